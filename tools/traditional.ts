// `npm run traditional`: prints src/traditional.ts, every Traditional character that OpenCC maps to a single Simplified
// one.
import { Converter } from "opencc-js/t2cn";
import { packNumbers, toUnsigned } from "../src/packed-numbers.ts";

const convert = Converter({ from: "t", to: "cn" });
const traditional: number[] = [];
const simplified: number[] = [];
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  const plain = convert(character);
  if (plain.length === 1 && plain !== character) {
    traditional.push(code);
    simplified.push(plain.charCodeAt(0));
  }
}
const steps = (codes: readonly number[]) => codes.map((code, i) => code - (codes[i - 1] ?? 0));

process.stdout.write(`// Made by \`npm run traditional\` from OpenCC's tables; do not edit.
// Maps single Traditional characters to Simplified ones, for comparison only: no text that a person reads is converted.
import { unpackNumbers } from "./packed-numbers.ts";

/** The code units of the Traditional characters, as differences between neighbours. */
const TRADITIONAL =
  "${packNumbers(steps(traditional))}";
/** The Simplified characters in the same order, as differences between neighbours: 2n for n ≥ 0, −2n − 1 for n < 0. */
const SIMPLIFIED =
  "${packNumbers(steps(simplified).map(toUnsigned))}";

/** The Simplified code unit by the Traditional one; 0 for all other characters. */
const CODES = readCodes(unpackNumbers(TRADITIONAL), unpackNumbers(SIMPLIFIED));

function readCodes(forward: readonly number[], signed: readonly number[]): Uint16Array {
  const codes = new Uint16Array(0x10000);
  let from = 0;
  let to = 0;
  for (const [i, step] of forward.entries()) {
    const back = signed[i] ?? 0;
    from += step;
    to += back % 2 === 0 ? back / 2 : -(back + 1) / 2;
    codes[from] = to;
  }
  return codes;
}

/** Returns the Simplified code unit of a Traditional one. Any other code unit is returned unchanged. */
export function toSimplified(code: number): number {
  return CODES[code] || code;
}
`);
