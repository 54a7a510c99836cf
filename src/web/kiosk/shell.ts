// The door to the shell: a page around the kiosk, or a program that runs scripts in it. Every message goes out as an event on
// `window`, and to the page around, if that page said hello from an origin that may frame the kiosk. Comes in: messages of
// that page only; without a page around, of this page itself, which nobody but such a program can send.
import { type FromShell, readShellMessage, type ToShell, VERSION } from "./shell-messages.ts";

export interface Shell {
  tell: (message: ToShell) => void;
}

/** `origins` are those that may frame the kiosk, beside its own. */
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
    // Only who said hello has a say, and never two of them.
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
