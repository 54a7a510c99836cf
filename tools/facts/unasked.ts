// Finds the statements of a collection that no fact with askings covers. Pure.
import type { Span } from "../../src/corpus.ts";
import type { Folder } from "./folder.ts";

export interface Unasked {
  readonly source: string;
  /** Its span in the text of the source. */
  readonly span: Span;
  /** The heading above it, or null. */
  readonly section: string | null;
  readonly text: string;
}

/** Shorter sentences are list numbers, not statements. */
const STATEMENT_CHARS_MIN = 8;

/** Returns them in the order of the texts. A fact without askings does not count, because no question finds it. */
export function findUnasked({ chunks, sources, facts }: Pick<Folder, "chunks" | "sources" | "facts">): Unasked[] {
  return chunks.flatMap((chunk) => {
    const source = sources.find(({ id }) => id === chunk.source);
    // The office's own rows are facts already; no facts are drawn from their text.
    if (source === undefined || source.office !== undefined) return [];
    const asked = facts.filter((fact) => fact.source === source.id && fact.asks.length > 0);
    return chunk.sentences.flatMap(([start, end]) => {
      const isAsked = asked.some((fact) => fact.start < end && fact.end > start);
      if (isAsked || end - start < STATEMENT_CHARS_MIN) return [];
      const span: Span = [start, end];
      return [{ source: source.id, span, section: chunk.section, text: source.text.slice(start, end) }];
    });
  });
}
