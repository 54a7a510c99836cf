// What quotes say, for who asks in English: an editor's sentence for a run of a text, reviewed and never the text's own words.
// Glosses stand beside the index and not in it: a kiosk's kit has no room for them.
import type { Answer, Citation } from "./contract.ts";

/** What a run of a source's text says. */
export interface Gloss {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly en: string;
}

/** How much of a quote its glosses tell at least: with less, what is left out may turn what is told. */
const TOLD_MIN = 0.8;

/** Puts glosses below an answer's quotes; they come in the order of the texts. An answer without any is the same object. */
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
