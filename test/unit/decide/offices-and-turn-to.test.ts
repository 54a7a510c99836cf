// Answers to who holds an office, what a subject is, and whom to turn to.
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { openCounty } from "./county.ts";

const county = await openCounty();
const decided = async (question: string, said: { about?: number; answers?: number } = {}) =>
  decide({ ...(await county.caseOf(question)), about: 1, answers: 1, ...said });
const quotedOf = ({ draft }: Awaited<ReturnType<typeof decided>>) =>
  draft.quotes.map(({ source, span }) => source.text.slice(...span));

describe("the holder of an office", () => {
  test("is named for the time of the report, and today's holder is reported as missing", async () => {
    const decision = await decided("南河县委书记是谁？");
    expect(decision.outcome).toBe("office_holder");
    expect(decision.draft.lead).toMatchObject({
      frame: "L10",
      slots: { year: "2024", office: "南河县委书记", name: "陈立" },
    });
    expect(decision.draft.missing).toEqual([{ kind: "person", about: "南河县委书记", now: true }]);
    expect(quotedOf(decision)).toEqual([expect.stringContaining("南河县委书记陈立")]);
  });

  test.each(["南河县委副书记是谁？", "南河县县长是谁？", "南河县司法局局长是谁？"])(
    "is never named for another office: 「%s」",
    async (question) => {
      for (const answers of [0, 0.5, 1]) {
        const { outcome, draft } = await decided(question, { answers });
        expect(outcome).not.toBe("office_holder");
        expect(JSON.stringify(draft.lead)).not.toContain("陈立");
        expect(draft.status).not.toBe("answered");
      }
    },
  );
});

describe("a definition", () => {
  test("is the editor's sentence with a quote", async () => {
    const decision = await decided("南河县公共法律服务中心是什么？");
    expect(decision.outcome).toBe("definition");
    expect(decision.draft.lead).toEqual({
      kind: "editor",
      text: "南河县公共法律服务中心是提供法律咨询、法律援助、人民调解的地方。",
    });
    expect(quotedOf(decision)).toHaveLength(1);
  });

  test("is reported as missing if the texts only name the subject", async () => {
    const { outcome, draft } = await decided("北山镇调解室是什么意思？");
    expect(outcome).toBe("definition");
    expect(draft).toMatchObject({
      status: "partial",
      lead: null,
      missing: [{ kind: "definition", about: "北山镇调解室" }],
    });
  });
});

describe("the service to turn to", () => {
  test("is the one with this need; its telephone and address are reported as missing", async () => {
    const decision = await decided("跟邻居吵架了，想找人调解，找谁？", { answers: 0 });
    expect(decision.outcome).toBe("turn_to");
    expect(decision.draft.lead).toMatchObject({ slots: { name: "北山镇调解室", place: "北山镇" } });
    expect(decision.draft.missing.map(({ kind }) => kind)).toEqual(["telephone", "address"]);
    expect(quotedOf(decision)[0]).toContain("北山镇调解室");
  });

  test("is named, and anything else that was asked is reported as missing", async () => {
    const { outcome, draft } = await decided("邻里纠纷找谁调解，要带什么材料？", { answers: 0 });
    expect(outcome).toBe("turn_to");
    expect(draft).toMatchObject({ status: "partial", reason: "missing_facts" });
    expect(draft.missing[0]?.kind).toBe("documents");
  });

  test("is never one of another place", async () => {
    const { draft } = await decided("在东湖区跟邻居吵架了，找谁调解？", { answers: 0 });
    expect(JSON.stringify(draft.lead)).not.toMatch(/北山镇调解室|南河县公共法律服务中心/u);
  });

  test("is a list in the editor's order if places are asked for", async () => {
    const decision = await decided("邻里纠纷有哪些调解的地方？");
    expect(decision.outcome).toBe("list");
    expect(decision.draft.lead).toMatchObject({ slots: { name: "北山镇调解室、南河县公共法律服务中心" } });
    expect(decision.draft.each).toBe(true);
    expect(quotedOf(decision)).toHaveLength(2);
  });

  test("is never one that is only planned", async () => {
    const planned = await openCounty({
      "subjects.csv": SUBJECTS_PLANNED,
    });
    const { draft } = decide({ ...(await planned.caseOf("邻里纠纷找谁调解？")), about: 1, answers: 0 });
    expect(JSON.stringify(draft.lead)).not.toContain("北山镇调解室");
  });
});

const SUBJECTS_PLANNED = `id,name,aliases,gloss,type,place,what,holds,plan,audience,matters,needs,questions,status,evidence,hidden
centre,南河县公共法律服务中心,公共法律服务中心,,office,nanhe,,service,,citizen,dispute,想申请法律援助,,answered,centre-offers,
room,北山镇调解室,,,office,beishan,,service,yes,citizen,dispute,邻里纠纷找谁调解,,answered,town-room,
clinic,夜间法律门诊,,,programme,nanhe,,,,,,,,,,
`;
