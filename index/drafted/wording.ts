// Drafts facts from the wording of a sentence: papers to bring, conditions, definitions and steps.
import type { Span } from "../../src/corpus.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, clauseAround, type Statement, trimmed, wordsOf } from "./cell.ts";

const PAPERS =
  /身份证|户口簿|户口本|材料|证明|合同|复印件|原件|证件|申请书|申请表|判决书|病历|委托书|决定书|凭证|欠条|照片|执照|收据|结婚证|林权证|房产证|工资条|说明书|[登申报]\p{Script=Han}{0,3}表|照片/u;
const BRING =
  /(?:请带好?|带(?=[^,;。]{0,12}(?:证|书|材料|原件|复印件))|携带|带上|带好|带齐|带着|需带|要带|还要带|再带|应当提交|应提交|需提交|提交|提供|出示|准备好?|凭|(?<![支保坚维主扶])持|出具)(?:以下|下列)?([^;。:!?]{2,80})/gu;
const LISTS_PAPERS = /要带|带什么|带哪些|材料|证件|准备什么|提交什么/u;
/** A sentence about papers that lists none. */
const ABOUT_PAPERS = /^(?:材料|证件)|的,|补齐|都可以|告知|不要删|可以委托|不收/u;

export function draftDocuments(cells: Cells): void {
  const { statement } = cells;
  const section = statement.section;
  const own = statement.folded.slice(statement.body, statement.span[1]);
  if (LISTS_PAPERS.test(section) && !/多少|收费|领/u.test(section)) {
    const values = listed(statement, own);
    if (values.length > 0) {
      const of = aboutPapers(statement);
      cells.add("documents", values, { of, asks: askingsFor("documents", of) });
    }
    return;
  }
  for (const { span, match } of [...cells.find(BRING)]) {
    const said = match[1] ?? "";
    const cut = papersOf(said);
    const isOther = /(?:证明|合同)(?:责任|范本)|出具(?:公证|鉴定)/u.test(match[0]);
    if (cut === "" || isOther || statement.folded.charAt(span[0] - 1) === "不") continue;
    const start = span[1] - said.length;
    const value = trimmed(statement, [start, start + cut.length]);
    // Already read as a labelled value.
    if (cells.isTaken(value) && statement.folded.charAt(span[0] - 1) === ":") continue;
    const lead = wordsOf(statement, [clauseAround(statement, span)[0], span[0]])
      .replace(/[,，]?(?:请|应当?|须|需要?|还|可以?)*$/u, "")
      .replace(/的$/u, "");
    const of = lead.length >= 4 && lead.length <= 24 ? lead.replace(/^(?:到|去)/u, "") : aboutPapers(statement);
    cells.add("documents", [value], { of, asks: askingsFor("documents", of) });
  }
}

/** A mention of papers that does not say which. */
const NO_PAPER = /^(?:相关|有关|申请|以下|所需|书面|上述|全部|这些|的)*(?:材料|证件|证明|资料|申请)$/u;

/** The parts that name papers, up to the verb that follows; "" if none does. */
function papersOf(said: string): string {
  const [first = "", ...others] = said.split(",");
  const deed = first.search(/减收|免收|减半|办理|领取|[到向](?!期)|前往|后(?=$|[^面])/u);
  let kept = deed > 0 ? first.slice(0, deed) : first;
  if (!PAPERS.test(kept) || NO_PAPER.test(kept) || /调整|通过|推进|打造|核查/u.test(kept)) return "";
  for (const part of deed > 0 ? [] : others) {
    if (!PAPERS.test(part) || /[来要能]/u.test(part)) break;
    kept += `,${part}`;
  }
  return kept;
}

/** The clauses of a list that name papers. */
function listed(statement: Statement, own: string): Span[] {
  const values: Span[] = [];
  for (const match of own.matchAll(/[^;。!?]+/gu)) {
    const words = match[0].trim();
    const isItem = words.length <= 10 || PAPERS.test(words) || /、/u.test(words);
    if (!isItem || ABOUT_PAPERS.test(words) || /^(?:法院|不会)/u.test(words)) continue;
    const lead = /^[^、]*?(?:再带|还要带|带上|带好|要带|请带)/u.exec(match[0])?.[0] ?? "";
    const bring = PAPERS.test(lead) ? 0 : lead.length;
    const start = statement.body + match.index + bring;
    const span = trimmed(statement, [start, statement.body + match.index + match[0].length]);
    if (span[1] > span[0]) values.push(span);
  }
  return values;
}

