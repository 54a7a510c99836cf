// Arrow keys, as on a keypad beside the screen, go from control to control; Enter is the control's own. Escape goes back.

const FORWARD = new Set(["ArrowDown", "ArrowRight"]);
const BACKWARD = new Set(["ArrowUp", "ArrowLeft"]);

export interface KeypadListener {
  onBack: () => void;
  /** The star key: everything is read aloud, or no more. */
  onNarrate: () => void;
}

/** `controls` are those that can be reached now, in their order. */
export function listenToKeypad(controls: () => HTMLElement[], { onBack, onNarrate }: KeypadListener): void {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isWriting = event.target instanceof HTMLTextAreaElement;
    if (event.key === "Escape") onBack();
    else if (event.key === "*" && !isWriting) onNarrate();
    // In a field, arrows move in what was written, and lead out of it at its ends.
    else if (!isInside(event) && (FORWARD.has(event.key) || BACKWARD.has(event.key))) {
      if (scrolls(event)) return;
      move(controls(), FORWARD.has(event.key) ? 1 : -1);
      event.preventDefault();
    }
  });
}

function isInside({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  const isAtEnd = key === "ArrowDown" && selectionStart === value.length;
  return !isAtEnd && !(key === "ArrowUp" && selectionEnd === 0);
}

/** What holds more than fits is read to its end first, up and down. */
function scrolls({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.tabIndex !== 0 || target.matches("button")) return false;
  const rest = target.scrollHeight - target.clientHeight - target.scrollTop;
  return (key === "ArrowDown" && rest > 1) || (key === "ArrowUp" && target.scrollTop > 1);
}

function move(controls: readonly HTMLElement[], step: number): void {
  const active = document.activeElement;
  const at = controls.findIndex((control) => control.matches(":focus"));
  if (at !== -1) {
    controls[(at + step + controls.length) % controls.length]?.focus();
    return;
  }
  // From a heading to the control next to it.
  const follows = (control: HTMLElement) =>
    active !== null && (active.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = step === 1 ? controls.find(follows) : controls.filter((control) => !follows(control)).pop();
  (next ?? controls[step === 1 ? 0 : controls.length - 1])?.focus();
}
