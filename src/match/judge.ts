// Whether a question is about what the collection tells, and whether the best fact answers it or only speaks of the same
// thing: two probabilities over named features. What they are worth is learned (`npm run learn:answers`).
import type { MissingKind } from "../contract.ts";
import type { FactKind } from "../fact-kinds.ts";
import { isYear } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import { kindAnswers, nounFit } from "./features.ts";
import { fitOf, kindsMeant } from "./fit.ts";
import type { Ranked } from "./matcher.ts";
import { logit } from "./network.ts";
import { coverage, rarestOutside, weighWords } from "./words.ts";

/** A question with its candidates, best first, and how likely it is of the collection by its words alone. */
export interface Match {
  readonly question: Question;
  readonly ranked: readonly Ranked[];
  /** 0 to 1. */
  readonly scope: number;
}

/** The best candidates that are looked at for how near the question comes to any. */
const NEAR = 5;
/** Candidates less than this behind the best speak of the same thing, where their subject or statement is the same. */
const SAME_THING = 4;
/** Of these kinds people ask by their own words only, and a text holds them in their own form. */
export const PLAIN_KINDS: ReadonlySet<MissingKind> = new Set([
  "telephone",
  "address",
  "hours",
  "fee",
  "documents",
  "conditions",
]);

/** Those of the best candidate's statement or subject, or of the same thing of an office: its hours, its telephone. */
export function sameThing(match: Match): Ranked[] {
  const [top] = match.ranked;
  if (top === undefined) return [];
  return match.ranked.filter(
    ({ described, score }) =>
      score > top.score - SAME_THING &&
      (described.statement === top.described.statement ||
        (described.subject !== null && described.subject === top.described.subject) ||
        (described.of !== "" && described.of === top.described.of)),
  );
}

/** How much all of the best candidate's statement are worth together. */
function massOf({ ranked }: Match): number {
  const top = ranked[0]?.described.statement;
  return ranked.reduce((sum, { described, share }) => sum + (described.statement === top ? share : 0), 0);
}

/** The kinds that are asked for by their own words and that nothing said of the same thing answers. */
export function unmetKinds(match: Match): MissingKind[] {
  const near = sameThing(match);
  return match.question.kinds.filter(
    (kind) =>
      kind !== "yes_no" &&
      !near.some(({ described, features }) => features.given < 1 && kindAnswers(kind, described.fact.kind)),
  );
}

/** Named features as a model takes them: in the order of their names here. */
function vector(features: Readonly<Record<string, number>>): number[] {
  return Object.values(features);
}

export function aboutFeatures(match: Match): number[] {
  const { ranked, question, scope } = match;
  const near = ranked.slice(0, NEAR);
  const best = (name: "asked" | "askedCover" | "found" | "name" | "nameWhole" | "anchor" | "statement" | "hints") =>
    Math.max(0, ...near.map(({ features }) => features[name]));
  return vector({
    scope: logit(scope),
    score: ranked[0]?.score ?? 0,
    mass: massOf(match),
    asked: best("asked"),
    cover: best("askedCover"),
    found: best("found"),
    name: best("name"),
    nameWhole: best("nameWhole"),
    anchor: best("anchor"),
    statement: best("statement"),
    hints: best("hints"),
    english: question.isEnglish ? 1 : 0,
    place: question.placeNamed ? 1 : 0,
  });
}

/** Kinds that are judged alike; what tells an answer from its neighbour differs from one to the other. */
const KIND_GROUPS = [
  ["asksNumber", ["number", "duration", "fee"]],
  ["asksWho", ["person", "organisation"]],
  ["asksWhen", ["date", "hours"]],
  ["asksWhere", ["place", "address"]],
  ["asksNames", ["list", "name", "definition"]],
  ["asksHow", ["procedure", "conditions", "documents", "telephone"]],
  ["asksWhy", ["reason", "result"]],
] as const satisfies readonly (readonly [string, readonly FactKind[]])[];

