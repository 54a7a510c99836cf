// Keeps a person on the page, and the page as it is: no menu, no dragging, no dropping, no zooming it cannot come back from, no
// shortcuts of the browser. What the browser's own frame offers is the operator's part (docs/kiosk.md).

/** With Ctrl or Meta held: what one does with one's own words in a field. */
const EDITING = new Set(["a", "c", "v", "x", "y", "z"]);

export function guardPage(): void {
  const prevent = (event: Event) => event.preventDefault();
  for (const type of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart"]) addEventListener(type, prevent);
  const active = { passive: false };
  addEventListener("wheel", (event) => event.ctrlKey && prevent(event), active);
  // Two fingers zoom; one scrolls.
  addEventListener("touchmove", (event) => event.touches.length > 1 && prevent(event), active);
  addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (!EDITING.has(event.key.toLowerCase())) prevent(event);
  });
  // Nothing here leads anywhere; a link that came in all the same does not, either.
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a") !== null) prevent(event);
  });
  addEventListener("submit", prevent);
}
