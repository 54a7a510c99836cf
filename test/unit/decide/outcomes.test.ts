// Outcomes over a made-up county. Whether a question is answered is learned, but what an answer may say is not: the
// tests set both probabilities to any value, and nothing forbidden is ever said.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { decide, OUTCOME_NAMES } from "../../../src/decide/decide.ts";
import type { Case, Draft } from "../../../src/decide/draft.ts";
import { runs } from "../core/seeds-collection.ts";
import { openCounty } from "./county.ts";

const county = await openCounty();
const ask = createAsk(county.collection);
const CIRCUMSTANCES = { month: "2026-11", origin: null };

/** The case with the given probabilities; by default it is surely about the collection and surely answered. */
async function judged(question: string, said: Partial<Pick<Case, "about" | "answers">> = {}): Promise<Case> {
  return { ...(await county.caseOf(question)), about: 1, answers: 1, ...said };
}
const decided = async (question: string, said?: Parameters<typeof judged>[1]) => decide(await judged(question, said));

/** The first line if it is cut from a text; otherwise the words in a frame. */
function leadText({ lead, quotes }: Draft): string | null {
  if (lead?.kind === "span") return quotes[0]?.source.text.slice(...lead.span) ?? null;
  return lead === null ? null : lead.kind === "editor" ? lead.text : Object.values(lead.slots).join(" ");
}
const quoted = ({ quotes }: Draft) => quotes.map(({ source, span }) => source.text.slice(...span));

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const anyJudges = fc.record({ about: probability, answers: probability });

describe("a place outside", () => {
  const outside = fc.constantFrom("杭州", "西岭");
  const things = fc.constantFrom(
    "有调解室吗",
    "的公共法律服务中心在哪里",
    "，跟邻居吵架找谁调解",
    "的夜间法律门诊",
    "有多少律师",
  );

  test("is never answered with the collection's services, however sure the judges are", async () => {
    await fc.assert(
      fc.asyncProperty(outside, things, anyJudges, async (place, thing, judges) => {
        const { outcome, draft } = await decided(place + thing, judges);
        expect(outcome).toBe("outside");
        expect(draft).toMatchObject({ status: "unanswered", reason: "no_evidence", quotes: [], lead: null });
        const { answer, citations } = await ask({ question: place + thing }, CIRCUMSTANCES);
        expect(citations).toEqual([]);
        expect(answer).not.toMatch(/调解室|公共法律服务中心/u);
      }),
      runs(20),
    );
  });

  test("is recognised in English, too", async () => {
    expect((await decided("Where can I find a mediator in Hangzhou?")).outcome).toBe("outside");
  });

  test("is looked up if a text mentions it", async () => {
    const wider = await openCounty({ "more.txt": "协作\n\n南河县与西岭共建了跨界调解联盟。" });
    const { outcome, draft } = await wider.decide("南河县与西岭共建了什么跨界调解联盟？");
    expect(outcome).not.toBe("outside");
    const other = await wider.decide("西岭的跨界调解联盟");
    expect(other.outcome).not.toBe("outside");
    expect([...quoted(draft), ...quoted(other.draft)].join("")).toContain("西岭");
  });
});

describe("a pilot", () => {
  const asks = fc.constantFrom(
    "开了吗？",
    "能去了吗？",
    "怎么预约？",
    "在哪里？",
    "几点开门？",
    "的电话是多少？",
    "已经建成了，怎么走？",
    "是什么？",
    "现在怎么样了？",
    "有没有？",
    "",
  );

  test("is never reported as available, whatever is asked and however sure the judges are", async () => {
    await fc.assert(
      fc.asyncProperty(asks, anyJudges, async (end, judges) => {
        const { outcome, draft } = await decided(`南河县的夜间法律门诊${end}`, judges);
        const lead = leadText(draft);
        if (lead !== null) expect(lead).toContain("探索");
        if (draft.status === "answered") expect(["plan", "found"]).toContain(outcome);
        if (outcome === "plan") expect(draft).toMatchObject({ lead: { frame: "L6" }, next: "N4" });
      }),
      runs(60),
    );
  });

  test("is described by the word in its text, and anything else that was asked is reported as missing", async () => {
    const { outcome, draft } = await decided("南河县的夜间法律门诊怎么预约？");
    expect(outcome).toBe("plan");
    expect(draft.lead).toMatchObject({ slots: { word: "探索" } });
    expect(draft.missing).toEqual([{ kind: "procedure", about: "夜间法律门诊" }]);
    expect(quoted(draft)[0]).toContain("夜间法律门诊");
  });

  test("is corrected first if the question takes it for completed", async () => {
    const { outcome, draft } = await decided("南河县的夜间法律门诊已经建成了，在哪里？");
    expect(outcome).toBe("contradicted");
    expect(leadText(draft)).toContain("正在探索");
  });
});

