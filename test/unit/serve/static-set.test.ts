// How the box reads the folder of static files: rules for headers, ignored files, and input that it rejects.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyHeaderRules, parseHeaderRules } from "../../../tools/serve/header-rules.ts";
import { parseIgnored } from "../../../tools/serve/ignored-paths.ts";
import { readStaticSet } from "../../../tools/serve/static-set.ts";

describe("_headers", () => {
  const given = (rules: string, path: string, before: Record<string, string> = {}) => {
    const headers = new Headers(before);
    applyHeaderRules(parseHeaderRules(rules), path, headers);
    return Object.fromEntries(headers);
  };

  test("applies a rule to its path, and a rule with * to all paths that match", () => {
    const rules = "/a.js\n  X-A: 1\n/b/*.js\n  X-B: 2\n/*\n  X-All: 3\n";
    expect(given(rules, "/a.js")).toEqual({ "x-a": "1", "x-all": "3" });
    expect(given(rules, "/b/c/d.js")).toEqual({ "x-b": "2", "x-all": "3" });
    expect(given(rules, "/a.jsx")).toEqual({ "x-all": "3" });
    expect(given("/ab*ba\n  X: 1\n", "/aba")).toEqual({});
  });

  test("replaces a header with the first rule, appends the next ones, and removes a header with !", () => {
    const rules = "# all\n/*\n  Cache-Control: one\n\n/a\n  Cache-Control: two\n  ! ETag\n";
    expect(given(rules, "/a", { "cache-control": "zero", etag: "x" })).toEqual({ "cache-control": "one, two" });
    expect(given("/a\n  X: https://a.example\n  X: 2\n", "/a")).toEqual({ x: "https://a.example, 2" });
  });

  test.each([
    ["a header before any path", "X: 1"],
    ["a placeholder", "/a/:name\n  X: 1"],
    ["the value of a placeholder", "/a/*\n  X: :splat"],
    ["two stars", "/*/a/*\n  X: 1"],
    ["another host", "https://a.example/a\n  X: 1"],
    ["a header without a value", "/a\n  X:"],
    ["a line that is no header", "/a\n  X"],
  ])("rejects %s with its line", (_, rules) => {
    expect(() => parseHeaderRules(rules)).toThrow(/^_headers:\d+: /u);
  });
});

describe(".assetsignore", () => {
  test.each([
    [".gitignore", "/.gitignore", true],
    [".gitignore", "/a/.gitignore", true],
    [".gitignore", "/agitignore", false],
    ["/a.js", "/a.js", true],
    ["/a.js", "/b/a.js", false],
    ["*.map", "/b/a.js.map", true],
    ["*.map", "/a.mapx", false],
    ["drafts/", "/b/drafts/a.js", true],
    ["drafts/", "/drafts", false],
    ["drafts", "/drafts/a.js", true],
    ["a/b?.js", "/a/b1.js", true],
    ["a/b?.js", "/c/a/b1.js", false],
    ["# *\n\n", "/a", false],
  ])("pattern %j ignores %s: %s", (text, path, expected) => {
    expect(parseIgnored(text)(path)).toBe(expected);
  });

  test.each(["!a", "a/**", "[ab]", "a\\b"])("rejects the pattern %s", (text) => {
    expect(() => parseIgnored(text)).toThrow(text);
  });
});

describe("readStaticSet", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "fawen-static-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("finds files by path, also in subfolders, and leaves out ignored files", async () => {
    await mkdir(join(folder, "a", "drafts"), { recursive: true });
    await writeFile(join(folder, "a", "b.css"), "x");
    await writeFile(join(folder, "a", "drafts", "c.unknown"), "x");
    await writeFile(join(folder, ".assetsignore"), "drafts/\n");
    await writeFile(join(folder, "_headers"), "/a/b.css\n  X: 1\n");
    const { index, bytes } = await readStaticSet(folder);
    expect([...bytes.keys()]).toEqual(["/a/b.css"]);
    expect(index.files["/a/b.css"]?.contentType).toBe("text/css; charset=utf-8");
    expect(index.rules).toHaveLength(1);
  });

  test.each(["page.html", "thing.unknown", "_redirects"])(
    "rejects %s, since it does not know how to serve it",
    async (name) => {
      await writeFile(join(folder, name), "");
      await expect(readStaticSet(folder)).rejects.toThrow(name);
    },
  );
});
