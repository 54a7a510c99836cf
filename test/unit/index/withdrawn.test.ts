// withdrawn.yaml: a withdrawn text is neither read nor quoted, its rows of facts.csv are left out, and no other id
// changes. An entry that matches no text, or lacks date or reason, stops the build with its line and a remedy.
import { expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { createAsk } from "../../../src/ask.ts";
import { openCollection } from "../../../src/collection.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { factsCsv } from "./tables.ts";

const OWN = await readOwnFiles();
/** Two names that would give the same id, a Chinese name, and a name in a sub-folder. */
const TEXTS = {
  "fees.md": "# 公证收费\n\n委托公证每件收费150元，办理时限5个工作日。\n",
  "fees.txt": "调解收费\n\n人民调解不收取任何费用。\n",
  "通知/停办.txt": "停办通知\n\n公证窗口每周三下午停办业务。\n",
};
const SOURCES = `sources:
  - { id: notary-fees, file: fees.md, title: 公证收费说明 }
`;
const WHY = "reason: 收费标准改了。\n  date: 2026-11-30";

const files = (texts: Readonly<Record<string, string>>): FolderFile[] =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));

const made = (texts: Readonly<Record<string, string>>) => makeCorpus(files(texts), OWN, () => {});

async function opened(texts: Readonly<Record<string, string>>) {
  const { corpusText, warnings, unread, withdrawn } = await made(texts);
  const collection = openCollection(corpusText, createEngine);
  return { corpusText, corpus: collection.corpus, collection, warnings, unread, withdrawn };
}

async function errorsOf(yaml: string, texts: Readonly<Record<string, string>> = TEXTS): Promise<readonly Notice[]> {
  return made({ ...texts, "withdrawn.yaml": yaml }).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

const idsOf = async (texts: Readonly<Record<string, string>>) =>
  (await opened(texts)).corpus.sources.map(({ id }) => id).sort();

test("a withdrawn text is not read, and the index keeps only its date and reason", async () => {
  const withdrawn = `- file: fees.md\n  ${WHY}\n`;
  const { corpus, corpusText, collection } = await opened({
    ...TEXTS,
    "sources.yaml": SOURCES,
    "withdrawn.yaml": withdrawn,
  });
  expect(corpus.sources.map(({ id }) => id)).not.toContain("notary-fees");
  expect(corpusText.includes("每件收费150元")).toBe(false);
  expect(corpus.withdrawn).toEqual([
    { id: "notary-fees", title: "公证收费说明", date: "2026-11-30", reason: "收费标准改了" },
  ]);
  const reply = await createAsk(collection)({ question: "委托公证收费多少？" }, { month: "2026-11", origin: null });
  expect(JSON.stringify(reply)).not.toContain("150元");
});

test("a withdrawn file is not opened, so a broken one is no longer reported", async () => {
  const broken = { ...TEXTS, "scan.pdf": "not a document" };
  expect((await opened(broken)).unread.map(({ file }) => file)).toEqual(["scan.pdf"]);
  const { unread, withdrawn } = await opened({ ...broken, "withdrawn.yaml": `- file: scan.pdf\n  ${WHY}\n` });
  expect(unread).toEqual([]);
  expect(withdrawn).toEqual(["scan.pdf"]);
});

test("a text can be withdrawn by file, by id, or by both, with or without an entry in sources.yaml", async () => {
  for (const [named, sources] of [
    ["file: fees.md", SOURCES],
    ["id: notary-fees", SOURCES],
    ["id: fees", "sources: []\n"],
    ["file: fees.md\n  id: fees", "sources: []\n"],
  ] as const) {
    const { corpus } = await opened({
      ...TEXTS,
      "sources.yaml": sources,
      "withdrawn.yaml": `- ${named}\n  ${WHY}\n`,
    });
    expect(corpus.sources, named).toHaveLength(2);
    expect(corpus.withdrawn.map(({ id }) => id)).toEqual([sources === SOURCES ? "notary-fees" : "fees"]);
  }
});

test("no other text takes over the id of a withdrawn one, whether or not its file still exists", async () => {
  const [fees = "", other = "", notice = ""] = await idsOf(TEXTS);
  expect([fees, other, notice]).toEqual([
    "fees",
    expect.stringMatching(/^fees-[0-9a-f]{6}$/u),
    expect.stringMatching(/^text-[0-9a-f]{6}$/u),
  ]);
  const kept = { ...TEXTS, "withdrawn.yaml": `- file: fees.md\n  ${WHY}\n` };
  expect(await idsOf(kept)).toEqual([other, notice]);
  const { "fees.md": _, ...rest } = TEXTS;
  const deleted = { ...rest, "withdrawn.yaml": `- file: fees.md\n  id: fees\n  ${WHY}\n` };
  expect(await idsOf(deleted)).toEqual([other, notice]);
  expect((await opened(deleted)).corpus.withdrawn.map(({ id }) => id)).toEqual(["fees"]);
});

test("a deleted file that sources.yaml still lists can be withdrawn by file or id", async () => {
  const { "fees.md": _, ...rest } = TEXTS;
  for (const named of ["file: fees.md", "id: notary-fees"]) {
    const { corpus } = await opened({
      ...rest,
      "sources.yaml": SOURCES,
      "withdrawn.yaml": `- ${named}\n  ${WHY}\n`,
    });
    expect(corpus.withdrawn).toMatchObject([{ id: "notary-fees", title: "公证收费说明" }]);
  }
});

test("rows of facts.csv from a withdrawn text are left out with one warning, and the others stay", async () => {
  const facts = factsCsv(
    { id: "a", source: "fees", anchor: "每件收费150元", kind: "fee", value: "150元" },
    { id: "b", source: "fees", anchor: "办理时限5个工作日", kind: "duration", value: "5个工作日" },
    { id: "c", source: "fees-txt", anchor: "不收取任何费用", asks: "调解要钱吗？" },
  );
  const sources = "sources:\n  - { id: fees-txt, file: fees.txt, title: 调解收费 }\n";
  const withdrawn = `- file: fees.md\n  ${WHY}\n`;
  const { corpus, warnings } = await opened({
    ...TEXTS,
    "sources.yaml": sources,
    "facts.csv": facts,
    "withdrawn.yaml": withdrawn,
  });
  expect(corpus.facts.filter(({ row }) => row > 0).map(({ row }) => row)).toEqual([4]);
  const told = warnings.filter(({ file }) => file === "facts.csv");
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ line: 2, reason: { zh: expect.stringContaining("2 行没有用（第 2, 3 行）") } });
  expect(told[0]?.gone).toBeUndefined();
});

