// What a host wrote on the element, as settings. Pure; whatever cannot be read is as if it were not there.
import type { Lang } from "../contract.ts";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";
import type { ChatWords } from "./chat-words.ts";

export const SIZES = ["normal", "large", "huge"] as const;
export type Size = (typeof SIZES)[number];
const THEMES = ["auto", "light", "dark", "contrast"] as const;
export const LANGS = ["zh-CN", "zh-Hant", "en"] as const satisfies readonly Lang[];

/** Words of a host's own, by the key of ours that they replace. */
export type Strings = Partial<ChatWords>;

export interface Settings {
  /** The server's origin without a slash at its end. */
  api: string;
  lang: Lang;
  place: string;
  places: readonly string[];
  question: string;
  suggestions: readonly string[];
  isLauncher: boolean;
  position: "left" | "right";
  theme: (typeof THEMES)[number];
  size: Size;
  keepsSession: boolean;
  /** The page recognises speech itself. */
  hostHears: boolean;
  strings: Strings;
}

/** On a script tag each has `data-` before it. */
export const ATTRIBUTES = [
  "api",
  "lang",
  "place",
  "places",
  "question",
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

export function readSettings(read: Read, defaultApi: string): Settings {
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
    api: /^https?:\/\/[^\s/?#\\@]+$/.test(text("api")) ? text("api") : defaultApi,
    lang: oneOf(LANGS, text("lang")),
    place: only(PLACE_CHARS_MAX, text("place")),
    places: list("places").filter(fits(PLACE_CHARS_MAX)),
    question: only(QUESTION_CHARS_MAX, text("question")),
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

function readStrings(json: string): Strings {
  try {
    return stringsOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** What of a value is words; those of unknown keys are never asked for. */
export function stringsOf(value: unknown): Strings {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, words]) => typeof words === "string"));
}
