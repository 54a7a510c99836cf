// Handles taps and keys in the chat. One delegated listener serves them all, because the DOM changes all the time.
import type { Lang } from "../contract.ts";
import { LANGS, type Settings, type Size } from "../view/attributes.ts";
import type { Turn } from "../view/conversation.ts";
import type { FailureWords } from "../view/outcome.ts";
import type { Answers } from "./answers.ts";
import type { Chat } from "./chat.ts";
import type { Host } from "./host.ts";
import { createKeeper, hearKeys } from "./own-events.ts";
import type { Panel } from "./panel.ts";
import { nextSize } from "./panel-view.ts";
import type { Reader } from "./read-aloud.ts";

interface AnswersPart {
  part: Answers;
  reader: Reader;
}

/** The state and the actions that the handlers use. */
export interface ActedOn {
  readonly panel: Panel;
  readonly chat: Chat;
  readonly host: Host;
  readonly isStarted: boolean;
  readonly settings: Settings;
  readonly words: FailureWords;
  /** Null until the first question. */
  readonly answers: AnswersPart | null;
  needAnswers: () => Promise<AnswersPart>;
  send: (question: string, place?: string, again?: Turn) => Promise<unknown>;
  choose: (chosen: { lang?: Lang; size?: Size }) => void;
  open: () => void;
  clear: () => void;
}

/**
 * Returns a function that turns the shielding of events on and off. While it is on, the host page does not see the
 * chat's keys or the events that pages tend to cancel.
 */
export function listenToActs(root: ShadowRoot, controller: ActedOn): (isOn: boolean) => void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a") : null;
    if (target !== null) onTap(target, event, controller);
  });
  // A form that the host page puts inside the element asks in the chat and does not navigate.
  root.host.addEventListener("submit", (event) => {
    const form = event.target;
    const question = form instanceof HTMLFormElement ? new FormData(form).get("question") : null;
    if (!controller.isStarted || typeof question !== "string") return;
    event.preventDefault();
    void controller.send(question);
  });
  root.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || !target.matches(".language")) return;
    controller.choose({ lang: LANGS.find((lang) => lang === target.value) ?? "zh-CN" });
    controller.panel.find(".language", HTMLSelectElement)?.focus();
  });
  hearKeys(root, (event) => onKey(event, controller));
  return createKeeper(root);
}

/** Handles a key pressed anywhere in the chat. */
function onKey(event: KeyboardEvent, controller: ActedOn): void {
  // During a composition Enter accepts the composed text.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  const [target] = event.composedPath();
  if (!(target instanceof HTMLTextAreaElement) || !target.matches(".ask textarea")) return;
  event.preventDefault();
  // Pressing Enter again during a request does not send the same question twice.
  if (controller.panel.draft.trim() !== controller.chat.asking) void controller.send(controller.panel.draft);
}

function onTap(target: HTMLElement, event: Event, controller: ActedOn): void {
  const { panel, chat, host } = controller;
  const turn = chat.turn(Number(target.closest("[data-turn]")?.getAttribute("data-turn") ?? "none"));
  // The second tap of a double tap would stop the question that the first one sent, or press a button that has just
  // appeared.
  if (event instanceof UIEvent && event.detail > 1 && target.matches('button:not([data-do="size"])')) return;
  if (target.matches(".to-quote")) {
    event.preventDefault();
    panel.find(`[id="${(target.getAttribute("href") ?? "").slice(1)}"]`, HTMLElement)?.focus();
    return;
  }
  if (target.matches(".call")) {
    const detail = {
      name: target.getAttribute("data-name") ?? "",
      tel: (target.getAttribute("href") ?? "").slice("tel:".length),
      matter: turn?.stage.kind === "answered" ? turn.stage.answer.matter : null,
    };
    if (!host.emit("fawen:handoff", detail)) event.preventDefault();
    return;
  }
  const question = target.getAttribute("data-ask");
  if (question !== null) void controller.send(question, target.getAttribute("data-place") ?? undefined);
  else if (turn === undefined) onPanelAct(target.getAttribute("data-do"), controller);
  else onTurnAct(target.getAttribute("data-do"), target, turn, controller);
}

function onPanelAct(does: string | null, controller: ActedOn): void {
  const { panel, chat } = controller;
  if (does === "open") controller.open();
  if (does === "close") panel.close();
  if (does === "send") void controller.send(panel.draft);
  if (does === "stop") chat.stop();
  if (does === "size") controller.choose({ size: nextSize(controller.settings.size) });
  if (does === "speak") void dictate(controller);
  if (does === "clear") {
    controller.clear();
    panel.focusField();
  }
}

function onTurnAct(does: string | null, button: HTMLElement, turn: Turn, controller: ActedOn): void {
  if (does === "stop") controller.chat.stop();
  if (does === "again") void controller.send(turn.question, turn.place, turn);
  onAnswerAct(does, button, turn, controller);
}

function onAnswerAct(does: string | null, button: HTMLElement, turn: Turn, controller: ActedOn): void {
  const { answers, words, settings, panel, host, chat } = controller;
  answers?.part.onAct(does, button, turn, {
    words,
    lang: settings.lang,
    api: settings.api,
    reader: answers.reader,
    say: (text) => panel.say(text),
    onJudging: (feedback) => host.emit("fawen:feedback", feedback),
    onJudged: (judged) => chat.judge(judged),
  });
}

/** Appends the recognised speech to the typed text. */
function joined(typed: string, heard: string): string {
  return [typed.trim(), heard.trim()].filter((words) => words !== "").join(" ");
}

/** Puts the recognised speech into the field, so that the person can check it before sending it. */
async function dictate(controller: ActedOn): Promise<void> {
  const { panel, words, settings, host } = controller;
  const { lang } = settings;
  if (settings.hostHears) {
    const done = (text: string) =>
      panel.composition.afterwards(() => {
        panel.draft = joined(panel.draft, String(text));
        panel.focusField();
      });
    host.emit("fawen:voice", { lang, done });
    return;
  }
  panel.say(words.listening);
  panel.showHearing(true, words.listening);
  const heard = await controller.needAnswers().then(
    ({ part }) => part.listen(lang),
    () => "",
  );
  panel.showHearing(false, words.speak);
  panel.say(heard === "" ? words.notHeard : heard);
  panel.draft = joined(panel.draft, heard);
  panel.focusField();
}
