// The entry of `/widget-old.js`, which only browsers before 2023 load, and before anything is shown there: styles without
// adopted sheets, a dialog without the browser's own.
import { putStyles } from "./link-styles.ts";
import { closePlain, openPlain } from "./plain-dialog.ts";

/** Resolves when the styles are there, or there is nothing more to wait for; rejects where the chat had better not begin. */
export async function dress(root: ShadowRoot): Promise<PlainDialogs> {
  await putStyles(root);
  return { open: openPlain, close: closePlain };
}

export interface PlainDialogs {
  open: (dialog: HTMLElement) => void;
  close: (dialog: HTMLElement) => void;
}
