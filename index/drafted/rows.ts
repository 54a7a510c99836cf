// Drafts facts from table rows as the build writes them: 「委托公证，收费标准：150元/件，办理时限：5个工作日。」 Each cell is a value of the
// kind that its column head means, and belongs to the subject of the row. The rows of one table are read together: if
// several rows share the first cell, the next cells are part of the name.
import type { Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { findFigures } from "../../src/question/figures.ts";
import { askingsFor } from "./asking.ts";
import type { Cells, Statement } from "./cell.ts";
import { kindOfLabel } from "./labels.ts";
import { isPersonName } from "./people.ts";

interface LabelledCell {
  /** "" if the column has no head. */
  readonly label: string;
  readonly value: Span;
}

/** The cells of a row; the first is its name and has no label. */
export interface RowCells {
  readonly cells: readonly LabelledCell[];
}

const KEY = /^([^,:;。]{1,40}?(?:\([^()]*\)[^,:;。]{0,12})?),(?=[^,:;。]{1,14}:)/u;
const NEXT = /,(?=[\p{Script=Han}A-Za-z/()“”、]{1,14}:)/gu;
const LABELLED = /^([\p{Script=Han}A-Za-z/()“”、]{1,14}):\s*/u;
/** A single cell makes a row only if its label is a known one. */
const CELLS_MIN = 2;

/** The cells of a statement that is a row, or null. */
export function rowCellsOf({ folded, span: [start, end] }: Statement): RowCells | null {
  const words = folded.slice(start, end).replace(/[。;]\s*$/u, "");
  const key = KEY.exec(words);
  if (key === null || /[。;!?]/u.test(words)) return null;
  const cells: LabelledCell[] = [{ label: "", value: [start, start + (key[1] ?? "").length] }];
  let from = key[0].length;
  for (const match of [...words.slice(from).matchAll(NEXT), null]) {
    const to = match === null ? words.length : key[0].length + match.index;
    const label = LABELLED.exec(words.slice(from, to));
    const at = from + (label?.[0].length ?? 0);
    if (label !== null && to > at) cells.push({ label: label[1] ?? "", value: [start + at, start + to] });
    from = to + 1;
  }
  const labelled = cells.slice(1);
  const isRow = labelled.length >= CELLS_MIN || labelled.some(({ label }) => kindOfCell(label, "") !== null);
  return isRow && labelled.length > 0 ? { cells } : null;
}

/** The number of leading cells that identify each row in a run of rows of one table. */
export function nameCells(rows: readonly RowCells[], wordsOf: (span: Span) => string): number {
  const most = Math.min(3, ...rows.map(({ cells }) => cells.length - 1));
  for (let count = 1; count < most; count++) {
    const names = rows.map(({ cells }) =>
      cells
        .slice(0, count)
        .map(({ value }) => wordsOf(value))
        .join(""),
    );
    const next = rows.map(({ cells }) => cells[count]);
    const isOfNumbers = next.some(
      (cell) => cell !== undefined && (/\d{3}/u.test(wordsOf(cell.value)) || wordsOf(cell.value).length > 24),
    );
    if (new Set(names).size === names.length || isOfNumbers) return count;
  }
  return Math.max(1, most);
}

/** Whether two rows belong to one table: one's labels must all be labels of the other. */
export function isSameTable(one: RowCells, other: RowCells): boolean {
  const labels = ({ cells }: RowCells) => cells.map(({ label }) => label);
  const [longer, shorter] = [labels(one), labels(other)].sort((a, b) => b.length - a.length);
  return shorter?.every((label) => longer?.includes(label)) ?? false;
}

const ROLE = /(?:[长员律师法官]|主任|书记|干事|专干|内勤|负责人)$/u;
const A_TIME = /^(?:周|星期|礼拜|工作日|节假日|法定|双休|平时|上午|下午|夏|冬|春|秋|暑|寒|\d)/u;
const OPEN = /\d[:点时]|休息|不对外|不办|不开|照常|全天|24小时|工作日/u;
const FEE_VALUE = /\d|免|不收|半/u;
const LABELS: readonly (readonly [FactKind, RegExp])[] = [
  ["hours", /(?:上午|下午|中午|晚上|夜间|接听时间|开放|时段)$/u],
  ["fee", /(?:价|价格|金额|收费|标准|减免|优惠|减免说明|优惠说明|元)$/u],
  ["address", /(?:办公室|房间|房号|楼层|窗口号?|位置|座位|地点)$/u],
  ["person", /(?:律师|调解员|公证员|鉴定人|仲裁员|法律顾问|顾问|值班人员?|姓名|经办人|承办人|带班领导)$/u],
];

function kindOfCell(label: string, words: string): FactKind | null {
  const kind = LABELS.find(([, ending]) => ending.test(label))?.[0] ?? kindOfLabel(label);
  if (words === "") return kind;
  if (/(?<!\d)(?:0\d{2,3}[- ]?\d{7,8}|1[3-9]\d{9}|1\d{4}|[48]00-?\d{3}-?\d{4}|\d{7,8})(?!\d)/u.test(words))
    return kind === "address" ? kind : "telephone";
  if (kind === "fee") return FEE_VALUE.test(words) ? kind : null;
  if (kind === "hours") return OPEN.test(words) ? kind : null;
  if (kind === "person") return isPersonName(words.split(/[、,\s]/u)[0] ?? "") ? kind : null;
  if (kind === "number" || kind === "duration") return /[\d一二三四五六七八九十半当]/u.test(words) ? kind : null;
  return kind;
}

/** Drafts the facts of one row; its first `named` cells are its name. */
export function draftRowCells(cells: Cells, { cells: row }: RowCells, named: number): void {
  const { statement } = cells;
  const own = row.slice(0, named).map(({ value }) => statement.source.text.slice(...value).trim());
  const name = own.join("");
  const isTime = A_TIME.test(name);
  // The last cell of a name is the most specific: 律师服务, 代写起诉状.
  const last = own.at(-1) ?? name;
  const names = isTime || last === name || last.length < NAME_CHARS_MIN ? [name] : [last, name];
  const add = (kind: FactKind, values: readonly Span[], of: string, asks: readonly string[]) =>
    cells.add(kind, values, { of, asks, anchor: statement.span });
  if (LISTS_PAPERS.test(statement.section) && row[0] !== undefined) {
    add("documents", [row[0].value], `${statement.scope}材料`, askingsFor("documents", statement.scope));
  }
  draftPersonsOfRow(cells, row, isTime ? name : last);
  const hours: Span[] = [];
  for (const [i, { label, value }] of row.entries()) {
    const said = statement.folded.slice(...value);
    const kind = kindOfCell(label, said);
    if (i === 0 || kind === "person" || A_TIME.test(label) || (i < named && kind !== "telephone")) continue;
    if (kind === "hours") hours.push(value);
    else if (kind !== null)
      add(
        kind,
        [valueIn(kind, said, value)],
        `${name}${label}`,
        REDUCED.test(label)
          ? [`${last}有什么减免优惠？`, `${last}${said}吗？`]
          : names.flatMap((each) => askingsFor(kind, each)),
      );
    else add("list", [value], `${name}${label}`, [`${name}的${label}是什么？`]);
  }
  const owner = isTime ? statement.office || statement.scope : "";
  if (hours.length > 0) add("hours", hours, `${owner}${name}时间`, hoursAskings(`${owner}${name}`, name, isTime));
}

/** Drafts who holds a position or duty (「副站长」, 「谁负责法律援助」), and who is on duty on which day. */
function draftPersonsOfRow(cells: Cells, row: readonly LabelledCell[], name: string): void {
  const { statement } = cells;
  const wordsOf = ({ value }: LabelledCell) => statement.source.text.slice(...value).trim();
  const isPerson = (cell: LabelledCell) => isPersonName(statement.folded.slice(...cell.value));
  const add = (cell: LabelledCell, of: string, asks: readonly string[]) =>
    cells.add("person", [cell.value], { of, asks, anchor: statement.span });
  const sort = WHO.exec(statement.section)?.[0] ?? "";
  for (const cell of row.filter(({ label }) => A_TIME.test(label)).filter(isPerson)) {
    const of = `${cell.label}${name}${sort}`;
    add(cell, of, [`${of}是谁？`, `${cell.label}有${sort === "" ? "谁" : `哪位${sort}`}？`]);
  }
  const person = row.find((cell) => !A_TIME.test(cell.label) && isPerson(cell));
  if (person === undefined) return;
  const others = row.filter((cell) => cell !== person);
  const role = others.find((cell) => ROLE.test(wordsOf(cell)) && wordsOf(cell).length <= ROLE_CHARS_MAX);
  const of = role === undefined ? `${name === wordsOf(person) ? "" : name}${person.label}` : wordsOf(role);
  const duties = others.filter(({ label }) => DUTIES.test(label)).map(wordsOf);
  if (of.length < 2 && duties.length === 0) return;
  add(person, `${of}${duties.length === 0 ? "" : `（${duties.join("、")}）`}`, [
    ...askingsFor("person", of),
    ...duties.flatMap((duty) => [`${duty}${of}是谁？`, `谁负责${duty}？${duty}找谁？`]),
  ]);
}

const WHO = /(?:律师|调解员|公证员|仲裁员|鉴定人|法律顾问|值班人员|带班领导)/u;
const DUTIES = /(?:工作|分工|分管|职责|负责|擅长|业务|领域|专长|主管)/u;
const ROLE_CHARS_MAX = 12;
/** Columns about reductions, which are not prices. */
const REDUCED = /减|优惠|免/u;
const NAME_CHARS_MIN = 3;
const LISTS_PAPERS = /材料|证件|带什么|带哪些|准备什么/u;

function hoursAskings(about: string, name: string, isTime: boolean): string[] {
  return isTime ? [`${about}几点上班？`, `${name}有人吗？几点开门，几点下班？`] : askingsFor("hours", about);
}

/** The span of the figure for a number, and of the whole cell for other kinds. */
function valueIn(kind: FactKind, folded: string, [start, end]: Span): Span {
  const [figure] = kind === "number" ? findFigures(folded) : [];
  return figure === undefined ? [start, end] : [start + figure.at, start + figure.end];
}
