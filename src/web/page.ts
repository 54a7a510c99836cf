// The entry of the page's script: finds the chat's elements and starts it. A page without them is left as it is.
import { startChat } from "./chat.ts";

const form = document.querySelector<HTMLFormElement>("form#ask");
const field = document.querySelector<HTMLTextAreaElement>("textarea#question");
const send = document.querySelector<HTMLButtonElement>("button.send");
const log = document.querySelector<HTMLElement>("#log");
const announcer = document.querySelector<HTMLElement>("#announcer");

if (form !== null && field !== null && send !== null && log !== null && announcer !== null) {
  startChat({ form, field, send, log, announcer });
}
