// Loads what shows answers, once, from where this script came from. Rejects when it cannot be reached or hangs; then it is tried
// again with the next question, under another address, since engines remember a module that failed.
import type { Answers } from "./answers.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of that part: the bundler puts it in. */
declare const ANSWERS_VERSION: string;

/** As long as a person waits for an answer. What hangs longer would hang for every question after it. */
const WAIT_MS = 30_000;

let loading: Promise<Answers> | null = null;
let failures = 0;

export function loadAnswers(): Promise<Answers> {
  loading ??= Promise.race([load(), late()]).catch((error: unknown) => {
    loading = null;
    failures += 1;
    throw error;
  });
  return loading;
}

function late(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));
}

async function load(): Promise<Answers> {
  const again = failures === 0 ? "" : `-${failures}`;
  const module: { ANSWERS: Answers } = await import(`${scriptOrigin}/widget-answers.js?v=${ANSWERS_VERSION}${again}`);
  return module.ANSWERS;
}
