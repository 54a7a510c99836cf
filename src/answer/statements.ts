// The statements of a collection with their terms: what evidence is weighed in. Made once, at start.
// A statement is a sentence of a chunk; rarity is counted over statements.
import type { Collection } from "../collection.ts";
import type { Chunk, CorpusSource, Phrasing } from "../corpus.ts";
import { terms } from "../text.ts";
import type { Quote } from "./draft.ts";

export interface Statement {
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** How people ask for what stands in it. */
  readonly phrasings: readonly Phrasing[];
}

export interface Statements {
  /** The statements of a chunk, in order. */
  of(chunkId: string): readonly Statement[];
  /** The chunks that a phrasing's span lies in. */
  chunksAt(phrasing: Phrasing): readonly string[];
  /** The terms of a chunk with its heading. */
  chunkTerms(chunkId: string): ReadonlySet<string>;
  /** A run of a source as a quote, cut to where its chunk ends; null where no chunk is. */
  quoteAt(source: string, start: number, end: number): Quote | null;
  /** How rare a term is: larger is rarer, and largest where no statement has it. */
  rarity(term: string): number;
  /** Whether any statement has it. */
  knows(term: string): boolean;
}

/** Inverse document frequency as in BM25, over statements: ln(1 + (N − n + 0.5) / (n + 0.5)). */
function inverseFrequency(total: number, having: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** `phrasings` are all that may point into the texts. */
export function readStatements(collection: Collection, phrasings: readonly Phrasing[]): Statements {
  const byChunk = new Map<string, Statement[]>();
  const chunkTerms = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  const bySource = Map.groupBy(phrasings, ({ source }) => source);
  let total = 0;
  for (const chunk of collection.corpus.chunks) {
    const source = collection.sources.get(chunk.source);
    if (source === undefined) continue;
    const all = new Set(terms(chunk.section ?? ""));
    const statements = chunk.sentences.map(([start, end]): Statement => {
      const text = source.text.slice(start, end);
      const own = new Set(terms(text));
      for (const term of own) {
        all.add(term);
        frequency.set(term, (frequency.get(term) ?? 0) + 1);
      }
      total++;
      const asked = (bySource.get(source.id) ?? []).filter((phrasing) => phrasing.start < end && phrasing.end > start);
      return { chunk, source, start, end, text, terms: own, phrasings: asked };
    });
    byChunk.set(chunk.id, statements);
    chunkTerms.set(chunk.id, all);
  }
  const none: ReadonlySet<string> = new Set();
  const chunksAt = new Map<Phrasing, string[]>();
  for (const [chunk, statements] of byChunk) {
    for (const phrasing of new Set(statements.flatMap(({ phrasings }) => phrasings))) {
      chunksAt.set(phrasing, [...(chunksAt.get(phrasing) ?? []), chunk]);
    }
  }
  return {
    chunksAt: (phrasing) => chunksAt.get(phrasing) ?? [],
    of: (chunkId) => byChunk.get(chunkId) ?? [],
    quoteAt(source, start, end) {
      const chunk = collection.corpus.chunks.find(
        (each) => each.source === source && each.start <= start && start < each.end,
      );
      const of = collection.sources.get(source);
      return chunk === undefined || of === undefined
        ? null
        : { chunk, source: of, span: [start, Math.min(end, chunk.end)] };
    },
    chunkTerms: (chunkId) => chunkTerms.get(chunkId) ?? none,
    rarity: (term) => inverseFrequency(total, frequency.get(term) ?? 0),
    knows: (term) => frequency.has(term),
  };
}
