// A made-up county with rows of facts for every outcome, and functions with which the tests look at it.
import type { Collection } from "../../../src/collection.ts";
import { decide } from "../../../src/decide/decide.ts";
import type { Case, Decision } from "../../../src/decide/draft.ts";
import type { Candidate } from "../../../src/match/matcher.ts";
import { type Prepared, prepare, weigh } from "../../../src/prepare.ts";
import { type Question, readQuestion } from "../../../src/question/question.ts";
import { fold } from "../../../src/text.ts";
import { headLine, lineOf } from "../../../tools/facts/rows.ts";
import { openTexts } from "../core/seeds-collection.ts";

type Cells = Parameters<typeof lineOf>[0];

const COUNTY_TEXT = `南河县公共法律服务综述

南河县有专职人民调解员126名。南河县有律师事务所8家，从业律师64名。
2019年，南河县公共法律服务中心正式启用，中心设在中山路。
南河县公共法律服务中心提供法律咨询、法律援助、人民调解三项服务。
南河县村法律顾问制度的满意度排全省第二。
南河县正在探索夜间法律门诊，接下来将在各镇试点。
南河县委书记陈立说，要把服务送到村口。
2023年，南河县办理法律援助案件1520件，比上年上升12%。
`;
const TOWN_TEXT = `北山镇调解工作

北山镇有专职人民调解员15名。北山镇调解室由镇司法所负责，遇到邻里纠纷可以到调解室申请调解。
`;
const DISTRICT_TEXT = `东湖区法治建设

东湖区有专职人民调解员88名。东湖区的法治公园环境优美，居民常来散步。
`;

const ROWS: readonly Cells[] = [
  {
    id: "mediators",
    source: "county",
    anchor: "南河县有专职人民调解员126名",
    kind: "number",
    value: "126名",
    unit: "名",
    of: "专职人民调解员",
    place: "南河县",
    asks: "南河县有多少名专职人民调解员？；专职人民调解员有多少？；How many full-time mediators are there in Nanhe?",
  },
  {
    id: "firms",
    source: "county",
    anchor: "律师事务所8家",
    kind: "number",
    value: "8家",
    unit: "家",
    of: "律师事务所",
    place: "南河县",
    asks: "南河县有几家律师事务所？；律所一共几家？",
  },
  {
    id: "centre-opened",
    source: "county",
    anchor: "2019年，南河县公共法律服务中心正式启用",
    subject: "centre",
    kind: "date",
    value: "2019年",
    of: "公共法律服务中心启用",
    place: "南河县",
    time: "2019",
    asks: "南河县公共法律服务中心是哪一年启用的？；公共法律服务中心什么时候开的？",
  },
  {
    id: "centre-offers",
    source: "county",
    anchor: "南河县公共法律服务中心提供法律咨询、法律援助、人民调解三项服务",
    subject: "centre",
    kind: "list",
    value: "法律咨询；法律援助；人民调解",
    of: "公共法律服务中心的服务",
    place: "南河县",
    asks: "南河县公共法律服务中心提供哪些服务？；公共法律服务中心能办什么？",
  },
  {
    id: "advisers",
    source: "county",
    anchor: "南河县村法律顾问制度的满意度排全省第二",
    kind: "rank",
    value: "全省第二",
    of: "村法律顾问制度的满意度",
    place: "南河县",
    asks: "南河县村法律顾问制度的满意度排第几？；村法律顾问制度的满意度全省排名多少？",
  },
  {
    id: "clinic",
    source: "county",
    anchor: "南河县正在探索夜间法律门诊",
    subject: "clinic",
    kind: "status",
    of: "夜间法律门诊",
    place: "南河县",
    modality: "planned",
    asks: "南河县的夜间法律门诊开了吗？；夜间法律门诊能去了吗？；夜间法律门诊现在怎么样了？",
  },
  {
    id: "secretary",
    source: "county",
    anchor: "南河县委书记陈立",
    kind: "person",
    value: "陈立",
    of: "南河县委书记",
    place: "南河县",
    asks: "南河县委书记是谁？；谁是南河的县委书记？",
  },
  {
    id: "aid-cases",
    source: "county",
    anchor: "2023年，南河县办理法律援助案件1520件",
    kind: "number",
    value: "1520件",
    unit: "件",
    of: "法律援助案件",
    place: "南河县",
    time: "2023",
    asks: "2023年南河县办理了多少件法律援助案件？；南河县一年办多少法律援助案件？",
  },
  {
    id: "town-mediators",
    source: "town",
    anchor: "北山镇有专职人民调解员15名",
    kind: "number",
    value: "15名",
    unit: "名",
    of: "专职人民调解员",
    place: "北山镇",
    asks: "北山镇有多少名专职人民调解员？",
  },
  {
    id: "town-room",
    source: "town",
    anchor: "北山镇调解室由镇司法所负责",
    subject: "room",
    kind: "organisation",
    value: "镇司法所",
    of: "北山镇调解室的负责单位",
    place: "北山镇",
    asks: "北山镇调解室由谁负责？；北山镇调解室归哪个单位管？",
  },
  {
    id: "district-mediators",
    source: "district",
    anchor: "东湖区有专职人民调解员88名",
    kind: "number",
    value: "88名",
    unit: "名",
    of: "专职人民调解员",
    place: "东湖区",
    asks: "东湖区有多少名专职人民调解员？；专职人民调解员有几名？",
  },
];

