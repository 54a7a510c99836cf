// Splits the texts into statements: the sentences that are quoted and that facts lie in. A sentence longer than a quote
// makes several statements. Done once, at start.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource, Span } from "../corpus.ts";
import { QUOTE_CHARS_MAX } from "../limits.ts";
import { fold } from "../text.ts";

export interface Statement {
  readonly number: number;
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  /** The folded text, for comparison. Its offsets count from `start`. */
  readonly folded: string;
  /** The heading of its chunk and the title of its source, a line each. */
  readonly heading: string;
}

export interface Statements {
  readonly all: readonly Statement[];
  /** The statement at a position of a source, or the next one if none is there; undefined past the last. */
  at(source: string, position: number): Statement | undefined;
}

export function readStatements(collection: Collection): Statements {
  const { chunks, sources } = collection.corpus;
  const folded = new Map(sources.map(({ id, text }) => [id, fold(text)]));
  const all: Statement[] = [];
  const bySource = new Map<string, Statement[]>(sources.map(({ id }) => [id, []]));
  for (const chunk of chunks) {
    const source = collection.sources.get(chunk.source);
    if (source === undefined) continue;
    const heading = `${chunk.section ?? ""}\n${source.title}`;
    for (const [start, end] of chunk.sentences) {
      const text = folded.get(source.id)?.slice(start, end) ?? "";
      const statement = { number: all.length, chunk, source, start, end, folded: text, heading };
      all.push(statement);
      bySource.get(source.id)?.push(statement);
    }
  }
  return {
    all,
    at: (source, position) => firstEndingBehind(bySource.get(source) ?? [], position),
  };
}

/** Finds the first statement that ends after `position`, by binary search: texts may have tens of thousands of them. */
function firstEndingBehind(statements: readonly Statement[], position: number): Statement | undefined {
  let [from, to] = [0, statements.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((statements[middle]?.end ?? 0) > position) to = middle;
    else from = middle + 1;
  }
  return statements[from];
}

/** A span of a source that can be cited: it lies inside one chunk. */
export interface Quotable {
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  readonly span: Span;
}

/** Makes a span citable: adds the full stop after it and cuts it where its chunk ends. Null if no chunk is there. */
export function quoteAt(collection: Collection, source: string, [start, end]: Span): Quotable | null {
  const chunk = chunkAt(collection, source, start);
  const of = collection.sources.get(source);
  if (chunk === undefined || of === undefined) return null;
  const to = Math.min(end, chunk.end);
  const isBeforeStop = to < chunk.end && to - start < QUOTE_CHARS_MAX && "。！？".includes(of.text.charAt(to));
  return { chunk, source: of, span: [start, isBeforeStop ? to + 1 : to] };
}
