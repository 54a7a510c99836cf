// The connection to the shell: a page that frames the kiosk, or a program that runs scripts in it. Every message is
// sent as an event on `window`, and to the framing page if it said hello from an allowed origin. Messages are accepted
// from that page only. Without a frame they are accepted from this page itself, where only such a program can send
// them.
import { type FromShell, readShellMessage, type ToShell, VERSION } from "./shell-messages.ts";

export interface Shell {
  tell: (message: ToShell) => void;
}

/** `origins` may frame the kiosk, besides its own origin. */
export function openShell(origins: readonly string[], onMessage: (message: FromShell) => void): Shell {
  const allowed = new Set([location.origin, ...origins]);
  /** The origin that said hello. */
  let shell: string | null = null;
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || !allowed.has(origin)) return;
    if (window.parent === window && origin !== location.origin) return;
    const message = readShellMessage(data);
    if (message === null) return;
    if (message.type === "hello") shell = origin;
    // Only the origin that said hello last is heard.
    if (shell === origin) onMessage(message);
  });
  return {
    tell: (message) => {
      const { type, ...detail } = message;
      window.dispatchEvent(new CustomEvent(`fawen:${type}`, { detail }));
      if (shell !== null && window.parent !== window) window.parent.postMessage({ fawen: VERSION, ...message }, shell);
    },
  };
}