describe("a figure", () => {
  test("leads for its own noun", async () => {
    for (const [question, value] of [
      ["南河县有多少名专职人民调解员？", "126名"],
      ["东湖区有多少名专职人民调解员？", "88名"],
      ["2023年南河县办理了多少件法律援助案件？", "1520件"],
    ] as const) {
      const { outcome, draft } = await decided(question);
      expect(outcome).toBe("found");
      expect(draft).toMatchObject({ status: "answered", lead: { kind: "span", isNumber: true } });
      expect(leadText(draft)).toContain(value);
    }
  });

  test("never leads alone for another noun", async () => {
    const nouns = fc.constantFrom("公证员", "志愿者", "法官", "社工", "网格员", "警察", "老师", "保安");
    const begins = fc.constantFrom("南河县有多少名", "南河县一共有几位", "东湖区有多少名", "有多少");
    await fc.assert(
      fc.asyncProperty(begins, nouns, anyJudges, async (begin, noun, judges) => {
        const { outcome, draft } = await decided(`${begin}${noun}？`, judges);
        expect(outcome).not.toBe("figures");
        expect(leadText(draft) ?? "").not.toMatch(/^\d+名$/u);
        expect(draft.lead).not.toMatchObject({ isNumber: true });
      }),
      runs(60),
    );
  });

  test("never leads for another place or year", async () => {
    await fc.assert(
      fc.asyncProperty(anyJudges, async (judges) => {
        for (const [question, other] of [
          ["东湖区有几家律师事务所？", "8家"],
          ["2021年南河县办理了多少件法律援助案件？", "1520"],
          ["北山镇有几家律师事务所？", "8家"],
        ] as const)
          expect(leadText((await decided(question, judges)).draft) ?? "").not.toContain(other);
      }),
      runs(10),
    );
  });
});

describe("figures of different places", () => {
  test("are shown side by side, each with its place and date, and none is picked", async () => {
    const { outcome, draft } = await decided("专职人民调解员有多少名？");
    expect(outcome).toBe("figures");
    const [conflict, ...others] = draft.conflicts ?? [];
    expect(others).toEqual([]);
    expect(conflict?.values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: "126名", place: "南河县", as_of: "2024-03" }),
        expect.objectContaining({ value: "88名", place: "东湖区", as_of: "2023" }),
      ]),
    );
    for (const { value, n } of conflict?.values ?? []) expect(quoted(draft)[n - 1]).toContain(value);
    expect(draft.lead).toMatchObject({ frame: "L9" });
  });

  test("are not shown if a place is named", async () => {
    expect((await decided("南河县专职人民调解员有多少名？")).outcome).toBe("found");
  });

  test("do not answer how many there are now", async () => {
    const { draft } = await decided("专职人民调解员现在有多少名？");
    expect(draft).toMatchObject({ status: "partial", missing: [{ kind: "number", now: true }] });
  });
});

