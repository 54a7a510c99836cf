// Stand-ins for speech synthesis and speech recognition. Each runs in the page before its scripts and records its
// calls; nothing makes a sound. They do not refer to anything outside themselves, because they are sent to the browser
// as text.

/** Local voices for Chinese and English, and remote ones before them. */
export function localVoices(): void {
  const voices = [
    { name: "remote zh", lang: "zh-CN", localService: false },
    { name: "local en", lang: "en-US", localService: true },
    { name: "local Cantonese", lang: "zh-HK", localService: true },
    { name: "local zh", lang: "zh_CN", localService: true },
  ];
  const spoken: { text: string; voice: string; lang: string; volume: number }[] = [];
  const log = { spoken, cancels: 0 };
  class Utterance {
    text: string;
    lang = "";
    voice: { name: string } | null = null;
    volume = 1;
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const waiting: Utterance[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    // As in Chrome: waiting utterances are notified a little later.
    cancel: () => {
      log.cancels += 1;
      for (const { onerror } of waiting.splice(0)) setTimeout(() => onerror?.());
    },
    speak: (utterance: Utterance) => {
      const { text, voice, lang, volume } = utterance;
      waiting.push(utterance);
      log.spoken.push({ text, voice: voice?.name ?? "", lang, volume });
      if (waiting.length === 1) setTimeout(begin);
    },
  });
  const begin = () => waiting[0]?.onstart?.();
  // A line has been spoken completely.
  addEventListener("line-spoken", () => {
    waiting.shift()?.onend?.();
    begin();
  });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
  Reflect.set(window, "platformLog", log);
}

/** Remote voices only. */
export function remoteVoices(): void {
  const voices = [{ name: "remote zh", lang: "zh-CN", localService: false }];
  const synthesis = Object.assign(new EventTarget(), { getVoices: () => voices, cancel: () => {}, speak: () => {} });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class {}, configurable: true });
}

/** Local speech recognition that has Chinese; English would have to be downloaded. */
export function localEars(): void {
  const log: { started: { lang: string; processLocally: boolean }[] } = { started: [] };
  class Recognition {
    lang = "";
    onresult: ((event: unknown) => void) | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    #isLocal = false;
    static available({ langs, processLocally }: { langs: string[]; processLocally: boolean }): Promise<string> {
      const isThere = processLocally && langs.every((lang) => lang === "zh-CN");
      return Promise.resolve(isThere ? "available" : "downloadable");
    }
    get processLocally(): boolean {
      return this.#isLocal;
    }
    set processLocally(isLocal: boolean) {
      this.#isLocal = isLocal;
    }
    start(): void {
      log.started.push({ lang: this.lang, processLocally: this.processLocally });
      setTimeout(() => this.onresult?.({ results: [[{ transcript: "老板拖欠工资怎么办" }]] }), 50);
    }
    abort(): void {}
  }
  Object.defineProperty(window, "SpeechRecognition", { value: Recognition, configurable: true });
  Reflect.set(window, "platformLog", log);
}

/** Local speech recognition that hears nobody. */
export function silentEars(): void {
  class Recognition {
    static available(): Promise<string> {
      return Promise.resolve("available");
    }
    start(): void {}
    abort(): void {}
  }
  Object.defineProperty(Recognition.prototype, "processLocally", { value: false, writable: true });
  Object.defineProperty(window, "SpeechRecognition", { value: Recognition, configurable: true });
}

/** Speech recognition as in most browsers: the audio goes to a server. */
export function remoteEars(): void {
  const value = Object.assign(() => {}, { available: () => Promise.resolve("available") });
  for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) {
    Object.defineProperty(window, name, { value, configurable: true });
  }
}
