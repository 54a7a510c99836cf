// Computes the named features that say how well a fact answers a question. They are the same for every collection, and
// their weights are learned (`npm run learn:answers`).
import type { FactKind } from "../fact-kinds.ts";
import { type Figure, isSameAmount, isYear } from "../question/figures.ts";
import { measureFit } from "../question/measures.ts";
import { periodFit, periodsAsked } from "../question/periods.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import type { Described } from "./facts.ts";
import type { Rarities } from "./word-cover.ts";
import { coverage, weighWords, wordsWithin } from "./words.ts";

export const FEATURES = [
  "asked",
  "askedMean",
  "askedCover",
  "askedBehind",
  "coverBehind",
  "statementAsked",
  "subjectAsked",
  "found",
  "anchor",
  "statement",
  "heading",
  "name",
  "nameWhole",
  "kind",
  "kindCued",
  "kindOff",
  "place",
  "placeOff",
  "year",
  "yearOff",
  "figure",
  "unit",
  "noun",
  "nounOff",
  "given",
  "hints",
  "english",
  "story",
  "whole",
  "ofSaid",
  "aroundOf",
  "sameStatement",
  "sameSubject",
  "need",
  "drafted",
  "characters",
  "anchorCharacters",
  "wordCover",
  "wordCoverBehind",
  "likeness",
  "likenessBehind",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

/** The best values among all candidates of a question. */
export interface Around {
  readonly best: number;
  readonly cover: number;
  readonly wordCover: number;
  readonly likeness: number;
  readonly statementBest: ReadonlyMap<number, number>;
  readonly subjectBest: ReadonlyMap<string, number>;
}

/** What the indexes say about one fact. */
export interface Found {
  readonly asked: number;
  readonly askedMean: number;
  readonly askedCover: number;
  /** The search score of its statement, relative to the best: 0 to 1. */
  readonly found: number;
  /** The weighted share of the question's words that its statement contains: 0 to 1; 0 in an edited collection. */
  readonly wordCover: number;
  /** How near its statement's vector is to the question's: −1 to 1; 0 in an edited collection. */
  readonly likeness: number;
}

/** How much of a subject's name the question has, and how long the longest name is that it has whole: both 0 to 1. */
function nameFit(question: Question, { names }: Described): { name: number; nameWhole: number } {
  let name = 0;
  let nameWhole = 0;
  for (const each of names) {
    if (question.plain.includes(each)) nameWhole = Math.max(nameWhole, Math.min(each.length, 8) / 8);
    let said = 0;
    for (let at = 0; at + 1 < each.length; at++) if (question.plain.includes(each.slice(at, at + 2))) said++;
    name = Math.max(name, (said / Math.max(1, each.length - 1)) * Math.min(1, each.length / 5));
  }
  return { name, nameWhole };
}

/** Kinds of facts that may answer a question for a kind, beside that kind itself. */
const ANSWERED_BY: Readonly<Record<string, readonly FactKind[]>> = {
  number: ["number", "duration", "fee", "rank"],
  person: ["person", "organisation", "list"],
  organisation: ["organisation", "person", "list", "name", "place"],
  place: ["place", "address", "organisation"],
  date: ["date", "duration"],
  duration: ["duration"],
  list: ["list", "name", "deed", "organisation", "person", "definition", "award", "place"],
  definition: ["definition", "deed", "name", "procedure", "list", "status"],
  procedure: ["procedure", "need"],
  reason: ["reason", "result", "deed"],
  yes_no: [
    "status",
    "deed",
    "result",
    "rank",
    "award",
    "place",
    "organisation",
    "number",
    "date",
    "definition",
    "hours",
    "list",
    "name",
    "procedure",
    "yes_no",
    "person",
  ],
  conditions: ["conditions"],
  documents: ["documents"],
  hours: ["hours"],
  fee: ["fee"],
  address: ["address"],
  telephone: ["telephone"],
};

export function kindAnswers(asked: string, kind: FactKind): boolean {
  return asked === kind || (ANSWERED_BY[asked]?.includes(kind) ?? false);
}

/** 1 for the same place, 0.3 for one inside or around it, 0 if there is nothing to compare, -1 for another place. */
function placeFit(question: Question, { places: own }: Described, places: Places): number {
  if (question.places.length === 0 || own.length === 0) return 0;
  let around = false;
  for (const asked of question.places) {
    if (own.includes(asked.id)) return 1;
    around ||= own.some((id) => {
      const place = places.byId(id);
      return place !== null && (places.isWithin(place, asked) || places.isWithin(asked, place));
    });
  }
  return around ? 0.3 : -1;
}

/**
 * How well the counted noun fits the fact: the share of its character pairs that the anchor or the subject's names
 * contain (`noun`), and that `of` contains (`ofNoun`).
 */
export function nounFit(question: Question, described: Described): { noun: number; ofNoun: number } {
  const noun = question.counted?.noun ?? "";
  if (noun.length < 2) return { noun: 0, ofNoun: 0 };
  const share = (text: string) => {
    let common = 0;
    for (let at = 0; at + 1 < noun.length; at++) if (text.includes(noun.slice(at, at + 2))) common++;
    return common / (noun.length - 1);
  };
  return { noun: Math.max(share(described.anchor), share(described.names.join(" "))), ofNoun: share(described.of) };
}

function unitFit(question: Question, { fact }: Described): number {
  const wanted = question.counted?.unit;
  if (wanted == null || fact.unit === "") return 0;
  return measureFit(wanted, fact.unit) > 0 ? 1 : -0.5;
}

/** The share of the terms of `of` that the question contains. */
function ofShare({ folded }: Question, { ofTerms }: Described): number {
  if (ofTerms.size === 0) return 0;
  let said = 0;
  for (const term of ofTerms) if (folded.includes(term)) said++;
  return said / ofTerms.size;
}

/** The share of the fact's values that the question already states. */
function givenShare(question: Question, { values, figures }: Described): number {
  if (values.length === 0) return 0;
  const said = (value: string) =>
    (value.length > 1 && question.folded.includes(value)) ||
    (figures.length > 0 && figures.every((figure) => question.figures.some((other) => isSameFigure(figure, other))));
  return values.filter(said).length / values.length;
}

const isSameFigure = (a: Figure, b: Figure) => a.value === b.value && a.isOrdinal === b.isOrdinal;

function weighQuestion({ terms, characters, hints, around }: Question, { rarity, rarityOfCharacter }: Rarities) {
  return {
    words: weighWords(terms, rarity),
    characters: weighWords(characters, rarityOfCharacter),
    hints: weighWords(hints, rarity),
    window: weighWords(around, rarity),
  };
}

/** The features that all facts of a statement share. */
function statementFeatures(
  question: Question,
  { statement, named, told }: Described,
  { words, characters, hints }: ReturnType<typeof weighQuestion>,
) {
  const said = wordsWithin(words, statement.folded);
  const written = wordsWithin(characters, statement.folded);
  return {
    said,
    written,
    characters: coverage(characters, `${statement.folded}\n${statement.heading}`),
    statement: coverage(said, statement.folded),
    heading: coverage(words, statement.heading),
    hints: coverage(hints, named),
    figure: question.figures.some((figure) => told.some((other) => isSameAmount(figure, other))) ? 1 : 0,
  };
}

/** Creates the function that says whether a fact is of the year, or of the days of a year, that the question is about. */
function createTimeFit(question: Question) {
  const years = question.figures.filter(isYear).map(({ value }) => value);
  const periods = periodsAsked(question.folded);
  const periodOf = memoise(({ statement }: Described) => periodFit(periods, statement.folded));
  return (described: Described) => {
    const isOfYear = years.some((year) => described.years.includes(year));
    const period = periodOf(described, described.statement);
    const isOfOtherYear = years.length > 0 && described.years.length > 0 && !isOfYear;
    return { isAsked: isOfYear || period > 0, isOther: isOfOtherYear || period < 0 };
  };
}

/**
 * Creates the function that computes a candidate's features. What depends on its statement or subject only is cached.
 */
export function createFeatureReader(
  question: Question,
  { around, places, askings }: { around: Around; places: Places; askings: Rarities },
): (described: Described, found: Found) => Features {
  const weighed = weighQuestion(question, askings);
  const { words, characters, window } = weighed;
  const timeOf = createTimeFit(question);
  const cued = question.kinds.filter((kind) => kind !== "yes_no");
  const ofStatement = memoise((described: Described) => statementFeatures(question, described, weighed));
  const ofNames = memoise((described: Described) => nameFit(question, described));

  return (described, found) => {
    const { fact, statement, subject } = described;
    const { name, nameWhole } = ofNames(described, subject ?? described);
    const shared = ofStatement(described, statement);
    const place = placeFit(question, described, places);
    const { noun, ofNoun } = nounFit(question, described);
    const isCued = cued.some((kind) => kindAnswers(kind, fact.kind));
    const time = timeOf(described);
    // Keep the order of `FEATURES`.
    return {
      asked: found.asked,
      askedMean: found.askedMean,
      askedCover: found.askedCover,
      askedBehind: found.asked - around.best,
      coverBehind: found.askedCover - around.cover,
      statementAsked: around.statementBest.get(statement.number) ?? 0,
      subjectAsked: subject === null ? 0 : (around.subjectBest.get(subject.id) ?? 0),
      found: found.found,
      // Most words are not in the statement, and then not in an anchor that ends within it.
      anchor: coverage(fact.end <= statement.end ? shared.said : words, described.anchor),
      statement: shared.statement,
      heading: shared.heading,
      name,
      nameWhole,
      kind: Math.sqrt(question.kindOdds.get(fact.kind) ?? 0),
      kindCued: isCued ? 1 : 0,
      // A whole statement may answer any kind.
      kindOff: cued.length > 0 && !isCued && fact.kind !== "statement" ? 1 : 0,
      place: Math.max(0, place),
      placeOff: place < 0 ? 1 : 0,
      year: time.isAsked ? 1 : 0,
      yearOff: time.isOther ? 1 : 0,
      figure: shared.figure,
      unit: unitFit(question, described),
      noun,
      nounOff: question.counted !== null && fact.of !== "" && question.counted.noun.length > 1 && ofNoun === 0 ? 1 : 0,
      given: givenShare(question, described),
      hints: shared.hints,
      english: question.isEnglish ? found.asked : 0,
      story: fact.mark === "story" ? 1 : 0,
      whole: fact.kind === "statement" ? 1 : 0,
      ofSaid: ofShare(question, described),
      aroundOf: coverage(window, described.tells),
      sameStatement: question.before?.statement === statement.number ? 1 : 0,
      sameSubject: question.before !== null && subject !== null && question.before.subject === subject.id ? 1 : 0,
      need: fact.kind === "need" ? 1 : 0,
      drafted: fact.row === 0 && fact.kind !== "need" && fact.kind !== "statement" ? 1 : 0,
      characters: shared.characters,
      anchorCharacters: coverage(fact.end <= statement.end ? shared.written : characters, described.anchor),
      wordCover: found.wordCover,
      wordCoverBehind: found.wordCover - around.wordCover,
      likeness: found.likeness,
      likenessBehind: found.likeness - around.likeness,
    };
  };
}

/** Caches results by a key object. */
function memoise<T>(find: (described: Described) => T): (described: Described, key: object) => T {
  const known = new Map<object, T>();
  return (described, key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(described);
    known.set(key, found);
    return found;
  };
}
