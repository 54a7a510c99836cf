// The bridge of `/embed`: what the page around the frame says goes to the chat, what came of it goes back. It listens only
// to the parent, from an origin that may frame it, and speaks only to the origin that spoke first.
import type { FawenEventDetails } from "./fawen-chat.d.ts";
import { messageOf, readMessage } from "./frame-messages.ts";

const chat = document.querySelector("fawen-chat");
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

/** An event of the chat without what the page around has no need of. */
function pass<Type extends keyof FawenEventDetails>(
  type: Type,
  fields: (detail: FawenEventDetails[Type]) => Record<string, unknown>,
): void {
  chat?.addEventListener(String(type), (event) => {
    if (event instanceof CustomEvent) tell(String(type).slice("fawen:".length), fields(event.detail));
  });
}

pass("fawen:answer", ({ id, index, status, reason, matter }) => ({ id, index, status, reason, matter }));
pass("fawen:handoff", ({ name, tel, matter }) => ({ name, tel, matter }));
pass("fawen:feedback", ({ id, index, useful, reason }) => ({ id, index, useful, reason }));
pass("fawen:error", ({ kind, status, slug }) => ({ kind, status, slug }));
