// Makes the training samples of an opened collection: every asking becomes a question with its candidates. The asking
// itself, and a share of the other askings, are ignored when the candidates are found.
import { random } from "../../index/learning/random.ts";
import { learnText, type TextExample } from "../../index/learning/text.ts";
import type { Collection } from "../../src/collection.ts";
import type { Fact, Span } from "../../src/corpus.ts";
import { FACT_KINDS, type FactKind } from "../../src/fact-kinds.ts";
import type { Liken } from "../../src/match/encoder.ts";
import { type Candidate, createMatcher, type Matcher, vectorOf, type Without } from "../../src/match/matcher.ts";
import { openTextModel, type TextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import { searchStatements } from "../../src/prepare.ts";
import { createEnglish, withoutStopWords } from "../../src/question/english.ts";
import { createLexicon } from "../../src/question/lexicon.ts";
import { createPlaces, type Places } from "../../src/question/places.ts";
import { inContext, type Question, type Readers, readQuestion } from "../../src/question/question.ts";
import { fold } from "../../src/text.ts";

/**
 * Folds of cross-validation. They are by statement, so that a model has seen no asking of the facts that it is tested
 * on.
 */
export const FOLDS = [0, 1, 2, 3] as const;
export const foldOf = (number: number) => number % FOLDS.length;

/** The kinds that a question may ask for: all but `statement`. */
export const KINDS: readonly FactKind[] = FACT_KINDS.filter((kind) => kind !== "statement");

export interface Asking {
  readonly number: number;
  readonly text: string;
  /** The fact for which it is written. */
  readonly fact: number;
  /** All facts that answer it. */
  readonly right: readonly number[];
  readonly fold: number;
  /** Its number in the index; null when the index does not keep it. */
  readonly indexed: number | null;
}

/** Removes final punctuation, which the index does not store. */
const withoutEnd = (text: string) => text.replace(/[？?。！!.]+$/u, "");

/** A question that the texts do not answer, and the kind of fact that it asks for. */
export interface Lacking {
  readonly kind: string;
  readonly text: string;
  readonly fold: number;
}

/** An opened collection with the questions to learn from. */
export interface Bench {
  readonly collection: Collection;
  /** All facts are drafted and have only the askings that the build generates. */
  readonly isDrafted: boolean;
  readonly matcher: Matcher;
  readonly places: Places;
  readonly askings: readonly Asking[];
  readonly lacking: readonly Lacking[];
  /** Weight of one of its askings in learning. */
  readonly weight: number;
  /** Everyday questions that are not about the collection; null to use the common ones. */
  readonly elsewhere: readonly string[] | null;
  read(text: string, kinds: TextModel): Question;
  candidates(question: Question, without?: Without): Promise<Candidate[]>;
}

type Opened = Omit<Bench, "isDrafted" | "askings" | "lacking" | "weight" | "elsewhere">;

function open(collection: Collection): Opened {
  const places = createPlaces(collection);
  const readers = {
    office: fold(collection.corpus.office?.name ?? ""),
    places,
    lexicon: createLexicon(collection.corpus.lexicon),
    english: createEnglish(collection.corpus),
  };
  const matcher = createMatcher(collection, places, (text) => withoutStopWords(fold(text)));
  return {
    collection,
    matcher,
    places,
    read: (text, kinds) =>
      readQuestion({ ...readers, kindOdds: kindOddsBy(kinds) }, { question: text, lang: "zh-CN", preset: null }),
    candidates: async (question, without) =>
      matcher.candidates(question, await searchStatements(collection, question), without),
  };
}

const numbered = (askings: readonly Omit<Asking, "number">[]) =>
  askings.map((asking, number) => ({ ...asking, number }));

/** Opens an edited collection. `asked` are the facts with all their askings, of which the index keeps only some. */
export function openBench(collection: Collection, asked: readonly Fact[], lacking: readonly Lacking[]): Bench {
  const opened = open(collection);
  const { matcher } = opened;
  const { firsts } = matcher.askings;
  const askings = asked.flatMap(({ asks }, fact) => {
    const kept = matcher.facts[fact]?.asks.map(withoutEnd) ?? [];
    const right = rightFacts(matcher, fact);
    return asks.map((text): Omit<Asking, "number"> => {
      const at = kept.indexOf(withoutEnd(text));
      const indexed = at < 0 ? null : (firsts[fact] ?? 0) + at;
      return { text, fact, right, indexed, fold: foldOf(matcher.describe(fact).statement.number) };
    });
  });
  return { ...opened, isDrafted: false, askings: numbered(askings), lacking, weight: 1, elsewhere: null };
}

/**
 * Opens a collection with only drafted facts. The askings are those of the edited facts of the same texts; the right
 * facts are the drafted ones of the same statement.
 */
export function openDraftedBench(collection: Collection, written: readonly Fact[], lacking: readonly Lacking[]): Bench {
  const opened = open(collection);
  const { matcher } = opened;
  const askings = written.flatMap((fact) => {
    const right = draftedFor(matcher, fact);
    const [first] = right;
    if (first === undefined) return [];
    const fold = foldOf(matcher.describe(first).statement.number);
    return fact.asks.map((text): Omit<Asking, "number"> => ({ text, fact: first, right, indexed: null, fold }));
  });
  return { ...opened, isDrafted: true, askings: numbered(askings), lacking, weight: 1, elsewhere: null };
}

/** A question of an office's visitor, and strings of its texts that an answer has to quote. */
export interface OfficeQuestion {
  readonly text: string;
  readonly expect: "answered" | "missing" | "outside";
  readonly quoted: readonly string[];
}

/** Weight of an office's questions. It is high because their wording is further from the texts than that of editors. */
const OFFICE_WEIGHT = 6;

/** Opens the collection of an office with the questions of its visitors, which all belong to the fold `part`. */
export function openOfficeBench(collection: Collection, questions: readonly OfficeQuestion[], part: number): Bench {
  const opened = open(collection);
  const { matcher } = opened;
  const holds = (number: number, runs: readonly string[]) => {
    const quoted = runs.map((run) => withoutBlanks(fold(run)));
    const { statement, values } = matcher.describe(number);
    const told = withoutBlanks(statement.folded);
    return {
      isRight: quoted.some((run) => told.includes(run)),
      isValue: values.some((value) => quoted.some((run) => withoutBlanks(value).includes(run))),
    };
  };
  const of = (wanted: OfficeQuestion["expect"]) => questions.filter(({ expect }) => expect === wanted);
  const askings = of("answered").flatMap(({ text, quoted }): Omit<Asking, "number">[] => {
    const told = [...matcher.facts.keys()].filter((number) => holds(number, quoted).isRight);
    const valued = told.filter((number) => holds(number, quoted).isValue);
    const right = valued.length > 0 ? valued : told;
    const [fact] = right;
    return fact === undefined ? [] : [{ text, fact, right, indexed: null, fold: part }];
  });
  return {
    ...opened,
    isDrafted: true,
    askings: numbered(askings),
    lacking: of("missing").map(({ text }) => ({ kind: "", text, fold: part })),
    weight: OFFICE_WEIGHT,
    elsewhere: of("outside").map(({ text }) => text),
  };
}

const withoutBlanks = (folded: string) => folded.replace(/\s+/gu, "");

function kindOddsBy(model: TextModel): Readers["kindOdds"] {
  return (folded) => {
    const odds = model.probabilities(textFeatures(folded));
    return new Map(KINDS.map((kind, i) => [kind, odds[i] ?? 0]));
  };
}

/** Hyperparameters of the model of kinds, chosen on held-out askings. */
const KIND_OPTIONS = { epochs: 8, rate: 0.5, examplesMin: 20, decay: 1e-4, weightMin: 1, stepsMin: 3 } as const;
/** Weight of a question whose answer is lacking, relative to an asking. */
const LACKING_WEIGHT = 1;

/**
 * Learns the model of the kinds that questions ask for, without the fold `without`; null uses all folds. `everyday` are
 * questions that visitors may ask any office, labelled by kind.
 */
export function learnKinds({ askings, matcher, lacking }: Bench, everyday: readonly Lacking[], without: number | null) {
  const label = (kind: string) => KINDS.findIndex((each) => each === kind);
  const examples = askings.flatMap((asking): TextExample[] => {
    const kind = matcher.facts[asking.fact]?.kind ?? "statement";
    if (kind === "statement" || asking.fold === without) return [];
    return [{ features: textFeatures(fold(asking.text)), label: label(kind), weight: 1 }];
  });
  const others = [...lacking, ...everyday].flatMap(({ kind, text, fold: part }): TextExample[] =>
    part === without ? [] : [{ features: textFeatures(fold(text)), label: label(kind), weight: LACKING_WEIGHT }],
  );
  return learnText([...examples, ...others], KINDS, KIND_OPTIONS);
}

export const openKinds = openTextModel;

/** A question with its candidates and the indices of the right ones. */
export interface Sample {
  readonly asking: Asking;
  readonly question: Question;
  readonly candidates: readonly Candidate[];
  readonly vectors: readonly Float64Array[];
  readonly right: readonly number[];
  readonly weight: number;
  readonly isOut: (asking: number) => boolean;
}

/**
 * Shares of all askings that are ignored together with the asked one; samples take them in turn. Other collections have
 * fewer askings, and texts that an office has just added have none.
 */
const THINNED = [0.3, 0.3, 0.3, 0.7, 1] as const;

/** Returns the drafted facts that match an edited one in kind and value, or else all facts of its statement. */
function draftedFor({ facts, statements }: Matcher, written: Fact): number[] {
  if (written.kind === "need") return [];
  const statement = statements.at(written.source, written.start);
  const own = [...facts.keys()].filter((number) => {
    const other = facts[number];
    return other?.source === written.source && statements.at(other.source, other.start) === statement;
  });
  const meets = ([a, b]: Span, [c, d]: Span) => a < d && c < b;
  const same = own.filter((number) => {
    const { kind, values } = facts[number] ?? written;
    return kind === written.kind && values.some((ours) => written.values.some((theirs) => meets(ours, theirs)));
  });
  return same.length > 0 ? same : own;
}

/** Returns the facts that answer an asking of `fact`: the fact itself, or for a statement all facts in its anchor. */
export function rightFacts({ facts }: Matcher, fact: number): number[] {
  const own = facts[fact];
  if (own === undefined) return [];
  if (own.kind !== "statement") return [fact];
  return [...facts.keys()].filter((number) => {
    const other = facts[number];
    return (
      other !== undefined &&
      other.kind !== "need" &&
      other.source === own.source &&
      other.start < own.end &&
      other.end > own.start
    );
  });
}

/** Words that refer to a subject mentioned before. */
const POINTERS = ["", "它", "那里", "他们", "这个"];

/**
 * Turns an asking into a follow-up to a question about the same subject: its subject becomes a pronoun or is omitted.
 */
function followUp(bench: Bench, asking: Asking, kinds: TextModel): Question | null {
  const { matcher } = bench;
  const { fact, subject } = matcher.describe(asking.fact);
  if (subject === null || asking.number % FOLLOW_UPS_OF !== 0) return null;
  const name = [subject.name, ...subject.aliases].find((each) => each.length > 1 && asking.text.includes(each));
  const sisters = bench.askings.filter(
    (other) => other.fact !== asking.fact && matcher.facts[other.fact]?.subject === fact.subject,
  );
  const sister = sisters[asking.number % Math.max(1, sisters.length)];
  if (name === undefined || sister === undefined) return null;
  const pointer = POINTERS[asking.number % POINTERS.length] ?? "";
  const text = asking.text.replace(name, pointer).replace(/[“”「」]/gu, "");
  const answered = { statement: matcher.describe(sister.fact).statement.number, subject: fact.subject };
  return inContext(bench.read(text, kinds), bench.read(sister.text, kinds), bench.places, answered);
}

/** Every n-th asking becomes a follow-up, if it names its subject. */
const FOLLOW_UPS_OF = 3;

export async function sampleOf(
  bench: Bench,
  asking: Asking,
  { kinds, liken }: { kinds: TextModel; liken: Liken | undefined },
): Promise<Sample> {
  const question = followUp(bench, asking, kinds) ?? bench.read(asking.text, kinds);
  const thinned = THINNED[Math.floor(asking.number / 2) % THINNED.length] ?? 0;
  const chance = random(asking.number * 7919 + 13);
  // All facts lose askings alike: if only the right fact did, the model would learn that as a clue.
  const salt = Math.floor(chance() * 2 ** 31);
  const isOut = (number: number) =>
    number === asking.indexed ||
    (!bench.isDrafted && ((Math.imul(number + 1, 2654435761) ^ Math.imul(salt, 40503)) >>> 8) % 1000 < thinned * 1000);
  const { right } = asking;
  const candidates = await bench.candidates(question, { askings: isOut, also: right, ...(liken && { liken }) });
  const isRight = new Set(right);
  return {
    asking,
    question,
    candidates,
    isOut,
    vectors: candidates.map(({ features }) => Float64Array.from(vectorOf(features))),
    right: candidates.flatMap(({ described }, i) => (isRight.has(described.number) ? [i] : [])),
    weight: bench.weight * (bench.matcher.facts[asking.fact]?.kind === "statement" ? 0.5 : 1),
  };
}
