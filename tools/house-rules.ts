// Part of `npm run check`: reads the project's files and prints each violation of a house rule with its file, line and
// remedy.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { checkDependencies } from "./house/dependencies.ts";
import { checkLicences } from "./house/licences.ts";
import { readModule } from "./house/module.ts";
import { checkModule, checkName, checkUnused, checkVersions, checkWorkplace, type Finding } from "./house/rules.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAMS = [
  "tsconfig.json",
  "src/web/tsconfig.json",
  "src/web/offline/tsconfig.json",
  "index/tsconfig.json",
  "test/tsconfig.json",
];
const CODE = ["src", "index", "test", "tools"];
/** Folders whose file names have to follow the naming rules. */
const NAMED = [...CODE, "public", "examples"];
/** Collection folders, in which editors choose the file names. */
const COLLECTION = /(?:^|\/)seeds\//u;
/** Paths that a build makes or that belong to somebody else. */
const SKIPPED = /^(?:node_modules|dist|index\/out|test\/out|seeds|package-lock\.json|\.(?!ci|github))/u;
/** This file contains the patterns that it forbids. */
const WORKPLACE_FILE = "tools/house/rules.ts";
const TEXT = /\.(?:ts|js|mjs|json|jsonl|md|toml|yaml|yml|css|html|sh|txt|csv)$|\/run$/u;

function listFiles(directory = ROOT): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (SKIPPED.test(relative(ROOT, path).split(sep).join("/"))) return [];
    return entry.isDirectory() ? listFiles(path) : [relative(ROOT, path).split(sep).join("/")];
  });
}

/** Reports files that no tsconfig includes, so that nothing checks their types. */
function findOrphans(sources: readonly string[]): Finding[] {
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const listed = PROGRAMS.flatMap((program) =>
    execFileSync(process.execPath, [tsc, "-p", program, "--listFilesOnly"], { cwd: ROOT, encoding: "utf8" }).split(
      "\n",
    ),
  );
  const held = new Set(listed.map((path) => relative(ROOT, path).split(sep).join("/")));
  return sources
    .filter((path) => !held.has(path))
    .map((path) => ({ path, line: 1, message: "no tsconfig includes it: it is never type-checked" }));
}

const files = listFiles();
const sources = files.filter((path) => path.endsWith(".ts") && CODE.some((folder) => path.startsWith(`${folder}/`)));
const modules = sources.map((path) => readModule(path, readFileSync(join(ROOT, path), "utf8")));
const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const lock: { packages: Parameters<typeof checkLicences>[0] } = JSON.parse(
  readFileSync(join(ROOT, "package-lock.json"), "utf8"),
);
const findings = [
  ...files
    .filter((path) => NAMED.some((folder) => path.startsWith(`${folder}/`)) && !COLLECTION.test(path))
    .flatMap(checkName),
  ...files
    .filter((path) => TEXT.test(path) && path !== WORKPLACE_FILE)
    .flatMap((path) => checkWorkplace(path, readFileSync(join(ROOT, path), "utf8"))),
  ...modules.flatMap(checkModule),
  ...checkUnused(modules),
  ...checkVersions(manifest),
  ...checkDependencies(
    modules,
    ["dependencies", "devDependencies", "optionalDependencies"].flatMap((group) => Object.keys(manifest[group] ?? {})),
  ),
  ...checkLicences(lock.packages),
  ...findOrphans(sources),
];
for (const { path, line, message } of findings) process.stderr.write(`${path}:${line}: ${message}\n`);
if (findings.length > 0) {
  process.stderr.write(`${findings.length} violations of the house rules\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`House rules: ${modules.length} modules, no findings\n`);
}
