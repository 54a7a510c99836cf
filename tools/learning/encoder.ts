// Learns the vectors of words (`src/match/encoder.ts`): the softmax over the statements of a group, by the likeness of
// their vectors and by the words in common, is made high for the statement that answers. Since the words in common
// count as well, the vectors learn what these cannot tell. Deterministic.
import { random, shuffled } from "../../index/learning/random.ts";
import type { LearnedEncoder } from "../../src/learned.ts";
import type { Compared } from "../../src/match/askings.ts";
import { comparedOf, SLACK, wordsOf, ZERO } from "../../src/match/encoder.ts";
import { packPlaces } from "../../src/match/text-model.ts";
import { packNumbers } from "../../src/packed-numbers.ts";

/** The texts of an office with questions, each with the numbers of the texts that answer it. */
export interface EncoderGroup {
  readonly texts: readonly string[];
  readonly questions: readonly { readonly words: Compared; readonly right: readonly number[] }[];
}

/** Settings, each the best of a few on offices left out. */
const OPTIONS = { dimensions: 48, epochs: 1, rate: 0.015, slowing: 0.6, countMin: 8 } as const;
/** Questions of a group that are learned at once, and most statements that they are compared with. */
const BATCH = { questions: 96, statements: 160 } as const;
/** How much the likeness and the common words count at first; both are learned. */
const SCALES = { likeness: 8, common: 15 } as const;
/** Most steps of a packed value to either side of 0. */
const STEPS = ZERO - 1;

/** The places of a text's known words. */
type Words = Int32Array;
interface ReadGroup {
  readonly texts: readonly Words[];
  readonly questions: readonly { readonly words: Words; readonly right: readonly number[] }[];
}

