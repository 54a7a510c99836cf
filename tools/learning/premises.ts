// Generates questions with a premise from an opened collection: askings and clauses of facts become assertions, which
// are true or are falsified by another value of the same type. Each question names the span that is false.
import { random, shuffled } from "../../index/learning/random.ts";
import { type Claim, type ClaimReader, type ClaimType, isComparable, isSame } from "../../src/decide/claims.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import type { LeftOut } from "../../src/match/askings.ts";
import type { Described } from "../../src/match/facts.ts";
import type { Prepared } from "../../src/prepare.ts";
import { fold } from "../../src/text.ts";

/** A generated question. */
export interface Made {
  readonly text: string;
  /** Start and end of the false part in the folded text; null when the premise is true. */
  readonly wrong: readonly [number, number] | null;
  /** Number of the statement from which it is generated; -1 for none. */
  readonly statement: number;
  /** The asking from which it is generated; it is ignored when the question is asked. */
  readonly leftOut?: LeftOut;
}

const BEFORE = ["", "", "", "听说", "既然", "我听人说", "为什么", "不是说", "听讲"];
const BEHIND =
  "，对吗？|，对吧？|，是吧？|，是真的吗？|吧？|，没错吧？|吗？|，为什么？|，怎么申请？|，具体是哪些？|，在哪里？|，是不是？||，要不要钱？|，电话多少？|，那我怎么办？|，够吗？".split(
    "|",
  );
/** Questions about a number of people or things: 「那19名监督员怎么联系」. */
const OF_THEM = "怎么联系|在哪里|都是谁|叫什么名字|够用吗|是怎么选出来的|都干什么|名单哪里看".split("|");
/** Wordings of claims in addition to those from the collection. */
const MORE: Partial<Record<ClaimType, readonly string[]>> = {
  rank: ["第二个", "垫底", "倒数", "第三", "第五", "首个", "第一"],
  level: ["全国", "全省", "全市", "省级", "国家级"],
  hours: ["晚上八点关门", "只开到晚上"],
  way: ["下降", "上升", "减少", "增长", "越来越高", "降到", "变低"],
  extent: ["只有一半", "只在", "才三个", "全部"],
  stage: ["已经建成", "已经全面推开", "正式运行"],
  body: ["公安", "腾讯", "民政", "教育局", "纪委", "人民日报", "大学"],
  office: ["书记", "县长", "局长", "律师", "医生", "法官"],
  place: ["杭州", "宁波", "上海", "湖州", "苏州", "西塘镇", "天凝镇"],
  person: ["王某", "张师傅", "陈女士"],
  extreme: ["最高", "最低"],
};
const VERBS =
  /实现|成立|启用|设立|设|建立|建成|评为|获评|列为|入选|出台|推出|聘请|选聘|配备|配|开展|签订|签署|覆盖|提供|参加|参与|发布|通过|完成|整改|创成|创建|打通|开通|纳入|公布|编制|组建|招聘|做|办|能|有/gu;
const DENIALS = ["没有", "没", "还没", "不", "没能", "从来没"];
/** The interrogative part of a question by kind. It is replaced by the right or by another value. */
const ASKED_BY: Partial<Record<FactKind, RegExp>> = {
  number: /(?:有|是|达到|一共|总共)?(?:多少|几)(?:[名个件家人项次元块天年]|钱)?/u,
  duration: /(?:有|是|要)?(?:多少|几|多)(?:[天年久]|个月|时间)/u,
  date: /是?(?:哪一?年|什么时候|啥时候|何时|几时|哪一?天|几几年)/u,
  person: /谁|哪[个些]?(?:单位|部门|人)?|什么(?:单位|人|部门)/u,
  organisation: /谁|哪[个家些]?(?:单位|部门|机构)?|什么(?:单位|部门)/u,
  place: /哪里|哪儿|哪[个一]?(?:镇|县|村|地方|城市|市)|什么地方/u,
  rank: /第几|排(?:名)?(?:第几|怎么样|多少)/u,
};
/** Longer values are not put into a question. */
const VALUE_CHARS_MAX = 14;
const CLAUSE_CHARS_MAX = 60;

/** Wordings about a name that contradict (`wrong`) or do not contradict (`right`) the facts that `of` selects. */
interface Said {
  readonly of: (described: Described) => boolean;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}
