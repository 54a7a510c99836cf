// Loads what shows answers, once, from where this script came from. Rejects when it cannot be reached or hangs; then it is tried
// again with the next question.
import type { Answers } from "./answers.ts";
import { loadPart } from "./load-part.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of that part: the bundler puts it in. */
declare const ANSWERS_VERSION: string;

/** As long as a person waits for an answer. What hangs longer would hang for every question after it. */
const WAIT_MS = 30_000;

let loading: Promise<Answers> | null = null;

export function loadAnswers(): Promise<Answers> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Answers> {
  const address = `${scriptOrigin}/widget-answers.js?v=${ANSWERS_VERSION}`;
  return (await loadPart<{ ANSWERS: Answers }>(address, WAIT_MS)).ANSWERS;
}
