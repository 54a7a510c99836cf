// The shell's keyboard: it comes when the field gets the focus, and goes when the field has lost it, however that came.
import type { Around } from "./around.ts";

/** Call what it gives back whenever that may have changed; each change is told once. */
export function createShellKeyboard(tell: Around["tell"]): (isOpen: boolean) => void {
  let wasOpen = false;
  return (isOpen) => {
    if (isOpen !== wasOpen) tell({ type: "keyboard", isOpen });
    wasOpen = isOpen;
  };
}
