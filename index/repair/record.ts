// Writes repaired paragraphs as the canonical text, with a log of all differences from the seed. Text and log restore
// the seed exactly.

import type { Paragraph } from "./join.ts";
import type { LineKind } from "./lines.ts";
import type { Manuscript, Rule } from "./manuscript.ts";

/** One difference. Offsets are UTF-16 units; `at` points into the canonical text. */
export interface Repair {
  rule: Rule;
  kind: "drop" | "move" | "add";
  seed_start: number;
  seed_end: number;
  text: string;
  at: number;
}

export interface Part {
  kind: Exclude<LineKind, "text"> | "body";
  /** Whether it is an item of a numbered or bulleted list. */
  item: boolean;
  start: number;
  end: number;
}

interface Writer {
  text: string;
  log: Repair[];
  /** Canonical offset by seed position, for characters kept in order. */
  kept: Map<number, number>;
  /** Seed positions that were moved. */
  moved: Set<number>;
  /** The last position kept in order. */
  cursor: number;
}

export function writeCanonical(
  manuscript: Manuscript,
  paragraphs: readonly Paragraph[],
): { text: string; parts: Part[]; log: Repair[] } {
  const writer: Writer = { text: "", log: [], kept: new Map(), moved: new Set(), cursor: -1 };
  const parts: Part[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.units.length === 0) continue;
    if (writer.text !== "") writeBreak(manuscript, writer, paragraph);
    const start = writer.text.length;
    for (const unit of paragraph.units) {
      if (typeof unit === "string") add(writer, unit, "join");
      else if (paragraph.moved === null) keep(manuscript, writer, unit);
      else move(manuscript, writer, unit, paragraph.moved);
    }
    const kind = paragraph.kind === "text" ? "body" : paragraph.kind;
    parts.push({ kind, item: paragraph.item, start, end: writer.text.length });
  }
  logDrops(manuscript, writer);
  writer.log.sort((a, b) => a.seed_start - b.seed_start || a.seed_end - b.seed_end || a.at - b.at);
  return { text: writer.text, parts, log: writer.log };
}

function keep({ seed }: Manuscript, writer: Writer, position: number): void {
  if (position <= writer.cursor) throw new Error(`repair lost the order of the seed at ${position}`);
  writer.kept.set(position, writer.text.length);
  writer.cursor = position;
  writer.text += seed.charAt(position);
}

function move({ seed }: Manuscript, writer: Writer, position: number, rule: Rule): void {
  const text = seed.charAt(position);
  const last = writer.log.at(-1);
  const at = writer.text.length;
  writer.moved.add(position);
  writer.text += text;
  if (last?.kind === "move" && last.rule === rule && last.seed_end === position && last.at + last.text.length === at) {
    last.seed_end++;
    last.text += text;
  } else {
    writer.log.push({ rule, kind: "move", seed_start: position, seed_end: position + 1, text, at });
  }
}

function add(writer: Writer, text: string, rule: Rule): void {
  const position = writer.cursor + 1;
  writer.log.push({ rule, kind: "add", seed_start: position, seed_end: position, text, at: writer.text.length });
  writer.text += text;
}

/** Writes one line break between paragraphs: the seed's own if it is in order. */
function writeBreak(manuscript: Manuscript, writer: Writer, next: Paragraph): void {
  const first = next.units[0];
  if (next.moved === null && typeof first === "number") {
    const position = manuscript.seed.indexOf("\n", writer.cursor + 1);
    if (position >= 0 && position < first) {
      keep(manuscript, writer, position);
      return;
    }
  }
  add(writer, "\n", "paragraph-break");
}

/** Logs everything in the seed that is neither kept nor moved. */
function logDrops(manuscript: Manuscript, writer: Writer): void {
  let at = 0;
  let open: Repair | null = null;
  for (let position = 0; position < manuscript.seed.length; position++) {
    const kept = writer.kept.get(position);
    if (kept !== undefined) at = kept + 1;
    if (kept !== undefined || writer.moved.has(position)) {
      open = null;
      continue;
    }
    const rule = manuscript.rule(position);
    if (open === null || open.rule !== rule) {
      open = { rule, kind: "drop", seed_start: position, seed_end: position, text: "", at };
      writer.log.push(open);
    }
    open.seed_end++;
    open.text += manuscript.seed.charAt(position);
  }
}

/** Restores the seed. Throws if the log does not belong to the text. */
export function rebuild(canonical: string, log: readonly Repair[]): string {
  let inOrder = "";
  let from = 0;
  for (const { at, text } of log.filter(({ kind }) => kind !== "drop").toSorted((a, b) => a.at - b.at)) {
    if (canonical.slice(at, at + text.length) !== text) throw new Error(`the text has not "${text}" at ${at}`);
    inOrder += canonical.slice(from, at);
    from = at + text.length;
  }
  inOrder += canonical.slice(from);
  let seed = "";
  let used = 0;
  for (const { kind, seed_start, text } of log.toSorted((a, b) => a.seed_start - b.seed_start)) {
    if (kind === "add") continue;
    const gap = seed_start - seed.length;
    seed += inOrder.slice(used, used + gap) + text;
    used += gap;
  }
  return seed + inOrder.slice(used);
}
