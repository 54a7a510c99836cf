// Prints figures beside their goals and floors as a Markdown table, for the tests' output and for the closing note.
import type { Figures } from "./asking.ts";
import type { Goal } from "./goals.ts";

export function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...body.map(line)].join("\n");
}

export function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

const NAMES: Readonly<Record<keyof Figures, string>> = {
  right: "right among three quotes",
  firstQuote: "first quote right",
  exactStatus: "exact status",
  short: "short answer in the lead",
  declined: "unanswerable declined",
  worstType: "lowest type",
  quoteLength: "mean quote, characters",
};

/** One row per figure, with its goal if it has one. */
export function figureRows(figures: Figures, goals: Partial<Record<keyof Figures, Pick<Goal, "goal">>>): string[][] {
  return FIGURE_KEYS.map((key) => {
    const show = (value: number) => (key === "quoteLength" ? value.toFixed(0) : percent(value));
    const goal = goals[key];
    return [NAMES[key], show(figures[key]), goal === undefined ? "–" : show(goal.goal)];
  });
}

export const FIGURE_KEYS = [
  "right",
  "firstQuote",
  "exactStatus",
  "short",
  "declined",
  "worstType",
  "quoteLength",
] as const satisfies readonly (keyof Figures)[];

/** Written straight to the output, because a table is meant to be read whether the test passes or not. */
export function show(title: string, rows: readonly (readonly string[])[]): void {
  process.stdout.write(`\n${title}\n\n${markdown(rows)}\n`);
}
