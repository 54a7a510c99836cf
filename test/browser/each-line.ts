// Gives each test of a file a browser and a new line to the Worker. After the test both are closed.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { type Line, openLine } from "./line-cut.ts";
import { connect, leave, SITE } from "./visit.ts";

/** Calls `take` before each test of the file, or of the `describe` in which it stands. */
export function openLineForEach(take: (opened: { browser: Browser; line: Line }) => void): void {
  let browser: Browser;
  let line: Line;
  beforeAll(async () => {
    browser = await connect();
  });
  beforeEach(async () => {
    line = await openLine(SITE);
    take({ browser, line });
  });
  afterEach(async () => {
    await leave(browser);
    await line.close();
  });
}
