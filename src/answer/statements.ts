// The statements of a collection with their terms: what evidence is weighed in. Made once, at start.
// A statement is a sentence of a chunk; rarity is counted over statements.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource, Phrasing } from "../corpus.ts";
import type { PhrasingIndex } from "../search/phrasings.ts";
import { frequencyOf, indexTerms, textsWith } from "../term-index.ts";
import { fold, terms, termsOfFolded } from "../text.ts";
import type { Quote } from "./draft.ts";

export interface Statement {
  /** Its place among all statements; those of a chunk follow each other. */
  readonly number: number;
  readonly chunk: Chunk;
  /** The chunk's place among all chunks. */
  readonly chunkNumber: number;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For comparison; offsets are those of `text`. */
  readonly folded: string;
  /** Made when they are asked for. */
  readonly terms: ReadonlySet<string>;
  /** How people ask for what stands in it. */
  readonly phrasings: readonly Phrasing[];
}

export interface Statements {
  readonly count: number;
  /** The number of each statement's chunk, and how many chunks there are. */
  readonly chunkNumbers: Int32Array;
  readonly chunkCount: number;
  /** The statements of a chunk, in order. */
  of(chunkId: string): readonly Statement[];
  /** The statements that have a term, those that have a Han character, those whose phrasings have a term: ascending numbers. */
  having(term: string): Int32Array;
  havingCharacter(character: string): Int32Array;
  askedWith(term: string): Int32Array;
  /** The statements that a phrasing's span lies in, in order. */
  at(phrasing: Phrasing): readonly Statement[];
  /** The terms of a chunk with its heading, of the heading alone, and of a source's title. */
  chunkTerms(chunkId: string): ReadonlySet<string>;
  headingTerms(chunk: Chunk): ReadonlySet<string>;
  titleTerms(source: CorpusSource): ReadonlySet<string>;
  /** A run of a source as a quote, cut to where its chunk ends; null where no chunk is. */
  quoteAt(source: string, start: number, end: number): Quote | null;
  /** How rare a term is: larger is rarer, and largest where no statement has it. */
  rarity(term: string): number;
  /** The same of what so many statements have. */
  rarityOf(having: number): number;
  /** The same of what so many statements have, which need not be whole. */
  rarityOf(having: number): number;
  /** The same of a single Han character. */
  characterRarity(character: string): number;
  /** Whether any statement or phrasing has it; `but` is treated as not written, and what it asks for as gone. */
  knows(term: string, but?: Phrasing): boolean;
}

/** Inverse document frequency as in BM25, over statements: ln(1 + (N − n + 0.5) / (n + 0.5)). */
function inverseFrequency(total: number, having: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** `phrasings` are all that may point into the texts, and `asked` was made of them. */
export function readStatements(
  collection: Collection,
  phrasings: readonly Phrasing[],
  asked: PhrasingIndex,
): Statements {
  const all = statementsOf(collection, phrasings);
  const byChunk = Map.groupBy(all, ({ chunk }) => chunk.id);
  const index = indexTerms(
    all.map(({ folded }) => folded),
    true,
  );
  const pointedAt = findPointedAt(all);
  const termsOf = remember((text: string): ReadonlySet<string> => new Set(terms(text)));
  const rarityOf = (feature: number) => inverseFrequency(all.length, frequencyOf(index, feature));
  return {
    count: all.length,
    chunkNumbers: Int32Array.from(all, ({ chunkNumber }) => chunkNumber),
    chunkCount: collection.corpus.chunks.length,
    of: (chunkId) => byChunk.get(chunkId) ?? [],
    having: (term) => textsWith(index, index.term(term)),
    havingCharacter: (character) => textsWith(index, index.character(character)),
    askedWith: remember((term) => {
      const found = asked.having(term).flatMap((phrasing) => pointedAt.get(phrasing) ?? []);
      return Int32Array.from(new Set(found.map(({ number }) => number))).sort();
    }),
    at: (phrasing) => pointedAt.get(phrasing) ?? [],
    headingTerms: ({ section }) => termsOf(section ?? ""),
    titleTerms: ({ title }) => termsOf(title),
    quoteAt(source, start, end) {
      const chunk = chunkAt(collection, source, start);
      const of = collection.sources.get(source);
      return chunk === undefined || of === undefined
        ? null
        : { chunk, source: of, span: [start, withStop(of.text, Math.min(end, chunk.end), chunk.end)] };
    },
    chunkTerms: remember((chunkId) => chunkTermsOf(byChunk.get(chunkId) ?? [])),
    rarity: (term) => rarityOf(index.term(term)),
    rarityOf: (having) => inverseFrequency(all.length, having),
    characterRarity: (character) => rarityOf(index.character(character)),
    knows(term, but) {
      const feature = index.term(term);
      if (but === undefined) return feature >= 0 || asked.knows(term);
      const gone = new Set(pointedAt.get(but)?.map(({ number }) => number));
      return textsWith(index, feature).some((number) => !gone.has(number)) || asked.knows(term, but);
    },
  };
}

function statementsOf({ corpus, sources }: Collection, phrasings: readonly Phrasing[]): Statement[] {
  const plainTexts = new Map(corpus.sources.map(({ id, text }) => [id, fold(text)]));
  const bySource = Map.groupBy(phrasings, ({ source }) => source);
  const all: Statement[] = [];
  for (const [chunkNumber, chunk] of corpus.chunks.entries()) {
    const source = sources.get(chunk.source);
    if (source === undefined) continue;
    const plain = plainTexts.get(source.id) ?? "";
    const asked = bySource.get(source.id) ?? [];
    for (const [start, end] of chunk.sentences) {
      const text = source.text.slice(start, end);
      const folded = plain.slice(start, end);
      const own = asked.filter((phrasing) => phrasing.start < end && phrasing.end > start);
      const at = { number: all.length, chunk, chunkNumber, source, start, end, text, folded, phrasings: own };
      all.push(withTerms(at));
    }
  }
  return all;
}

/** Few statements are ever looked at so closely. */
function withTerms(statement: Omit<Statement, "terms">): Statement {
  let terms: ReadonlySet<string> | null = null;
  return {
    ...statement,
    get terms() {
      terms ??= new Set(termsOfFolded(statement.folded));
      return terms;
    },
  };
}

function chunkTermsOf(statements: readonly Statement[]): ReadonlySet<string> {
  const found = new Set(terms(statements[0]?.chunk.section ?? ""));
  for (const statement of statements) for (const term of statement.terms) found.add(term);
  return found;
}

/** The statements that each phrasing's span lies in. */
function findPointedAt(all: readonly Statement[]): Map<Phrasing, Statement[]> {
  const pointedAt = new Map<Phrasing, Statement[]>();
  for (const statement of all) {
    for (const phrasing of statement.phrasings) {
      const listed = pointedAt.get(phrasing);
      if (listed === undefined) pointedAt.set(phrasing, [statement]);
      else listed.push(statement);
    }
  }
  return pointedAt;
}

/** What a word gives is always the same, and the words of a collection are not many: found once, when asked for. */
function remember<T>(find: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = find(word);
    known.set(word, found);
    return found;
  };
}

/** The end of a run with the full stop that follows it. */
function withStop(text: string, end: number, limit: number): number {
  return end < limit && "。！？".includes(text.charAt(end)) ? end + 1 : end;
}
