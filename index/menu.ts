// Builds the kiosk's menu. From the finished index and the editors' needs it selects, for every place, the questions
// that this index answers there with a quote. No button may lead to no answer, or to an answer about another place.
import { createAsk } from "../src/ask.ts";
import type { Collection } from "../src/collection.ts";
import type { Answer } from "../src/contract.ts";
import type { CorpusPlace, DirectoryEntry, Menu } from "../src/corpus.ts";
import { isEnglish } from "../src/english-words.ts";
import type { MenuWords, NeedWords } from "../src/menu-words.ts";
import { type Prepared, prepare } from "../src/prepare.ts";
import { fold } from "../src/text.ts";
import type { KioskEntry } from "./matters.ts";
import type { Findings } from "./notice.ts";

export const NO_MENU: Menu = { areas: [], needs: [] };

/** Number of questions that fit on one screen. */
const QUESTIONS_MAX = 4;
/** A longer question of a service does not fit a button. */
const BUTTON_CHARS_MAX = 24;
/** An early month, at which no report counts as outdated: the answers checked here do not depend on the month. */
const CIRCUMSTANCES = { month: "2000-01", origin: null };

/** The need used for a collection whose editors have defined none. */
const COMMON = { id: "common", label: "常问的事" } as const;

type Places = Prepared["places"];
type Need = Menu["needs"][number];
type Written = Need["questions"][number][0];

interface Candidate {
  question: string;
  written: Written;
  /** Whether an editor chose it for this need. */
  isOwn: boolean;
  /** The places that it names. */
  named: readonly CorpusPlace[];
}

/** Asks every candidate once for every place. The result depends on the collection alone. */
export async function makeMenu(
  collection: Collection,
  entries: readonly KioskEntry[],
  findings: Findings,
): Promise<Menu> {
  const { places } = prepare(collection);
  const asked = createAsked(collection);
  const offering = [null, ...placesAbout(collection, places)];
  const numbers = new Map(collection.corpus.places.map((place, i) => [place, i + 1]));
  const areas: number[][] = [];
  const areaOf = (area: number[]) => {
    const found = areas.findIndex((other) => other.join() === area.join());
    return found < 0 ? areas.push(area) - 1 : found;
  };
  const needs: Need[] = [];
  for (const entry of entries.length > 0 ? entries : commonNeed(collection)) {
    const candidates = candidatesOf(entry, collection, places);
    const offered = new Map<Candidate, number[]>(candidates.map((candidate) => [candidate, []]));
    for (const place of offering) {
      for (const candidate of await chosen(entry, candidates, place, { asked, places })) {
        offered.get(candidate)?.push(place === null ? 0 : (numbers.get(place) ?? 0));
      }
    }
    tellUnanswered(entry, candidates, offered, findings);
    const questions = [...offered].flatMap(([{ written }, area]): Need["questions"] =>
      area.length === 0 ? [] : [[written, areaOf(area)]],
    );
    if (questions.length > 0) needs.push({ id: entry.id, label: entry.label, questions });
  }
  return { areas, needs };
}

/**
 * What an editor wrote of each need in other languages. `begin` is the first question that is answered in these words,
 * since a chat in a frame asks what it shows.
 */
export async function menuWordsOf(collection: Collection, entries: readonly KioskEntry[]): Promise<MenuWords> {
  const asked = createAsked(collection);
  const withBegin = async (words: NeedWords | undefined): Promise<NeedWords | undefined> => {
    for (const question of Object.values(words?.asks ?? {})) {
      if (words !== undefined && isAnswer(await asked(question, null), false)) return { ...words, begin: question };
    }
    return words;
  };
  const needs = entries.map(async ({ id, words }) => {
    return [id, { "zh-Hant": await withBegin(words["zh-Hant"]), en: await withBegin(words.en) }] as const;
  });
  return Object.fromEntries(await Promise.all(needs));
}

type Asked = (question: string, place: CorpusPlace | null) => Promise<Answer>;

/** Asks the product itself, and caches each answer. */
function createAsked(collection: Collection): Asked {
  const ask = createAsk(collection);
  const replies = new Map<string, Promise<Answer>>();
  return (question, place) => {
    const key = `${place?.id ?? ""}\n${question}`;
    const reply = replies.get(key) ?? ask({ question, ...(place === null ? {} : { place: place.id }) }, CIRCUMSTANCES);
    replies.set(key, reply);
    return reply;
  };
}

/** The places that the collection is about, and all places within them. */
function placesAbout({ corpus }: Collection, places: Places): CorpusPlace[] {
  return corpus.places.filter((place) =>
    places.main.some((main) => place.id === main.id || places.isWithin(place, main)),
  );
}

function commonNeed({ corpus }: Collection): KioskEntry[] {
  const { suggest, matters } = corpus;
  const questions = suggest.length > 0 ? suggest : matters.flatMap((matter) => matter.suggest);
  // They were not written for the menu, so nobody is warned when one is left out.
  return [{ ...COMMON, words: {}, asks: questions.map((question) => ({ question, file: "", line: null })) }];
}

