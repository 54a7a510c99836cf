// The kiosk's connection watcher: the real file behind a real network connection. The test moves the page's clock.
import type { Browser, Page, Request } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { openLineForEach } from "./each-line.ts";
import type { Line } from "./line-cut.ts";
import { look, openKiosk, putLinePage } from "./lined-kiosk.ts";

const ALIVE = "/alive.txt";
/** Time in which a wrong extra request would come. */
const SETTLE_MS = 100;

const FULL = process.env.FULL === "1";
let browser: Browser;
let line: Line;
let page: Page;
let beats: number;

openLineForEach((opened) => {
  ({ browser, line } = opened);
});
beforeEach(async () => {
  await putLinePage(line);
  beats = 0;
  ({ page } = await openKiosk(browser, line, async (opened) => {
    opened.on("requestfinished", count);
    opened.on("requestfailed", count);
    await opened.clock.install({ time: 0 });
  }));
  await expectBeats(1);
  // So far the page's clock ran with the real one; from here on only the tests move it.
  await page.clock.pauseAt(60_000);
  await look(page, ({ line: watched }) => watched.check());
  await expectBeats(2);
  beats = 1;
});

function count(request: Request): void {
  if (new URL(request.url()).pathname === ALIVE) beats += 1;
}

/** Expects this number of finished requests so far, and no more shortly after. */
async function expectBeats(expected: number): Promise<void> {
  await expect.poll(() => beats).toBe(expected);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  expect(beats).toBe(expected);
}

const changes = () => look(page, (behind) => behind.changes);
const use = (isInUse: boolean) =>
  look(page, isInUse ? ({ line: watched }) => watched.inUse(true) : ({ line: watched }) => watched.inUse(false));

describe("the file is requested", () => {
  test("every five minutes while the kiosk is not in use", async () => {
    await page.clock.runFor("04:59");
    await expectBeats(1);
    await page.clock.runFor("00:01");
    await expectBeats(2);
    expect(await changes()).toEqual([]);
  });

  test("at once when a session begins, and every five seconds until it ends", async () => {
    await use(true);
    await expectBeats(2);
    for (let i = 3; i < 10; i++) {
      await page.clock.runFor("00:04");
      await expectBeats(i - 1);
      await page.clock.runFor("00:01");
      await expectBeats(i);
    }
    await use(false);
    await page.clock.runFor("00:05");
    await expectBeats(10);
    await page.clock.runFor("04:59");
    await expectBeats(10);
  });

  test.each(["online", "offline"])("at once on the browser's %s event", async (type) => {
    await page.evaluate((event) => dispatchEvent(new Event(event)), type);
    await expectBeats(2);
  });

  test("at once on check, and never after close", async () => {
    await look(page, ({ line: watched }) => watched.check());
    await expectBeats(2);
    await look(page, ({ line: watched }) => {
      watched.close();
      watched.check();
    });
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.clock.runFor("01:00:00");
    await expectBeats(2);
  });
});

describe.runIf(FULL)("a loss of the network", () => {
  test("is reported within five seconds, and so is the return", async () => {
    await use(true);
    await expectBeats(2);
    await line.cut();
    await page.clock.runFor("00:05");
    await expect.poll(changes).toEqual([false]);
    await line.restore();
    await page.clock.runFor("00:05");
    await expect.poll(changes).toEqual([false, true]);
  });

  test("is reported after four seconds without an answer, with one request at a time", async () => {
    line.hang();
    line.seen();
    await use(true);
    await expect.poll(() => line.seen()).toEqual([`GET ${ALIVE}`]);
    await look(page, ({ line: watched }) => watched.check());
    await page.clock.runFor("00:03");
    await expectBeats(1);
    expect([await changes(), line.seen()]).toEqual([[], []]);
    await page.clock.runFor("00:01");
    await expect.poll(changes).toEqual([false]);
    await line.restore();
    const later = async () => {
      await page.clock.runFor("00:01");
      return changes();
    };
    await expect.poll(later).toEqual([false, true]);
  });

  test("is reported if a login page answers", async () => {
    line.portal();
    await look(page, ({ line: watched }) => watched.check());
    await expect.poll(changes).toEqual([false]);
  });
});
