// A kiosk without a frame around it, as in the web view of a terminal's program. It sends events on `window` and
// accepts messages of its own page. Also tests the abilities in the terminal's address.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { localEars, localVoices } from "./platform-voices.ts";
import { askAt, does, type Kiosk, kioskIn, type Said, sayHello, shellPage } from "./shell-page.ts";
import { hideServiceWorkers } from "./terminal-visit.ts";
import { connect, leave, openEmpty, SITE } from "./visit.ts";

const QUESTION = "我和隔壁老陈打赌，嘉善的网办率达到了多少？";
const FULL = process.env.FULL === "1";
const SETTLE_MS = 200;
const TYPES = "ready session-started session-cleared answer handoff dial voice voice-ended line".split(" ");
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

declare global {
  interface Window {
    events: { type: string; detail: unknown }[];
  }
}

/** Opens the kiosk with a script in the page that records every event, as a terminal's program would add. */
async function open(query: string, prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> {
  const { page } = await openEmpty(browser);
  await page.addInitScript((types) => {
    window.events = [];
    for (const type of types) {
      addEventListener(`fawen:${type}`, (event) => {
        if (event instanceof CustomEvent) window.events.push({ type, detail: event.detail });
      });
    }
  }, TYPES);
  await hideServiceWorkers(page);
  await prepare(page);
  await page.goto(`/kiosk${query}`);
  await page.locator("button.begin").waitFor();
  if (await page.evaluate(() => Date.now() < 86_400_000)) await page.clock.pauseAt(86_400_000);
  return page;
}

/** Stops the page's clock; only the test moves it. */
const standing = (page: Page) => page.clock.install({ time: 0 });

const say = (page: Page, fields: Said) =>
  page.evaluate((message) => window.postMessage(message, location.origin), { fawen: 1, ...fields });

async function details(page: Page, type: string): Promise<Said[]> {
  const events = await page.evaluate(() => window.events);
  return events
    .filter((event) => event.type === type)
    .map(({ detail }) => Object.fromEntries(Object.entries(Object(detail))));
}

async function detail(page: Page, type: string, count = 1): Promise<Said> {
  await expect.poll(async () => (await details(page, type)).length, { message: type }).toBe(count);
  return (await details(page, type)).at(-1) ?? {};
}

describe("the program's script in the page", () => {
  test("receives events with the same fields as messages, from the first tap on", async () => {
    const page = await open("?can=call,dial,voice&place=嘉善县&terminal=2号机");
    await askAt(page, QUESTION);
    expect(await detail(page, "session-started")).toEqual({});
    const answer = await detail(page, "answer");
    expect(Object.keys(answer).sort()).toEqual(["id", "index", "matter", "reason", "status"]);
    await page.locator("button.call").first().click();
    expect(await detail(page, "dial")).toEqual({ name: "公共法律服务热线", tel: "12348" });
    await does(page, "packet").click();
    await does(page, "send-packet").click();
    const { packet } = await detail(page, "handoff");
    expect(packet).toMatchObject({ id: answer.id, place: "嘉善县", terminal: "2号机" });
    await does(page, "leave").click();
    expect(await detail(page, "session-cleared")).toEqual({ why: "tap" });
    const all = JSON.stringify(await page.evaluate(() => window.events));
    for (const words of ["隔壁", "老陈", "打赌", "达到了多少"]) expect(all).not.toContain(words);
  });

  test("sends messages by posting them to the page itself, after hello", async () => {
    const page = await open("");
    await say(page, { type: "headset", isPlugged: true });
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SETTLE_MS);
    expect(await page.locator("button.begin").count()).toBe(1);
    await say(page, { type: "hello", can: ["call", "fly"] });
    expect(await detail(page, "ready")).toMatchObject({ place: null, terminal: "", can: ["call"], isInUse: false });
    await say(page, { type: "headset", isPlugged: true });
    await detail(page, "session-started");
    await does(page, "type").waitFor();
    await say(page, { type: "hello" });
    expect(await detail(page, "ready", 2)).toMatchObject({ can: [], isInUse: true });
    await say(page, { type: "clear" });
    expect(await detail(page, "session-cleared")).toEqual({ why: "shell" });
  });

  test("reports a headset once, and every visitor is read to until it is unplugged", async () => {
    const page = await open("", (opened) => opened.addInitScript(localVoices));
    const spoken = () => page.evaluate(() => JSON.stringify(Reflect.get(window, "platformLog").spoken));
    await say(page, { type: "hello" });
    await say(page, { type: "headset", isPlugged: true });
    await expect.poll(spoken).toContain("您遇到什么事？");
    await does(page, "leave").click();
    await page.evaluate(() => Reflect.get(window, "platformLog").spoken.splice(0));
    await page.locator("button.begin").click();
    await expect.poll(spoken).toContain("您遇到什么事？");
    await say(page, { type: "headset", isPlugged: false });
    await does(page, "leave").click();
    await page.evaluate(() => Reflect.get(window, "platformLog").spoken.splice(0));
    await page.locator("button.begin").click();
    await does(page, "type").click();
    expect(await spoken()).toBe("[]");
  });

  test("puts off and ends the warning with stay, but not with hello", async () => {
    const page = await open("?idle=20&warning=20", standing);
    await say(page, { type: "hello" });
    await detail(page, "ready");
    await page.locator("button.begin").click();
    for (let i = 0; i < 4; i++) {
      await page.clock.runFor(15_000);
      await say(page, { type: "stay" });
      await say(page, { type: "hello" });
      await detail(page, "ready", i + 2);
      expect(await page.locator(".warning").count()).toBe(0);
    }
    // Without `stay` the warning comes, although a `hello` is sent.
    await page.clock.runFor(15_000);
    await say(page, { type: "hello" });
    await detail(page, "ready", 6);
    await page.clock.runFor(6_000);
    await page.locator(".warning").waitFor();
    await say(page, { type: "stay" });
    await expect.poll(() => page.locator(".warning").count()).toBe(0);
    expect(await details(page, "session-cleared")).toEqual([]);
  });

  test("counts as having heard nothing if it does not reply to voice for a minute", async () => {
    const page = await open("?can=voice&idle=900", standing);
    await page.locator("button.begin").click();
    await does(page, "speak").click();
    const { id } = await detail(page, "voice");
    await page.clock.runFor(61_000);
    expect(await detail(page, "voice-ended")).toEqual({ id });
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("没有听清");
  });
});

