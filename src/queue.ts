// Lets askings start one behind another, in the order in which they came, at the pace at which the machine answers.
// Otherwise the runtime works on all at once and finishes the newest first, so that early ones wait for seconds. An
// asking that would wait too long is refused. Only times are kept, no list and no count: somebody who goes away while
// waiting holds up nobody.

interface QueueParts {
  /** Longest wait, in ms; 0 turns waiting off. */
  longestMs: number;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
}

/** Waits until the caller may start. Resolves to false when that would take too long. */
export type WaitInQueue = () => Promise<boolean>;

/** Time from one start to the next while nothing is known about the machine. */
const GAP_FIRST_MS = 4;
const GAP_MIN_MS = 1;
/** How many askings at once are never refused, however slow the machine is. */
const PLACES_MIN = 20;
/** The share of the gap that goes each time that a whole queue has started in time. */
const FASTER = 0.1;
/** A late start moves the gap by this share towards the time from start to start, and beyond: so it catches up. */
const SLOWER = 1 / 16;
const BEYOND = 1.3;
/**
 * A refusal is sent after the time of so many starts. It costs about an eighth of an answer, so clients that ask again
 * at once would keep the machine busy with refusals.
 */
const REFUSAL_STARTS = 100;

/** Returns null when waiting is off. */
export function createQueue({ longestMs, now = Date.now, sleep = pause }: QueueParts): WaitInQueue | null {
  if (longestMs === 0) return null;
  const gapMax = longestMs / PLACES_MIN;
  let gap = 0;
  /** How late the latest start was: it waited for whatever else the machine was doing. */
  let lag = 0;
  /** When the next asking may start. */
  let due = 0;
  /** When the latest asking started. */
  let latest = 0;

  /** The gap shrinks while askings start in time and grows while they start late. */
  const adapt = (waited: number, sinceLatest: number) => {
    if (lag <= gapMax) gap -= gap * FASTER * Math.min(1, gap / waited);
    else gap += (Math.min(gapMax, sinceLatest) * BEYOND - gap) * SLOWER;
    gap = Math.min(gapMax, Math.max(GAP_MIN_MS, gap));
  };

  return async () => {
    const came = now();
    // After a long rest what was measured is out of date; the clock may also have been set back.
    if (came - due > longestMs || due - came > longestMs + gapMax) {
      gap = Math.min(gapMax, GAP_FIRST_MS);
      lag = 0;
      due = came + gap;
      latest = came;
      return true;
    }
    const wait = Math.max(0, due - came);
    if (wait > PLACES_MIN * gap && wait + lag > longestMs) {
      await sleep(REFUSAL_STARTS * gap);
      return false;
    }
    due = came + wait + gap;
    // Also without a wait: the runtime gets to what others have sent, and the start shows how late it is.
    await sleep(wait);
    const started = now();
    lag = started - came - wait;
    adapt(wait, started - latest);
    latest = started;
    return true;
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
