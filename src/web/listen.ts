// Speech recognition, only where the browser does it on the device. Does not listen until it is called.
import type { Lang } from "../contract.ts";
import { recognizerClass, SPOKEN } from "./recognizer.ts";

/** No question takes longer to say. */
export const LISTEN_SECONDS = 30;

/**
 * Listens once, until the person stops speaking or `stop` aborts. Resolves to the recognised text, or an empty text.
 */
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
    // Some recognisers never report that they have ended.
    setTimeout(end, LISTEN_SECONDS * 1_000);
    try {
      recognizer.start();
    } catch {
      resolve("");
    }
  });
}

/** The best alternative of the event's first result. */
function transcriptOf(event: unknown): string {
  let found = event;
  for (const key of ["results", "0", "0", "transcript"]) found = Reflect.get(Object(found), key);
  return typeof found === "string" ? found.trim() : "";
}
