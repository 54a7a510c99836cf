// Whole replies over the product's own collection, by the rules of the answer: a contradicted premise, figures that
// differ, office-holders, where to turn, what is missing, what is outside.
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { Answer } from "../../../src/contract.ts";
import { AskRequest } from "../../../src/endpoints.ts";
import { openSeeds } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const reply = async (question: string, more: Partial<AskRequest> = {}): Promise<Answer> =>
  Answer.parse(await ask(AskRequest.parse({ question, ...more }), { month: "2026-11", origin: null }));

describe("a premise that the texts contradict", () => {
  test.each([
    ["平湖的行政复议纠错率升到了17.39%，怎么越来越高？", "纠错率由17.39%下降到3.44%"],
    ["嘉兴的强制隔离戒毒所怎么频频发生安全事故？", "21年未发生安全事故"],
    ["平湖法治监督员怎么只有3个人？", "19名法治监督员"],
    ["嘉兴有3万名人民调解员，怎么管得过来？", "人民调解员7000余名"],
    ["乌镇司法所是2015年成立的吧？", "2019年"],
    ["“云上嘉善”是跟腾讯合作建的吗？", "与阿里巴巴合作"],
  ])("of 「%s」 is corrected in the lead: 「%s」", async (question, words) => {
    const { status, reason, lead, citations } = await reply(question);
    expect({ status, reason }).toEqual({ status: "partial", reason: "contradicted" });
    expect(lead?.text).toMatch(/^和您说的不一样，资料写的是：/u);
    expect(lead?.text).toContain(words);
    expect(citations[0]?.quote).toContain(words);
  });

  // A known failure: the reply corrects it, but with the words of another sentence about the same thing.
  test.fails("of a denied award is corrected with the award", async () => {
    expect((await reply("嘉善的“智安小区”为什么没评上全国十佳？")).lead?.text).toContain("成为“全国十佳”");
  });

  test.each([
    ["平湖的行政复议纠错率由多少下降到多少？"],
    ["平湖的行政复议纠错率是升了还是降了？"],
    ["平湖请了多少名法治监督员？"],
  ])("is not found in 「%s」, which takes nothing for granted", async (question) => {
    expect((await reply(question)).reason).not.toBe("contradicted");
  });
});

describe("figures that differ", () => {
  test("between places and times are all shown, each with its own place and time", async () => {
    const { status, lead, conflicts, citations, parts } = await reply("“先锋助矫”有多少志愿者？");
    expect(status).toBe("answered");
    expect(conflicts[0]?.kind).toBe("scope");
    const shown = (conflicts[0]?.values ?? []).map(({ value, place, as_of }) => `${place} ${as_of} ${value}`);
    // The wider place comes first.
    expect(shown[0]).toBe("嘉兴市 2024 4000余人");
    expect(shown.at(-1)).toBe("平湖市 2021 618人");
    for (const { value, n } of conflicts[0]?.values ?? []) {
      expect(lead?.text).toContain(value);
      expect(citations.find((citation) => citation.n === n)?.quote).toContain(value);
    }
    expect(parts.filter(({ kind }) => kind === "evidence")).toHaveLength(shown.length);
  });

  test("leave the answer partial when today's figure is asked for", async () => {
    const { status, reason, conflicts, missing } = await reply("嘉善的镇街现在能行使多少项行政处罚权？");
    expect({ status, reason }).toEqual({ status: "partial", reason: "missing_facts" });
    expect(conflicts[0]).toMatchObject({ kind: "date", values: [{ value: "862项" }, { value: "1349项" }] });
    expect(missing).toMatchObject([{ kind: "number", label: "现在的数字" }]);
  });

  test("of another place are not shown when one place is asked about", async () => {
    const { conflicts, citations } = await reply("平湖的“先锋助矫”有多少志愿者？");
    expect(conflicts).toEqual([]);
    expect(citations[0]?.quote).toContain("618人");
  });
});

