// Drafts prices, and statements that something is free.
import type { Span } from "../../src/corpus.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, clauseAround, partAround, partBefore, type Statement, wordsOf } from "./cell.ts";

const PRICED = /收费|收取|另收|每[\p{Script=Han}]{1,3}收|收\d|费|票价|价格|价钱|押金|门票|怎么收|多少钱|要交钱/u;
const NO_PRICE =
  /补贴|奖励|奖金|补助|工资|工钱|挽回|涉及|罚|赔|转账|止付|经费|预算|损失|货款|退款|金额在|月收入|借款合同|以奖代补/u;

export function isPrice(statement: Statement, span: Span): boolean {
  const clause = wordsOf(statement, clauseAround(statement, span));
  if (NO_PRICE.test(clause) || NO_PRICE.test(statement.section)) return false;
  return PRICED.test(clause) || PRICED.test(statement.heading) || PRICED.test(statement.section);
}

const EACH = /(?:每[\p{Script=Han}]{1,3}?)?(?:共?收|另收|收取|收费)?(?:为)?$/u;

export function addFee(cells: Cells, [start, end]: Span): void {
  const { statement } = cells;
  const { folded } = statement;
  const part = partAround(statement, [start, end]);
  const each = EACH.exec(folded.slice(part[0], start))?.[0].replace(/为$/u, "") ?? "";
  const from = folded.slice(start - each.length, start) === each ? start - each.length : start;
  const rest = `${wordsOf(statement, [part[0], from])}`.replace(/(?:是|为|按|由)$/u, "");
  const said = partBefore(statement, part[0]).replace(/(?:按[^,，]*|每.{1,3})收(?:费|取)?.*$/u, "");
  const of = /^(?:之后|以后|超出部分|其他|另)$/u.test(rest)
    ? `${statement.scope}${rest}`
    : rest.length >= 2
      ? rest
      : said || statement.scope;
  cells.add("fee", [[from, end]], { of, unit: "元", asks: askingsFor("fee", of) });
}

const FREE =
  /(?:一律|均|都|全部|本身|概)?(?:(?<!收)不收(?:取)?(?:任何)?[\p{Script=Han}]{0,4}?(?:费用|费|钱)|(?<!收)不收(?=[。,;!]|$)|不要钱|不花钱|免费(?!人|核)|免收|全免|免交|不得[^,;。]{0,14}收(?:取)?[^,;。]{0,3}费用?)|半价|减收\d+%|减半收?(?:费|取)?|按[^,;。]{2,12}%收(?:费|取)/gu;

/** Drafts statements that something is free or reduced. */
export function draftFree(cells: Cells): void {
  const { statement } = cells;
  for (const { span } of [...cells.find(FREE)]) {
    if (cells.isTaken(span)) continue;
    cells.take(span);
    const part = partAround(statement, span);
    const lead = wordsOf(statement, [part[0], span[0]]).replace(
      /由[\p{Script=Han}]{2,12}$|(?:可以|可|一律|均|都|也)+$/gu,
      "",
    );
    const tail = wordsOf(statement, [span[1], part[1]]);
    const said = lead.length >= 2 ? lead : tail.length >= 3 ? tail : partBefore(statement, part[0]);
    const of = said.length >= 2 ? said : statement.scope;
    cells.add("fee", [span], { of, asks: askingsFor("fee", of) });
  }
}
