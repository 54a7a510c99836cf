// Detects danger to the person who writes or to somebody they write about. Takes the person's messages and returns the
// alarm to raise, or null. An alarm lasts until the person clearly changes the subject.
import type { Danger, DangerKind, Wording } from "../corpus.ts";
import { DANGER_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";
import { fold } from "../text.ts";
import { createMessageReader } from "./danger-features.ts";
import { openModel, type PackedModel } from "./danger-model.ts";

/** What the reply says first, and whom to call. */
export interface Alarm {
  /** The kind's id. */
  readonly kind: string;
  /** Ids of contacts, in the order to call them. */
  readonly numbers: readonly string[];
  readonly title: Wording;
  readonly say: Wording;
  /** Whom to turn to afterwards, or null. */
  readonly after: Wording | null;
  /** Whether the kind requires that the reply says nothing else. */
  readonly isAlone: boolean;
  /** Whether the message can hardly be anything else. */
  readonly isSure: boolean;
  /** Log-odds of the surest message; infinite for an editor's cry. */
  readonly odds: number;
}

export interface DangerDetector {
  /** `messages` are the person's, folded, oldest first; the reply is to the last one. */
  detect(messages: readonly string[]): Alarm | null;
}

/** A second kind with at least this probability adds its first number. */
const ALSO_PROBABILITY = 0.25;
/** Most numbers in an alarm: nobody reads a long list in danger. */
const NUMBERS_MAX = 4;

/** `isBare` says whether a message asks for nothing in particular, such as 「怎么办」 or 「谢谢」. */
export function createDangerDetector(
  danger: Danger,
  packed: PackedModel,
  isBare: (folded: string) => boolean,
): DangerDetector {
  const model = openModel(packed);
  const read = createMessageReader(danger);
  const kindOf = new Map(danger.kinds.map((kind) => [kind.id, kind]));
  const findCry = createCryFinder(danger, isBare);
  return {
    detect(messages) {
      // Walks back from the last message to the first alarm. A clear change of subject ends what came before it.
      let since: number | null = null;
      let surest = Number.NEGATIVE_INFINITY;
      let characters = 0;
      for (let i = messages.length - 1; i >= 0; i--) {
        const message = (messages[i] ?? "").slice(0, QUESTION_CHARS_MAX);
        characters += message.length;
        if (characters > DANGER_CHARS_MAX) break;
        const found = read(message);
        const odds = findCry(message) === null ? model.oddsOf(found) : Number.POSITIVE_INFINITY;
        if (odds >= model.threshold) since = i;
        else if (model.evidenceOf(found) < model.lasting && !isBare(message)) break;
        surest = Math.max(surest, odds);
      }
      if (since === null) return null;
      const said = messages.slice(since).join("。").slice(-DANGER_CHARS_MAX);
      const cry = findCry(said);
      if (cry !== null) return raise(cry, [], said, { surest, sure: model.sure });
      const heard = model.kindsOf(read(said)).flatMap(({ kind, probability }) => {
        const known = kindOf.get(kind);
        return known === undefined ? [] : [{ kind: known, probability }];
      });
      const [first, ...others] = heard;
      if (first === undefined) return null;
      const also = others.filter(({ probability }) => probability >= ALSO_PROBABILITY).map(({ kind }) => kind);
      return raise(first.kind, also, said, { surest, sure: model.sure });
    },
  };
}

/**
 * Returns a function that finds the kind of a message made only of the editors' cries, with or without bare clauses. A cry
 * of a kind that stands alone may be any of its clauses: 「我想死，离婚要带什么」.
 */
function createCryFinder(
  { kinds }: Danger,
  isBare: (folded: string) => boolean,
): (folded: string) => DangerKind | null {
  const kindOf = new Map(
    kinds.flatMap((kind) => kind.cries.map((cry) => [fold(cry).replaceAll(" ", ""), kind] as const)),
  );
  const longest = [...kindOf.keys()].sort((a, b) => b.length - a.length);
  const isCry = (clause: string) => longest.some((each) => clause.startsWith(each));
  return (folded) => {
    const clauses = folded.split(/[\p{P}\p{S}]+/u).map((said) => ({ said, joined: said.replace(/\s+/gu, "") }));
    const alone = clauses.map(({ joined }) => kindOf.get(joined)).find((kind) => kind?.is_alone);
    if (alone !== undefined) return alone;
    let first: DangerKind | null = null;
    const calls = clauses.filter(({ said, joined }) => isCry(joined) || !isBare(said));
    let rest = calls.map(({ joined }) => joined).join("");
    while (rest !== "") {
      const cry = longest.find((each) => rest.startsWith(each));
      if (cry === undefined) return null;
      first ??= kindOf.get(cry) ?? null;
      rest = rest.slice(cry.length);
    }
    return first;
  };
}

function raise(
  kind: DangerKind,
  also: readonly DangerKind[],
  said: string,
  { surest, sure }: { surest: number; sure: number },
): Alarm {
  const { id, after, is_alone, variant } = kind;
  const { numbers, title, say } = variant?.words.some((word) => said.includes(word)) ? variant : kind;
  const shown = [...numbers, ...also.flatMap((other) => other.numbers.slice(0, 1))];
  return {
    kind: id,
    numbers: [...new Set(shown)].slice(0, NUMBERS_MAX),
    title,
    say,
    after,
    isAlone: is_alone,
    isSure: surest >= sure,
    odds: surest,
  };
}
