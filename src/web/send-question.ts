// A question goes to the server, one of four outcomes comes back. Never throws, and never shows what it could not read.
import type { AskRequest } from "../contract.ts";
import { isShownAnswer, isShownProblem, type ShownAnswer, type ShownProblem } from "./shown.ts";

/** A phone on a weak net gets this long; a person should not wait longer without a word. */
const WAIT_MS = 20_000;

export type Outcome =
  | { kind: "answer"; answer: ShownAnswer }
  | { kind: "problem"; problem: ShownProblem }
  /** The server was not reached, or too late. */
  | { kind: "unreached" }
  /** Something came back that is not ours: a login page of a network, a half reply. */
  | { kind: "unreadable" };

export async function sendQuestion(request: AskRequest): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), WAIT_MS);
  try {
    const response = await fetch("/api/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
      credentials: "omit",
      signal: abort.signal,
    });
    return readOutcome(await response.text());
  } catch {
    return { kind: "unreached" };
  } finally {
    clearTimeout(timer);
  }
}

function readOutcome(text: string): Outcome {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return { kind: "unreadable" };
  }
  if (isShownAnswer(reply)) return { kind: "answer", answer: reply };
  return isShownProblem(reply) ? { kind: "problem", problem: reply } : { kind: "unreadable" };
}
