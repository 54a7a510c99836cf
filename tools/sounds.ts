// Prints src/sounds.ts: the syllable of every character of GB 2312, without tones, to recognise names
// that were written as they are heard.
import { pinyin } from "pinyin-pro";

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
const groups = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, characters]) => characters);
process.stdout.write(`// Made by \`npm run sounds\` from pinyin-pro's tables; do not edit.
// Characters that sound alike, without tones and without what local accents do not tell apart.
const ALIKE =
  "${groups.join(" ")}";

const SOUNDS = new Map(ALIKE.split(" ").flatMap((group, sound) => [...group].map((character) => [character, sound])));

/** A number for how a character sounds, or null for one that is not in the table. */
export function soundOf(character: string): number | null {
  return SOUNDS.get(character) ?? null;
}
`);
