// Styles for a shadow tree in browsers without adopted style sheets. Links the sheets as a file, which a policy allows
// when it allows the script's server. Falls back to a style element when the file does not load.
import answerSheet from "./styles/answer.css";
import baseSheet from "./styles/base.css";
import chatSheet from "./styles/chat.css";
import faceSheet from "./styles/face.css";
import oldSheet from "./styles/old.css";

/** A digest of `/widget.css`, inserted by the bundler. */
declare const SHEET_VERSION: string;

/** How long to wait for the file. */
const WAIT_MS = 4_000;

const linked = new WeakMap<ShadowRoot, Promise<void>>();

/**
 * Adds the styles once per tree. Resolves when they are loaded or the fallback is in place. Rejects when no styles can
 * be applied and the element has fallback content, which works better than an unstyled chat.
 */
export function putStyles(root: ShadowRoot): Promise<void> {
  const styles = linked.get(root) ?? link(root);
  linked.set(root, styles);
  return styles;
}

function link(root: ShadowRoot): Promise<void> {
  const { createElement } = Document.prototype;
  const element = createElement.call(root.ownerDocument, "link");
  element.setAttribute("rel", "stylesheet");
  element.setAttribute("href", new URL(`widget.css?v=${SHEET_VERSION}`, import.meta.url).href);
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const style = createElement.call(root.ownerDocument, "style");
      style.textContent = [faceSheet, baseSheet, answerSheet, chatSheet, oldSheet].join("\n");
      root.appendChild(style);
      const isBlocked = style instanceof HTMLStyleElement && style.sheet === null;
      if (isBlocked && root.host.childElementCount > 0) reject(new Error("no styles"));
      else resolve();
    };
    const timer = setTimeout(giveUp, WAIT_MS);
    const settle = (then: () => void) => () => {
      clearTimeout(timer);
      then();
    };
    element.addEventListener("load", settle(resolve));
    element.addEventListener("error", settle(giveUp));
    root.appendChild(element);
  });
}
