// Tests the chat in a frame on another site: who may frame it, whose messages it accepts, and to whom it sends
// messages.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "../worker/serve.ts";
import { FORGED_MESSAGES } from "./forged-messages.ts";
import { type Host, openHost, visitHost } from "./host.ts";
import { connect, leave } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
let browser: Browser;
/** May frame the chat. */
let host: Host;
/** May frame the chat, but does not frame it here. */
let ally: Host;
/** May not frame the chat. */
let stranger: Host;
let worker: Served;
let site = "";

beforeAll(async () => {
  browser = await connect();
  [host, ally, stranger] = await Promise.all([openHost(), openHost(), openHost()]);
  worker = await serve({ vars: { FRAME_ANCESTORS: `${host.origin} ${ally.origin}` } });
  site = worker.url.origin;
});
afterEach(() => leave(browser));
afterAll(async () => {
  await Promise.all([host.close(), ally.close(), stranger.close(), worker.close()]);
});

interface Got {
  data: unknown;
  origin: string;
  isFromChat: boolean;
}

declare global {
  interface Window {
    got: Got[];
  }
}

/** A page that records the messages it receives. `frames` come after the chat's frame. */
function pageWith(frames = "", chat = `${site}/embed`): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title><script>
window.got = [];
addEventListener("message", function (event) {
  window.got.push({ data: event.data, origin: event.origin, isFromChat: event.source === window.frames[0] });
});
</script></head><body><iframe src="${chat}" title="法律问题，问一问" width="600" height="600"></iframe>${frames}</body></html>`;
}

/** A page that forwards messages to the chat's frame beside it and reports to its parent what it receives. */
const FORWARDER = `<!doctype html><script>
addEventListener("message", function (event) {
  if (event.source === parent && event.data.forward) parent.frames[0].postMessage(event.data.forward, "*");
  else parent.postMessage({ overheard: event.data }, "*");
});
parent.postMessage({ up: true }, "*");
</script>`;

async function open(at: Host, html: string, prepare: (page: Page) => Promise<void> = async () => {}) {
  const questions: string[] = [];
  const visited = await visitHost(
    browser,
    at,
    { html },
    {
      prepare: async (page) => {
        page.on("request", (request) => {
          if (request.url().endsWith("/api/ask")) questions.push(request.postData() ?? "");
        });
        await prepare(page);
      },
    },
  );
  return { ...visited, questions, frame: visited.page.frames()[1] };
}

const post = (page: Page, expression: string) => page.evaluate(`frames[0].postMessage(${expression}, "*")`);
const got = (page: Page) => page.evaluate(() => window.got);
/** The messages that the chat has sent. */
const said = async (page: Page) => (await got(page)).filter(({ isFromChat }) => isFromChat).map(({ data }) => data);

/**
 * Waits until the chat in the frame has processed everything sent so far: messages arrive in order, and hello gets a
 * reply. Returns how often it said hello.
 */
async function sayHello(page: Page): Promise<number> {
  const before = (await said(page)).length;
  let times = 0;
  await expect
    .poll(
      async () => {
        await post(page, '({ fawen: 1, type: "hello" })');
        times++;
        return (await said(page)).length;
      },
      { interval: 200 },
    )
    .toBeGreaterThan(before);
  return times;
}

/** Waits for a message of the given type. */
async function hears(page: Page, type: string): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  await expect
    .poll(async () => {
      const all = (await said(page)).map((data) => new Map(Object.entries(Object(data))));
      const last = all.findLast((fields) => fields.get("type") === type);
      found = last === undefined ? undefined : Object.fromEntries(last);
      return found !== undefined;
    })
    .toBe(true);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
}

describe("the embedding page with an allowed origin", () => {
  test("says hello, gets ready, asks, receives the outcome and clears", async () => {
    const { page, frame, questions, troubles } = await open(host, pageWith());
    await sayHello(page);
    expect(new Set((await said(page)).map((data) => JSON.stringify(data)))).toEqual(
      new Set(['{"fawen":1,"type":"ready"}']),
    );
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}", place: "嘉善县" })`);
    const answer = await hears(page, "answer");
    expect(Object.keys(answer).sort()).toEqual(["fawen", "id", "index", "matter", "reason", "status", "type"]);
    expect(answer).toMatchObject({ fawen: 1, status: "answered", reason: null });
    expect(JSON.stringify(await got(page))).not.toContain(QUESTION);
    expect((await got(page)).map(({ origin }) => origin)).toEqual((await got(page)).map(() => site));
    expect(questions).toHaveLength(1);
    expect(JSON.parse(questions[0] ?? "")).toMatchObject({ question: QUESTION, place: "嘉善县" });
    await expect.poll(() => frame?.locator('[part~="question"]').count()).toBe(1);
    await post(page, '({ fawen: 1, type: "clear" })');
    await expect.poll(() => frame?.locator('[part~="question"]').count()).toBe(0);
    expect(await troubles()).toEqual([]);
  });

  test("receives calls and feedback, and never the question", async () => {
    const { page, frame } = await open(host, pageWith());
    await sayHello(page);
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}" })`);
    const { id } = await hears(page, "answer");
    await frame?.locator('[part~="feedback"] button').first().click();
    expect(await hears(page, "feedback")).toMatchObject({ id, useful: true });
    await frame?.locator('[part~="handoff"] a[href^="tel:"]').first().click();
    expect(await hears(page, "handoff")).toMatchObject({ tel: "12348" });
    expect(JSON.stringify(await got(page))).not.toContain(QUESTION);
  });

  test("receives failures", async () => {
    const { page } = await open(host, pageWith(), async (opened) => {
      await opened.route("**/api/ask", (route) => route.abort());
    });
    await sayHello(page);
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}" })`);
    expect(await hears(page, "error")).toEqual({ fawen: 1, type: "error", kind: "offline", status: null, slug: null });
  });

  test("has no effect before it has said hello", async () => {
    const { page, frame, questions } = await open(host, pageWith());
    await frame?.locator('[part~="send"]').waitFor();
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}" })`);
    await post(page, '({ fawen: 1, type: "clear" })');
    await sayHello(page);
    expect(questions).toEqual([]);
    expect(await frame?.locator('[part~="question"]').count()).toBe(0);
  });
});

