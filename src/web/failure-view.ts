// What stands where an answer should: one plain sentence, a button to try again, and a number that can be called.
import { contactsView } from "./answer-view.ts";
import type { Outcome } from "./send-question.ts";
import { el, type ViewElement } from "./view.ts";

export type Failure = Exclude<Outcome, { kind: "answer" }>;

const OFFLINE = "没有连上网，问题没有发出去。您写的还在，网络好了可以再试。";
const UNREADABLE = "这次没有收到回答。您写的还在，可以再试一次。";

export function failureSentence(failure: Failure): string {
  if (failure.kind === "problem") return failure.problem.detail;
  return failure.kind === "unreached" ? OFFLINE : UNREADABLE;
}

/** The button carries the class `again`; whoever shows this view makes it work. */
export function failureView(failure: Failure): ViewElement {
  const contacts = failure.kind === "problem" ? contactsView(failure.problem.handoff.contacts) : null;
  return el(
    "div",
    { class: "failure" },
    el("p", {}, failureSentence(failure)),
    el("p", {}, el("button", { type: "button", class: "again" }, "再试一次")),
    contacts ??
      el(
        "p",
        {},
        "着急的话，可以打",
        el("a", { class: "call", href: "tel:12348" }, el("strong", { class: "tel" }, "12348"), " 公共法律服务热线"),
      ),
  );
}
