// Makes the training samples of an opened collection: every asking becomes a question with its candidates. The asking
// itself, and a share of the other askings, are ignored when the candidates are found.
import { random } from "../../index/learning/random.ts";
import type { Liken } from "../../src/match/encoder.ts";
import { type Candidate, vectorOf } from "../../src/match/matcher.ts";
import type { TextModel } from "../../src/match/text-model.ts";
import { inContext, type Question } from "../../src/question/question.ts";
import type { Asking, Bench } from "./bench.ts";

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

/** Weight of a question of somebody who did not see the facts. */
const TOLD_WEIGHT = 3;

export async function sampleOf(
  bench: Bench,
  asking: Asking,
  { kinds, liken }: { kinds: TextModel; liken: Liken | undefined },
): Promise<Sample> {
  const isTold = asking.told !== null;
  const question = (isTold ? null : followUp(bench, asking, kinds)) ?? bench.read(asking.text, kinds);
  const thinned = isTold ? 0 : (THINNED[Math.floor(asking.number / 2) % THINNED.length] ?? 0);
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
    weight: bench.weight * (isTold ? TOLD_WEIGHT : bench.matcher.facts[asking.fact]?.kind === "statement" ? 0.5 : 1),
  };
}
