// Drafts facts from table rows below a head: each cell is a value of the kind that its column head means.

import type { Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { findFigures } from "../../src/question/figures.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, type Statement, wordsOf } from "./cell.ts";
import { isValueOf, kindOfLabel } from "./labels.ts";

/** The cells of a row, as spans of the source. */
export type Row = readonly Span[];

const BORDER = /\s*\|\s*|\t+|\u3000+| {2,}/gu;

/** The cells of a sentence that is a table row, or null. */
export function rowOf({ source, span: [start, end] }: Statement): Row | null {
  const text = source.text.slice(start, end);
  const row: Span[] = [];
  let from = 0;
  for (const match of [...text.matchAll(BORDER), null]) {
    const to = match === null ? text.length : match.index;
    if (to > from || (from > 0 && match !== null)) row.push([start + from, start + to]);
    if (match !== null) from = match.index + match[0].length;
  }
  // Two words with a wide space between them are not a table.
  const isDrawn = /\||\t/u.test(text);
  return row.length >= (isDrawn ? 2 : 3) ? row : null;
}

/** Whether the row consists of column names. */
export function isHead(statement: Statement, row: Row): boolean {
  return row.every(([start, end]) => {
    const cell = statement.folded.slice(start, end).trim();
    return cell.length >= 1 && cell.length <= 12 && !/\d|[。;]/u.test(cell);
  });
}

const NUMBERING = /^(?:序号|编号|No\.?|#|排名|序)$/iu;

/** Drafts the cells of one row; its first named column says what they are about. */
export function draftRow(cells: Cells, head: readonly string[], row: Row): void {
  const { statement } = cells;
  const key = head.findIndex((label) => !NUMBERING.test(label));
  const at = row[key];
  const name = at === undefined ? "" : wordsOf(statement, at);
  if (name === "") return;
  for (const [i, span] of row.entries()) {
    const label = head[i];
    if (label === undefined || i <= key || span[1] - span[0] < 1) continue;
    const words = statement.folded.slice(...span);
    if (/^[-—/无]*$/u.test(words.trim())) continue;
    const kind = kindOfCell(label, words);
    const figure = kind === "number" || kind === "fee" ? findFigures(words)[0] : undefined;
    const value: Span =
      kind === "number" && figure !== undefined ? [span[0] + figure.at, span[0] + figure.end] : [span[0], span[1]];
    const unit = figure?.unit ?? "";
    const about = kind === "number" || kind === "list" || kind === "person" ? `${name}的${label}` : name;
    cells.add(kind, [value], {
      of: `${name}${label}`,
      unit,
      asks: kind === "list" ? [`${about}是什么？`] : askingsFor(kind, about, unit),
      anchor: statement.span,
    });
  }
}

/** Nobody asks for a number without a unit by kind, so it becomes a list value. */
function kindOfCell(label: string, words: string): FactKind {
  const kind = kindOfLabel(label);
  if (kind !== null && kind !== "number" && isValueOf(kind, words)) return kind;
  return findFigures(words).some(({ unit, at, end }) => unit !== "" && end - at === words.trim().length)
    ? "number"
    : "list";
}
