// Messages between the kiosk and the shell around it, version 1; docs/integration.md describes each. Pure. No message
// holds the visitor's question.
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { ABILITIES, type Ability } from "./kiosk-settings.ts";
import type { Packet } from "./packet.ts";

export const VERSION = 1;

export type FromShell =
  /** Starts the exchange. `can` lists the shell's abilities and replaces an earlier list. The reply is `ready`. */
  | { type: "hello"; can: readonly Ability[] }
  /** Wipes everything: the visitor has left, or a new one has come. */
  | { type: "clear" }
  /** The visitor is still there: the shell sees them, or they are in a call. */
  | { type: "stay" }
  /** Recognized speech for the `voice` message of that id; empty if nothing was understood. */
  | { type: "heard"; id: string; text: string }
  | { type: "headset"; isPlugged: boolean }
  /** Maintenance: looks for a new version, which takes over as soon as nobody is there. */
  | { type: "update" };

export type ToShell =
  | {
      type: "ready";
      place: string | null;
      terminal: string;
      index: string;
      /** Abilities by the address and the shell's `hello`. */
      can: readonly Ability[];
      isInUse: boolean;
      isUp: boolean;
    }
  | { type: "session-started" }
  | { type: "session-cleared"; why: WipeReason }
  | { type: "answer"; id: string; index: string; status: string; reason: string | null; matter: string | null }
  | { type: "handoff"; packet: Packet }
  | { type: "dial"; name: string; tel: string }
  /** The visitor wants to speak. The reply is `heard`. */
  | { type: "voice"; id: string; lang: string }
  /** The recognition of that id is over: the shell closes the microphone and drops what it heard. */
  | { type: "voice-ended"; id: string }
  /** With `keyboard=shell`: opens or closes the shell's keyboard. */
  | { type: "keyboard"; isOpen: boolean }
  | { type: "line"; isUp: boolean };

/** Cause of a wipe: the visitor's tap, the idle timer, the shell's message, or the page being left or restored. */
export type WipeReason = "tap" | "idle" | "shell" | "page";

const ID_CHARS_MAX = 40;

/** Parses a message. `data` may be anything; returns null for anything but a valid message. */
export function readShellMessage(data: unknown): FromShell | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const fields = new Map<string, unknown>(Object.entries(data));
  if (fields.get("fawen") !== VERSION) return null;
  const type = fields.get("type");
  if (type === "clear" || type === "stay" || type === "update") return { type };
  if (type === "hello") {
    const can = fields.get("can") ?? [];
    if (!Array.isArray(can)) return null;
    // A newer shell may list abilities that this kiosk does not know.
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
