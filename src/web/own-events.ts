// What is done in the chat is the chat's: pages cancel for everything in them what they want nobody to do, such as turning
// the wheel, marking, copying and pasting, have keys of their own, and pull the focus back into a box of theirs.
import { bare } from "./bare.ts";

const KEPT =
  "keydown keypress keyup focusin wheel touchstart touchmove touchend pointerdown mousedown mouseup selectstart contextmenu dragstart copy cut paste";

/** A key that went down in the chat: it goes up from its place to the root of the chat, and no further. */
const OWN_KEY = "fawen-key";

/** Hears the keys that go down inside `node`, a part of the chat. */
export function hearKeys(node: Node, onKey: (event: KeyboardEvent) => void): void {
  node.addEventListener(OWN_KEY, (event) => {
    if (event instanceof CustomEvent && event.detail instanceof KeyboardEvent) onKey(event.detail);
  });
}

/**
 * No listener of the page hears of these in the chat, and the browser does what it always does; only those that the page has put
 * on its window before come first. The keys come to `hearKeys`.
 */
export function createKeeper(root: ShadowRoot): (isOn: boolean) => void {
  const keep = (event: Event) => {
    const path = event.composedPath();
    if (!path.includes(root)) return;
    event.stopImmediatePropagation();
    if (event.type === "keydown")
      path[0]?.dispatchEvent(new CustomEvent(OWN_KEY, bare({ detail: event, bubbles: true })));
  };
  return (isOn) => {
    for (const type of KEPT.split(" ")) {
      // Not to be waited for by who scrolls.
      const options = bare<AddEventListenerOptions>({ capture: true, passive: !type.startsWith("key") });
      if (isOn) addEventListener(type, keep, options);
      else removeEventListener(type, keep, options);
    }
  };
}
