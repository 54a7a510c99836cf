// `npm run count-tests -- FILE`: reads vitest's JSON results and prints "PASSED FAILED". A missing results file counts
// as one failure. So does each test file below test/ that ran no test: vitest does not report a file that it never
// found.
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  /** Also false when a file cannot be loaded, although no test of it is counted as failed. */
  success: z.boolean(),
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

function filesWithoutTests({ testResults }: z.infer<typeof Results>): string[] {
  const ran = testResults.filter(({ assertionResults }) => assertionResults.some(({ status }) => status !== "skipped"));
  const names = new Set(ran.map(({ name }) => relative(ROOT, name).split(sep).join("/")));
  return globSync("test/**/*.test.ts", { cwd: ROOT })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !names.has(path));
}

const [path = ""] = process.argv.slice(2);
const text = await readFile(path, "utf8").catch(() => null);
if (text === null) {
  process.stdout.write("0 1\n");
} else {
  const results = Results.parse(JSON.parse(text));
  const empty = filesWithoutTests(results);
  for (const file of empty) process.stderr.write(`${file}: no test ran\n`);
  const failed = results.numFailedTests + empty.length;
  process.stdout.write(`${results.numPassedTests} ${results.success ? failed : Math.max(1, failed)}\n`);
  if (empty.length > 0) process.exitCode = 1;
}
