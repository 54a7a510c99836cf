// Removes features that browsers of 2020 lack from a current browser before any script of a page runs: built-ins of
// JavaScript and the platform, and CSS features. Prepares a browser context for the named features.
import type { BrowserContext } from "playwright-core";

/** Each feature by name, with the code that removes it. */
export const LATER = {
  "Object.hasOwn and groupBy": "delete Object.hasOwn; delete Object.groupBy; delete Map.groupBy;",
  at: `for (const of of [Array, String, Object.getPrototypeOf(Int8Array)]) delete of.prototype.at;`,
  "newer methods of lists": `for (const of of [Array, Object.getPrototypeOf(Int8Array)]) {
    for (const name of ["findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]) delete of.prototype[name];
  }
  delete Array.fromAsync;
  for (const name of ["union", "intersection", "difference", "isSubsetOf"]) delete Set.prototype[name];
  for (const name of ["map", "filter", "take", "drop", "some", "every", "find", "toArray", "reduce", "forEach", "flatMap"]) {
    delete Iterator.prototype[name];
  }`,
  "newer methods of texts": `for (const name of ["replaceAll", "isWellFormed", "toWellFormed"]) delete String.prototype[name];`,
  "newer promises": "delete Promise.any; delete Promise.withResolvers; delete Promise.try;",
  "weak references": "delete globalThis.WeakRef; delete globalThis.FinalizationRegistry;",
  "Intl.Segmenter": "delete Intl.Segmenter;",
  "structuredClone, randomUUID and timeouts of signals": `delete globalThis.structuredClone;
  delete globalThis.Crypto?.prototype.randomUUID;
  delete globalThis.AbortSignal?.timeout;
  delete globalThis.AbortSignal?.any;`,
} as const;

export const LATER_IN_PAGES = {
  dialogs: `for (const name of ["showModal", "show", "close", "requestClose", "open"]) delete HTMLDialogElement.prototype[name];
  delete window.HTMLDialogElement;`,
  "adopted style sheets": `for (const of of [Document, ShadowRoot]) delete of.prototype.adoptedStyleSheets;
  window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor"); };`,
  replaceChildren: `for (const of of [Element, Document, DocumentFragment]) delete of.prototype.replaceChildren;`,
  "inert, checkVisibility and trusted types": `delete HTMLElement.prototype.inert;
  delete Element.prototype.checkVisibility;
  delete window.trustedTypes;`,
} as const;

export const ALL_LATER: string = [...Object.values(LATER), ...Object.values(LATER_IN_PAGES)].join("\n");

/** Replaces the CSS features that are newer than Chromium 80 and Safari 14 by unknown ones. */
function older(css: string): string {
  return css
    .replace(/:(has|is|where)\(/g, ":unknown-$1(")
    .replace(/:focus-visible/g, ":unknown-focus")
    .replace(/\binset:/g, "unknown-inset:")
    .replace(/\b(\d+)(dvh|svh)/g, "$1unknown");
}

/** Applies to every page of the context. `laterThings` is the code that removes the features. */
export async function makeOld(context: BrowserContext, laterThings: string): Promise<void> {
  await context.addInitScript(laterThings);
  await context.route(/\.css(\?|$)|\/widget(-old)?\.js(\?|$)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: older(await response.text()) });
  });
}
