// How the kiosk knows of its line: the real file behind a real line, the page's clock in the test's hand.
import type { Browser, Page, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Line, openLine } from "./line-cut.ts";
import { look, openKiosk, putLinePage } from "./lined-kiosk.ts";
import { connect, leave, SITE } from "./visit.ts";

const ALIVE = "/alive.txt";
/** One too many would have come by then. */
const SETTLE_MS = 100;

const FULL = process.env.FULL === "1";
let browser: Browser;
let line: Line;
let page: Page;
let beats: number;

beforeAll(async () => {
  browser = await connect();
});
beforeEach(async () => {
  line = await openLine(SITE);
  await putLinePage(line);
  beats = 0;
  ({ page } = await openKiosk(browser, line, async (opened) => {
    opened.on("requestfinished", count);
    opened.on("requestfailed", count);
    await opened.clock.install({ time: 0 });
  }));
  await expectBeats(1);
  // Until now it ran beside the world's; from here on it stands still but for the tests.
  await page.clock.pauseAt(60_000);
  await look(page, ({ line: watched }) => watched.check());
  await expectBeats(2);
  beats = 1;
});
afterEach(async () => {
  await leave(browser);
  await line.close();
});
afterAll(() => browser.close());

function count(request: Request): void {
  if (new URL(request.url()).pathname === ALIVE) beats += 1;
}

/** As many have come to their end so far, and no more in the moment after. */
async function expectBeats(expected: number): Promise<void> {
  await expect.poll(() => beats).toBe(expected);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  expect(beats).toBe(expected);
}

const changes = () => look(page, (behind) => behind.changes);
const use = (isInUse: boolean) =>
  look(page, isInUse ? ({ line: watched }) => watched.inUse(true) : ({ line: watched }) => watched.inUse(false));

describe("the file is asked for", () => {
  test("every five minutes while nobody is there", async () => {
    await page.clock.runFor("04:59");
    await expectBeats(1);
    await page.clock.runFor("00:01");
    await expectBeats(2);
    expect(await changes()).toEqual([]);
  });

  test("at once when somebody comes, and every five seconds from then on, until they leave", async () => {
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

  test.each(["online", "offline"])("at once when the browser says that it is %s", async (type) => {
    await page.evaluate((event) => dispatchEvent(new Event(event)), type);
    await expectBeats(2);
  });

  test("at once when the page asks, and never after it is closed", async () => {
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

describe.runIf(FULL)("a loss", () => {
  test("is known within five seconds, and so is the return", async () => {
    await use(true);
    await expectBeats(2);
    await line.cut();
    await page.clock.runFor("00:05");
    await expect.poll(changes).toEqual([false]);
    await line.restore();
    await page.clock.runFor("00:05");
    await expect.poll(changes).toEqual([false, true]);
  });

  test("is a line that hangs, told after four seconds, and asked once at a time", async () => {
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

  test("is the login page of a network", async () => {
    line.portal();
    await look(page, ({ line: watched }) => watched.check());
    await expect.poll(changes).toEqual([false]);
  });
});
