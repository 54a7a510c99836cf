// The data of a draft: a statement with its context, and the typed cells found in it.
import type { Chunk, CorpusSource, Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";

/** A sentence of a passage. All offsets refer to the text of its source. */
export interface Statement {
  readonly source: CorpusSource;
  readonly chunk: Chunk;
  /** The whole sentence, as the passage has it. */
  readonly span: Span;
  /** Offset of the sentence's own words, after marks such as 「（一）」 or 「答：」. */
  readonly body: number;
  /** The folded text of the whole source, with the same offsets as the text. */
  readonly folded: string;
  /** The heading above it as written, or "". */
  readonly section: string;
  /** The heading without number and marks. */
  readonly heading: string;
  /** The subject of the heading or title; used when the sentence names none. */
  readonly scope: string;
  /** The subject of a table row: 「委托公证」 in 「委托公证，收费标准：……」; or "". */
  readonly row: string;
  /** The office whose text it is, or "". */
  readonly office: string;
  /** Expands a short name to the longest name met so far with this ending: 中心 → 县法律援助中心. */
  readonly fullName: (name: string) => string;
}

/** The part of a statement that answers questions of one kind. */
export interface Cell {
  readonly kind: FactKind;
  /** Spans of the values, in text order; empty if the whole passage is the answer. */
  readonly values: readonly Span[];
  readonly of: string;
  readonly unit: string;
  readonly asks: readonly string[];
  /** The span that proves it; null for the clauses around the values. */
  readonly anchor: Span | null;
}

/** Collects the cells of one statement and tracks which words are already used. */
export class Cells {
  readonly statement: Statement;
  readonly all: Cell[] = [];
  readonly #taken: Span[] = [];

  constructor(statement: Statement) {
    this.statement = statement;
  }

  /** Reserves a span, so that no other reader uses it: the digits of a telephone number are not a figure. */
  take(span: Span): void {
    this.#taken.push(span);
  }

  isTaken([start, end]: Span): boolean {
    return this.#taken.some(([from, to]) => from < end && start < to);
  }

  add(
    kind: FactKind,
    values: readonly Span[],
    details: { of: string; unit?: string; asks: readonly string[]; anchor?: Span },
  ): void {
    const { of, unit = "", asks, anchor = null } = details;
    this.all.push({ kind, values, of, unit, asks, anchor });
  }

  /** All matches of the expression in the statement's own words, as spans of the source. */
  *find(expression: RegExp): Generator<{ span: Span; match: RegExpExecArray }> {
    const { folded, body, span } = this.statement;
    for (const match of folded.slice(body, span[1]).matchAll(expression)) {
      if (match[0] === "") continue;
      const start = body + match.index;
      yield { span: [start, start + match[0].length], match };
    }
  }
}

/** Extends a span in both directions up to a character of `ends`, within the statement. */
function around({ folded, body, span: [, last] }: Statement, [start, end]: Span, ends: RegExp): Span {
  let from = Math.max(start, body);
  let to = Math.min(end, last);
  while (from > body && !isEnd(folded, from - 1, ends)) from--;
  while (to < last && !isEnd(folded, to, ends)) to++;
  return [from, to];
}

/** Whether a character ends the run. A colon or comma between digits does not. */
function isEnd(folded: string, at: number, ends: RegExp): boolean {
  const sign = folded.charAt(at);
  if (sign === ":" || sign === ",") return ends.test(sign) && !isBetweenDigits(folded, at);
  return ends.test(sign);
}

function isBetweenDigits(folded: string, at: number): boolean {
  return /\d/u.test(folded.charAt(at - 1)) && /\d/u.test(folded.charAt(at + 1));
}

const CLAUSE_END = /[。;!?\n]/u;
const PART_END = /[。;!?\n,:]/u;

/** The clauses around a span, without the punctuation after them. */
export function clauseAround(statement: Statement, span: Span): Span {
  return around(statement, span, CLAUSE_END);
}

/** The part of the clause around a span, from comma to comma. */
export function partAround(statement: Statement, span: Span): Span {
  return around(statement, span, PART_END);
}

/** The part before the one that starts here, in the same clause; "" if there is none. */
export function partBefore(statement: Statement, start: number): string {
  const at = start - 1;
  if (at < statement.body || CLAUSE_END.test(statement.folded.charAt(at))) return "";
  return wordsOf(statement, partAround(statement, [at, at]));
}

/** The part after the one that ends here, in the same clause; "" if there is none. */
export function partBehind(statement: Statement, end: number): string {
  if (end + 1 >= statement.span[1] || CLAUSE_END.test(statement.folded.charAt(end))) return "";
  return wordsOf(statement, partAround(statement, [end + 1, end + 1]));
}

/** The text of a span, without surrounding white space. */
export function wordsOf({ source }: Statement, [start, end]: Span): string {
  return source.text.slice(start, end).trim();
}

/** The span without white space and punctuation at its ends. */
export function trimmed({ folded }: Statement, [start, end]: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:、。]/u.test(folded.charAt(from))) from++;
  while (to > from && /[\s,;:、。!?]/u.test(folded.charAt(to - 1))) to--;
  return [from, to];
}

/** Cuts to at most `characters` code points. */
export function clip(text: string, characters: number): string {
  return text.length <= characters ? text : [...text].slice(0, characters).join("");
}
