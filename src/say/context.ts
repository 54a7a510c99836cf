// The lines about place and time below the evidence: which place 我市 means, how old the report is.
import type { Collection } from "../collection.ts";
import type { Lang } from "../contract.ts";
import type { CorpusPlace, CorpusSource } from "../corpus.ts";
import type { Quote } from "../decide/draft.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { fold } from "../text.ts";
import { say } from "./frames.ts";
import { LIST_COMMA } from "./words.ts";

/** Age above which a reply says how old a report is and that things may have changed. */
const OLD_MONTHS = 24;
/** A date or period in a quote whose events are over and cannot change any more. */
const FINISHED = /“[一二三四五六七八九十]+五”期间|(?<!\d)\d{4}年/u;
/** Words for a lasting state, whatever date stands beside them. */
const LASTING = /目前|现有|如今|全市共有|设有?/u;

/** The name of a place in the reader's language. */
function placeName(place: CorpusPlace, lang: Lang): string {
  if (lang === "zh-CN") return place.name;
  if (lang === "zh-Hant") return place.name_hant;
  return place.aliases.find((alias) => /^[A-Z]/u.test(alias)) ?? place.name;
}

/**
 * The place that a quote is about: the place asked for if the quote names it, else the source's or a single one inside
 * it.
 */
function placeOfQuote(quote: Quote, question: Question, places: Places): CorpusPlace | null {
  const about = places.byId(quote.source.place);
  const shown = quote.source.text.slice(...quote.span);
  const asked = question.places[0] ?? null;
  if (asked !== null && places.isSpokenOf(asked, about, fold(shown))) return asked;
  const named = places.find(fold(shown));
  // A single place inside the source's is what the quote is about; several are a list.
  const alone = named !== null && !places.find(fold(shown), named);
  return alone && about !== null && places.isWithin(named, about) && asked === null ? named : about;
}

/** The date as a person says it: 2021年5月10日. */
function spokenDate(published: string, lang: Lang): string {
  if (lang === "en") return published;
  const [year, month, day] = published.split("-");
  return `${year}年${month === undefined ? "" : `${Number(month)}月`}${day === undefined ? "" : `${Number(day)}日`}`;
}

/** A line for each relative year word in the quotes whose year the source's date gives. */
export function relativeYears(quotes: readonly Quote[], lang: Lang): { text: string; n: number }[] {
  const said = new Set<string>();
  return quotes.flatMap((quote, i) => {
    const shown = quote.source.text.slice(...quote.span);
    return quote.source.relative.flatMap(({ word, year }) => {
      // 目前 means the time of the report, which the line of place and time gives.
      if (year === null || !word.includes("年") || said.has(word) || !shown.includes(word)) return [];
      said.add(word);
      return [{ text: say("W1", lang, { word, year }), n: i + 1 }];
    });
  });
}

interface ContextAsked {
  readonly question: Question;
  readonly isNumber: boolean;
  readonly isEvent: boolean;
  /** The month of asking, `YYYY-MM`. */
  readonly month: string;
}

/** The place and time of the quotes: one line per source. */
export function placeAndTime(
  quotes: readonly Quote[],
  asked: ContextAsked,
  places: Places,
): { text: string; n: number }[] {
  const seen = new Set<CorpusSource>();
  let isUnplaced = false;
  return quotes.flatMap((quote, i) => {
    if (seen.has(quote.source)) return [];
    seen.add(quote.source);
    const about = placeOfQuote(quote, asked.question, places);
    // That a place is lacking is said once, of the first such source.
    if (quote.source.office === undefined && about === null) {
      if (isUnplaced) return [];
      isUnplaced = true;
    }
    return [{ text: contextLine(quote, about, asked), n: i + 1 }];
  });
}

/** The name of the quote's place, or that the source does not give one. */
export function whereOf(quote: Quote, question: Question, places: Places, lang: Lang): string {
  const place = placeOfQuote(quote, question, places);
  return place === null ? UNNAMED[lang] : placeName(place, lang);
}

/** The date of a quote: 约2024年, 2021年5月10日. */
export function whenOf({ source }: Quote, lang: Lang): string {
  return spokenTime(source, source.published, lang);
}

