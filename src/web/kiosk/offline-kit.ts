// The page's side of the kiosk off the line: registers the service worker, tells when a newer one waits, lets it take over
// when the page says so. Must not happen: a reload that this page did not ask for, a second one, an exception.

/** Relative to the page, which may stand under a path of a portal. */
const SCRIPT = "kiosk/worker.js";
const SCOPE = "kiosk";
/** The page's policy allows this name, and nothing else makes an address of a script. */
const POLICY = "fawen-kiosk";
const UPDATE_EVERY_MS = 3_600_000;

export interface OfflineKit {
  /** A person is about to ask: the engine opens its collection now. */
  warm: () => void;
  /** Nobody is there: the worker that waits takes over, and the page is loaded anew, once. Nothing waits: nothing happens. */
  takeOver: () => void;
  /** Looks for a newer worker, at most once an hour, or `atOnce`. */
  update: (atOnce?: boolean) => void;
}

const NOTHING: OfflineKit = { warm: () => {}, takeOver: () => {}, update: () => {} };

interface OfflineListener {
  /** May be told more than once. */
  onWaiting: () => void;
  /** Questions are answered without a line from now on; false: they are not, for as long as this is not told again. */
  onKept: (isKept: boolean) => void;
  /** False while somebody uses the page: it is not loaded anew under their hands. */
  isFree: () => boolean;
}

/** Once a page. Where there are no service workers nothing ever happens. */
export function startOffline({ onWaiting, onKept, isFree }: OfflineListener): OfflineKit {
  // Over plain http there are none, unless the server is this machine.
  if (!("serviceWorker" in navigator)) {
    onKept(false);
    return NOTHING;
  }
  const workers = navigator.serviceWorker;
  const tellKept = () => onKept(workers.controller !== null);
  let script: string | undefined;
  let registration: ServiceWorkerRegistration | null = null;
  let lookedAt = Date.now();
  let isTakingOver = false;
  /** The worker is newer than the page: somebody came while it took over. */
  let isOutdated = false;
  const register = async () => {
    try {
      script ??= trustedScript();
      registration = await workers.register(script, { scope: SCOPE, updateViaCache: "none" });
      watchWaiting(registration, onWaiting, tellKept);
    } catch {
      tellKept();
      // No line, no room, or a page whose policy forbids it: tried again with the next update.
    }
  };
  workers.addEventListener("controllerchange", () => {
    tellKept();
    if (!isTakingOver) return;
    isTakingOver = false;
    if (isFree()) location.reload();
    else isOutdated = true;
  });
  if (workers.controller !== null) tellKept();
  void register();
  return {
    warm: () => post(workers.controller, "warm"),
    takeOver: () => {
      if (isOutdated) return location.reload();
      const waiting = registration?.waiting ?? null;
      // A page that no worker served shows no older version: it is not loaded anew.
      isTakingOver = waiting !== null && workers.controller !== null;
      post(waiting, "take-over");
    },
    update: (atOnce = false) => {
      if (!atOnce && Math.abs(Date.now() - lookedAt) < UPDATE_EVERY_MS) return;
      lookedAt = Date.now();
      if (registration === null) void register();
      else registration.update().catch(() => undefined);
    },
  };
}

function post(worker: ServiceWorker | null, type: "warm" | "take-over"): void {
  worker?.postMessage({ fawen: 1, type });
}

function watchWaiting(registration: ServiceWorkerRegistration, onWaiting: () => void, onFailed: () => void): void {
  const watch = () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      // The first one of all waits for nobody.
      if (installing.state === "installed" && registration.active !== null) onWaiting();
      if (installing.state === "redundant") onFailed();
    });
  };
  registration.addEventListener("updatefound", watch);
  watch();
  if (registration.waiting !== null) onWaiting();
}

/** The one address, in the wrapping that the page's policy asks for; a browser without such policies takes it bare. */
function trustedScript(): string {
  const policy = window.trustedTypes?.createPolicy(POLICY, {
    createScriptURL: (address) => {
      if (address !== SCRIPT) throw new TypeError("not the kiosk's worker");
      return address;
    },
  });
  return policy?.createScriptURL(SCRIPT) ?? SCRIPT;
}

interface ScriptPolicy {
  createScriptURL: (address: string) => string;
}

declare global {
  interface Window {
    /** The types that TypeScript knows of the DOM lack it. What a policy makes goes where an address goes. */
    readonly trustedTypes?: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy };
  }
}
