// The editors' tables of facts and subjects, their matters and lexicon: results and possible faults.
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { openSealed } from "../../../src/seal.ts";
import { type Cells, factsCsv, subjectsCsv } from "./tables.ts";

const OWN = await readOwnFiles();
const TEXT = "题目\n\n甲县法律援助中心设在东街，周一 至周五开门。甲县有调解员20名，另有志愿者30名。\n";
const BASE = {
  "one.txt": TEXT,
  "places.yaml": `places:
  - { id: jia, name: 甲县, aliases: [甲, 老城], within: null }
  - { id: yi, name: 乙镇, aliases: [老城], within: jia }
`,
  "sources.yaml": "sources:\n  - { id: one, file: one.txt, title: 题目, place: jia }\n",
};
const FACT: Cells = {
  id: "people",
  source: "one",
  anchor: "甲县有调解员20名",
  kind: "number",
  value: "20名",
  unit: "名",
  of: "调解员",
  modality: "is",
  asks: "几名调解员？；多少调解员？",
};
const EVIDENCE: Cells = { id: "street", source: "one", anchor: "甲县法律援助中心设在东街", modality: "is" };
const AID: Cells = {
  id: "aid",
  name: "甲县法律援助中心",
  aliases: "援助中心；法援",
  gloss: "legal aid",
  type: "office",
  place: "jia",
  holds: "service",
  audience: "citizen",
  questions: "甲？；乙？；丙？",
  status: "answered",
  evidence: "street",
};
const AGED: Cells = { id: "aged", name: "另一个援助中心", aliases: "援助中心" };

async function make(files: Record<string, string | Uint8Array>) {
  const folder = Object.entries({ ...BASE, ...files }).map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }));
  const made = await makeCorpus(folder, OWN, () => {});
  const corpus = openSealed(made.corpusText);
  // Facts that the build drafts have no row.
  const facts = corpus.facts.filter(({ row }) => row > 0);
  const run = (start?: number, end?: number) => corpus.sources[0]?.text.slice(start, end).replace(/\s/gu, "");
  return { ...made, corpus, facts, run };
}

async function errorsOf(files: Record<string, string | Uint8Array>): Promise<readonly Notice[]> {
  return make(files).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

/** Expects a reason and a remedy in both languages. */
function expectTold({ reason, remedy }: Notice): void {
  for (const words of [reason, remedy]) {
    expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(words.en).toMatch(/[A-Za-z]/u);
  }
}

describe("a fact", () => {
  test("has its cells and the offsets of its values in the canonical text", async () => {
    const place = "甲、乙镇";
    const row = {
      ...FACT,
      subject: "法援",
      place,
      time: "2023年",
      modality: "was",
      mark: "joint",
      checked_on: "2026-11-22",
    };
    const { facts, run } = await make({
      "facts.csv": factsCsv(row),
      "subjects.csv": subjectsCsv({ id: "aid", name: "中心", aliases: "法援" }),
    });
    expect(facts).toMatchObject([
      {
        row: 2,
        source: "one",
        subject: "aid",
        kind: "number",
        unit: "名",
        of: "调解员",
        places: ["jia", "yi"],
        time: "2023年",
        modality: "was",
        mark: "joint",
        asks: ["几名调解员", "多少调解员"],
        checked_on: "2026-11-22",
      },
    ]);
    expect(run(facts[0]?.start, facts[0]?.end)).toBe("甲县有调解员20名");
    expect(facts[0]?.values.map(([start, end]) => run(start, end))).toEqual(["20名"]);
  });

  test("is a statement if its kind is empty, and is in force if its modality is empty", async () => {
    const { facts } = await make({ "facts.csv": factsCsv(EVIDENCE, { ...EVIDENCE, id: "b", modality: "" }) });
    expect(facts).toMatchObject(
      Array(2).fill({ kind: "statement", modality: "is", mark: "", subject: null, values: [] }),
    );
  });

  test("has several values if its cell does, each with its span", async () => {
    const anchor = "甲县有调解员20名，另有志愿者30名";
    const row = { ...FACT, anchor, kind: "list", value: "调解员20名；志愿者30名" };
    const { facts, run } = await make({ "facts.csv": factsCsv(row) });
    expect(facts[0]?.values.map(([start, end]) => run(start, end))).toEqual(["调解员20名", "志愿者30名"]);
  });

  test("is found regardless of white space in the text or the cells", async () => {
    const row = { ...FACT, kind: "hours", anchor: "设在东街，\n周一至周五 开门", value: "周一\n至周五" };
    const { facts, corpus } = await make({ "facts.csv": factsCsv(row) });
    const [{ start, end, values } = { start: 0, end: 0, values: [] }] = facts;
    expect(corpus.sources[0]?.text.slice(start, end)).toBe("设在东街，周一 至周五开门");
    expect(values.map((span) => corpus.sources[0]?.text.slice(...span))).toEqual(["周一 至周五"]);
  });

  test("is left out if its passage is gone, with a warning that names file and row", async () => {
    const gone = { ...FACT, id: "lawyers", anchor: "甲县有律师9名，都在中心里轮流值班，接待来问事的人" };
    const { facts, warnings } = await make({ "facts.csv": factsCsv(FACT, gone, EVIDENCE) });
    expect(facts.map(({ row }) => row).sort()).toEqual([2, 4]);
    const [notice, ...more] = warnings.filter(({ gone: isGone }) => isGone);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ file: "facts.csv", line: 3 });
    expect(notice?.reason.zh).toContain("甲县有律师9名");
    if (notice !== undefined) expectTold(notice);
  });
});

