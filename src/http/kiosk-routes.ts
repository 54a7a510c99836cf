// The kiosk's routes: its page, and the service worker's script, which names every file of this version by SHA-256. They
// are the same for every terminal and contain no question.
import type { Collection } from "../collection.ts";
import { digest } from "../digest.ts";
import type { KioskStatics } from "../kiosk-statics.ts";
import type { Settings } from "../settings.ts";
import type { Kit } from "../view/kit.ts";
import { framedPolicy, WORKER_POLICY } from "./headers.ts";
import { renderKiosk } from "./pages/kiosk.ts";
import { askingOff } from "./problem-sentences.ts";
import type { Route } from "./route.ts";

export interface KioskParts {
  /** Returns the collection. Throws `index_unavailable`. */
  collection: () => Collection;
  settings: Settings;
  statics: KioskStatics;
}

/** The Trusted Types policy with which the kiosk registers its service worker, the only script URL that it creates. */
const POLICY = "fawen-kiosk";
const PAGE = "/kiosk";
const ENGINE_DIGITS = 16;

export function addKioskRoutes(route: Route, parts: KioskParts): void {
  const { collection, settings } = parts;
  const headers = {
    "Content-Security-Policy": framedPolicy(settings.FRAME_ANCESTORS, POLICY),
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
  };
  route(PAGE, { GET: (c) => c.html(renderKiosk(collection(), settings), 200, headers) });
  // Built on first use, because start-up has little CPU time.
  let script: string | undefined;
  route("/kiosk/worker.js", {
    GET: (c) => {
      script ??= workerScript(parts);
      return c.body(script, 200, {
        "Content-Type": "text/javascript; charset=utf-8",
        "Cache-Control": "no-cache",
        // Extends the scope beyond `/kiosk/`. Relative to the script, like all addresses of the kiosk.
        "Service-Worker-Allowed": `..${PAGE}`,
        "Content-Security-Policy": WORKER_POLICY,
      });
    },
  });
}

function workerScript({ collection, settings, statics }: KioskParts): string {
  const { files, engine } = statics;
  const opened = collection();
  const kit: Kit = {
    files: { [PAGE]: digest(renderKiosk(opened, settings)), ...files },
    engine,
    index: opened.info.id,
    settings: {
      asking: settings.ASKING,
      origin: settings.PUBLIC_ORIGIN,
      ...(settings.ASKING === "off" ? { refusal: askingOff(settings.ASKING_REASON)["zh-CN"] } : {}),
    },
  };
  const version = engine.slice(0, ENGINE_DIGITS);
  return `self.FAWEN_KIT=${JSON.stringify(kit)};importScripts("../kiosk-engine.js?v=${version}");\n`;
}
