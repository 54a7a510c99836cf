// Counts how long nobody has done anything: first a warning, then the end. Knows nothing of what is warned of or ended. It looks
// every second and not only at the end: a timer stands still while a machine sleeps, and who wakes the machine is somebody else.

export interface Idle {
  /** A person did something: it is counted anew, and a warning is over. Too late, it is the end. */
  touch: () => void;
  /** Nobody has to do anything for so long, be it to listen; it is counted from then on. 0: that is over. */
  hold: (seconds: number) => void;
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

const SECOND_MS = 1_000;

/** Begins with the first `touch`. A machine that slept through the end ends when it wakes, before anything else. */
export function createIdle(idleSeconds: number, warningSeconds: number, { onWarning, onEnd }: IdleListener): Idle {
  const [idleMs, warningMs] = [idleSeconds * SECOND_MS, warningSeconds * SECOND_MS];
  const passed = createStopwatch();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isWarning = false;
  let leftMs = 0;
  let heldMs = 0;

  /** True when it is over. */
  const look = (): boolean => {
    const ms = passed();
    leftMs -= ms;
    heldMs = Math.max(heldMs - ms, 0);
    if (leftMs > 0) return false;
    stop();
    onEnd();
    return true;
  };
  const tick = () => {
    if (look()) return;
    // Whole milliseconds: a hair's breadth would be waited for again and again.
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
  const count = (ms: number) => {
    clearTimeout(timer);
    passed();
    isRunning = true;
    leftMs = ms;
    tick();
  };
  const touch = () => {
    if (isRunning && look()) return;
    endWarning();
    count(heldMs + idleMs + warningMs);
  };
  return {
    stop,
    touch,
    hold: (seconds) => {
      if (!isRunning || look()) return;
      heldMs = seconds * SECOND_MS;
      touch();
    },
    warn: () => {
      heldMs = 0;
      count(warningMs);
    },
  };
}

/**
 * Milliseconds since it was asked last, by the clock that went further: the steady one may stand while the machine sleeps,
 * the other one may be set back.
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