describe("facts.csv stops the build with row and column for", () => {
  const subjects = { "subjects.csv": subjectsCsv({ ...AID, holds: "", status: "", evidence: "" }, AGED) };
  const cases: [string, Cells, column: string, said: RegExp][] = [
    ["an anchor that occurs twice", { anchor: "甲县" }, "anchor", /more than once/u],
    ["a source that does not exist", { source: "two" }, "source", /"two"/u],
    ["a value that is not in its anchor", { value: "30名" }, "value", /"30名"/u],
    ["one of several values that is not in its anchor", { kind: "list", value: "20名；志愿者" }, "value", /"志愿者"/u],
    ["a number that does not say what it counts", { of: "" }, "of", /counts/u],
    ["an unknown kind", { kind: "nummer" }, "kind", /"nummer"/u],
    ["an unknown modality", { modality: "maybe" }, "modality", /"maybe"/u],
    ["an unknown mark", { mark: "some" }, "mark", /"some"/u],
    ["an unknown subject", { subject: "法院" }, "subject", /no "法院" in subjects\.csv/u],
    ["a subject name that several subjects share", { subject: "援助中心" }, "subject", /Several .* "援助中心"/u],
    ["an unknown place", { place: "丙村" }, "place", /no "丙村" in places\.yaml/u],
    ["an unknown place among known ones", { place: "甲县、丙村" }, "place", /"丙村"/u],
    ["a place name that several places share", { place: "老城" }, "place", /Several .* "老城"/u],
    ["an id that was used before", { id: "street" }, "id", /"street" is the id of row 2/u],
    ["no id", { id: "" }, "id", /empty/u],
  ];

  test.each(cases)("%s", async (_, change, column, said) => {
    const errors = await errorsOf({ ...subjects, "facts.csv": factsCsv(EVIDENCE, { ...FACT, ...change }) });
    expect(errors).toMatchObject([{ file: "facts.csv", line: 3 }]);
    for (const notice of errors) {
      expect(notice.reason.en).toMatch(said);
      expect(notice.reason.en).toMatch(new RegExp(`^Column ${column}:`, "u"));
      expect(notice.reason.zh).toMatch(new RegExp(`^${column} 列：`, "u"));
      expectTold(notice);
    }
  });

  test("several faults, which are reported at once", async () => {
    const wrong = { ...FACT, kind: "nummer", value: "30名", place: "丙村" };
    const errors = await errorsOf({ "facts.csv": factsCsv(wrong, EVIDENCE, { ...EVIDENCE, source: "two" }) });
    expect(errors.map(({ line }) => line).sort()).toEqual([2, 2, 2, 4, 4]);
  });

  test("a row after a cell of several lines, which does not shift the row number", async () => {
    const two = { ...FACT, asks: "几名？\n多少？" };
    const errors = await errorsOf({ "facts.csv": factsCsv(two, { ...FACT, id: "b", kind: "nummer" }) });
    expect(errors).toMatchObject([{ line: 4 }]);
  });
});

