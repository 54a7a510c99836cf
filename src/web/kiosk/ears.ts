// What a person says, as text: understood by the shell, or by the device itself. One listening at a time. What comes for one
// that is over, because the person has gone on or has gone, reaches nobody; the shell is told, so that no microphone stays open.
import { listen } from "../listen.ts";
import type { ToShell } from "./shell-messages.ts";

const LANG = "zh-CN";
/** A shell that says nothing for so long has heard nothing. */
const WAIT_MS = 60_000;

export interface Ears {
  /** Listens once, for as long as `closed` is not aborted; `onText` gets what was understood, or an empty text. */
  listen: (isByShell: boolean, closed: AbortSignal, onText: (text: string) => void) => void;
  /** What the shell heard. */
  onHeard: (id: string, text: string) => void;
  /** Nobody wants to know any more. */
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

/** Not by `randomUUID`, which there is only with https. No two pages give the same one: what is late belongs to neither. */
function newId(): string {
  return `v_${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")}`;
}
