// What a terminal's address says of it: `/kiosk?place=桐乡&terminal=…`. Text in, settings out; what cannot be read is left
// out and named, so that who mounts the terminal sees it. Nothing of a person stands in an address.

/** Letters in CSS pixels. */
export const SIZES = [24, 30, 36] as const;
export type Size = (typeof SIZES)[number];

/** Loudness in steps; 0 is silent. */
export const VOLUME_MAX = 5;

/** What the terminal (`tel`, `print`) or the shell around the page can do beside showing. */
export const ABILITIES = ["call", "dial", "tel", "voice", "print"] as const;
export type Ability = (typeof ABILITIES)[number];

/** What one writes with: the page's own keys, the system's keyboard, or the shell's, which is told when to come. */
const KEYBOARDS = ["own", "system", "shell"] as const;

/** How the screen looks and sounds when a person comes; each can be changed by the person, until they leave. */
export interface Looks {
  size: Size;
  hasContrast: boolean;
  /** The controls stand low, within reach from a wheelchair. */
  isLow: boolean;
  volume: number;
  /** Every screen and every control that gets the focus is read aloud, for headset and keypad. */
  isNarrated: boolean;
}

export interface KioskSettings {
  /** As it came; whether there is such a place is the collection's to say. */
  place: string;
  /** The terminal's name, shown to whom a packet is sent, or empty. */
  terminal: string;
  idleSeconds: number;
  warningSeconds: number;
  looks: Looks;
  can: readonly Ability[];
  keyboard: (typeof KEYBOARDS)[number];
  isDemo: boolean;
  /** Names of parameters that say nothing that can be read. */
  unread: readonly string[];
}

const TERMINAL_CHARS_MAX = 40;
/** WCAG 2.2.1 asks for at least 20 seconds to answer a warning. */
const SECONDS = { idle: { min: 20, max: 900, default: 90 }, warning: { min: 20, max: 120, default: 30 } } as const;
const VOLUME_DEFAULT = 3;
const SIZE_DEFAULT: Size = 30;

/** `query` is the address's, with or without its question mark. */
export function readKioskSettings(query: string): KioskSettings {
  const given = new URLSearchParams(query);
  const unread: string[] = [];
  const number = (name: string, { min, max, default: usual }: { min: number; max: number; default: number }) => {
    const text = given.get(name);
    if (text === null) return usual;
    if (/^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
    unread.push(name);
    return usual;
  };
  const flag = (name: string) => {
    const text = given.get(name);
    if (text !== null && text !== "1" && text !== "0") unread.push(name);
    return text === "1";
  };
  const words = (given.get("can") ?? "").split(/[\s,]+/).filter((word) => word !== "");
  const can = ABILITIES.filter((ability) => words.includes(ability));
  if (can.length < new Set(words).size) unread.push("can");
  const asked = number("size", { min: SIZES[0], max: SIZES[2], default: SIZE_DEFAULT });
  const size = SIZES.find((one) => one === asked);
  if (size === undefined) unread.push("size");
  const named = given.get("keyboard") ?? KEYBOARDS[0];
  const keyboard = KEYBOARDS.find((one) => one === named);
  if (keyboard === undefined) unread.push("keyboard");
  return {
    place: (given.get("place") ?? "").trim(),
    terminal: Array.from((given.get("terminal") ?? "").trim())
      .slice(0, TERMINAL_CHARS_MAX)
      .join(""),
    idleSeconds: number("idle", SECONDS.idle),
    warningSeconds: number("warning", SECONDS.warning),
    looks: {
      size: size ?? SIZE_DEFAULT,
      hasContrast: flag("contrast"),
      isLow: flag("low"),
      volume: number("volume", { min: 0, max: VOLUME_MAX, default: VOLUME_DEFAULT }),
      isNarrated: false,
    },
    can,
    keyboard: keyboard ?? KEYBOARDS[0],
    isDemo: flag("demo"),
    unread,
  };
}
