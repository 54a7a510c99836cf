// From a question to facts, best first: candidates by their askings and by the search of statements, ranked by what was
// learned. Enters a question; leaves candidates with their scores.
import { type Collection, OWN_OFFICE } from "../collection.ts";
import type { Fact } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { fold } from "../text.ts";
import { type Askings, type Compared, indexAskings, type LeftOut } from "./askings.ts";
import { BARE_FACT } from "./bare-fact.ts";
import { createDescriber } from "./describer.ts";
import { factsOfServices } from "./directory-facts.ts";
import type { Described } from "./facts.ts";
import { type Around, createFeatureReader, type Features } from "./features.ts";
import { readStatements, type Statement, type Statements } from "./statements.ts";

export interface Candidate {
  readonly described: Described;
  readonly features: Features;
}

/** Who has been weighed. */
export interface Ranked extends Candidate {
  readonly score: number;
  /** Its share of what all candidates together are worth: 0 to 1. */
  readonly share: number;
}

/** What is treated as not there: for learning and for proofs. */
export interface Without {
  readonly askings?: LeftOut;
  readonly facts?: ReadonlySet<number>;
  /** Facts that are looked at whatever the indexes say. */
  readonly also?: readonly number[];
}

export interface Matcher {
  readonly askings: Askings;
  readonly statements: Statements;
  readonly facts: readonly Fact[];
  describe(number: number): Described;
  /** Everything that is said about a fact: its askings, its statement, its subject's names, folded. */
  saidOf(number: number, leftOut?: LeftOut): string;
  /** Its askings alone. */
  askingsOf(number: number, leftOut?: LeftOut): string;
  /** Candidates with their features, not ranked. `found` are statements' scores by their number. */
  candidates(question: Question, found: ReadonlyMap<number, number>, without?: Without): Candidate[];
}

/** Candidates looked at closely, and how many of them the statements that were found bring. */
const CANDIDATES = { asked: 32, found: 14 } as const;
/** What all askings of a fact together count beside the likest, in choosing candidates. */
const COVER = 0.3;

export function createMatcher(collection: Collection, places: Places, bare: (text: string) => string): Matcher {
  const { services } = collection.corpus;
  const statements = readStatements(collection);
  const facts = withBare([...collection.corpus.facts, ...factsOfServices(services)], statements);
  const askings = indexAskings(facts, bare, collection.corpus.everyday);
  const describeFact = createDescriber(collection, facts, statements);
  const factsAt = Map.groupBy(
    facts.keys(),
    (number) => statements.at(facts[number]?.source ?? "", facts[number]?.start ?? 0)?.number ?? -1,
  );

  const askingsOf = (number: number, leftOut?: LeftOut) => {
    const asks = facts[number]?.asks ?? [];
    const first = askings.firsts[number] ?? 0;
    return (leftOut === undefined ? asks : asks.filter((_, i) => !leftOut(first + i))).map(fold).join("\n");
  };

  const isEdited = collection.corpus.weights === null;

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
      const isHinted = !isEdited && question.hints.size > 0 && !plain.best.some((like) => like > WRITTEN);
      const { best, mean, cover } = isHinted ? askings.compare(withHints(question), without.askings) : plain;
      const isThere = (number: number) => !without.facts?.has(number);
      const worthOf = (i: number) => (isThere(i) ? (best[i] ?? 0) + COVER * (cover[i] ?? 0) : 0);
      const chosen = new Set([...(without.also ?? []), ...highest(facts.length, CANDIDATES.asked, worthOf)]);
      const highestFound = Math.max(1e-9, ...found.values());
      for (const number of [...found.keys()].slice(0, CANDIDATES.found).flatMap((each) => factsAt.get(each) ?? [])) {
        // A need is told by its askings alone.
        if (isThere(number) && facts[number]?.kind !== "need") chosen.add(number);
      }
      const list = [...chosen].map(describeFact);
      const around = aroundOf(list, { best, cover });
      const read = createFeatureReader(question, { around, places, rarity: askings.rarity });
      return list.map((each) => ({
        described: each,
        features: read(each, {
          asked: best[each.number] ?? 0,
          askedMean: mean[each.number] ?? 0,
          askedCover: cover[each.number] ?? 0,
          found: (found.get(each.statement.number) ?? 0) / highestFound,
        }),
      }));
    },
  };
}

/** Askings that the build drafts have the texts' words: what the question's may stand for is compared, too. */
function withHints({ terms, hints, characters }: Question): Compared {
  return {
    terms: new Map([...[...hints].map(([term, share]): [string, number] => [term, HINT_SHARE * share]), ...terms]),
    characters,
  };
}

