// Computes the features of two probabilities: a question is about the collection (`about`), and the best fact answers
// it (`answers`) instead of only speaking of the same thing. Their weights are learned (`npm run learn:answers`).
import type { MissingKind } from "../contract.ts";
import type { FactKind } from "../fact-kinds.ts";
import { isYear } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import { type Feature, type Features, kindAnswers, nounFit } from "./features.ts";
import { fitOf, kindsMeant } from "./fit.ts";
import type { Ranked } from "./matcher.ts";
import { logit } from "./network.ts";
import { coverage, rarestOutside, weighWords } from "./words.ts";

/** A question with its candidates, best first. */
export interface Match {
  readonly question: Question;
  readonly ranked: readonly Ranked[];
  /** Probability, by its words alone, that the question is one for this collection: 0 to 1. */
  readonly scope: number;
}

/** Number of the best candidates that the features of `about` look at. */
const NEAR = 5;
/** Distance in score from the best within which a candidate may speak of the same thing. */
const SAME_THING = 4;
/** Kinds that people ask for by their own words only, and that a text states in a form of their own. */
export const PLAIN_KINDS: ReadonlySet<MissingKind> = new Set([
  "telephone",
  "address",
  "hours",
  "fee",
  "documents",
  "conditions",
]);

/**
 * The candidates that speak of the same thing as the best: near it in score, with its statement, its subject or its
 * `of`, such as the hours and the telephone of an office.
 */
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

/** The sum of the shares of all candidates in the best one's statement. */
function massOf({ ranked }: Match): number {
  const top = ranked[0]?.described.statement;
  return ranked.reduce((sum, { described, share }) => sum + (described.statement === top ? share : 0), 0);
}

/** The kinds that the question names and that no candidate of the same thing answers. */
export function unmetKinds(match: Match): MissingKind[] {
  const near = sameThing(match);
  return match.question.kinds.filter(
    (kind) =>
      kind !== "yes_no" &&
      !near.some(({ described, features }) => features.given < 1 && kindAnswers(kind, described.fact.kind)),
  );
}

/** The features as a vector, in the order in which they are written. */
function vector(features: Readonly<Record<string, number>>): number[] {
  return Object.values(features);
}

export function aboutFeatures(match: Match): number[] {
  const { ranked, question, scope } = match;
  const near = ranked.slice(0, NEAR);
  const best = (name: Feature) => Math.max(0, ...near.map(({ features }) => features[name]));
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
    characters: best("characters"),
    wordCover: best("wordCover"),
    likeness: best("likeness"),
  });
}

/** Groups of kinds, each a feature: what tells an answer from a near miss differs between them. */
const KIND_GROUPS = [
  ["asksNumber", ["number", "duration", "fee"]],
  ["asksWho", ["person", "organisation"]],
  ["asksWhen", ["date", "hours"]],
  ["asksWhere", ["place", "address"]],
  ["asksNames", ["list", "name", "definition"]],
  ["asksHow", ["procedure", "conditions", "documents", "telephone"]],
  ["asksWhy", ["reason", "result"]],
] as const satisfies readonly (readonly [string, readonly FactKind[]])[];

/** Looks up where the words of a question occur. */
export interface Words {
  rarity(term: string): number;
  /** All text about a fact, folded: its askings, its statement and its subject's names. */
  saidOf(fact: number): string;
  /** The fact's askings only, folded. */
  askingsOf(fact: number): string;
}

/** Probability that the question asks for a kind that no candidate of the same thing has. */
function unmetOdds({ question }: Match, near: readonly Ranked[]): number {
  let unmet = 0;
  for (const [kind, odds] of question.kindOdds) {
    if (!near.some(({ described }) => kindAnswers(kind, described.fact.kind))) unmet += odds;
  }
  return unmet;
}

/** How much nearer to the question a statement is than the nearest of the others. */
function aheadOf(features: Features, others: readonly Ranked[]) {
  const ahead = (name: "likeness" | "wordCover" | "characters") =>
    features[name] - Math.max(0, ...others.map((each) => each.features[name]));
  return {
    likenessElsewhere: ahead("likeness"),
    wordCoverElsewhere: ahead("wordCover"),
    charactersElsewhere: ahead("characters"),
  };
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
    characters: features.characters,
    anchorCharacters: features.anchorCharacters,
    wordCover: features.wordCover,
    likeness: features.likeness,
    ...aheadOf(features, elsewhere),
  });
}
