// English glosses of quotes, for people who ask in English: reviewed sentences by an editor, never the text's own
// words. They are kept outside the index because a kiosk's kit has no room for them.
import type { Answer, Citation } from "./contract.ts";

/** The English gloss of a span of a source. */
export interface Gloss {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly en: string;
}

/** Least share of a quote that its glosses cover. With less, the part left out may change the meaning. */
const TOLD_MIN = 0.8;

/**
 * Returns a function that adds glosses to an answer's quotes, in the order of the texts; without any, it returns the
 * same object.
 */
export function createGlossing(glosses: readonly Gloss[]): (answer: Answer) => Answer {
  const ofSource = Map.groupBy(glosses, ({ source }) => source);
  const glossed = (citation: Citation): Citation => {
    const { source, start, end } = citation;
    const inside = (ofSource.get(source.id) ?? []).filter((gloss) => start <= gloss.start && gloss.end <= end);
    const told = inside.reduce((sum, gloss) => sum + gloss.end - gloss.start, 0);
    if (inside.length === 0 || told < TOLD_MIN * (end - start)) return citation;
    return { ...citation, gloss: inside.map(({ en }) => en).join(" ") };
  };
  return (answer) => {
    const citations = answer.citations.map(glossed);
    return citations.some(({ gloss }) => gloss !== undefined) ? { ...answer, citations } : answer;
  };
}
