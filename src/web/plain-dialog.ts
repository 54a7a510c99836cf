// A replacement for `<dialog>` in Safari before 15.4. It is the same element, which these browsers do not know; a style
// sheet places it above the page. Escape closes it, and Tab stays inside.

import { hearKeys } from "./own-events.ts";

const REACHABLE = 'a, button, select, textarea, [tabindex="0"]';

export function openPlain(dialog: HTMLElement): void {
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("open", "");
  if (dialog.hasAttribute("data-heard")) return;
  dialog.setAttribute("data-heard", "");
  hearKeys(dialog, (event) => {
    const { key, shiftKey, isComposing } = event;
    if (key === "Escape" && !isComposing && !event.defaultPrevented) closePlain(dialog);
    if (key !== "Tab") return;
    const seen = Array.from(dialog.querySelectorAll<HTMLElement>(REACHABLE)).filter(
      (element) => element.getClientRects().length > 0,
    );
    const [first, last] = [seen[0], seen[seen.length - 1]];
    if (dialog.querySelector(":focus") !== (shiftKey ? first : last)) return;
    event.preventDefault();
    (shiftKey ? last : first)?.focus();
  });
}

export function closePlain(dialog: HTMLElement): void {
  dialog.removeAttribute("open");
  dialog.dispatchEvent(new Event("close"));
}
