// What the kiosk takes along with, bundled into a page of a test by its own code: replies and facts go in as the kiosk hands
// them over, a link, a QR code and a slip come out. It runs in the page.

import { takenPath } from "../../src/view/taken-link.ts";
import { fitPaper } from "../../src/web/kiosk/slip-paper.ts";
import { type SlipFacts, slipView } from "../../src/web/kiosk/slip-view.ts";
import { isTakenAnswer } from "../../src/web/kiosk/taken-answer.ts";
import { qrCode } from "../../src/web/qr-element.ts";
import { toElement } from "../../src/web/to-nodes.ts";

const taken = {
  path: (answer: unknown): string | null => (isTakenAnswer(answer) ? takenPath(answer) : null),
  /** Shows a code at the size that a kiosk has for it; false when there is none. */
  showCode: (text: string): boolean => {
    const code = qrCode(text, "手机扫码");
    if (code === null) return false;
    code.setAttribute("width", "360");
    code.setAttribute("height", "360");
    document.querySelector("main")?.replaceChildren(code);
    return true;
  },
  /** Puts the slip beside what the page shows, its page as long as it is. */
  putSlip: (answer: unknown, facts: SlipFacts, url: string, isFitted: boolean): void => {
    const view = isTakenAnswer(answer) ? slipView(answer, facts) : null;
    if (view === null) throw new TypeError("there is no slip for this reply");
    const slip = toElement(view);
    const code = qrCode(url, "手机扫码");
    if (code !== null) slip.querySelector(".slip-code")?.append(code);
    document.querySelector("#kiosk")?.append(slip);
    if (isFitted) fitPaper(slip);
  },
};

declare global {
  interface Window {
    taken: typeof taken;
  }
}
window.taken = taken;
