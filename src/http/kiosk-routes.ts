// The kiosk's routes: its page, and what it needs offline: the index and the service worker's script, which names every
// file of this version by SHA-256. They are the same for every terminal and contain no question.
import type { Collection } from "../collection.ts";
import { digest } from "../digest.ts";
import type { KioskStatics } from "../kiosk-statics.ts";
import type { Settings } from "../settings.ts";
import type { Kit } from "../view/kit.ts";
import { askingOff } from "./announcements.ts";
import { framedPolicy, WORKER_POLICY } from "./headers.ts";
import { renderKiosk } from "./pages/kiosk.ts";
import type { Route } from "./route.ts";

export interface KioskParts {
  /** Returns the collection. Throws `index_unavailable`. */
  collection: () => Collection;
  settings: Settings;
  /** The compressed index that the Worker was created with. */
  corpusText: string;
  statics: KioskStatics;
}

/** The Trusted Types policy with which the kiosk registers its service worker, the only script URL that it creates. */
const POLICY = "fawen-kiosk";
const PAGE = "/kiosk";
const INDEX = "/kiosk/index.txt";
const ENGINE_DIGITS = 16;

export function addKioskRoutes(route: Route, parts: KioskParts): void {
  const { collection, settings, corpusText } = parts;
  const headers = {
    "Content-Security-Policy": framedPolicy(settings.FRAME_ANCESTORS, POLICY),
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
  };
  route(PAGE, { GET: (c) => c.html(renderKiosk(collection(), settings), 200, headers) });
  route(INDEX, {
    GET: (c) => {
      const etag = `"${collection().info.id}"`;
      const known = { ETag: etag, "Cache-Control": "no-cache" };
      const asked = c.req.header("if-none-match")?.split(",") ?? [];
      // The platform weakens the ETag when it compresses the reply.
      if (asked.some((tag) => tag.trim().replace(/^W\//u, "") === etag)) return c.body(null, 304, known);
      return c.body(corpusText, 200, { ...known, "Content-Type": "text/plain; charset=utf-8" });
    },
  });
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

function workerScript({ collection, settings, corpusText, statics }: KioskParts): string {
  const { files, engine } = statics;
  const opened = collection();
  const kit: Kit = {
    files: { [PAGE]: digest(renderKiosk(opened, settings)), ...files, [INDEX]: digest(corpusText) },
    engine,
    index: opened.info.id,
    settings: {
      asking: settings.ASKING,
      origin: settings.PUBLIC_ORIGIN,
      ...(settings.ASKING === "off" ? { refusal: askingOff(settings) } : {}),
    },
  };
  const version = engine.slice(0, ENGINE_DIGITS);
  return `self.FAWEN_KIT=${JSON.stringify(kit)};importScripts("../kiosk-engine.js?v=${version}");\n`;
}
