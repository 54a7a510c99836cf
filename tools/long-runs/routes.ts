// Every route that the app answers, as it says itself, so that no route that is added is left out. Parts that a path leaves open are
// filled with what is there.
import { createApp } from "../../src/http/app.ts";
import { Settings } from "../../src/settings.ts";

/** Doors that open with a secret only. */
const OPENED = { WECHAT_TOKEN: "token" };
const STATICS = ["/widget.js", "/page.css", "/icon.svg", "/kiosk.js", "/nothing"];

export interface KnownRoute {
  path: string;
  /** Those that have a handler. */
  methods: readonly string[];
}

export function everyRoute(): KnownRoute[] {
  const app = createApp({
    index: null,
    statics: { files: {}, engine: "" },
    settings: Settings.parse(OPENED),
    version: "",
    today: () => "2026-01-01",
    keepFeedback: null,
    limit: null,
    waitInQueue: null,
  });
  const paths = [...new Set(app.routes.map(({ path }) => path))].filter((path) => path !== "/*");
  const methodsOf = (path: string) => app.routes.filter((each) => each.path === path).map(({ method }) => method);
  const routes = paths.map((path) => ({ path, methods: methodsOf(path).filter((method) => method !== "ALL") }));
  return [...routes, ...STATICS.map((path) => ({ path, methods: ["GET"] }))];
}
