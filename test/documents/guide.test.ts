// docs/编辑指南.md and README.zh-CN.md walked from their first command to their last, and held to the code in what they list.
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

describe.each([GUIDE, README])("%s, walked as it is written", (path) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.begin();
  });
  afterAll(() => walk.end());
  const sections = readGuide(read(path)).filter(({ steps }) => steps.length > 0);

  test.each(sections)("$title", async ({ steps }: Section) => {
    for (const step of steps) await walk.take(step);
  });

  test("says after each question and each start what is seen", () => {
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

describe("what the guide lists", () => {
  const rows = read(GUIDE)
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  test("are all kinds of files that are read, and each is in the sample", () => {
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

  test("are all encodings of texts, and each is in the sample", () => {
    const texts = readdirSync(SAMPLE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".txt"));
    const found = texts.map((name) => decode(readFileSync(join(SAMPLE, name)))?.encoding);
    expect(found.sort()).toEqual(["GB18030", "UTF-16LE", "UTF-8"]);
  });

  test("are kinds of facts that there are", () => {
    const [kinds = ""] = rows.filter((row) => row.startsWith("| `kind`"));
    const named = [...kinds.matchAll(/`([a-z_]+)`/gu)].map(([, kind = ""]) => kind).slice(1);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((kind) => !FACT_KINDS.some((each) => each === kind))).toEqual([]);
  });
});

describe("for who does not program", () => {
  test.each([GUIDE, README])("%s names commands that there are", (path) => {
    const named = [...read(path).matchAll(/npm run ([\w:-]+)/gu)].map(([, name = ""]) => name);
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each([GUIDE, README])("%s links to files that exist", (path) => {
    const links = [...read(path).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/gu)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([]);
  });

  test("README.md links to both", () => {
    for (const path of [GUIDE, README]) expect(read("README.md")).toContain(`(${path})`);
  });

  test("README.zh-CN.md is one screen", () => {
    expect(read(README).trim().split("\n").length).toBeLessThanOrEqual(45);
  });
});
