// Questions that the text itself asks, with their answers; and the articles of a rule.
import type { Chunk, CorpusSource, Span } from "../../src/corpus.ts";
import { isQuestion, markLength, plainHeading } from "./names.ts";

/** A run that answers as a whole. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** Where its sentences begin: what its id is made of. */
  readonly question: string | null;
}

/** A shorter answer takes the next sentence along: 「能。」. */
const ANSWER_CHARS_MIN = 12;
const QUESTION_CHARS_MAX = 60;

/** The answer to a question that the heading asks; only what comes first under it. */
function answered(source: CorpusSource, sentences: readonly Span[], question: string): Passage | null {
  const [first] = sentences;
  const asked = plainHeading(question);
  if (first === undefined || asked.length < 2 || asked.length > QUESTION_CHARS_MAX) return null;
  let end = first[1];
  const start = first[0] + markLength(source.text.slice(...first));
  for (const sentence of sentences.slice(1)) {
    if (end - start >= ANSWER_CHARS_MIN) break;
    end = sentence[1];
  }
  return start < end ? { start, end, question: /[？?]$/u.test(asked) ? asked : `${asked}？` } : null;
}

const ASKED = /^(?:问|Q\s?\d*)\s*\d{0,2}\s*[:：.、]/iu;
const ANSWER = /^(?:答|A\s?\d*)\s*[:：.、]/iu;

/** Every question of one source's chunks with its answer, in order. */
export function pairsOf(source: CorpusSource, chunks: readonly Chunk[]): Passage[] {
  const found: (Passage | null)[] = [];
  const seen = new Set<string>();
  /** Asked in the chunk before, without an answer so far. */
  let open: string | null = null;
  for (const { section: heading, sentences } of chunks) {
    const words = sentences.map((span) => source.text.slice(...span));
    if (open !== null && ANSWER.test(words[0] ?? "")) found.push(answered(source, sentences, open));
    else if (heading !== null && !seen.has(heading) && (isQuestion(plainHeading(heading)) || ASKED.test(heading))) {
      seen.add(heading);
      found.push(answered(source, sentences, heading));
    }
    open = null;
    for (const [i, said] of words.entries()) {
      const isAsked = ASKED.test(said) || (/[？?]$/u.test(said) && !said.startsWith("“") && i === 0);
      if (!isAsked) continue;
      const next = words.findIndex((other, at) => at > i && ASKED.test(other));
      const rest = sentences.slice(i + 1, next < 0 ? undefined : next);
      if (rest.length === 0) open = said;
      else found.push(answered(source, rest, said));
    }
  }
  return found.filter((passage) => passage !== null);
}

const ARTICLE = /^第[一二三四五六七八九十百零\d]{1,5}条/u;

/** Every numbered article inside one chunk. */
export function articlesOf(source: CorpusSource, { sentences }: Chunk): Passage[] {
  const found: { start: number; end: number; question: null }[] = [];
  for (const [start, end] of sentences) {
    const last = found.at(-1);
    if (ARTICLE.test(source.text.slice(start, end))) found.push({ start, end, question: null });
    else if (last !== undefined) last.end = end;
  }
  return found;
}