/** Where the words of a question stand. */
export interface Words {
  rarity(term: string): number;
  /** Everything that is said about a fact: its askings, its statement, its subject's names, folded. */
  saidOf(fact: number): string;
  /** Its askings alone. */
  askingsOf(fact: number): string;
}

/** How likely a kind is asked for that nothing said of the same thing has. */
function unmetOdds({ question }: Match, near: readonly Ranked[]): number {
  let unmet = 0;
  for (const [kind, odds] of question.kindOdds) {
    if (!near.some(({ described }) => kindAnswers(kind, described.fact.kind))) unmet += odds;
  }
  return unmet;
}

export function answerFeatures(match: Match, top: Ranked, words: Words): number[] {
  const { question, ranked } = match;
  const { features, described } = top;
  const unmet = unmetKinds(match);
  const asked = question.kinds.filter((kind) => kind !== "yes_no");
  const { noun, ofNoun } = nounFit(question, described);
  const isCounting = (question.counted?.noun.length ?? 0) > 1;
  const years = question.figures.filter(isYear);
  const near = sameThing(match);
  const { rarity } = words;
  const terms = weighWords(question.terms, rarity);
  const window = weighWords(question.around, rarity);
  const saidOfTop = words.saidOf(described.number);
  const asksOfTop = words.askingsOf(described.number);
  const fit = fitOf(question, described, features);
  const meant = kindsMeant(question);
  const elsewhere = ranked.filter(({ described: each }) => each.statement !== described.statement);
  return vector({
    score: top.score,
    mass: massOf(match),
    share: top.share,
    asked: features.asked,
    askedSquare: features.asked ** 2,
    cover: features.askedCover,
    anchor: features.anchor,
    kind: features.kind,
    kindBest: Math.max(0, ...question.kindOdds.values()),
    kindCued: features.kindCued,
    kindOff: features.kindOff,
    unmet: asked.length > 0 && unmet.length === asked.length ? 1 : 0,
    unmetPlain: unmet.some((kind) => PLAIN_KINDS.has(kind)) ? 1 : 0,
    name: features.name,
    placeOff: features.placeOff,
    yearOff: features.yearOff,
    yearUntold: years.length > 0 && !near.some(({ features: each }) => each.year > 0) ? 1 : 0,
    figureUntold: question.figures.length > 0 && features.figure === 0 ? 1 : 0,
    unit: features.unit,
    nounOf: isCounting ? ofNoun : 0,
    nounUnsaid: isCounting ? 1 - noun : 0,
    given: features.given,
    planned: described.fact.modality === "planned" || described.fact.modality === "trial" ? 1 : 0,
    need: described.fact.kind === "need" ? 1 : 0,
    english: question.isEnglish ? 1 : 0,
    kindUnmet: unmetOdds(match, near),
    kindOwn: question.kindOdds.get(described.fact.kind) ?? 0,
    said: coverage(terms, saidOfTop),
    unsaid: rarestOutside(terms, saidOfTop),
    second: (elsewhere[0]?.score ?? top.score - 8) - top.score,
    elsewhere: features.asked - Math.max(0, ...elsewhere.map((each) => each.features.asked)),
    fitNone: fit === "none" ? 1 : 0,
    fitClause: fit === "clause" ? 1 : 0,
    fitDoubtful: fit === "doubtful" ? 1 : 0,
    meantUnmet: meant.every((kind) => !near.some((each) => kindAnswers(kind, each.described.fact.kind))) ? 1 : 0,
    aroundAsked: coverage(window, asksOfTop),
    aroundUnasked: rarestOutside(window, asksOfTop),
    aroundTold: coverage(window, described.tells),
    aroundUntold: rarestOutside(window, described.tells),
    carried: question.carried ? 1 : 0,
    statementRow: described.fact.kind === "statement" ? 1 : 0,
    ...Object.fromEntries(
      KIND_GROUPS.map(([name, kinds]) => [name, kinds.some((kind) => meant.includes(kind)) ? 1 : 0]),
    ),
  });
}