describe("invalid messages", () => {
  test("number at least thirty", () => {
    expect(new Set(FORGED_MESSAGES).size).toBeGreaterThanOrEqual(30);
  });

  test("are ignored, and the next valid one is processed", async () => {
    const { page, frame, questions, troubles } = await open(host, pageWith());
    await sayHello(page);
    const before = (await said(page)).length;
    for (const expression of FORGED_MESSAGES) await post(page, expression);
    await post(page, '({ fawen: 1, type: "hello" })');
    // One reply to one hello: no earlier message was taken for a hello.
    await expect.poll(async () => (await said(page)).length).toBe(before + 1);
    expect(questions).toEqual([]);
    expect(await frame?.locator('[part~="question"]').count()).toBe(0);
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}" })`);
    expect(await hears(page, "answer")).toMatchObject({ status: "answered" });
    expect(await troubles()).toEqual([]);
  });
});

const TRUE_MESSAGES = [
  '{ fawen: 1, type: "hello" }',
  `{ fawen: 1, type: "ask", question: "${QUESTION}" }`,
  '{ fawen: 1, type: "clear" }',
];

/** Makes the other frame send them to the chat's frame. */
const forwardAll = (page: Page) =>
  page.evaluate(`for (const message of [${TRUE_MESSAGES.join()}]) frames[1].postMessage({ forward: message }, "*")`);