describe("an office-holder", () => {
  test("is named as of the report; who holds the office now is missing", async () => {
    const { status, lead, missing, citations, as_of } = await reply("嘉善县县长是谁？");
    expect(status).toBe("partial");
    expect(lead?.text).toBe("约2021年的报道里，嘉善县县长是徐鸣阳；现在是谁，资料没写。");
    expect(missing).toEqual([{ kind: "person", label: "现在是谁", about: "嘉善县县长" }]);
    expect(citations.map(({ quote }) => quote).join("")).toContain("徐鸣阳");
    expect(as_of).toBe("2021");
  });

  test.each(["杭州市市长是谁？", "平湖市市长是谁？"])("is not named for 「%s」", async (question) => {
    const { answer, lead } = await reply(question);
    expect(answer).not.toContain("徐鸣阳");
    expect(lead?.text).not.toMatch(/长是\p{Script=Han}{2,3}；/u);
  });
});

describe("a question about where to turn", () => {
  test.each([
    ["我爸上班时受了伤，赔偿谈不拢，找谁？", "嘉兴市公共法律服务中心"],
    ["物业不管事，找谁？", ""],
    ["想离婚，去哪里找人调解？", ""],
  ])("gets a place to go first for 「%s」, and what is not known about it", async (question, name) => {
    const { status, lead, missing, citations, answer } = await reply(question);
    expect(status).toBe("answered");
    expect(lead?.text).toMatch(/^可以先找：|^有：/u);
    expect(lead?.text).toContain(name);
    expect(citations.length).toBeGreaterThan(0);
    expect(missing.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["telephone", "address"]));
    expect(answer).toMatch(/12348公共法律服务热线问清楚。$/u);
  });

  test("is answered by the person's place: nobody in 平湖 is sent to 嘉善", async () => {
    const { lead, citations } = await reply("跟人有债务纠纷，找谁调解？", { place: "平湖" });
    expect(lead?.text).not.toContain("嘉善");
    expect(citations.every(({ source }) => source.place !== "嘉善县")).toBe(true);
  });

  test("with 怎么办 gets the service that an editor wrote the need for", async () => {
    const { status, lead } = await reply("打不起官司怎么办？");
    expect({ status, lead: lead?.text }).toEqual({ status: "answered", lead: "可以先找：市法律援助中心。" });
  });

  test("without a place gets the widest of several services first", async () => {
    const { citations } = await reply("社区矫正的人有人管吗？");
    expect(citations[0]?.source.place).toBe("嘉兴市");
  });

  test.each(["宪法宣传去了哪些地方？", "行政执法监督规范化建设试点在哪些地方？"])(
    "is not 「%s」, which asks what the text says",
    async (question) => {
      expect((await reply(question)).lead?.text).not.toMatch(/^资料里提到这些/u);
    },
  );

  test("that asks for a list gets several, each line with its place and time", async () => {
    const { lead, parts } = await reply("跟人闹了矛盾，有哪些调解的地方？");
    expect(lead?.text).toMatch(/^资料里提到这些：.+、.+。$/u);
    const evidence = parts.filter(({ kind }) => kind === "evidence");
    expect(evidence.length).toBeGreaterThan(1);
    for (const { text } of evidence) expect(text).toMatch(/^\p{Script=Han}+，约?\d{4}年.*：「/u);
  });

  test("about a contract leads a citizen to no service for enterprises, but leads an enterprise there", async () => {
    const citizen = await reply("想找人帮忙看看合同，平湖有地方吗");
    expect(citizen.status).toBe("answered");
    expect(citizen.answer).not.toMatch(/涉企|企业法|合规/u);
    const enterprise = await reply("我们公司想找人帮忙看看合同，嘉兴有地方吗");
    expect(enterprise.answer).toMatch(/企/u);
  });

  test("that only asks what to do is answered where an editor wrote exactly this need, and not for what the law says", async () => {
    const noise = await reply("隔壁装修太吵怎么办");
    expect(noise.status).toBe("answered");
    expect(noise.lead?.text).toMatch(/^可以先找：.*调解/u);
    expect((await reply("商标被别人抢先注册了怎么办？")).status).not.toBe("answered");
  });

  test.each([["网上有人造我的谣，天天骂我全家，能告他吗？"], ["骑车的孩子才十五岁，撞了人，找谁赔？"]])(
    "is not 「%s」, which tells of somebody or asks who is liable",
    async (question) => {
      expect((await reply(question)).status).toBe("unanswered");
    },
  );

  test("does not call a plan a running service", async () => {
    const { lead } = await reply("听说法律援助能在吴江和嘉善之间转着办，是真的吗？");
    expect(lead?.text).toBe("资料的说法是“探索推行”，没有写已经办成。");
  });
});

