// Finds names that are spelled by their sound: 乡情朴元 for 乡情濮缘. A name that is mostly right is looked up, and the reply
// says so. For any other, the reply asks and never guesses. Names come from the directory only.
import { soundOf } from "../sounds.ts";
import { fold, unmarked } from "../text.ts";

export interface Misspelling {
  /** The name as the directory writes it. */
  readonly name: string;
  /** The name as the question writes it, folded and without marks. */
  readonly written: string;
  /** Whether one character is wrong, or few of a long name, so that hardly another name is meant. */
  readonly isPlain: boolean;
}

/** Shortest name that is compared; shorter ones sound like ordinary words. */
const NAME_CHARS_MIN = 3;
/** Share of wrong characters above which another name is meant. */
const WRONG_SHARE_MAX = 0.5;
const PLAIN_SHARE_MAX = 0.4;

export interface Spelling {
  /** Returns the longest misspelled name in the question; null when all names are spelled right. */
  find(folded: string): Misspelling | null;
}

/** `isWritten` says whether the collection's texts contain a spelling; then it is no misspelling (法院 for 法援). */
export function createSpelling(names: readonly string[], isWritten: (heard: string) => boolean): Spelling {
  /** Names by their first two sounds, longest first, so that a question is compared with few of them. */
  const byBeginning = new Map<number, { name: string; plain: string; sounds: Uint16Array }[]>();
  const plainNames = [...new Set(names)]
    .map((name) => ({ name, plain: unmarked(fold(name)) }))
    .filter(({ plain }) => /^\p{Script=Han}+$/u.test(plain) && plain.length >= NAME_CHARS_MIN)
    .sort((a, b) => b.plain.length - a.plain.length);
  for (const { name, plain } of plainNames) {
    const sounds = soundsOf(plain);
    if (sounds.includes(SILENT)) continue;
    const listed = byBeginning.get(beginningAt(sounds, 0));
    if (listed === undefined) byBeginning.set(beginningAt(sounds, 0), [{ name, plain, sounds }]);
    else listed.push({ name, plain, sounds });
  }

  return {
    find(folded) {
      const written = unmarked(folded);
      const sounds = soundsOf(written);
      let longest: Misspelling | null = null;
      for (let at = 0; at + NAME_CHARS_MIN <= sounds.length; at++) {
        for (const known of byBeginning.get(beginningAt(sounds, at)) ?? []) {
          if (!known.sounds.every((sound, i) => sounds[at + i] === sound)) continue;
          const heard = written.slice(at, at + known.plain.length);
          const wrong = [...known.plain].filter((character, i) => character !== heard.charAt(i)).length;
          const isNear = wrong > 0 && wrong <= known.plain.length * WRONG_SHARE_MAX && !written.includes(known.plain);
          if (isNear && heard.length > (longest?.written.length ?? 0) && !isWritten(heard)) {
            longest = {
              name: known.name,
              written: heard,
              isPlain: wrong === 1 || wrong <= heard.length * PLAIN_SHARE_MAX,
            };
          }
        }
      }
      return longest;
    },
  };
}

/** The sound of a character that the table does not have. */
const SILENT = 0;
/** An upper bound of the number of sounds. */
const SOUNDS_MAX = 1_000;

/** Two sounds as one number, the key of the index. */
function beginningAt(sounds: Uint16Array, at: number): number {
  return (sounds[at] ?? SILENT) * SOUNDS_MAX + (sounds[at + 1] ?? SILENT);
}

/** The sounds of a text, one per UTF-16 unit. */
function soundsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => soundOf(text.charCodeAt(i)));
}
