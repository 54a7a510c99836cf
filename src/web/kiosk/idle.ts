// The idle timer: first a warning, then the end. The caller decides what both mean. It checks the time every second,
// because a timer stands still while the machine sleeps, and the person who wakes the machine is somebody else.

export interface Idle {
  /** Reports activity: ends a warning and restarts the count. If the time has already run out, ends instead. */
  touch: () => void;
  /** Delays the count by `seconds`, for example while a text is read aloud. 0 ends the delay. */
  hold: (seconds: number) => void;
  /** Begins the warning now. */
  warn: () => void;
  /** Stops the count. */
  stop: () => void;
}

export interface IdleListener {
  /** Gets the whole seconds that are left, each second of the warning; null when the warning is over. */
  onWarning: (secondsLeft: number | null) => void;
  onEnd: () => void;
}

const SECOND_MS = 1_000;

/** Starts with the first `touch`. If the machine sleeps through the end, the end comes first when it wakes. */
export function createIdle(idleSeconds: number, warningSeconds: number, { onWarning, onEnd }: IdleListener): Idle {
  const [idleMs, warningMs] = [idleSeconds * SECOND_MS, warningSeconds * SECOND_MS];
  const elapsed = createStopwatch();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isWarning = false;
  let leftMs = 0;
  let heldMs = 0;

  /** Counts down the elapsed time. Returns true when the time has run out. */
  const countDown = (): boolean => {
    const ms = elapsed();
    leftMs -= ms;
    heldMs = Math.max(heldMs - ms, 0);
    if (leftMs > 0) return false;
    stop();
    onEnd();
    return true;
  };
  const tick = () => {
    if (countDown()) return;
    // Rounds up: a fraction of a millisecond would schedule the timer again and again.
    timer = setTimeout(tick, Math.ceil(leftMs % SECOND_MS) || SECOND_MS);
    if (leftMs > warningMs) return;
    isWarning = true;
    onWarning(Math.ceil(leftMs / SECOND_MS));
  };
  const endWarning = () => {
    if (!isWarning) return;
    isWarning = false;
    onWarning(null);
  };
  const stop = () => {
    clearTimeout(timer);
    isRunning = false;
    heldMs = 0;
    endWarning();
  };
  const restart = (ms: number) => {
    clearTimeout(timer);
    elapsed();
    isRunning = true;
    leftMs = ms;
    tick();
  };
  const touch = () => {
    if (isRunning && countDown()) return;
    endWarning();
    restart(heldMs + idleMs + warningMs);
  };
  return {
    stop,
    touch,
    hold: (seconds) => {
      if (!isRunning || countDown()) return;
      heldMs = seconds * SECOND_MS;
      touch();
    },
    warn: () => {
      heldMs = 0;
      restart(warningMs);
    },
  };
}

/**
 * Returns a function that gives the milliseconds since its last call. It takes the clock that went further: the
 * monotonic clock may stand still while the machine sleeps, and the wall clock may be set back.
 */
function createStopwatch(): () => number {
  let [wall, steady] = [Date.now(), performance.now()];
  return () => {
    const [wallNow, steadyNow] = [Date.now(), performance.now()];
    const ms = Math.max(wallNow - wall, steadyNow - steady, 0);
    [wall, steady] = [wallNow, steadyNow];
    return ms;
  };
}
