// The kiosk when its network, its server or its browser fails: a real browser, a real service worker, and the real Worker
// behind a proxy that the tests cut.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { type Served, serve } from "../worker/serve.ts";
import { openLineForEach } from "./each-line.ts";
import type { Line } from "./line-cut.ts";
import { ask, expectEngine, look, openKiosk, putLinePage, QUESTION, waitForWorker } from "./lined-kiosk.ts";
import { SITE } from "./visit.ts";

let browser: Browser;
let line: Line;

openLineForEach((opened) => {
  ({ browser, line } = opened);
});

describe("the browser", () => {
  const stopWorkers = async (page: Page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
  };

  test("restarts a stopped worker offline", async () => {
    const { page } = await openKiosk(browser, line);
    await line.cut();
    await stopWorkers(page);
    await expectEngine(page);
    await stopWorkers(page);
    await page.goto("/kiosk");
    await expectEngine(page);
  });

  test("that evicted the kit gets index_unavailable offline, and fetches the kit again at warm", async () => {
    await putLinePage(line);
    const { page } = await openKiosk(browser, line);
    const evict = () =>
      page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    await evict();
    await stopWorkers(page);
    await line.cut();
    const { status, by, text } = await ask(page, QUESTION);
    expect([status, by]).toEqual([503, "offline"]);
    const { slug, handoff } = ProblemBody.parse(JSON.parse(text));
    expect([slug, handoff.why]).toEqual(["index_unavailable", expect.stringContaining("12348")]);
    await line.restore();
    await look(page, ({ offline }) => offline.warm());
    const isBack = () => page.evaluate(async () => (await caches.match("/kiosk-index.txt")) !== undefined);
    await expect.poll(isBack).toBe(true);
    await line.cut();
    await expectEngine(page);
  });
});

describe("the engine answers", () => {
  test("if the network hangs, and the next question does not wait for it", async () => {
    const { page } = await openKiosk(browser, line);
    line.hang();
    line.seen();
    await expectEngine(page);
    expect(line.seen()).toContain("POST /api/ask");
    await expectEngine(page);
    expect(line.seen()).not.toContain("POST /api/ask");
  });

  test.each(["portal", "hang"] as const)("and the page opens if the network fails by %s", async (how) => {
    const { page } = await openKiosk(browser, line);
    line[how]();
    await expectEngine(page);
    await page.goto("/kiosk");
    expect(await page.title()).toBe("法问");
    await expectEngine(page);
  });

  test("if the server's index is damaged", async () => {
    const broken = await serve({ main: "broken-index-setup.ts" });
    try {
      const { page } = await openKiosk(browser, line);
      line.leadTo(broken.url.origin);
      await expectEngine(page);
    } finally {
      await broken.close();
    }
  });

  test("if half a reply comes", async () => {
    const { page } = await openKiosk(browser, line);
    line.change("/api/ask", (body) => body.subarray(0, body.length / 2));
    await expectEngine(page);
  });
});

describe("asking_disabled, set by the operator", () => {
  let off: Served;
  beforeAll(async () => {
    off = await serve({ vars: { ASKING: "off" } });
  });
  afterAll(() => off.close());

  test("is replied online and offline, with the same texts and contacts", async () => {
    line.leadTo(off.url.origin);
    const { page } = await openKiosk(browser, line);
    const online = await ask(page, QUESTION);
    await line.cut();
    const offline = await ask(page, QUESTION);
    expect([online.by, offline.by]).toEqual([null, "offline"]);
    expect([online.status, offline.status]).toEqual([503, 503]);
    expect(offline.type).toBe(online.type);
    const [there, here] = [online, offline].map(({ text }) => ({
      ...ProblemBody.parse(JSON.parse(text)),
      instance: "",
    }));
    expect(here).toEqual(there);
    expect(here?.slug).toBe("asking_disabled");
    expect(here?.handoff.contacts.map(({ tel }) => tel)).toContain("12348");
  });

  test("is replied online if it was set after the kiosk opened", async () => {
    const { page } = await openKiosk(browser, line);
    line.leadTo(off.url.origin);
    const { status, by } = await ask(page, QUESTION);
    expect([status, by]).toEqual([503, null]);
  });
});

describe("the page", () => {
  test("opens offline with any query and with its own headers", async () => {
    const { page } = await openKiosk(browser, line);
    const there = await (await fetch(`${SITE}/kiosk`)).text();
    await line.cut();
    const response = await page.goto("/kiosk?place=桐乡");
    expect(await response?.text()).toBe(there);
    expect(response?.headers()["content-security-policy"]).toContain("trusted-types fawen-kiosk");
    expect(await page.evaluate(() => location.search)).toBe(`?place=${encodeURIComponent("桐乡")}`);
    await waitForWorker(page);
    await expectEngine(page);
  });

  test("has a worker that touches no other request", async () => {
    const { page } = await openKiosk(browser, line);
    const other = await page.evaluate(async () => (await fetch("/alive.txt", { cache: "no-store" })).text());
    expect(other).toBe("fawen\n");
    line.seen();
    await page.goto("/sources");
    expect(line.seen()).toContain("GET /sources");
    await line.cut();
    await expect(page.goto("/sources")).rejects.toThrow(/ERR_CONNECTION/u);
  });

  test("is not reloaded in a day offline, and notices the return of the network", async () => {
    await putLinePage(line);
    const { page, loads } = await openKiosk(browser, line, (opened) => opened.clock.install());
    await line.cut();
    for (let hour = 0; hour < 24; hour++) {
      // Each timer fires once an hour; in between nothing else can happen offline.
      await page.clock.fastForward("01:00:00");
      await look(page, ({ offline }) => offline.update());
    }
    await expect.poll(() => look(page, ({ changes }) => changes)).toEqual([false]);
    expect(loads()).toBe(1);
    await expectEngine(page);
    await line.restore();
    await look(page, ({ line: watched }) => watched.inUse(true));
    await expect.poll(() => look(page, ({ changes }) => changes)).toEqual([false, true]);
    expect(loads()).toBe(1);
  });
});
