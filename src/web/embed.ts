// The bridge of `/embed`: passes messages of the embedding page to the chat and events of the chat back. It accepts
// messages only from the parent and only from an origin that may frame it. It replies only to the origin that spoke
// first.
import { messageOf, readMessage } from "./frame-messages.ts";

// Null when the widget could not be loaded. Then the bridge does nothing.
const chat = window.customElements?.get("fawen-chat") === undefined ? null : document.querySelector("fawen-chat");
const origins = new Set([location.origin, ...(chat?.getAttribute("data-hosts") ?? "").split(" ")]);
/** The origin of the parent that sent `hello`. */
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
    // The embedding page gets the event without the reply.
    const { reply: _reply, ...fields }: Record<string, unknown> = event.detail;
    tell(type, fields);
  });
}
