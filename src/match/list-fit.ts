// Says whether a fact lists all the items that a question asks for. Takes a question and a described fact.
import { hanNumber, isCounted } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import { unmarked } from "../text.ts";
import type { Described } from "./facts.ts";

/** Words that ask for each of several items. */
const ASKS_EACH =
  /分别|逐[一项条个]|各[叫是]|哪些|哪几|名字|名单|列[一出举]|(?:都有|写了?)(?:什么|啥)|\bname all\b|\bwhich\b/u;
const WHICH_COUNT = /哪(\d|[两二三四五六七八九十])(?!\d)|what are the (two|three|four|five|six|seven)\b/u;
const ENGLISH_NUMERALS = ["", "", "two", "three", "four", "five", "six", "seven"];

/**
 * Whether the question asks for all of several items (「21家分别叫什么」, 「是哪四诊」), and the fact has only a few of them, or
 * lists what the question names. A whole statement has as many items as it separates.
 */
export function listsTooFew(question: Question, { fact, anchor, values }: Described): boolean {
  const wanted = countOfAll(question);
  if (wanted === 0) return false;
  const items = values.length > 0 ? values.length : (anchor.match(/[、；;]/gu)?.length ?? 0) + 1;
  return (
    2 * items < wanted || (fact.kind !== "place" && values.some((value) => question.plain.includes(unmarked(value))))
  );
}

/** Number of items that the question asks to list; 0 if it does not ask for all of them. */
function countOfAll({ folded, figures, kinds }: Question): number {
  const [, chinese, english] = WHICH_COUNT.exec(folded) ?? [];
  if (english !== undefined) return ENGLISH_NUMERALS.indexOf(english);
  if (chinese !== undefined) return /\d/u.test(chinese) ? Number(chinese) : hanNumber(chinese);
  const isEach = kinds.includes("list") && ASKS_EACH.test(folded);
  return isEach ? Math.max(0, ...figures.filter(isCounted).map(({ value }) => value)) : 0;
}
