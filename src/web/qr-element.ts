// A QR code as an SVG element, built by DOM calls in the browser: nothing is parsed.
import { qrView } from "./qr-code.ts";
import type { ViewElement } from "./view.ts";

// A page may have an image named createElementNS, which then hides the document's method.
const { createElementNS } = Document.prototype;
const SVG = "http://www.w3.org/2000/svg";

/** Null when the text is too long for a code that a phone can read. */
export function qrCode(text: string, label: string): Element | null {
  const view = qrView(text, label);
  return view === null ? null : drawn(view);
}

function drawn({ tag, attributes, children }: ViewElement): Element {
  const made = createElementNS.call(document, SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) if (typeof child !== "string") made.append(drawn(child));
  return made;
}
