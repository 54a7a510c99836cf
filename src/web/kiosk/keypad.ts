// Control by a keypad beside the screen: arrow keys move between controls, Enter presses one, Escape goes back.

const FORWARD = new Set(["ArrowDown", "ArrowRight"]);
const BACKWARD = new Set(["ArrowUp", "ArrowLeft"]);

export interface KeypadListener {
  onBack: () => void;
  /** The star key turns reading everything aloud on or off. */
  onNarrate: () => void;
}

/** `controls` returns the controls that can be reached now, in their order. */
export function listenToKeypad(controls: () => HTMLElement[], { onBack, onNarrate }: KeypadListener): void {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isWriting = event.target instanceof HTMLTextAreaElement;
    if (event.key === "Escape") onBack();
    else if (event.key === "*" && !isWriting) onNarrate();
    // In a field, arrows move the caret; at the start and the end of the text they leave the field.
    else if (!movesCaret(event) && (FORWARD.has(event.key) || BACKWARD.has(event.key))) {
      if (scrolls(event)) return;
      moveFocus(controls(), FORWARD.has(event.key) ? 1 : -1);
      event.preventDefault();
    }
  });
}

/** Whether the key moves the caret within a field. */
function movesCaret({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  const isAtEnd = key === "ArrowDown" && selectionStart === value.length;
  return !isAtEnd && !(key === "ArrowUp" && selectionEnd === 0);
}

/** Whether the key scrolls a focused scrollable area. The focus leaves the area only at its top or bottom. */
function scrolls({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.tabIndex !== 0 || target.matches("button")) return false;
  const rest = target.scrollHeight - target.clientHeight - target.scrollTop;
  return (key === "ArrowDown" && rest > 1) || (key === "ArrowUp" && target.scrollTop > 1);
}

function moveFocus(controls: readonly HTMLElement[], step: number): void {
  const active = document.activeElement;
  const at = controls.findIndex((control) => control.matches(":focus"));
  if (at !== -1) {
    controls[(at + step + controls.length) % controls.length]?.focus();
    return;
  }
  // The focus is on a heading, which is no control: go to the nearest control after or before it.
  const follows = (control: HTMLElement) =>
    active !== null && (active.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = step === 1 ? controls.find(follows) : controls.filter((control) => !follows(control)).pop();
  (next ?? controls[step === 1 ? 0 : controls.length - 1])?.focus();
}