const SUBJECTS = `id,name,aliases,gloss,type,place,what,holds,plan,audience,matters,needs,questions,status,evidence,hidden
centre,南河县公共法律服务中心,公共法律服务中心,legal service centre,office,nanhe,南河县公共法律服务中心是提供法律咨询、法律援助、人民调解的地方。,service,,citizen,dispute,有法律问题想找人问；想申请法律援助,南河县公共法律服务中心是什么？,answered,centre-offers,
room,北山镇调解室,,mediation room,office,beishan,,service,,citizen,dispute,跟邻居吵架想找人调解；邻里纠纷找谁调解,北山镇调解室做什么？,answered,town-room,
clinic,夜间法律门诊,,night clinic,programme,nanhe,,,,,,,,,,
`;

/** The files of the collection, by name. */
const COUNTY: Readonly<Record<string, string>> = {
  "county.txt": COUNTY_TEXT,
  "town.txt": TOWN_TEXT,
  "district.txt": DISTRICT_TEXT,
  "places.yaml": `places:
  - { id: nanhe, name: 南河县, aliases: [南河, Nanhe], within: null }
  - { id: beishan, name: 北山镇, aliases: [北山, Beishan], within: nanhe }
  - { id: donghu, name: 东湖区, aliases: [东湖, Donghu], within: null }
outside: [杭州, 西岭, Hangzhou]
`,
  "sources.yaml": `collection: { places: [nanhe] }
sources:
  - { id: county, file: county.txt, title: 南河县公共法律服务综述, place: nanhe, published: "2024-03" }
  - { id: town, file: town.txt, title: 北山镇调解工作, place: beishan, published: "2024" }
  - { id: district, file: district.txt, title: 东湖区法治建设, place: donghu, published: "2023" }
`,
  "subjects.csv": SUBJECTS,
  "matters.yaml": `- id: dispute
  name: 邻里纠纷
  words: [邻居吵架, 邻里纠纷, 纠纷]
  services: [room, centre]
  contacts: [legal-12348]
  tip: "先把事情经过记下来。"
`,
  "facts.csv": headLine() + ROWS.map(lineOf).join(""),
};

export interface County {
  readonly collection: Collection;
  readonly prepared: Prepared;
  read(question: string): Question;
  caseOf(question: string | Question): Promise<Case>;
  decide(question: string, without?: ReadonlySet<string>): Promise<Decision>;
  /** The fact whose anchor begins with `anchor`, as a candidate for a question, whatever the indexes say. */
  candidate(question: string | Question, anchor: string, kind?: string): Candidate;
}

/** Opens the county. `more` adds files or replaces its own. */
export async function openCounty(more: Readonly<Record<string, string>> = {}): Promise<County> {
  const collection = await openTexts({ ...COUNTY, ...more });
  const prepared = prepare(collection);
  const read = (question: string) => readQuestion(prepared.readers, { question, lang: "zh-CN", preset: null });
  const asRead = (question: string | Question) => (typeof question === "string" ? read(question) : question);
  const caseOf = (question: string | Question) => weigh(prepared, asRead(question));
  const { matcher } = prepared;
  return {
    collection,
    prepared,
    read,
    caseOf,
    decide: async (question, without) => decide(await caseOf(question), without),
    candidate(question, anchor, kind) {
      const number = matcher.facts.findIndex(
        (fact, i) => (kind ?? fact.kind) === fact.kind && matcher.describe(i).anchor.startsWith(fold(anchor)),
      );
      const all = matcher.candidates(asRead(question), new Map(), { also: [number] });
      const found = all.find(({ described }) => described.number === number);
      if (found === undefined) throw new Error(`no fact begins with ${anchor}`);
      return found;
    },
  };
}
