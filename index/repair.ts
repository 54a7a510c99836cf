// Turns a seed into its canonical text: the words as they were meant to be read, one paragraph per line. No word
// changes. The log records what was dropped, moved or added, and `rebuild` restores the seed from it.
import type { Seed } from "./parse.ts";
import { moveIntroduction, settleKinds, tidy } from "./repair/arrange.ts";
import { joinLines, readLayout } from "./repair/join.ts";
import { readLines } from "./repair/lines.ts";
import { Manuscript } from "./repair/manuscript.ts";
import { splitQuestions } from "./repair/questions.ts";
import { type Part, type Repair, writeCanonical } from "./repair/record.ts";

export interface Document {
  file: string;
  /** The canonical text; all offsets in the product refer to it. */
  text: string;
  parts: Part[];
  log: Repair[];
  /** The title given in the text itself, or null. */
  title: string | null;
  /** Lines of the seed that contain invisible characters, counted from 1. */
  invisibleLines: number[];
  /** Metadata from the file's own fields, if it has any. */
  found?: { readonly publisher: string | null; readonly published: string | null };
}

export function repair({ file, text: seed }: Seed): Document {
  const manuscript = new Manuscript(seed);
  const { lines: read, title, invisible } = readLines(manuscript);
  const lines = splitQuestions(manuscript, read);
  const layout = readLayout(lines);
  const joined = joinLines(manuscript, lines, layout);
  settleKinds(joined, layout);
  const paragraphs = moveIntroduction(joined, layout);
  for (const paragraph of paragraphs) tidy(manuscript, paragraph);
  const { text, parts, log } = writeCanonical(manuscript, paragraphs);
  return { file, text, parts, log, title: title ?? titleOf(text, parts), invisibleLines: linesOf(seed, invisible) };
}

/** The lines of the given positions, which must be ascending. */
function linesOf(text: string, positions: readonly number[]): number[] {
  const lines = new Set<number>();
  let line = 1;
  let from = 0;
  for (const position of positions) {
    for (; from < position; from++) if (text[from] === "\n") line++;
    lines.add(line);
  }
  return [...lines];
}

/** The first heading, if the text opens with one; 「某某局：」 is joined with the next heading. */
function titleOf(text: string, parts: readonly Part[]): string | null {
  const opening = parts.slice(
    0,
    Math.max(
      parts.findIndex(({ kind }) => kind === "body" || kind === "row"),
      0,
    ),
  );
  const [first, second] = opening
    .filter(({ kind }) => kind === "heading")
    .map(({ start, end }) => text.slice(start, end));
  if (first === undefined || /^【.*】$/u.test(first)) return null;
  return /[:：]$/u.test(first) && second !== undefined ? `${first}${second}` : first;
}
