// Keeps events inside the chat from the host page. Some pages cancel wheel, selection, copy and paste events
// everywhere, have global keyboard shortcuts, or pull the focus back into a dialog of theirs.
import { bare } from "./bare.ts";

const KEPT =
  "keydown keypress keyup focusin wheel touchstart touchmove touchend pointerdown mousedown mouseup selectstart contextmenu dragstart copy cut paste";

/** A custom event that carries a `keydown` from its target up to the root of the chat, and no further. */
const OWN_KEY = "fawen-key";

/** Calls `onKey` for every `keydown` inside `node`, which is a part of the chat. */
export function hearKeys(node: Node, onKey: (event: KeyboardEvent) => void): void {
  node.addEventListener(OWN_KEY, (event) => {
    if (event instanceof CustomEvent && event.detail instanceof KeyboardEvent) onKey(event.detail);
  });
}

/**
 * Stops these events inside the chat before the page's listeners receive them; the browser's default action still
 * happens. Only listeners that the page added to `window` earlier run before. Keys reach the chat through `hearKeys`.
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
      // Passive, so that scrolling does not wait for the listener.
      const options = bare<AddEventListenerOptions>({ capture: true, passive: !type.startsWith("key") });
      if (isOn) addEventListener(type, keep, options);
      else removeEventListener(type, keep, options);
    }
  };
}
