// All sounds: reading aloud with a voice of the device, and the chime of the idle warning. Each line read is reported
// for its caption. `stop` ends every sound at once.
import { createReader } from "../read-aloud.ts";
import { VOLUME_MAX } from "./kiosk-settings.ts";

export interface Sound {
  canRead: () => boolean;
  /** Reads line by line. `volume` is in steps. */
  read: (text: string, volume: number) => void;
  chime: (volume: number) => void;
  stop: () => void;
}

interface SoundListener {
  /** Gets the line that is being read; null when the reading is over. */
  onLine: (line: string | null) => void;
  /** The device's list of voices has changed. */
  onVoices: () => void;
}

/** The chime's two falling tones; each fades out. Frequency in Hz, start and length in seconds. */
const TONES = [
  { hertz: 880, at: 0, long: 0.35 },
  { hertz: 660, at: 0.3, long: 0.5 },
] as const;

/** Reading speed of a slow voice. */
const CHARS_A_SECOND = 3;

export function secondsToRead(line: string): number {
  return line.length / CHARS_A_SECOND;
}

export function createSound({ onLine, onVoices }: SoundListener): Sound {
  const reader = createReader(onVoices);
  let context: AudioContext | null = null;
  let endChime = () => {};
  return {
    canRead: reader.canRead,
    read: (text, volume) => reader.read(text, () => onLine(null), { volume: volume / VOLUME_MAX, onLine }),
    chime: (volume) => {
      endChime();
      if (volume === 0 || typeof AudioContext !== "function") return;
      context ??= new AudioContext();
      endChime = ring(context, volume / VOLUME_MAX);
    },
    stop: () => {
      endChime();
      reader.stop();
    },
  };
}

/** Plays the chime. Returns a function that ends it early. */
function ring(context: AudioContext, volume: number): () => void {
  const tones: OscillatorNode[] = [];
  let isOver = false;
  const start = () => {
    if (isOver) return;
    for (const { hertz, at, long } of TONES) {
      const begin = context.currentTime + at;
      const tone = new OscillatorNode(context, { frequency: hertz });
      const loudness = new GainNode(context, { gain: volume });
      loudness.gain.setValueAtTime(volume, begin);
      loudness.gain.linearRampToValueAtTime(0, begin + long);
      tone.connect(loudness).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + long);
      tones.push(tone);
    }
  };
  // The browser plays no sound before the first tap. The chime may be stopped by then.
  void context.resume().then(start, () => {});
  return () => {
    isOver = true;
    for (const tone of tones) tone.stop();
  };
}
