// Opens a collection with the questions to learn from: its askings, and the questions of visitors.
import type { Collection } from "../../src/collection.ts";
import type { Fact, Span } from "../../src/corpus.ts";
import { FACT_KINDS, type FactKind } from "../../src/fact-kinds.ts";
import { type Candidate, createMatcher, type Matcher, type Without } from "../../src/match/matcher.ts";
import { type TextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import { searchStatements } from "../../src/prepare.ts";
import { createEnglish, withoutStopWords } from "../../src/question/english.ts";
import { createLexicon } from "../../src/question/lexicon.ts";
import { createPlaces, type Places } from "../../src/question/places.ts";
import { type Question, type Readers, readQuestion } from "../../src/question/question.ts";
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
  /** The kind that it asks for, if somebody asked who did not see the fact. */
  readonly told: FactKind | null;
}

/** Removes final punctuation, which the index does not store. */
const withoutEnd = (text: string) => text.replace(/[？?。！!.]+$/u, "");

/** A question that the texts do not answer, and the kind of fact that it asks for. */
export interface Lacking {
  readonly kind: string;
  readonly text: string;
  readonly fold: number;
}

/** A question that the texts answer with `value`, verbatim, by somebody who did not see the facts. */
export interface Told {
  readonly kind: FactKind;
  readonly text: string;
  readonly value: string;
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
  /** Questions like `lacking`, of people who did not see the facts. */
  readonly near: readonly Lacking[];
  /** Weight of one of its askings in learning. */
  readonly weight: number;
  /** Everyday questions that are not about the collection; null to use the common ones. */
  readonly elsewhere: readonly string[] | null;
  read(text: string, kinds: TextModel): Question;
  candidates(question: Question, without?: Without): Promise<Candidate[]>;
}

type Opened = Omit<Bench, "isDrafted" | "askings" | "lacking" | "near" | "weight" | "elsewhere">;

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

/**
 * Opens an edited collection. `asked` are the facts with all their askings, of which the index keeps only some; `unseen`
 * are questions of people who did not see the facts.
 */
export function openBench(
  collection: Collection,
  asked: readonly Fact[],
  lacking: readonly Lacking[],
  unseen: { readonly told: readonly Told[]; readonly near: readonly Lacking[] } = { told: [], near: [] },
): Bench {
  const opened = open(collection);
  const { matcher } = opened;
  const { firsts } = matcher.askings;
  const askings = asked.flatMap(({ asks }, fact) => {
    const kept = matcher.facts[fact]?.asks.map(withoutEnd) ?? [];
    const right = rightFacts(matcher, fact);
    return asks.map((text): Omit<Asking, "number"> => {
      const at = kept.indexOf(withoutEnd(text));
      const indexed = at < 0 ? null : (firsts[fact] ?? 0) + at;
      return { text, fact, right, indexed, told: null, fold: foldOf(matcher.describe(fact).statement.number) };
    });
  });
  const told = unseen.told.flatMap(({ kind, text, value }): Omit<Asking, "number">[] => {
    const right = factsWith(matcher, [value]);
    const [fact] = right;
    if (fact === undefined) return [];
    return [{ text, fact, right, indexed: null, told: kind, fold: foldOf(matcher.describe(fact).statement.number) }];
  });
  return {
    ...opened,
    isDrafted: false,
    askings: numbered([...askings, ...told]),
    lacking,
    near: unseen.near,
    weight: 1,
    elsewhere: null,
  };
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
    return fact.asks.map(
      (text): Omit<Asking, "number"> => ({ text, fact: first, right, indexed: null, told: null, fold }),
    );
  });
  return { ...opened, isDrafted: true, askings: numbered(askings), lacking, near: [], weight: 1, elsewhere: null };
}

/** A question of an office's visitor, and strings of its texts that an answer has to quote. */
export interface OfficeQuestion {
  readonly text: string;
  readonly expect: "answered" | "missing" | "outside";
  readonly quoted: readonly string[];
}

/** Weight of an office's questions. It is high because their wording is further from the texts than that of editors. */
const OFFICE_WEIGHT = 6;

/** The facts with one of these values, or else all facts of the statements that contain one. */
function factsWith(matcher: Matcher, quoted: readonly string[]): number[] {
  const runs = quoted.map((run) => withoutBlanks(fold(run)));
  const holds = (text: string) => runs.some((run) => withoutBlanks(text).includes(run));
  const told = [...matcher.facts.keys()].filter((number) => holds(matcher.describe(number).statement.folded));
  const valued = told.filter((number) => matcher.describe(number).values.some(holds));
  return valued.length > 0 ? valued : told;
}

/** Opens the collection of an office with the questions of its visitors, which all belong to the fold `part`. */
export function openOfficeBench(
  collection: Collection,
  questions: readonly OfficeQuestion[],
  part: number,
  weight: number = OFFICE_WEIGHT,
): Bench {
  const opened = open(collection);
  const { matcher } = opened;
  const of = (wanted: OfficeQuestion["expect"]) => questions.filter(({ expect }) => expect === wanted);
  const askings = of("answered").flatMap(({ text, quoted }): Omit<Asking, "number">[] => {
    const right = factsWith(matcher, quoted);
    const [fact] = right;
    return fact === undefined ? [] : [{ text, fact, right, indexed: null, told: null, fold: part }];
  });
  return {
    ...opened,
    isDrafted: true,
    askings: numbered(askings),
    lacking: of("missing").map(({ text }) => ({ kind: "", text, fold: part })),
    near: [],
    weight,
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
