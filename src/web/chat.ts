// The chat: takes over the page's forms, keeps what was asked in memory and nowhere else, and puts questions and
// answers into the log. Without it the forms post and the page still answers.
import { HISTORY_MESSAGES_MAX, QUESTION_CHARS_MAX } from "../limits.ts";
import { answerView, askedView } from "./answer-view.ts";
import { failureSentence, failureView } from "./failure-view.ts";
import { sendQuestion } from "./send-question.ts";
import type { ShownAnswer } from "./shown.ts";
import { toElement } from "./to-nodes.ts";
import { el } from "./view.ts";

export interface ChatElements {
  form: HTMLFormElement;
  field: HTMLTextAreaElement;
  send: HTMLButtonElement;
  log: HTMLElement;
  announcer: HTMLElement;
}

export function startChat(elements: ChatElements): void {
  const { form, field, send, log, announcer } = elements;
  // What the server put into the log before the script started was asked, too.
  const asked = [...log.querySelectorAll(".asked bdi")].map((node) => node.textContent ?? "");
  let isBusy = false;

  const setBusy = (busy: boolean) => {
    isBusy = busy;
    send.setAttribute("aria-disabled", String(busy));
    send.textContent = busy ? "正在查…" : "问一问";
  };

  const ask = async (question: string, place: string, turn = document.createElement("article")) => {
    if (isBusy) return;
    setBusy(true);
    const heading = toElement(askedView(question));
    const pending = toElement(el("p", { class: "pending" }, "正在查，请稍等…"));
    turn.className = "turn";
    turn.textContent = "";
    turn.append(heading, pending);
    leaveOpening();
    log.append(turn);
    reveal(turn);
    announcer.textContent = "正在查，请稍等。";
    const history = asked.slice(-HISTORY_MESSAGES_MAX).map((content) => ({ role: "user" as const, content }));
    const outcome = await sendQuestion({ question, ...(place === "" ? {} : { place }), history });
    setBusy(false);
    if (outcome.kind === "answer") {
      asked.push(question);
      pending.replaceWith(toElement(answerView(outcome.answer)));
      announcer.textContent = spoken(outcome.answer);
      if (field.value.trim() === question) field.value = "";
    } else {
      const failure = toElement(failureView(outcome));
      pending.replaceWith(failure);
      announcer.textContent = failureSentence(outcome);
      failure.querySelector(".again")?.addEventListener("click", () => {
        // The button goes away with the failure: the question takes the focus, so that it is not lost.
        heading.focus();
        void ask(question, place, turn);
      });
    }
    reveal(turn);
  };

  document.addEventListener("submit", (event) => {
    const target = event.target;
    if (!(target instanceof HTMLFormElement) || !target.matches("#ask, .choice")) return;
    event.preventDefault();
    const { question, place } = read(target);
    const length = [...question].length;
    if (length === 0) return field.focus();
    if (length > QUESTION_CHARS_MAX) {
      announcer.textContent = "";
      return showFault(form, `问题太长了，请减到${QUESTION_CHARS_MAX}个字以内。现在是${length}个字。`);
    }
    showFault(form, null);
    void ask(question, place);
  });

  field.addEventListener("keydown", (event) => {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send.click();
  });
}

/** As the server draws the page once something was asked. */
function leaveOpening(): void {
  for (const element of document.querySelectorAll<HTMLElement>(".opening")) element.hidden = true;
  document.querySelector("#title")?.classList.add("unseen");
  const label = document.querySelector("#asking");
  if (label !== null) label.textContent = "接着问";
}

function read(form: HTMLFormElement): { question: string; place: string } {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return { question: text("question"), place: text("place") };
}

function showFault(form: HTMLFormElement, sentence: string | null): void {
  form.querySelector("#fault")?.remove();
  const field = form.querySelector("textarea");
  field?.setAttribute("aria-describedby", sentence === null ? "hint" : "fault hint");
  if (sentence === null) {
    field?.removeAttribute("aria-invalid");
    return;
  }
  field?.setAttribute("aria-invalid", "true");
  form.prepend(toElement(el("p", { id: "fault", class: "fault", role: "alert" }, sentence)));
  field?.focus();
}

/** The answer as it is read aloud: once, without the marks of the citations. */
function spoken({ answer, warnings, tip, notice }: ShownAnswer): string {
  const hint = tip === undefined || tip === null ? [] : [`${tip.label}：${tip.text}`];
  return [answer, ...warnings, ...hint, notice].join("\n").replace(/\[\d+\]/g, "");
}

/** The question comes to the top, so that the answer is read from its beginning. */
function reveal(turn: HTMLElement): void {
  // On a phone the keyboard would cover the answer.
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement && matchMedia("(pointer: coarse)").matches) active.blur();
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  turn.scrollIntoView({ block: "start", behavior: isCalm ? "auto" : "smooth" });
}