describe("a subject", () => {
  test("is a service of the directory if it has evidence", async () => {
    const { corpus, facts } = await make({ "facts.csv": factsCsv(EVIDENCE, FACT), "subjects.csv": subjectsCsv(AID) });
    const [{ source, start, end } = {}] = facts;
    expect(corpus.services).toMatchObject([
      {
        id: "aid",
        aliases: ["援助中心", "法援"],
        place: "jia",
        holds: "service",
        plan: false,
        audience: ["citizen"],
        questions: ["甲？", "乙？", "丙？"],
        evidence: [{ source, start, end }],
        what: null,
      },
    ]);
    expect(corpus.subjects).toEqual([]);
  });

  test("is no service without holds and status: its facts are found by its name, and the directory does not list it", async () => {
    const named = { ...EVIDENCE, subject: "法援" };
    const { corpus, facts } = await make({
      "facts.csv": factsCsv(named),
      "subjects.csv": subjectsCsv({ ...AID, holds: "", status: "" }),
    });
    expect(corpus.services).toEqual([]);
    expect(corpus.subjects).toMatchObject([{ id: "aid", place: "jia" }]);
    expect(facts).toMatchObject([{ subject: "aid" }]);
  });

  test("is not listed if it is hidden", async () => {
    const { corpus } = await make({
      "facts.csv": factsCsv(EVIDENCE),
      "subjects.csv": subjectsCsv({ ...AID, hidden: "已撤销" }),
    });
    expect(corpus.services).toEqual([]);
    expect(corpus.subjects).toMatchObject([{ id: "aid" }]);
  });

  test("is no service if all its passages are gone, and loses its sentence if one of them is", async () => {
    const gone = { ...EVIDENCE, id: "gone", anchor: "原文里没有的一句话" };
    const what = "甲县法律援助中心设在东街。";
    const of = async (evidence: string) => {
      const { corpus } = await make({
        "facts.csv": factsCsv(EVIDENCE, gone),
        "subjects.csv": subjectsCsv({ ...AID, what, evidence }),
      });
      return corpus.services.map((service) => [service.evidence.length, service.what]);
    };
    expect(await of("street")).toEqual([[1, what]]);
    expect(await of("street；gone")).toEqual([[1, null]]);
    expect(await of("gone")).toEqual([]);
  });
});

describe("subjects.csv stops the build with row and column for", () => {
  const cases: [string, Cells, column: string, said: RegExp][] = [
    [
      "a number in a sentence that is not in its evidence",
      { what: "甲县法律援助中心有5个窗口。" },
      "what",
      /^Column what: 5 /u,
    ],
    ["an unknown place", { place: "bing" }, "place", /no "bing" in places\.yaml/u],
    ["an unknown type", { type: "thing" }, "type", /"thing"/u],
    ["an unknown value of holds", { holds: "some" }, "holds", /"some"/u],
    ["an unknown audience among known ones", { audience: "citizen；child" }, "audience", /"child"/u],
    ["an unknown status", { status: "good" }, "status", /"good"/u],
    ["a service without holds", { holds: "" }, "status", /not filled in/u],
    ["a service without a status", { status: "" }, "status", /not filled in/u],
    ["no name", { name: "" }, "name", /not filled in/u],
    ["an id that was used before", { id: "aged" }, "id", /"aged" is used before/u],
    ["an id in capitals", { id: "Aid" }, "id", /"Aid"/u],
    ["no id", { id: "" }, "id", /not written as an id/u],
  ];

  test.each(cases)("%s", async (_, change, column, said) => {
    const errors = await errorsOf({
      "facts.csv": factsCsv(EVIDENCE),
      "subjects.csv": subjectsCsv(AGED, { ...AID, ...change }),
    });
    expect(errors).toMatchObject([{ file: "subjects.csv", line: 3 }]);
    for (const notice of errors) {
      expect(notice.reason.en).toMatch(said);
      expect(notice.reason.zh).toMatch(new RegExp(`^${column} 列：`, "u"));
      expectTold(notice);
    }
  });
});

describe("a matter", () => {
  const matter = (contacts: string, services: string) =>
    `- id: legal_aid\n  name: 援助\n  words: [援助]\n  services: [${services}]\n  contacts: [${contacts}]\n  tip: 先问清楚。\n`;

  test("may refer only to existing contacts", async () => {
    const errors = await errorsOf({ "matters.yaml": matter("legal-99999", "") });
    expect(errors).toMatchObject([{ file: "matters.yaml", line: 5 }]);
  });

  test("loses a service that is gone, with a warning", async () => {
    const { corpus, warnings } = await make({ "matters.yaml": matter("legal-12348", "nowhere") });
    expect(corpus.matters[0]?.services).toEqual([]);
    expect(warnings.some(({ file }) => file === "matters.yaml")).toBe(true);
  });
});

describe("the lexicon", () => {
  test("accepts both forms of Solr's format and ignores comments", async () => {
    const { corpus } = await make({ "lexicon.txt": "# 说明\n老赖, 赖账 => 借贷纠纷\n甲, 乙 # 两边\n" });
    expect(corpus.lexicon).toEqual([
      { from: ["老赖", "赖账"], to: ["借贷纠纷"] },
      { from: ["甲", "乙"], to: ["甲", "乙"] },
    ]);
  });

  test("stops the build at an invalid line", async () => {
    expect(await errorsOf({ "lexicon.txt": "甲 => 乙\n丙\n" })).toMatchObject([{ file: "lexicon.txt", line: 2 }]);
  });
});
