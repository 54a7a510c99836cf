// The entry of `/widget-along.js`, which is loaded when somebody takes an answer along, as a QR code for a phone or on
// paper.
import type { Lang } from "../contract.ts";
import { ALONG_WORDS, type AlongWords } from "../view/along-words.ts";
import type { Words } from "../view/answer-words.ts";
import { fill } from "../view/chat-words.ts";
import { isNumber, isText, listOf, shape } from "../view/guards.ts";
import type { ShownAnswer } from "../view/shown.ts";
import { dateWords } from "../view/source-words.ts";
import { type Takeable, takenIn, takenPath } from "../view/taken-link.ts";
import type { ToolWords } from "../view/tool-words.ts";
import { el } from "../view/view.ts";
import { dayHere } from "./day-here.ts";
import { hearKeys } from "./own-events.ts";
import { printInFrame } from "./print-in-frame.ts";
import { qrCode } from "./qr-element.ts";
import { toElement } from "./to-nodes.ts";

export interface AlongDesk {
  /** The button that was pressed, below the answer. */
  button: HTMLElement;
  answer: ShownAnswer;
  words: Words & ToolWords;
  lang: Lang;
  /** Prefix of the link. */
  home: string;
  say: (text: string) => void;
}

const isTakeable = shape<Takeable>({
  index: shape({ id: isText }),
  citations: listOf(shape({ passage: isText, start: isNumber, end: isNumber, version: isText })),
});

/** Our strings, overridden by the host's. */
function wordsOf({ words, lang }: AlongDesk): Words & ToolWords & AlongWords {
  return { ...ALONG_WORDS[lang], ...words };
}

/** Null when nothing is quoted or the server has another version. */
function linkOf({ answer, home, lang }: AlongDesk): string | null {
  const path = isTakeable(answer) ? takenPath(answer) : null;
  return path === null ? null : `${home}${takenIn(path, lang)}`;
}

function codeOf(link: string, desk: AlongDesk): Element | null {
  const code = qrCode(link, fill(wordsOf(desk).phoneCode, { n: desk.answer.citations.length }));
  code?.setAttribute("class", "code");
  return code;
}

/** Toggles the QR code below the buttons. */
function phone(desk: AlongDesk): void {
  const { button, say } = desk;
  const words = wordsOf(desk);
  const turn = button.closest(".turn");
  const close = () => {
    turn?.querySelector(".phone")?.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };
  if (turn?.querySelector(".phone")) {
    close();
    return;
  }
  const link = linkOf(desk);
  if (link === null) {
    say(words.phoneEmpty);
    button.textContent = words.phoneEmpty;
    return;
  }
  const code = codeOf(link, desk);
  const figure = toElement(
    el(
      "div",
      { class: "phone", role: "group", tabindex: "-1", "aria-label": words.phone },
      el("p", {}, code === null ? words.phoneNone : words.phoneHow),
      code === null ? null : el("p", {}, words.phoneLink),
      el("p", {}, el("a", { class: "open", href: link, target: "_blank", rel: "noopener noreferrer" }, link)),
      el("button", { type: "button" }, words.phoneClose),
    ),
  );
  if (code !== null) figure.firstElementChild?.after(code);
  hearKeys(figure, (event) => {
    if (event.key !== "Escape") return;
    // Keep Escape from closing the dialog around it.
    event.preventDefault();
    close();
  });
  figure.querySelector("button")?.addEventListener("click", close);
  button.setAttribute("aria-expanded", "true");
  button.closest(".turn > .tools")?.after(figure);
  figure.focus();
}

/** Prints the turn of the button as it is displayed, on a page of its own. */
function print(desk: AlongDesk): void {
  const { button, home, lang, say } = desk;
  const words = wordsOf(desk);
  const copy = button.closest(".turn")?.cloneNode(true);
  if (!(copy instanceof Element)) return;
  const link = linkOf(desk);
  const code = link === null ? null : codeOf(link, desk);
  const printed = copy.querySelector(".paper p");
  if (printed !== null) printed.textContent = fill(words.printed, { date: dateWords(dayHere(), words), home });
  if (code !== null) {
    const place = toElement(el("div", { class: "paper-code" }, el("p", {}, words.paperCode)));
    place.prepend(code);
    copy.append(place);
  }
  printInFrame(copy, { lang, title: words.title, near: button }, () => {
    say(words.cannotPrint);
    button.textContent = words.cannotPrint;
  });
}

export const ALONG = { phone, print };
export type Along = typeof ALONG;
