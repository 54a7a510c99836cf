// Prints something by itself: in an empty frame of its own, so that nothing of the page around is on the paper and nothing of it
// changes. The frame goes when printing has ended. Its page fits on one A4: the letters become smaller until it does.

import { el } from "../view/view.ts";
import alongSheet from "./styles/along.css";
import answerSheet from "./styles/answer.css";
import baseSheet from "./styles/base.css";
import faceSheet from "./styles/face.css";
import paperSheet from "./styles/paper.css";
import { toElement } from "./to-nodes.ts";

/** As on paper, so that what is measured is what will be printed. */
const SHEET = `${faceSheet}${baseSheet}${answerSheet}${alongSheet}${paperSheet}`.replace(/@media print/g, "@media all");
/** A4 without the margins that paper.css sets, in CSS pixels. */
const WIDTH = ((210 - 2 * 12) / 25.4) * 96;
const HEIGHT = ((297 - 2 * 12) / 25.4) * 96;
/** Largest first, in points. */
const LETTERS = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5];
/** A browser that prints has said so by then. */
const WAIT_MS = 1_000;

let remove = () => {};

/** `near` is in the tree that the frame is put into. `refused` is called where a browser, an app or a sandbox prints nothing. */
export function printInFrame(
  content: Element,
  { lang, title, near }: { lang: string; title: string; near: HTMLElement },
  refused: () => void,
): void {
  remove();
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
  remove = () => frame.remove();
  // Some browsers put the empty document in only now, others at once.
  frame.addEventListener(
    "load",
    () => {
      const view = frame.contentWindow;
      if (view === null) return;
      const { document: paper } = view;
      paper.documentElement.lang = lang;
      // It stands in the queue of the printer: nothing of the question.
      paper.title = title;
      addSheet(paper);
      paper.body.className = "root";
      paper.body.append(content);
      shrink(content, paper.body);
      printNow(view, frame, refused);
    },
    { once: true },
  );
  near.getRootNode().appendChild(frame);
}

function printNow(view: Window, frame: HTMLIFrameElement, refused: () => void): void {
  let hasBegun = false;
  view.addEventListener("beforeprint", () => {
    hasBegun = true;
  });
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
  setTimeout(() => {
    if (hasBegun) return;
    frame.remove();
    refused();
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

/** The body itself is as high as the frame, at least. */
function shrink(content: Element, body: HTMLElement): void {
  for (const points of LETTERS) {
    body.style.setProperty("--letters", `${points}pt`);
    if (content.getBoundingClientRect().height <= HEIGHT) return;
  }
}
