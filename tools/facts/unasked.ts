// Which statements of a collection no fact speaks of that anybody asks for. A folder in, statements out. Pure.
import type { Span } from "../../src/corpus.ts";
import type { Folder } from "./folder.ts";

export interface Unasked {
  readonly source: string;
  /** Where it stands in its source. */
  readonly span: Span;
  /** The heading it stands under, or null. */
  readonly section: string | null;
  readonly text: string;
}

/** Shorter ones are numbers of a list, not statements. */
const STATEMENT_CHARS_MIN = 8;

/** In the order of the texts. A fact without askings is found by nobody: it does not count. */
export function findUnasked({ chunks, sources, facts }: Pick<Folder, "chunks" | "sources" | "facts">): Unasked[] {
  return chunks.flatMap((chunk) => {
    const source = sources.find(({ id }) => id === chunk.source);
    // What only the office knows is no text that anybody draws facts from.
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
