// Every upper bound of the product; the unit is the last part of the name. Characters are Unicode code points where a
// person types, and UTF-16 units where a text is cut.

/** Longest question, in code points, after trimming. */
export const QUESTION_CHARS_MAX = 500;
export const HISTORY_MESSAGES_MAX = 12;
export const HISTORY_MESSAGE_CHARS_MAX = 1_000;
export const PLACE_CHARS_MAX = 20;

/** Largest request body, with or without `Content-Length`. */
export const BODY_BYTES_MAX = 64 * 1024;
/** Largest body of a chat request, which carries the whole conversation and the program's instructions to the model. */
export const CHAT_BODY_BYTES_MAX = 256 * 1024;
/** Longest wait for a request body. */
export const BODY_READ_TIMEOUT_MS = 5_000;

/** How long a stream stays open after its last event. */
export const STREAM_REST_MS = 100;

/** Longest quote, in UTF-16 units. */
export const QUOTE_CHARS_MAX = 240;
/** Longest first line of an answer, in UTF-16 units. */
export const LEAD_CHARS_MAX = 80;
/** Most quotes of an ordinary answer. */
export const QUOTES_MAX = 3;
/** Most quotes of an answer that lists things or shows figures that differ. */
export const CITATIONS_MAX = 5;
export const SUGGESTIONS_MAX = 3;
/** Digits of a text's digest in a link: enough to tell two versions of a text apart. */
export const VERSION_DIGITS = 12;

/** How much of the person's latest words is checked for danger, in UTF-16 units. */
export const DANGER_CHARS_MAX = 1_500;

/** Most distinct terms of a question that are searched for; further ones are ignored. */
export const QUERY_TERMS_MAX = 64;
/** Most passages that the evidence stage reads. */
export const CANDIDATES_MAX = 14;

export const SEARCH_LIMIT_DEFAULT = 10;
export const SEARCH_LIMIT_MAX = 50;
export const LIST_LIMIT_DEFAULT = 50;
export const LIST_LIMIT_MAX = 200;