test("an empty file withdraws nothing", async () => {
  expect((await opened({ ...TEXTS, "withdrawn.yaml": "# 暂时没有\n" })).corpus.withdrawn).toEqual([]);
});

test.each([
  ["an unknown file", `- file: fee.md\n  ${WHY}\n`, 1, "没有 “fee.md”", "id: fee"],
  ["an unknown id", `- id: fee\n  ${WHY}\n`, 1, "没有 id 为 “fee”", "文件名"],
  ["the id of another text", `- file: fees.md\n  id: fees-2\n  ${WHY}\n`, 2, "的 id 是 fees", "只写 file"],
  [
    "a deleted file with the id of another text",
    `- file: old.md\n  id: fees\n  ${WHY}\n`,
    2,
    "是 “fees.md” 的 id",
    "改正",
  ],
  ["neither file nor id", `- ${WHY}\n`, 1, "没有写撤下哪一篇", "文件名"],
  ["no reason", "- file: fees.md\n  date: 2026-11-30\n", 1, "缺少 0.reason", "市民会看到"],
  ["no date", "- file: fees.md\n  reason: 旧了\n", 1, "缺少 0.date", "2026-11-30"],
  ["an impossible date", "- file: fees.md\n  reason: 旧了\n  date: 2026-02-30\n", 3, "0.date 写得不对", "2026-11-30"],
  ["another date format", "- file: fees.md\n  reason: 旧了\n  date: 11月30日\n", 3, "0.date 写得不对", "2026-11-30"],
  ["a text that is listed twice", `- file: fees.md\n  ${WHY}\n- id: fees\n  ${WHY}\n`, 4, "已经写过", "删掉一条"],
  ["a file that is not a text", `- file: sources.yaml\n  ${WHY}\n`, 1, "0.file 写得不对", "全名"],
])("%s stops the build, with line and remedy in both languages", async (_, yaml, line, reason, remedy) => {
  const [notice, ...others] = await errorsOf(yaml);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ file: "withdrawn.yaml", line });
  expect(notice?.reason.zh).toContain(reason);
  expect(notice?.remedy.zh).toContain(remedy);
  for (const words of [notice?.reason.en, notice?.remedy.en]) expect(words).toMatch(/^[^\p{Script=Han}]{10,}$/u);
});

test("a misspelt file name is reported with the right one", async () => {
  const { warnings } = await opened({ ...TEXTS, "withdrawm.yaml": `- file: fees.md\n  ${WHY}\n` });
  expect(warnings.find(({ file }) => file === "withdrawm.yaml")?.remedy.zh).toContain("withdrawn.yaml");
});
