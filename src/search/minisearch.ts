// The MiniSearch engine: `pack` at build time, `open` in the Worker, one set of options for both.
// Documents are chunks; the one field holds the heading and the text, since headings are too alike
// to deserve a length norm of their own.
import MiniSearch, { type Options } from "minisearch";
import type { Chunk } from "../corpus.ts";
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
  processTerm: (term) => term,
  searchOptions: {
    // BM25 as measured on Chinese passages; tuning it further changed next to nothing.
    bm25: { k: 1.2, b: 0.7, d: 0 },
    combineWith: "OR",
  },
};

/** What is indexed of a chunk: its heading and its text. */
function indexedText(chunk: Chunk, text: string): string {
  return `${chunk.section ?? ""}\n${text.slice(chunk.start, chunk.end)}`;
}

/** The packed index as text; `texts` are canonical texts by source id. The order of chunks is kept. */
export function pack(
  chunks: readonly Chunk[],
  texts: ReadonlyMap<string, string>,
): { packed: string; termCount: number } {
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(chunks.map((chunk, id) => ({ id, text: indexedText(chunk, texts.get(chunk.source) ?? "") })));
  return { packed: JSON.stringify(index), termCount: index.termCount };
}

/** Opens what `pack` made. Throws when it is not MiniSearch's form; the digest is checked before. */
export function open(packed: string, chunks: readonly Chunk[]): SearchEngine {
  const index = MiniSearch.loadJSON<Document>(packed, OPTIONS);
  return {
    search: async (queryTerms, limit) => {
      if (queryTerms.length === 0) return [];
      const results = index.search(queryTerms.join(" "), { tokenize: (text) => text.split(" ") });
      const ranked = results
        .map(({ id, score, queryTerms: matched }) => ({
          position: id as number,
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