const HINT_SHARE = 0.5;

/** Facts, and behind them each statement that none of them is told in, as a fact that nobody asks for. */
function withBare(facts: readonly Fact[], statements: Statements): Fact[] {
  const told = new Set(facts.map(({ source, start }) => statements.at(source, start)));
  const bare = statements.all.flatMap((statement): Fact[] => {
    if (told.has(statement)) return [];
    const { source, start, end } = statement;
    return [{ ...BARE_FACT, source: source.id, start, end }];
  });
  return [...facts, ...bare];
}

function aroundOf(list: readonly Described[], { best, cover }: { best: Float32Array; cover: Float32Array }): Around {
  const statementBest = new Map<number, number>();
  const subjectBest = new Map<string, number>();
  let [highestAsked, highestCover] = [0, 0];
  for (const { number, statement, subject } of list) {
    const asked = best[number] ?? 0;
    highestAsked = Math.max(highestAsked, asked);
    highestCover = Math.max(highestCover, cover[number] ?? 0);
    statementBest.set(statement.number, Math.max(asked, statementBest.get(statement.number) ?? 0));
    if (subject !== null) subjectBest.set(subject.id, Math.max(asked, subjectBest.get(subject.id) ?? 0));
  }
  return { best: highestAsked, cover: highestCover, statementBest, subjectBest };
}

/** The `limit` numbers below `count` of the highest worth above 0, the highest first. */
function highest(count: number, limit: number, worthOf: (number: number) => number): number[] {
  const held: { number: number; worth: number }[] = [];
  let enough = 0;
  for (let number = 0; number < count; number++) {
    const worth = worthOf(number);
    if (worth <= enough) continue;
    let at = held.length;
    while (at > 0 && (held[at - 1]?.worth ?? 0) < worth) at--;
    held.splice(at, 0, { number, worth });
    if (held.length > limit) held.pop();
    if (held.length === limit) enough = held.at(-1)?.worth ?? enough;
  }
  return held.map(({ number }) => number);
}

/** Tells one telephone of an office from another. */
const QUALIFIED = /投诉|举报|监督|预约|值班|传真/u;

/** A row of the office's own, of what it names and of the kind that is asked for: no text tells it better. */
function isOwnRow({ plain, ofOffice }: Question, { described, features }: Candidate): boolean {
  const { fact, names, subject } = described;
  if (fact.checked_on === null || features.kindCued !== 1) return false;
  if (!names.some((name) => plain.includes(name)) && !(ofOffice && subject?.id === OWN_OFFICE)) return false;
  const [qualifier] = QUALIFIED.exec(plain) ?? [];
  return qualifier === undefined || fact.of.includes(qualifier);
}

/** So like an asking a question is that asking, but for rounding. */
const WRITTEN = 0.99;

/** The statements of those facts that an editor wrote the question for: to the letter (1 but for rounding), or as a row of the office. */
export function writtenFor(question: Question, candidates: readonly Candidate[]): ReadonlySet<Statement> {
  const written = candidates.filter(
    (each) => (!question.carried && each.features.asked > WRITTEN) || isOwnRow(question, each),
  );
  return new Set(written.map(({ described }) => described.statement));
}

/** By so much a statement that the question is written for stands before the others. */
const WRITTEN_AHEAD = 1;

/**
 * Ranked, best first. What is learned never sees a question that is written: the statement that one is `asked` of goes first;
 * which of its facts does, is as learned.
 */
export function rank(
  candidates: readonly Candidate[],
  scoreOf: (features: ArrayLike<number>) => number,
  asked?: Question,
): Ranked[] {
  const learned = candidates.map(({ described, features }) => ({
    described,
    features,
    score: scoreOf(vectorOf(features)),
  }));
  const statements = asked === undefined ? new Set() : writtenFor(asked, candidates);
  const isWritten = ({ described }: Candidate) => statements.has(described.statement);
  const best = (some: readonly { score: number }[]) => Math.max(...some.map(({ score }) => score));
  const ahead = WRITTEN_AHEAD + Math.max(0, best(learned) - best(learned.filter(isWritten)));
  const scored = learned.map((each) => (isWritten(each) ? { ...each, score: each.score + ahead } : each));
  const top = best(scored);
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored
    .map(({ described, features, score }) => ({ described, features, score, share: Math.exp(score - top) / total }))
    .sort((a, b) => b.score - a.score || a.described.number - b.described.number);
}

/** In the order of `FEATURES`, in which they were read. */
export function vectorOf(features: Features): number[] {
  return Object.values(features);
}
