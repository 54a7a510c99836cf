// Makes text of what a person says, only where the browser does it on the device. Off until it is called.
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

/** Nobody asks longer than this at one go. */
export const LISTEN_SECONDS = 30;
const SPOKEN: Readonly<Record<Lang, string>> = { "zh-CN": "zh-CN", "zh-Hant": "zh-TW", en: "en-US" };

/** The platform's class, when it knows how to stay on the device. A page's element of that name is none. */
function recognizerClass(): RecognizerClass | null {
  const found: unknown = Reflect.get(window, "SpeechRecognition") ?? Reflect.get(window, "webkitSpeechRecognition");
  const isLocalKind = (value: unknown): value is RecognizerClass =>
    typeof value === "function" &&
    typeof Reflect.get(value, "available") === "function" &&
    "processLocally" in Object(Reflect.get(value, "prototype"));
  return isLocalKind(found) ? found : null;
}

/** Chromium's headless shell has the method and no service behind it: to ask it ends the page. */
function isHollow({ available }: RecognizerClass): boolean {
  return /Headless/.test(navigator.userAgent) && /\[native code\]/.test(Function.prototype.toString.call(available));
}

/** Whether speech in this language can be recognised here and now without leaving the device. */
export async function canListen(lang: Lang): Promise<boolean> {
  try {
    const found = recognizerClass();
    if (found === null || isHollow(found)) return false;
    return (await found.available({ langs: [SPOKEN[lang]], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

/** Listens once, until the person stops speaking or `stop` says so; gives what was said, or an empty text. */
export function listen(lang: Lang, stop?: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const Found = recognizerClass();
    if (Found === null) return resolve("");
    const recognizer = new Found();
    recognizer.lang = SPOKEN[lang];
    recognizer.processLocally = true;
    recognizer.onresult = (event) => resolve(transcriptOf(event));
    recognizer.onend = () => resolve("");
    recognizer.onerror = () => resolve("");
    const end = () => {
      resolve("");
      recognizer.abort();
    };
    stop?.addEventListener("abort", end);
    // Some never say that they have ended.
    setTimeout(end, LISTEN_SECONDS * 1_000);
    try {
      recognizer.start();
    } catch {
      resolve("");
    }
  });
}

/** The best guess of an event's first result. */
function transcriptOf(event: unknown): string {
  let found = event;
  for (const key of ["results", "0", "0", "transcript"]) found = Reflect.get(Object(found), key);
  return typeof found === "string" ? found.trim() : "";
}
