// Parses the terminal's settings from its address, `/kiosk?place=桐乡&terminal=…`. Invalid values are ignored and listed,
// so that whoever mounts the terminal sees them. An address never holds data of a visitor.

/** Font sizes in CSS pixels. */
export const SIZES = [24, 30, 36] as const;
export type Size = (typeof SIZES)[number];

/** Highest volume step; 0 is silent. */
export const VOLUME_MAX = 5;

/** Abilities of the terminal (`tel`, `print`) and of the shell around the page (the others). */
export const ABILITIES = ["call", "dial", "tel", "voice", "print"] as const;
export type Ability = (typeof ABILITIES)[number];

/** Ways to type: the page's own keys, the system's keyboard, or the shell's, which opens on a message. */
const KEYBOARDS = ["own", "system", "shell"] as const;

/** How the screen looks and sounds. A visitor can change it; the change lasts until they leave. */
export interface Looks {
  size: Size;
  hasContrast: boolean;
  /** Places the controls low, within reach from a wheelchair. */
  isLow: boolean;
  volume: number;
  /** Reads aloud every screen and every focused control, for use with headset and keypad. */
  isNarrated: boolean;
}

export interface KioskSettings {
  /** As given, trimmed; not checked against the collection's places. */
  place: string;
  /** The terminal's name, shown on the screen, the slip and the handoff packet; may be empty. */
  terminal: string;
  idleSeconds: number;
  warningSeconds: number;
  looks: Looks;
  can: readonly Ability[];
  keyboard: (typeof KEYBOARDS)[number];
  isDemo: boolean;
  /** Names of the parameters with an invalid value. */
  unread: readonly string[];
}

const TERMINAL_CHARS_MAX = 40;
/** Bounds in seconds. WCAG 2.2.1 requires at least 20 seconds to answer a warning. */
const SECONDS = { idle: { min: 20, max: 900, default: 90 }, warning: { min: 20, max: 120, default: 30 } } as const;
const VOLUME_DEFAULT = 3;
const SIZE_DEFAULT: Size = 30;

/** `query` is the query string, with or without its question mark. */
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
  const requestedSize = number("size", { min: SIZES[0], max: SIZES[2], default: SIZE_DEFAULT });
  const size = SIZES.find((one) => one === requestedSize);
  if (size === undefined) unread.push("size");
  const requestedKeyboard = given.get("keyboard") ?? KEYBOARDS[0];
  const keyboard = KEYBOARDS.find((one) => one === requestedKeyboard);
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
