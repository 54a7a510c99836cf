// `npm run sounds`: prints src/sounds.ts, the toneless syllable of every character of GB 2312. It serves to recognise
// names that are written as they sound.
import { pinyin } from "pinyin-pro";
import { gb2312 } from "../src/gb2312.ts";
import { packNumbers } from "../src/packed-numbers.ts";

const SAME = 0;
const NEW = 1;
const KNOWN = 2;

/** Numbers of the syllables in order of their first occurrence, from 0. */
const numbers = new Map<string, number>();
const heard: number[] = [];
let before = -1;
for (const character of gb2312()) {
  // Merges the sounds that many local speakers do not distinguish: zh/z, ch/c, sh/s, n/l, -ng/-n.
  const syllable = pinyin(character, { toneType: "none", type: "string", v: true })
    .replace(/^(z|c|s)h/u, "$1")
    .replace(/^l/u, "n")
    .replace(/ng$/u, "n");
  const known = numbers.get(syllable);
  const number = known ?? numbers.size;
  numbers.set(syllable, number);
  heard.push(number === before ? SAME : known === undefined ? NEW : KNOWN + known);
  before = number;
}

process.stdout.write(`// Made by \`npm run sounds\` from pinyin-pro's tables; do not edit.
// Numbers the sound of each character: equal numbers sound alike. Tones, and differences that many local speakers do not
// make, are ignored.
import { gb2312 } from "./gb2312.ts";
import { unpackNumbers } from "./packed-numbers.ts";

/**
 * A code for each character, in the order of GB 2312: 0 for the sound of the character before it, 1 for a new sound,
 * otherwise the number of an earlier sound plus one.
 */
const HEARD =
  "${packNumbers(heard)}";

/** The number of each character's sound, from 1, by code unit; 0 for none. */
const SOUNDS = new Uint16Array(0x10000);
const characters = gb2312();
let sound = 0;
let sounds = 0;
for (const [i, heard] of unpackNumbers(HEARD).entries()) {
  if (heard === ${NEW}) sounds += 1;
  if (heard > ${SAME}) sound = heard === ${NEW} ? sounds : heard - ${KNOWN - 1};
  SOUNDS[characters.charCodeAt(i)] = sound;
}

/** Returns the number of a character's sound, from 1; 0 for a character that is not in the table. */
export function soundOf(code: number): number {
  return SOUNDS[code] ?? 0;
}
`);
