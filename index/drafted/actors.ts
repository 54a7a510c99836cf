// Drafts facts about who does something: the body or person after 由 or 向, a person with their deed, and foreign names
// with a middle dot.
import type { Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { type Cells, clauseAround, partAround, partBefore, type Statement, wordsOf } from "./cell.ts";
import { topicBefore } from "./owner.ts";
import { isPersonName, PERSON_NAME } from "./people.ts";

const BODY =
  /(?:局|委|会|院|所|部|厅|办|府|处|社|庭|站|校|学|行|馆|中心|公司|集团|机关|机构|部门|单位|组织|大学|银行|企业|平台|使领馆|使馆|总台)$/u;
const DEED =
  "(?:签发|颁发|发放|公布|发布|制定|组织|研制|研发|制造|负责|管理|主管|运营|经营|承办|主办|主持|任命|提名|提出|推荐|设计|创办|创建|创立|建造|承建|建设|编写|起草|推算|受理|审批|办理|处罚|处理|依法|决定|批准|出版|发起|率领|担任|监督|指导|维护|保管|认定|审理|管辖)";
const BY = new RegExp(
  `由([^,;。:!?、由向]{2,28}?)(?=(?:统一|共同|联合|具体|依法|牵头|组织|给予|予以|进行)*${DEED})`,
  "gu",
);
const TOWARDS =
  /向([^,;。:!?向]{2,30}?)(?=提出|提交|申请|申报|报告|举报|投诉|缴费|缴纳|登记|反映|查询|咨询|起诉|提起|备案)/gu;
/** A name with middle dots: 亨利·杜南. */
const FOREIGN =
  /(?<=^|[,;。:士人者家师员长商手生王现的是由]|教授|总统|国王)(?!\p{Script=Han}{0,5}[士人者家师员商手王的是])(\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,6}?)+)(?=[的于在率提出写发著和与及曾任将,;。、(]|\d|$)/gu;
const CALLING = "[家士师员者将圣匠帝商]";
const DONE_BY = new RegExp(`(?<=^|[,;。])(${PERSON_NAME})(?=\\d{3,4}年|是[^,;。]{0,20}${CALLING}(?:[,;。]|$))`, "gu");
const CALLED = new RegExp(`(?<=${CALLING})(?![向于和与在为从被对等都])(${PERSON_NAME})`, "gu");
const BY_PERSON = new RegExp(
  `(?<=由\\p{Script=Han}{0,12}${CALLING})([\\p{Script=Han}·]{2,6}?)(?=(?:[于在][^,;。]{1,14})?${DEED})`,
  "gu",
);
const AS = new RegExp(`(?<=以)(${PERSON_NAME})(?=为\\p{Script=Han}{2,6}的)`, "gu");
/** The pattern 「……的是……」. */
const CLEFT = /(?<=的人?是)(\p{Script=Han}[\p{Script=Han}·]{1,22})(?=[,;。]|$)/gu;
const BODY_OF = /(?<=是)(\p{Script=Han}{2,14}?)(?=(?:派出|下属|直属|所属|主管|领导|设立)的)/gu;
const WRITTEN_BY = /(?<=^|[,;。代朝期])(\p{Script=Han}{2,4})所?(?:著|撰|编著|创作|发明|制造|绘制)(?=的|《)/gu;

export function draftActors(cells: Cells): void {
  const { statement } = cells;
  for (const expression of [BY, TOWARDS]) {
    for (const { span, match } of [...cells.find(expression)]) {
      const name = match[1] ?? "";
      const value: Span = [span[1] - name.length, span[1]];
      const kind = kindOf(name);
      if (kind !== null && !cells.isTaken(value)) addActor(cells, kind, value, aroundOf(statement, span));
    }
  }
  for (const expression of [FOREIGN, DONE_BY, CALLED, WRITTEN_BY, BY_PERSON, AS]) {
    for (const { span, match } of [...cells.find(expression)]) {
      const value: Span = [span[0], span[0] + (match[1] ?? "").length];
      if (NO_NAME.test(match[1] ?? "") || cells.isTaken(value) || isToldAlready(cells, value)) continue;
      addActor(cells, "person", value, aroundOf(statement, value));
    }
  }
  draftCleft(cells);
}

function draftCleft(cells: Cells): void {
  const { statement } = cells;
  for (const expression of [CLEFT, BODY_OF]) {
    for (const { span, match } of [...cells.find(expression)]) {
      const name = match[1] ?? "";
      const kind = BODY.test(name) ? "organisation" : CALLS.test(name) ? "person" : null;
      if (kind === null || cells.isTaken(span) || isToldAlready(cells, span)) continue;
      addActor(cells, kind, span, aroundOf(statement, span));
    }
  }
}

const CALLS = new RegExp(`${CALLING}|妻|夫|[父母儿女]|人$`, "u");

/** Endings that no name has. */
const NO_NAME = /[地的了着是为于在到自从]$/u;

function kindOf(name: string): FactKind | null {
  if (isPersonName(name) || /·/u.test(name)) return "person";
  return BODY.test(name) ? "organisation" : null;
}

const isToldAlready = ({ all }: Cells, [start, end]: Span) =>
  all.some(({ kind, values }) => kind === "person" && values.some(([from, to]) => from < end && start < to));

/** The action: the words of the clause without the actor. */
function aroundOf(statement: Statement, span: Span): string {
  const part = partAround(statement, span);
  const lead = wordsOf(statement, [part[0], span[0]]).replace(/(?:应当?|可以?|须|需|要|也|均|都|并)+$/u, "");
  const tail = wordsOf(statement, [span[1], part[1]]);
  const rest = `${lead}${tail}`.replace(/^(?:是|为|的|,)/u, "");
  if (lead.length >= LEAD_CHARS_MIN) return rest;
  const before = partBefore(statement, part[0]);
  const first = before !== "" ? firstPart(statement, span) : topicBefore(statement, span[0]);
  return rest.includes(first) ? rest : `${first}${rest}`;
}

function firstPart(statement: Statement, span: Span): string {
  const [start] = clauseAround(statement, span);
  return wordsOf(statement, partAround(statement, [start, start]));
}

const LEAD_CHARS_MIN = 3;
const ABOUT_CHARS = 30;

function addActor(cells: Cells, kind: FactKind, value: Span, about: string): void {
  const of = about.slice(0, ABOUT_CHARS);
  if (of.length < 2) return;
  const asks = kind === "person" ? [`${of}的是谁？`, `谁${of}？`] : [`${of}的是哪个单位？`, `${of}找哪个部门？`];
  cells.add(kind, [value], { of, asks });
}
