// The kiosk's state as data: one screen at a time, and over it at most one sheet and the warning. Pure.
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { fill } from "../../view/chat-words.ts";
import type { Turn } from "../../view/conversation.ts";
import type { KioskData } from "../../view/kiosk-data.ts";
import type { Ability, KioskSettings, Looks } from "./kiosk-settings.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import type { OfferedNeed } from "./needs.ts";

export type Screen =
  | { kind: "attract" }
  | { kind: "needs" }
  /** The questions of a need to choose from. */
  | { kind: "need"; need: OfferedNeed }
  /** `keysOf` is the need whose words the on-screen keys show; null shows the needs to choose from. */
  | { kind: "ask"; fault: string | null; isListening: boolean; keysOf: OfferedNeed | null }
  /** `need` is the picked need, whose other questions are shown below the answer. */
  | { kind: "turn"; turn: Turn; need: OfferedNeed | null };

export type Sheet = "take" | "packet" | "looks";

/** Everything that is shown. `freshState` clears all that belongs to a visitor. */
export interface KioskState {
  screen: Screen;
  sheet: Sheet | null;
  /** The packet on the sheet has been sent. `isPrinted`: the slip has gone to the printer. */
  isSent: boolean;
  isPrinted: boolean;
  /** Seconds until the wipe; null when no warning is shown. */
  warning: number | null;
  /** The line that is being read aloud, or null. */
  caption: string | null;
  isReading: boolean;
  looks: Looks;
}

/** State of the terminal, independent of a visitor. */
export interface Terminal {
  data: KioskData;
  settings: KioskSettings;
  /** Name of the terminal's place, or null. */
  place: string | null;
  needs: readonly OfferedNeed[];
  /** Abilities of the device itself: reading aloud and recognizing speech. */
  device: { read: boolean; hear: boolean };
  isUp: boolean;
  /** The network came back a moment ago. */
  isBack: boolean;
  /** Whether the terminal can answer offline; null while unknown. */
  isKept: boolean | null;
}

/** Whether no question can be asked: the network is down and there is no offline copy. */
export function isCut({ isUp, isKept }: Terminal): boolean {
  return !isUp && isKept !== true;
}

/** Whether the terminal, its shell or the device has an ability. A button is shown only then. */
export function can({ settings, device }: Terminal, what: Ability | "read"): boolean {
  if (what === "read") return device.read;
  const also = { voice: device.hear, dial: settings.can.includes("tel"), call: false, tel: false, print: false };
  return settings.can.includes(what) || also[what];
}

export function freshState({ looks }: KioskSettings): KioskState {
  return {
    screen: { kind: "attract" },
    sheet: null,
    isSent: false,
    isPrinted: false,
    warning: null,
    caption: null,
    isReading: false,
    looks,
  };
}

/** Returns the message for an invalid question, or null for a valid one. */
export function faultOf(question: string): string | null {
  const count = Array.from(question).length;
  if (count === 0) return W.empty;
  return count > QUESTION_CHARS_MAX ? fill(W.tooLong, { max: QUESTION_CHARS_MAX, count }) : null;
}
