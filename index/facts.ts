// facts.csv as its editors keep it → the facts of the collection. A row whose passage is gone is left out with a warning;
// anything else that is wrong stops the build, with its row, column and remedy.
import {
  type CorpusSource,
  FACT_KINDS,
  FACT_MARKS,
  type Fact,
  type FactKind,
  MODALITIES,
  type Span,
} from "../src/corpus.ts";
import { createAnchors } from "./anchors.ts";
import type { Findings, Words } from "./notice.ts";
import { type Row, readTable, several, tellCell } from "./table.ts";

const COLUMNS = [
  "id",
  "source",
  "anchor",
  "subject",
  "kind",
  "value",
  "unit",
  "of",
  "place",
  "time",
  "modality",
  "mark",
  "asks",
  "basis",
  "checked_on",
  "expires_on",
] as const;
type Column = (typeof COLUMNS)[number];

/** What a row may point at. */
export interface FactsKnown {
  readonly sources: readonly CorpusSource[];
  /** Subjects and places by id, name and alias; undefined where several bear the name. */
  readonly subjects: ReadonlyMap<string, string | undefined>;
  readonly places: ReadonlyMap<string, string | undefined>;
}

/** Kinds whose value is a figure: what it counts has to be said. */
const COUNTED: ReadonlySet<FactKind> = new Set(["number"]);

/** A fact with the id that its editor gave it. */
export interface EditedFact extends Fact {
  readonly id: string;
}

/** The facts of the table, in its order. */
export function readFacts(file: string, text: string | null, known: FactsKnown, findings: Findings): EditedFact[] {
  const rows = text === null ? null : readTable(file, text, COLUMNS, findings);
  if (rows === null) return [];
  tellDoubles(file, rows, findings);
  const find = createAnchors(known.sources);
  return rows.flatMap((row) => readFact(new FactReader(file, row, known, findings), find) ?? []);
}

/** The ids of all rows, also of those whose passage is gone. */
export function factIds(file: string, text: string | null): Set<string> {
  const untold: Findings = { errors: [], warnings: [] };
  const rows = text === null ? null : readTable(file, text, COLUMNS, untold);
  return new Set((rows ?? []).map(({ cells }) => cells.id));
}

/** One row, and what is wrong with its cells. */
class FactReader {
  readonly cells: Row<Column>["cells"];
  readonly known: FactsKnown;
  readonly line: number;
  readonly #at: { file: string; line: number };
  readonly #findings: Findings;

  constructor(file: string, row: Row<Column>, known: FactsKnown, findings: Findings) {
    this.cells = row.cells;
    this.known = known;
    this.line = row.line;
    this.#at = { file, line: row.line };
    this.#findings = findings;
  }

  tell(column: Column, reason: Words, remedy: Words): void {
    tellCell(this.#findings, { ...this.#at, column }, reason, remedy);
  }

  /** The passage is gone: the row is left out. */
  tellGone(): void {
    const { source, anchor } = this.cells;
    const shown = anchor.length > 24 ? `${anchor.slice(0, 24)}…` : anchor;
    this.#findings.warnings.push({
      ...this.#at,
      gone: true,
      reason: {
        zh: `原文 ${source} 里没有 “${shown}”，这一行没有用。`,
        en: `"${shown}" is not in ${source}; the row is left out.`,
      },
      remedy: {
        zh: "原文改了就照新的抄；内容没了就删掉这一行。",
        en: "Copy it anew from the text, or remove the row.",
      },
    });
  }

  /** One of a closed list. */
  oneOf<T extends string>(column: Column, allowed: readonly T[], otherwise: T): T {
    const cell = this.cells[column] === "" ? otherwise : this.cells[column];
    const found = allowed.find((each) => each === cell);
    if (found !== undefined) return found;
    this.tell(
      column,
      { zh: `“${cell}” 不在可选的范围里。`, en: `"${cell}" is none of those that can be chosen.` },
      { zh: `请从这些里选：${allowed.join(" ")}。`, en: `Choose one of: ${allowed.join(" ")}.` },
    );
    return otherwise;
  }

  /** What a name of a subject or a place stands for; null where it is empty or unknown. */
  idOf(column: "subject" | "place", name: string, file: string): string | null {
    if (name === "") return null;
    const ids = column === "subject" ? this.known.subjects : this.known.places;
    const id = ids.get(name);
    if (id === undefined) {
      this.tell(
        column,
        ids.has(name)
          ? { zh: `${file} 里有几个都叫 “${name}”。`, en: `Several entries of ${file} are called "${name}".` }
          : { zh: `${file} 里没有 “${name}”。`, en: `There is no "${name}" in ${file}.` },
        {
          zh: `请写 ${file} 里的 id 或名称；没有就先加上。`,
          en: `Write an id or name of ${file}; add it there first.`,
        },
      );
    }
    return id ?? null;
  }
}

