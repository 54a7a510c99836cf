// Executes docs/编辑指南.md and README.zh-CN.md from the first command to the last, and checks their lists against the
// code.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { decode } from "../../index/formats/encoding.ts";
import { DOCUMENT } from "../../index/formats/read-document.ts";
import { SEED_BYTES_MAX } from "../../index/parse.ts";
import { FACT_KINDS } from "../../src/fact-kinds.ts";
import { readGuide, type Section, Walk } from "./walk.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GUIDE = "docs/编辑指南.md";
const README = "README.zh-CN.md";
const SAMPLE = join(ROOT, "examples", "office", "seeds");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

describe.each([GUIDE, README])("%s, executed step by step", (path) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.begin();
  });
  afterAll(() => walk.end());
  const sections = readGuide(read(path)).filter(({ steps }) => steps.length > 0);

  // Each step is a command of its own, most of them builds.
  test.runIf(process.env.FULL === "1").each(sections)("$title", async ({ steps }: Section) => {
    for (const step of steps) await walk.take(step);
  });

  test("shows the expected output after each question and each npm command", () => {
    const blind = sections.flatMap(({ steps }) =>
      steps.filter((step, i) => {
        const asks = step.kind === "commands" && step.lines.some((line) => /curl|npm run/u.test(line));
        return asks && steps[i + 1]?.kind !== "seen";
      }),
    );
    expect(blind).toEqual([]);
    expect(sections.flatMap(({ steps }) => steps).filter(({ kind }) => kind === "seen").length).toBeGreaterThan(0);
  });
});

describe("the guide", () => {
  const rows = read(GUIDE)
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  test("lists all file types that are read, and the sample has a file of each", () => {
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`\.(\w+)`/gu)].map(([, kind]) => kind),
    );
    expect(listed.sort()).toEqual(["csv", "docx", "html", "md", "pdf", "txt", "xlsx"]);
    const names = readdirSync(SAMPLE, { recursive: true }).map(String);
    for (const kind of listed) {
      expect(DOCUMENT.test(`x.${kind}`)).toBe(true);
      expect(
        names.some((name) => name.endsWith(`.${kind}`)),
        kind,
      ).toBe(true);
    }
    expect(SEED_BYTES_MAX).toBe(2 * 1024 * 1024);
  });

  test("has sample texts in all supported encodings", () => {
    const texts = readdirSync(SAMPLE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
    const found = texts.map((name) => decode(readFileSync(join(SAMPLE, name)))?.encoding);
    expect(found.sort()).toEqual(["GB18030", "UTF-16LE", "UTF-8"]);
  });

  test("lists only existing kinds of facts", () => {
    const [kinds = ""] = rows.filter((row) => row.startsWith("| `kind`"));
    const named = [...kinds.matchAll(/`([a-z_]+)`/gu)].map(([, kind = ""]) => kind).slice(1);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((kind) => !FACT_KINDS.some((each) => each === kind))).toEqual([]);
  });
});

describe("the documents for readers who do not program", () => {
  test.each([GUIDE, README])("%s names only existing commands", (path) => {
    const named = [...read(path).matchAll(/npm run ([\w:-]+)/gu)].map(([, name = ""]) => name);
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each([GUIDE, README])("%s links to files that exist", (path) => {
    const links = [...read(path).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/gu)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([]);
  });

  test("both have a link in README.md", () => {
    for (const path of [GUIDE, README]) expect(read("README.md")).toContain(`(${path})`);
  });

  test("README.zh-CN.md has at most 45 lines", () => {
    expect(read(README).trim().split("\n").length).toBeLessThanOrEqual(45);
  });
});
