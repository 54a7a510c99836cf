// Which messages the kiosk accepts, and from whom. The real kiosk runs with pages of other origins around and beside
// it. They send invalid messages, and valid messages from senders that must not be heard.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "../worker/serve.ts";
import { forgedShellMessages, trueMessages } from "./forged-shell-messages.ts";
import { type Host, openHost, visitHost } from "./host.ts";
import { does, FORWARDER, hears, kioskIn, post, said, saidOf, sayHello, shellPage } from "./shell-page.ts";
import { hideServiceWorkers } from "./terminal-visit.ts";
import { connect, leave } from "./visit.ts";

const BLOCKED = "chrome-error://chromewebdata/";
/** Time for an accepted message to take effect. */
const SETTLE_MS = 200;

const FULL = process.env.FULL === "1";
let browser: Browser;
/** `host` and `ally` may frame the kiosk. */
let host: Host;
let ally: Host;
/** Must not frame the kiosk. */
let stranger: Host;
let worker: Served;
let site: string;

beforeAll(async () => {
  [browser, host, ally, stranger] = await Promise.all([connect(), openHost(), openHost(), openHost()]);
  worker = await serve({ vars: { FRAME_ANCESTORS: `${host.origin} ${ally.origin}` } });
  site = worker.url.origin;
});
afterEach(() => leave(browser));
afterAll(async () => {
  await Promise.all([host.close(), ally.close(), stranger.close(), worker.close()]);
});

async function open(at: Host, frames = "", prepare: (page: Page) => Promise<void> = async () => {}) {
  const before = (page: Page) => hideServiceWorkers(page).then(() => prepare(page));
  return visitHost(browser, at, { html: shellPage(`${site}/kiosk`, frames) }, { prepare: before });
}

const settle = (page: Page) => page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SETTLE_MS);

/** Starts a session that waits for speech: recognized text would show in the field, and a wipe would be visible. */
async function listening(page: Page): Promise<{ kiosk: Frame; id: string }> {
  const kiosk = await kioskIn(page);
  await sayHello(page, ["voice"]);
  await kiosk.locator("button.begin").click();
  await does(kiosk, "speak").click();
  const { id } = await hears(page, "voice");
  return { kiosk, id: String(id) };
}

async function expectUntouched(kiosk: Frame): Promise<void> {
  expect(await kiosk.locator("textarea").inputValue()).toBe("");
  expect(await kiosk.getByRole("button", { name: "正在听" }).count()).toBe(1);
}

describe("invalid messages", () => {
  test("number more than a hundred in this test", () => {
    expect(new Set(forgedShellMessages("v_1")).size).toBeGreaterThan(100);
  });

  test("are ignored, and valid ones after them are accepted", async () => {
    const { page, troubles } = await open(host);
    const { kiosk, id } = await listening(page);
    const before = (await said(page)).length;
    for (const expression of forgedShellMessages(id)) await post(page, expression);
    await post(page, '({ fawen: 1, type: "stay" })');
    await settle(page);
    await expectUntouched(kiosk);
    expect((await said(page)).slice(before)).toEqual([]);
    await post(page, JSON.stringify({ fawen: 1, type: "heard", id, text: "老板不给工资" }));
    await expect.poll(() => kiosk.locator("textarea").inputValue()).toBe("老板不给工资");
    await hears(page, "voice-ended");
    await post(page, '({ fawen: 1, type: "hello", can: ["print"] })');
    await expect.poll(async () => (await saidOf(page, "ready")).at(-1)?.can).toEqual(["print"]);
    await post(page, '({ fawen: 1, type: "clear", more: { later: true } })');
    expect(await hears(page, "session-cleared")).toMatchObject({ why: "shell" });
    expect(await troubles()).toEqual([]);
  });

  test("include speech of a previous visitor", async () => {
    const { page } = await open(host);
    const { kiosk, id } = await listening(page);
    await post(page, '({ fawen: 1, type: "clear" })');
    await hears(page, "session-cleared");
    expect(await hears(page, "voice-ended")).toMatchObject({ id });
    const late = JSON.stringify({ fawen: 1, type: "heard", id, text: "别人的话" });
    await post(page, late);
    await settle(page);
    expect(await kiosk.locator("button.begin").count()).toBe(1);
    await kiosk.locator("button.begin").click();
    await does(kiosk, "speak").click();
    const next = await hears(page, "voice", 2);
    await post(page, late);
    await settle(page);
    await expectUntouched(kiosk);
    await post(page, JSON.stringify({ fawen: 1, type: "heard", id: next.id, text: "自己的话" }));
    await expect.poll(() => kiosk.locator("textarea").inputValue()).toBe("自己的话");
  });

  test("include every message before hello", async () => {
    const { page } = await open(host);
    const kiosk = await kioskIn(page);
    await post(page, '({ fawen: 1, type: "headset", isPlugged: true })');
    await settle(page);
    await kiosk.locator("button.begin").click();
    await post(page, '({ fawen: 1, type: "clear" })');
    await settle(page);
    await does(kiosk, "type").waitFor();
    expect(await said(page)).toEqual([]);
    await sayHello(page);
    await post(page, '({ fawen: 1, type: "clear" })');
    await kiosk.locator("button.begin").waitFor();
  });
});

