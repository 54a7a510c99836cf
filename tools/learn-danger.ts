// `npm run learn:danger`: learns the danger model from seeds/danger.tsv and the words of seeds/danger.yaml. Prints
// src/question/danger-weights.ts to stdout and the result of cross-validation to stderr.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_SEEDS } from "../index/out-directory.ts";
import { readExamples } from "./danger/examples.ts";
import { learnCalibrated } from "./danger/learn.ts";
import { renderReport, renderWeights } from "./danger/render.ts";
import { tellFailure } from "./operator-error.ts";

async function learn(): Promise<void> {
  const examples = await readExamples((name) => readFile(join(DEFAULT_SEEDS, name), "utf8"));
  const { model, judged } = learnCalibrated(examples);
  process.stderr.write(renderReport(judged, model.thresholds));
  process.stdout.write(renderWeights(model));
}

await learn().catch((error: unknown) => {
  process.exitCode = tellFailure(error);
});
