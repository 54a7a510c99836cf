// Facts drafted from labels, table rows and sentences; edited facts take precedence; any text is accepted.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftFacts } from "../../../index/drafted/draft-facts.ts";
import { county, countyFacts, drafted, editedFact, inCounty, readText, told, valuesOf } from "./drafting.ts";

describe("labels", () => {
  const body = [
    "地址：嘉禾县人民东路188号政务服务中心2楼B区",
    "办公时间：周一至周五8:30-17:00",
    "负责人：李强　联系电话：0573-12345678",
    "所需材料：身份证、户口簿",
  ].join("\n");

  test("determine the kind of the value after them, up to the next label", () => {
    const facts = drafted(body);
    expect(facts.map(({ kind, values }) => [kind, values])).toEqual(
      expect.arrayContaining([
        ["address", ["嘉禾县人民东路188号政务服务中心2楼B区"]],
        ["hours", ["周一至周五8:30-17:00"]],
        ["person", ["李强"]],
        ["telephone", ["0573-12345678"]],
        ["documents", ["身份证、户口簿"]],
      ]),
    );
    expect(facts.every(({ of }) => of.startsWith("嘉禾县图书馆"))).toBe(true);
  });

  test("are found after item numbers in the village's notice", () => {
    expect(inCounty("y11", "hours")[0]?.values).toEqual(["每月5日、20日下午2点到4点半，每月2次"]);
    expect(inCounty("y11", "address")[0]?.values).toEqual(["村文化礼堂二楼，上楼左手第一间"]);
    expect(inCounty("y11", "documents")).toHaveLength(1);
  });
});

describe("table rows", () => {
  test("of Markdown give a fact per cell, with the row's name", () => {
    const row = told.filter(({ fact, anchor }) => fact.source === "y28" && anchor.startsWith("笠溪司法所"));
    expect(row.map(({ kind, values, of }) => [kind, values[0], of])).toEqual([
      ["address", "笠溪镇竹器街3号", "笠溪司法所地址"],
      ["number", "5名", "笠溪司法所工作人员"],
      ["hours", "工作日8:30—17:00，另有“夜调灯”", "笠溪司法所接待时间"],
      ["list", "务工纠纷调解", "笠溪司法所特色"],
    ]);
  });

  test("separated by wide spaces are not named by their number", () => {
    const [found] = inCounty("y09", "person");
    expect([found?.values[0], found?.of, found?.fact.asks]).toEqual([
      "嵇长庚",
      "“老嵇说和”工作室负责人",
      ["“老嵇说和”工作室的负责人是谁？"],
    ]);
  });

  test("separated by tabs give facts", () => {
    const facts = drafted(
      "部门\t电话\t办公时间\n社保科\t0573-11112222\t周一至周五 8:30-17:00\n医保科\t0573-33334444\t周六",
    );
    expect(facts.filter(({ kind }) => kind === "telephone").map(({ values, of }) => [values[0], of])).toEqual([
      ["0573-11112222", "社保科电话"],
      ["0573-33334444", "医保科电话"],
    ]);
  });
});

describe("whole statements", () => {
  test("have a question of the text as asking, and exclude 答", () => {
    const [found] = inCounty("y04", "statement");
    expect(found?.fact.asks).toEqual(["立一份遗嘱公证要多少钱？"]);
    expect(found?.anchor).toBe("遗嘱公证每件收400元，正本一份，副本每份另收10元。");
  });

  test("extend a one-word answer by the next sentence", () => {
    expect(inCounty("y04", "statement")[1]?.anchor).toBe("能。公证处提供上门服务，每次由2名工作人员到场。");
  });

  test("take a heading without a question mark as a question", () => {
    expect(inCounty("y18", "statement").flatMap(({ fact }) => fact.asks)).toContain("多久有结果？");
  });

  test("are found when question and answer are in one paragraph", () => {
    const [found] = drafted("问：停车收费吗？答：前两小时免费，之后每小时3元。").filter(
      ({ kind }) => kind === "statement",
    );
    expect([found?.fact.asks, found?.anchor]).toEqual([["停车收费吗？"], "前两小时免费，之后每小时3元。"]);
  });

  test("include every article of a rule, without askings", () => {
    const articles = inCounty("y08", "statement");
    expect(articles).toHaveLength(12);
    expect(articles.every(({ fact }) => fact.asks.length === 0)).toBe(true);
  });
});

