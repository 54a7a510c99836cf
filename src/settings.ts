// The settings that the platform passes in its environment: names, defaults and units. They are parsed once, at start.
import * as z from "zod/mini";

const text = z._default(z.string(), "");

/** Longest sentence that fits above a page on a phone. */
const SENTENCE_CHARS_MAX = 200;
const sentence = z.prefault(
  z
    .pipe(
      z.string(),
      z.transform((words) => words.trim()),
    )
    .check(z.refine((words) => [...words].length <= SENTENCE_CHARS_MAX)),
  "",
);
const isRealDay = (text: string) => {
  const clock = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(clock) && new Date(clock).toISOString().startsWith(text);
};
/** `YYYY-MM-DD`, a day that exists, or "". */
const day = z._default(
  z.string().check(z.refine((text) => text === "" || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text)))),
  "",
);

/** An origin as browsers write it: lower case, no path, no default port, no character with a meaning in a policy. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

function isOrigin(word: string): boolean {
  return ORIGIN.test(word) && URL.canParse(word) && new URL(word).origin === word;
}

const words = (list: string) => list.split(/\s+/u).filter((word) => word !== "");
/** Exact origins, separated by spaces. An origin that no browser would send is an error, not a silent refusal. */
const Origins = z.pipe(
  z.string().check(z.refine((list) => words(list).every(isOrigin))),
  z.transform((list): readonly string[] => words(list)),
);

/**
 * An origin, and after it the path of a portal under which the service stands, in characters that never need escaping.
 */
const PUBLIC = /^(?:https?:\/\/[^/?#\s"'<>\\]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?)?$/;
const PublicOrigin = z.pipe(
  z.string().check(z.regex(PUBLIC)),
  z.transform((address) => address.replace(/\/$/, "")),
);

/** Protocols that other people's programs speak. Each can be turned off. */
export const DOOR_NAMES = ["events", "openai", "mcp", "nlweb", "snippet", "wechat"] as const;
export type DoorName = (typeof DOOR_NAMES)[number];
const isDoor = (word: string): word is DoorName => DOOR_NAMES.some((name) => name === word);
const Doors = z.pipe(
  z.string().check(z.refine((list) => list === "*" || words(list).every(isDoor))),
  z.transform((list): ReadonlySet<DoorName> => new Set(list === "*" ? DOOR_NAMES : words(list).filter(isDoor))),
);

/** A whole number in digits, or "". */
const Count = z.pipe(z.string().check(z.regex(/^\d{0,4}$/)), z.transform(Number));
/** Secrets that fit into a header, separated by spaces. */
const Keys = z.pipe(
  z.string().check(z.regex(/^[\x20-\x7e]*$/)),
  z.transform((list): readonly string[] => words(list)),
);
/** A secret that matches a pattern, or "". */
const secret = (form: RegExp) => z._default(z.string().check(z.regex(form)), "");

/** A value of `READER_URL`: the platform's own models, through the binding `AI`. */
export const WORKERS_AI = "workers-ai";

/**
 * An address with https (http only for this machine) and a path that needs no escaping; no credentials and no query.
 */
const READER =
  /^(?:https:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;
const ReaderAddress = z.pipe(
  z.string().check(z.refine((url) => url === "" || url === WORKERS_AI || (READER.test(url) && URL.canParse(url)))),
  z.transform((url) => url.replace(/\/$/, "")),
);

/** A whole number, written in digits. */
const whole = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,7}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(min), z.maximum(max))),
  );

const LONGEST_WAIT_MS_MAX = 1_000;
const READER_TIMEOUT_MS = { min: 100, max: 10_000 };
const READER_DAILY_MAX = 1_000_000;

