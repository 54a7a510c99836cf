// Prepares the rows of facts.csv that have no anchor, as offices write them. Guide rows and duplicates are left out,
// figures become half-width, blanks of merged cells are filled where that is certain, and contradictions are errors.
import type { FactKind } from "../src/fact-kinds.ts";
import type { Column } from "./fact-row.ts";
import { kindOf } from "./kind-names.ts";
import type { Findings, Words } from "./notice.ts";
import { SENTENCES } from "./office.ts";
import type { Row } from "./table.ts";
import { several, tellCell } from "./table.ts";

export interface OfficeCircumstances {
  /** The office that 本单位 stands for; null if unknown. */
  readonly office: string | null;
  /** `YYYY-MM-DD`: rows that expired before this day are left out; null leaves none out. */
  readonly today: string | null;
  /**
   * Whether the table has no columns for facts from texts. Then every row is the office's and must name its subject and
   * kind.
   */
  readonly isOfficeOnly: boolean;
}

type Cells = Record<Column, string>;
type Written = Row<Column> & { readonly cells: Cells };

/** Marks an example row for people who fill in the table. */
const GUIDE = /^(?:[（(【[]?\s*(?:示例|样例|填写说明|example\b)|#)/iu;
const OURSELVES = /^(?:本|我)(?:单位|中心|局|处|所|院|机构|们|们单位)$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const FOREVER = /^(?:长期|长期有效|永久|无|不限|[-—/]+)$/u;
/** Kinds of which a subject has only one value; values of other kinds add up. */
const ONE_VALUED: ReadonlySet<FactKind> = new Set([
  "number",
  "date",
  "person",
  "place",
  "organisation",
  "telephone",
  "address",
  "hours",
  "fee",
  "duration",
]);
/** A landline whose area code has lost its 0: 57388670000, 1088880000. Mobile, 400 and 800 numbers are excluded. */
const LOST_NOUGHT = /^(?:(?!400|800)[2-9]\d{9,10}|10\d{8})$/u;

/** Returns the rows in order, prepared for reading; rows with an anchor are unchanged. */
export function prepareOfficeRows(
  file: string,
  rows: readonly Row<Column>[],
  circumstances: OfficeCircumstances,
  findings: Findings,
): Row<Column>[] {
  const prepared: (Row<Column> | Written)[] = [];
  const kept: Written[] = [];
  let above: Written | null = null;
  for (const row of rows) {
    if (row.cells.anchor !== "") {
      prepared.push(row);
      above = null;
      continue;
    }
    if (isGuide(row)) continue;
    const tell = teller(file, row, findings);
    const written: Written = { ...row, cells: { ...row.cells } };
    normalise(written.cells, circumstances, tell);
    fillFromAbove(written.cells, above, circumstances, tell);
    above = written;
    if (written.cells.id === "") written.cells.id = `row-${row.line}`;
    check(written.cells, circumstances, tell);
    if (isOver(written.cells, circumstances, tell)) continue;
    const before = kept.find((each) => isOfTheSame(each.cells, written.cells));
    if (before !== undefined && tellSecond(before, written, tell)) {
      // The row with the later check wins.
      if (written.cells.checked_on > before.cells.checked_on) prepared[prepared.indexOf(before)] = written;
      continue;
    }
    kept.push(written);
    prepared.push(written);
  }
  return prepared;
}

interface Tell {
  error(column: Column, reason: Words, remedy: Words): void;
  warning(column: Column, reason: Words, remedy: Words, gone?: boolean): void;
}

function teller(file: string, { line, written }: Row<Column>, findings: Findings): Tell {
  const at = (column: Column) => ({ file, line, column, written: written?.get(column) });
  return {
    error: (column, reason, remedy) => tellCell(findings, at(column), reason, remedy),
    warning(column, reason, remedy, gone = false) {
      const own: Findings = { errors: [], warnings: [] };
      tellCell(own, at(column), reason, remedy);
      findings.warnings.push(...own.errors.map((notice) => (gone ? { ...notice, gone } : notice)));
    },
  };
}

/** Whether the first words of a cell mark the row as an example. */
function isGuide({ cells }: Row<Column>): boolean {
  return [cells.id, cells.subject, cells.of, cells.value].some((cell) => GUIDE.test(cell));
}

const NOTHING_TO_DO: Words = {
  zh: "一般不用处理；也可以在表里照这样改好。",
  en: "Nothing needs to be done, but you may correct the table in the same way.",
};

function normalise(cells: Cells, { office }: OfficeCircumstances, { warning }: Tell): void {
  for (const column of ["value", "subject", "of", "unit", "basis"] as const) {
    const plain = halfWidth(cells[column]);
    if (plain === cells[column]) continue;
    warning(
      column,
      { zh: `全角字符已改成半角：${plain}。`, en: `Full-width characters were made half-width: ${plain}.` },
      NOTHING_TO_DO,
    );
    cells[column] = plain;
  }
  for (const column of ["checked_on", "expires_on"] as const) cells[column] = plainDay(cells[column]);
  if (FOREVER.test(cells.expires_on)) cells.expires_on = "";
  if (office !== null && OURSELVES.test(cells.subject)) cells.subject = office;
  const kind = kindOf(cells.kind);
  if (kind !== undefined) cells.kind = kind;
  if (kind === "telephone") cells.value = cells.value.replace(/(?<=\d)\s*[－—–‐−]+\s*(?=\d)/gu, "-");
}

/** Makes digits, Latin letters, and marks between digits half-width. */
function halfWidth(cell: string): string {
  return cell
    .replace(/[０-９Ａ-Ｚａ-ｚ]+/gu, (run) => run.normalize("NFKC"))
    .replace(/(?<=\d)[：．／－＋％](?=[\d/]|$)/gu, (mark) => mark.normalize("NFKC"));
}

/** Converts dates such as 2026年11月1日 or 2026.11.1 to 2026-11-01; other text is unchanged. */
function plainDay(cell: string): string {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(cell.normalize("NFKC").trim()) ?? [];
  return year === undefined || month === undefined || day === undefined
    ? cell
    : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/**
 * Fills the blanks that a merged cell leaves below it. The subject is always certain; basis and check only within the
 * rows of one subject.
 */
function fillFromAbove(
  cells: Cells,
  above: Written | null,
  { isOfficeOnly }: OfficeCircumstances,
  { warning }: Tell,
): void {
  if (above === null) return;
  const fill = (columns: readonly Column[]) => {
    for (const column of columns) cells[column] = above.cells[column];
    const [first = "subject"] = columns;
    warning(
      first,
      {
        zh: `空着，像是合并的单元格，照上一行（第 ${above.line} 行）填了“${cells[first]}”。`,
        en: `It is empty like a merged cell, so it was copied from the row above (${above.line}): "${cells[first]}".`,
      },
      {
        zh: "请核对；最好取消合并，每行都写。",
        en: "Check it. It is better to unmerge the cells and fill in every row.",
      },
    );
  };
  const isSentence = SENTENCES.has(kindOf(cells.kind) ?? "statement");
  const needsSubject = isOfficeOnly || (cells.of === "" && !isSentence);
  if (cells.subject === "" && needsSubject && above.cells.subject !== "" && cells.value !== "") fill(["subject"]);
  const isSameBlock = cells.subject !== "" && cells.subject === above.cells.subject;
  if (isSameBlock && cells.basis === "" && cells.checked_on === "") {
    fill(cells.expires_on === "" ? ["basis", "checked_on", "expires_on"] : ["basis", "checked_on"]);
  }
}

function check(cells: Cells, { isOfficeOnly, today }: OfficeCircumstances, { error }: Tell): void {
  if (isOfficeOnly && cells.kind === "") {
    error(
      "kind",
      { zh: "没有写是哪一种。", en: "The row does not state its kind." },
      {
        zh: "请写 电话、地址、办公时间、收费、材料 等；合并过的单元格请取消合并。",
        en: "Write a kind such as telephone or 电话.",
      },
    );
  }
  const { checked_on: checked, expires_on: expires } = cells;
  if (today !== null && DAY.test(checked) && checked > today) {
    error(
      "checked_on",
      { zh: `${checked} 还没有到。`, en: `${checked} is in the future.` },
      { zh: "请写实际核对那天。", en: "Write the day on which it was checked." },
    );
  }
  if (DAY.test(checked) && DAY.test(expires) && expires < checked) {
    error(
      "expires_on",
      { zh: `有效期 ${expires} 早于核对日期 ${checked}。`, en: `${expires} is before the check on ${checked}.` },
      { zh: "请改正其中一个。", en: "Correct one of them." },
    );
  }
  const lost = cells.kind === "telephone" ? several(cells.value).find((value) => LOST_NOUGHT.test(value)) : undefined;
  if (lost !== undefined) {
    error(
      "value",
      { zh: `“${lost}” 像是区号前的 0 被表格软件去掉了。`, en: `"${lost}" seems to have lost the 0 of its area code.` },
      {
        zh: `请照 0573-82110000 这样写，区号后面加横线。`,
        en: "Write it like 0573-82110000, with a hyphen after the area code.",
      },
    );
  }
}

/** Whether the row has expired, which is reported. */
function isOver({ expires_on }: Cells, { today }: OfficeCircumstances, { warning }: Tell): boolean {
  if (today === null || !DAY.test(expires_on) || expires_on >= today) return false;
  warning(
    "expires_on",
    { zh: `已于 ${expires_on} 过期，这一行不再显示。`, en: `It expired on ${expires_on}: the row is not shown.` },
    {
      zh: "请再核对，改核对日期（checked_on）和有效期至（expires_on）；没有了就删掉这一行。",
      en: "Check it again and set checked_on and expires_on, or remove the row.",
    },
    true,
  );
  return true;
}

const bare = (cell: string) => cell.normalize("NFKC").replace(/[\s\p{P}]+/gu, "");

/** Whether two rows say the same about the same subject, or could contradict each other. */
function isOfTheSame(one: Cells, other: Cells): boolean {
  const isSame = (["subject", "kind", "of", "place", "time"] as const).every(
    (column) => bare(one[column]) === bare(other[column]),
  );
  const isOneValued = ONE_VALUED.has(kindOf(other.kind) ?? "statement");
  return isSame && other.value !== "" && (isOneValued || isSameValue(one, other));
}

function isSameValue(one: Cells, other: Cells): boolean {
  const values = ({ value, kind, unit }: Cells) =>
    several(value)
      .map((each) => (kind === "telephone" ? each.replace(/\D/gu, "") : `${bare(each)} ${bare(unit)}`))
      .sort()
      .join("；");
  return values(one) === values(other);
}

/** Reports a second row about the same subject and kind. Returns whether it is left out. */
function tellSecond(before: Written, { cells }: Written, { error, warning }: Tell): boolean {
  if (isSameValue(before.cells, cells)) {
    warning(
      "value",
      {
        zh: `和第 ${before.line} 行一样，只用一行。`,
        en: `It says the same as row ${before.line}: only one of them is used.`,
      },
      { zh: "请删掉一行。", en: "Remove one of the rows." },
    );
    return true;
  }
  error(
    "value",
    {
      zh: `“${cells.value}” 和第 ${before.line} 行的 “${before.cells.value}” 矛盾：同一事项、同一种类，内容不同。`,
      en: `"${cells.value}" contradicts "${before.cells.value}" of row ${before.line}: the same subject and kind.`,
    },
    {
      zh: "旧的那行请删掉；两个都对，就写在同一格里，用；隔开，或在事项里写清各是哪一个（如 某某中心投诉）。",
      en: "Remove the old row. If both are right, write them in one cell separated by ；, or name each subject in full.",
    },
  );
  return false;
}
