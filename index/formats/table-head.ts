// Finds the row that names the columns of a table: below a title and above the figures, in one row or two.
import type { Table } from "./structured.ts";

export interface Head {
  readonly at: number;
  /** Number of rows that it takes. */
  readonly size: number;
  readonly names: readonly string[];
  /** Whether its words are typical of heads, rather than merely short. */
  readonly isTypical: boolean;
}

/** Column names are short and contain no figures. */
const NAME_CHARS_MAX = 16;
const COLUMNS_MIN = 2;
const NOTHING = /^[-—－–/\\\s无]*$/u;

export const isSaid = (cell: string) => !NOTHING.test(cell) || cell === "无";

/** The non-empty cells of a row; a merged cell counts once. */
export function saidIn(row: readonly string[]): string[] {
  return row.filter((cell, i) => isSaid(cell) && (cell !== row[i - 1] || cell.length <= 2));
}

/** A label, before a colon or in the first of two columns. */
export const LABEL =
  /^(?:[\p{Script=Han}]{0,6}(?:地址|地点|电话|热线|手机|传真|邮箱|邮编|网址|时间|时限|期限|日期|方式|名称|对象|条件|材料|依据|标准|流程|程序|机关|机构|部门|单位|负责人|联系人|费用|收费|渠道|范围|类型|结果|路线|人员|职责|职能|公众号|备注|说明))\s*[:：]?$/u;
const HEAD_WORD =
  /(?:名称|姓名|事项|项目|类别|类型|标准|金额|时限|时间|日期|期限|地址|地点|电话|方式|职务|职责|科室|部门|单位|机构|窗口|材料|条件|备注|说明|序号|编号|内容|星期|上午|下午|数量|对象|依据|收费|费用|比例|优惠|人员|负责人|乡镇|街道|问题|步骤|环节|做法|怎么办|答复|回答|问|答)/u;

export function headOf(rows: Table): Head | null {
  const filled = rows.filter((row) => row.some(isSaid));
  if (isOfPairs(filled)) return null;
  const widest = Math.max(0, ...rows.map((row) => saidIn(row).length));
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next === undefined) break;
    const two = at + 2 < rows.length ? inTwoRows(row, next, widest) : null;
    const names = two ?? (isNames(row, widest) ? row : null);
    if (names === null) continue;
    return {
      at,
      size: two === null ? 1 : 2,
      names,
      isTypical: names.filter((name) => HEAD_WORD.test(name)).length >= 2,
    };
  }
  return null;
}

/** Whether the table consists of labels and values (地址 | 人民路1号), which has no head. */
function isOfPairs(rows: Table): boolean {
  const wide = rows.filter((row) => saidIn(row).length > 1);
  if (wide.length === 0 || wide.some((row) => saidIn(row).length !== 2)) return false;
  const pairs = wide.map((row) => saidIn(row));
  if (pairs.slice(1).every(([label = ""]) => /[:：]$/u.test(label)) && pairs.length > 1) return true;
  const labels = pairs.filter(([label = ""]) => LABEL.test(label)).length;
  const [first = "", second = ""] = pairs[0] ?? [];
  return LABEL.test(first) && !HEAD_WORD.test(second) && labels * 2 > pairs.length;
}

/** What stands in brackets is a unit or a remark: 「电话（0588-）」. */
const isName = (cell: string) =>
  cell.length <= NAME_CHARS_MAX && !/\d{2,}|[。；?？]|\d[:：]\d/u.test(cell.replace(/[（(][^（）()]*[）)]/gu, ""));

function isNames(row: readonly string[], widest: number): boolean {
  const named = row.filter((cell) => cell !== "");
  return (
    named.length >= COLUMNS_MIN &&
    named.length >= widest - 1 &&
    named.every(isName) &&
    new Set(named).size === named.length
  );
}

/** Combines a head of two rows, where an upper cell covers several lower ones: 收费标准 above 普通 and 加急. */
function inTwoRows(upper: readonly string[], lower: readonly string[], widest: number): string[] | null {
  if (
    new Set(saidIn(upper)).size < COLUMNS_MIN ||
    lower.some((cell) => !isName(cell)) ||
    upper.some((cell) => !isName(cell))
  )
    return null;
  const covering = upper.map((cell, x) => (cell !== "" || (lower[x] ?? "") === "" ? cell : lastSaid(upper, x)));
  const isCovered = covering.some((cell, x) => cell !== "" && cell === covering[x + 1] && lower[x] !== lower[x + 1]);
  // The other columns are merged with the row below, or blank there.
  const isOneHead = covering.every((cell, x) => {
    const isOfSeveral = cell === covering[x + 1] || cell === covering[x - 1];
    return isOfSeveral || (lower[x] ?? "") === "" || lower[x] === cell;
  });
  if (!isCovered || !isOneHead || new Set(covering).size < 2) return null;
  const names = covering.map((cell, x) => {
    const below = lower[x] ?? "";
    return below === "" || below === cell ? cell : `${cell}（${below}）`;
  });
  return isNames(names, widest) ? names : null;
}

function lastSaid(row: readonly string[], x: number): string {
  for (let at = x; at >= 0; at--) if ((row[at] ?? "") !== "") return row[at] ?? "";
  return "";
}
