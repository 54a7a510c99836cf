// The entry of `/widget-old.js`, which only browsers before 2023 load, before the chat is displayed: styles without
// adopted sheets, and a dialog without the browser's `<dialog>`.
import { putStyles } from "./link-styles.ts";
import { closePlain, openPlain } from "./plain-dialog.ts";

/** Resolves when the styles are loaded or their fallback is in place. Rejects when the chat should not start. */
export async function dress(root: ShadowRoot): Promise<PlainDialogs> {
  await putStyles(root);
  return { open: openPlain, close: closePlain };
}

export interface PlainDialogs {
  open: (dialog: HTMLElement) => void;
  close: (dialog: HTMLElement) => void;
}
