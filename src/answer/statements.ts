// The statements of a collection with their terms: what evidence is weighed in. Made once, at start.
// A statement is a sentence of a chunk; rarity is counted over statements.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource, Phrasing } from "../corpus.ts";
import type { PhrasingIndex } from "../search/phrasings.ts";
import { fold, hanCharacters, terms, termsOfFolded } from "../text.ts";
import type { Quote } from "./draft.ts";

export interface Statement {
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For comparison; offsets are those of `text`. */
  readonly folded: string;
  readonly terms: ReadonlySet<string>;
  readonly characters: ReadonlySet<string>;
  /** How people ask for what stands in it. */
  readonly phrasings: readonly Phrasing[];
}

export interface Statements {
  /** The statements of a chunk, in order. */
  of(chunkId: string): readonly Statement[];
  /** The statements that have a term, and those whose phrasings have it. */
  having(term: string): readonly Statement[];
  askedWith(term: string): readonly Statement[];
  /** The chunks that a phrasing's span lies in. */
  chunksAt(phrasing: Phrasing): readonly string[];
  /** The terms of a chunk with its heading. */
  chunkTerms(chunkId: string): ReadonlySet<string>;
  /** A run of a source as a quote, cut to where its chunk ends; null where no chunk is. */
  quoteAt(source: string, start: number, end: number): Quote | null;
  /** How rare a term is: larger is rarer, and largest where no statement has it. */
  rarity(term: string): number;
  /** The same of what so many statements have. */
  rarityOf(having: number): number;
  /** The same of a single Han character. */
  characterRarity(character: string): number;
  /** Whether any statement or phrasing has it; `but` is treated as not written, and what it asks for as gone. */
  knows(term: string, but?: Phrasing): boolean;
  /** The terms of a source's title. */
  titleTerms(source: CorpusSource): ReadonlySet<string>;
}

/** Inverse document frequency as in BM25, over statements: ln(1 + (N − n + 0.5) / (n + 0.5)). */
function inverseFrequency(total: number, having: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** `phrasings` are all that may point into the texts, and `index` was made of them. */
export function readStatements(
  collection: Collection,
  phrasings: readonly Phrasing[],
  index: PhrasingIndex,
): Statements {
  const byChunk = new Map<string, Statement[]>();
  const chunkTerms = new Map<string, Set<string>>();
  const having = new Map<string, Statement[]>();
  const askedWith = new Map<string, Statement[]>();
  const characterFrequency = new Map<string, number>();
  const bySource = Map.groupBy(phrasings, ({ source }) => source);
  let total = 0;
  for (const chunk of collection.corpus.chunks) {
    const source = collection.sources.get(chunk.source);
    if (source === undefined) continue;
    const all = new Set(terms(chunk.section ?? ""));
    const statements = chunk.sentences.map(([start, end]): Statement => {
      const text = source.text.slice(start, end);
      const folded = fold(text);
      const own = new Set(termsOfFolded(folded));
      for (const term of own) all.add(term);
      const characters = hanCharacters(folded);
      countEach(characters, characterFrequency);
      total++;
      const asked = (bySource.get(source.id) ?? []).filter((phrasing) => phrasing.start < end && phrasing.end > start);
      return { chunk, source, start, end, text, folded, terms: own, characters, phrasings: asked };
    });
    for (const statement of statements) {
      for (const term of statement.terms) list(having, term, statement);
      const askedTerms = new Set(statement.phrasings.flatMap((phrasing) => [...index.termsOf(phrasing)]));
      for (const term of askedTerms) list(askedWith, term, statement);
    }
    byChunk.set(chunk.id, statements);
    chunkTerms.set(chunk.id, all);
  }
  const none: ReadonlySet<string> = new Set();
  const titles = new Map(collection.corpus.sources.map(({ id, title }) => [id, new Set(terms(title))]));
  const chunksAt = new Map<Phrasing, string[]>();
  for (const [chunk, statements] of byChunk) {
    for (const phrasing of new Set(statements.flatMap(({ phrasings }) => phrasings))) {
      chunksAt.set(phrasing, [...(chunksAt.get(phrasing) ?? []), chunk]);
    }
  }
  return {
    having: (term) => having.get(term) ?? [],
    askedWith: (term) => askedWith.get(term) ?? [],
    chunksAt: (phrasing) => chunksAt.get(phrasing) ?? [],
    of: (chunkId) => byChunk.get(chunkId) ?? [],
    quoteAt(source, start, end) {
      const chunk = chunkAt(collection, source, start);
      const of = collection.sources.get(source);
      return chunk === undefined || of === undefined
        ? null
        : { chunk, source: of, span: [start, withStop(of.text, Math.min(end, chunk.end), chunk.end)] };
    },
    chunkTerms: (chunkId) => chunkTerms.get(chunkId) ?? none,
    rarity: (term) => inverseFrequency(total, having.get(term)?.length ?? 0),
    rarityOf: (count) => inverseFrequency(total, count),
    characterRarity: (character) => inverseFrequency(total, characterFrequency.get(character) ?? 0),
    knows(term, but) {
      if (but === undefined) return having.has(term) || index.knows(term);
      return (having.get(term) ?? []).some((statement) => !isAt(statement, but)) || index.knows(term, but);
    },
    titleTerms: (source) => titles.get(source.id) ?? none,
  };
}

/** Whether a phrasing asks for something of the statement. */
function isAt({ source, start, end }: Pick<Statement, "source" | "start" | "end">, phrasing: Phrasing): boolean {
  return source.id === phrasing.source && phrasing.start < end && phrasing.end > start;
}

function countEach(items: ReadonlySet<string>, counts: Map<string, number>): void {
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
}

/** The end of a run with the full stop that follows it. */
function withStop(text: string, end: number, limit: number): number {
  return end < limit && "。！？".includes(text.charAt(end)) ? end + 1 : end;
}

function list(lists: Map<string, Statement[]>, term: string, statement: Statement): void {
  const listed = lists.get(term);
  if (listed === undefined) lists.set(term, [statement]);
  else listed.push(statement);
}
