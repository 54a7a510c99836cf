// Names written as they are heard: 乡情朴元 for 乡情濮缘. One wrong character of the same sound is looked
// up and said; more are asked about, never guessed. Names come from the directory only.
import { soundOf } from "../sounds.ts";
import { fold } from "../text.ts";
import { unmarked } from "./directory.ts";

export interface Misspelling {
  /** As the directory writes it. */
  readonly name: string;
  /** As it stands in the question, folded and without marks. */
  readonly written: string;
  readonly wrongCharacters: number;
}

/** Names shorter than this sound like ordinary words. */
const NAME_CHARS_MIN = 3;
/** More than this share of wrong characters is another name. */
const WRONG_SHARE_MAX = 0.5;

export interface Spelling {
  /** The longest name that the question writes as it sounds; null where all names are written right. */
  find(folded: string): Misspelling | null;
}

export function createSpelling(names: readonly string[]): Spelling {
  const known = [...new Set(names)]
    .map((name) => ({ name, plain: unmarked(fold(name)) }))
    .filter(({ plain }) => /^\p{Script=Han}+$/u.test(plain) && [...plain].length >= NAME_CHARS_MIN)
    .map((entry) => ({ ...entry, sounds: soundsOf(entry.plain) }))
    .filter(({ sounds }) => !sounds.includes("?"))
    .sort((a, b) => b.plain.length - a.plain.length);

  return {
    find(folded) {
      const written = unmarked(folded);
      const sounds = soundsOf(written);
      for (const { name, plain, sounds: wanted } of known) {
        const at = sounds.indexOf(wanted);
        // Each sound is one unit with its separator, so that a match cannot begin inside one.
        const from = at < 0 ? -1 : sounds.slice(0, at).split(SEPARATOR).length - 1;
        if (from < 0 || written.includes(plain)) continue;
        const heard = written.slice(from, from + plain.length);
        const wrong = [...plain].filter((character, i) => character !== heard.charAt(i)).length;
        if (wrong > 0 && wrong <= plain.length * WRONG_SHARE_MAX)
          return { name, written: heard, wrongCharacters: wrong };
      }
      return null;
    },
  };
}

const SEPARATOR = " ";

/** The sounds of a text, each followed by a blank; `?` for what has none. */
function soundsOf(text: string): string {
  let sounds = SEPARATOR;
  for (let i = 0; i < text.length; i++) sounds += `${soundOf(text.charAt(i)) ?? "?"}${SEPARATOR}`;
  return sounds;
}