function readFact(row: FactReader, find: ReturnType<typeof createAnchors>): EditedFact | null {
  const { cells } = row;
  const kind = row.oneOf("kind", FACT_KINDS, "statement");
  const found = find(cells.source, cells.anchor);
  if ("fault" in found) {
    tellAnchor(row, found.fault);
    return null;
  }
  const [start, end] = found.span;
  const text = row.known.sources.find(({ id }) => id === cells.source)?.text ?? "";
  const values = several(cells.value)
    .map((value) => valueSpan(row, text, found.span, value))
    .filter((span) => span !== null);
  if (COUNTED.has(kind) && values.length > 0 && cells.of === "") {
    row.tell(
      "of",
      { zh: "有数字，没有写数的是什么。", en: "It has a figure and does not say what it counts." },
      { zh: "请写清数的是什么，比如 县级专职人民调解员。", en: "Say what is counted, with its qualifier." },
    );
  }
  return {
    id: cells.id,
    row: row.line,
    source: cells.source,
    start,
    end,
    subject: row.idOf("subject", cells.subject, "subjects.csv"),
    kind,
    values,
    unit: cells.unit,
    of: cells.of,
    places: cells.place.split(/[、；;]/u).flatMap((name) => row.idOf("place", name.trim(), "places.yaml") ?? []),
    time: cells.time,
    modality: row.oneOf("modality", MODALITIES, "is"),
    mark: row.oneOf("mark", FACT_MARKS, ""),
    asks: several(cells.asks),
    checked_on: cells.checked_on === "" ? null : cells.checked_on,
  };
}

/** Where a value stands inside its anchor; white space is not compared. */
function valueSpan(row: FactReader, text: string, [start, end]: Span, value: string): Span | null {
  const offsets: number[] = [];
  let squeezed = "";
  for (let i = start; i < end; i++) {
    if (/\s/u.test(text.charAt(i))) continue;
    squeezed += text.charAt(i);
    offsets.push(i);
  }
  const wanted = value.replace(/\s+/gu, "");
  const at = squeezed.indexOf(wanted);
  const [first, last] = [offsets[at], offsets[at + wanted.length - 1]];
  if (at >= 0 && first !== undefined && last !== undefined) return [first, last + 1];
  row.tell(
    "value",
    { zh: `“${value}” 不在 anchor 里。`, en: `"${value}" does not stand in the anchor.` },
    { zh: "请照 anchor 一字不差地抄。", en: "Copy it from the anchor, to the letter." },
  );
  return null;
}

function tellAnchor(row: FactReader, fault: "no_source" | "gone" | "twice"): void {
  const { source } = row.cells;
  switch (fault) {
    case "no_source":
      row.tell(
        "source",
        { zh: `没有 id 为 “${source}” 的原文。`, en: `There is no source "${source}".` },
        { zh: "请改成 sources.yaml 里的 id。", en: "Use an id of sources.yaml." },
      );
      return;
    case "twice":
      row.tell(
        "anchor",
        { zh: "这段话在原文里不止一处。", en: "It stands in the source more than once." },
        { zh: "请多抄几个字，让它只有一处。", en: "Copy more of it, so that it is unique." },
      );
      return;
    case "gone":
      row.tellGone();
  }
}

function tellDoubles(file: string, rows: readonly Row<Column>[], findings: Findings): void {
  const seen = new Map<string, number>();
  for (const { cells, line } of rows) {
    const before = seen.get(cells.id);
    if (before !== undefined || cells.id === "") {
      tellCell(
        findings,
        { file, line, column: "id" },
        cells.id === ""
          ? { zh: "没有写。", en: "It is empty." }
          : { zh: `“${cells.id}” 第 ${before} 行已经用过。`, en: `"${cells.id}" is the id of row ${before}, too.` },
        { zh: "请给这一行另起一个。", en: "Give the row an id of its own." },
      );
    }
    seen.set(cells.id, line);
  }
}
