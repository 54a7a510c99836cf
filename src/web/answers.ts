// The entry of `/widget-answers.js`, which a page loads with its first question: everything about a reply and its
// tools.
import type { Lang } from "../contract.ts";
import { answerView } from "../view/answer-view.ts";
import { ANSWER_WORDS, type Words } from "../view/answer-words.ts";
import type { ChatWords } from "../view/chat-words.ts";
import type { Turn } from "../view/conversation.ts";
import { fromText, toText } from "../view/conversation-text.ts";
import { paperView } from "../view/paper-view.ts";
import type { ChatShowing } from "../view/showing.ts";
import type { ShownAnswer } from "../view/shown.ts";
import { takeableView } from "../view/takeable-view.ts";
import { TOOL_WORDS, type ToolWords } from "../view/tool-words.ts";
import type { View, ViewElement } from "../view/view.ts";
import { copyByHandView, judgingView, REASONS, reasonsView, thanksView, toolsView } from "./answer-tools.ts";
import { dayHere } from "./day-here.ts";
import { documentOwn } from "./document-own.ts";
import { homeOf } from "./home-of.ts";
import { listen } from "./listen.ts";
import { loadAlong } from "./load-along.ts";
import { loadPart } from "./load-part.ts";
import type { PlainDialogs } from "./old.ts";
import { createReader, type Reader } from "./read-aloud.ts";
import { readOutcome } from "./read-outcome.ts";
import { type Feedback, sendFeedback } from "./send-feedback.ts";
import { copyText, spoken } from "./spoken.ts";
import alongSheet from "./styles/along.css";
import answerSheet from "./styles/answer.css";
import toolsSheet from "./styles/answer-tools.css";
import { toElement } from "./to-nodes.ts";

/** The part of the chat that an answer's buttons need. */
export interface AnswerDesk {
  words: ChatWords;
  lang: Lang;
  /** The server's base URL. */
  api: string;
  reader: Reader;
  say: (text: string) => void;
  onJudging: (feedback: Feedback) => void;
  /** Called when the server has received the feedback. */
  onJudged: (turn: Turn) => void;
}

/** Our strings, overridden by the host's. */
function wordsOf({ words, lang }: { words: ChatWords; lang: Lang }): Words & ToolWords {
  return { ...ANSWER_WORDS[lang], ...TOOL_WORDS[lang], ...words };
}

/** The views of an answer and its buttons. */
function answeredViews(
  answer: ShownAnswer,
  isJudged: boolean,
  showing: ChatShowing & { lang: Lang; reader: Reader },
): View[] {
  const words = wordsOf(showing);
  const home = homeOf(answer, showing.origin);
  const shown = { ...showing, words, linkLang: showing.lang };
  return [
    takeableView(answerView(answer, shown), { ...shown, home, hasCards: answer.alert === null }),
    paperView({ notice: answer.notice, day: dayHere(), home, words }),
    toolsView(words, showing.reader.canRead(), answer.citations.length > 0),
    isJudged ? thanksView(words) : judgingView(words),
  ];
}

/** Handles a tap on a button below an answer. */
function onAct(does: string | null, button: HTMLElement, turn: Turn, desk: AnswerDesk): void {
  if (turn.stage.kind !== "answered") return;
  const { answer } = turn.stage;
  if (does === "copy") void copy(button, turn.question, answer, desk);
  if (does === "print" || does === "phone") void takeAlong(does, button, answer, desk);
  if (does === "read") readAloud(button, answer, desk);
  if (does === "yes") void judge(button, turn, answer, null, desk);
  if (does === "no") replaceJudging(button, reasonsView(wordsOf(desk)));
  const reason = REASONS.find((one) => one === does);
  if (reason !== undefined) void judge(button, turn, answer, reason, desk);
}

/**
 * Replaces the question for feedback by another view. Moves the focus there unless it is elsewhere in the page. Returns
 * whether the focus moved, because then a screen reader reads the new view.
 */
function replaceJudging(button: HTMLElement, view: ViewElement): boolean {
  const shown = toElement(view);
  const group = button.closest(".judging");
  const root = button.getRootNode();
  const inside = root instanceof ShadowRoot ? root.activeElement : null;
  const active = inside ?? documentOwn("activeElement");
  const isFree = !(active instanceof Element) || active.localName === "body" || group?.contains(active) === true;
  group?.replaceWith(shown);
  if (isFree) shown.querySelector<HTMLElement>("[tabindex]")?.focus();
  return isFree;
}

async function judge(
  button: HTMLElement,
  turn: Turn,
  { id, index }: ShownAnswer,
  reason: string | null,
  desk: AnswerDesk,
): Promise<void> {
  const words = wordsOf(desk);
  const group = button.closest(".judging");
  // Ignore further taps while the feedback is being sent.
  if (group === null || group.hasAttribute("aria-busy")) return;
  group.setAttribute("aria-busy", "true");
  const feedback = { id, index: index.id, useful: reason === null, reason };
  desk.onJudging(feedback);
  const isSent = await sendFeedback(desk.api, feedback);
  if (isSent) desk.onJudged(turn);
  if (!replaceJudging(button, thanksView(words, isSent))) desk.say(isSent ? words.thanks : words.notSent);
}

async function copy(button: HTMLElement, question: string, answer: ShownAnswer, desk: AnswerDesk): Promise<void> {
  const words = wordsOf(desk);
  const text = copyText(question, answer, words, desk.api);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
    desk.say(words.copied);
  } catch {
    const byHand = toElement(copyByHandView(text, words));
    button.closest(".turn > .tools")?.after(byHand);
    button.remove();
    const copied = byHand.querySelector("textarea");
    // The browser scrolls only the caret into view, which can leave the rest behind the field for questions.
    copied?.addEventListener("focus", () => copied.scrollIntoView({ block: "nearest" }));
    copied?.focus();
    copied?.select();
  }
}

async function takeAlong(does: "print" | "phone", button: HTMLElement, answer: ShownAnswer, desk: AnswerDesk) {
  const { lang, api, say } = desk;
  const words = wordsOf(desk);
  try {
    const along = await loadAlong();
    along[does]({ button, answer, words, lang, home: homeOf(answer, api), say });
  } catch {
    say(words.notLoaded);
    button.textContent = words.notLoaded;
  }
}

function readAloud(button: HTMLElement, answer: ShownAnswer, desk: AnswerDesk): void {
  const words = wordsOf(desk);
  const isReading = button.hasAttribute("data-reading");
  desk.reader.stop();
  if (isReading) return;
  button.setAttribute("data-reading", "");
  button.textContent = words.stopReading;
  desk.reader.read(spoken(answer, words), () => {
    button.removeAttribute("data-reading");
    button.textContent = words.read;
  });
}

/** A digest of `/widget-old.js`, inserted by the bundler. */
declare const OLD_VERSION: string;

/** Adds the styles and the dialog functions for browsers before 2023. Rejects when the part cannot be loaded. */
async function dress(root: ShadowRoot): Promise<PlainDialogs> {
  const { href } = new URL(`widget-old.js?v=${OLD_VERSION}`, import.meta.url);
  return (await loadPart<typeof import("./old.ts")>(href)).dress(root);
}

export const ANSWERS = {
  answeredViews,
  createReader,
  dress,
  failureWords: ANSWER_WORDS,
  fromText,
  listen,
  onAct,
  readOutcome,
  sheet: answerSheet + toolsSheet + alongSheet,
  spoken: (answer: ShownAnswer, showing: { words: ChatWords; lang: Lang }) => spoken(answer, wordsOf(showing)),
  toText,
};
export type Answers = typeof ANSWERS;
