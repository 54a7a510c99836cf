// Styles for a shadow tree in browsers without adopted ones: a link to the sheets as a file, which a policy that allows the
// script's server allows, too; where that does not come, a style element.
import answerSheet from "./styles/answer.css";
import baseSheet from "./styles/base.css";
import chatSheet from "./styles/chat.css";
import faceSheet from "./styles/face.css";
import oldSheet from "./styles/old.css";

/** A digest of `/widget.css`, which has the same: the bundler puts it in. */
declare const SHEET_VERSION: string;

/** What hangs longer is not waited for. */
const WAIT_MS = 4_000;

const linked = new WeakMap<ShadowRoot, Promise<void>>();

/**
 * Once a tree. Resolves when the styles are there, or there is nothing more to wait for; rejects where they cannot be had and
 * what the page has inside the element does better than a chat without any.
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
