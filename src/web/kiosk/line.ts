// Is there a line? A small static file is asked for: often while somebody uses the kiosk or the
// line is lost, now and then while nobody does.
// Enters the terminal's use, leaves each loss and each return. Must not happen: an exception, two requests at once, a reload.

/** A static file, beside the page: the Worker is not woken for it. */
const ALIVE = "alive.txt";
/** What stands in it: a network's login page does not say this. */
const ALIVE_TEXT = "fawen";
const IN_USE_EVERY_MS = 5_000;
const IDLE_EVERY_MS = 300_000;
/** Shorter than the time between two, so that the next is never late. */
const WAIT_MS = 4_000;

export interface LineWatch {
  /** Somebody uses the kiosk, or nobody does any more. */
  inUse: (isInUse: boolean) => void;
  /** Asks now. */
  check: () => void;
  close: () => void;
}

/** The line counts as up until a request for the file says otherwise; the first one starts at once. */
export function watchLine({ onChange }: { onChange: (isUp: boolean) => void }): LineWatch {
  let isUp = true;
  let isInUse = false;
  let isClosed = false;
  let isAsking = false;
  let isAskedAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const beat = async () => {
    if (isClosed) return;
    isAskedAgain = isAsking;
    if (isAsking) return;
    clearTimeout(timer);
    isAsking = true;
    const started = performance.now();
    const isThere = await isAlive();
    isAsking = false;
    if (isClosed) return;
    const every = isInUse || !isThere ? IN_USE_EVERY_MS : IDLE_EVERY_MS;
    const rest = isAskedAgain ? 0 : Math.max(0, every - (performance.now() - started));
    timer = setTimeout(beat, rest);
    if (isThere === isUp) return;
    isUp = isThere;
    onChange(isUp);
  };
  const check = () => void beat();
  addEventListener("online", check);
  addEventListener("offline", check);
  check();
  return {
    inUse: (isNow) => {
      const isNew = isNow && !isInUse;
      isInUse = isNow;
      if (isNew) check();
    },
    check,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      removeEventListener("online", check);
      removeEventListener("offline", check);
    },
  };
}

async function isAlive(): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT_MS);
  try {
    const response = await fetch(ALIVE, { cache: "no-store", redirect: "error", signal: stop.signal });
    return response.ok && (await response.text()).trim() === ALIVE_TEXT;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
