// Every upper bound of the product in one place, the unit last in the name.
// Characters are Unicode code points where a person types, UTF-16 units where a text is cut.

/** Longest question, in code points, after trimming. */
export const QUESTION_CHARS_MAX = 500;
export const HISTORY_MESSAGES_MAX = 12;
export const HISTORY_MESSAGE_CHARS_MAX = 1_000;
export const PLACE_CHARS_MAX = 20;

/** Largest request body, whatever its framing. */
export const BODY_BYTES_MAX = 64 * 1024;
/** The same where a whole conversation is sent along each time, with what a program says to the model. */
export const CHAT_BODY_BYTES_MAX = 256 * 1024;
/** A body that has not arrived by then is given up. */
export const BODY_READ_TIMEOUT_MS = 5_000;

/** How long a stream stays open after its last event. */
export const STREAM_REST_MS = 100;

/** Longest quote, in UTF-16 units. */
export const QUOTE_CHARS_MAX = 240;
/** Longest first line of an answer, in UTF-16 units. */
export const LEAD_CHARS_MAX = 80;
/** Quotes of an ordinary answer. */
export const QUOTES_MAX = 3;
/** Quotes of an answer that lists or shows figures that differ. */
export const CITATIONS_MAX = 5;
export const SUGGESTIONS_MAX = 3;
/** Digits of a text's digest that a link carries: enough to tell two versions of one text apart. */
export const VERSION_DIGITS = 12;

/** What a person said last, in UTF-16 units, that danger is listened for in. */
export const DANGER_CHARS_MAX = 1_500;

/** Distinct terms of a question that are searched for; the rest is ignored. */
export const QUERY_TERMS_MAX = 64;
/** Passages that the evidence stage looks into. */
export const CANDIDATES_MAX = 14;

export const SEARCH_LIMIT_DEFAULT = 10;
export const SEARCH_LIMIT_MAX = 50;
export const LIST_LIMIT_DEFAULT = 50;
export const LIST_LIMIT_MAX = 200;