describe("the kiosk ignores valid messages from", () => {
  /** Frames beside the kiosk. */
  const FRAMES: readonly (readonly [string, () => string])[] = [
    ["a frame of the same site beside it", () => `<iframe src="${host.put({ html: FORWARDER })}"></iframe>`],
    [
      "a frame of another site that may frame the kiosk",
      () => `<iframe src="${ally.put({ html: FORWARDER })}"></iframe>`,
    ],
    ["a frame of a stranger", () => `<iframe src="${stranger.put({ html: FORWARDER })}"></iframe>`],
    [
      "a frame in a sandbox, without an origin",
      () => `<iframe sandbox="allow-scripts" src="${host.put({ html: FORWARDER })}"></iframe>`,
    ],
  ];
  /** Makes the frame beside the kiosk send the valid messages. */
  const forward = (page: Page, id: string) =>
    page.evaluate((messages) => {
      for (const message of messages) window.frames[1]?.postMessage({ forward: message }, "*");
    }, trueMessages(id));
  const isUp = (page: Page) =>
    expect.poll(() => page.evaluate(() => JSON.stringify(window.shellGot))).toContain('"up":true');

  test.each(FRAMES)("%s", async (_name, frames) => {
    const { page } = await open(host, frames());
    await isUp(page);
    const { kiosk, id } = await listening(page);
    const before = (await said(page)).length;
    await forward(page, id);
    await settle(page);
    await expectUntouched(kiosk);
    expect((await said(page)).length).toBe(before);
    await post(page, JSON.stringify({ fawen: 1, type: "heard", id, text: "自己的话" }));
    await expect.poll(() => kiosk.locator("textarea").inputValue()).toBe("自己的话");
    // The kiosk's own messages reach only the page around it.
    expect(await page.evaluate(() => JSON.stringify(window.shellGot))).not.toContain("overheard");
  });

  test("the same frames, although their messages reach a page that accepts any sender", async () => {
    for (const [name, frames] of FRAMES) {
      const listener = `<script>addEventListener("message", ({ data }) => parent.postMessage({ reached: data.type }, "*"))</script>`;
      const page = await (await browser.newContext()).newPage();
      await page.goto(host.put({ html: shellPage(host.put({ html: listener }), frames()) }));
      await isUp(page);
      await forward(page, "v_1");
      await expect
        .poll(async () => (await said(page)).map(({ reached }) => reached), { message: name })
        .toEqual(["hello", "heard", "headset", "clear"]);
    }
  });

  test("the page around its parent page", async () => {
    const inner = host.put({ html: shellPage(`${site}/kiosk`) });
    const { page } = await visitHost(browser, ally, { html: shellPage(inner) });
    await expect.poll(() => page.frames()[2]?.url()).toBe(`${site}/kiosk`);
    const kiosk = page.frames()[2];
    await kiosk?.locator("button.begin").click();
    await page.evaluate((messages) => {
      for (const message of messages) window.frames[0]?.frames[0]?.postMessage(message, "*");
    }, trueMessages("v_1"));
    await settle(page);
    await kiosk?.locator('button[data-do="type"]').waitFor();
    expect(await page.frames()[1]?.evaluate(() => window.shellGot)).toEqual([]);
    // Messages from the parent page are accepted.
    await page.frames()[1]?.evaluate((messages) => {
      for (const message of messages) window.frames[0]?.postMessage(message, "*");
    }, trueMessages("v_1"));
    await kiosk?.locator("button.begin").waitFor();
  });

  test("a frame within it, of its own origin", async () => {
    const { page } = await open(host);
    const { kiosk, id } = await listening(page);
    await kiosk.evaluate(() => document.body.append(document.createElement("iframe")));
    await expect.poll(() => kiosk.childFrames().length).toBe(1);
    await kiosk.childFrames()[0]?.evaluate((messages) => {
      for (const message of messages) window.parent.postMessage(message, "*");
    }, trueMessages(id));
    await settle(page);
    await expectUntouched(kiosk);
  });

  test("a window that opened it", async () => {
    const { page } = await open(host);
    await page.evaluate((url) => Object.assign(window, { opened: window.open(url) }), `${site}/kiosk`);
    await expect.poll(() => page.context().pages().length).toBe(2);
    const kiosk = page.context().pages()[1];
    await kiosk?.locator("button.begin").click();
    await page.evaluate(
      `for (const message of ${JSON.stringify(trueMessages("v_1"))}) opened.postMessage(message, "*")`,
    );
    await settle(page);
    await kiosk?.locator('button[data-do="type"]').waitFor();
    expect(await page.evaluate(() => window.shellGot.filter(({ isFromKiosk }) => !isFromKiosk))).toEqual([]);
  });

  test("a window that it opened, of its own origin", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site}/kiosk`);
    await page.locator("button.begin").click();
    await page.evaluate(() => Object.assign(window, { opened: window.open("/alive.txt") }));
    await expect.poll(() => page.context().pages().length).toBe(2);
    await page.context().pages()[1]?.waitForLoadState();
    await page
      .context()
      .pages()[1]
      ?.evaluate((messages) => {
        // Another policy for openers (COOP) than the kiosk's leaves it none.
        for (const message of messages) window.opener?.postMessage(message, "*");
      }, trueMessages("v_1"));
    await settle(page);
    await does(page.mainFrame(), "type").waitFor();
    await page.evaluate((messages) => {
      for (const message of messages) window.postMessage(message, "*");
    }, trueMessages("v_1"));
    await page.locator("button.begin").waitFor();
  });

  test("an event without a source or from a foreign origin", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site}/kiosk`);
    await page.locator("button.begin").click();
    const dispatch = (source: "none" | "own", origin: string) =>
      page.evaluate(
        ({ messages, isOwn, from }) => {
          for (const data of messages) {
            dispatchEvent(new MessageEvent("message", { data, origin: from, source: isOwn ? window : null }));
          }
        },
        { messages: trueMessages("v_1"), isOwn: source === "own", from: origin },
      );
    for (const origin of ["", "null", site, host.origin]) await dispatch("none", origin);
    for (const origin of ["", "null", host.origin, stranger.origin]) await dispatch("own", origin);
    await settle(page);
    await does(page.mainFrame(), "type").waitFor();
    await dispatch("own", site);
    await page.locator("button.begin").waitFor();
  });
});

