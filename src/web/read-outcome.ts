// Whatever came back from the server, as one of a few outcomes. Pure, and never throws.
import type { Failure, Outcome } from "../view/outcome.ts";
import { isShownAnswer, isShownProblem } from "../view/shown.ts";

/** `isPage`: it was markup, or led elsewhere, as the login page of a network does. */
export function readOutcome(text: string, status: number, isPage: boolean): Outcome {
  const failed = (failure: Partial<Failure> & Pick<Failure, "kind">): Outcome => ({
    kind: "failure",
    failure: { status, slug: null, detail: null, contacts: [], ...failure },
  });
  // 511 is how a network says itself that it wants a login.
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
