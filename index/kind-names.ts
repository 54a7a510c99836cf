// Chinese names of the fact kinds; an editor may write them instead of the English ones.
import { FACT_KINDS, type FactKind } from "../src/fact-kinds.ts";

/** The first name of each kind is the one that is shown. */
const NAMES: Readonly<Record<FactKind, readonly string[]>> = {
  number: ["数量", "数字", "人数"],
  date: ["日期", "时间"],
  person: ["人员", "负责人", "联系人"],
  place: ["地方", "地点", "所在地"],
  organisation: ["负责单位", "单位", "主管单位"],
  telephone: ["电话", "联系电话", "电话号码", "咨询电话"],
  address: ["地址", "办公地址", "办理地点"],
  hours: ["办公时间", "开放时间", "上班时间", "工作时间", "营业时间", "受理时间", "接待时间"],
  fee: ["收费", "费用", "收费标准", "价格"],
  conditions: ["条件", "办理条件", "申请条件"],
  documents: ["材料", "所需材料", "申请材料", "要带的材料"],
  procedure: ["流程", "步骤", "办理流程", "办理步骤", "怎么办"],
  duration: ["办理时限", "时限", "办理时长", "时长", "期限"],
  reason: ["原因"],
  yes_no: ["是否", "能不能"],
  definition: ["是什么", "定义", "介绍"],
  list: ["名单", "清单", "列表"],
  name: ["名称"],
  rank: ["排名"],
  award: ["荣誉"],
  deed: ["做法", "做了什么"],
  result: ["成效", "结果"],
  status: ["状态", "现状"],
  need: ["需求"],
  statement: ["说明", "一句话", "其他"],
};

const BY_NAME = new Map(FACT_KINDS.flatMap((kind) => NAMES[kind].map((name): [string, FactKind] => [name, kind])));

/** The kind that a word names; undefined if it names none. */
export function kindOf(word: string): FactKind | undefined {
  const plain = word.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
  return FACT_KINDS.find((kind) => kind === plain) ?? BY_NAME.get(plain);
}

/** The name of a kind that people see. */
export function kindName(kind: FactKind): string {
  return NAMES[kind][0] ?? kind;
}
