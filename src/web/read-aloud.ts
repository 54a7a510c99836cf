// Reads a text aloud, only with voices that are on the device: nothing of an answer goes to a voice on a server.

export interface Reader {
  /** Whether there is a voice for Chinese, in which the quotes are. */
  canRead: () => boolean;
  /** Reads line by line; `onEnd` hears when it is over, however it ended. */
  read: (text: string, onEnd: () => void) => void;
  stop: () => void;
  /** No longer listens for voices. */
  close: () => void;
}

const SILENT: Reader = { canRead: () => false, read: (_, onEnd) => onEnd(), stop: () => {}, close: () => {} };

/** `onVoices` hears when there is a voice that was not there, or none any more. */
export function createReader(onVoices: () => void): Reader {
  // A page may have an element of that name, and a browser may have none.
  const synthesis = window.speechSynthesis;
  if (typeof SpeechSynthesisUtterance !== "function" || typeof synthesis?.getVoices !== "function") return SILENT;
  const voiceFor = (lang: string) =>
    synthesis
      .getVoices()
      .find((voice) => voice.localService && voice.lang.replace("_", "-").toLowerCase().startsWith(lang));
  let finish = () => {};
  const stop = () => {
    synthesis.cancel();
    finish();
  };
  const canRead = () => voiceFor("zh") !== undefined;
  let could = canRead();
  const onChange = () => {
    if (canRead() === could) return;
    could = !could;
    onVoices();
  };
  synthesis.addEventListener?.("voiceschanged", onChange);
  return {
    canRead,
    read: (text, onEnd) => {
      stop();
      let waiting = 0;
      finish = () => {
        finish = () => {};
        onEnd();
      };
      for (const line of text.split("\n")) {
        const voice = voiceFor(/\p{Script=Han}/u.test(line) ? "zh" : "en");
        // Without a voice of its own it would be read by whatever voice there is, which may be a server's.
        if (line.trim() === "" || voice === undefined) continue;
        const utterance = new SpeechSynthesisUtterance(line);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        waiting += 1;
        utterance.onend = () => {
          waiting -= 1;
          if (waiting === 0) finish();
        };
        utterance.onerror = () => finish();
        synthesis.speak(utterance);
      }
      if (waiting === 0) finish();
    },
    stop,
    close: () => {
      stop();
      synthesis.removeEventListener?.("voiceschanged", onChange);
    },
  };
}
