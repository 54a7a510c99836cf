// Encodes a text as a vector, so that a question lies near the statement that answers it, although people use other
// words than offices: 扫马路 near 公益活动. The vector is the sum of the learned vectors of the text's terms and single
// characters. Takes an encoder and texts; returns the likeness of a question to each text.
import type { LearnedEncoder } from "../learned.ts";
import { unpackNumbers } from "../packed-numbers.ts";
import { hanCharacters, termsOfFolded } from "../text.ts";
import type { Compared } from "./askings.ts";
import { fingerprint, unpackPlaces } from "./text-model.ts";

/** Vectors by the fingerprints of words. All are in one array, one after another. */
export interface Vectors {
  readonly places: ReadonlyMap<number, number>;
  readonly values: Float32Array;
  readonly dimensions: number;
}

/** The middle of the packed values, which stands for 0. */
export const ZERO = 32;
/** Added to the square of a length, so that a text of few known words is like nothing. */
export const SLACK = 0.25;

export function openEncoder({ features, vectors, dimensions, step }: LearnedEncoder): Vectors {
  const numbers = unpackNumbers(vectors);
  const values = new Float32Array(numbers.length);
  // A loop, because `Float32Array.from` with a function takes seven times as long, while a Worker starts.
  for (const [i, value] of numbers.entries()) values[i] = (value - ZERO) * step;
  return { places: unpackPlaces(features), values, dimensions };
}

/** The fingerprints of a folded text's words, with their shares. */
export function wordsOf({ terms, characters }: Compared): Map<number, number> {
  return new Map([
    ...[...terms].map(([term, share]): [number, number] => [fingerprint(term), share]),
    ...[...characters].map(([each, share]): [number, number] => [fingerprint(`.${each}`), share]),
  ]);
}

const shareOfOne = (words: Iterable<string>) => new Map([...words].map((word): [string, number] => [word, 1]));

/** The words of a folded text as those of a question. */
export function comparedOf(folded: string): Compared {
  return { terms: shareOfOne(termsOfFolded(folded)), characters: shareOfOne(hanCharacters(folded)) };
}

/** The vector of a text, at most 1 long. */
export function encode({ places, values, dimensions }: Vectors, text: Compared): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const [word, share] of wordsOf(text)) {
    const from = (places.get(word) ?? -1) * dimensions;
    if (from < 0) continue;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + share * (values[from + i] ?? 0);
  }
  const length = Math.sqrt(sum.reduce((all, each) => all + each * each, SLACK));
  return sum.map((each) => each / length);
}

/** Returns the likeness of a question to each text: −1 to 1, by text number. */
export type Liken = (question: Compared) => Float64Array;

export function likenTexts(vectors: Vectors, texts: readonly string[]): Liken {
  const { dimensions } = vectors;
  const encoded = new Float32Array(texts.length * dimensions);
  for (const [number, text] of texts.entries()) encoded.set(encode(vectors, comparedOf(text)), number * dimensions);
  return (question) => {
    const asked = encode(vectors, question);
    return Float64Array.from(texts, (_, number) => {
      let product = 0;
      for (let i = 0; i < dimensions; i++) product += (asked[i] ?? 0) * (encoded[number * dimensions + i] ?? 0);
      return product;
    });
  };
}
