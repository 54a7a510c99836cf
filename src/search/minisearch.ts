// The search engine: MiniSearch with one field, which holds a statement and its heading. Headings are too alike to
// deserve a length norm of their own. The index is made while the Worker starts. Postings stay in typed arrays, and a
// term's are converted to MiniSearch's form when a question first uses it: few terms are ever used.
import MiniSearch from "minisearch";
import { ARTICLE } from "../articles.ts";
import type { Chunk, Corpus, CorpusSource } from "../corpus.ts";
import { indexTerms, type TermIndex } from "../term-index.ts";
import { fold } from "../text.ts";
import type { SearchEngine } from "./engine.ts";

/** The only field, and its number in MiniSearch. */
const FIELDS = ["text"];
const FIELD = 0;

class Statements extends MiniSearch<never> {
  constructor(index: TermIndex) {
    super({
      fields: FIELDS,
      tokenize: (query) => query.split(" "),
      processTerm: (term) => term,
      searchOptions: {
        // Measured on Chinese passages; further tuning changed next to nothing.
        bm25: { k: 1.2, b: 0.7, d: 0 },
        combineWith: "OR",
      },
    });
    this._documentCount = index.texts;
    // Computed as MiniSearch does when texts are added one by one.
    let average = 0;
    for (const [statement, length] of index.distinct.entries()) {
      this._documentIds.set(statement, statement);
      this._fieldLength.set(statement, [length]);
      average = (average * statement + length) / (statement + 1);
    }
    this._avgFieldLength = [average];
    const known = new Map<string, ReturnType<typeof readPostings>>();
    this._index.get = (term) => {
      const before = known.get(term);
      if (before !== undefined) return before;
      const feature = index.term(term);
      if (feature < 0) return undefined;
      const postings = readPostings(index, feature);
      known.set(term, postings);
      return postings;
    };
  }
}

/** How often each text has a feature, by field and text number. */
function readPostings({ starts, numbers, counts }: TermIndex, feature: number): Map<number, Map<number, number>> {
  const found = new Map<number, number>();
  const end = starts[feature + 1] ?? 0;
  for (let i = starts[feature] ?? 0; i < end; i++) found.set(numbers[i] ?? 0, counts[i] ?? 0);
  return new Map([[FIELD, found]]);
}

/**
 * The text to index for each statement, in order: the heading of its chunk, for an article also the title, and its own
 * text.
 */
function indexedTexts(
  chunks: readonly Chunk[],
  sources: readonly Pick<CorpusSource, "id" | "text" | "title">[],
): string[] {
  const texts = new Map(sources.map(({ id, text }) => [id, fold(text)]));
  const titles = new Map(sources.map(({ id, title }) => [id, fold(title)]));
  return chunks.flatMap(({ source, section, sentences }) => {
    // An article rarely names what it is about; the statute's title does.
    const title = ARTICLE.test(section ?? "") ? `${titles.get(source) ?? ""}\n` : "";
    const heading = `${title}${fold(section ?? "")}`;
    return sentences.map(([start, end]) => `${heading}\n${(texts.get(source) ?? "").slice(start, end)}`);
  });
}

export function createEngine({
  chunks,
  sources,
}: Pick<Corpus, "chunks"> & { sources: readonly Pick<CorpusSource, "id" | "text" | "title">[] }): SearchEngine {
  const index = new Statements(indexTerms(indexedTexts(chunks, sources)));
  return {
    search: async (queryTerms, limit) => {
      if (queryTerms.length === 0) return [];
      const ranked = index
        .search(queryTerms.join(" "))
        .map(({ id, score, queryTerms: matched }) => ({
          statement: Number(id),
          // Undoes MiniSearch's factor, the number of matched terms: it penalises long everyday questions.
          score: score / matched.length,
        }))
        .sort((a, b) => b.score - a.score || a.statement - b.statement)
        .slice(0, limit);
      return ranked;
    },
  };
}