const isBegun = ({ fact: { modality } }: Described) => modality === "planned" || modality === "trial";
const SAID: readonly Said[] = [
  {
    of: ({ fact }) => fact.kind === "hours",
    wrong: "晚上八点关门|晚上不开门|周末不开|只开到下午五点|五点就下班|晚上没人|下班了就不提供服务".split("|"),
    right: "几点关门|几点下班|晚上开门|24小时开|全天都开".split("|"),
  },
  {
    of: isBegun,
    wrong: "已经建成|已经全面推开|正式运行|已经实现|建好了|已经落地|已经用上".split("|"),
    right: "还在试点|还没建成|还是计划|什么时候建成|建成了没有|已经能用了吗".split("|"),
  },
  {
    of: (described) => !isBegun(described) && /全覆盖|成立|启用|建成|完成|成功/u.test(described.anchor),
    wrong: "还在试点|还没建成|只是计划|还没完成|还没成立|没通过|失败了|落选了|没成功".split("|"),
    right: "已经建成了|已经完成了|成立了吗|已经有了".split("|"),
  },
  {
    of: ({ anchor }) => /全覆盖|100%|全部|均已|各/u.test(anchor),
    wrong: "只有一半|只覆盖了|好几个没|只有两个|才一半".split("|"),
    right: ["全部覆盖", "都有"],
  },
];

/** Returns functions that add questions to `made` in colloquial wording. The wording is pseudo-random. */
function createWriter({ matcher, places }: Prepared, reader: ClaimReader, made: Made[]) {
  const chance = random(5);
  const pick = <T>(things: readonly T[], otherwise: T): T => things[Math.floor(chance() * things.length)] ?? otherwise;
  const surfaces = surfacesOf(reader, [
    ...matcher.statements.all.map(({ folded }) => folded),
    ...matcher.facts.flatMap(({ asks }) => asks.map(fold)),
  ]);

  const put = (
    text: string,
    wrong: string | null,
    of: Pick<Made, "statement" | "leftOut">,
    at = text.indexOf(wrong ?? ""),
  ) => {
    const before = pick(BEFORE, "");
    const from = before.length + at;
    made.push({
      ...of,
      text: before + text + pick(BEHIND, ""),
      wrong: wrong === null ? null : [from, from + wrong.length],
    });
  };
  const otherThan = (claim: Claim, old: string): string => {
    if (claim.figure !== undefined) return otherFigure(claim, old, chance);
    const all = [...(surfaces.get(claim.type) ?? []), ...(MORE[claim.type] ?? []), ...(MORE[claim.type] ?? [])];
    for (let tries = 0; tries < 30; tries++) {
      const surface = pick(all, "");
      const [read] = reader.read(surface, true).filter(({ type }) => type === claim.type);
      if (read !== undefined && !isSame(read, claim, places)) return surface;
    }
    return "";
  };
  /** Adds a true sentence, and the same sentence with its verb negated or with a value replaced. */
  const turn = (text: string, described: Described, leftOut?: LeftOut) => {
    const of = { statement: described.statement.number, ...(leftOut === undefined ? {} : { leftOut }) };
    put(text, null, of);
    const verb = pick([...text.matchAll(VERBS)], null);
    if (verb !== null && !/多少|几|谁|哪|什么|啥|怎么|没|不|未|吗/u.test(text)) {
      const denial = pick(DENIALS, "没有");
      put(text.slice(0, verb.index) + denial + text.slice(verb.index), denial, of, verb.index);
    }
    const told = reader.read(described.statement.folded);
    const claims = reader
      .read(text)
      .filter((claim) => told.some((each) => isComparable(each, claim) && isSame(each, claim, places)));
    for (const claim of shuffled(claims, text.length).slice(0, 3)) {
      const other = otherThan(claim, text.slice(claim.at, claim.end));
      if (other !== "") put(text.slice(0, claim.at) + other + text.slice(claim.end), other, of, claim.at);
    }
  };
  return { chance, pick, put, turn };
}

