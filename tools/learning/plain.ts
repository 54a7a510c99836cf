// Simplifies a collection to that of an office that writes down only how people ask for its sentences: places and kinds
// are drafted, and subjects may be missing. Learning from it as well makes the models fit for other collections.
import { keptAskings } from "../../index/askings.ts";
import { draftFacts } from "../../index/drafted/draft-facts.ts";
import type { Corpus, Fact } from "../../src/corpus.ts";
import { BARE_FACT } from "../../src/match/bare-fact.ts";

/**
 * Returns the corpus with one row per statement, which has all askings of its facts, and with the facts that the build
 * drafts from its structure. `isNamed` keeps its subjects and services.
 */
export function plainCorpus(
  corpus: Corpus,
  asked: readonly Fact[],
  isNamed: boolean,
): { corpus: Corpus; asked: Fact[] } {
  const rows = corpus.chunks.flatMap(({ source, sentences }) =>
    sentences.flatMap(([start, end]): Fact[] => {
      const told = asked.filter(
        (fact) => fact.row > 0 && fact.source === source && fact.start >= start && fact.start < end,
      );
      const asks = told.flatMap((fact) => fact.asks);
      return asks.length === 0
        ? []
        : [{ ...BARE_FACT, row: 1, source, start, end, asks: interleaved(told.map((fact) => fact.asks)) }];
    }),
  );
  const facts = [...rows, ...draftFacts({ sources: corpus.sources, chunks: corpus.chunks, edited: rows })];
  return {
    corpus: { ...corpus, ...(isNamed ? {} : UNNAMED), facts: facts.map(keptAskings) },
    asked: facts,
  };
}

const UNNAMED = { services: [], subjects: [], matters: [] } as const satisfies Partial<Corpus>;

/** Takes the first item of each list, then the second of each, so that the askings that are kept cover all facts. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}
