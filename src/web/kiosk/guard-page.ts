// Keeps a visitor on the page: blocks the context menu, drag and drop, zooming and the browser's shortcuts. The
// operator must lock the browser's own interface (docs/kiosk.md).

/** Keys that stay usable with Ctrl or Meta: they edit the text in the field. */
const EDITING = new Set(["a", "c", "v", "x", "y", "z"]);

export function guardPage(): void {
  const prevent = (event: Event) => event.preventDefault();
  for (const type of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart"]) addEventListener(type, prevent);
  const active = { passive: false };
  addEventListener("wheel", (event) => event.ctrlKey && prevent(event), active);
  // One finger scrolls and stays allowed; two fingers zoom.
  addEventListener("touchmove", (event) => event.touches.length > 1 && prevent(event), active);
  addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (!EDITING.has(event.key.toLowerCase())) prevent(event);
  });
  // The kiosk renders no links; this blocks any that gets in by mistake.
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a") !== null) prevent(event);
  });
  addEventListener("submit", prevent);
}
