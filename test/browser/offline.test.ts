// Questions without a network: the kiosk's own engine replies as the server does. A real browser, a real service worker,
// and the real Worker behind a proxy that the tests cut.
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { readCases } from "../danger/sets.ts";
import { requestOf } from "../eval/answerers.ts";
import { DEV, REAL_LIFE, readItems, SECOND } from "../proofs/asking.ts";
import { openLineForEach } from "./each-line.ts";
import type { Line } from "./line-cut.ts";
import { type Asked, ask, askServer, expectEngine, openKiosk, QUESTION, WORKER } from "./lined-kiosk.ts";
import { SITE } from "./visit.ts";

/** SOAK=1 asks every question, FULL=1 every fourth. */
const ASKED_EVERY = process.env.SOAK === "1" ? 1 : process.env.FULL === "1" ? 4 : 40;
/** How many questions are asked at once. */
const AT_ONCE = 8;
const OTHER = { question: "平湖请了多少名法治监督员？", place: "平湖市", lang: "zh-Hant", explain: true };
let browser: Browser;
let line: Line;

openLineForEach((opened) => {
  ({ browser, line } = opened);
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
    const asked = items.filter((_, i) => i % ASKED_EVERY === 0);
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
    expect(asked.length).toBeGreaterThanOrEqual(Math.floor(515 / ASKED_EVERY));
    // Only ids, so that a failure does not print the questions.
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test("raises the same alarm, with the conversation's history", async () => {
    const { page } = await openKiosk(browser, line);
    const cases = [...(await readCases("development")), ...(await readCases("development-conversations"))];
    const asked = cases.filter(({ alarm }, i) => alarm && i % ASKED_EVERY === 0);
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
    expect(asked.length).toBeGreaterThanOrEqual(ASKED_EVERY === 1 ? 280 : 5);
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