const Fields = z.object({
  /**
   * `https://host`, or `https://host/path` under a portal. Links are made absolute with it, and its path precedes every
   * address of the service. Empty: links stay relative. Never taken from `Host`.
   */
  PUBLIC_ORIGIN: z.prefault(PublicOrigin, ""),
  /** Who runs this service; shown in the footer and the accessibility statement. */
  OPERATOR_NAME: text,
  /** How to reach the operator; shown as it is. */
  OPERATOR_CONTACT: text,
  /** Where to complain; shown as it is. */
  COMPLAINT_CHANNEL: text,
  /** The filing number (备案号); shown in the footer. */
  FILING_NUMBER: text,
  /** `off` stops answering (503 `asking_disabled`); the texts stay readable. */
  ASKING: z._default(z.enum(["on", "off"]), "on"),
  /** `off` shows how an answer came about (`/explain`, `explain` of a request) only to those who send `EXPLAIN_KEY`. */
  EXPLAIN: z._default(z.enum(["on", "off"]), "on"),
  /** The staff's password, at least 16 characters. Empty: nobody has one, so `EXPLAIN=off` holds for everybody. */
  EXPLAIN_KEY: secret(/^(?:[\x21-\x7e]{16,200})?$/),
  /** Why asking is off, in words for everybody; shown in the 503 and above every page. */
  ASKING_REASON: sentence,
  /** A notice for everybody, shown above every page, the chat and the kiosk. */
  NOTICE: sentence,
  /** The last day of `NOTICE`, `YYYY-MM-DD` in China. Empty: the notice stays until it is removed. */
  NOTICE_UNTIL: day,
  /** Origins whose pages may call `/api/*` from a browser. `*`: all; empty: Fawen's own only. */
  ALLOWED_ORIGINS: z.prefault(z.union([z.literal("*"), Origins]), "*"),
  /** Origins whose pages may frame `/embed` and `/kiosk`, beside Fawen's own. */
  FRAME_ANCESTORS: z.prefault(Origins, ""),
  /** The open doors, separated by spaces; `*`: all. A door that needs a secret opens only with it. */
  DOORS: z.prefault(Doors, "*"),
  /** On an office's own machine: how often one visitor may ask in a minute. Empty or 0: no limit. */
  RATE_LIMIT_PER_MINUTE: z.prefault(Count, ""),
  /** Longest wait of a question for those before it, in ms. One that would wait longer is refused; 0: none waits. */
  LONGEST_WAIT_MS: z.prefault(whole(0, LONGEST_WAIT_MS_MAX), "400"),
  /** Keys of the door `openai`; a program has to send one of them. Empty: no key is needed. */
  API_KEYS: z.prefault(Keys, ""),
  /** The Token of the WeChat or WeCom console. Empty: the door `wechat` is closed. */
  WECHAT_TOKEN: secret(/^(?:[A-Za-z0-9]{3,32})?$/),
  /** EncodingAESKey. Empty: messages come as plain text. With a key, only encrypted messages are accepted. */
  WECHAT_AES_KEY: secret(/^(?:[A-Za-z0-9+/]{43})?$/),
  /** The account's AppID or CorpID, which every encrypted message contains. */
  WECHAT_APP_ID: secret(/^(?:[\w-]{1,64})?$/),
  /**
   * The optional reader (docs/reader.md): an OpenAI-compatible endpoint (`https://host/v1`), or `workers-ai`. It
   * chooses between statements where the engine is not sure. Empty: there is no reader, and no question leaves.
   */
  READER_URL: z.prefault(ReaderAddress, ""),
  /** The name of the reader's model. */
  READER_MODEL: text,
  /** Sent as a bearer token. Empty: no token is sent. */
  READER_KEY: secret(/^[\x21-\x7e]*$/),
  /** Longest wait for the reader, in ms. */
  READER_TIMEOUT_MS: z.prefault(whole(READER_TIMEOUT_MS.min, READER_TIMEOUT_MS.max), "4000"),
  /** Most requests to the reader per day. */
  READER_DAILY: z.prefault(whole(0, READER_DAILY_MAX), "200"),
});
export const Settings = Fields.check(
  z.refine(({ READER_URL, READER_MODEL }) => READER_URL === "" || READER_MODEL !== "", { path: ["READER_MODEL"] }),
);
export type Settings = z.infer<typeof Settings>;

/** Settings that no file of the project contains; the platform or a server's own environment stores them. */
export const SECRETS: readonly (keyof Settings)[] = [
  "API_KEYS",
  "EXPLAIN_KEY",
  "WECHAT_TOKEN",
  "WECHAT_AES_KEY",
  "WECHAT_APP_ID",
  "READER_KEY",
];

/** Removes null values from an environment: workerd passes null for a variable that is not set. */
export function withoutUnset(env: unknown): unknown {
  if (typeof env !== "object" || env === null) return env;
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== null));
}
