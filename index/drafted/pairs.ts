// Finds the questions that a text asks, with their answers, and the articles of a rule.
import type { Chunk, CorpusSource, Span } from "../../src/corpus.ts";
import { isQuestion, markLength, plainHeading } from "./names.ts";

/** A span that is an answer as a whole. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The question that it answers; null for an article. */
  readonly question: string | null;
}

/** A shorter answer also takes the next sentence: 「能。」. */
const ANSWER_CHARS_MIN = 12;
const QUESTION_CHARS_MAX = 60;

/** The answer to a heading's question: only the first sentences below it. */
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

/** The questions of one source's passages with their answers, in text order. */
export function pairsOf(source: CorpusSource, chunks: readonly Chunk[]): Passage[] {
  const found: (Passage | null)[] = [];
  const seen = new Set<string>();
  /** A question from the previous passage that still has no answer. */
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

/** The numbered articles in one passage. */
export function articlesOf(source: CorpusSource, { sentences }: Chunk): Passage[] {
  const found: { start: number; end: number; question: null }[] = [];
  for (const [start, end] of sentences) {
    const last = found.at(-1);
    if (ARTICLE.test(source.text.slice(start, end))) found.push({ start, end, question: null });
    else if (last !== undefined) last.end = end;
  }
  return found;
}