/** Generates all questions of a collection, in a fixed pseudo-random order. */
export function makePremises(prepared: Prepared, reader: ClaimReader, lacking: readonly string[]): Made[] {
  const { matcher, places } = prepared;
  const made: Made[] = lacking.map((text) => ({ text, wrong: null, statement: -1 }));
  const { chance, pick, put, turn } = createWriter(prepared, reader, made);

  /** Adds an asking as it is, falsified, and with the answer in place of its interrogative part. */
  const turnAsking = (asking: string, described: Described, leftOut: LeftOut) => {
    const text = fold(asking).replace(/[？?。！!]+$/u, "");
    if (/^[a-z]/u.test(text)) return;
    made.push({ text: asking, wrong: null, statement: described.statement.number, leftOut });
    turn(text, described, leftOut);
    const [value = ""] = described.values;
    if (value === "" || value.length > VALUE_CHARS_MAX) return;
    const asked = ASKED_BY[described.fact.kind]?.exec(text);
    if (asked == null) return;
    turn(text.slice(0, asked.index) + value + text.slice(asked.index + asked[0].length), described, leftOut);
  };
  /** Adds common assertions about a name. */
  const turnName = (described: Described, place: string) => {
    const { names, fact } = described;
    const of = { statement: described.statement.number };
    for (const { of: isOf, wrong, right } of SAID) {
      if (!isOf(described)) continue;
      for (const words of wrong) put(pick(names, "") + words, words, of);
      for (const words of right) put(pick(names, "") + words, null, of);
    }
    if (chance() >= DENIED_SHARE || fact.modality !== "is") return;
    const [name, denial] = [pick(names, ""), pick(["没有", "还没有", "从来没有"], "没有")];
    put(place + denial + name, denial, of);
    put(`${place}有没有${name}`, null, of);
    put(`${place}有${name}`, null, of);
  };

  for (const [number, { kind, asks, row }] of matcher.facts.entries()) {
    if (kind === "need") continue;
    const described = matcher.describe(number);
    const { anchor, names, figures, fact, values } = described;
    const first = matcher.askings.firsts[number] ?? 0;
    for (const [i, asking] of asks.entries()) turnAsking(asking, described, (each) => each === first + i);
    if (kind !== "statement" && anchor.length < CLAUSE_CHARS_MAX) {
      const name = chance() < 0.5 && !anchor.includes(names[0] ?? "") ? (names[0] ?? "") : "";
      turn(name + anchor.replace(/[“”]/gu, ""), described);
    }
    const place = (places.byId(fact.places[0] ?? null)?.name ?? "").replace(/[市县区]$/u, "");
    if (kind === "number" && figures.length === 1 && row > 0) {
      turn(`${place}${pick(["", "那", "这"], "")}${values[0] ?? ""}${fold(fact.of)}${pick(OF_THEM, "")}`, described);
    }
    if (row > 0 && names.length > 0) turnName(described, place);
  }
  return shuffled(made, 3);
}

/** Share of the facts for which questions deny that the thing exists. */
const DENIED_SHARE = 0.12;

function surfacesOf(reader: ClaimReader, texts: readonly string[]): Map<ClaimType, string[]> {
  const surfaces = new Map<ClaimType, string[]>();
  for (const text of texts) {
    for (const { type, at, end } of reader.read(text))
      surfaces.set(type, [...(surfaces.get(type) ?? []), text.slice(at, end)]);
  }
  return surfaces;
}

/** Returns a plausible wrong figure: ten times as much, a tenth, a random multiple, or slightly more. */
function otherFigure({ type, figure, value }: Claim, old: string, chance: () => number): string {
  if (figure === undefined) return "";
  if (type === "year") return `${Number(value) + (chance() < 0.5 ? -1 : 1) * (1 + Math.floor(chance() * 7))}年`;
  const how = chance();
  const { value: told } = figure;
  const other =
    how < 0.3
      ? told * 10
      : how < 0.45 && told >= 20
        ? Math.round(told / 10)
        : how < 0.8
          ? Math.max(2, Math.round(told * (0.3 + chance() * 2.5)))
          : told + Math.ceil(chance() * 30);
  const amount = other === told ? told + 7 : other;
  const written = /\d[\d,.]*/u.exec(old)?.[0];
  if (written === undefined) return old.replace(/[零〇一二两三四五六七八九十百千万]+/u, String(amount));
  const scale = told === 0 ? 1 : told / Number(written.replace(/,/gu, ""));
  return old.replace(written, String(Math.round((amount / scale) * 100) / 100));
}
