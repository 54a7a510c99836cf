// Asks back with choices when a word means several things here, or a question cannot be read. Takes the question;
// returns the ambiguity with the choices that its place allows, or null.
import type { Ambiguity } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { fold } from "../text.ts";

type Choice = Ambiguity["choices"][number];

export interface Unclear {
  readonly name: string | null;
  /** Each with a complete question. */
  readonly choices: readonly Choice[];
}

/** The question asked about a word that stands alone. */
const ASKED_BY_DEFAULT = "是什么？";

/** Finds an ambiguous word that is all that the question is about, with what it may mean; null if there is none. */
export function findAmbiguity(question: Question, ambiguities: readonly Ambiguity[], places: Places): Unclear | null {
  for (const { name, words, choices } of ambiguities) {
    const word = words
      .map(fold)
      .sort((a, b) => b.length - a.length)
      .find((each) => question.folded.includes(each));
    if (word === undefined || !isOnly(word, question, places)) continue;
    const asked = question.text.slice(question.folded.indexOf(word) + word.length).replace(/^[的那个\s]+/u, "");
    const [place] = question.places;
    const fitting = choices.filter((choice) => {
      const at = places.byId(choice.place);
      return place === undefined || at === null || at === place || places.isWithin(at, place);
    });
    const whole = (choice: Choice): Choice => ({
      ...choice,
      question: choice.question.replace("{asked}", asked === "" ? ASKED_BY_DEFAULT : asked),
    });
    return { name, choices: (fitting.length === 0 ? choices : fitting).map(whole) };
  }
  return null;
}

/** Words that only ask, whatever the thing is. */
const ASKS_ONLY =
  /在?(?:哪里|哪儿|哪个|哪|什么地方|啥地方)|怎么(?:走|去|用|样)?|是?(?:什么|啥)|几点|(?:开|关)门|多少|电话|地址|请问|我?想?问(?:一下|问)?|[的那这个是在有吗呢啊呀吧了去找到\p{P}\s]/gu;

/** Whether nothing is left of the question without the word, the places and the words that only ask. */
function isOnly(word: string, question: Question, places: Places): boolean {
  return places.strip(question.folded).replace(word, "").replace(ASKS_ONLY, "") === "";
}

/** Whether a question cannot be read: no kind is named, no Han character but fillers, and at most one English word. */
export function isUnreadable(question: Question): boolean {
  return (
    question.kinds.length === 0 &&
    !/(?![嗯啊哦呃哈呵嘿唉哎吧吗呢啦])\p{Script=Han}/u.test(question.folded) &&
    (question.folded.match(/[a-z]{2,}/gu) ?? []).length < 2
  );
}

/** The choices for a question that cannot be read; null if the collection has none. */
export function offered(ambiguities: readonly Ambiguity[]): Unclear | null {
  const found = ambiguities.find(({ words }) => words.length === 0);
  return found === undefined ? null : { name: null, choices: found.choices };
}
