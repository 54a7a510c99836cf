// Reads the element's attributes into settings. Pure. A value that cannot be parsed counts as absent.
import type { Lang } from "../contract.ts";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";
import type { ChatWords } from "./chat-words.ts";
import { langOf } from "./language.ts";

export const SIZES = ["normal", "large", "huge"] as const;
export type Size = (typeof SIZES)[number];
export const THEMES = ["auto", "light", "dark", "contrast"] as const;
export const LANGS = ["zh-CN", "zh-Hant", "en"] as const satisfies readonly Lang[];
/** The name of each language in that language. */
export const LANG_NAMES = { "zh-CN": "简体中文", "zh-Hant": "繁體中文", en: "English" } as const satisfies Record<
  Lang,
  string
>;

/** A host's own strings, by the key of the string that each replaces. */
export type Strings = Partial<ChatWords>;

export interface Settings {
  /** The server's base URL: its origin and base path, without a trailing slash. */
  api: string;
  lang: Lang;
  place: string;
  places: readonly string[];
  question: string;
  /** An announcement for every visitor. */
  announcement: string;
  suggestions: readonly string[];
  isLauncher: boolean;
  position: "left" | "right";
  theme: (typeof THEMES)[number];
  size: Size;
  keepsSession: boolean;
  /** The host page does its own speech recognition. */
  hostHears: boolean;
  /** The host's own strings, parsed from JSON but not yet validated. */
  strings: unknown;
}

/** On a script tag each name has the prefix `data-`. */
export const ATTRIBUTES = [
  "api",
  "lang",
  "place",
  "places",
  "question",
  "announcement",
  "suggestions",
  "launcher",
  "position",
  "theme",
  "size",
  "keep",
  "voice",
  "strings",
] as const;

type Read = (name: (typeof ATTRIBUTES)[number]) => string | null;

/** `languages` are the browser's languages, preferred first. They decide when the host sets no language. */
export function readSettings(read: Read, defaultApi: string, languages: readonly string[] = []): Settings {
  const text = (name: Parameters<Read>[0]) => (read(name) ?? "").trim();
  const list = (name: Parameters<Read>[0]) =>
    text(name)
      .split("|")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  // The server rejects longer texts, so they are dropped here.
  const fits = (max: number) => (item: string) => Array.from(item).length <= max;
  const only = (max: number, item: string) => (fits(max)(item) ? item : "");
  return {
    api: /^https?:\/\/[^\s/?#\\@]+(?:\/[^\s?#\\@]*)?$/.test(text("api")) ? text("api").replace(/\/+$/, "") : defaultApi,
    lang: langOf([text("lang"), ...languages]),
    place: only(PLACE_CHARS_MAX, text("place")),
    places: list("places").filter(fits(PLACE_CHARS_MAX)),
    question: only(QUESTION_CHARS_MAX, text("question")),
    announcement: text("announcement"),
    suggestions: list("suggestions").filter(fits(QUESTION_CHARS_MAX)),
    isLauncher: read("launcher") !== null,
    position: text("position") === "left" ? "left" : "right",
    theme: oneOf(THEMES, text("theme")),
    size: oneOf(SIZES, text("size")),
    keepsSession: text("keep") === "session",
    hostHears: text("voice") === "host",
    strings: readStrings(text("strings")),
  };
}

/** The known value that equals `value`, otherwise the first. */
function oneOf<T extends string>(known: readonly [T, ...T[]], value: string): T {
  return known.find((one) => one === value) ?? known[0];
}

function readStrings(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * Reads a host's strings for one language: strings for all languages, overridden by those for `lang`. Skips everything
 * else.
 */
export function stringsOf(value: unknown, lang: Lang): Strings {
  const entries = (from: unknown) => (typeof from === "object" && from !== null ? Object.entries(from) : []);
  const own = entries(value).find(([key]) => key === lang)?.[1];
  return Object.fromEntries([...entries(value), ...entries(own)].filter(([, words]) => typeof words === "string"));
}
