// The environment the platform hands in: names, defaults, units. Parsed once at start.
import * as z from "zod/mini";

const text = z._default(z.string(), "");

/** What fits above a page of a phone. */
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
/** `YYYY-MM-DD`, a day that there is, or empty. */
const day = z._default(
  z.string().check(z.refine((text) => text === "" || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text)))),
  "",
);

/** An origin as browsers write it: lower case, no path, no default port, nothing that means more in a policy. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

function isOrigin(word: string): boolean {
  return ORIGIN.test(word) && URL.canParse(word) && new URL(word).origin === word;
}

const words = (list: string) => list.split(/\s+/u).filter((word) => word !== "");
/** Exact origins, parted by spaces: one that no browser would ever send is a fault, not a silent refusal. */
const Origins = z.pipe(
  z.string().check(z.refine((list) => words(list).every(isOrigin))),
  z.transform((list): readonly string[] => words(list)),
);

/** An origin, and behind it the path of a portal under which the service stands: letters that need no escaping anywhere. */
const PUBLIC = /^(?:https?:\/\/[^/?#\s"'<>\\]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?)?$/;
const PublicOrigin = z.pipe(
  z.string().check(z.regex(PUBLIC)),
  z.transform((address) => address.replace(/\/$/, "")),
);

/** Protocols that other people's programs speak: each can be closed. */
export const DOOR_NAMES = ["events", "openai", "mcp", "nlweb", "snippet", "wechat"] as const;
export type DoorName = (typeof DOOR_NAMES)[number];
const isDoor = (word: string): word is DoorName => DOOR_NAMES.some((name) => name === word);
const Doors = z.pipe(
  z.string().check(z.refine((list) => list === "*" || words(list).every(isDoor))),
  z.transform((list): ReadonlySet<DoorName> => new Set(list === "*" ? DOOR_NAMES : words(list).filter(isDoor))),
);

/** A whole number in digits; empty is none. */
const Count = z.pipe(z.string().check(z.regex(/^\d{0,4}$/)), z.transform(Number));
/** Secrets that a header can hold, parted by spaces. */
const Keys = z.pipe(
  z.string().check(z.regex(/^[\x20-\x7e]*$/)),
  z.transform((list): readonly string[] => words(list)),
);
/** A secret of one form; empty is none. */
const secret = (form: RegExp) => z._default(z.string().check(z.regex(form)), "");

/** The platform's own models, through the binding `AI`, in place of an address. */
export const WORKERS_AI = "workers-ai";

/** One origin, https but on this machine, and a path of letters that need no escaping: no credentials, no query. */
const READER =
  /^(?:https:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;
const ReaderAddress = z.pipe(
  z.string().check(z.refine((url) => url === "" || url === WORKERS_AI || (READER.test(url) && URL.canParse(url)))),
  z.transform((url) => url.replace(/\/$/, "")),
);

/** A whole number in a word. */
const whole = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,7}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(min), z.maximum(max))),
  );

const READER_TIMEOUT_MS = { min: 100, max: 10_000 };
const READER_DAILY_MAX = 1_000_000;

const Fields = z.object({
  /**
   * `https://host`, or `https://host/path` under a portal: links are made absolute with it, and its path stands before
   * every address of ours. Empty: links stay relative. Never taken from `Host`.
   */
  PUBLIC_ORIGIN: z.prefault(PublicOrigin, ""),
  /** Who runs this service; shown in the footer and the accessibility statement. */
  OPERATOR_NAME: text,
  /** How to reach the operator: shown as it is. */
  OPERATOR_CONTACT: text,
  /** Where to complain: shown as it is. */
  COMPLAINT_CHANNEL: text,
  /** The filing number (备案号); shown in the footer. */
  FILING_NUMBER: text,
  /** `off` stops answering (503 `asking_disabled`); reading goes on. */
  ASKING: z._default(z.enum(["on", "off"]), "on"),
  /** `off`: how an answer came about (`/explain`, `explain` of a request) is for those who send `EXPLAIN_KEY`. */
  EXPLAIN: z._default(z.enum(["on", "off"]), "on"),
  /** The password of staff, at least 16 characters; empty: with `EXPLAIN=off` nobody has one. */
  EXPLAIN_KEY: secret(/^(?:[\x21-\x7e]{16,200})?$/),
  /** Why asking is off, in words for everybody: they stand in the 503 and above every page. */
  ASKING_REASON: sentence,
  /** What everybody is to read, above every page, chat and kiosk. */
  NOTICE: sentence,
  /** The last day on which `NOTICE` holds, `YYYY-MM-DD` in China; empty: until it is taken out. */
  NOTICE_UNTIL: day,
  /** Whose pages may call `/api/*` from a browser; `*`: anybody's; empty: Fawen's own only. */
  ALLOWED_ORIGINS: z.prefault(z.union([z.literal("*"), Origins]), "*"),
  /** Whose pages may frame `/embed` and `/kiosk`, beside Fawen's own. */
  FRAME_ANCESTORS: z.prefault(Origins, ""),
  /** The doors that are open, parted by spaces; `*`: all. One that needs a secret opens only with it. */
  DOORS: z.prefault(Doors, "*"),
  /** On an office's own machine: how often one visitor may ask in a minute; empty or 0: as often as they like. */
  RATE_LIMIT_PER_MINUTE: z.prefault(Count, ""),
  /** Keys of the door `openai`: a program has to send one of them. Empty: it needs none. */
  API_KEYS: z.prefault(Keys, ""),
  /** What the console of WeChat or WeCom calls Token; empty: the door `wechat` is closed. */
  WECHAT_TOKEN: secret(/^(?:[A-Za-z0-9]{3,32})?$/),
  /** EncodingAESKey; empty: messages come as plain text. With it, nothing but encrypted messages is taken. */
  WECHAT_AES_KEY: secret(/^(?:[A-Za-z0-9+/]{43})?$/),
  /** The account's AppID or CorpID, which stands inside every encrypted message. */
  WECHAT_APP_ID: secret(/^(?:[\w-]{1,64})?$/),
  /**
   * The optional reader (docs/reader.md): an OpenAI-compatible endpoint (`https://host/v1`), or `workers-ai`. It chooses
   * between statements where the engine is not sure. Empty: there is none, and no question leaves.
   */
  READER_URL: z.prefault(ReaderAddress, ""),
  /** The model's name there. */
  READER_MODEL: text,
  /** Sent as a bearer token; empty: none is sent. */
  READER_KEY: secret(/^[\x21-\x7e]*$/),
  /** What it has not said by then is not waited for. */
  READER_TIMEOUT_MS: z.prefault(whole(READER_TIMEOUT_MS.min, READER_TIMEOUT_MS.max), "4000"),
  /** How often a day it is asked. */
  READER_DAILY: z.prefault(whole(0, READER_DAILY_MAX), "200"),
});
export const Settings = Fields.check(
  z.refine(({ READER_URL, READER_MODEL }) => READER_URL === "" || READER_MODEL !== "", { path: ["READER_MODEL"] }),
);
export type Settings = z.infer<typeof Settings>;

/** Settings that stand in no file of the project: the platform keeps them, or a server's own environment. */
export const SECRETS: readonly (keyof Settings)[] = [
  "API_KEYS",
  "EXPLAIN_KEY",
  "WECHAT_TOKEN",
  "WECHAT_AES_KEY",
  "WECHAT_APP_ID",
  "READER_KEY",
];

/** The environment without what is null in it: workerd hands in null for a variable that is not set. */
export function withoutUnset(env: unknown): unknown {
  if (typeof env !== "object" || env === null) return env;
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== null));
}