export function learnEncoder(groups: readonly EncoderGroup[]): LearnedEncoder {
  const keyed = groups.map(({ texts, questions }) => ({
    texts: texts.map((text) => [...wordsOf(comparedOf(text)).keys()]),
    questions: questions.map(({ words, right }) => ({ words: [...wordsOf(words).keys()], right })),
  }));
  const counts = new Map<number, number>();
  for (const { texts, questions } of keyed) {
    for (const words of [...texts, ...questions.map((each) => each.words)])
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = [...counts].flatMap(([word, count]) => (count >= OPTIONS.countMin ? [word] : [])).sort((a, b) => a - b);
  const places = new Map(known.map((word, place) => [word, place]));
  const read = (words: readonly number[]) => Int32Array.from(words.flatMap((word) => places.get(word) ?? []));
  const total = keyed.reduce((sum, { texts, questions }) => sum + texts.length + questions.length, 0);
  const rarities = Float32Array.from(known, (word) => Math.log(total / (counts.get(word) ?? 1)));
  const values = learnValues(
    keyed.map(({ texts, questions }) => ({
      texts: texts.map(read),
      questions: questions.map(({ words, right }) => ({ words: read(words), right })),
    })),
    rarities,
  );
  const highest = values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const step = Number((highest / STEPS).toPrecision(3));
  return {
    features: packPlaces(known),
    vectors: packNumbers(Array.from(values, (each) => Math.max(1, Math.round(each / step) + ZERO))),
    dimensions: OPTIONS.dimensions,
    step,
  };
}

function learnValues(groups: readonly ReadGroup[], rarities: Float32Array): Float32Array {
  const { dimensions } = OPTIONS;
  const chance = random(7);
  const values = new Float32Array(rarities.length * dimensions);
  // Rare words begin long: they say most about where an answer stands.
  for (let i = 0; i < values.length; i++)
    values[i] = 0.05 * normal(chance) * ((rarities[Math.floor(i / dimensions)] ?? 0) / 6 + 0.05);
  const learner = new Learner(values, rarities);
  let { rate } = OPTIONS;
  for (let epoch = 0; epoch < OPTIONS.epochs; epoch++, rate *= OPTIONS.slowing) {
    const batches = groups.flatMap((group, number) => {
      const order = shuffled([...group.questions.keys()], epoch * groups.length + number);
      const count = Math.ceil(order.length / BATCH.questions);
      return Array.from({ length: count }, (_, i) => ({
        group,
        questions: order.slice(i * BATCH.questions, (i + 1) * BATCH.questions),
      }));
    });
    for (const { group, questions } of shuffled(batches, epoch)) learner.learn(group, questions, rate);
  }
  return values;
}

/** A number of the normal distribution, by the sum of uniform ones. */
function normal(chance: () => number): number {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += chance();
  return sum - 6;
}

interface Encoded {
  readonly words: Words;
  readonly length: number;
  readonly vector: Float32Array;
  readonly slope: Float32Array;
}

/** Adam over the rows of the words that a batch contains, and over the two scales. */
class Learner {
  readonly #values: Float32Array;
  readonly #rarities: Float32Array;
  readonly #gradient: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  readonly #scales = { likeness: Math.log(SCALES.likeness), common: Math.log(SCALES.common) };
  readonly #chance = random(11);
  #step = 0;

  constructor(values: Float32Array, rarities: Float32Array) {
    this.#values = values;
    this.#rarities = rarities;
    this.#gradient = new Float32Array(values.length);
    this.#mean = new Float32Array(values.length);
    this.#square = new Float32Array(values.length);
  }

  learn(group: ReadGroup, numbers: readonly number[], rate: number): void {
    const asked = numbers.flatMap((number) => group.questions[number] ?? []);
    const chosen = this.#choose(group.texts.length, asked);
    const texts = chosen.map((number) => this.#encode(group.texts[number] ?? new Int32Array()));
    const held = texts.map(({ words }) => new Set(words));
    const placeOf = new Map(chosen.map((number, place) => [number, place]));
    const slopes = { likeness: 0, common: 0 };
    const questions = asked.map(({ words, right }) => {
      const question = this.#encode(words);
      const all = words.reduce((sum, word) => sum + (this.#rarities[word] ?? 0), 1e-6);
      const common = held.map(
        (inText) => words.reduce((sum, word) => sum + (inText.has(word) ? (this.#rarities[word] ?? 0) : 0), 0) / all,
      );
      this.#compare(question, { texts, common, right: right.flatMap((number) => placeOf.get(number) ?? []) }, slopes);
      return question;
    });
    this.#step++;
    for (const key of ["likeness", "common"] as const)
      this.#scales[key] -= (rate * slopes[key]) / (Math.abs(slopes[key]) + asked.length * 0.01);
    this.#update([...texts, ...questions], asked.length, rate);
  }

  /** All texts of a small group; for a larger one those that answer, and others at random. */
  #choose(count: number, asked: readonly { readonly right: readonly number[] }[]): number[] {
    if (count <= BATCH.statements) return Array.from({ length: count }, (_, i) => i);
    const chosen = new Set(asked.flatMap(({ right }) => right.slice(0, 1)));
    while (chosen.size < Math.min(count, BATCH.statements)) chosen.add(Math.floor(this.#chance() * count));
    return [...chosen].sort((a, b) => a - b);
  }

  #encode(words: Words): Encoded {
    const { dimensions } = OPTIONS;
    const vector = new Float32Array(dimensions);
    for (const word of words)
      for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) + (this.#values[word * dimensions + i] ?? 0);
    const length = Math.sqrt(vector.reduce((sum, each) => sum + each * each, SLACK));
    for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) / length;
    return { words, length, vector, slope: new Float32Array(dimensions) };
  }

  /** Adds the slopes of one question's loss to its vector, the texts' and the scales'. */
  #compare(
    question: Encoded,
    { texts, common, right }: { texts: readonly Encoded[]; common: readonly number[]; right: readonly number[] },
    slopes: { likeness: number; common: number },
  ): void {
    if (right.length === 0) return;
    const { dimensions } = OPTIONS;
    const [likenessScale, commonScale] = [Math.exp(this.#scales.likeness), Math.exp(this.#scales.common)];
    const likeness = texts.map(({ vector }) => {
      let product = 0;
      for (let i = 0; i < dimensions; i++) product += (vector[i] ?? 0) * (question.vector[i] ?? 0);
      return product;
    });
    const logits = likeness.map((each, i) => likenessScale * each + commonScale * (common[i] ?? 0));
    const top = Math.max(...logits);
    const worth = logits.map((each) => Math.exp(each - top));
    const all = worth.reduce((sum, each) => sum + each, 0);
    const good = right.reduce((sum, i) => sum + (worth[i] ?? 0), 1e-12);
    const isRight = new Set(right);
    for (const [number, text] of texts.entries()) {
      const own = worth[number] ?? 0;
      const wrong = own / all - (isRight.has(number) ? own / good : 0);
      if (Math.abs(wrong) < 1e-6) continue;
      slopes.likeness += wrong * likenessScale * (likeness[number] ?? 0);
      slopes.common += wrong * commonScale * (common[number] ?? 0);
      const slope = wrong * likenessScale;
      for (let i = 0; i < dimensions; i++) {
        question.slope[i] = (question.slope[i] ?? 0) + slope * (text.vector[i] ?? 0);
        text.slope[i] = (text.slope[i] ?? 0) + slope * (question.vector[i] ?? 0);
      }
    }
  }

  #update(encoded: readonly Encoded[], count: number, rate: number): void {
    const { dimensions } = OPTIONS;
    const touched = new Set<number>();
    for (const { words, length, vector, slope } of encoded) {
      let along = 0;
      for (let i = 0; i < dimensions; i++) along += (vector[i] ?? 0) * (slope[i] ?? 0);
      for (let i = 0; i < dimensions; i++) slope[i] = ((slope[i] ?? 0) - (vector[i] ?? 0) * along) / length / count;
      for (const word of words) {
        touched.add(word);
        const from = word * dimensions;
        for (let i = 0; i < dimensions; i++)
          this.#gradient[from + i] = (this.#gradient[from + i] ?? 0) + (slope[i] ?? 0);
      }
    }
    const [ofMean, ofSquare] = [1 - 0.9 ** this.#step, 1 - 0.99 ** this.#step];
    for (const word of touched) {
      for (let at = word * dimensions; at < (word + 1) * dimensions; at++) {
        const slope = this.#gradient[at] ?? 0;
        const mean = 0.9 * (this.#mean[at] ?? 0) + 0.1 * slope;
        const square = 0.99 * (this.#square[at] ?? 0) + 0.01 * slope * slope;
        this.#mean[at] = mean;
        this.#square[at] = square;
        this.#gradient[at] = 0;
        this.#values[at] = (this.#values[at] ?? 0) - (rate * (mean / ofMean)) / (Math.sqrt(square / ofSquare) + 1e-8);
      }
    }
  }
}
