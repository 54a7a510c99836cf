// Checks README, ARCHITECTURE, CONTRIBUTING and CHANGELOG against the code: everything that they have to list is there.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { ENDPOINTS } from "../../src/endpoints.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { Settings } from "../../src/settings.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
/** These and all other documents. */
const ALL_DOCUMENTS = [...DOCUMENTS, "README.zh-CN.md", ...globSync("{docs,examples}/**/*.md", { cwd: ROOT })];
const ARCHITECTURE_LINES_MAX = 150;
const README_LINES_MAX = 80;
/** Folders that are generated or belong to tools. */
const SKIPPED = /^(?:\..*|node_modules|dist|coverage)$/u;

const packages = z.optional(z.record(z.string(), z.string()));
const manifest = z
  .object({
    version: z.string(),
    scripts: z.record(z.string(), z.string()),
    dependencies: packages,
    devDependencies: packages,
    optionalDependencies: packages,
  })
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
const dependencies = Object.keys({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
});

/** Returns the lines of a document; none if the document is missing, so that its tests fail. */
function linesOf(name: string): string[] {
  const path = join(ROOT, name);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
}

function foldersIn(path: string): string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map(({ name }) => name);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}

/** Matches a table row that has the name in its first cell and a description in the next. */
function tableRow(name: string): RegExp {
  return new RegExp(`^\\|[^|]*\`${literally(name)}\`[^|]*\\|\\s*\\S[^|]*\\|`, "u");
}

function expectLine(document: string, pattern: RegExp, remedy: string): void {
  expect(
    linesOf(document).some((line) => pattern.test(line)),
    `${document} lacks ${remedy}`,
  ).toBe(true);
}

describe("docs/api.md", () => {
  test.each(ENDPOINTS.map(({ method, path }) => ({ method, path })))(
    "has a line on $method $path",
    ({ method, path }) => {
      const pattern = new RegExp(`\\b${method}\\b.*${literally(path)}(?![\\w/{])`, "u");
      expectLine("docs/api.md", pattern, `a line with ${method} ${path}`);
    },
  );
});

describe("the pages", () => {
  test.each(PAGE_PATHS)("have a row in docs/api.md: %s", (path) => {
    expectLine("docs/api.md", tableRow(path), `a row: | \`${path}\` | what it shows |`);
  });

  test.each(PAGE_PATHS.filter((path) => path !== "/"))("are among the paths in docs/box.md: %s", (path) => {
    const name = path.slice(1);
    expectLine("docs/box.md", new RegExp(`\`${literally(name)}\`[、。]`, "u"), `the path ${name}`);
  });
});

describe("docs/settings.md", () => {
  test.each(Object.keys(Settings.shape))("has a row on the setting %s", (name) => {
    expectLine("docs/settings.md", tableRow(name), `a row of a table: | \`${name}\` | what it means |`);
  });
});

describe("README.md", () => {
  test(`has at most ${README_LINES_MAX} lines`, () => {
    expect(linesOf("README.md").length).toBeLessThanOrEqual(README_LINES_MAX);
  });

  test.each(["PORT", "SEEDS"])("has a line on the variable %s", (name) => {
    expectLine("README.md", new RegExp(`\`?\\b${name}\\b`, "u"), `a line on ${name}`);
  });

  test.each(["npm ci && npm start", "npm ci && npm test"])("has the command %s", (command) => {
    expectLine("README.md", new RegExp(literally(command), "u"), `the command ${command}`);
  });
});

describe("the npm scripts", () => {
  test.each(Object.keys(manifest.scripts))("include %s, which README.md or CONTRIBUTING.md describes", (name) => {
    const command = ["start", "test"].includes(name) ? `npm (?:run )?${name}` : `npm run ${literally(name)}`;
    const pattern = new RegExp(`${command}(?![\\w:-])`, "u");
    const found = ["README.md", "CONTRIBUTING.md"].some((document) =>
      linesOf(document).some((line) => pattern.test(line)),
    );
    expect(found, `neither README.md nor CONTRIBUTING.md has a line with npm run ${name}`).toBe(true);
  });

  test("include every npm script that a document names", () => {
    const named = ALL_DOCUMENTS.flatMap((document) =>
      linesOf(document).flatMap((line) =>
        [...line.matchAll(/npm run ([\w:-]+)/gu)].map(([, name = ""]) => `${document}: ${name}`),
      ),
    );
    expect(named.filter((name) => !(name.replace(/^.*: /u, "") in manifest.scripts))).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  test(`has at most ${ARCHITECTURE_LINES_MAX} lines`, () => {
    expect(linesOf("ARCHITECTURE.md").length).toBeLessThanOrEqual(ARCHITECTURE_LINES_MAX);
  });

  test.each(foldersIn("."))("has a row on the folder %s", (name) => {
    expectLine("ARCHITECTURE.md", tableRow(name), `a row of the map: | \`${name}\` | what it holds |`);
  });

  test.each(foldersIn("src"))("says what src/%s is for", (name) => {
    expectLine("ARCHITECTURE.md", new RegExp(`\`src/${literally(name)}/?\``, "u"), `a line with \`src/${name}/\``);
  });

  test.each(dependencies)("gives the reason for the dependency %s", (name) => {
    expectLine("ARCHITECTURE.md", tableRow(name), `a row: | \`${name}\` | why |`);
  });

  test("lists only dependencies of package.json", () => {
    const lines = linesOf("ARCHITECTURE.md");
    const from = lines.findIndex((line) => /^## Dependencies/u.test(line));
    const length = lines.slice(from + 1).findIndex((line) => line.startsWith("## "));
    const rows = lines
      .slice(from + 1, length === -1 ? undefined : from + 1 + length)
      .filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/gu)].map(([, name]) => name));
    expect(named.filter((name) => name === undefined || !dependencies.includes(name))).toEqual([]);
  });
});

describe("docs/internals/invariants.md", () => {
  test("names tests and files that exist", () => {
    const named = linesOf("docs/internals/invariants.md").flatMap((line) =>
      [...line.matchAll(/`((?:test|index|src)\/[\w./-]+)`/gu)].map(([, path = ""]) => path),
    );
    const isThere = (path: string) => [path, `${path}.test.ts`].some((each) => existsSync(join(ROOT, each)));
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe("CHANGELOG.md", () => {
  test("has a heading for the version of package.json", () => {
    expectLine(
      "CHANGELOG.md",
      new RegExp(`^## ${literally(manifest.version)}\\b`, "u"),
      `a heading ## ${manifest.version}`,
    );
  });
});

describe("every document", () => {
  test.each(DOCUMENTS)("%s exists", (name) => {
    expect(linesOf(name).length).toBeGreaterThan(1);
  });

  test.each(ALL_DOCUMENTS)("%s links to files that exist", (name) => {
    const links = linesOf(name).flatMap((line) =>
      [...line.matchAll(/\]\((?!\w+:|#|\/)([^)#\s]+)/gu)].map(([, path = ""]) => decodeURI(path)),
    );
    expect(links.filter((path) => !existsSync(join(ROOT, dirname(name), path)))).toEqual([]);
  });

  test("LICENSE is the Apache License", () => {
    expect(linesOf("LICENSE").join("\n")).toContain("Apache License");
  });
});
