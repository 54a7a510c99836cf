// The kiosk offline: a real browser, a real service worker, and the real Worker behind a proxy that the tests cut.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { readCases } from "../danger/sets.ts";
import { requestOf } from "../eval/answerers.ts";
import { DEV, REAL_LIFE, readItems, SECOND } from "../proofs/asking.ts";
import { type Served, serve } from "../worker/serve.ts";
import { type Line, openLine } from "./line-cut.ts";
import {
  type Asked,
  ask,
  askServer,
  expectEngine,
  look,
  openKiosk,
  putLinePage,
  QUESTION,
  WORKER,
  waitForWorker,
} from "./lined-kiosk.ts";
import { connect, leave, SITE } from "./visit.ts";

const FULL = process.env.FULL === "1";
const SAMPLE_EVERY = 40;
/** How many questions are asked at once. */
const AT_ONCE = 8;
const OTHER = { question: "平湖请了多少名法治监督员？", place: "平湖市", lang: "zh-Hant", explain: true };
let browser: Browser;
let line: Line;

beforeAll(async () => {
  browser = await connect();
});
beforeEach(async () => {
  line = await openLine(SITE);
});
afterEach(async () => {
  await leave(browser);
  await line.close();
});

/** Asks the engine in the page and the server the same, and returns the items for which their replies differ. */
async function differing<Item>(
  page: Page,
  items: readonly Item[],
  asRequest: (item: Item) => object,
  isSame: (here: Asked, there: Asked) => boolean,
): Promise<Item[]> {
  const different: Item[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const batch = items.slice(from, from + AT_ONCE).map(async (item) => {
      const request = asRequest(item);
      const [here, there] = await Promise.all([ask(page, request), askServer(SITE, request)]);
      if (!isSame(here, there)) different.push(item);
    });
    await Promise.all(batch);
  }
  return different;
}

/** Removes the glosses from a server's reply. They are not part of the index, so the kit does not have them. */
function withoutGlosses(text: string): string {
  return text.replace(/,"gloss":"(?:[^"\\]|\\.)*"/gu, "");
}

describe("an offline question", () => {
  test("gets the server's reply byte for byte, except for the English glosses", async () => {
    const { page } = await openKiosk(browser, line);
    const items = (await Promise.all([DEV, SECOND, REAL_LIFE].map(readItems))).flat();
    const asked = FULL ? items : items.filter((_, i) => i % SAMPLE_EVERY === 0);
    await line.cut();
    const different = await differing(
      page,
      asked,
      requestOf,
      (here, there) =>
        here.by === "offline" &&
        here.text === withoutGlosses(there.text) &&
        here.status === 200 &&
        there.status === 200,
    );
    expect(asked.length).toBeGreaterThanOrEqual(FULL ? 515 : 12);
    // Only ids, so that a failure does not print the questions.
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test("raises the same alarm, with the conversation's history", async () => {
    const { page } = await openKiosk(browser, line);
    const cases = [...(await readCases("development")), ...(await readCases("development-conversations"))];
    const asked = cases.filter(({ alarm }, i) => alarm && i % (FULL ? 1 : SAMPLE_EVERY) === 0);
    await line.cut();
    const different = await differing(
      page,
      asked,
      ({ text, history }) => ({
        question: text,
        history: history.map((content) => ({ role: "user" as const, content })),
      }),
      (here, there) => here.by === "offline" && here.text === there.text,
    );
    expect(asked.length).toBeGreaterThanOrEqual(FULL ? 280 : 5);
    expect(different.map(({ text }) => text)).toEqual([]);
  });

  test("gets the server's reply and type for a place, a language and explain", async () => {
    const { page } = await openKiosk(browser, line);
    await line.cut();
    expect(await ask(page, OTHER)).toEqual({ ...(await askServer(SITE, OTHER)), by: "offline" });
  });

  test("that is invalid gets invalid_request", async () => {
    const { page } = await openKiosk(browser, line);
    await line.cut();
    const { status, type, text } = await ask(page, { question: " " });
    expect([status, type]).toEqual([400, "application/problem+json; charset=utf-8"]);
    expect(ProblemBody.parse(JSON.parse(text)).slug).toBe("invalid_request");
  });

  test("is followed by questions to the server as soon as the network is back", async () => {
    const { page } = await openKiosk(browser, line);
    await line.cut();
    await expectEngine(page);
    await line.restore();
    expect(await ask(page, QUESTION)).toEqual(await askServer(SITE, QUESTION));
  });

  test("is answered in a browser without the newer built-ins", async () => {
    const lacks = "delete Map.groupBy;delete Array.prototype.toSorted;delete String.prototype.isWellFormed;";
    line.change(WORKER, (body) => Buffer.from(`${lacks}delete String.prototype.toWellFormed;${body}`));
    const { page } = await openKiosk(browser, line);
    await line.cut();
    await expectEngine(page);
    expect(await ask(page, OTHER)).toEqual({ ...(await askServer(SITE, OTHER)), by: "offline" });
  });
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
      await page.clock.runFor("01:00:00");
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
