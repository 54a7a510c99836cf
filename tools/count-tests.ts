// `npm run count-tests -- FILE`: vitest's JSON results in, "PASSED FAILED" out. No file counts as one failure.
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  /** False, too, when a file cannot even be loaded: it has no tests to fail. */
  success: z.boolean(),
});

const [path = ""] = process.argv.slice(2);
const text = await readFile(path, "utf8").catch(() => null);
if (text === null) {
  process.stdout.write("0 1\n");
} else {
  const { numPassedTests, numFailedTests, success } = Results.parse(JSON.parse(text));
  const failed = success ? numFailedTests : Math.max(1, numFailedTests);
  process.stdout.write(`${numPassedTests} ${failed}\n`);
}
