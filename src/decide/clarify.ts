// One good question with choices when a word means several things here, or a question cannot be read.
// Enters the question; leaves the ambiguity with the choices that its place allows, or null.
import type { Ambiguity } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { fold } from "../text.ts";

type Choice = Ambiguity["choices"][number];

export interface Unclear {
  readonly name: string | null;
  /** With whole questions. */
  readonly choices: readonly Choice[];
}

/** What is asked about a bare word when nothing is. */
const ASKED_BY_DEFAULT = "是什么？";

/** The word that the question is about and nothing else, with what could be meant. */
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

/** What only asks of a thing, whatever it is. */
const ASKS_ONLY =
  /在?(?:哪里|哪儿|哪个|哪|什么地方|啥地方)|怎么(?:走|去|用|样)?|是?(?:什么|啥)|几点|(?:开|关)门|多少|电话|地址|请问|我?想?问(?:一下|问)?|[的那这个是在有吗呢啊呀吧了去找到\p{P}\s]/gu;

/** Nothing is left of the question without the word, the places and what only asks. */
function isOnly(word: string, question: Question, places: Places): boolean {
  return places.strip(question.folded).replace(word, "").replace(ASKS_ONLY, "") === "";
}

/** Nothing that can be read: no Han character but filler, and at most one word of another script. */
export function isUnreadable(question: Question): boolean {
  return (
    question.kinds.length === 0 &&
    !/(?![嗯啊哦呃哈呵嘿唉哎吧吗呢啦])\p{Script=Han}/u.test(question.folded) &&
    (question.folded.match(/[a-z]{2,}/gu) ?? []).length < 2
  );
}

/** What is offered then. */
export function offered(ambiguities: readonly Ambiguity[]): Unclear | null {
  const found = ambiguities.find(({ words }) => words.length === 0);
  return found === undefined ? null : { name: null, choices: found.choices };
}
