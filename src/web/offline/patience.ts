// After the network has hung once, nobody waits for it for a while. Enters a clock and each time it hung. Pure but for that.

const QUIET_MS = 10_000;

export interface Patience {
  /** False: it hung a moment ago, and is not asked. */
  isLeft: () => boolean;
  hung: () => void;
}

/** `now` gives milliseconds that never go back. */
export function createPatience(now: () => number): Patience {
  let until = Number.NEGATIVE_INFINITY;
  return {
    isLeft: () => now() >= until,
    hung: () => {
      until = now() + QUIET_MS;
    },
  };
}
