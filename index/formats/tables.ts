// Converts a table to lines. A row becomes a sentence with the names of its columns, so that it can be quoted and read
// aloud. Text above the head becomes a heading, and text below the rows a line of its own.

import { oneLine, type Table } from "./structured.ts";
import { type Head, headOf, isSaid, LABEL, saidIn } from "./table-head.ts";

const LABEL_CHARS_MAX = 14;
const NUMBERING = /^(?:序号|编号|No\.?|#|序|排名|序列)$/iu;
/** A note below a table, about all its rows. */
const NOTE = /^[（(【*※]?(?:注|备注|说明|附注|提示|合计|总计|小计|单位|以上)/u;
const SECTION_CHARS_MAX = 24;

/** The lines of a sheet. Tables separated by blank rows or columns are read one by one. */
export function blockLines(sheet: Table): string[] {
  const blocks = parted(sheet.map((row) => row.map(oneLine)));
  const lines: string[] = [];
  let before: Head | null = null as Head | null;
  for (const block of blocks.flatMap(besideEachOther)) {
    const head = headOf(block);
    // After a blank row inside a table, its head still applies.
    const continued = head?.isTypical === true ? null : goingOn(before, block, head === null);
    lines.push(...linesUnder(continued ?? head, block));
    if (continued === null) before = head ?? before;
  }
  return lines;
}

/** The head of the table above, for rows that continue it. Rows that could have their own head must be as wide. */
function goingOn(before: Head | null, block: Table, isBare: boolean): Head | null {
  if (before === null || !isOfHead(block, before)) return null;
  const columns = before.names.filter((name) => name !== "").length;
  const widest = Math.max(...block.map((row) => row.filter(isSaid).length));
  return widest >= columns - (isBare ? 1 : 0) ? { ...before, at: -1, size: 1 } : null;
}

/** The lines of one table. */
export function tableLines(table: Table): string[] {
  const rows = table.map((row) => row.map(oneLine)).filter((row) => row.some((cell) => cell !== ""));
  return linesUnder(headOf(rows), rows);
}

/** Splits rows at blank ones; a title stays with the rows below it. */
function parted(rows: Table): (readonly string[])[][] {
  const blocks: (readonly string[])[][] = [];
  let isOpen = false;
  for (const row of rows) {
    if (!row.some((cell) => cell !== "")) isOpen = false;
    else {
      const last = blocks.at(-1);
      if (
        last !== undefined &&
        (isOpen || (last.every((each) => isAlone(each)) && !NOTE.test(saidIn(last[0] ?? [])[0] ?? "")))
      )
        last.push(row);
      else blocks.push([row]);
      isOpen = true;
    }
  }
  return blocks;
}

/** Splits two tables that have a blank column between them. */
function besideEachOther(block: (readonly string[])[]): (readonly string[])[][] {
  const width = Math.max(...block.map((row) => row.length));
  const filled = (x: number) => block.some((row) => isSaid(row[x] ?? ""));
  for (let x = 2; x < width - 2; x++) {
    if (filled(x)) continue;
    const sides = [block.map((row) => row.slice(0, x)), block.map((row) => row.slice(x + 1))].map((side) =>
      side.filter((row) => row.some(isSaid)),
    );
    if (sides.every((side) => headOf(side) !== null)) return sides.flatMap(besideEachOther);
  }
  return [block];
}

const isAlone = (row: readonly string[]) => new Set(row.filter(isSaid)).size === 1;

function isOfHead(block: Table, { names }: Head): boolean {
  const wide = block.filter((row) => !isAlone(row));
  return wide.length > 0 && wide.every((row) => row.every((cell, x) => !isSaid(cell) || (names[x] ?? "") !== ""));
}

function linesUnder(head: Head | null, rows: Table): string[] {
  if (head === null) return rows.flatMap(withoutHead);
  const above = rows.slice(0, Math.max(0, head.at)).map((row) => saidIn(row).join("，"));
  const names = withUnit(head.names, above);
  return [
    ...above.map((line, i) => (i === 0 && !NOTE.test(line) ? `## ${line}` : line)),
    ...filled(rows.slice(head.at + head.size), names).flatMap((row) => rowLine(names, row)),
  ];
}

const MONEY = /(?:收费|价格|金额|费用|标准|补贴|奖励|[起最][低收高](?:价|收费)?)$/u;

/** 「单位：元」 above a table applies to each column of money. */
function withUnit(names: readonly string[], above: readonly string[]): string[] {
  const unit = above.flatMap((line) => /单位\s*[:：]\s*((?:万|亿)?元(?:[/／]\S{1,3})?)/u.exec(line)?.[1] ?? [])[0];
  return names.map((name) => (unit !== undefined && MONEY.test(name) ? `${name}（${unit}）` : name));
}

/** A row without a head: 「地址：人民路1号」. A row of a form has several pairs: 姓名：| 张三 | 电话：| 0999. */
function withoutHead(row: readonly string[]): string[] {
  const cells = saidIn(row);
  const isForm =
    cells.length >= 4 && cells.length % 2 === 0 && cells.every((cell, i) => i % 2 === 1 || /[:：]$/u.test(cell));
  if (isForm) return cells.flatMap((cell, i) => (i % 2 === 0 ? [`${bareLabel(cell)}：${cells[i + 1]}`] : []));
  const [label = "", value = ""] = cells;
  const isPair = cells.length === 2 && (label.length <= LABEL_CHARS_MAX || LABEL.test(label)) && value !== "";
  return cells.length === 0 ? [] : [isPair ? `${bareLabel(label)}：${value}` : sentenceOf(cells)];
}

/** Several cells end like a sentence, so that the next row is not taken for their continuation. */
const sentenceOf = (cells: readonly string[]) =>
  cells.length > 2 ? `${cells.join("，").replace(/[。，；,;]+$/u, "")}。` : cells.join("，");

const bareLabel = (label: string) => label.replace(/\s*[:：]$/u, "");

const keyOf = (names: readonly string[]) =>
  Math.max(
    0,
    names.findIndex((name) => !NUMBERING.test(name)),
  );

/** Fills blanks of the first named column from above, since they come from merged cells. */
function filled(rows: Table, names: readonly string[]): string[][] {
  const key = keyOf(names);
  let above = "";
  return rows.map((row) => {
    const own = row[key] ?? "";
    if (isAlone(row)) above = isSaid(own) ? own : "";
    else above = own === "" ? above : own;
    return row.map((cell, i) => (i === key && cell === "" && !isAlone(row) ? above : cell));
  });
}

/** A row as a sentence: 「委托公证，收费标准：150元/件，办理时限：5个工作日。」 */
function rowLine(names: readonly string[], row: readonly string[]): string[] {
  const key = keyOf(names);
  if (isAlone(row)) return aloneLine(row);
  const name = row[key] ?? "";
  const pair = asPair(names, row, key);
  if (pair !== null) return pair;
  const labelledCells = row.flatMap((cell, i) => {
    const label = names[i] ?? "";
    if (i === key || NUMBERING.test(label) || !isSaid(cell)) return [];
    return [label === "" ? cell : labelled(label, cell)];
  });
  // One cell covers all columns after the first.
  const others = row.filter((cell, i) => i !== key && !NUMBERING.test(names[i] ?? "") && isSaid(cell));
  if (name !== "" && others.length > 2 && new Set(others).size === 1) return [`${bareLabel(name)}：${others[0]}`];
  if (labelledCells.length === 0) return name === "" ? [] : [name];
  const words = [...(name === "" ? [] : [name]), ...labelledCells].map((part) => part.replace(/[。，；,;]+$/u, ""));
  return [`${words.join("，")}。`];
}

const QUESTION = /^(?:常见)?(?:问题?|提问|咨询(?:内容|问题)?|Q)$/iu;
const REPLY = /^(?:答|答复|答案|回答|回复|解答|A)(?:内容)?$/iu;
/** Column names that say nothing about the content. */
const ANYTHING = /^(?:(?:具体|详细|有关|相关)?(?:内容|信息|说明|情况|要求|详情)|值|怎么办|怎样做|做法)$/u;

/** The lines of a two-column row that is a question with its answer or a label with its value; null for other rows. */
function asPair(names: readonly string[], row: readonly string[], key: number): string[] | null {
  const reply = names.findIndex((name) => REPLY.test(name));
  const asked = names.findIndex((name) => QUESTION.test(name));
  const [question = "", answer = ""] = [row[asked], row[reply]];
  if (asked >= 0 && reply >= 0 && isSaid(question) && isSaid(answer)) return [`问：${question}`, `答：${answer}`];
  const others = names.flatMap((name, i) => (i === key || NUMBERING.test(name) || name === "" ? [] : [i]));
  const [only = -1] = others;
  const [label = "", value = ""] = [row[key], row[only]];
  if (others.length !== 1 || !ANYTHING.test(names[only] ?? "") || !isSaid(label) || !isSaid(value)) return null;
  return [`${bareLabel(label)}：${value}`];
}

/** A row with a single cell is a section heading or a note. */
function aloneLine(row: readonly string[]): string[] {
  const cells = row.filter(isSaid);
  const [words = ""] = cells;
  const isSection =
    cells.length > 1 && words.length <= SECTION_CHARS_MAX && !NOTE.test(words) && !/[。；]$/u.test(words);
  return [isSection ? `### ${words}` : words];
}

const UNIT =
  /\s*[（(](?:单位[:：])?((?:万|亿)?(?:元|人|件|天|日|个|小时|分钟|工作日|年|月|名|次|平方米)[^（）()\d]{0,8})[）)]/u;

/** Moves the unit from the head to the figure: 收费标准（元/件）| 150. */
function labelled(label: string, cell: string): string {
  const [all, unit] = UNIT.exec(label) ?? [];
  const name = all === undefined ? label : label.replace(all, "");
  const isFigure = /^\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?$/u.test(cell);
  return unit !== undefined && name !== "" && isFigure
    ? `${name}：${cell}${unit}`
    : `${isFigure ? label : name}：${cell}`;
}
