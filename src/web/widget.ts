// The entry of `/widget.js`: defines the element. The tag of a classic script also adds the launcher and its dialog to
// the page.
import { ATTRIBUTES } from "../view/attributes.ts";
import { FawenChat } from "./element.ts";
import { scriptOrigin, scriptTag } from "./script-origin.ts";

const NAME = "fawen-chat";
// A page may have elements whose names hide the document's methods.
const { createElement, querySelector, querySelectorAll } = Document.prototype;

/** Adds one launcher per page and server, however often the tag appears. */
function addLauncher(tag: HTMLScriptElement): void {
  const element = createElement.call(document, NAME);
  for (const name of ATTRIBUTES) {
    const value = tag.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  element.setAttribute("launcher", "");
  if (!element.hasAttribute("api")) element.setAttribute("api", scriptOrigin);
  const api = element.getAttribute("api");
  const add = () => {
    const others = Array.from(querySelectorAll.call(document, `${NAME}[launcher]`));
    if (others.some((other) => (other.getAttribute("api") ?? scriptOrigin) === api)) return;
    querySelector.call(document, "body")?.appendChild(element);
  };
  if (querySelector.call(document, "body") === null) addEventListener("DOMContentLoaded", add);
  else add();
}

// Without custom elements the element's fallback content stays visible.
if (window.customElements) {
  if (customElements.get(NAME) === undefined) customElements.define(NAME, FawenChat);
  if (scriptTag !== null && scriptTag.getAttribute("data-launcher") !== "off") addLauncher(scriptTag);
}
