// Updates of the kiosk's service worker: a damaged version is refused, an intact one waits until the page activates it.
import type { Browser } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openLineForEach } from "./each-line.ts";
import type { Line } from "./line-cut.ts";
import {
  ask,
  expectEngine,
  look,
  openKiosk,
  putLinePage,
  QUESTION,
  update,
  WORKER,
  waitForWorker,
} from "./lined-kiosk.ts";

let browser: Browser;
let line: Line;

openLineForEach((opened) => {
  ({ browser, line } = opened);
});

/** Flips one bit of the body, inside a Chinese character if there is one, so that a script still parses. */
function damaged(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const at = Math.max(copy.indexOf("法律"), 0) + 2;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const DAMAGES: [path: string, change: (body: Buffer) => Buffer][] = [
  ["/kiosk-index.txt", damaged],
  ["/kiosk.js", damaged],
  ["/kiosk-engine.js", damaged],
  ["/kiosk", damaged],
  ["/kiosk.css", damaged],
  ["/kiosk-engine.js", (body) => body.subarray(0, body.length / 2)],
  [WORKER, (body) => body.subarray(0, body.length / 2)],
  [WORKER, () => Buffer.from("<!doctype html><title>登录</title>")],
];

describe("an update", () => {
  const OTHER_ORIGIN = "https://another.example";

  test("with a damaged file is refused, the old worker continues and no partial kit remains", async () => {
    await putLinePage(line);
    const { page, loads } = await openKiosk(browser, line);
    const before = await update(page);
    expect(before).toMatchObject({ isWaiting: false, isServed: true });
    expect(Object.values(before.kept)).toEqual([
      ["/icon.svg", "/kiosk", "/kiosk-index.txt", "/kiosk.css", "/kiosk.js"],
    ]);
    await putLinePage(line, { origin: OTHER_ORIGIN });
    for (const [i, [path, change]] of DAMAGES.entries()) {
      line.seen();
      line.damage(path, change);
      expect(await update(page), `${i}: ${path}`).toEqual(before);
      expect(line.seen()).toContain(`GET ${path}`);
      line.damage(path, null);
    }
    expect(loads()).toBe(1);
    await line.cut();
    await expectEngine(page);
    await page.goto("/kiosk");
    await waitForWorker(page);
    await expectEngine(page);
    // The same kit is accepted once it is intact.
    await line.restore();
    expect(await update(page)).toMatchObject({ isWaiting: true });
  });

  test("waits until the page activates it, which reloads the page once", async () => {
    await putLinePage(line);
    const { page, loads } = await openKiosk(browser, line);
    expect(await update(page)).toMatchObject({ isWaiting: false });
    await putLinePage(line, { origin: OTHER_ORIGIN });
    expect(await update(page)).toMatchObject({ isWaiting: true, isServed: true });
    expect(await look(page, ({ waits }) => waits)).toBe(1);
    await line.cut();
    await expectEngine(page);
    expect(loads()).toBe(1);
    await Promise.all([page.waitForEvent("load"), look(page, ({ offline }) => offline.takeOver())]);
    await waitForWorker(page);
    // The new worker answers with the new settings, and the old cache is deleted.
    const { text } = await ask(page, QUESTION);
    expect(text).toContain(`"url":"${OTHER_ORIGIN}/sources/`);
    await line.restore();
    const { isWaiting, isServed, kept } = await update(page);
    expect([isWaiting, isServed, Object.keys(kept).length]).toEqual([false, true, 1]);
    expect(await look(page, ({ waits }) => waits)).toBe(0);
    expect(loads()).toBe(2);
  });

  test("of the page comes as a whole: until it is activated, the old page is shown with its own script", async () => {
    const comment = "<!-- newer -->";
    await putLinePage(line);
    const { page, loads } = await openKiosk(browser, line);
    await putLinePage(line, { comment });
    // A changed page is enough to trigger the update; nobody calls `update`.
    expect(await (await page.goto("/kiosk"))?.text()).not.toContain(comment);
    // Chromium looks for the update when it has nothing else to do.
    await expect.poll(() => look(page, ({ waits }) => waits), { timeout: 60_000 }).toBe(1);
    await line.cut();
    await Promise.all([page.waitForEvent("load"), look(page, ({ offline }) => offline.takeOver())]);
    expect(await page.evaluate(() => document.lastChild?.nodeValue)).toBe(" newer ");
    expect(loads()).toBe(3);
  });

  test("that waits is reported to a page opened later, and cannot be activated by another page", async () => {
    await putLinePage(line);
    const { page } = await openKiosk(browser, line);
    await putLinePage(line, { origin: OTHER_ORIGIN });
    await update(page);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${line.origin}/sources`);
    await elsewhere.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/kiosk");
      registration?.waiting?.postMessage({ fawen: 1, type: "take-over" });
    });
    await page.reload();
    await expect.poll(() => look(page, ({ waits }) => waits)).toBe(1);
    expect(await update(page)).toMatchObject({ isWaiting: true });
  });

  test("does not reload the page in a session that began meanwhile, but after it", async () => {
    await putLinePage(line);
    const { page, loads } = await openKiosk(browser, line);
    await putLinePage(line, { origin: OTHER_ORIGIN });
    await update(page);
    await page.evaluate(() => {
      globalThis.behind.offline.takeOver();
      globalThis.behind.isInUse = true;
    });
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/kiosk"))?.waiting ?? null))
      .toBeNull();
    // The new worker serves the page that is still open.
    expect((await ask(page, QUESTION)).status).toBe(200);
    expect(await update(page)).toMatchObject({ isWaiting: false, isServed: true });
    expect(loads()).toBe(1);
    await Promise.all([page.waitForEvent("load"), look(page, ({ offline }) => offline.takeOver())]);
    expect(loads()).toBe(2);
  });

  test("activated by one page does not reload another one", async () => {
    await putLinePage(line);
    const { page } = await openKiosk(browser, line);
    const other = await page.context().newPage();
    await other.goto("/kiosk");
    await waitForWorker(other);
    let loads = 0;
    other.on("load", () => loads++);
    await putLinePage(line, { origin: OTHER_ORIGIN });
    await update(page);
    await Promise.all([page.waitForEvent("load"), look(page, ({ offline }) => offline.takeOver())]);
    await waitForWorker(page);
    await waitForWorker(other);
    expect(loads).toBe(0);
  });
});
