// Reads facts.csv into the facts of the collection. A row whose passage is gone is left out with a warning; any other
// fault stops the build and is reported with row, column and remedy.
import { FACT_MARKS, type Fact, MODALITIES, type Span } from "../src/corpus.ts";
import type { FactKind } from "../src/fact-kinds.ts";
import { createAnchors } from "./anchors.ts";
import { type Column, FACTS_LAYOUT, FactReader, type FactsKnown, isOfficeOnly } from "./fact-row.ts";
import type { Grid } from "./grid.ts";
import type { Findings } from "./notice.ts";
import { type OfficeText, readOffice, type Stated } from "./office.ts";
import { type OfficeCircumstances, prepareOfficeRows } from "./office-rows.ts";
import { type Row, readGrid, several, tellCell } from "./table.ts";

const FACTS_FILE = "facts.csv";
/** Kinds whose value is a figure; their rows must say what the figure counts. */
const COUNTED: ReadonlySet<FactKind> = new Set(["number"]);

/** Maximum number of rows listed in the warning about a withdrawn text. */
const ROWS_TOLD = 10;

/** A fact with the id that its editor gave it. */
export interface EditedFact extends Fact {
  readonly id: string;
}

export interface FactsRead {
  readonly facts: EditedFact[];
  /** Ids of all rows, including rows whose passage is gone. */
  readonly ids: Set<string>;
  /** Facts that only the office knows, written out as texts. */
  readonly office: readonly OfficeText[];
}

/** The rows of facts.csv or facts.xlsx, with the office's own rows prepared. */
export interface FactTable {
  readonly file: string;
  readonly rows: readonly Row<Column>[];
}

export function readFactTable(
  grid: Grid | null,
  { office, today }: Pick<OfficeCircumstances, "office" | "today">,
  findings: Findings,
): FactTable {
  const table = grid === null ? null : readGrid(grid, FACTS_LAYOUT, findings);
  if (grid === null || table === null) return { file: grid?.file ?? FACTS_FILE, rows: [] };
  const { file } = grid;
  const circumstances = { office, today, isOfficeOnly: isOfficeOnly(table.head) };
  return { file, rows: prepareOfficeRows(file, table.rows, circumstances, findings) };
}

/** The facts of the table, in row order. */
export function readFacts({ file, rows: table }: FactTable, known: FactsKnown, findings: Findings): FactsRead {
  tellDoubles(file, table, findings);
  const rows = leftOf(file, table, known, findings).map((row) => new FactReader(file, row, known, findings));
  const { texts, stated } = readOffice(rows.filter(({ cells }) => cells.anchor === ""));
  const find = createAnchors(known.sources);
  const standingOf = (row: FactReader): Stated | null => {
    if (row.cells.anchor === "") return stated.get(row) ?? null;
    const { source, anchor, of, asks } = row.cells;
    const found = find(source, anchor);
    if ("fault" in found) {
      tellAnchor(row, found.fault);
      return null;
    }
    const { text = "" } = known.sources.find(({ id }) => id === source) ?? {};
    return { source, text, span: found.span, of, asks: several(asks) };
  };
  return {
    facts: rows.flatMap((row) => readFact(row, standingOf(row)) ?? []),
    ids: new Set(table.map(({ cells }) => cells.id)),
    office: texts,
  };
}

/** The rows whose text is not withdrawn. Warns once about each withdrawn text that has rows. */
function leftOf(file: string, table: readonly Row<Column>[], { withdrawn }: FactsKnown, findings: Findings) {
  for (const { id } of withdrawn) {
    const lines = table.filter(({ cells }) => cells.source === id).map(({ line }) => line);
    if (lines.length === 0) continue;
    const some = `${lines.slice(0, ROWS_TOLD).join(", ")}${lines.length > ROWS_TOLD ? " …" : ""}`;
    findings.warnings.push({
      file,
      line: lines[0] ?? null,
      reason: {
        zh: `${id} 已经撤下，出自它的 ${lines.length} 行没有用（第 ${some} 行）。`,
        en: `${id} is withdrawn: its ${lines.length} row(s) are left out (${some}).`,
      },
      remedy: {
        zh: "以后还要放回来的，可以留着；不要了就删掉。",
        en: "Keep them if the text may come back; otherwise remove them.",
      },
    });
  }
  return table.filter(({ cells }) => !withdrawn.some(({ id }) => id === cells.source));
}

function readFact(row: FactReader, standing: Stated | null): EditedFact | null {
  const { cells } = row;
  const kind = row.kindOf();
  if (standing === null) return null;
  const { source, text, span, of, asks } = standing;
  const values = several(cells.value)
    .map((value) => valueSpan(row, text, span, value))
    .filter((found) => found !== null);
  if (COUNTED.has(kind) && values.length > 0 && cells.of === "") {
    row.tell(
      "of",
      { zh: "有数字，没有写数的是什么。", en: "It has a figure but does not say what it counts." },
      { zh: "请写清数的是什么，比如 县级专职人民调解员。", en: "Say what is counted, including its qualifier." },
    );
  }
  return {
    id: cells.id,
    row: row.line,
    source,
    start: span[0],
    end: span[1],
    subject: row.idOf("subject", cells.subject, "subjects.csv"),
    kind,
    values,
    unit: cells.unit,
    of,
    places: cells.place.split(/[、；;]/u).flatMap((name) => row.idOf("place", name.trim(), "places.yaml") ?? []),
    time: cells.time,
    modality: row.oneOf("modality", MODALITIES, "is"),
    mark: row.oneOf("mark", FACT_MARKS, ""),
    asks: [...asks],
    checked_on: row.dateOf("checked_on"),
  };
}

/** The span of a value inside its anchor, ignoring white space. */
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
    { zh: `“${value}” 不在 anchor 里。`, en: `"${value}" is not in the anchor.` },
    { zh: "请照 anchor 一字不差地抄。", en: "Copy it exactly from the anchor." },
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
        { zh: "请改成 sources.yaml 里的 id。", en: "Use an id from sources.yaml." },
      );
      return;
    case "twice":
      row.tell(
        "anchor",
        { zh: "这段话在原文里不止一处。", en: "It occurs in the source more than once." },
        { zh: "请多抄几个字，让它只有一处。", en: "Copy a longer passage, so that it is unique." },
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
        { zh: "请给这一行另起一个。", en: "Give the row its own id." },
      );
    }
    seen.set(cells.id, line);
  }
}
