// View of telephone numbers, the first one largest: buttons where the terminal can dial, large text elsewhere. Pure.
import { contactsView } from "../../view/handoff-view.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { Terminal } from "./screens.ts";
import { terminalView } from "./terminal-view.ts";

export function numbersView(
  title: string,
  numbers: readonly { name: string; tel: string }[],
  terminal: Terminal,
): ViewElement | null {
  const contacts = numbers.map(({ name, tel }) => ({ name, tel, url: null, for: "" }));
  const list = contactsView(contacts, PRINTED_WORDS);
  if (list === null) return null;
  return el("section", { class: "numbers" }, el("h2", {}, title), terminalView(list, terminal));
}
