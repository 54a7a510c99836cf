// Finds the facts that may answer a question and ranks them. Candidates come from the askings and from the search of
// statements; the ranking is learned. Takes a question; returns candidates with their scores, best first.
import { type Collection, OWN_OFFICE } from "../collection.ts";
import type { Fact } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { fold } from "../text.ts";
import { type Askings, type Compared, indexAskings, type LeftOut } from "./askings.ts";
import { BARE_FACT } from "./bare-fact.ts";
import { createDescriber } from "./describer.ts";
import { factsOfServices } from "./directory-facts.ts";
import { type Liken, likenTexts, openEncoder } from "./encoder.ts";
import type { Described } from "./facts.ts";
import { type Around, createFeatureReader, type Features } from "./features.ts";
import { isPast } from "./fit.ts";
import { readStatements, type Statement, type Statements } from "./statements.ts";
import { indexWords } from "./word-cover.ts";

export interface Candidate {
  readonly described: Described;
  readonly features: Features;
}

/** A candidate with its score. */
export interface Ranked extends Candidate {
  readonly score: number;
  /** Softmax of its score over all candidates: 0 to 1. */
  readonly share: number;
}

/** Facts and askings to leave out, and facts to add: for learning, for proofs and for what has expired. */
export interface Without {
  readonly askings?: LeftOut;
  readonly facts?: ReadonlySet<number>;
  /** Facts that become candidates whatever the indexes say. */
  readonly also?: readonly number[];
  /** The likeness of a question to each statement, in place of the collection's. */
  readonly liken?: Liken;
}

export interface Matcher {
  readonly askings: Askings;
  readonly statements: Statements;
  readonly facts: readonly Fact[];
  describe(number: number): Described;
  /** All text about a fact, folded: its askings, its statement and its subject's names. */
  saidOf(number: number, leftOut?: LeftOut): string;
  /** The fact's askings only, folded. */
  askingsOf(number: number, leftOut?: LeftOut): string;
  /** The candidates with their features, not ranked. `found` holds search scores by statement number. */
  candidates(question: Question, found: ReadonlyMap<number, number>, without?: Without): Candidate[];
}

/**
 * `asked`: most facts taken as candidates for their askings. Most statements whose facts are taken: `found` by the
 * search, `near` by the words in common and as many by their vectors.
 */
const CANDIDATES = { asked: 32, found: 14, near: 14 } as const;
/** Weight of `cover` beside the best similarity when candidates are chosen. */
const COVER = 0.3;

