// What stands on the screen, as data: one screen at a time, and over it at most one sheet and the warning. Pure.
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
  /** Which of a need's questions is meant. */
  | { kind: "need"; need: OfferedNeed }
  /** `keysOf` is the need whose words the keys on the screen have, or null: the needs are there to choose from. */
  | { kind: "ask"; fault: string | null; isListening: boolean; keysOf: OfferedNeed | null }
  /** `need` is what was picked; its other questions stand below the answer. */
  | { kind: "turn"; turn: Turn; need: OfferedNeed | null };

export type Sheet = "take" | "packet" | "looks";

/** What is shown, all of it; what of it belongs to a person is gone with `freshState`. */
export interface KioskState {
  screen: Screen;
  sheet: Sheet | null;
  /** The packet on the sheet has been sent; the slip has gone to the printer. */
  isSent: boolean;
  isPrinted: boolean;
  /** Seconds until everything is wiped, or null. */
  warning: number | null;
  /** What is being read aloud just now, or what sounds: every sound has its caption. */
  caption: string | null;
  isReading: boolean;
  looks: Looks;
}

/** What belongs to the terminal and not to a person. */
export interface Terminal {
  data: KioskData;
  settings: KioskSettings;
  /** The place by its name, or null. */
  place: string | null;
  needs: readonly OfferedNeed[];
  /** What the device does by itself: has a voice, understands what is said. */
  device: { read: boolean; hear: boolean };
  isUp: boolean;
  /** The line has come back a moment ago. */
  isBack: boolean;
  /** It answers without a line, too; null: that is not known yet. */
  isKept: boolean | null;
}

/** Nothing can be asked now: there is no line, and nothing here that answers in its stead. */
export function isCut({ isUp, isKept }: Terminal): boolean {
  return !isUp && isKept !== true;
}

/** Whether the terminal, its shell or the device can do it: only then there is a button. */
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

/** What is wrong with what was written, in words; null: it can be asked. */
export function faultOf(question: string): string | null {
  const count = Array.from(question).length;
  if (count === 0) return W.empty;
  return count > QUESTION_CHARS_MAX ? fill(W.tooLong, { max: QUESTION_CHARS_MAX, count }) : null;
}
