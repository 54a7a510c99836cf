// Handles figures of one thing that differ between sources, places or times: all are shown, each with its place and
// date, and none is picked. Takes the case; returns a draft, or null if there is only one figure.

import { sourceText } from "../collection.ts";
import type { Conflict } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { CITATIONS_MAX } from "../limits.ts";
import type { Described } from "../match/facts.ts";
import { fitOf } from "../match/fit.ts";
import type { Ranked } from "../match/matcher.ts";
import { isSameAmount } from "../question/figures.ts";
import { measureFit } from "../question/measures.ts";
import type { Case, Draft, Quote } from "./draft.ts";
import { quoteOf } from "./quotes.ts";

/** Share of common terms (Dice coefficient) from which the nouns of two facts mean one thing. */
const SAME_NOUN = 0.75;
/** Distance in score from the best beyond which a candidate is about something else. */
const BESIDE = 5;

export function differing(asked: Case): Draft | null {
  const { top, match, question } = asked;
  if (top === undefined || top.described.fact.kind !== "number" || question.figures.length > 0) return null;
  if (["none", "doubtful"].includes(fitOf(question, top.described, top.features))) return null;
  const same = match.ranked.filter((other) => other === top || isOfSame(top, other));
  const distinct: Ranked[] = [];
  for (const each of same)
    if (!distinct.some((other) => sayTheSame(other.described, each.described))) distinct.push(each);
  const claims = (question.placeNamed ? distinct.filter(({ features }) => features.place === 1) : distinct).filter(
    ({ described }) => distinct[0] !== undefined && isBeside(distinct[0].described, described, asked),
  );
  if (claims.length < 2 || claims.length >= CITATIONS_MAX) return null;
  if (asked.answers < asked.thresholds.answers && !isOfEach(question.places, claims)) return null;
  const ordered = claims
    .map(({ described }) => described)
    .sort((a, b) => depthOf(a, asked) - depthOf(b, asked) || byDate(a, b));
  return draftOf(asked, ordered);
}

/** Whether the question names several places and each has its figure: that is an answer, whatever the probability. */
function isOfEach(places: readonly CorpusPlace[], claims: readonly Ranked[]): boolean {
  return places.length > 1 && places.every(({ id }) => claims.some(({ described }) => described.places.includes(id)));
}

/** Whether `other` is another figure of the same noun, in the same unit. */
function isOfSame(top: Ranked, other: Ranked): boolean {
  const [one, two] = [top.described, other.described];
  if (two.fact.kind !== "number" || two.statement === one.statement || other.score < top.score - BESIDE) return false;
  if (one.fact.unit !== two.fact.unit && measureFit(one.fact.unit, two.fact.unit) === 0) return false;
  if (one.fact.mark === "joint" || two.fact.mark === "joint") return false;
  const shared = [...one.ofTerms].filter((term) => two.ofTerms.has(term)).length;
  return (2 * shared) / Math.max(1, one.ofTerms.size + two.ofTerms.size) >= SAME_NOUN;
}

function sayTheSame(a: Described, b: Described): boolean {
  const [one, two] = [a.figures[0], b.figures[0]];
  return one !== undefined && two !== undefined && isSameAmount(one, two);
}

/** Whether two figures are of comparable areas: a village's is not shown beside a city's. */
function isBeside(first: Described, other: Described, asked: Case): boolean {
  return Math.abs(depthOf(first, asked) - depthOf(other, asked)) <= 1;
}

function placeOf({ fact, source }: Described, { places }: Case): CorpusPlace | null {
  return places.byId(fact.places[0] ?? source.place);
}

function depthOf(described: Described, asked: Case): number {
  const place = placeOf(described, asked);
  return place === null ? 0 : asked.places.depth(place);
}

/** Sorts newer years first; within a year, a full date comes before the year alone. */
function byDate({ source: a }: Described, { source: b }: Described): number {
  const [one, two] = [a.published ?? "", b.published ?? ""];
  return two.slice(0, 4).localeCompare(one.slice(0, 4)) || two.length - one.length || two.localeCompare(one);
}

function draftOf(asked: Case, claims: readonly Described[]): Draft | null {
  const quotes: Quote[] = [];
  const values = claims.flatMap((described) => {
    const quote = quoteOf(asked.collection, described);
    const [value] = described.fact.values;
    if (quote === null || value === undefined) return [];
    const n = quotes.push(quote);
    return [
      {
        value: sourceText(described.source, value),
        n,
        place: placeOf(described, asked)?.name ?? null,
        as_of: described.source.published,
      },
    ];
  });
  if (values.length < 2) return null;
  const about = claims[0]?.fact.of ?? "";
  const { now } = asked.question;
  return {
    status: now ? "partial" : "answered",
    reason: now ? "missing_facts" : null,
    quotes,
    lead: { kind: "frame", frame: "L9", slots: {}, n: 1 },
    each: true,
    conflicts: [{ about, kind: kindOf(claims, asked), values }],
    missing: now ? [{ kind: "number", about, now: true }] : [],
    ...(now ? { next: "N6" as const } : {}),
  };
}

/** What the figures differ by: place, extent of the place, or date; otherwise two sources contradict each other. */
function kindOf(claims: readonly Described[], asked: Case): Conflict["kind"] {
  const where = [...new Set(claims.map((claim) => placeOf(claim, asked)?.id ?? ""))];
  if (where.length > 1) {
    const depths = new Set(claims.map((claim) => depthOf(claim, asked)));
    return depths.size === 1 ? "place" : "scope";
  }
  const dates = new Set(claims.map(({ source, fact }) => fact.time || source.published));
  return dates.size === 1 ? "contradiction" : "date";
}
