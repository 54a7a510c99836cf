// The app: turns a request into a reply of the API, a page, or a door's protocol. A question goes only into its answer:
// never into a header, an address or a log.
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
  /** Null when feedback is not stored. */
  keepFeedback: KeepFeedback | null;
  /** The digests of the static files that a kiosk needs offline. */
  statics: KioskStatics;
}

export function createApp(parts: AppParts): Hono<AppEnv> {
  const { settings } = parts;
  const { app, route } = createRouter({ settings, collection: parts.index?.collection ?? null, today: parts.today });
  const serving = createServing(parts);
  const { collection } = serving;
  addApiRoutes(route, serving, parts.keepFeedback);
  addPageRoutes(route, serving);
  addTakenRoutes(route, { collection, settings, printing: () => printingOf(serving) });
  addKioskRoutes(route, { collection, settings, statics: parts.statics });
  addDoors(route, serving);
  addUnknownApi(route);
  return app;
}
