// The bridge of `/embed`: what the page around the frame says goes to the chat, what came of it goes back. It listens only
// to the parent, from an origin that may frame it, and speaks only to the origin that spoke first.
import { messageOf, readMessage } from "./frame-messages.ts";

// Null where the widget could not be loaded: then there is nothing to speak with.
const chat = window.customElements?.get("fawen-chat") === undefined ? null : document.querySelector("fawen-chat");
const origins = new Set([location.origin, ...(chat?.getAttribute("data-hosts") ?? "").split(" ")]);
/** The origin that said hello. */
let host: string | null = null;

function tell(type: string, fields?: Record<string, unknown>): void {
  if (host !== null) window.parent.postMessage(messageOf(type, fields), host);
}

addEventListener("message", ({ source, origin, data }) => {
  if (window.parent === window || source !== window.parent || !origins.has(origin)) return;
  const message = readMessage(data);
  if (message === null) return;
  if (message.type === "hello") {
    host = origin;
    tell("ready");
  }
  if (host === null) return;
  if (message.type === "clear") chat?.clear();
  if (message.type === "ask") {
    const { question, place } = message;
    void chat?.ask(question, place === undefined ? {} : { place });
  }
});

for (const type of ["answer", "handoff", "feedback", "error"]) {
  chat?.addEventListener(`fawen:${type}`, (event) => {
    if (!(event instanceof CustomEvent)) return;
    // The page around the frame has no need of the reply itself.
    const { reply: _reply, ...fields }: Record<string, unknown> = event.detail;
    tell(type, fields);
  });
}
