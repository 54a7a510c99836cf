// What is done in the chat is the chat's: pages cancel for everything in them what they want nobody to do, such as turning
// the wheel, marking, copying and pasting, have keys of their own, and pull the focus back into a box of theirs.
import { bare } from "./bare.ts";

const KEPT =
  "keydown keypress keyup focusin wheel touchstart touchmove touchend pointerdown mousedown mouseup selectstart contextmenu dragstart copy cut paste";

/**
 * No listener of the page hears of these in the chat, and the browser does what it always does; only those that the page has put
 * on its window before come first. `onKey` hears the keys.
 */
export function createKeeper(root: ShadowRoot, onKey: (event: KeyboardEvent) => void): (isOn: boolean) => void {
  const keep = (event: Event) => {
    if (!event.composedPath().includes(root)) return;
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent && event.type === "keydown") onKey(event);
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
