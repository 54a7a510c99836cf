// Looks through a statement for what a value of a plain kind looks like, whatever facts the build drafted from it.
import type { MissingKind } from "../contract.ts";
import type { Statement } from "./statements.ts";

const SHAPES: Partial<Record<MissingKind, RegExp>> = {
  telephone: /\d[\d -]{4,}|(?<!\d)1[12]\d(?!\d)|分机/u,
  address: /[\d一二三四五六七八九十][号楼室层栋幢路]|公交|地铁|车站|出站|对面|隔壁|旁边|院内/u,
  hours:
    /\d[:：]\d|[点时]|周[一二三四五六日天末]|星期|礼拜|[上下]午|中午|晚上|全天|[节假]日|\d[日天]|初[一二三四五六七八九十]/u,
  fee: /[元块角毛折]|[收付][^，。]{0,4}费|费用|免|减半|\d%|钱/u,
  documents: /[证书表单照]|材料|[原复]?[件本]|携带|提交|带/u,
  conditions: /[满达]|以[上下内]|条件|符合|可以|应当|必须|不得|的[，。]/u,
};

/** Whether the statement may tell a value of the kind; true for a kind whose values look like any words. */
export function mayTell({ folded }: Statement, kind: MissingKind): boolean {
  return SHAPES[kind]?.test(folded) ?? true;
}
