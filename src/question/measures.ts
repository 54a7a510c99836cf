// Measure words: which of them count the same things, and which one a question means when it names none.

/** Groups of words that people use for one another; 个 may replace any of these. */
const COUNTS: readonly (readonly string[])[] = [
  ["名", "人", "位", "员"],
  ["件", "起", "宗", "例", "桩"],
  ["家", "所", "处", "座", "间"],
  ["项", "条", "种", "样", "类", "大类", "大", "款", "方面"],
  ["支", "队"],
  ["台", "辆"],
  ["户"],
];
/** Groups that 个 never replaces. */
const SIZES: readonly (readonly string[])[] = [
  ["次", "场", "届", "回", "趟", "遍"],
  ["人", "人次", "批次", "户次"],
  ["份", "本", "册", "篇", "部", "张", "块"],
  ["平方公里", "平方米", "平米", "公顷", "亩"],
  ["公里", "千米", "里", "米", "厘米"],
  ["千克", "公斤", "克", "吨"],
  ["毫升", "升"],
  ["摄氏度", "度"],
  ["亿元", "万元", "亿美元", "万美元", "美元", "元", "块"],
  ["个百分点", "%", "％", "成"],
  ["周岁", "岁"],
  ["个工作日", "工作日", "天", "日", "小时", "分钟", "秒", "个月", "周"],
];
const GROUPS = [...COUNTS, ...SIZES];
const OTHERS = [
  "个",
  "批",
  "届",
  "级",
  "号",
  "路",
  "倍",
  "页",
  "轮",
  "期",
  "年",
  "月",
  "层",
  "幢",
  "栋",
  "只",
  "口",
  "班",
  "节",
  "门",
  "套",
  "点",
  "棵",
  "株",
  "枚",
  "斤",
  "学时",
  "课时",
];
/** A pattern that matches any of them, longer ones first. */
export const MEASURE = `(?:${[...new Set([...GROUPS.flat(), ...OTHERS])].sort((a, b) => b.length - a.length).join("|")})`;

/** The measure that a question implies without a measure word; the word stands for its group. */
const MEASURED: readonly (readonly [RegExp, string])[] = [
  [/面积|占地|多大(?:的)?(?:地方|一块)/u, "平方米"],
  [/多重|重量|体重/u, "千克"],
  [/多[高深]|多长(?!时间)/u, "米"],
  [/多远|路程|距离|里程/u, "公里"],
  [/比例|占比|占[^,，。]{1,8}多少|百分之几|几成|[^效频]率(?:是|有|达到?|为|高达)?多少/u, "%"],
  [/多大(?:年纪|岁数|年龄)|几岁|年龄|高寿/u, "岁"],
  [/多少钱|几块钱|金额|工资|奖金|补贴|会费|[罚扣](?:款)?多少|经费|资金|价(?:钱|格)?(?:是)?多少|起步价/u, "元"],
  [/[几哪]路(?:车|公交)/u, "路"],
];

/** Returns the measure word that a question implies, or null. */
export function measureOf(folded: string): string | null {
  return MEASURED.find(([asked]) => asked.test(folded))?.[1] ?? null;
}

/** Returns 1.5 for the same word, 1.2 for one that counts the same things, 0 for another. */
export function measureFit(wanted: string, unit: string): number {
  if (unit === wanted) return 1.5;
  if (GROUPS.some((group) => group.includes(wanted) && group.includes(unit))) return 1.2;
  const isCount = (word: string) => COUNTS.some((group) => group.includes(word));
  return (wanted === "个" && isCount(unit)) || (unit === "个" && isCount(wanted)) ? 1.2 : 0;
}