/** Removes the kiosk's Content-Security-Policy, so that only its own check of the sender is left. */
async function unguarded(page: Page): Promise<void> {
  await page.route(`${site}/kiosk`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers["content-security-policy"];
    await route.fulfill({ response, headers });
  });
}

/** Pages that must not frame the kiosk. All but the stranger's have the origin `null`. */
const NOT_LISTED = ["a stranger's page", "a file", "a data: page", "a page in a sandbox"] as const;

async function openFrom(where: (typeof NOT_LISTED)[number], prepare: (page: Page) => Promise<void>): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await prepare(page);
  const html = shellPage(`${site}/kiosk`);
  if (where === "a stranger's page") await page.goto(stranger.put({ html }));
  if (where === "a page in a sandbox")
    await page.goto(host.put({ html, headers: { "Content-Security-Policy": "sandbox allow-scripts" } }));
  if (where === "a data: page") await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  if (where === "a file") {
    const folder = await mkdtemp(join(tmpdir(), "fawen-shell-"));
    await writeFile(join(folder, "shell.html"), html);
    await page.goto(pathToFileURL(join(folder, "shell.html")).href);
    await rm(folder, { recursive: true });
  }
  return page;
}

describe.runIf(FULL)("framing the kiosk", () => {
  test.each(NOT_LISTED)("in %s is refused by the browser", async (where) => {
    const page = await openFrom(where, async () => {});
    await expect.poll(() => page.frames()[1]?.url()).toBe(BLOCKED);
  });

  // The sandbox is left out: it blocks the kiosk's own script, too, so nothing could listen.
  test.each(NOT_LISTED.slice(0, process.env.FULL === "1" ? 3 : 2))(
    "in %s, where the browser allows it, does not make the kiosk accept its messages",
    async (where) => {
      const page = await openFrom(where, unguarded);
      const kiosk = await kioskIn(page);
      await kiosk.locator("button.begin").click();
      for (const message of trueMessages("v_1")) await post(page, JSON.stringify(message));
      await settle(page);
      await does(kiosk, "type").waitFor();
      expect(await page.evaluate(() => window.shellGot)).toEqual([]);
    },
  );

  test("in a page of its own origin is allowed", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route(`${site}/own-shell`, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: shellPage(`${site}/kiosk`) }),
    );
    await page.goto(`${site}/own-shell`);
    await kioskIn(page);
    expect(await sayHello(page)).toMatchObject({ isUp: true });
  });
});
