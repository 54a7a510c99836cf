// Adopted style sheets for shadow trees. Each document has one sheet per text. Adopted sheets are not subject to a
// page's policy on inline styles. Where the page breaks them, a style element is used; browsers before 2023 get their
// styles from `old.ts`.

/**
 * True for browsers without adopted sheets (Safari before 16.4), without dialogs (Safari before 15.4) or without
 * flexbox gaps (Chromium before 84). The check for `Array.prototype.at` covers the last.
 */
export const isOld = !(
  "adoptedStyleSheets" in Document.prototype &&
  "HTMLDialogElement" in window &&
  "at" in Array.prototype
);

const known = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Must be called again when the tree moves to another document, because a sheet belongs to one document. */
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
