// Each house rule reports a violation and accepts a similar case that is allowed.
import { describe, expect, test } from "vitest";
import type { Module } from "../../../tools/house/module.ts";
import {
  checkModule,
  checkName,
  checkUnused,
  checkVersions,
  checkWorkplace,
  FILE_LINES_MAX,
  FUNCTION_LINES_MAX,
  foreignHosts,
} from "../../../tools/house/rules.ts";

function moduleOf(path: string, more: Partial<Module> = {}): Module {
  return {
    path,
    text: "// What it holds.\n",
    imports: [],
    exports: [],
    reexports: [],
    functions: [],
    identifiers: [],
    strings: [],
    ...more,
  };
}

function importing(path: string, specifier: string, typeOnly = false, names: string[] = ["x"]): Module {
  return moduleOf(path, { imports: [{ specifier, typeOnly, names, line: 3 }] });
}

const messages = (module: Module) => checkModule(module).map(({ line, message }) => `${line}: ${message}`);

describe("the direction of imports", () => {
  test.each([
    ["a leaf imports a stage", "src/text.ts", "./search/engine.ts"],
    ["a stage imports ask", "src/say/verify.ts", "../ask.ts"],
    ["a stage imports a later one", "src/question/kinds.ts", "../say/verify.ts"],
    ["the page imports the contract at run time", "src/web/chat.ts", "../contract.ts"],
    ["the kiosk's worker imports routes", "src/web/offline/engine.ts", "../../http/app.ts"],
    ["the kiosk's worker imports a page's code", "src/web/offline/engine.ts", "../panel.ts"],
    ["the page imports the kiosk's worker", "src/web/kiosk/kiosk.ts", "../offline/engine.ts"],
    ["the build imports the answer", "index/build.ts", "../src/say/verify.ts"],
    ["another module imports the Worker", "src/http/app.ts", "../worker.ts"],
    ["ask names an engine", "src/ask.ts", "./search/minisearch.ts"],
    ["source code imports from outside", "src/text.ts", "../tools/x.ts"],
    ["a leaf imports a package", "src/text.ts", "hono"],
    ["the Worker's code imports Node", "src/http/app.ts", "node:fs"],
  ])("forbids that %s", (_, path, specifier) => {
    expect(messages(importing(path, specifier))).toEqual([expect.stringMatching(/^3: .*may not import/u)]);
  });

  test.each([
    ["a leaf imports a leaf", "src/text.ts", "./traditional.ts", false],
    ["a stage imports a leaf", "src/say/verify.ts", "../text.ts", false],
    ["a stage takes the type of an earlier one", "src/say/verify.ts", "../question/kinds.ts", true],
    ["the page takes types of the contract", "src/web/chat.ts", "../contract.ts", true],
    ["the page counts by the limits", "src/web/chat.ts", "../limits.ts", false],
    ["the kiosk's worker imports the product", "src/web/offline/offline-ask.ts", "../../ask.ts", false],
    ["the kiosk's worker reads through guards", "src/web/offline/kept-kit.ts", "../../view/guards.ts", false],
    ["the Worker imports an engine", "src/worker.ts", "./search/minisearch.ts", false],
    ["the build reads files", "index/build.ts", "node:fs", false],
    ["a test imports what it tests", "test/unit/text.test.ts", "../../src/text.ts", false],
  ])("allows that %s", (_, path, specifier, typeOnly) => {
    expect(messages(importing(path, specifier, typeOnly))).toEqual([]);
  });
});

