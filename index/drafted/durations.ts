// Drafts how long something takes.
import type { Span } from "../../src/corpus.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, clauseAround, partAround, type Statement, wordsOf } from "./cell.ts";
import { ownerBefore } from "./owner.ts";

const HALF_TIMES =
  /(?<![上下])半个?(?:小时|天|月|年)(?:以?内|之内)?|(?<![第每十百])一个?(?:年|月|周|工作日|天|小时|分钟)(?:半)?(?:以内|之内|内)|(?<=为期|有效期|期限为?|试点|先开)(?:半|一)年|当[天日场](?=[^,;。]{0,8}(?:受理|办|出|取|拿|答复|申请|立))/gu;

/** How often something happens: 「每月检查一次」. */
const EVERY =
  /每(?:隔)?(?:[一二两三四五六七八九十\d]+)?个?(?:天|日|周|月|季度|年|小时)(?=[^,;。\d]{0,8}[一二两三四五\d]+次)/gu;

/** Drafts times without digits: 半小时内, 一年内, 当天. */
export function draftSpelledDurations(cells: Cells): void {
  for (const { span } of [...cells.find(HALF_TIMES)]) {
    if (cells.isTaken(span)) continue;
    cells.take(span);
    addDuration(cells, span, "");
  }
  for (const { span } of [...cells.find(EVERY)]) {
    if (!cells.isTaken(span)) addDuration(cells, span, "");
  }
}

/** 「三天后」 and 「两年来」 say when, not how long. */
const WHEN = /^(?:后|以后|之后|前|以前|来|多来|间|里|树龄|[，,]?算)/u;

export function addDuration(cells: Cells, span: Span, unit: string): void {
  const { statement } = cells;
  const { folded } = statement;
  const part = partAround(statement, span);
  if (WHEN.test(folded.slice(span[1])) || /(?:每|(?:^|[年月日、的在])前)$/u.test(folded.slice(part[0], span[0])))
    return;
  const lead = wordsOf(statement, [part[0], span[0]])
    .replace(/^自[^,;。]*之日起|(?:在|为|是|用了|达|于|共)+$/gu, "")
    .replace(/[由从][^,;。]*?\d.*$/u, "");
  const tail = wordsOf(statement, [span[1], part[1]]);
  const rest = `${lead}${tail}`.replace(/^(?:也|并|可以?|又)/u, "");
  const of = rest.length >= 8 ? rest : qualified(statement, [part[0], span[0]], rest);
  cells.add("duration", [span], { of, unit, asks: askingsFor("duration", of) });
}

/** Adds the beginning of the clause to a short description: 材料齐全的 … 出证. */
function qualified(statement: Statement, [start, end]: Span, rest: string): string {
  const first = firstPart(statement, start);
  const isMatter = !/^(?:第[一二三四五]|其[中他]|(?:\d{4}年|\d{1,2}月))|\d\p{Script=Han}{1,2}$/u.test(first);
  if (first !== "" && first.length <= 16 && isMatter) return `${first}${rest}`;
  const owner = ownerBefore(statement, end);
  if (owner === statement.scope && rest.length >= 5) return rest;
  return rest.includes(owner) || owner.endsWith(rest) ? rest || owner : `${owner}${rest}`;
}

/** The first part of a clause, or the introduction of a list; "" for the first part itself. */
function firstPart(statement: Statement, start: number): string {
  const clause = clauseAround(statement, [start, start]);
  const lists = statement.folded.slice(clause[0], start - 1).search(/:(?!\d)[^:]*$/u);
  const from = clause[0] + lists + 1;
  const part = partAround(statement, [from, from]);
  return part[1] <= start ? wordsOf(statement, part) : "";
}
