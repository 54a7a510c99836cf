// Whole numbers from 0 on ⇄ bits of the arithmetic coder: the commoner a number, the less it takes.
import { type BitCoder, Chances } from "./bit-coder.ts";

/** A number's length in bits is coded one by one, then its bits, the first of them by those before. */
const LENGTHS = 32;
const FORETOLD = 32;
const STATES = LENGTHS + LENGTHS * FORETOLD;
const SEEN_MAX = 250;

/** How likely the bits of numbers are, for each of several sorts of numbers. */
export function createNumberChances(sorts = 1): Chances {
  return new Chances(sorts * STATES, SEEN_MAX);
}

/** Writes or reads a number below 2³⁰ of a sort. */
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
