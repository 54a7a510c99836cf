// The lists of `npm run facts`: statements without a fact, rows whose passage is gone, facts that differ.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Difference, findDifferences } from "../../../tools/facts/clashes.ts";
import { openFolder } from "../../../tools/facts/folder.ts";
import { findUnasked } from "../../../tools/facts/unasked.ts";
import { isSameValue } from "../../../tools/facts/values.ts";
import { type Cells, makeFolder, ROWS, removeFolder, run, writeRows } from "./facts-collection.ts";

let seeds = "";

beforeAll(async () => {
  seeds = await makeFolder();
});

beforeEach(() => writeRows(seeds, ROWS));

afterAll(() => removeFolder(seeds));

/** Renders each difference as the ids of its rows and the reasons why they differ. */
function idsOf(differences: readonly Difference[], ids: ReadonlyMap<number, string>): string[] {
  return differences.map(({ told, purposes }) => [...told.map(({ fact }) => ids.get(fact.row)), ...purposes].join(" "));
}

describe("the lists", () => {
  test("are printed by the command, which needs no endpoint", async () => {
    const { stdout, stderr, code } = await run(seeds, []);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("Statements without a fact: 1\n  aid  申请人可以到镇上的12个工作站交材料。\n");
    expect(stdout).toContain("Rows whose passage is gone: 1\n  facts.csv:9\n");
    expect(stdout).toContain("“周六也开门”");
    expect(stdout).toContain("Facts that clash: 1\n  援助中心 · duration · 审批\n");
    expect(stdout).toContain("facts.csv:2  wait  三个工作日  甲县  2024  aid\n");
    expect(stdout).toContain("facts.csv:3  wait-news  5个工作日  甲县  2024-05-10  news\n");
    expect(stdout).toMatch(/就把 of 写全.*\n.*say so in `of`/u);
    expect(stdout).toMatch(
      /differ on purpose: 1\n {2}number · 调解员 .*people 20名（甲县，2024）.*people-yi 4名（乙镇，/u,
    );
  });

  test("contain the statements that no fact with askings overlaps", async () => {
    await writeRows(
      seeds,
      ROWS.filter(({ id }) => id !== "call").map((row) => (row.id === "wait" ? { ...row, asks: "" } : row)),
    );
    const texts = findUnasked(await openFolder(seeds)).map(({ source, text }) => `${source} ${text}`);
    expect(texts).toEqual([
      "aid 申请人可以到镇上的12个工作站交材料。",
      "aid 审批一般要三个工作日。",
      "aid 办公室电话是82110000。",
    ]);
  });

  test("are replaced by the errors of a collection that does not build", async () => {
    await writeRows(seeds, [{ ...ROWS[0], kind: "secret" }]);
    const { stdout, stderr, code } = await run(seeds, []);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("facts.csv:2");
    expect(stderr).toContain("Column kind");
  });
});

describe("facts that differ", () => {
  test("clash if they hold for the same place and time", async () => {
    const opened = await openFolder(seeds);
    const { clashes, onPurpose } = findDifferences(opened);
    expect(idsOf(clashes, opened.ids)).toEqual(["wait wait-news"]);
    expect(idsOf(onPurpose, opened.ids)).toEqual(["people people-2023 people-yi date scope"]);
  });

  const wait = ROWS[0] ?? {};
  const waitNews = ROWS[1] ?? {};
  test.each<[string, Cells, Cells, string[], string[]]>([
    ["another place", wait, { ...waitNews, place: "乙镇" }, [], ["wait wait-news scope"]],
    ["another time", wait, { ...waitNews, time: "去年" }, [], ["wait wait-news date"]],
    [
      "the same time in another wording",
      { ...wait, time: "2023年" },
      { ...waitNews, time: "去年" },
      ["wait wait-news"],
      [],
    ],
    ["a word for now", wait, { ...waitNews, time: "目前" }, ["wait wait-news"], []],
    ["another noun", wait, { ...waitNews, of: "复审" }, [], []],
    ["another subject", wait, { ...waitNews, subject: "" }, [], []],
    ["no noun, with a subject", { ...wait, of: "" }, { ...waitNews, of: "" }, ["wait wait-news"], []],
    ["no noun and no subject", { ...wait, subject: "", of: "" }, { ...waitNews, subject: "", of: "" }, [], []],
    ["a kind that is not compared", { ...wait, kind: "deed" }, { ...waitNews, kind: "deed" }, [], []],
    ["no value", { ...wait, value: "" }, waitNews, [], []],
  ])("are compared correctly with %s", async (_, one, other, clashing, settled) => {
    await writeRows(seeds, [one, other]);
    const opened = await openFolder(seeds);
    const { clashes, onPurpose } = findDifferences(opened);
    expect(idsOf(clashes, opened.ids)).toEqual(clashing);
    expect(idsOf(onPurpose, opened.ids)).toEqual(settled);
  });

  test.each([
    ["number", "7500多人次", "7560人次", true],
    ["number", "7500多人次", "7600人次", false],
    ["number", "7500多人次", "6000人次", false],
    ["number", "1.2万件", "12000件", true],
    ["number", "二十名", "20人", true],
    ["number", "20名", "20%", false],
    ["fee", "30万元", "30元", false],
    ["duration", "24小时", "1天", true],
    ["duration", "3天", "3个工作日", false],
    ["duration", "3天", "3个月", false],
    ["duration", "当天", "即时", false],
    ["date", "2020年10月", "二〇二〇年", true],
    ["date", "2020-10-01", "2020年10月1日", true],
    ["date", "1月", "11月", false],
    ["date", "去年", "2023年", true],
    ["date", "前年", "2023年", false],
    ["telephone", "0573-82110000", "8211 0000", true],
    ["telephone", "12348", "82112348", false],
    ["person", "徐海", "司法局局长徐海", true],
    ["person", "徐海", "李海", false],
    ["address", "东街1号", "东街11号", false],
    ["address", "东街1号", "甲县东街1号", true],
  ] as const)("are compared by value: %s %s and %s are the same: %s", (kind, one, other, same) => {
    const source = { relative: [{ word: "去年", place: null, year: "2023", note: null }] };
    const [a, b] = [one, other].map((text) => ({ text, unit: "", source }));
    if (a === undefined || b === undefined) throw new Error("two values");
    expect(isSameValue(kind, a, b)).toBe(same);
    expect(isSameValue(kind, b, a)).toBe(same);
  });
});