describe("wording", () => {
  test("lists papers where the heading asks for them", () => {
    expect(inCounty("y17", "documents").flatMap(({ values }) => values)).toEqual(
      expect.arrayContaining(["委托书", "身份证", "病历、出院小结、影像片子原件"]),
    );
  });

  test.each([
    ["凡具有本县户籍的居民，均可以申请居民养老保险。", "凡具有本县户籍的居民", "申请居民养老保险"],
    ["符合低保条件的，可以申请减免。", "符合低保条件的", "申请减免"],
  ])("gives a condition for who may do something: %s", (body, value, of) => {
    const found = drafted(body).filter(({ kind }) => kind === "conditions");
    expect(found.map((each) => [each.values[0], each.of])).toEqual([[value, of]]);
  });

  test("gives denied conditions for the items of a refusal", () => {
    const refused = inCounty("y08", "conditions").filter(({ of }) => of === "不予补贴");
    expect(refused.map(({ values }) => values[0])).toContain("没有制作调解卷宗的");
    expect(refused.every(({ fact }) => fact.modality === "denied")).toBe(true);
  });

  test("gives a definition only for a noun", () => {
    expect(drafted("社会保险是指国家建立的一种保障制度。").map(({ kind, of }) => [kind, of])).toEqual([
      ["definition", "社会保险"],
    ]);
    expect(valuesOf(drafted("这是大家都知道的事情。最常见的是停车的纠纷。"), "definition")).toEqual([]);
  });

  test("extends a step to the end of its passage", () => {
    expect(inCounty("y03", "procedure")[1]?.values).toEqual([
      "中心审查。自收到材料之日起7个工作日内作出是否给予法律援助的决定",
    ]);
  });

  test.each([
    ["明年将在北门新建3个书屋。", "planned"],
    ["试点设立3个书屋。", "trial"],
    ["暂不开放3个书屋。", "denied"],
    ["全县有3个书屋。", "is"],
  ])("determines the modality: %s", (body, modality) => {
    expect(drafted(body).find(({ kind }) => kind === "number")?.fact.modality).toBe(modality);
  });
});

describe("an edited fact", () => {
  const body = "全县有7个司法所，工作人员共32名，2021年6月启用。";

  test("suppresses a drafted fact with the same value", () => {
    expect(valuesOf(drafted(body, undefined, [editedFact(body, "list", "7个司法所")]), "number")).toEqual(["32名"]);
  });

  test("suppresses its kind in its sentence and leaves other kinds", () => {
    const facts = drafted(body, undefined, [editedFact(body, "number", "32名")]);
    expect(valuesOf(facts, "number")).toEqual([]);
    expect(valuesOf(facts, "date")).toEqual(["2021年6月"]);
  });

  test("suppresses no value if it is a whole statement", () => {
    expect(valuesOf(drafted(body, undefined, [editedFact(body, "statement", body)]), "number")).toEqual([
      "7个",
      "32名",
    ]);
  });

  test("for every drafted one leaves nothing to draft in the county", () => {
    expect(draftFacts({ ...county, edited: countyFacts }).filter(({ values }) => values.length > 0)).toEqual([]);
  });
});

describe("drafting the whole county", () => {
  test("gives values inside anchors inside one passage, and unique ids", () => {
    expect(new Set(countyFacts.map(({ id }) => id)).size).toBe(countyFacts.length);
    for (const { id, source, start, end, values } of countyFacts) {
      expect(id.startsWith(`drafted-${source}-`)).toBe(true);
      expect(county.chunks.some((each) => each.source === source && each.start <= start && end <= each.end)).toBe(true);
      for (const [from, to] of values) expect(start <= from && from < to && to <= end).toBe(true);
    }
  });

  test("gives the same facts twice, with at most two askings each", () => {
    expect(draftFacts({ ...county, edited: [] })).toEqual(countyFacts);
    expect(Math.max(...countyFacts.map(({ asks }) => asks.length))).toBeLessThanOrEqual(2);
  });

  test("finds facts of every kind that the texts contain", () => {
    const kinds = new Set(countyFacts.map(({ kind }) => kind));
    for (const kind of ["number", "date", "hours", "telephone", "address", "fee", "duration", "documents"] as const) {
      expect(kinds).toContain(kind);
    }
    for (const kind of ["conditions", "person", "place", "definition", "procedure", "list", "statement"] as const) {
      expect(kinds).toContain(kind);
    }
  });
});

describe("drafting any text", () => {
  const piece = fc.constantFrom(
    ..."。；：，、（）“”|\t\n　 0123456789-—至到年月日号元名个周一上午电话地址路楼问答第条是的先再有𠮷😀将不",
    "0573-1234567",
    "8:30—17:00",
    "第一条",
    "一、",
    "问：",
    "答：",
    "主任王芳",
    "位于",
    "| --- |",
  );

  test("ignores a long run without punctuation", () => {
    expect(drafted("周一、周二、".repeat(20_000)).filter(({ kind }) => kind !== "statement")).toEqual([]);
  });

  test.each(["周一至", "周一、", "8:30—", "凡的，可以", "0573-1234567、"])(
    "terminates on repetitions of %s",
    (piece) => {
      for (const { fact, anchor } of drafted(piece.repeat(900 / piece.length)))
        expect(anchor).toHaveLength(fact.end - fact.start);
    },
  );

  test("does not fail, and every span lies inside its passage", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 120 }).map((all) => all.join("")),
          fc.string(),
        ),
        (seed) => {
          const texts = readText("a", "a.txt", seed);
          for (const { start, end, values } of draftFacts({ ...texts, edited: [] })) {
            expect(texts.chunks.some((each) => each.start <= start && end <= each.end && start < end)).toBe(true);
            for (const [from, to] of values) expect(start <= from && from < to && to <= end).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
