// Stand-ins for a terminal's sounds: a voice that takes time for every line, and tones that are only recorded. They run
// in the page before its scripts, make no sound, and use nothing outside this function.

export interface SoundLog {
  /** Lines in the order in which their reading started. */
  lines: string[];
  cancels: number;
  /** Frequencies of the played tones in Hz. */
  tones: number[];
  /** Starts the cancelled lines late, as a platform may do after `cancel`. */
  beginLate: () => void;
}

declare global {
  var soundLog: SoundLog;
}

export function terminalSounds(): void {
  const CHARACTER_MS = 200;
  class Utterance {
    text: string;
    lang = "";
    voice: unknown = null;
    volume = 1;
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  let waiting: Utterance[] = [];
  let stopped: Utterance[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const log: SoundLog = {
    lines: [],
    cancels: 0,
    tones: [],
    beginLate: () => {
      for (const { onstart } of stopped) onstart?.();
    },
  };
  const next = () => {
    const [line] = waiting;
    if (line === undefined) return;
    log.lines.push(line.text);
    line.onstart?.();
    timer = setTimeout(() => {
      waiting = waiting.filter((other) => other !== line);
      line.onend?.();
      next();
    }, line.text.length * CHARACTER_MS);
  };
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ name: "local zh", lang: "zh-CN", localService: true }],
    cancel: () => {
      log.cancels += 1;
      clearTimeout(timer);
      stopped = waiting;
      waiting = [];
      for (const { onerror } of stopped) setTimeout(() => onerror?.());
    },
    speak: (line: Utterance) => {
      waiting.push(line);
      if (waiting.length === 1) next();
    },
  });
  class Node {
    connect<T>(to: T): T {
      return to;
    }
  }
  class Tone extends Node {
    readonly #hertz: number;
    constructor(_: unknown, { frequency }: { frequency: number }) {
      super();
      this.#hertz = frequency;
    }
    start(): void {
      log.tones.push(this.#hertz);
    }
    stop(): void {}
  }
  class Gain extends Node {
    gain = { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
  }
  class Context {
    currentTime = 0;
    destination = new Node();
    resume(): Promise<void> {
      return Promise.resolve();
    }
  }
  const all = {
    speechSynthesis: synthesis,
    SpeechSynthesisUtterance: Utterance,
    AudioContext: Context,
    OscillatorNode: Tone,
    GainNode: Gain,
  };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(window, name, { value, configurable: true });
  globalThis.soundLog = log;
}
