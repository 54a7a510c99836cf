// Codes whole numbers ≥ 0 with the arithmetic coder; common numbers take fewer bits.
import { type BitCoder, Chances } from "./bit-coder.ts";

/** A number's length is coded in unary, then its bits, of which the first are predicted from those before. */
const LENGTHS = 32;
const FORETOLD = 32;
const STATES = LENGTHS + LENGTHS * FORETOLD;
const SEEN_MAX = 250;

/** Probabilities for the bits of numbers, kept apart for each sort of numbers. */
export function createNumberChances(sorts = 1): Chances {
  return new Chances(sorts * STATES, SEEN_MAX);
}

/** Writes or reads a number below 2³⁰ of the given sort. */
export function codeNumber(coder: BitCoder, chances: Chances, number: number, sort = 0): number {
  const from = sort * STATES;
  const wanted = number + 1;
  const bits = 31 - Math.clz32(wanted);
  let length = 0;
  while (length < LENGTHS - 2 && chances.code(coder, from + length, length < bits ? 1 : 0) === 1) length++;
  let value = 1;
  for (let at = length - 1; at >= 0; at--) {
    const state = from + LENGTHS + length * FORETOLD + Math.min(value, FORETOLD - 1);
    value = 2 * value + chances.code(coder, state, (wanted >>> at) & 1);
  }
  return value - 1;
}
