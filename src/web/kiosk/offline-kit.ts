// The page's side of offline use. It registers the service worker, reports a newer one that waits, and lets it take
// over on request. It never reloads the page unasked or twice, and never throws.

/** Relative to the page, which may be served under a path of a portal. */
const SCRIPT = "kiosk/worker.js";
const SCOPE = "kiosk";
/** The trusted-types policy that the page's CSP allows; nothing else may create a script's address. */
const POLICY = "fawen-kiosk";
const UPDATE_EVERY_MS = 3_600_000;

export interface OfflineKit {
  /** Makes the engine open its collection, before a question comes. */
  warm: () => void;
  /** Activates the waiting worker, if any, and reloads the page once. Call it when nobody is there. */
  takeOver: () => void;
  /** Looks for a newer worker: at most once an hour, or now with `atOnce`. */
  update: (atOnce?: boolean) => void;
}

const NOTHING: OfflineKit = { warm: () => {}, takeOver: () => {}, update: () => {} };

interface OfflineListener {
  /** A newer worker waits. May be called more than once. */
  onWaiting: () => void;
  /** Whether questions are answered offline from now on. Holds until the next call. */
  onKept: (isKept: boolean) => void;
  /** Returns false while somebody uses the page; it is not reloaded then. */
  isFree: () => boolean;
}

/** Call it once per page. Without service workers the returned functions do nothing. */
export function startOffline({ onWaiting, onKept, isFree }: OfflineListener): OfflineKit {
  // Browsers offer no service workers over plain http, except on localhost.
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
  /** A session began while a new worker took over, so the page was not reloaded and is older than the worker. */
  let isOutdated = false;
  const register = async () => {
    try {
      script ??= trustedScript();
      registration = await workers.register(script, { scope: SCOPE, updateViaCache: "none" });
      watchWaiting(registration, onWaiting, tellKept);
    } catch {
      tellKept();
      // No network, no storage, or a CSP that forbids it. The next `update` tries again.
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
      // A page that no worker served came from the network: it needs no reload.
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
      // The first worker of all replaces none, so it does not wait.
      if (installing.state === "installed" && registration.active !== null) onWaiting();
      if (installing.state === "redundant") onFailed();
    });
  };
  registration.addEventListener("updatefound", watch);
  watch();
  if (registration.waiting !== null) onWaiting();
}

/** Returns the worker's address as a trusted script URL, or as plain text in a browser without trusted types. */
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
    /** Missing in TypeScript's DOM types. A trusted script URL is accepted wherever a string address is. */
    readonly trustedTypes?: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy };
  }
}
