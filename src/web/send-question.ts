// Sends a question to the server and returns an outcome. Never throws, and never displays a reply that it could not
// parse.
import type { Lang } from "../contract.ts";
import type { Failure, Outcome } from "../view/outcome.ts";
import type { Answers } from "./answers.ts";
import { post } from "./post.ts";

/** Time until the chat says that it takes longer. */
const SLOW_MS = 3_000;
/** Time until the chat offers a way out. */
const VERY_SLOW_MS = 10_000;
/** Time limit of a request, chosen for a phone on a weak network. */
const WAIT_MS = 30_000;

export interface Asked {
  question: string;
  place: string;
  /** Earlier questions, oldest first. */
  history: readonly string[];
  lang: Lang;
}

/**
 * `stop` aborts the request. `onWait` is called when the person has waited long. `answers` loads the part that reads
 * replies. `origin` is the server's base URL, or empty.
 */
export async function sendQuestion(
  origin: string,
  asked: Asked,
  stop: AbortController,
  needs: { answers: () => Promise<Pick<Answers, "readOutcome">>; onWait: (patience: "slow" | "very-slow") => void },
): Promise<Outcome> {
  const { answers: needAnswers, onWait } = needs;
  let isLate = false;
  const timers = [
    setTimeout(() => onWait("slow"), SLOW_MS),
    setTimeout(() => onWait("very-slow"), VERY_SLOW_MS),
    setTimeout(() => {
      isLate = true;
      stop.abort();
    }, WAIT_MS),
  ];
  try {
    // The part that displays answers is loaded with the first one.
    const [response, answers] = await within(
      stop.signal,
      Promise.all([exchange(origin, asked, stop.signal), needAnswers()]),
    );
    return answers.readOutcome(response.text, response.status, response.isPage);
  } catch {
    if (stop.signal.aborted && !isLate) return { kind: "stopped" };
    return { kind: "failure", failure: unreached(isLate ? "timeout" : "offline") };
  } finally {
    timers.forEach(clearTimeout);
  }
}

async function exchange(origin: string, asked: Asked, signal: AbortSignal) {
  const response = await post(`${origin}/api/ask`, bodyOf(asked), signal);
  const isPage = response.type === "opaqueredirect" || /\bx?html\b/i.test(response.headers.get("Content-Type") ?? "");
  return { text: await response.text(), status: response.status, isPage };
}

/** Rejects as soon as `signal` aborts, even while `work` is still pending. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")));
    work.then(resolve, reject);
  });
}

/** Built by hand: old libraries add a `toJSON` to arrays and objects, which breaks JSON.stringify. */
function bodyOf({ question, place, history, lang }: Asked): string {
  const messages = history.map((content) => `{"role":"user","content":${JSON.stringify(content)}}`);
  const where = place === "" ? "" : `,"place":${JSON.stringify(place)}`;
  return `{"question":${JSON.stringify(question)}${where},"lang":"${lang}","history":[${messages.join(",")}]}`;
}

function unreached(kind: "offline" | "timeout"): Failure {
  return { kind, status: null, slug: null, detail: null, contacts: [] };
}
