// The language of a page: that of the address (`?lang=en`) or of the browser. When the address sets it, the page's own
// links keep it.
import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import { basePath, withoutBase } from "../base.ts";
import { Lang } from "../contract.ts";
import type { Settings } from "../settings.ts";
import { langOf } from "../view/language.ts";
import { markParts } from "../view/language-parts.ts";
import { PRINTED } from "../view/printed.ts";
import type { Showing } from "../view/showing.ts";
import type { ViewElement } from "../view/view.ts";
import { announcementsOn } from "./announcements.ts";
import { keepsLanguage } from "./page-paths.ts";
import { PAGE_WORDS, type PageWords } from "./pages/page-words.ts";
import { queryText, readPairs } from "./read-pairs.ts";
import { toHtml } from "./to-html.ts";

/** The settings of a page that depend on its reader. */
export interface Reader {
  readonly lang: Lang;
  /** True when the address sets the language; the page's links then have to repeat it. */
  readonly isChosen: boolean;
  /** The path prefix of all our paths. */
  readonly base: string;
  /** Path and query of this page in another language; `lang=` is appended to it. */
  readonly here: string;
  readonly words: PageWords;
  /** The operator's announcements, shown at the top of every page. */
  readonly announcements: readonly string[];
  /** How answers, quotes and telephone numbers are displayed. */
  readonly showing: Showing;
  /** Prints a view as HTML and marks the parts that are in another language. */
  readonly print: (view: ViewElement | null) => ReturnType<typeof toHtml>;
}

/** A page differs by the browser's language. */
export const VARY = { Vary: "Accept-Language" };

/** The reader of a request, on the day `today`. */
export function readerOf(c: Context, settings: Settings, today: string): Reader {
  const { lang, isChosen } = requestLang(c);
  const reader = readerIn(lang, settings, today);
  return { ...reader, isChosen, here: hereOf(c, reader.base) };
}

/** The language of a request, and whether the address sets it. */
export function requestLang(c: Context): Pick<Reader, "lang" | "isChosen"> {
  const chosen = Lang.safeParse(chosenIn(c));
  if (chosen.success) return { lang: chosen.data, isChosen: true };
  const wanted = parseAccept(c.req.header("accept-language") ?? "").filter(({ q }) => q > 0);
  return { lang: langOf(wanted.map(({ type }) => type)), isChosen: false };
}

/** A reader of a fixed language, whatever the request asks for. */
export function readerIn(lang: Lang, settings: Settings, today: string): Reader {
  const base = basePath(settings.PUBLIC_ORIGIN);
  const words = PAGE_WORDS[lang];
  return {
    lang,
    isChosen: false,
    base,
    here: `${base}/`,
    words,
    announcements: announcementsOn(settings, today),
    showing: { ...PRINTED, words, origin: base },
    print: (view) => toHtml(view === null ? null : markParts(view, lang)),
  };
}

/**
 * The `lang` of the address. A value that is not UTF-8 counts as absent, so that the error page still has a language.
 */
function chosenIn(c: Context): string | undefined {
  try {
    return readPairs(queryText(c.req.raw), ["lang"]).lang;
  } catch {
    return undefined;
  }
}

/** A query with only ids and numbers, as in our own links. */
const OURS = /^\?(?:[a-z]+=[\w.~-]{1,100}&?){1,30}$/u;
const QUERY_CHARS_MAX = 1_000;

/**
 * The address of this page for its language links. A page that shows a question links to the start page instead,
 * because a question must never enter an address. Of other queries only those that look like our own links are
 * repeated.
 */
function hereOf({ req }: Context, base: string): string {
  const { pathname, search, searchParams } = new URL(req.url);
  const path = withoutBase(pathname, base);
  if (req.method !== "GET" || path === "/") return `${base}/`;
  if (search.length > QUERY_CHARS_MAX || !OURS.test(search)) return `${base}${path}`;
  searchParams.delete("lang");
  const query = searchParams.toString();
  return `${base}${path}${query === "" ? "" : `?${query}`}`;
}

/** Our own links and forms in printed HTML. Text cannot match: its quotation marks are escaped. */
const OWN = / (href|action)="(\/[^"?#]*)(\?[^"#]*)?(#[^"]*)?"/gu;

/** Adds the reader's language to the page's own links, when the address sets it. */
export function withLang(page: string, { lang, isChosen, base }: Reader): string {
  if (!isChosen) return page;
  return page.replace(OWN, (whole, name: string, path: string, query = "", hash = "") =>
    !path.startsWith(base) || !keepsLanguage(path.slice(base.length)) || /[?;]lang=/u.test(query)
      ? whole
      : ` ${name}="${path}${query === "" ? "?" : `${query}&amp;`}lang=${lang}${hash}"`,
  );
}
