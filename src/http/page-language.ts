// The language of a page: as its address says (`?lang=en`), or as the browser wants it. Links of a page whose address said it lead on
// in that language.
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
import { PAGE_WORDS, type PageWords } from "./pages/page-words.ts";
import { queryText, readPairs } from "./read-pairs.ts";
import { toHtml } from "./to-html.ts";

/** What a page needs to know of its reader. */
export interface Reader {
  readonly lang: Lang;
  /** The address says the language, so that links of the page have to say it, too. */
  readonly isChosen: boolean;
  /** The path that stands before every path of ours. */
  readonly base: string;
  /** Path and query of the page in another language, to which `lang=` is added. */
  readonly here: string;
  readonly words: PageWords;
  /** What stands above every page, in the operator's words. */
  readonly announcements: readonly string[];
  /** How answers, quotes and numbers to call are shown. */
  readonly showing: Showing;
  /** A view as HTML, with what is in another language marked. */
  readonly print: (view: ViewElement | null) => ReturnType<typeof toHtml>;
}

/** The reply to a page's address is another for another browser. */
export const VARY = { Vary: "Accept-Language" };

/** Of the browser that sent a request, on a day. */
export function readerOf(c: Context, settings: Settings, today: string): Reader {
  const chosen = Lang.safeParse(chosenIn(c));
  const wanted = parseAccept(c.req.header("accept-language") ?? "").filter(({ q }) => q > 0);
  const lang = chosen.success ? chosen.data : langOf(wanted.map(({ type }) => type));
  const reader = readerIn(lang, settings, today);
  return { ...reader, isChosen: chosen.success, here: hereOf(c, reader.base) };
}

/** For who reads one language, whatever a request says. */
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

/** A value that is not UTF-8 is none: the page says what is wrong in some language all the same. */
function chosenIn(c: Context): string | undefined {
  try {
    return readPairs(queryText(c.req.raw), ["lang"]).lang;
  } catch {
    return undefined;
  }
}

/** Ids and numbers, as our own links have them. */
const OURS = /^\?(?:[a-z]+=[\w.~-]{1,100}&?){1,30}$/u;
const QUERY_CHARS_MAX = 1_000;

/**
 * A question never goes into an address: a page that shows one has the start page in its place. Nothing else is said again, either,
 * but what our own links say.
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

/** The printed links and forms to our own pages. Text has no quotation mark of markup, so that none of it looks like a link. */
const OWN = / (href|action)="(\/[^"?#]*)(\?[^"#]*)?(#[^"]*)?"/gu;
const PAGES = /^\/(?:sources(?:\/.*)?|accessibility|privacy|a)?$/u;

/** A page's HTML whose links keep the language that its address says. */
export function withLang(page: string, { lang, isChosen, base }: Reader): string {
  if (!isChosen) return page;
  return page.replace(OWN, (whole, name: string, path: string, query = "", hash = "") =>
    !path.startsWith(base) || !PAGES.test(path.slice(base.length)) || /[?;]lang=/u.test(query)
      ? whole
      : ` ${name}="${path}${query === "" ? "?" : `${query}&amp;`}lang=${lang}${hash}"`,
  );
}
