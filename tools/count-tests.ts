// `FULL=1 npm run count-tests -- FILE`: reads vitest's JSON results of a full run and prints "PASSED FAILED". A missing
// results file counts as one failure. So does each test file of which a project that lists it ran no test, and each file
// below test/ that no project lists.
import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VITEST = join(createRequire(import.meta.url).resolve("vitest/package.json"), "..", "vitest.mjs");

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  /** Also false when a file cannot be loaded, although no test of it is counted as failed. */
  success: z.boolean(),
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
const Listed = z.array(z.object({ file: z.string(), projectName: z.string() }));

const nameOf = (path: string) => relative(ROOT, path).split(sep).join("/");

/** The projects that run each file. */
function projectsByFile(): Map<string, string[]> {
  const listed = execFileSync(process.execPath, [VITEST, "list", "--filesOnly", "--json"], { cwd: ROOT });
  const projects = new Map<string, string[]>();
  for (const { file, projectName } of Listed.parse(JSON.parse(listed.toString()))) {
    projects.set(nameOf(file), [...(projects.get(nameOf(file)) ?? []), projectName]);
  }
  return projects;
}

/** A line for each file that ran less often than it is listed. The results do not name the project. */
function filesWithoutTests({ testResults }: z.infer<typeof Results>): string[] {
  const runs = new Map<string, number>();
  for (const { name, assertionResults } of testResults) {
    if (!assertionResults.some(({ status }) => status !== "skipped")) continue;
    runs.set(nameOf(name), (runs.get(nameOf(name)) ?? 0) + 1);
  }
  const projects = projectsByFile();
  const files = globSync("test/**/*.test.ts", { cwd: ROOT }).map((path) => path.split(sep).join("/"));
  return files.flatMap((file) => {
    const listed = projects.get(file) ?? [];
    if (listed.length === 0) return [`${file}: no project lists it`];
    return (runs.get(file) ?? 0) < listed.length ? [`${file}: no test ran in one of ${listed.join(", ")}`] : [];
  });
}

const [path = ""] = process.argv.slice(2);
const text = await readFile(path, "utf8").catch(() => null);
if (text === null) {
  process.stdout.write("0 1\n");
} else {
  const results = Results.parse(JSON.parse(text));
  const empty = filesWithoutTests(results);
  for (const line of empty) process.stderr.write(`${line}\n`);
  const failed = results.numFailedTests + empty.length;
  process.stdout.write(`${results.numPassedTests} ${results.success ? failed : Math.max(1, failed)}\n`);
  if (empty.length > 0) process.exitCode = 1;
}
