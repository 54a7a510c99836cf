// Makes what a visitor can take along: a QR code for their phone and a paper slip. Nothing is stored.
import { fill } from "../../view/chat-words.ts";
import { takenPath } from "../../view/taken-link.ts";
import { dayHere } from "../day-here.ts";
import { qrCode } from "../qr-element.ts";
import { toElement } from "../to-nodes.ts";
import type { Display } from "./display.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import type { Terminal } from "./screens.ts";
import { fitPaper } from "./slip-paper.ts";
import { slipView } from "./slip-view.ts";
import type { TakenAnswer } from "./taken-answer.ts";

/** Inserts the QR code into the sheet, once. */
export function showCode(display: Display, answer: TakenAnswer, terminal: Terminal): void {
  const place = display.find(".code", HTMLElement);
  if (place === null || place.childElementCount > 0) return;
  const code = codeOf(answer, terminal);
  if (code === null) place.textContent = W.takeNone;
  else place.append(code);
}

/** Prints the slip, then removes it from the page. A wipe removes it, too. */
export function printSlip(answer: TakenAnswer, terminal: Terminal): void {
  removeSlip();
  const code = codeOf(answer, terminal);
  const { place, settings, data } = terminal;
  const view = slipView(answer, {
    today: dayHere(),
    terminal: settings.terminal,
    place: place ?? "",
    hotline: data.hotline,
    hasCode: code !== null,
  });
  if (view === null) return;
  const slip = toElement(view);
  if (code !== null) slip.querySelector(".slip-code")?.append(code);
  document.body.append(slip);
  const release = fitPaper(slip);
  // Drops every reference to the slip. The end of one print must not remove the slip of the next.
  const remove = () => {
    slip.remove();
    release();
    removeEventListener("afterprint", remove);
    if (removeSlip === remove) removeSlip = nothing;
  };
  removeSlip = remove;
  addEventListener("afterprint", remove);
  window.print();
}

const nothing = () => {};
/** Removes the slip from the page, if there is one. */
export let removeSlip: () => void = nothing;

function codeOf(answer: TakenAnswer, { data }: Terminal): Element | null {
  const path = takenPath(answer);
  return path === null
    ? null
    : qrCode(`${data.origin || location.origin}${path}`, fill(W.codeName, { n: answer.citations.length }));
}
