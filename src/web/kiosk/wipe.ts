// Clears everything in the browser that could hold data of a visitor. The caller drops the page's DOM and state first.
// Each step runs on its own, so that one that the browser forbids does not stop the next.

const STEPS: readonly (() => void)[] = [
  () => window.getSelection()?.removeAllRanges(),
  () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  },
  () => window.speechSynthesis?.cancel(),
  () => sessionStorage.clear(),
  () => localStorage.clear(),
  () => {
    window.name = "";
  },
  // The kiosk adds no history entries; this clears a state that anything else has left.
  () => history.replaceState(null, "", `${location.pathname}${location.search}`),
  // A page may write to the clipboard only in the foreground; a page that may not has copied nothing either.
  () => void navigator.clipboard?.writeText("").catch(() => {}),
  // The timings show when a question was asked.
  () => performance.clearResourceTimings(),
  // The JavaScript engine keeps the last matched text (`RegExp.input`); this replaces it.
  () => void /./.test(" "),
];

/** Runs the caller's steps `first`, then the steps above. */
export function wipeBrowser(...first: readonly (() => void)[]): void {
  for (const step of [...first, ...STEPS]) {
    try {
      step();
    } catch {
      // A browser without storage or speech has nothing to clear there.
    }
  }
}
