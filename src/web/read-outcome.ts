// Parses the server's response into an outcome. Pure, and never throws.
import type { Failure, Outcome } from "../view/outcome.ts";
import { isShownAnswer, isShownProblem } from "../view/shown.ts";

/** `isPage` means that the response was HTML or a redirect, like the login page of a network. */
export function readOutcome(text: string, status: number, isPage: boolean): Outcome {
  const failed = (failure: Partial<Failure> & Pick<Failure, "kind">): Outcome => ({
    kind: "failure",
    failure: { status, slug: null, detail: null, contacts: [], ...failure },
  });
  // With status 511 a network itself asks for a login.
  if (status === 511) return failed({ kind: "portal" });
  if (isPage) return failed({ kind: status >= 400 ? "unreadable" : "portal" });
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return failed({ kind: "unreadable" });
  }
  if (isShownAnswer(reply)) {
    const { answer, parts, citations, alert } = reply;
    const isEmpty = answer.trim() === "" && parts.length === 0 && citations.length === 0 && alert === null;
    return isEmpty ? failed({ kind: "unreadable" }) : { kind: "answer", answer: reply };
  }
  if (!isShownProblem(reply)) return failed({ kind: "unreadable" });
  const { slug, detail, handoff } = reply;
  return failed({ kind: "problem", slug, detail, contacts: handoff.contacts });
}
