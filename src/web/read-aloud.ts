// Reads a text aloud, only with voices that are on the device: nothing of an answer goes to a voice on a server.

/** How it is read, where the page has a say in that. */
interface Manner {
  /** From 0 to 1. */
  volume: number;
  /** Hears which line is being read. */
  onLine: (line: string) => void;
}

export interface Reader {
  /** Whether there is a voice for Chinese, in which the quotes are. */
  canRead: () => boolean;
  /** Reads line by line; `onEnd` hears when it is over, however it ended. */
  read: (text: string, onEnd: () => void, how?: Manner) => void;
  stop: () => void;
  /** No longer listens for voices. */
  close: () => void;
}

const SILENT: Reader = { canRead: () => false, read: (_, onEnd) => onEnd(), stop: () => {}, close: () => {} };

/** `onVoices` hears whether there is one when voices come or go. */
export function createReader(onVoices: (canRead: boolean) => void): Reader {
  // A page may have an element of that name, and a browser may have none.
  const synthesis = window.speechSynthesis;
  if (typeof SpeechSynthesisUtterance !== "function" || typeof synthesis?.getVoices !== "function") return SILENT;
  const voiceFor = (lang: string) =>
    synthesis
      .getVoices()
      .find((voice) => voice.localService && voice.lang.replace("_", "-").toLowerCase().startsWith(lang));
  const nothing = () => {};
  let finish = nothing;
  const stop = () => {
    // The page may read something of its own.
    if (finish !== nothing) synthesis.cancel();
    finish();
  };
  // A voice of the mainland before one of Hong Kong, which speaks Cantonese.
  const chinese = () => voiceFor("zh-cn") ?? voiceFor("zh");
  const canRead = () => chinese() !== undefined;
  const hear = () => onVoices(canRead());
  synthesis.addEventListener?.("voiceschanged", hear);
  return {
    canRead,
    read: (text, onEnd, how) => {
      stop();
      // Held on to: Chrome forgets the end of one that nobody holds.
      const waiting = new Set<SpeechSynthesisUtterance>();
      const end = () => {
        // Lines that were stopped say so late, when another text may be read already.
        if (finish !== end) return;
        finish = nothing;
        waiting.clear();
        onEnd();
      };
      finish = end;
      for (const line of text.split("\n")) {
        const voice = /\p{Script=Han}/u.test(line) ? chinese() : voiceFor("en");
        // Without a voice of its own it would be read by whatever voice there is, which may be a server's.
        if (line.trim() === "" || voice === undefined) continue;
        const utterance = new SpeechSynthesisUtterance(line);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        waiting.add(utterance);
        if (how !== undefined) {
          utterance.volume = how.volume;
          // One that was stopped may say late that it begins.
          utterance.onstart = () => finish === end && how.onLine(line);
        }
        utterance.onend = () => {
          waiting.delete(utterance);
          if (waiting.size === 0) end();
        };
        utterance.onerror = end;
        synthesis.speak(utterance);
      }
      if (waiting.size === 0) end();
    },
    stop,
    close: () => {
      stop();
      synthesis.removeEventListener?.("voiceschanged", hear);
    },
  };
}