/** The editors' own questions, then those of the matter's services, without duplicates. */
function candidatesOf({ id, asks }: KioskEntry, { corpus }: Collection, places: Places): Candidate[] {
  const ids = corpus.matters.find((matter) => matter.id === id)?.services ?? [];
  const own = asks.map(({ question }) => ({ question, written: question, isOwn: true }));
  const ofServices = ids.flatMap((serviceId) => {
    const at = corpus.services.findIndex((service) => service.id === serviceId);
    const service = corpus.services[at];
    return service?.status === "answered" ? questionsOf(service, at) : [];
  });
  const seen = new Set<string>();
  return [...own, ...ofServices].flatMap((candidate) => {
    const folded = fold(candidate.question);
    const key = places.strip(folded).replace(/[\p{P}\p{S}\s]/gu, "");
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...candidate, named: places.all(folded).map(({ place }) => place) }];
  });
}

function questionsOf({ questions }: DirectoryEntry, at: number) {
  return questions.flatMap((question, i) => {
    const isShort = [...question].length <= BUTTON_CHARS_MAX;
    if (!isShort || isEnglish(fold(question))) return [];
    const written: Written = [at, i];
    return [{ question, written, isOwn: false }];
  });
}

/**
 * The first candidates that are answered for a place. A service's question must belong to this need and lead to a new
 * statement.
 */
async function chosen(
  { id }: KioskEntry,
  candidates: readonly Candidate[],
  place: CorpusPlace | null,
  { asked, places }: { asked: Asked; places: Places },
): Promise<Candidate[]> {
  const kept: Candidate[] = [];
  const leads = new Set<string>();
  for (const candidate of candidates) {
    if (kept.length === QUESTIONS_MAX) break;
    const about = aboutOf(candidate, place, places);
    if (about === undefined) continue;
    const reply = await asked(candidate.question, place);
    const lead = reply.lead?.text ?? "";
    if (!isAnswer(reply, candidate.isOwn && id !== COMMON.id) || !isOf(about, reply, places)) continue;
    if (!candidate.isOwn && (reply.matter !== id || leads.has(lead))) continue;
    leads.add(lead);
    kept.push(candidate);
  }
  return kept;
}

/** The place that the answer must be about, or null for any place; undefined if the question is not offered here. */
function aboutOf({ named }: Candidate, place: CorpusPlace | null, places: Places): CorpusPlace | null | undefined {
  if (named.length === 0) return place ?? wholeOf(places);
  if (place === null) return named[0];
  return named.find((each) => each.id === place.id || places.isWithin(place, each));
}

/**
 * The place that covers all main places, or null. Without a chosen place, no answer may be about only a part of them.
 */
function wholeOf({ main, isWithin }: Places): CorpusPlace | null {
  return main.find((place) => main.every((other) => other.id === place.id || isWithin(other, place))) ?? null;
}

/**
 * Whether the reply answers without a clarification or an alert. A partial answer is enough if an editor chose the
 * question.
 */
function isAnswer({ status, lead, citations, clarify, alert }: Answer, isHalfEnough: boolean): boolean {
  if (lead === null || citations.length === 0 || clarify !== null || alert !== null) return false;
  // The frame of a partial answer says what the texts do not contain.
  return status === "answered" || (isHalfEnough && status === "partial" && lead.kind !== "frame");
}

/**
 * Whether the lead and its citation are about the place or one around it. The other citations may also be about a place
 * inside it.
 */
function isOf(about: CorpusPlace | null, { lead, citations }: Answer, places: Places): boolean {
  if (about === null) return true;
  const isAround = (place: CorpusPlace) => place.id === about.id || places.isWithin(about, place);
  const isInside = (place: CorpusPlace) => place.id === about.id || places.isWithin(place, about);
  const hasNoOther = (text: string) => {
    const named = places.all(fold(text)).map(({ place }) => place);
    return named.every((place) => isAround(place) || isInside(place)) || named.some(isInside);
  };
  return (
    hasNoOther(lead?.text ?? "") &&
    citations.every(({ n, source, quote }) => {
      const place = source.place === null ? null : places.byName(source.place);
      const isFirst = n === (lead?.n ?? 1);
      return (place === null || isAround(place) || (!isFirst && isInside(place))) && hasNoOther(quote);
    })
  );
}

function tellUnanswered(
  { asks }: KioskEntry,
  candidates: readonly Candidate[],
  offered: ReadonlyMap<Candidate, readonly number[]>,
  findings: Findings,
): void {
  for (const { question, file, line } of asks) {
    const candidate = candidates.find((each) => each.isOwn && each.question === question);
    if (file === "" || (candidate !== undefined && (offered.get(candidate) ?? []).length > 0)) continue;
    findings.warnings.push({
      file,
      line,
      gone: true,
      reason: {
        zh: `kiosk 的问题“${question}”在哪里都答不上，没有放进菜单。`,
        en: `The kiosk's question "${question}" is answered nowhere and is not in the menu.`,
      },
      remedy: {
        zh: "换一个资料里有答案的问题，或在 facts.csv 里给它的原文补一条问法。",
        en: "Ask one that the texts answer, or add an asking to its row of facts.csv.",
      },
    });
  }
}
