// Prints src/traditional.ts: every Traditional character that OpenCC maps to one Simplified character.
import { Converter } from "opencc-js/t2cn";

const convert = Converter({ from: "t", to: "cn" });
let from = "";
let to = "";
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  const simplified = convert(character);
  if (simplified.length === 1 && simplified !== character) {
    from += character;
    to += simplified;
  }
}
process.stdout.write(`// Made by \`npm run traditional\` from OpenCC's tables; do not edit.
// Character by character, for comparison only: what a person reads is never converted with it.
const TRADITIONAL =
  "${from}";
const SIMPLIFIED =
  "${to}";

const MAP = new Map([...TRADITIONAL].map((character, i) => [character, SIMPLIFIED.charAt(i)]));

/** Each Traditional character replaced by its Simplified one; the length stays. */
export function toSimplified(text: string): string {
  let result = "";
  for (const character of text) result += MAP.get(character) ?? character;
  return result;
}
`);
