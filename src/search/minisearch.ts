// The engine: MiniSearch over a chunk's heading and text in one field, since headings are too alike to deserve a length
// norm of their own. The build makes its index and packs it; the Worker opens it while it starts. Both use one set of
// options. A term is not written in the packed index: its postings stand where it first stands in the chunks.
import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import type { Chunk, Corpus, CorpusSource, PackedPassages } from "../corpus.ts";
import { terms } from "../text.ts";
import type { SearchEngine } from "./engine.ts";

interface Document {
  /** Position in the collection, so that ties have an order. */
  id: number;
  text: string;
}

const OPTIONS: Options<Document> = {
  fields: ["text"],
  idField: "id",
  tokenize: terms,
  processTerm: spell,
  searchOptions: {
    // BM25 as measured on Chinese passages; tuning it further changed next to nothing.
    bm25: { k: 1.2, b: 0.7, d: 0 },
    combineWith: "OR",
  },
};
/** What of a source is read here. */
type SourceText = Pick<CorpusSource, "id" | "text">;

/** The one field, as MiniSearch numbers it. */
const FIELD = 0;

/** A term with its first unit in two halves: MiniSearch's tree looks at every branch, and Chinese words begin in a thousand ways. */
function spell(term: string): string {
  const code = term.charCodeAt(0);
  return String.fromCharCode(code >> 8, code & 0xff) + term.slice(1);
}

/** What is indexed of the chunks, in their order: heading and text. */
function indexedTexts(chunks: readonly Chunk[], sources: readonly SourceText[]): string[] {
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  return chunks.map(
    ({ source, section, start, end }) => `${section ?? ""}\n${(texts.get(source) ?? "").slice(start, end)}`,
  );
}

/** Calls for each term where it first stands: chunk by chunk, in the order of their texts. */
function eachTerm(texts: readonly string[], call: (term: string, chunk: number) => void): void {
  const seen = new Set<string>();
  for (const [chunk, text] of texts.entries()) {
    for (const term of terms(text)) {
      if (seen.has(term)) continue;
      seen.add(term);
      call(term, chunk);
    }
  }
}

/** Makes the index and packs what of it the chunks do not say. */
export function pack(chunks: readonly Chunk[], sources: readonly SourceText[]): PackedPassages {
  const texts = indexedTexts(chunks, sources);
  const made = new MiniSearch<Document>(OPTIONS);
  made.addAll(texts.map((text, id) => ({ id, text })));
  const { index, fieldLength, averageFieldLength } = made.toJSON();
  const known = new Map(index);
  const postings: number[] = [];
  eachTerm(texts, (term, first) => {
    const found = Object.entries(known.get(spell(term))?.[FIELD] ?? {}).map(
      ([id, count]) => [Number(id), count] as const,
    );
    postings.push(found.length - 1);
    let next = first;
    for (const [chunk, count] of found.sort(([a], [b]) => a - b)) {
      // Most counts are 1: a step and whether there is more, in one number.
      postings.push(2 * (chunk - next) + (count > 1 ? 1 : 0));
      if (count > 1) postings.push(count);
      next = chunk + 1;
    }
  });
  return {
    lengths: texts.map((_, chunk) => fieldLength[chunk]?.[FIELD] ?? 0),
    average: averageFieldLength[FIELD] ?? 0,
    postings,
  };
}

/** The index that was packed, in MiniSearch's own form. */
function unpack({ lengths, average, postings }: PackedPassages, texts: readonly string[]): AsPlainObject {
  const index: AsPlainObject["index"] = [];
  let at = 0;
  const read = () => postings[at++] ?? 0;
  eachTerm(texts, (term, first) => {
    const counts: Record<string, number> = {};
    let next = first;
    for (let others = read(); others >= 0; others--) {
      const step = read();
      const chunk = next + (step >> 1);
      counts[chunk] = step & 1 ? read() : 1;
      next = chunk + 1;
    }
    index.push([spell(term), { [FIELD]: counts }]);
  });
  return {
    documentCount: texts.length,
    nextId: texts.length,
    documentIds: Object.fromEntries(texts.map((_, chunk) => [chunk, chunk])),
    fieldIds: { text: FIELD },
    fieldLength: Object.fromEntries(lengths.map((length, chunk) => [chunk, [length]])),
    averageFieldLength: [average],
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
}

/** Opens what `pack` made of the same chunks. */
export function createEngine(
  from: Pick<Corpus, "chunks" | "passages"> & { sources: readonly SourceText[] },
): SearchEngine {
  const { chunks, sources, passages } = from;
  const index = MiniSearch.loadJS<Document>(unpack(passages, indexedTexts(chunks, sources)), OPTIONS);
  return {
    search: async (queryTerms, limit) => {
      if (queryTerms.length === 0) return [];
      const results = index.search(queryTerms.join(" "), { tokenize: (text) => text.split(" ") });
      const ranked = results
        .map(({ id, score, queryTerms: matched }) => ({
          position: Number(id),
          // MiniSearch multiplies by the number of matched terms, which punishes long everyday questions.
          score: score / matched.length,
        }))
        .sort((a, b) => b.score - a.score || a.position - b.position)
        .slice(0, limit);
      return ranked.flatMap(({ position, score }) => {
        const chunk = chunks[position];
        return chunk === undefined ? [] : [{ chunk: chunk.id, score }];
      });
    },
  };
}
