// The app: a request comes in, a reply of the contract, a page or a door's protocol goes out. What a person asked goes into the
// answer and nowhere else: into no header, no address, no log.
import type { Hono } from "hono";
import type { KeepFeedback } from "../feedback-table.ts";
import type { KioskStatics } from "../kiosk-statics.ts";
import { addApiRoutes, addUnknownApi } from "./api-routes.ts";
import { addDoors } from "./doors/doors.ts";
import { addKioskRoutes } from "./kiosk-routes.ts";
import { addPageRoutes, printingOf } from "./page-routes.ts";
import type { AppEnv } from "./route.ts";
import { createRouter } from "./router.ts";
import { createServing, type ServingParts } from "./serving.ts";
import { addTakenRoutes } from "./taken-routes.ts";

export interface AppParts extends ServingParts {
  /** Null: nothing that people say about answers is kept. */
  keepFeedback: KeepFeedback | null;
  /** What a kiosk takes along to go on without a line: the text the index was opened from, the static files' digests. */
  kiosk: { corpusText: string; statics: KioskStatics };
}

export function createApp(parts: AppParts): Hono<AppEnv> {
  const { settings } = parts;
  const { app, route } = createRouter({ settings, collection: parts.index?.collection ?? null, today: parts.today });
  const serving = createServing(parts);
  const { collection } = serving;
  addApiRoutes(route, serving, parts.keepFeedback);
  addPageRoutes(route, serving);
  addTakenRoutes(route, { collection, settings, printing: () => printingOf(serving) });
  addKioskRoutes(route, { collection, settings, ...parts.kiosk });
  addDoors(route, serving);
  addUnknownApi(route);
  return app;
}
