// Writes a small collection to the disk for which each list of `npm run facts` has an entry, and runs the command.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { headLine, lineOf } from "../../../tools/facts/rows.ts";

const COMMAND = fileURLToPath(new URL("../../../tools/facts.ts", import.meta.url));

/** The texts and editors' files of the collection. */
const TEXTS = {
  "guide.txt":
    "援助指南\n\n申请人可以到镇上的12个工作站交材料。审批一般要三个工作日。全县有调解员20名。办公室电话是82110000。\n",
  "news.txt": "援助新闻\n\n甲县去年有调解员35名。审批一般要5个工作日。乙镇有调解员4名。办公室电话是0573-82110000。\n",
  "places.yaml":
    "places:\n  - { id: jia, name: 甲县, aliases: [], within: null }\n  - { id: yi, name: 乙镇, aliases: [], within: jia }\n",
  "sources.yaml": `sources:
  - { id: aid, file: guide.txt, title: 援助指南, place: jia, published: "2024", published_estimated: true }
  - { id: news, file: news.txt, title: 援助新闻, place: jia, published: "2024-05-10", relative: { 去年: "2023" } }
`,
  "subjects.csv": `id,name,aliases,gloss,type,place,what,holds,plan,audience,matters,needs,questions,status,evidence,hidden
centre,援助中心,援助工作站,,office,jia,,,,,,,,,,
`,
};

export type Cells = Parameters<typeof lineOf>[0];
export const ROWS: readonly Cells[] = [
  {
    id: "wait",
    source: "aid",
    anchor: "审批一般要三个工作日",
    subject: "centre",
    kind: "duration",
    value: "三个工作日",
    of: "审批",
    asks: "要等几天？",
  },
  {
    id: "wait-news",
    source: "news",
    anchor: "审批一般要5个工作日",
    subject: "centre",
    kind: "duration",
    value: "5个工作日",
    of: "审批",
    asks: "审批要几天？",
  },
  {
    id: "people",
    source: "aid",
    anchor: "全县有调解员20名",
    kind: "number",
    value: "20名",
    unit: "名",
    of: "调解员",
    asks: "有多少调解员？",
  },
  {
    id: "people-2023",
    source: "news",
    anchor: "甲县去年有调解员35名",
    kind: "number",
    value: "35名",
    unit: "名",
    of: "“调解员”",
    time: "去年",
    asks: "去年多少调解员？",
  },
  {
    id: "people-yi",
    source: "news",
    anchor: "乙镇有调解员4名",
    kind: "number",
    value: "4名",
    unit: "名",
    of: "调解员",
    place: "乙镇",
    asks: "乙镇多少调解员？",
  },
  {
    id: "call",
    source: "aid",
    anchor: "办公室电话是82110000",
    subject: "centre",
    kind: "telephone",
    value: "82110000",
    of: "办公室",
    asks: "电话？",
  },
  {
    id: "call-news",
    source: "news",
    anchor: "办公室电话是0573-82110000",
    subject: "centre",
    kind: "telephone",
    value: "0573-82110000",
    of: "办公室",
    asks: "打哪个电话？",
  },
  {
    id: "lost",
    source: "aid",
    anchor: "周六也开门",
    subject: "centre",
    kind: "hours",
    value: "周六",
    asks: "周六开吗？",
  },
];

/** Writes the folder, without facts.csv. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fawen-facts-"));
  for (const [name, text] of Object.entries(TEXTS)) await writeFile(join(folder, name), text);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export async function writeRows(folder: string, rows: readonly Cells[]): Promise<void> {
  await writeFile(join(folder, "facts.csv"), headLine() + rows.map(lineOf).join(""));
}

/** Runs the command on a collection. */
export function run(seeds: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ stdout: string; stderr: string; code: unknown }>((resolve) => {
    const clean = { ...process.env, FACTS_ENDPOINT: "", FACTS_KEY: "", FACTS_MODEL: "" };
    execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...clean, SEEDS: seeds, ...env } },
      (error, stdout, stderr) => {
        resolve({ stdout, stderr, code: error?.code ?? 0 });
      },
    );
  });
}
