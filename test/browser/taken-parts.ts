// Bundles the kiosk's own code for links, QR codes and slips into a test page. Takes replies and facts as the kiosk
// passes them, and returns a link, a QR code or a slip. Runs in the page.

import { takenPath } from "../../src/view/taken-link.ts";
import { fitPaper } from "../../src/web/kiosk/slip-paper.ts";
import { type SlipFacts, slipView } from "../../src/web/kiosk/slip-view.ts";
import { isTakenAnswer } from "../../src/web/kiosk/taken-answer.ts";
import { qrCode } from "../../src/web/qr-element.ts";
import { toElement } from "../../src/web/to-nodes.ts";

const taken = {
  path: (answer: unknown): string | null => (isTakenAnswer(answer) ? takenPath(answer) : null),
  /** Shows a code at the kiosk's size. Returns false when there is no code for the text. */
  showCode: (text: string): boolean => {
    const code = qrCode(text, "手机扫码");
    if (code === null) return false;
    code.setAttribute("width", "360");
    code.setAttribute("height", "360");
    document.querySelector("main")?.replaceChildren(code);
    return true;
  },
  /** Adds the slip to the page. With `isFitted` the printed page gets the slip's length. */
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