const aboutPapers = ({ scope }: Statement) => scope;

const MAY =
  /(?:都|均|也)?(?:可以|可|能够|有权)(?:向|在|由|凭|申请|免费|享受|要求|到|先|办|领|找|随时|报名|直接|[\p{Script=Han}])/u;
const IF =
  /^(?:凡[^,;。:!?]{2,50}|[^;。:!?]{2,60}?的(?:\p{Script=Han}{0,6}(?:人|者|居民|公民|家庭|企业|单位|职工|学生|对象))?),([^;。!?]{2,80})/u;
const MET = /(?:符合|具备|满足)([^,;。:!?]{2,30}?(?:条件|情形|规定|要求))/u;
/** A heading or introduction before conditions. */
const LEADS_IF =
  /(?:符合|具备)[^。]{0,12}(?:的人|条件|两条|之一|情形)|下列(?:人员|情形|条件)|(?:谁|哪些人|什么人)可以|申请条件|适用对象/u;

export function draftConditions(cells: Cells): void {
  const { statement } = cells;
  const { folded, body, span, scope } = statement;
  const own = folded.slice(body, span[1]);
  const isItem =
    LEADS_IF.test(statement.section) &&
    !/^第[一二三四五六七八九十百\d]+条/u.test(folded.slice(span[0])) &&
    !own.endsWith(":");
  if (isItem) {
    const of = statement.heading.replace(/^.*?(?:的人|人员|之一的?),?|^[,，]/gu, "").replace(/^[,，]?(?:可以)?/u, "");
    addCondition(cells, trimmed(statement, [body, span[1]]), of === "" || MERE_CONDITIONS.test(of) ? scope : of);
    return;
  }
  for (const { span: clause } of [...cells.find(/[^;。!?]+/gu)]) {
    const words = folded.slice(...clause);
    const lead = /^[\s,:]*/u.exec(words)?.[0].length ?? 0;
    const rest = words.slice(lead);
    const at = clause[0] + lead;
    const match = IF.exec(rest);
    const result = match?.[1] ?? "";
    const met = MET.exec(rest);
    if (match !== null && (MAY.test(result) || /^(?:不予|予以|免|减|给予)/u.test(result) || /^凡/u.test(rest))) {
      const end = match[0].length - result.length - 1;
      addCondition(cells, [at, at + end], deedOf(statement, [at + end + 1, clause[1]]));
    } else if (met !== null && MAY.test(rest)) {
      const start = at + met.index;
      addCondition(cells, [start, start + met[0].length], deedOf(statement, [start + met[0].length, clause[1]]));
    }
  }
}

function addCondition(cells: Cells, value: Span, of: string): void {
  cells.add("conditions", [value], { of, asks: askingsFor("conditions", of) });
}

/** A heading that only announces conditions. */
const MERE_CONDITIONS = /^(?:申请|办理|受理|服务|适用)?(?:的)?(?:条件|对象|范围|资格|要求|情形)$/u;

/** The permitted action, up to the next comma. */
function deedOf(statement: Statement, span: Span): string {
  const deed = wordsOf(statement, span)
    .replace(/^.*?(?:都可以|均可以?|可以|可)/u, "")
    .replace(/[,，].*$|[:：]$/gu, "");
  return deed.length > 2 ? deed : `${statement.scope}${deed}`;
}

const NO_SUBJECT =
  /^(?:这|那|他|她|我|你|它|谁|其|该|此|大家|问题|原因|目的|关键|最|第|重点|说的|也|就|都|不|主要|还|有|前者|后者|以|因|结果|一)|[的了说问]$|的是|某$|负责人|主任|[局所院站团队组会]长|主席|书记|师傅|老师|[不要能会就也都正]$/u;
const IS =
  /(?<=^|[;。])\s*(?:所谓)?((?:“[^“”]{1,16}”|[\p{Script=Han}]{2,16}?)[\p{Script=Han}]{0,6}?)(?:是指|指的是|用来|用于|的?意思是|的?含义是|,?是(?=[^,;。]{0,40}(?:的[\p{Script=Han}“”]{2,}|之[\p{Script=Han}])|(?:另)?一[种个项支家座套类]|“[^”]+之))([^;。!?]{3,80})/gu;
