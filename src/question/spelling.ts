// Names written as they are heard: 乡情朴元 for 乡情濮缘. A name that is mostly right is looked up and that is
// said; another is asked about, never guessed. Names come from the directory only.
import { soundOf } from "../sounds.ts";
import { fold } from "../text.ts";
import { unmarked } from "./directory.ts";

export interface Misspelling {
  /** As the directory writes it. */
  readonly name: string;
  /** As it stands in the question, folded and without marks. */
  readonly written: string;
  /** One wrong character, or few of a long name: it can hardly be another. */
  readonly isPlain: boolean;
}

/** Names shorter than this sound like ordinary words. */
const NAME_CHARS_MIN = 3;
/** More than this share of wrong characters is another name. */
const WRONG_SHARE_MAX = 0.5;
const PLAIN_SHARE_MAX = 0.4;

export interface Spelling {
  /** The longest name that the question writes as it sounds; null where all names are written right. */
  find(folded: string): Misspelling | null;
}

/** `isWritten` says whether a text of the collection writes it so: then it is no misspelling (法院 for 法援). */
export function createSpelling(names: readonly string[], isWritten: (heard: string) => boolean): Spelling {
  /** By their first two sounds, so that a question looks at few names; the longest first. */
  const byBeginning = new Map<string, { name: string; plain: string; sounds: readonly string[] }[]>();
  const plainNames = [...new Set(names)]
    .map((name) => ({ name, plain: unmarked(fold(name)) }))
    .filter(({ plain }) => /^\p{Script=Han}+$/u.test(plain) && plain.length >= NAME_CHARS_MIN)
    .sort((a, b) => b.plain.length - a.plain.length);
  for (const { name, plain } of plainNames) {
    const sounds = soundsOf(plain);
    if (sounds.includes(SILENT)) continue;
    const beginning = sounds.slice(0, 2).join(" ");
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { name, plain, sounds }]);
  }

  return {
    find(folded) {
      const written = unmarked(folded);
      const sounds = soundsOf(written);
      let longest: Misspelling | null = null;
      for (let at = 0; at + NAME_CHARS_MIN <= sounds.length; at++) {
        for (const known of byBeginning.get(sounds.slice(at, at + 2).join(" ")) ?? []) {
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

/** What has no sound in the table. */
const SILENT = "?";

/** The sounds of a text, one a UTF-16 unit. */
function soundsOf(text: string): string[] {
  return Array.from({ length: text.length }, (_, i) => String(soundOf(text.charAt(i)) ?? SILENT));
}
