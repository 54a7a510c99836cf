// What a draft is made of: a statement with all that is said around it, and the typed cells found in it.
import type { Chunk, CorpusSource, Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";

/** A sentence of a chunk. All offsets are those of its source's text. */
export interface Statement {
  readonly source: CorpusSource;
  readonly chunk: Chunk;
  /** Whole, as the chunk has it. */
  readonly span: Span;
  /** Where its own words begin: behind 「（一）」, 「答：」. */
  readonly body: number;
  /** The whole source, for comparison; its offsets are the text's. */
  readonly folded: string;
  /** The heading it stands under, as it is written, or "". */
  readonly section: string;
  /** The same without number and marks. */
  readonly heading: string;
  /** What heading or title are about: where the sentence names nothing itself. */
  readonly scope: string;
  /** What a row of a table is about: 「委托公证，收费标准：……」; or "". */
  readonly row: string;
  /** The office whose text it is, or "". */
  readonly office: string;
  /** The longest name met so far that ends like this one: 中心 → 县法律援助中心. */
  readonly fullName: (name: string) => string;
}

/** What of a statement answers a question of one kind. */
export interface Cell {
  readonly kind: FactKind;
  /** In their order; none where the whole run answers. */
  readonly values: readonly Span[];
  readonly of: string;
  readonly unit: string;
  readonly asks: readonly string[];
  /** The run that proves it; null for the clauses around the values. */
  readonly anchor: Span | null;
}

/** The cells of one statement, and which of its words are used up. */
export class Cells {
  readonly statement: Statement;
  readonly all: Cell[] = [];
  readonly #taken: Span[] = [];

  constructor(statement: Statement) {
    this.statement = statement;
  }

  /** Words that nobody else may read as something else: the digits of a telephone are no figure. */
  take(span: Span): void {
    this.#taken.push(span);
  }

  isTaken([start, end]: Span): boolean {
    return this.#taken.some(([from, to]) => from < end && start < to);
  }

  add(
    kind: FactKind,
    values: readonly Span[],
    told: { of: string; unit?: string; asks: readonly string[]; anchor?: Span },
  ): void {
    const { of, unit = "", asks, anchor = null } = told;
    this.all.push({ kind, values, of, unit, asks, anchor });
  }

  /** Every place in the statement's own words that the expression fits, as spans of the source. */
  *find(expression: RegExp): Generator<{ span: Span; match: RegExpExecArray }> {
    const { folded, body, span } = this.statement;
    for (const match of folded.slice(body, span[1]).matchAll(expression)) {
      if (match[0] === "") continue;
      const start = body + match.index;
      yield { span: [start, start + match[0].length], match };
    }
  }
}

/** A run that ends before any of `ends`, both ways from a span, inside the statement. */
function around({ folded, body, span: [, last] }: Statement, [start, end]: Span, ends: RegExp): Span {
  let from = Math.max(start, body);
  let to = Math.min(end, last);
  while (from > body && !isEnd(folded, from - 1, ends)) from--;
  while (to < last && !isEnd(folded, to, ends)) to++;
  return [from, to];
}

/** A colon between digits belongs to a time of day. */
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

/** The clauses around a run, without the stop behind them. */
export function clauseAround(statement: Statement, span: Span): Span {
  return around(statement, span, CLAUSE_END);
}

/** The same from comma to comma. */
export function partAround(statement: Statement, span: Span): Span {
  return around(statement, span, PART_END);
}

/** The part before the one that begins here, inside its clause; "" where there is none. */
export function partBefore(statement: Statement, start: number): string {
  const at = start - 1;
  if (at < statement.body || CLAUSE_END.test(statement.folded.charAt(at))) return "";
  return wordsOf(statement, partAround(statement, [at, at]));
}

/** The part behind the one that ends here, inside its clause; "" where there is none. */
export function partBehind(statement: Statement, end: number): string {
  if (end + 1 >= statement.span[1] || CLAUSE_END.test(statement.folded.charAt(end))) return "";
  return wordsOf(statement, partAround(statement, [end + 1, end + 1]));
}

/** The text's own words, white space around them gone. */
export function wordsOf({ source }: Statement, [start, end]: Span): string {
  return source.text.slice(start, end).trim();
}

/** A run without white space and stops at its ends. */
export function trimmed({ folded }: Statement, [start, end]: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:、。]/u.test(folded.charAt(from))) from++;
  while (to > from && /[\s,;:、。!?]/u.test(folded.charAt(to - 1))) to--;
  return [from, to];
}

/** At most so many characters, none cut in half. */
export function clip(text: string, characters: number): string {
  return text.length <= characters ? text : [...text].slice(0, characters).join("");
}
