// What belongs to something, one after the other: 「名单分别是：甲、乙、丙」, 「设法律咨询、公证、调解等窗口」.
import type { Span } from "../../src/corpus.ts";
import { type Cells, clauseAround, wordsOf } from "./cell.ts";
import { topicBefore } from "./owner.ts";

/** Fewer are no list. */
const ITEMS_MIN = 3;
/** What says that a list follows; what it is a list of stands before. */
const LEADS_IN = /(?:分别(?:是|为)|依次(?:是|为)|包括|如下|名单(?:是|为)?|有以下|有)\s*:?\s*(?=[^,;。:!?]{1,20}、)/gu;
const ABOUT_CHARS_MAX = 24;

export function draftLists(cells: Cells): void {
  const { statement } = cells;
  for (const { span } of [...cells.find(LEADS_IN)]) {
    const [from, to] = clauseAround(statement, span);
    const items = itemsIn(statement.folded, [span[1], to]);
    if (items.length < ITEMS_MIN || items.some((item) => cells.isTaken(item))) continue;
    const before = wordsOf(statement, [from, span[0]]).split(/[,，]/u).at(-1) ?? "";
    const of = before.length >= 2 ? before.slice(-ABOUT_CHARS_MAX) : topicBefore(statement, span[0]);
    if (of.length < 2) continue;
    for (const item of items) cells.take(item);
    cells.add("list", items, { of, asks: [`${of}有哪些？`, `${of}分别叫什么？`] });
  }
}

/** The items between their commas, up to 等 or the end of the clause. */
function itemsIn(folded: string, [from, to]: Span): Span[] {
  const stop = folded.slice(from, to).search(/[,;。!?:]|等(?![级待候于])/u);
  const end = stop < 0 ? to : from + stop;
  const items: Span[] = [];
  let start = from;
  for (const piece of folded.slice(from, end).split("、")) {
    if (piece.trim() !== "") items.push([start, start + piece.length]);
    start += piece.length + 1;
  }
  return items;
}
