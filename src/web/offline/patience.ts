// Decides whether to wait for the network. After the network has hung once, nobody waits for it for ten seconds.

/** How long the network is not asked after it hung. */
const QUIET_MS = 10_000;

export interface Patience {
  /** False while the network is not asked, because it hung a moment ago. */
  isLeft: () => boolean;
  /** Reports that a request hung. */
  hung: () => void;
}

/** `now` returns monotonic milliseconds. */
export function createPatience(now: () => number): Patience {
  let until = Number.NEGATIVE_INFINITY;
  return {
    isLeft: () => now() >= until,
    hung: () => {
      until = now() + QUIET_MS;
    },
  };
}
