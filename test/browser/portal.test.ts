// Tests the service under a path of a portal, as a box behind a reverse proxy: asking with and without a script,
// sources, the chat in the portal's own pages, the kiosk with and without a connection. Nothing is requested outside
// the path.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startBox } from "../box/started.ts";
import { begin, questionField as kioskField, tap } from "./kiosk-states.ts";
import { openPortal, type Portal } from "./portal.ts";
import { answerTo, ask, connect, leave, questionField } from "./visit.ts";

const BASE = "/zwfw/fawen";
const QUESTION = "嘉善的网办率达到了多少？";
const ANSWER = /98\.6/u;
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

describe.each([
  ["keeps the path", true],
  ["strips the path", false],
])("behind a proxy that %s", (_, keeps) => {
  let portal: Portal;
  let box: Awaited<ReturnType<typeof startBox>>;

  beforeAll(async () => {
    portal = await openPortal(BASE, keeps);
    box = await startBox(undefined, {
      PUBLIC_ORIGIN: `${portal.origin}${BASE}`,
      ALLOWED_ORIGINS: "",
    });
    portal.leadTo(box.url.origin);
  });
  afterAll(async () => {
    await portal.cut();
    await box.close();
  });

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: "zh-CN", ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`${portal.origin}${path}`);
    return page;
  }

  async function openSource(page: Page): Promise<void> {
    await page.getByRole("link", { name: "看原文" }).first().click();
    await page.waitForURL((url) => url.pathname.startsWith(`${BASE}/sources/`));
    expect(await page.locator("mark").first().textContent()).toMatch(ANSWER);
  }

  test("the form asks without a script, and a source opens at its mark", async () => {
    const page = await visit(`${BASE}/`, { javaScriptEnabled: false });
    await questionField(page).fill(QUESTION);
    await page.getByRole("button", { name: "问一问" }).click();
    await answerTo(page, QUESTION);
    expect(new URL(page.url()).pathname).toBe(`${BASE}/`);
    await openSource(page);
    await page.getByRole("link", { name: "回去接着问" }).click();
    await questionField(page).waitFor();
    expect(portal.strays()).toEqual([]);
  });

  test("the script asks, a source opens in the same tab, and going back returns to the chat", async () => {
    const page = await visit(`${BASE}/`);
    await ask(page, QUESTION);
    await openSource(page);
    await page.goBack();
    await questionField(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${BASE}/`);
    expect(portal.strays()).toEqual([]);
  });

  test("a page of the portal has the chat by a script tag and in a frame", async () => {
    portal.put(
      "/index.html",
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>某县</title><script src="${BASE}/widget.js" data-launcher="off"></script>
<fawen-chat></fawen-chat><iframe src="${BASE}/embed" title="法问" width="600" height="600"></iframe></html>`,
    );
    const page = await visit("/index.html");
    const turn = await ask(page, QUESTION);
    const link = turn.getByRole("link", { name: "看原文" }).first();
    expect(await link.getAttribute("href")).toContain(`${portal.origin}${BASE}/sources/`);
    expect(await link.getAttribute("target")).toBe("_blank");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("textbox", { name: /您的问题|接着问/u }).fill(QUESTION);
    await frame.getByRole("button", { name: "问一问" }).click();
    await expect.poll(() => frame.getByRole("article").last().textContent()).toMatch(ANSWER);
    expect(portal.strays()).toEqual([]);
  });

  // The same behind both, since the proxy has no part in it.
  test.runIf(keeps)("a kiosk that opens the server directly, without the path, gets its worker too", async () => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${box.url.origin}/kiosk`);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await context.setOffline(true);
    await page.reload();
    await begin(page);
  });

  // Must be the last test, because it cuts the connection.
  test("the kiosk asks, and gives the same reply without a connection", async () => {
    const page = await visit(`${BASE}/kiosk`);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    const registered = await page.evaluate(async () => {
      const [registration] = await navigator.serviceWorker.getRegistrations();
      return [registration?.scope, registration?.active?.scriptURL];
    });
    expect(registered).toEqual([`${portal.origin}${BASE}/kiosk`, `${portal.origin}${BASE}/kiosk/worker.js`]);
    const askHere = async () => {
      await begin(page);
      await tap(page, "type");
      await kioskField(page).fill(QUESTION);
      const [response] = await Promise.all([
        page.waitForResponse("**/api/ask"),
        page.getByRole("button", { name: "问一问" }).click(),
      ]);
      await expect.poll(() => page.locator(".answer").first().textContent()).toMatch(ANSWER);
      return { url: response.url(), by: await response.headerValue("Fawen-Answered"), text: await response.text() };
    };
    const online = await askHere();
    expect([online.url, online.by]).toEqual([`${portal.origin}${BASE}/api/ask`, null]);
    const kept = await page.evaluate(async () =>
      Promise.all(
        (await caches.keys()).map(async (name) => {
          const requests = await (await caches.open(name)).keys();
          return requests.map(({ url }) => new URL(url).pathname).sort();
        }),
      ),
    );
    const files = ["/icon.svg", "/kiosk", "/kiosk-index.txt", "/kiosk.css", "/kiosk.js"];
    expect(kept).toEqual([files.map((file) => `${BASE}${file}`)]);
    await portal.cut();
    await page.reload();
    expect(await askHere()).toEqual({ ...online, by: "offline" });
    expect(portal.strays()).toEqual([]);
  });
});
