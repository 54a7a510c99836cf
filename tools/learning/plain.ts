// A collection as an office has it that wrote down no more than how people ask for its sentences: without places and kinds,
// which are drafted, and with or without its subjects. What is learned from it, too, holds for other collections.
import { keptAskings } from "../../index/askings.ts";
import { draftFacts } from "../../index/drafted/draft-facts.ts";
import type { Corpus, Fact } from "../../src/corpus.ts";
import { BARE_FACT } from "../../src/match/bare-fact.ts";

/**
 * The same corpus with one row a statement that has all askings of its facts, and the cells that its structure shows.
 * `isNamed` keeps its subjects and services.
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

/** The first of each list, then the second of each: those that are kept ask for all facts. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}
