// Finds the exact passage that an editor's entry (its anchor) points at, in the canonical text of the source. White
// space is ignored in the comparison, because editors copy from files with broken lines.
import type { CorpusSource, Span } from "../src/corpus.ts";

export type Anchored = { span: Span } | { fault: "no_source" | "gone" | "twice" };

/** Markdown marks. The repair removes them from the text, but an editor who copies from the file still has them. */
const MARKS = /^\s*(?:#+\s|[-*+•]\s|\|)|\|\s*$|\*\*/gu;

export function createAnchors(sources: readonly CorpusSource[]): (source: string, anchor: string) => Anchored {
  const texts = new Map(sources.map(({ id, text }) => [id, squeeze(text)]));
  return (source, anchor) => {
    const text = texts.get(source);
    if (text === undefined) return { fault: "no_source" };
    const wanted = squeeze(anchor.replace(MARKS, "")).squeezed;
    const at = text.squeezed.indexOf(wanted);
    const start = text.offsets[at];
    const last = text.offsets[at + wanted.length - 1];
    if (at < 0 || wanted === "" || start === undefined || last === undefined) return { fault: "gone" };
    if (text.squeezed.includes(wanted, at + 1)) return { fault: "twice" };
    return { span: [start, last + 1] };
  };
}

/** Removes white space from a text; `offsets[i]` is the original offset of the i-th remaining UTF-16 unit. */
function squeeze(text: string): { squeezed: string; offsets: number[] } {
  const offsets: number[] = [];
  let squeezed = "";
  for (let i = 0; i < text.length; i++) {
    if (/\s/u.test(text.charAt(i))) continue;
    squeezed += text.charAt(i);
    offsets.push(i);
  }
  return { squeezed, offsets };
}