/** The year of a quote. */
export function yearOf({ source }: Quote, lang: Lang): string {
  return spokenTime(source, source.published?.slice(0, 4) ?? null, lang);
}

function spokenTime({ published_estimated: estimated }: CorpusSource, published: string | null, lang: Lang): string {
  if (published === null) return UNNAMED[lang];
  const date = spokenDate(published, lang);
  if (!estimated) return date;
  return lang === "en" ? `about ${date}` : `${lang === "zh-CN" ? "约" : "約"}${date}`;
}

const UNNAMED: Record<Lang, string> = { "zh-CN": "原文没写", "zh-Hant": "原文沒寫", en: "not given" };

/** Whether the office checked it more than a year ago and set no day until which it holds. */
function isStale({ office, published }: CorpusSource, month: string): boolean {
  const [year = "", ofYear = ""] = published?.split("-") ?? [];
  return office?.expires_on == null && `${Number(year) + 1}-${ofYear}` < month.slice(0, "YYYY-MM".length);
}

function contextLine(
  quote: Quote,
  about: CorpusPlace | null,
  { question, isNumber, isEvent, month }: ContextAsked,
): string {
  const { lang } = question;
  if (quote.source.office !== undefined) {
    return say(isStale(quote.source, month) ? "T12" : "T11", lang, { date: whenOf(quote, lang) });
  }
  const { published, published_estimated: estimated } = quote.source;
  const place = about === null ? null : placeName(about, lang);
  if (published === null) return place === null ? say("T6", lang) : say("T7", lang, { place });
  const slots = { place: place ?? "", class: className(isNumber, lang) };
  const finished = isEvent && isFinished(quote, question);
  if (place === null) return say("T9", lang, { date: whenOf(quote, lang) });
  if (!estimated) return say("T3", lang, { ...slots, date: whenOf(quote, lang) });
  return say(finished ? "T2" : "T1", lang, { ...slots, year: published.slice(0, 4) });
}

function isFinished(quote: Quote, question: Question): boolean {
  const shown = quote.source.text.slice(...quote.span);
  if (question.kinds.includes("date")) return true;
  return FINISHED.test(shown) && !LASTING.test(shown);
}

function className(isNumber: boolean, lang: Lang): string {
  if (lang === "en") return "";
  if (lang === "zh-Hant") return isNumber ? "數字" : "情況";
  return isNumber ? "数字" : "情况";
}

/** Whole years between a date and the month of asking; null for a date within `OLD_MONTHS`. */
function yearsOld(published: string, month: string): number | null {
  const [year = 0, ofYear = 1] = published.split("-").map(Number);
  const [nowYear = 0, nowMonth = 1] = month.split("-").map(Number);
  const months = (nowYear - year) * 12 + nowMonth - ofYear;
  return months > OLD_MONTHS ? Math.floor(months / 12) : null;
}

/** The words with which every frame says that things may have changed. A reply says so only once. */
const CAVEAT: Record<Lang, string> = { "zh-CN": "现在可能有变", "zh-Hant": "現在可能有變", en: "ay have changed" };

/** Whether a line of the reply already says that things may have changed. */
export function isCaveated(lines: readonly { text: string }[], lang: Lang): boolean {
  return lines.some(({ text }) => text.includes(CAVEAT[lang]));
}

/** One warning per age of the sources older than `OLD_MONTHS`, with the numbers of the quotes of that age. */
export function oldReports(quotes: readonly Quote[], month: string, lang: Lang): string[] {
  const byAge = Map.groupBy(
    quotes.map(({ source: { published, office } }, i) => ({
      n: i + 1,
      // Frames for an office's own facts say by themselves that they are old.
      years: published === null || office !== undefined ? null : yearsOld(published, month),
    })),
    ({ years }) => years,
  );
  return [...byAge].flatMap(([years, aged]) =>
    years === null ? [] : [say("T8", lang, { n: aged.map(({ n }) => n).join(LIST_COMMA[lang]), years: String(years) })],
  );
}

/** The names of the places that the collection is mostly about. */
export function aboutPlaces(collection: Collection, lang: Lang): string[] {
  return collection.corpus.about_places.flatMap((id) => {
    const place = collection.places.get(id);
    return place === undefined ? [] : [placeName(place, lang)];
  });
}
