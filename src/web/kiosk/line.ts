// Watches the connection ("the line") by requesting a small static file: often while the kiosk is in use or the
// connection is lost, rarely otherwise. It reports each loss and each return. It never throws, never sends two requests
// at once, and never reloads the page.

/** A static file beside the page, so that the request does not invoke the Worker. */
const ALIVE = "alive.txt";
/** The file's content, which tells it from the login page of a public network. */
const ALIVE_TEXT = "fawen";
const IN_USE_EVERY_MS = 5_000;
const IDLE_EVERY_MS = 300_000;
/** Time limit of a request; shorter than the interval, so that requests never overlap. */
const WAIT_MS = 4_000;

export interface LineWatch {
  /** Reports that a session has begun or ended. */
  inUse: (isInUse: boolean) => void;
  /** Checks now. */
  check: () => void;
  close: () => void;
}

/** Starts with a request at once. The connection counts as up until a request fails. */
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
