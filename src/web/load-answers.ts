// Loads the part that displays answers, once, from the address of this script. Rejects when it cannot be loaded in
// time; the next question tries again.
import type { Answers } from "./answers.ts";
import { loadPart } from "./load-part.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of that part, inserted by the bundler. */
declare const ANSWERS_VERSION: string;

/** As long as the chat waits for an answer. Without a limit a request that hangs would block every later question. */
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
