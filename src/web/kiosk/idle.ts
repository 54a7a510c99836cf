// Counts how long nobody has done anything: first a warning, then the end. Knows nothing of what is warned of or ended.

export interface Idle {
  /** A person did something: it is counted anew, and a warning is over. */
  touch: () => void;
  /** Warns now, as if nobody had been there for long. */
  warn: () => void;
  /** Nobody is there: nothing is counted. */
  stop: () => void;
}

export interface IdleListener {
  /** Whole seconds that are left, first when the warning begins; null: the warning is over. */
  onWarning: (secondsLeft: number | null) => void;
  onEnd: () => void;
}

const TICK_MS = 1_000;

/** Begins with the first `touch`. A machine that slept through the end ends when it wakes. */
export function createIdle(idleSeconds: number, warningSeconds: number, { onWarning, onEnd }: IdleListener): Idle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endsAt = 0;
  let isWarning = false;
  const end = () => {
    stop();
    onEnd();
  };
  const tick = () => {
    const left = Math.ceil((endsAt - Date.now()) / 1_000);
    if (left <= 0) return end();
    isWarning = true;
    onWarning(left);
    timer = setTimeout(tick, TICK_MS);
  };
  const stop = () => {
    clearTimeout(timer);
    if (isWarning) onWarning(null);
    isWarning = false;
  };
  return {
    stop,
    warn: () => {
      stop();
      endsAt = Date.now() + warningSeconds * 1_000;
      tick();
    },
    touch: () => {
      stop();
      endsAt = Date.now() + (idleSeconds + warningSeconds) * 1_000;
      timer = setTimeout(tick, idleSeconds * 1_000);
    },
  };
}
