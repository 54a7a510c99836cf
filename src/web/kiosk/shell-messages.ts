// Messages between the kiosk and the shell around it, version 1; docs/integration.md describes each. Pure: whatever is not
// one is null. No message holds what a person asked.
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { ABILITIES, type Ability } from "./kiosk-settings.ts";
import type { Packet } from "./packet.ts";

export const VERSION = 1;

export type FromShell =
  /** Begins; `can` is what the shell does for the terminal, in place of what it said before. The reply is `ready`. */
  | { type: "hello"; can: readonly Ability[] }
  /** A new person, or the last one has left: everything is wiped. */
  | { type: "clear" }
  /** Somebody is still there: the shell saw them, or they are in a call. */
  | { type: "stay" }
  /** What the shell heard a person say, for the `voice` of that id; empty: nothing that could be understood. */
  | { type: "heard"; id: string; text: string }
  | { type: "headset"; isPlugged: boolean }
  /** Maintenance: look for a new version, and take it as soon as nobody is there. */
  | { type: "update" };

export type ToShell =
  | {
      type: "ready";
      place: string | null;
      terminal: string;
      index: string;
      /** What there are buttons for: by the address, and by what the shell said. */
      can: readonly Ability[];
      isInUse: boolean;
      isUp: boolean;
    }
  | { type: "session-started" }
  | { type: "session-cleared"; why: WipeReason }
  | { type: "answer"; id: string; index: string; status: string; reason: string | null; matter: string | null }
  | { type: "handoff"; packet: Packet }
  | { type: "dial"; name: string; tel: string }
  /** A person wants to say something: the reply is `heard`. */
  | { type: "voice"; id: string; lang: string }
  /** Nobody waits for it any more: the microphone is closed, what was heard is dropped. */
  | { type: "voice-ended"; id: string }
  /** With `keyboard=shell`: somebody writes, the shell's keyboard comes; or nobody does any more. */
  | { type: "keyboard"; isOpen: boolean }
  | { type: "line"; isUp: boolean };

/** Why everything was wiped: the person's tap, nobody there any more, the shell's wish, the page left or brought back. */
export type WipeReason = "tap" | "idle" | "shell" | "page";

const ID_CHARS_MAX = 40;

/** `data` is anything that another page may send. */
export function readShellMessage(data: unknown): FromShell | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const fields = new Map<string, unknown>(Object.entries(data));
  if (fields.get("fawen") !== VERSION) return null;
  const type = fields.get("type");
  if (type === "clear" || type === "stay" || type === "update") return { type };
  if (type === "hello") {
    const can = fields.get("can") ?? [];
    if (!Array.isArray(can)) return null;
    // A newer shell may do what this kiosk does not know.
    return { type, can: ABILITIES.filter((ability) => can.includes(ability)) };
  }
  const [id, text, isPlugged] = [fields.get("id"), fields.get("text"), fields.get("isPlugged")];
  if (type === "heard" && isText(id, ID_CHARS_MAX) && isText(text, 4 * QUESTION_CHARS_MAX)) return { type, id, text };
  if (type === "headset" && typeof isPlugged === "boolean") return { type, isPlugged };
  return null;
}

function isText(value: unknown, max: number): value is string {
  return typeof value === "string" && value.length <= max;
}
