// Finds the browser's speech recognition when it works on the device.
import type { Lang } from "../contract.ts";

interface Recognizer {
  lang: string;
  processLocally: boolean;
  onresult: ((event: unknown) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start: () => void;
  abort: () => void;
}
interface RecognizerClass {
  new (): Recognizer;
  available: (options: { langs: string[]; processLocally: boolean }) => Promise<string>;
}

export const SPOKEN: Readonly<Record<Lang, string>> = { "zh-CN": "zh-CN", "zh-Hant": "zh-TW", en: "en-US" };

/**
 * The platform's class when it supports local recognition, otherwise null. An element of the page with that name is
 * ignored.
 */
export function recognizerClass(): RecognizerClass | null {
  const found: unknown = Reflect.get(window, "SpeechRecognition") ?? Reflect.get(window, "webkitSpeechRecognition");
  const isLocalKind = (value: unknown): value is RecognizerClass =>
    typeof value === "function" &&
    typeof Reflect.get(value, "available") === "function" &&
    "processLocally" in Object(Reflect.get(value, "prototype"));
  return isLocalKind(found) ? found : null;
}

/** Chromium's headless shell has the method without a service behind it; calling it crashes the page. */
function isHollow({ available }: RecognizerClass): boolean {
  return /Headless/.test(navigator.userAgent) && /\[native code\]/.test(Function.prototype.toString.call(available));
}

/** Whether speech in this language can be recognised now without leaving the device. */
export async function canListen(lang: Lang): Promise<boolean> {
  try {
    const found = recognizerClass();
    if (found === null || isHollow(found)) return false;
    return (await found.available({ langs: [SPOKEN[lang]], processLocally: true })) === "available";
  } catch {
    return false;
  }
}