describe("what a thing is", () => {
  test.each([
    ["姚庄镇横港村是什么？", "姚庄镇横港村是新晋的“全国民主法治示范村”。"],
    ["“禾·解”是什么？", "“禾·解”是一个县域调解品牌。"],
  ])("is said for 「%s」, although its name leaves nothing to search for", async (question, words) => {
    const { status, lead, citations } = await reply(question);
    expect({ status, lead: lead?.text }).toEqual({ status: "answered", lead: words });
    expect(citations.length).toBeGreaterThan(0);
  });

  test("is said of the thing in the place asked about when two have one name", async () => {
    expect((await reply("平湖的市委全面依法治市委员会是什么？")).lead?.text).toContain("领导小组升格");
    expect((await reply("嘉兴市的市委全面依法治市委员会是什么？")).status).toBe("partial");
  });

  test("does not answer what else there is beside it, or which one it is", async () => {
    const beside = await reply("嘉善跟“民主法治村”一起创建的是什么？");
    expect(beside.citations.map(({ quote }) => quote).join("")).toContain("无讼村");
    const which = await reply("嘉善哪个村是“全国民主法治示范村”？");
    expect(which.citations.map(({ quote }) => quote).join("")).toContain("横港村");
  });
});

describe("a thing that the texts only name", () => {
  test.each([
    ["法超市里面能办什么？", "list"],
    ["乌镇互联网司法大数据平台怎么对接？", "procedure"],
    ["长三角一体化司法示范区在嘉兴哪个地方？", "place"],
    ["“智慧”戒毒已经办成了吗？", "yes_no"],
  ])("does not answer 「%s」: its %s is missing, and the sentence that names it is quoted", async (question, kind) => {
    const { status, missing, citations } = await reply(question);
    expect(status).toBe("partial");
    expect(missing.map((one) => one.kind)).toContain(kind);
    expect(citations.length).toBeGreaterThan(0);
  });
});

describe("a figure", () => {
  test.each([
    ["嘉善现在有多少人民调解员？"],
    ["嘉善有几家律师事务所？"],
    ["智安小区一年抓了多少小偷？"],
    ["平湖一年有多少行政复议案件？"],
    ["法治监督员一个月工资多少？"],
  ])("of a part, of several years or of another thing does not answer 「%s」", async (question) => {
    expect((await reply(question)).status).not.toBe("answered");
  });
});

describe("a personal story that the texts do not settle", () => {
  test.each([
    ["我在手机上借了两千，怎么滚成了一万多"],
    ["老婆是越南人，居留证快到期了怎么续"],
    ["亲戚被取保了，接下来还会不会再抓进去"],
  ])("shares words with a passage and is not answered with it: 「%s」", async (question) => {
    const { status, citations, answer, handoff } = await reply(question);
    expect({ status, citations }).toEqual({ status: "unanswered", citations: [] });
    expect(answer).toContain("12348");
    expect(handoff.contacts.map(({ tel }) => tel)).toContain("12348");
  });
});

