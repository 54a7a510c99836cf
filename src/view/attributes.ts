// What a host wrote on the element, as settings. Pure; whatever cannot be read is as if it were not there.
import type { Lang } from "../contract.ts";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";
import type { ChatWords } from "./chat-words.ts";
import { langOf } from "./language.ts";

export const SIZES = ["normal", "large", "huge"] as const;
export type Size = (typeof SIZES)[number];
export const THEMES = ["auto", "light", "dark", "contrast"] as const;
export const LANGS = ["zh-CN", "zh-Hant", "en"] as const satisfies readonly Lang[];
/** Names of the languages in themselves. */
export const LANG_NAMES = { "zh-CN": "简体中文", "zh-Hant": "繁體中文", en: "English" } as const satisfies Record<
  Lang,
  string
>;

/** Words of a host's own, by the key of ours that they replace. */
export type Strings = Partial<ChatWords>;

export interface Settings {
  /** The server's origin, with the path under which it stands, without a slash at its end. */
  api: string;
  lang: Lang;
  place: string;
  places: readonly string[];
  question: string;
  /** What everybody is to read. */
  announcement: string;
  suggestions: readonly string[];
  isLauncher: boolean;
  position: "left" | "right";
  theme: (typeof THEMES)[number];
  size: Size;
  keepsSession: boolean;
  /** The page recognises speech itself. */
  hostHears: boolean;
  /** Words of the host's own, not read yet. */
  strings: unknown;
}

/** On a script tag each has `data-` before it. */
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

/** `languages` are those of the browser, the best first: they decide where the host does not. */
export function readSettings(read: Read, defaultApi: string, languages: readonly string[] = []): Settings {
  const text = (name: Parameters<Read>[0]) => (read(name) ?? "").trim();
  const list = (name: Parameters<Read>[0]) =>
    text(name)
      .split("|")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  // Longer than the server takes is what nobody can ask.
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

/** The one that is meant, or the first. */
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

/** What of a host's value is words in a language: those for all of them, and its own, which come before. */
export function stringsOf(value: unknown, lang: Lang): Strings {
  const entries = (from: unknown) => (typeof from === "object" && from !== null ? Object.entries(from) : []);
  const own = entries(value).find(([key]) => key === lang)?.[1];
  return Object.fromEntries([...entries(value), ...entries(own)].filter(([, words]) => typeof words === "string"));
}
