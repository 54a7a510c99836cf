// Everything that sounds: reading aloud by a voice of the device, and the chime before a warning. Each is told of, so that it
// can be captioned; all stop at once.
import { createReader } from "../read-aloud.ts";
import { VOLUME_MAX } from "./kiosk-settings.ts";

export interface Sound {
  canRead: () => boolean;
  /** Reads line by line; `volume` in steps. */
  read: (text: string, volume: number) => void;
  chime: (volume: number) => void;
  stop: () => void;
}

interface SoundListener {
  /** What is being read just now; null: nothing any more. */
  onLine: (line: string | null) => void;
  /** A voice has come or gone. */
  onVoices: () => void;
}

/** Two tones, falling, each fading out: frequency in Hz, start and length in seconds. */
const TONES = [
  { hertz: 880, at: 0, long: 0.35 },
  { hertz: 660, at: 0.3, long: 0.5 },
] as const;

/** A slow voice says so many characters in a second. */
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

/** Call what it gives back to end it early. */
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
  // The browser holds it back until somebody has tapped; by then nobody may need it any more.
  void context.resume().then(start, () => {});
  return () => {
    isOver = true;
    for (const tone of tones) tone.stop();
  };
}
