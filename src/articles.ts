// The parts of a statute as texts write them and as people ask for them: article numbers, and list items with their
// lead-in. Pure.

const NUMERAL = "[零〇一二两三四五六七八九十百千\\d]{1,7}";
/** The beginning of an article: 「第十二条」, 「第十二条之一」. */
export const ARTICLE = new RegExp(`^第${NUMERAL}条(?:之[一二三四五六七八九十])?`, "u");
/** An article in a folded question, with the paragraph that is asked for. */
export const ASKED_ARTICLE = new RegExp(
  `(?:第\\s*(${NUMERAL})\\s*条(之[一二三四五六七八九十])?|\\barticle (\\d+))(?:第\\s*(${NUMERAL})\\s*款)?`,
  "u",
);
/** The beginning of a list item. */
export const ITEM = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])/u;

/** Most lines that are searched for a lead-in. */
const ITEMS_MAX = 60;

/** The span of the lead-in to the item at `start`, up to its colon: 「有下列行为之一的，处罚款：」; null if there is none. */
export function leadInOf(text: string, start: number): [number, number] | null {
  if (!ITEM.test(text.slice(start, start + 6))) return null;
  let end = start;
  for (let i = 0; i < ITEMS_MAX && end > 0; i++) {
    end = text.slice(0, end).trimEnd().length;
    const from = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(from, end);
    if (/[:：]$/u.test(line)) return [from + line.lastIndexOf("。") + 1, end];
    if (!ITEM.test(line)) return null;
    end = from;
  }
  return null;
}

/** An item under such words is forbidden or punished; quoted alone it would read as allowed. */
const FORBIDS = /不得|禁止|严禁|不予|处罚|罚款|拘留|责令|违反|违法|犯罪|徒刑|行为之一/u;

/** Whether an item of a list of forbidden things begins at `start`. */
export function isForbidden(text: string, start: number): boolean {
  const lead = leadInOf(text, start);
  return lead !== null && FORBIDS.test(text.slice(...lead));
}