describe("a missing kind", () => {
  test.each([
    ["南河县公共法律服务中心的电话？", "telephone"],
    ["南河县公共法律服务中心几点开门？", "hours"],
    ["南河县公共法律服务中心收费吗？", "fee"],
    ["去南河县公共法律服务中心要带什么材料？", "documents"],
  ] as const)("is reported beside a quote about the subject: 「%s」", async (question, kind) => {
    const { outcome, draft } = await decided(question, { answers: 0.9 });
    expect(outcome).toBe("missing");
    expect(draft).toMatchObject({ status: "partial", reason: "missing_facts", lead: null });
    expect(draft.missing[0]).toEqual({ kind, about: "南河县公共法律服务中心" });
    expect(quoted(draft)[0]).toContain("南河县公共法律服务中心");
  });

  test("is not said to be missing for certain if only the probability is against a value that fits", async () => {
    const question = "全县专职做调解的一共多少名";
    const { thresholds } = await judged(question);
    const doubtful = await decided(question, { answers: thresholds.answers * 0.9 });
    expect(doubtful).toMatchObject({ outcome: "missing", draft: { status: "partial", lead: { frame: "L31" } } });
    expect(quoted(doubtful.draft)[0]).toContain("专职人民调解员");
    const { draft } = await decided(question, { answers: 0 });
    expect(draft).toMatchObject({ status: "partial", lead: null, missing: [{ kind: "number" }] });
  });

  test("is reported beside an answer to the other part of the question", async () => {
    const { outcome, draft } = await decided("南河县公共法律服务中心是哪一年启用的，收费吗？");
    expect(outcome).toBe("found");
    expect(draft).toMatchObject({ status: "partial", missing: [{ kind: "fee" }] });
    expect(leadText(draft)).toContain("2019年");
  });
});

describe("a question that is not about the collection", () => {
  test("gets no quote", async () => {
    const { outcome, draft } = await decided("今天天气怎么样", { about: 0 });
    expect(outcome).toBe("elsewhere");
    expect(draft).toMatchObject({ reason: "out_of_scope", quotes: [] });
    const ofMatter = decide(await judged("纠纷", { about: 0 }), new Set(["turn_to"]));
    expect(ofMatter).toMatchObject({ outcome: "elsewhere", draft: { reason: "no_evidence", quotes: [] } });
  });
});

describe("the outcomes", () => {
  test("have different names", () => {
    expect(new Set(OUTCOME_NAMES).size).toBe(OUTCOME_NAMES.length);
    expect(OUTCOME_NAMES).not.toContain("nothing");
  });

  const QUESTIONS = [
    "杭州有调解室吗",
    "纠纷有哪些调解的地方？",
    "跟邻居吵架了，找谁调解？",
    "今天天气怎么样",
    "南河县有200名专职人民调解员是真的吗",
    "专职人民调解员有多少名？",
    "南河县委书记是谁？",
    "南河县公共法律服务中心是什么？",
    "夜间法律门诊开了吗？",
    "南河县有多少名专职人民调解员？",
    "南河县公共法律服务中心的电话？",
  ];

  test.each(["电话", "地址", "办公时间", "收费标准"])(
    "take 「%s是什么」 for the same question as without 是什么",
    async (thing) => {
      const decided = async (end: string) => decide(await judged(`南河县公共法律服务中心的${thing}${end}`));
      const [short, long] = [await decided("？"), await decided("是什么？")];
      expect(long.outcome).toBe(short.outcome);
      expect(long.draft.missing).toEqual(short.draft.missing);
    },
  );

  test("leave the decision to another one if one is skipped", async () => {
    for (const question of QUESTIONS) {
      const asked = await judged(question);
      const { outcome } = decide(asked);
      expect(decide(asked, new Set([outcome])).outcome, question).not.toBe(outcome);
      expect(decide(asked, new Set(["nothing"])).outcome, question).toBe(outcome);
    }
  });

  test("quote nothing if all are skipped", async () => {
    const all = new Set(OUTCOME_NAMES);
    for (const question of QUESTIONS) {
      expect(decide(await judged(question), all)).toMatchObject({
        outcome: "nothing",
        draft: { quotes: [], lead: null },
      });
    }
  });

  test("are tried in order, and the first that returns a draft decides", async () => {
    for (const question of QUESTIONS) {
      const asked = await judged(question);
      const alone = (name: string) => decide(asked, new Set(OUTCOME_NAMES.filter((other) => other !== name)));
      const speaking = OUTCOME_NAMES.filter((name) => alone(name).outcome === name);
      expect(decide(asked)).toEqual(alone(speaking[0] ?? ""));
    }
  });
});