const CALLED = /(?:把|将)([^,;。:]{3,40}?)(?:叫作|叫做|称为|称作)(“[^“”]{1,16}”)/gu;
const DEFINED = /[把将]([^,;。:]{2,16}?)(?:定义|界定)为([^;。:]{4,60})/gu;

/** Drafts definitions: 「X是指……」, 「X是……的Y」, 「把Y叫作X」, where X is a noun. */
export function draftDefinitions(cells: Cells): void {
  const { statement } = cells;
  for (const { span, match } of [...cells.find(IS)]) {
    const name = (match[1] ?? "").trim();
    const all = match[2] ?? "";
    const said = /指|用[来于]|[思义]是/u.test(match[0]) ? all : all.replace(/[,:].*$/u, "");
    if (NO_SUBJECT.test(name) || said.length < 3 || /^(?:不|谁|什么|哪)|的$/u.test(said)) continue;
    const start = span[0] + match[0].indexOf(name);
    const of = wordsOf(statement, [start, start + name.length]);
    const from = span[1] - all.length;
    cells.add("definition", [trimmed(statement, [from, from + said.length])], {
      of,
      asks: askingsFor("definition", of),
    });
  }
  for (const { span, match } of [...cells.find(DEFINED)]) {
    const of = match[1] ?? "";
    const value: Span = [span[1] - (match[2] ?? "").length, span[1]];
    cells.add("definition", [trimmed(statement, value)], { of, asks: askingsFor("definition", of) });
  }
  for (const { span, match } of [...cells.find(CALLED)]) {
    const of = match[2] ?? "";
    const said = match[1] ?? "";
    cells.add("definition", [[span[0] + 1, span[0] + 1 + said.length]], { of, asks: askingsFor("definition", of) });
  }
}

const STEP = /^(?:第[一二三四五六七八九十\d]+步|步骤[一二三四五六七八九十\d]+)[,:、\s]*/u;
const FIRST_THEN = /先(?!锋|进|生|行|后)[^;。!?]{2,60}?(?:再|然后|之后|最后)[^;。!?]{2,60}/gu;
const TELLS_STEPS = /流程|步骤|怎么申请$|如何(?:办理|申请)/u;

/** The end of a step: the next step, or the end of its passage. */
function stepEnd({ chunk, folded, span }: Statement): number {
  const behind = chunk.sentences.filter(([start]) => start > span[0]);
  const next = behind.findIndex(([start, end]) => STEP.test(folded.slice(start, end)));
  return (next < 0 ? behind.at(-1)?.[1] : behind[next - 1]?.[1]) ?? span[1];
}

export function draftProcedures(cells: Cells): void {
  const { statement } = cells;
  const { folded, body, span, scope, heading } = statement;
  const about = TELLS_STEPS.test(heading)
    ? heading.replace(/^(?:怎么走|如何)|[?？]$/gu, "").replace(/^(?:办理)?流程$/u, "")
    : "";
  const of = about.length >= 4 ? about.replace(/怎么.*$/u, "") : scope;
  // The mark of a step may already have been read as the sentence's number.
  const step = STEP.exec(folded.slice(span[0], span[1]));
  if (step !== null || (TELLS_STEPS.test(heading) && (about !== "" || body > span[0]))) {
    const start = Math.max(body, span[0] + (step?.[0].length ?? 0));
    const value = trimmed(statement, [start, step === null ? span[1] : stepEnd(statement)]);
    if (value[1] > value[0]) cells.add("procedure", [value], { of, asks: askingsFor("procedure", of) });
    return;
  }
  for (const { span: found } of [...cells.find(FIRST_THEN)]) {
    if (folded.charAt(found[0] - 1) === "“") continue;
    const clause = clauseAround(statement, found);
    const lead = wordsOf(statement, [clause[0], found[0]])
      .replace(/[,，]?(?:可以|可)?$/u, "")
      .replace(/的$/u, "");
    const said = lead.length >= 4 && lead.length <= 20 ? lead : scope;
    cells.add("procedure", [trimmed(statement, found)], { of: said, asks: askingsFor("procedure", said) });
  }
}
