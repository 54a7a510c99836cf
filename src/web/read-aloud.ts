// Reads a text aloud, only with voices on the device, so that no text of an answer is sent to a server.

/** Optional settings for reading. */
interface Manner {
  /** From 0 to 1. */
  volume: number;
  /** Called with the line that starts. */
  onLine: (line: string) => void;
}

export interface Reader {
  /** Whether there is a voice for Chinese, the language of the quotes. */
  canRead: () => boolean;
  /** Reads line by line. Calls `onEnd` when reading has ended, for whatever reason. */
  read: (text: string, onEnd: () => void, how?: Manner) => void;
  stop: () => void;
  /** Stops listening for changes of the voices. */
  close: () => void;
}

const SILENT: Reader = { canRead: () => false, read: (_, onEnd) => onEnd(), stop: () => {}, close: () => {} };

/** Calls `onVoices` whenever the set of voices changes. */
export function createReader(onVoices: (canRead: boolean) => void): Reader {
  // A page may have an element of that name, and some browsers have no speech synthesis.
  const synthesis = window.speechSynthesis;
  if (typeof SpeechSynthesisUtterance !== "function" || typeof synthesis?.getVoices !== "function") return SILENT;
  const voiceFor = (lang: string) =>
    synthesis
      .getVoices()
      .find((voice) => voice.localService && voice.lang.replace("_", "-").toLowerCase().startsWith(lang));
  const nothing = () => {};
  let finish = nothing;
  const stop = () => {
    // Only stop our own reading: the page may be reading something itself.
    if (finish !== nothing) synthesis.cancel();
    finish();
  };
  // Prefer a mainland voice: a Hong Kong voice speaks Cantonese.
  const chinese = () => voiceFor("zh-cn") ?? voiceFor("zh");
  const canRead = () => chinese() !== undefined;
  const onVoicesChanged = () => onVoices(canRead());
  synthesis.addEventListener?.("voiceschanged", onVoicesChanged);
  return {
    canRead,
    read: (text, onEnd, how) => {
      stop();
      // Keeps references: Chrome does not fire `end` for an utterance that was garbage-collected.
      const waiting = new Set<SpeechSynthesisUtterance>();
      const end = () => {
        // Lines that were stopped can report their end late, when another text is being read.
        if (finish !== end) return;
        finish = nothing;
        waiting.clear();
        onEnd();
      };
      finish = end;
      for (const line of text.split("\n")) {
        const voice = /\p{Script=Han}/u.test(line) ? chinese() : voiceFor("en");
        // Without a voice set the browser would choose one, possibly on a server.
        if (line.trim() === "" || voice === undefined) continue;
        const utterance = new SpeechSynthesisUtterance(line);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        waiting.add(utterance);
        if (how !== undefined) {
          utterance.volume = how.volume;
          // An utterance that was stopped can report its start late.
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
      synthesis.removeEventListener?.("voiceschanged", onVoicesChanged);
    },
  };
}
