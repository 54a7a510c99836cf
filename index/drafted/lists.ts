// Drafts enumerations: 「名单分别是：甲、乙、丙」, 「设法律咨询、公证、调解等窗口」.
import type { Span } from "../../src/corpus.ts";
import { type Cells, clauseAround, partAround, wordsOf } from "./cell.ts";
import { topicBefore } from "./owner.ts";

/** An enumeration with fewer items is not a list. */
const ITEMS_MIN = 3;
/** Words that introduce a list; its subject stands before them. */
const LEADS_IN = /(?:分别(?:是|为)|依次(?:是|为)|包括|如下|名单(?:是|为)?|有以下|有)\s*:?\s*(?=[^,;。:!?]{1,20}、)/gu;
const ABOUT_CHARS_MAX = 24;

/** Items of an enumeration, the last after 和: 「四川、陕西和甘肃」. */
const RUN =
  /((?:[^,;。:!?、和及]{1,14}、){1,}[^,;。:!?、和及]{1,14}(?:(?:和|及|以及|与|或者?)[^,;。:!?、和及]{1,14})?)/gu;
/** Words before the first item that are not part of it. */
const BEFORE_FIRST =
  /^.*(?:分为|分成|指的是|是指|称为|包括|包含|括|分别[是为]|由|[是为有含设即以免在于自向凭持把被对]|给予|导致|提供|从事|不得)(?=[^为是有]+$)/u;
/** Words after the last item that are not part of it. */
const BEHIND_LAST =
  /(?:等(?!级|候)|共?[二三四五六七八九十两\d]+(?:大?[类种项个部国省市方步条门]|大)|组成|构成|不|禁止|属于|可以|应当|必须|均|都|是|设立|开通|举行|提出|提议|著称|闻名|的山区).*$/u;

/** Drafts lists without an introducing word. */
function draftRuns(cells: Cells): void {
  const { statement } = cells;
  for (const { span } of [...cells.find(RUN)]) {
    const words = statement.folded.slice(...span);
    const [head = ""] = words.split("、");
    const lead = BEFORE_FIRST.exec(head)?.[0].length ?? 0;
    const last = words.slice(words.lastIndexOf("、") + 1);
    const behind = BEHIND_LAST.exec(last);
    const end = span[1] - (behind === null ? 0 : last.length - behind.index);
    const value: Span = [span[0] + lead, end];
    const items = pieces(statement.folded, value);
    if (items.length < ITEMS_MIN || items.some((item) => cells.isTaken(item) || item[1] - item[0] > ITEM_CHARS_MAX))
      continue;
    const [from, to] = partAround(statement, value);
    const about = `${wordsOf(statement, [from, value[0]])}${wordsOf(statement, [end, to])}`;
    const of = (about.length >= 4 ? about : `${topicBefore(statement, value[0])}${about}`).slice(0, ABOUT_CHARS_MAX);
    if (of.length < 2) continue;
    cells.add("list", items, { of, asks: [`${of}有哪些？`, `哪些${of}？`] });
  }
}

const ITEM_CHARS_MAX = 14;

function pieces(folded: string, [from, to]: Span): Span[] {
  const items: Span[] = [];
  let start = from;
  const words = folded.slice(from, to);
  const last = words.lastIndexOf("、") + 1;
  for (const piece of [...words.slice(0, last).split(/(、)/u), ...words.slice(last).split(/(以及|和|及|与|或者?)/u)]) {
    if (!/^(?:、|以及|和|及|与|或者?)$/u.test(piece) && piece.trim() !== "") items.push([start, start + piece.length]);
    start += piece.length;
  }
  return items;
}

export function draftLists(cells: Cells): void {
  draftLedIn(cells);
  draftRuns(cells);
}

function draftLedIn(cells: Cells): void {
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

/** The items between enumeration commas, up to 等 or the end of the clause. */
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
