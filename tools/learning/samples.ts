// What is learned from: every asking of a collection as a question, with that asking, and some of its neighbours, treated as
// not written. Enters an opened collection; leaves questions with their candidates.
import { random } from "../../index/learning/random.ts";
import { learnText, type TextExample } from "../../index/learning/text.ts";
import type { Collection } from "../../src/collection.ts";
import type { Fact, Span } from "../../src/corpus.ts";
import { FACT_KINDS, type FactKind } from "../../src/fact-kinds.ts";
import { type Candidate, createMatcher, type Matcher, vectorOf, type Without } from "../../src/match/matcher.ts";
import { openTextModel, type TextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import { searchStatements } from "../../src/prepare.ts";
import { createEnglish, withoutStopWords } from "../../src/question/english.ts";
import { createLexicon } from "../../src/question/lexicon.ts";
import { createPlaces, type Places } from "../../src/question/places.ts";
import { inContext, type Question, type Readers, readQuestion } from "../../src/question/question.ts";
import { fold } from "../../src/text.ts";

/** Parts that each model is learned without, one after the other: by statement, so that a fact's own askings are unseen. */
export const FOLDS = [0, 1, 2, 3] as const;
export const foldOf = (number: number) => number % FOLDS.length;

/** The kinds that a question may ask for; a statement has none of its own. */
export const KINDS: readonly FactKind[] = FACT_KINDS.filter((kind) => kind !== "statement");

export interface Asking {
  readonly number: number;
  readonly text: string;
  /** The fact that it was written for. */
  readonly fact: number;
  /** All facts that it asks for. */
  readonly right: readonly number[];
  readonly fold: number;
  /** Its number in the index, where it is kept there. */
  readonly indexed: number | null;
}

/** The index has no marks that end a question. */
const withoutEnd = (text: string) => text.replace(/[？?。！!.]+$/u, "");

/** A question that the texts do not answer, and the kind of what it asks for. */
export interface Lacking {
  readonly kind: string;
  readonly text: string;
  readonly fold: number;
}

export interface Bench {
  readonly collection: Collection;
  /** Its facts are drafted alone, and have no askings but those that the build gives them. */
  readonly isDrafted: boolean;
  readonly matcher: Matcher;
  readonly places: Places;
  readonly askings: readonly Asking[];
  readonly lacking: readonly Lacking[];
  /** How much one of its askings counts in learning. */
  readonly weight: number;
  /** Everyday questions that are not of it; null for those of all. */
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

/** `asked` are the facts with all their askings, of which the collection keeps some. */
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

/** A collection whose facts are drafted alone: each written fact of the same texts asks for the drafted ones of its statement. */
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

/** A question of an office's visitors, and what has to be quoted: several runs of its texts. */
export interface OfficeQuestion {
  readonly text: string;
  readonly expect: "answered" | "missing" | "outside";
  readonly quoted: readonly string[];
}

/** An office counts this much: what its visitors ask is further from its texts than what editors write. */
const OFFICE_WEIGHT = 6;

/** The collection of an office, with what its visitors ask; all of one fold. */
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

/** Settings of the kinds' learning; each was the best of a few on askings that were left out. */
const KIND_OPTIONS = { epochs: 8, rate: 0.5, examplesMin: 20, decay: 1e-4, weightMin: 1, stepsMin: 3 } as const;
/** A question whose answer is lacking counts as more than one asking: there are few of such kinds. */
const LACKING_WEIGHT = 1;

/**
 * The kinds that questions ask for, learned without a fold; null learns from all. `everyday` are questions of any office, whose
 * answer nobody knows.
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

/** A question with its candidates, and which of them are right. */
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
 * The shares of all askings that are left out with the one that is asked, one sample after the other: other collections have
 * fewer of them, and what an office drops in has none.
 */
const THINNED = [0.3, 0.3, 0.3, 0.7, 1] as const;

/** The drafted facts that tell what a written one tells: of its kind and value, or else all of its statement. */
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

/** Facts that an asking of a fact asks for: of a statement, those of the same anchor. */
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

/** Words that stand for a subject that was spoken of. */
const POINTERS = ["", "它", "那里", "他们", "这个"];

/** An asking as a follow-up: its subject's name is left out, and a sister fact of the subject was asked for before. */
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

/** Every so many askings are made follow-ups, where they name their subject. */
const FOLLOW_UPS_OF = 3;

export async function sampleOf(bench: Bench, asking: Asking, kinds: TextModel): Promise<Sample> {
  const question = followUp(bench, asking, kinds) ?? bench.read(asking.text, kinds);
  const thinned = THINNED[Math.floor(asking.number / 2) % THINNED.length] ?? 0;
  const chance = random(asking.number * 7919 + 13);
  // All facts lose askings alike: thinning only the right one would be a sign of it.
  const salt = Math.floor(chance() * 2 ** 31);
  const isOut = (number: number) =>
    number === asking.indexed ||
    (!bench.isDrafted && ((Math.imul(number + 1, 2654435761) ^ Math.imul(salt, 40503)) >>> 8) % 1000 < thinned * 1000);
  const { right } = asking;
  const candidates = await bench.candidates(question, { askings: isOut, also: right });
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
