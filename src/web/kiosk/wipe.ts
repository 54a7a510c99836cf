// Takes out of the browser whatever could hold a rest of a person: beside the page's own tree and state, which whoever calls
// this has dropped already. Each step by itself: what one browser forbids must not keep the next step from being done.

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
  // No screen is an entry of its own; a state that something else has left goes.
  () => history.replaceState(null, "", `${location.pathname}${location.search}`),
  // Only a page in front may write there; where it may not, nothing was copied by it either.
  () => void navigator.clipboard?.writeText("").catch(() => {}),
  // When something was asked for.
  () => performance.clearResourceTimings(),
  // The engine holds on to the text that it matched last.
  () => void /./.test(" "),
];

/** `first` are the caller's own steps, done as these are. */
export function wipeBrowser(...first: readonly (() => void)[]): void {
  for (const step of [...first, ...STEPS]) {
    try {
      step();
    } catch {
      // A browser without storage or speech has nothing to wipe there.
    }
  }
}
