// Style sheets for shadow trees, one of each text in each document, adopted: no page's policy on inline styles concerns
// them. Where a page spoils that, a style element; browsers before 2023 get theirs by `old.ts`.

/** Without adopted sheets (Safari before 16.4), dialogs (before 15.4), or of the time of boxes without gaps (Chromium before 84). */
export const isOld = !(
  "adoptedStyleSheets" in Document.prototype &&
  "HTMLDialogElement" in window &&
  "at" in Array.prototype
);

const known = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Call it again when the tree has come into another document: a sheet belongs to one. */
export function adoptStyles(root: ShadowRoot, texts: readonly string[]): void {
  const { ownerDocument } = root;
  const view = ownerDocument.defaultView;
  if (view === null || isOld) return;
  const sheets = known.get(ownerDocument) ?? new Map<string, CSSStyleSheet>();
  known.set(ownerDocument, sheets);
  try {
    root.adoptedStyleSheets = texts.map((text) => {
      const sheet = sheets.get(text) ?? new view.CSSStyleSheet();
      if (!sheets.has(text)) sheet.replaceSync(text);
      sheets.set(text, sheet);
      return sheet;
    });
  } catch {
    const style = root.querySelector("style") ?? Document.prototype.createElement.call(ownerDocument, "style");
    style.textContent = texts.join("");
    root.appendChild(style);
  }
}
