// Prints src/sounds.ts: the syllable of every character of GB 2312, without tones, to recognise names
// that were written as they are heard.
import { pinyin } from "pinyin-pro";
import { packNumbers } from "../src/packed-numbers.ts";

const decoder = new TextDecoder("gb2312");
const bySyllable = new Map<string, string>();
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const character = decoder.decode(Uint8Array.of(row, cell));
    if (!/^\p{Script=Han}$/u.test(character)) continue;
    // Accents that many speakers here do not tell apart are one: zh/z, ch/c, sh/s, n/l, -ng/-n.
    const syllable = pinyin(character, { toneType: "none", type: "string", v: true })
      .replace(/^(z|c|s)h/u, "$1")
      .replace(/^l/u, "n")
      .replace(/ng$/u, "n");
    bySyllable.set(syllable, (bySyllable.get(syllable) ?? "") + character);
  }
}
/** The commonest sounds have the smallest numbers, which are the shortest. */
const sounds = [...bySyllable]
  .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
  .flatMap(([, characters], sound) => [...characters].map((character) => ({ code: character.charCodeAt(0), sound })))
  .sort((a, b) => a.code - b.code);

process.stdout.write(`// Made by \`npm run sounds\` from pinyin-pro's tables; do not edit.
// Which characters sound alike, without tones and without what local accents do not tell apart.
import { unpackNumbers } from "./packed-numbers.ts";

/** The step from each character to the next, and the number of each one's sound. */
const CHARACTERS =
  "${packNumbers(sounds.map(({ code }, i) => code - (sounds[i - 1]?.code ?? 0)))}";
const HEARD =
  "${packNumbers(sounds.map(({ sound }) => sound))}";

/** By code unit: one more than the number of its sound. */
const SOUNDS = new Uint16Array(0x10000);
const heard = unpackNumbers(HEARD);
let code = 0;
for (const [i, step] of unpackNumbers(CHARACTERS).entries()) {
  code += step;
  SOUNDS[code] = (heard[i] ?? 0) + 1;
}

/** A number for how a character sounds, from 1; 0 for one that is not in the table. */
export function soundOf(code: number): number {
  return SOUNDS[code] ?? 0;
}
`);