describe("files and functions", () => {
  test("a file may have FILE_LINES_MAX lines and no more", () => {
    const lines = (count: number) => moduleOf("src/x.ts", { text: "// x\n".repeat(count) });
    expect(messages(lines(FILE_LINES_MAX))).toEqual([]);
    expect(messages(lines(FILE_LINES_MAX + 1))).toHaveLength(1);
  });

  test("a function may have FUNCTION_LINES_MAX lines and no more", () => {
    const long = (lines: number) => moduleOf("src/x.ts", { functions: [{ name: "f", line: 9, lines }] });
    expect(messages(long(FUNCTION_LINES_MAX))).toEqual([]);
    expect(messages(long(FUNCTION_LINES_MAX + 1))).toEqual([expect.stringMatching(/^9: f has/u)]);
  });

  test("a file needs a header comment", () => {
    expect(messages(moduleOf("src/x.ts", { text: "const x = 1;\n" }))).toHaveLength(1);
  });

  test.each([
    "src/utils/x.ts",
    "src/date-utils.ts",
    "src/http/helpers.ts",
    "src/common.ts",
    "src/ask-manager.ts",
    "src/Ask.ts",
  ])("the path %s is forbidden", (path) => {
    expect(checkName(path)).toHaveLength(1);
  });

  test.each(["src/http/read-body.ts", "test/eval/README.md", "public/_headers", "test/unit/text.test.ts"])(
    "the path %s is allowed",
    (path) => {
      expect(checkName(path)).toEqual([]);
    },
  );
});

describe("exports", () => {
  test("a default export is allowed only in entry points", () => {
    const exports = [{ text: "default", line: 4 }];
    expect(messages(moduleOf("src/x.ts", { exports }))).toHaveLength(1);
    expect(messages(moduleOf("src/worker.ts", { exports }))).toEqual([]);
  });

  test("a re-export is forbidden", () => {
    expect(messages(moduleOf("src/x.ts", { reexports: [{ text: "./y.ts", line: 1 }] }))).toHaveLength(1);
  });

  test("an export that no other module imports is reported", () => {
    const maker = moduleOf("src/x.ts", { exports: ["used", "unused"].map((text) => ({ text, line: 2 })) });
    const user = importing("src/http/y.ts", "../x.ts", false, ["used"]);
    expect(checkUnused([maker, user]).map(({ message }) => message)).toEqual([expect.stringContaining("unused")]);
    expect(checkUnused([maker, importing("src/http/y.ts", "../x.ts", false, ["*"])])).toEqual([]);
  });
});

describe("forbidden code", () => {
  test.each(["innerHTML", "insertAdjacentHTML", "DOMParser"])(
    "%s is reported as an identifier and as a string",
    (text) => {
      expect(messages(moduleOf("src/web/x.ts", { identifiers: [{ text, line: 1 }] }))).toHaveLength(1);
      expect(messages(moduleOf("src/web/x.ts", { strings: [{ text, line: 1 }] }))).toHaveLength(1);
      expect(messages(moduleOf("src/web/x.ts", { identifiers: [{ text: "textContent", line: 1 }] }))).toEqual([]);
    },
  );

  test("raw markup is allowed only in to-html.ts", () => {
    expect(messages(importing("src/http/app.ts", "hono/html", false, ["raw"]))).toHaveLength(1);
    expect(messages(importing("src/http/to-html.ts", "hono/html", false, ["raw"]))).toEqual([]);
  });

  test.each([
    ["https://fonts.example.com/x.css", ["fonts.example.com"]],
    ['<script src="//cdn.example.com/x.js">', ["cdn.example.com"]],
    ["http://www.w3.org/2000/svg", []],
    ["/sources/a?start=1", []],
    // Packed numbers may look like a URL.
    ["&+'//5.-%$", []],
  ])("the foreign hosts in %s are %j", (text, hosts) => {
    expect(foreignHosts(text)).toEqual(hosts);
  });

  test("a path outside the project is reported with its line", () => {
    expect(checkWorkplace("README.md", `one\nsee ${["..", "shared", "x.md"].join("/")}\n`)).toEqual([
      expect.objectContaining({ line: 2 }),
    ]);
    expect(checkWorkplace("README.md", "see seeds/x.md\n")).toEqual([]);
  });

  test.each(["^1.2.3", "~1.2.3", "1.2", "*", "latest"])("the version %s is not exact", (version) => {
    expect(checkVersions({ devDependencies: { x: version } })).toHaveLength(1);
  });

  test.each(["1.2.3", "5.20261023.3-beta"])("the version %s is exact", (version) => {
    expect(checkVersions({ dependencies: { x: version } })).toEqual([]);
  });
});
