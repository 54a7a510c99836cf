// One row of facts.csv as its editor wrote it, with methods that validate its cells and report faults.
import type { CorpusSource, Subject, WithdrawnText } from "../src/corpus.ts";
import { FACT_KINDS, type FactKind } from "../src/fact-kinds.ts";
import { kindName, kindOf } from "./kind-names.ts";
import type { Findings, Words } from "./notice.ts";
import { type Layout, type Row, tellCell } from "./table.ts";

export const FACT_COLUMNS = [
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
export type Column = (typeof FACT_COLUMNS)[number];

/** Chinese column names that a table may use instead. */
const COLUMN_NAMES: ReadonlyMap<string, Column> = new Map(
  Object.entries({
    编号: "id",
    原文: "source",
    原句: "anchor",
    事项: "subject",
    事项名称: "subject",
    种类: "kind",
    类别: "kind",
    类型: "kind",
    内容: "value",
    计量单位: "unit",
    说的是: "of",
    地区: "place",
    何时: "time",
    问法: "asks",
    依据: "basis",
    核对依据: "basis",
    核对日期: "checked_on",
    核对时间: "checked_on",
    核对于: "checked_on",
    有效期至: "expires_on",
    有效期: "expires_on",
    有效期到: "expires_on",
    到期日期: "expires_on",
  } satisfies Record<string, Column>),
);

/** The columns required in a table that holds only facts known to the office. */
const OFFICE_COLUMNS = ["subject", "kind", "value", "basis", "checked_on"] as const;

/** Whether the table has no columns for facts taken from texts. */
export const isOfficeOnly = (head: ReadonlySet<string>): boolean => !head.has("anchor") && !head.has("source");

export const FACTS_LAYOUT: Layout<Column> = {
  columns: FACT_COLUMNS,
  names: COLUMN_NAMES,
  remedy: {
    zh: "只写本单位知道的事，表头用：事项,种类,内容,依据,核对日期,有效期至；要抄原文的，照产品自带的表补上列名。",
    en: "A table of the office's own rows has subject,kind,value,basis,checked_on,expires_on; any other is like the product's own.",
  },
  needed: (head) => (isOfficeOnly(head) ? OFFICE_COLUMNS : FACT_COLUMNS),
};

/** The things that a row may refer to. */
export interface FactsKnown {
  readonly sources: readonly CorpusSource[];
  readonly withdrawn: readonly WithdrawnText[];
  /**
   * Subject ids by id, name and alias; undefined for a name that several subjects share. `places` has the same form.
   */
  readonly subjects: ReadonlyMap<string, string | undefined>;
  readonly places: ReadonlyMap<string, string | undefined>;
  /** The subjects, by id. */
  readonly things: ReadonlyMap<string, Subject>;
}

/** Accepts 2026/11/2 too: Excel rewrites a typed 2026-11-02 that way. */
const DAY = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u;

/** Reads the cells of one row and reports what is wrong with them. */
export class FactReader {
  readonly cells: Row<Column>["cells"];
  readonly known: FactsKnown;
  readonly line: number;
  readonly #at: { file: string; line: number };
  readonly #written: Row<Column>["written"];
  readonly #findings: Findings;

  constructor(file: string, row: Row<Column>, known: FactsKnown, findings: Findings) {
    this.cells = row.cells;
    this.known = known;
    this.line = row.line;
    this.#at = { file, line: row.line };
    this.#written = row.written;
    this.#findings = findings;
  }

  tell(column: Column, reason: Words, remedy: Words): void {
    tellCell(this.#findings, { ...this.#at, column, written: this.#written?.get(column) }, reason, remedy);
  }

  /** Parses a date as people and spreadsheets write it; null if the cell is empty or invalid. */
  dateOf(column: "checked_on" | "expires_on"): string | null {
    const [, year, month = "", date = ""] = DAY.exec(this.cells[column]) ?? [];
    const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    // Rejects dates such as 30 February, which JavaScript moves to another day.
    if (new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)) return day;
    if (this.cells[column] !== "") {
      this.tell(
        column,
        { zh: `“${this.cells[column]}” 不是日期。`, en: `"${this.cells[column]}" is not a date.` },
        { zh: "请写成 2026-11-22 这样的日期。", en: "Write a date such as 2026-11-22." },
      );
    }
    return null;
  }

  /** The kind, given in Chinese or English; an empty cell means a whole statement. */
  kindOf(): FactKind {
    const { kind } = this.cells;
    const found = kind === "" ? "statement" : kindOf(kind);
    if (found !== undefined) return found;
    this.tell(
      "kind",
      { zh: `“${kind}” 不在可选的范围里。`, en: `"${kind}" is not one of the allowed values.` },
      {
        zh: `请从这些里选：${FACT_KINDS.map(kindName).join(" ")}（或英文名 ${FACT_KINDS.join(" ")}）。`,
        en: `Choose one of: ${FACT_KINDS.join(" ")}.`,
      },
    );
    return "statement";
  }

  /** Warns that the passage is gone, so the row is left out. */
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
        en: "Copy the passage again from the text, or remove the row.",
      },
    });
  }

  /** The cell's value, which must be one of `allowed`; an empty cell means `otherwise`. */
  oneOf<T extends string>(column: Column, allowed: readonly T[], otherwise: T): T {
    const cell = this.cells[column] === "" ? otherwise : this.cells[column];
    const found = allowed.find((each) => each === cell);
    if (found !== undefined) return found;
    this.tell(
      column,
      { zh: `“${cell}” 不在可选的范围里。`, en: `"${cell}" is not one of the allowed values.` },
      { zh: `请从这些里选：${allowed.join(" ")}。`, en: `Choose one of: ${allowed.join(" ")}.` },
    );
    return otherwise;
  }

  /** The id for the name of a subject or place; null if the name is empty or unknown. */
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
          en: `Write an id or name from ${file}; if there is none, add it there first.`,
        },
      );
    }
    return id ?? null;
  }
}