describe("valid messages from a wrong sender", () => {
  /** Frames of others beside the chat, by owner. */
  const FRAMES: readonly (readonly [string, () => string])[] = [
    ["a frame of the same site beside it", () => `<iframe src="${host.put({ html: FORWARDER })}"></iframe>`],
    ["a frame of another site that may frame it", () => `<iframe src="${ally.put({ html: FORWARDER })}"></iframe>`],
    ["a frame of a stranger on another port", () => `<iframe src="${stranger.put({ html: FORWARDER })}"></iframe>`],
    [
      "a frame in a sandbox, without an origin",
      () => `<iframe sandbox="allow-scripts" src="${host.put({ html: FORWARDER })}"></iframe>`,
    ],
  ];

  test.each(FRAMES)("%s: no question is asked and no reply is sent", async (_name, frames) => {
    const { page, frame, questions } = await open(host, pageWith(frames()));
    await frame?.locator('[part~="send"]').waitFor();
    await expect.poll(async () => JSON.stringify(await got(page))).toContain('"up":true');
    // Before and after the page itself has said hello.
    await forwardAll(page);
    let hellos = await sayHello(page);
    await forwardAll(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    hellos += await sayHello(page);
    // One reply to each hello of the page itself, even a late one.
    await expect.poll(async () => (await said(page)).length).toBe(hellos);
    expect(questions).toEqual([]);
    // Only the page that said hello receives what follows.
    await post(page, `({ fawen: 1, type: "ask", question: "${QUESTION}" })`);
    await hears(page, "answer");
    expect(JSON.stringify(await got(page))).not.toContain("overheard");
  });

  test.each(FRAMES)("%s can reach a frame that accepts messages from anybody", async (_name, frames) => {
    const listener = `<script>addEventListener("message", ({ data }) => parent.postMessage({ reached: data.type }, "*"))</script>`;
    const { page } = await open(host, pageWith(frames(), host.put({ html: listener })));
    await expect.poll(async () => JSON.stringify(await got(page))).toContain('"up":true');
    await forwardAll(page);
    await expect
      .poll(async () => (await said(page)).map((data) => JSON.stringify(data)))
      .toEqual(['{"reached":"hello"}', '{"reached":"ask"}', '{"reached":"clear"}']);
  });

  test("a window that opened it: it answers only the parent of a frame", async () => {
    const { page } = await open(host, pageWith("", "about:blank"));
    const [popup] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate((url) => {
        Object.assign(window, { popup: window.open(url) });
      }, `${site}/embed`),
    ]);
    await popup.locator('[part~="send"]').waitFor();
    await page.evaluate(`for (const message of [${TRUE_MESSAGES.join()}]) popup.postMessage(message, "*")`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await popup.locator('[part~="question"]').count()).toBe(0);
    expect(await got(page)).toEqual([]);
  });

  test("a stranger that frames it in a browser without frame-ancestors", async () => {
    const { page, frame, questions } = await open(stranger, pageWith(), async (opened) => {
      await opened.route(`${site}/embed`, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers() };
        delete headers["content-security-policy"];
        await route.fulfill({ response, headers });
      });
    });
    await frame?.locator('[part~="send"]').waitFor();
    for (const message of TRUE_MESSAGES) await post(page, `(${message})`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await got(page)).toEqual([]);
    expect(questions).toEqual([]);
  });
});

describe("the frame is refused", () => {
  const BLOCKED = "chrome-error://chromewebdata/";

  test.each([
    ["to a stranger", () => stranger, () => `${site}/embed`],
    ["to everybody when it is another page", () => host, () => `${site}/`],
    ["to everybody when it is a source", () => host, () => `${site}/sources`],
  ])("%s", async (_name, at, address) => {
    const { page } = await open(at(), pageWith("", address()));
    await expect.poll(() => page.frames()[1]?.url()).toBe(BLOCKED);
  });

  test("to an allowed site inside a stranger's page", async () => {
    const { page } = await open(stranger, `<iframe src="${host.put({ html: pageWith() })}"></iframe>`);
    await expect.poll(() => page.frames()[2]?.url()).toBe(BLOCKED);
  });

  test("but is granted to an allowed site inside another allowed site", async () => {
    const { page } = await open(
      ally,
      `<iframe src="${host.put({ html: pageWith() })}" width="700" height="700"></iframe>`,
    );
    await expect.poll(() => page.frames()[2]?.url()).toBe(`${site}/embed`);
    await page.frames()[2]?.locator('[part~="send"]').waitFor();
  });
});