export function createMatcher(collection: Collection, places: Places, bare: (text: string) => string): Matcher {
  const { services } = collection.corpus;
  const statements = readStatements(collection);
  const told = [...collection.corpus.facts, ...factsOfServices(services)];
  const statementOf = told.map(({ source, start }) => statements.at(source, start));
  const bareStatements = statements.all.filter(outside(new Set(statementOf)));
  const facts = [...told, ...bareStatements.map(bareFact)];
  const askings = indexAskings(facts, bare, collection.corpus.everyday);
  const describeFact = createDescriber(collection, facts, statements);
  const factsAt = Map.groupBy(
    facts.keys(),
    (number) => (statementOf[number] ?? bareStatements[number - told.length])?.number ?? -1,
  );

  const askingsOf = (number: number, leftOut?: LeftOut) => {
    const asks = facts[number]?.asks ?? [];
    const first = askings.firsts[number] ?? 0;
    return (leftOut === undefined ? asks : asks.filter((_, i) => !leftOut(first + i))).map(fold).join("\n");
  };

  const { weights } = collection.corpus;
  const texts = weights === null ? [] : statements.all.map(toldBy);
  const coverWords = weights === null ? null : indexWords(texts, askings);
  const likenOwn = weights?.encoder == null ? null : likenTexts(openEncoder(weights.encoder), texts);
  const none = new Float64Array(texts.length);

  return {
    askings,
    statements,
    facts,
    describe: describeFact,
    saidOf(number, leftOut) {
      const { statement, names } = describeFact(number);
      return [askingsOf(number, leftOut), statement.folded, ...names].join("\n");
    },
    askingsOf,
    candidates(question, found, without = {}) {
      const plain = askings.compare(question, without.askings);
      const isHinted = weights !== null && question.hints.size > 0 && !plain.best.some((like) => like > SAME_WORDING);
      const { best, mean, cover } = isHinted ? askings.compare(withHints(question), without.askings) : plain;
      const isThere = (number: number) => !without.facts?.has(number);
      const worthOf = (i: number) => (best[i] ?? 0) + COVER * (cover[i] ?? 0);
      const asked = highest(facts.length, CANDIDATES.asked, worthOf, isThere);
      const chosen = new Set([...(without.also ?? []), ...asked]);
      const highestFound = Math.max(1e-9, ...found.values());
      const wordCover = coverWords?.(question) ?? none;
      const likeness = (without.liken ?? likenOwn)?.(question) ?? none;
      const near = (values: Float64Array) => highest(texts.length, CANDIDATES.near, (each) => values[each] ?? 0);
      const statementsFound = [...[...found.keys()].slice(0, CANDIDATES.found), ...near(wordCover), ...near(likeness)];
      for (const number of statementsFound.flatMap((each) => factsAt.get(each) ?? [])) {
        // A need matches by its askings only.
        if (isThere(number) && facts[number]?.kind !== "need") chosen.add(number);
      }
      const list = [...chosen].map(describeFact);
      const around = aroundOf(list, { best, cover, wordCover, likeness });
      const read = createFeatureReader(question, { around, places, askings });
      return list.map((each) => ({
        described: each,
        features: read(each, {
          asked: best[each.number] ?? 0,
          askedMean: mean[each.number] ?? 0,
          askedCover: cover[each.number] ?? 0,
          found: (found.get(each.statement.number) ?? 0) / highestFound,
          wordCover: wordCover[each.statement.number] ?? 0,
          likeness: likeness[each.statement.number] ?? 0,
        }),
      }));
    },
  };
}

/** Adds the hints to the question's terms: askings that the build drafts have the words of the texts, not people's. */
function withHints({ terms, hints, characters }: Question): Compared {
  return {
    terms: new Map([...[...hints].map(([term, share]): [string, number] => [term, HINT_SHARE * share]), ...terms]),
    characters,
  };
}

const HINT_SHARE = 0.5;

const outside = (some: ReadonlySet<Statement | undefined>) => (statement: Statement) => !some.has(statement);

/** The text of a statement, with its headings, to compare questions with where no askings say how people ask. */
export const toldBy = ({ heading, folded }: Statement) => `${fold(heading)}\n${folded}`;

/** A statement that holds no fact, as a fact without askings. */
function bareFact({ source, start, end }: Statement): Fact {
  return { ...BARE_FACT, source: source.id, start, end };
}

function aroundOf(
  list: readonly Described[],
  {
    best,
    cover,
    wordCover,
    likeness,
  }: { best: Float32Array; cover: Float32Array; wordCover: Float64Array; likeness: Float64Array },
): Around {
  const statementBest = new Map<number, number>();
  const subjectBest = new Map<string, number>();
  let [highestAsked, highestCover] = [0, 0];
  const highestOf = (values: Float64Array) =>
    Math.max(0, ...list.map(({ statement }) => values[statement.number] ?? 0));
  for (const { number, statement, subject } of list) {
    const asked = best[number] ?? 0;
    highestAsked = Math.max(highestAsked, asked);
    highestCover = Math.max(highestCover, cover[number] ?? 0);
    statementBest.set(statement.number, Math.max(asked, statementBest.get(statement.number) ?? 0));
    if (subject !== null) subjectBest.set(subject.id, Math.max(asked, subjectBest.get(subject.id) ?? 0));
  }
  return {
    best: highestAsked,
    cover: highestCover,
    wordCover: highestOf(wordCover),
    likeness: highestOf(likeness),
    statementBest,
    subjectBest,
  };
}

