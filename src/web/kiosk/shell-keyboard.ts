// Opens the shell's keyboard when the field gets the focus and closes it when the field loses it for any reason.
import type { Around } from "./around.ts";

/** Returns a function to call whenever the focus may have changed. It tells the shell each change once. */
export function createShellKeyboard(tell: Around["tell"]): (isOpen: boolean) => void {
  let wasOpen = false;
  return (isOpen) => {
    if (isOpen !== wasOpen) tell({ type: "keyboard", isOpen });
    wasOpen = isOpen;
  };
}
