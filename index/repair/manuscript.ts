// A seed under repair: which characters were dropped, and why. Lines and paragraphs hold positions in the seed, never
// copied text, so that the result can always be traced back.

/** The reason why a span was dropped, moved or added; the repair log names it. */
export type Rule =
  | "byte-order-mark"
  | "invisible-character"
  | "blank"
  | "line-break"
  | "front-matter"
  | "navigation"
  | "publication-line"
  | "ornament"
  | "heading-mark"
  | "list-mark"
  | "emphasis-mark"
  | "table-mark"
  | "doubled-byline"
  | "stray-space"
  | "join"
  | "caption-in-sentence"
  | "column-introduction"
  | "paragraph-break";

/** A character of the repaired text: its position in the seed, or text that the seed does not have. */
export type Unit = number | string;

export class Manuscript {
  readonly seed: string;
  readonly #rules: (Rule | undefined)[] = [];

  constructor(seed: string) {
    this.seed = seed;
  }

  text(units: readonly Unit[]): string {
    let text = "";
    for (const unit of units) text += typeof unit === "number" ? this.seed.charAt(unit) : unit;
    return text;
  }

  /** Drops the characters; the first reason counts. */
  drop(units: readonly Unit[], rule: Rule): void {
    for (const unit of units) if (typeof unit === "number") this.#rules[unit] ??= rule;
  }

  /** Drops the units between `from` and `to`, and returns the others. */
  cut(units: readonly Unit[], from: number, to: number, rule: Rule): Unit[] {
    this.drop(units.slice(from, to), rule);
    return [...units.slice(0, from), ...units.slice(to)];
  }

  /** The reason why the character at `position` is not in the text. */
  rule(position: number): Rule {
    return this.#rules[position] ?? "blank";
  }
}

/** Width on paper, in full-width characters. */
export function width(text: string): number {
  let half = 0;
  for (let i = 0; i < text.length; i++) half += text.charCodeAt(i) < 0x2000 ? 1 : 2;
  return half / 2;
}
