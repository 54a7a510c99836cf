// Rows of what only the office knows. Each kind makes its question answerable, with the office's own words and the
// check date. Incomplete rows are reported, and old ones say that they are. Uses the fictional county.
import { describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { createAsk } from "../../../src/ask.ts";
import { openCollection } from "../../../src/collection.ts";
import type { Answer } from "../../../src/contract.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { COUNTY_SEEDS, readFolder, textOf, withText } from "../../proofs/collections.ts";
import { type Cells, factsCsv } from "./tables.ts";

const OWN = await readOwnFiles();
const COUNTY = await readFolder(COUNTY_SEEDS);
const CHECKED = { basis: "电话询问", checked_on: "2026-11-01" };
/** A subject about which the county's texts say none of this. */
const BUS = "law-bus";

function withRows(...rows: Cells[]): FolderFile[] {
  const [, ...added] = factsCsv(...rows.map((row) => ({ ...CHECKED, ...row }))).split("\n");
  return withText(COUNTY, "facts.csv", `${textOf(COUNTY, "facts.csv").trimEnd()}\n${added.join("\n")}`);
}

async function openWith(...rows: Cells[]) {
  const made = await makeCorpus(withRows(...rows), OWN, () => {});
  const collection = openCollection(made.corpusText, createEngine);
  const ask = createAsk(collection);
  return {
    ...made,
    collection,
    ask: (question: string, month = "2026-11"): Promise<Answer> => ask({ question }, { month, origin: null }),
  };
}

async function errorsOf(row: Cells): Promise<readonly Notice[]> {
  return openWith(row).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

/** Each row, without askings if its kind implies them, with a question from somebody who has not read it. */
const KINDS: readonly [kind: string, row: Cells, question: string, shown: string][] = [
  ["telephone", { value: "0570-8612345" }, "“法治大巴”电话多少？", "0570-8612345"],
  ["address", { value: "澄心路18号后院" }, "“法治大巴”的地址在哪里？", "澄心路18号后院"],
  ["hours", { value: "每周三上午8点半到11点" }, "“法治大巴”几点开门？", "每周三上午8点半到11点"],
  ["fee", { value: "不收钱" }, "“法治大巴”收费吗？", "不收钱"],
  ["conditions", { value: "60岁以上的老人" }, "什么人可以申请“法治大巴”？", "60岁以上的老人"],
  ["documents", { value: "身份证；居住证明" }, "“法治大巴”要带什么材料？", "身份证、居住证明"],
  ["procedure", { value: "先打电话约好再来" }, "“法治大巴”怎么预约？", "先打电话约好再来"],
  ["duration", { value: "3个工作日" }, "“法治大巴”办事要多久？", "3个工作日"],
  ["person", { value: "柳闻笙", of: "“法治大巴”负责人" }, "“法治大巴”的负责人是谁？", "柳闻笙"],
  ["number", { value: "7名", unit: "名", of: "“法治大巴”驻车律师" }, "“法治大巴”有多少名驻车律师？", "7名"],
  ["date", { value: "2026年9月1日", of: "“法治大巴”换车" }, "“法治大巴”是什么时候换车的？", "2026年9月1日"],
  ["reason", { value: "发动机要大修", of: "“法治大巴”停开" }, "“法治大巴”为什么停开？", "发动机要大修"],
  [
    "list",
    { value: "拖拉机过户；农机保险", of: "“法治大巴”新办的事" },
    "“法治大巴”新办的事有哪些？",
    "拖拉机过户、农机保险",
  ],
  ["organisation", { value: "县农机推广站" }, "“法治大巴”归哪个单位管？", "县农机推广站"],
  ["yes_no", { value: "“法治大巴”春节不开", asks: "春节大巴开吗？" }, "大巴春节开吗？", "“法治大巴”春节不开"],
];

describe("a row of what only the office knows", async () => {
  const without = await openWith();
  const opened = await openWith(...KINDS.map(([kind, row], i) => ({ id: `own-${i}`, subject: BUS, kind, ...row })));

  test.each(KINDS)("of the kind %s makes its question answerable", async (_, __, question, shown) => {
    const before = await without.ask(question);
    const { status, lead, citations } = await opened.ask(question);
    expect(before.lead?.text ?? "").not.toContain(shown);
    expect([status, lead?.text]).toEqual(["answered", expect.stringContaining(shown)]);
    const cited = citations.find(({ n }) => n === lead?.n);
    expect(cited?.quote).toContain(shown);
    expect(cited?.quote).toContain("本单位资料，核对于2026年11月1日（电话询问）");
    expect(cited?.source).toMatchObject({ title: "本单位资料", published: "2026-11-01", title_given: false });
  });

  test("is a source of its own that can be read as quoted, and not a text of the folder", async () => {
    const own = opened.collection.corpus.sources.filter(({ office }) => office !== undefined);
    expect(own.map(({ id, place }) => [id, place])).toEqual([["office-2026-11-01-yunqi", "yunqi"]]);
    expect(own[0]?.text).toContain("“法治大巴”的电话：0570-8612345，本单位资料，核对于2026年11月1日（电话询问）。");
    expect(opened.sources).toBe(COUNTY.filter(({ name }) => /^y\d/u.test(name)).length);
    expect(opened.warnings.filter(({ file }) => file === "facts.csv")).toEqual([]);
  });

  test("states its check date, and is not called old in the same month", async () => {
    const { answer, warnings } = await opened.ask("“法治大巴”电话多少？");
    expect(answer).toContain("本单位资料，核对于2026年11月1日。");
    expect(warnings).toEqual([]);
  });

  test("is also found by its own askings", async () => {
    const row = {
      id: "own",
      subject: BUS,
      kind: "telephone",
      value: "0570-8612345",
      asks: "想叫大巴来村里，打哪个号？",
    };
    const { ask } = await openWith(row);
    expect(await ask(row.asks)).toMatchObject({ status: "answered", lead: { text: "0570-8612345。" } });
  });
});

describe("a row that was checked long ago", () => {
  const row = { id: "own", subject: BUS, kind: "telephone", value: "0570-8612345" };
  const OLD = "已超过一年";

  test("says so from the month after one year if it has no expiry date, and is still quoted", async () => {
    const { ask } = await openWith(row);
    const [now, then] = [await ask("“法治大巴”电话多少？", "2027-11"), await ask("“法治大巴”电话多少？", "2027-12")];
    expect(now.answer).not.toContain(OLD);
    expect(then.answer).toContain(OLD);
    expect(then).toMatchObject({ status: "answered", lead: { text: "0570-8612345。" }, warnings: [] });
  });

  test("is shown until its expiry date, which the text states, and not after it", async () => {
    const { ask, collection } = await openWith({ ...row, expires_on: "2027-02-15" });
    expect(collection.corpus.sources.at(-1)?.text).toContain("有效期至2027年2月15日");
    expect((await ask("“法治大巴”电话多少？", "2027-02-15")).lead?.text).toBe("0570-8612345。");
    expect(JSON.stringify(await ask("“法治大巴”电话多少？", "2027-02-16"))).not.toContain("8612345");
  });
});

describe("a row without an anchor", () => {
  const row = { id: "own", subject: BUS, kind: "telephone", value: "0570-8612345" };
  test.each([
    ["basis", { basis: "" }],
    ["checked_on", { checked_on: "" }],
    ["checked_on", { checked_on: "11月1日" }],
    ["checked_on", { checked_on: "2026-02-30" }],
    ["expires_on", { expires_on: "明年" }],
    ["value", { value: "" }],
    ["value", { kind: "statement", value: "大巴停开。下周再开" }],
    ["subject", { subject: "" }],
    ["of", { kind: "number", value: "7名" }],
  ])("stops the build with its column: %s: %j", async (column, change) => {
    const errors = await errorsOf({ ...row, ...change });
    expect(errors.map(({ file, reason }) => [file, reason.en.split(":")[0]])).toEqual([
      ["facts.csv", `Column ${column}`],
    ]);
  });

  test("may have dates as Excel writes them", async () => {
    const { collection } = await openWith({ ...row, checked_on: "2026/11/1" });
    expect(collection.corpus.sources.at(-1)?.published).toBe("2026-11-01");
  });
});