/** The `limit` numbers below `count` that are there with the highest worth above 0, highest first. */
function highest(
  count: number,
  limit: number,
  worthOf: (number: number) => number,
  isThere: (number: number) => boolean = () => true,
): number[] {
  const kept: { number: number; worth: number }[] = [];
  let enough = 0;
  for (let number = 0; number < count; number++) {
    const worth = worthOf(number);
    if (worth <= enough || !isThere(number)) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.worth ?? 0) < worth) at--;
    kept.splice(at, 0, { number, worth });
    if (kept.length > limit) kept.pop();
    if (kept.length === limit) enough = kept.at(-1)?.worth ?? enough;
  }
  return kept.map(({ number }) => number);
}

/** Words that tell one telephone of an office from another. */
const QUALIFIED = /投诉|举报|监督|预约|值班|传真/u;

/**
 * Whether the candidate is the office's own row of the kind and thing that the question names: nothing answers better.
 */
function isOwnRow({ plain, ofOffice }: Question, { described, features }: Candidate): boolean {
  const { fact, names, subject } = described;
  if (fact.checked_on === null || features.kindCued !== 1) return false;
  if (!names.some((name) => plain.includes(name)) && !(ofOffice && subject?.id === OWN_OFFICE)) return false;
  const [qualifier] = QUALIFIED.exec(plain) ?? [];
  return qualifier === undefined || fact.of.includes(qualifier);
}

/** Similarity above which a question is an asking to the letter; less than 1 because of rounding. */
const SAME_WORDING = 0.99;

/** The statements that an editor wrote this question for: as an asking, to the letter, or as a row of the office. */
export function writtenFor(question: Question, candidates: readonly Candidate[]): ReadonlySet<Statement> {
  const written = candidates.filter(
    (each) => (!question.carried && each.features.asked > SAME_WORDING) || isOwnRow(question, each),
  );
  return new Set(written.map(({ described }) => described.statement));
}

/** How far a fact that no longer holds is put behind: to a twentieth of its odds. */
const PAST_BEHIND = 3;
/** Lead in score of a statement that the question was written for. */
const WRITTEN_AHEAD = 1;

/**
 * Ranks candidates, best first. In training the ranker never sees a question beside its own asking, so a statement that
 * `asked` was written for goes first. The order of its facts stays the ranker's.
 */
export function rank(
  candidates: readonly Candidate[],
  scoreOf: (features: ArrayLike<number>) => number,
  asked?: Question,
): Ranked[] {
  // Copied into one typed array, which the network reads several times as fast.
  let vector = new Float64Array(0);
  const learned = candidates.map(({ described, features }) => {
    const values = vectorOf(features);
    if (vector.length === 0) vector = new Float64Array(values.length);
    for (let i = 0; i < vector.length; i++) vector[i] = values[i] ?? 0;
    return { described, features, score: scoreOf(vector) };
  });
  const statements = asked === undefined ? new Set() : writtenFor(asked, candidates);
  const isWritten = ({ described }: Candidate) => statements.has(described.statement);
  const best = (some: readonly { score: number }[]) => Math.max(...some.map(({ score }) => score));
  const ahead = WRITTEN_AHEAD + Math.max(0, best(learned) - best(learned.filter(isWritten)));
  const scored = learned.map((each) => {
    const behind = asked !== undefined && isPast(asked, each.described) ? PAST_BEHIND : 0;
    return { ...each, score: each.score + (isWritten(each) ? ahead : 0) - behind };
  });
  const top = best(scored);
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored
    .map(({ described, features, score }) => ({ described, features, score, share: Math.exp(score - top) / total }))
    .sort((a, b) => b.score - a.score || a.described.number - b.described.number);
}

/** The features as a vector, in the order of `FEATURES`, in which they were computed. */
export function vectorOf(features: Features): number[] {
  return Object.values(features);
}
