// The entry of `/kiosk-engine.js`: the kiosk's service worker, which contains the whole product. `/kiosk/worker.js`
// defines its kit and imports it. It answers the kiosk page's requests and messages. It must not touch requests that
// are not the kiosk's, and must not run with an incomplete kit or a changed script.

// Must be the first import: the other modules use these built-ins as soon as they load.
import "./later-built-ins.ts";
import { isKit, type Kit } from "../../view/kit.ts";
import { dropOtherKits, keepKit, pathOf, sha256 } from "./kept-kit.ts";
import { createNetwork, PAGE } from "./network.ts";
import { createOfflineAsk } from "./offline-ask.ts";

declare const self: ServiceWorkerGlobalScope & {
  readonly FAWEN_KIT: unknown;
  /** The function that wraps this script. The kit holds the SHA-256 of its text. */
  readonly FAWEN_ENGINE: unknown;
};

start(self.FAWEN_KIT);

function start(kit: unknown): void {
  if (!isKit(kit)) throw new TypeError("/kiosk/worker.js names no kit");
  const engine = createOfflineAsk(kit);
  const network = createNetwork(kit, engine, () => void self.registration.update().catch(() => undefined));
  /** Whether this worker takes control of the open page as soon as it is active. */
  let isAwaited = false;

  self.addEventListener("install", (event) => {
    // The very first worker takes over the page that registered it.
    isAwaited = self.registration.active === null;
    event.waitUntil(checkEngine(kit).then(() => keepKit(kit)));
  });
  self.addEventListener("activate", (event) => {
    const claim = isAwaited ? self.clients.claim() : Promise.resolve();
    event.waitUntil(Promise.all([dropOtherKits(kit), claim]));
    void engine.warm();
  });
  self.addEventListener("message", (event) => {
    const type = messageType(event.data);
    if (type === null || !isKiosk(event.source)) return;
    if (type === "warm") return event.waitUntil(engine.warm());
    isAwaited = true;
    event.waitUntil(self.skipWaiting());
  });
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const path = pathOf(request.url);
    if (request.method === "POST" && path === "/api/ask") return event.respondWith(network.ask(request));
    if (request.method !== "GET") return;
    if (request.mode === "navigate") {
      if (path === PAGE) event.respondWith(network.page(request));
    } else if (path !== PAGE && !request.url.includes("?") && Object.hasOwn(kit.files, path)) {
      event.respondWith(network.file(request, path));
    }
  });
}

/** Throws unless the running script is exactly the one that the build wrote. */
async function checkEngine({ engine }: Kit): Promise<void> {
  const bytes = new TextEncoder().encode(String(self.FAWEN_ENGINE));
  if ((await sha256(bytes.buffer)) !== engine) throw new Error("/kiosk-engine.js is not the kit's");
}

function messageType(data: unknown): "take-over" | "warm" | null {
  if (typeof data !== "object" || data === null) return null;
  const fields = new Map<string, unknown>(Object.entries(data));
  const type = fields.get("type");
  return fields.get("fawen") === 1 && (type === "take-over" || type === "warm") ? type : null;
}

/** Whether a message comes from a window that shows the kiosk's page. */
function isKiosk(source: ExtendableMessageEvent["source"]): boolean {
  return source instanceof WindowClient && pathOf(source.url) === PAGE;
}
