// Speech recognition, by the shell or by the device itself. Only one recognition runs at a time. A result that arrives
// after its recognition has ended is dropped. The shell learns of each end, so that no microphone stays open.
import { listen } from "../listen.ts";
import type { ToShell } from "./shell-messages.ts";

const LANG = "zh-CN";
/** How long to wait for the shell's result before it counts as an empty one. */
const WAIT_MS = 60_000;

export interface Ears {
  /** Listens once, until `closed` aborts. `onText` gets the recognized text, or an empty string. */
  listen: (isByShell: boolean, closed: AbortSignal, onText: (text: string) => void) => void;
  /** Takes the shell's result for the recognition `id`. */
  onHeard: (id: string, text: string) => void;
  /** Ends the current recognition without a result. */
  stop: () => void;
}

export function createEars(tell: (message: ToShell) => void): Ears {
  let current: { id: string; end: (text: string | null) => void } | null = null;
  const stop = () => current?.end(null);
  return {
    listen: (isByShell, closed, onText) => {
      stop();
      const id = newId();
      const ended = new AbortController();
      const end = (text: string | null) => {
        if (current?.id !== id) return;
        current = null;
        ended.abort();
        if (text !== null) onText(text);
      };
      current = { id, end };
      closed.addEventListener("abort", stop, { signal: ended.signal });
      if (!isByShell) {
        void listen(LANG, ended.signal).then(end);
        return;
      }
      const timer = setTimeout(end, WAIT_MS, "");
      ended.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        tell({ type: "voice-ended", id });
      });
      tell({ type: "voice", id, lang: LANG });
    },
    onHeard: (id, text) => {
      if (current?.id === id) current.end(text);
    },
    stop,
  };
}

/**
 * Creates an id that no other page load repeats, so that a late result matches nothing. `randomUUID` exists on https
 * only.
 */
function newId(): string {
  return `v_${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")}`;
}
