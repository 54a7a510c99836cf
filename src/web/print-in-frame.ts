// Prints an element in an empty frame, so that nothing else of the page is printed and the page does not change. The
// frame is removed after printing. The content fits on one A4 page: the text shrinks until it does.

import { el } from "../view/view.ts";
import alongSheet from "./styles/along.css";
import answerSheet from "./styles/answer.css";
import baseSheet from "./styles/base.css";
import faceSheet from "./styles/face.css";
import paperSheet from "./styles/paper.css";
import { toElement } from "./to-nodes.ts";

/** Print rules apply on screen too, so that the measured layout is the printed one. */
const SHEET = `${faceSheet}${baseSheet}${answerSheet}${alongSheet}${paperSheet}`.replace(/@media print/g, "@media all");
/** A4 without the margins that paper.css sets, in CSS pixels. */
const WIDTH = ((210 - 2 * 12) / 25.4) * 96;
const HEIGHT = ((297 - 2 * 12) / 25.4) * 96;
/** Text sizes to try, largest first, in points. */
const LETTERS = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5];
/** A browser that prints has fired `beforeprint` within this time. */
const WAIT_MS = 1_000;

let removeFrame = () => {};

/**
 * Prints `content`. `near` is an element of the tree that gets the frame. `onRefused` is called when a browser, an app
 * or a sandbox does not print.
 */
export function printInFrame(
  content: Element,
  { lang, title, near }: { lang: string; title: string; near: HTMLElement },
  onRefused: () => void,
): void {
  removeFrame();
  const frame = toElement(el("iframe", { "aria-hidden": "true", tabindex: "-1" }));
  if (!(frame instanceof HTMLIFrameElement)) return;
  Object.assign(frame.style, {
    position: "fixed",
    left: "-9999px",
    top: "0",
    width: `${WIDTH}px`,
    height: `${HEIGHT}px`,
    border: "0",
  });
  removeFrame = () => frame.remove();
  // Some browsers create the empty document only at this event, others at once.
  frame.addEventListener(
    "load",
    () => {
      const view = frame.contentWindow;
      if (view === null) return;
      const { document: paper } = view;
      paper.documentElement.lang = lang;
      // The title appears in the printer's queue, so it does not contain the question.
      paper.title = title;
      addSheet(paper);
      paper.body.className = "root";
      paper.body.append(content);
      shrink(content, paper.body);
      printNow(view, frame, onRefused);
    },
    { once: true },
  );
  near.getRootNode().appendChild(frame);
}

function printNow(view: Window, frame: HTMLIFrameElement, onRefused: () => void): void {
  let hasBegun = false;
  view.addEventListener("beforeprint", () => {
    hasBegun = true;
  });
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
  setTimeout(() => {
    if (hasBegun) return;
    frame.remove();
    onRefused();
  }, WAIT_MS);
}

function addSheet(paper: Document): void {
  const view = paper.defaultView;
  try {
    if (view === null) return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(SHEET);
    paper.adoptedStyleSheets = [sheet];
  } catch {
    const style = paper.createElement("style");
    style.textContent = SHEET;
    paper.head.append(style);
  }
}

/** Measures the content, because the body is at least as high as the frame. */
function shrink(content: Element, body: HTMLElement): void {
  for (const points of LETTERS) {
    body.style.setProperty("--letters", `${points}pt`);
    if (content.getBoundingClientRect().height <= HEIGHT) return;
  }
}
