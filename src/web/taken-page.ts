// The script of the page for taken quotes: adds printing and copying, and completes the addresses when the server does
// not know its own. Without the script the page is complete but has no buttons.
import { fill } from "../view/chat-words.ts";
import { qrCode } from "./qr-element.ts";

const find = <T extends Element>(selector: string, kind: abstract new () => T): T | null => {
  const found = document.querySelector(selector);
  return found instanceof kind ? found : null;
};
/** A browser that prints has fired `beforeprint` within this time. */
const WAIT_MS = 1_000;

const tools = find(".tools", HTMLElement);
const said = find(".said-after", HTMLElement);
const copied = find(".copied", HTMLTextAreaElement);
const printButton = find('[data-do="print"]', HTMLElement);
const codePlace = find(".paper-code", HTMLElement);

const say = (text = "") => {
  if (said !== null) said.textContent = text;
};

/** Makes the addresses absolute that the server could only print as paths. */
function completeAddresses(path: string, place: HTMLElement): void {
  const home = location.origin;
  for (const link of document.querySelectorAll('[data-address^="/"]')) {
    link.setAttribute("data-address", `${home}${link.getAttribute("data-address")}`);
  }
  if (copied !== null) copied.value = copied.value.replace(/^\//gm, `${home}/`);
  const link = find(".link", HTMLElement);
  if (link !== null) link.textContent = `${home}${path}`;
  const code = qrCode(`${home}${path}`, place.dataset.label ?? "");
  code?.setAttribute("class", "code");
  if (code !== null) find(".drawn", HTMLElement)?.append(code);
  place.hidden = false;
}

if (tools !== null) tools.hidden = false;
if (codePlace?.dataset.path !== undefined) completeAddresses(codePlace.dataset.path, codePlace);

addEventListener("beforeprint", () => {
  const line = find(".paper p", HTMLElement);
  const wording = printButton?.dataset.printed;
  if (line === null || wording === undefined) return;
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format();
  line.textContent = fill(wording, { date, home: location.origin });
});

printButton?.addEventListener("click", () => {
  let hasBegun = false;
  addEventListener(
    "beforeprint",
    () => {
      hasBegun = true;
    },
    { once: true },
  );
  say();
  print();
  setTimeout(() => {
    if (!hasBegun) say(printButton.dataset.refused);
  }, WAIT_MS);
});

find('[data-do="copy"]', HTMLElement)?.addEventListener("click", async ({ currentTarget }) => {
  if (!(currentTarget instanceof HTMLElement) || copied === null) return;
  try {
    await navigator.clipboard.writeText(copied.value);
    say(currentTarget.dataset.done);
  } catch {
    copied.hidden = false;
    copied.focus();
    copied.select();
    say(currentTarget.dataset.refused);
  }
});