describe.runIf(FULL)("the buttons of abilities", () => {
  const SIGNS = {
    call: '[data-do="send-packet"]',
    dial: "button.call",
    voice: '[data-do="speak"]',
    print: '[data-do="print"]',
  } as const;

  /** Returns the abilities that have a button anywhere around an answer. */
  async function offered(page: Kiosk): Promise<string[]> {
    const found = new Set<string>();
    const look = async () => {
      for (const [name, sign] of Object.entries(SIGNS)) if ((await page.locator(sign).count()) > 0) found.add(name);
    };
    await page.locator("button.begin").click();
    await look();
    await askAt(page, QUESTION);
    await look();
    for (const sheet of ["take", "packet"]) {
      await does(page, sheet).click();
      await look();
      await does(page, "close").click();
    }
    return [...found].sort();
  }

  const OFFERS: readonly (readonly [string, readonly string[]])[] = [
    ["", []],
    ["?can=call,dial,voice,print", ["call", "dial", "print", "voice"]],
    ["?can=print,voice", ["print", "voice"]],
    ["?can=call,voice", ["call", "voice"]],
    ["?can=dial", ["dial"]],
    ["?can=", []],
  ];
  test.each(OFFERS.slice(0, FULL ? undefined : 3))("with the address %j are %j", async (query, expected) => {
    const page = await open(query);
    expect(await offered(page)).toEqual(expected);
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
  });

  test("in a frame appear only after hello, except printing", async () => {
    const { page } = await openEmpty(browser);
    await page.route(`${SITE}/own-shell`, (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: shellPage(`${SITE}/kiosk?can=call,dial,voice,print`),
      }),
    );
    await page.goto("/own-shell");
    const kiosk = await kioskIn(page);
    expect(await offered(kiosk)).toEqual(["print"]);
    await sayHello(page);
    await does(kiosk, "leave").click();
    expect(await offered(kiosk)).toEqual(["call", "dial", "print", "voice"]);
  });

  test("include speaking if the device can recognize speech", async () => {
    const page = await open("", async (opened) => {
      await standing(opened);
      await opened.addInitScript(localEars);
    });
    await page.locator("button.begin").click();
    await does(page, "speak").click();
    await expect.poll(() => page.getByRole("button", { name: "正在听" }).count()).toBe(1);
    await page.clock.runFor(1_000);
    await expect.poll(() => page.locator("textarea").inputValue()).toBe("老板拖欠工资怎么办");
    // Speech that comes after the visitor has gone on is dropped and does not bring the screen back.
    await does(page, "speak").click();
    await does(page, "home").click();
    await page.clock.runFor(1_000);
    await does(page, "type").click();
    expect(await page.locator("textarea").inputValue()).toBe("");
    expect(await details(page, "voice")).toEqual([]);
  });
});