describe("a question that is not answered", () => {
  test.each([
    ["我的身份证号是33040019450101000X，帮我查查", "33040019450101000X"],
    ["打我手机13812345678", "13812345678"],
  ])("contains personal data, which the reply does not repeat: 「%s」", async (question, number) => {
    const found = await reply(question);
    expect(found).toMatchObject({ status: "refused", reason: "personal_data", citations: [], matter: null });
    expect(JSON.stringify(found)).not.toContain(number);
  });

  test("about a place outside gets no passage about another place", async () => {
    const found = await reply("杭州的法律援助中心在哪儿？");
    expect(found).toMatchObject({ status: "unanswered", reason: "no_evidence", citations: [] });
    expect(found.lead?.text).toBe("杭州的情况，资料没写。");
  });

  test.each(["今天天气怎么样？", "明天股票会涨吗？"])("shares no word with any passage: 「%s」", async (question) => {
    expect(await reply(question)).toMatchObject({ status: "unanswered", citations: [] });
  });

  test("about a rule of law gets no made-up rule", async () => {
    const found = await reply("加班费怎么算？");
    expect(found).toMatchObject({ status: "unanswered", reason: "no_evidence", citations: [] });
    expect(found.answer).not.toMatch(/倍|％|%|小时/u);
  });
});

describe("a name that sounds like another", () => {
  test("is not replaced by it when a text writes it that way", async () => {
    const { answer } = await reply("对方躲着不收传票，嘉兴法院有什么办法？");
    expect(answer).not.toContain("法律援助中心");
    expect((await reply("法治室是什么？")).answer).not.toContain("法制室");
  });
});

describe("a reply", () => {
  test("warns about an unknown place without repeating its name", async () => {
    const { warnings } = await reply("嘉兴有多少人民调解员？", { place: "月球" });
    expect(warnings.join("")).toContain("没有按地方查");
    expect(warnings.join("")).not.toContain("月球");
    expect((await reply("嘉兴有多少人民调解员？", { place: "" })).warnings.join("")).not.toContain("没有按地方查");
  });

  test("counts an old report as older in a later year, and changes nothing else", async () => {
    const request = AskRequest.parse({ question: "全国第一个互联网司法所是哪个？" });
    const { id: _a, warnings: before, ...early } = await ask(request, { month: "2022-01", origin: null });
    const { id: _b, warnings: after, ...late } = await ask(request, { month: "2031-01", origin: null });
    expect(early).toEqual(late);
    expect(before).toEqual([]);
    expect(after.length).toBeGreaterThan(0);
  });

  test("does not warn a second time that things may have changed", async () => {
    const request = AskRequest.parse({ question: "平湖请了多少名法治监督员？" });
    const { answer, warnings } = await ask(request, { month: "2031-01", origin: null });
    expect(answer).toContain("现在可能有变");
    expect(warnings).toEqual([]);
  });

  test("has absolute links when an origin is given", async () => {
    const request = AskRequest.parse({ question: "平湖请了多少名法治监督员？" });
    const { citations } = await ask(request, { month: "2026-11", origin: "https://fawen.test" });
    for (const { href, url } of citations) expect(url).toBe(`https://fawen.test${href}`);
  });

  test.each([
    ["zh-Hant", "平湖請了多少名法治監督員？", "這是平湖市的數字"],
    ["en", "How many rule-of-law supervisors does Pinghu have?", ""],
  ] as const)(
    "in %s has the service's words in that language and the quotes as the source has them",
    async (lang, question, words) => {
      const { answer, citations } = await reply(question, { lang });
      expect(answer).toContain(words);
      expect(citations.length).toBeGreaterThan(0);
      for (const { quote } of citations) expect(answer).toContain(quote);
    },
  );

  test("to a follow-up takes over the subject of the previous question", async () => {
    const history = [{ role: "user" as const, content: "嘉善有多少个省级民主法治村？" }];
    const { citations, status } = await reply("那平湖呢？", { history });
    expect(status).toBe("answered");
    expect(citations[0]?.quote).toContain("31个");
    expect((await reply("那平湖呢？")).citations[0]?.quote ?? "").not.toContain("31个");
  });
});
