// The script of the page of what was taken along: printing and copying. Without it the page is whole, with no buttons for them.

const part = <T extends Element>(selector: string, kind: abstract new () => T): T | null => {
  const found = document.querySelector(selector);
  return found instanceof kind ? found : null;
};
/** A browser that prints has said so by then. */
const WAIT_MS = 1_000;

const tools = part(".tools", HTMLElement);
const said = part(".said-after", HTMLElement);
const say = (text: string | undefined) => {
  if (said !== null) said.textContent = text ?? "";
};

if (tools !== null) tools.hidden = false;

part('[data-do="print"]', HTMLElement)?.addEventListener("click", ({ currentTarget }) => {
  let hasBegun = false;
  addEventListener("beforeprint", () => {
    hasBegun = true;
  });
  say("");
  print();
  setTimeout(() => {
    if (!hasBegun && currentTarget instanceof HTMLElement) say(currentTarget.dataset.refused);
  }, WAIT_MS);
});

part('[data-do="copy"]', HTMLElement)?.addEventListener("click", async ({ currentTarget }) => {
  if (!(currentTarget instanceof HTMLElement)) return;
  const text = part(".copied", HTMLTextAreaElement);
  try {
    await navigator.clipboard.writeText(text?.value ?? "");
    say(currentTarget.dataset.done);
  } catch {
    if (text === null) return;
    text.hidden = false;
    text.focus();
    text.select();
    say(currentTarget.dataset.refused);
  }
});
