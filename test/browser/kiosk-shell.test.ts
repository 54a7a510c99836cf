// The example shell of examples/kiosk-shell, unchanged, on its own site around the real kiosk. Acts in one reach the
// other, but never the visitor's question.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Served, serve } from "../worker/serve.ts";
import { type Host, openHost, type Visited, visitHost } from "./host.ts";
import { askAt, does, kioskIn, type Said } from "./shell-page.ts";
import { hideServiceWorkers } from "./terminal-visit.ts";
import { connect, leave } from "./visit.ts";

/** The kiosk's address in the example's files. */
const WRITTEN = "http://127.0.0.1:8787";
/** Contains words that only the visitor uses, see `OWN_WORDS`. */
const QUESTION = "我和隔壁老陈打赌，嘉善的网办率达到了多少？";
const OWN_WORDS = ["隔壁", "老陈", "打赌", "达到了多少"];
/** Names a place that the collection does not know; the reply says that its telephone number is missing. */
const ELSEWHERE = "新疆喀什的法律援助中心电话是多少？";

let browser: Browser;
let host: Host;
let worker: Served;
let site: string;
let visited: Visited;
let page: Page;
let kiosk: Frame;

/** All messages in both directions, in order. */
const crossed: { way: string; message: Said }[] = [];

beforeAll(async () => {
  [browser, host] = await Promise.all([connect(), openHost()]);
  worker = await serve({ vars: { FRAME_ANCESTORS: host.origin } });
  site = worker.url.origin;
});
beforeEach(async () => {
  crossed.length = 0;
  visited = await visitHost(browser, host, example(), {
    viewport: { width: 1080, height: 1920 },
    prepare: async (opened) => {
      await hideServiceWorkers(opened);
      await opened.exposeBinding("crossed", ({ frame }, data: unknown) => {
        const way = frame.parentFrame() === null ? "out" : "in";
        crossed.push({ way, message: Object.fromEntries(Object.entries(Object(data))) });
      });
      await opened.addInitScript(() => addEventListener("message", ({ data }) => Reflect.get(window, "crossed")(data)));
    },
  });
  page = visited.page;
  kiosk = await kioskIn(page);
  await expect.poll(() => page.locator("#state").innerText()).toBe("空闲");
});
afterEach(() => leave(browser));
afterAll(async () => {
  await Promise.all([host.close(), worker.close()]);
});

function example() {
  const read = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../../examples/kiosk-shell/${name}`, import.meta.url)), "utf8");
  const html = read("index.html");
  expect(html).toContain(WRITTEN);
  return {
    html: html.replaceAll(WRITTEN, site),
    files: {
      "shell.js": { type: "text/javascript", text: read("shell.js") },
      "shell.css": { type: "text/css", text: read("shell.css") },
    },
  };
}

const out = (type: string) => crossed.filter(({ way, message }) => way === "out" && message.type === type);
const into = (type: string) => crossed.filter(({ way, message }) => way === "in" && message.type === type);

async function told(type: string, count = 1): Promise<Said> {
  await expect.poll(() => out(type).length, { message: type }).toBe(count);
  return out(type).at(-1)?.message ?? {};
}

/** Returns the values of a description list. */
function terms(list: Frame | Page, selector: string): Promise<string[]> {
  return list.locator(`${selector} dd`).allInnerTexts();
}

function expectNothingOwn(): void {
  expect(crossed.length).toBeGreaterThan(3);
  const all = JSON.stringify(crossed);
  for (const words of [...OWN_WORDS, "新疆", "喀什"]) expect(all).not.toContain(words);
}

describe("the example shell", () => {
  test("says hello and receives the terminal's data and the events of a session", async () => {
    const { body } = await worker.json("/healthz");
    const index = Object(body.index).id;
    const can = ["call", "dial", "voice"];
    const ready = { place: "嘉善县", terminal: "1号机", index, can, isInUse: false, isUp: true };
    expect(await told("ready")).toEqual({ fawen: 1, type: "ready", ...ready });
    await askAt(kiosk, QUESTION);
    expect(await told("session-started")).toEqual({ fawen: 1, type: "session-started" });
    const answer = await told("answer");
    expect(Object.keys(answer).sort()).toEqual(["fawen", "id", "index", "matter", "reason", "status", "type"]);
    expect(answer).toMatchObject({ fawen: 1, index, status: "answered", reason: null });
    await expect.poll(() => page.locator("#state").innerText()).toBe("有人在用");
    await does(kiosk, "leave").click();
    expect(await told("session-cleared")).toEqual({ fawen: 1, type: "session-cleared", why: "tap" });
    await expect.poll(() => page.locator("#state").innerText()).toBe("空闲");
    expectNothingOwn();
    expect(await visited.troubles()).toEqual([]);
  });

  test("receives the loss and the return of the network", async () => {
    await kiosk.locator("button.begin").click();
    await page.context().setOffline(true);
    expect(await told("line")).toEqual({ fawen: 1, type: "line", isUp: false });
    await expect.poll(() => page.locator("#state").innerText()).toBe("有人在用，断网");
    await page.context().setOffline(false);
    expect(await told("line", 2)).toEqual({ fawen: 1, type: "line", isUp: true });
    await expect.poll(() => page.locator("#state").innerText()).toBe("有人在用");
  });

  test("reconnects after the kiosk was reloaded", async () => {
    await told("ready");
    await kiosk.evaluate(() => location.reload());
    expect(await told("ready", 2)).toMatchObject({ can: ["call", "dial", "voice"] });
  });
});

describe("the packet", () => {
  test("is shown first, sent once by a tap, and opens a call with exactly what was shown", async () => {
    await askAt(kiosk, QUESTION);
    await does(kiosk, "packet").click();
    const sheet = kiosk.locator(".sheet.packet");
    await sheet.waitFor();
    const shown = await terms(kiosk, ".packet-list");
    expect(out("handoff")).toEqual([]);
    await does(kiosk, "send-packet").dblclick();
    const { packet } = await told("handoff");
    await page.getByRole("dialog", { name: "视频通话" }).waitFor();
    await expect.poll(() => kiosk.locator(".sheet.packet .sent").innerText()).toContain("已经发给工作人员");
    expect(await does(kiosk, "send-packet").count()).toBe(0);
    expect(out("handoff")).toHaveLength(1);

    const answer = await told("answer");
    const { body } = await worker.json("/api/ask", asking(QUESTION, "嘉善县"));
    const keys = [
      "emergency",
      "hotline",
      "id",
      "index",
      "matter",
      "missing",
      "place",
      "quotes",
      "services",
      "terminal",
    ];
    expect(Object.keys(Object(packet)).sort()).toEqual(keys);
    expect(packet).toMatchObject({ id: answer.id, index: answer.index, place: "嘉善县", terminal: "1号机" });
    const quotes: Said[] = Object(packet).quotes;
    expect(quotes.map(({ quote }) => quote)).toEqual(Object(body.citations).map(({ quote }: Said) => quote));
    // Everything in the packet was shown on the sheet and is shown in the call.
    const sent = [Object(packet).matter.name, "嘉善县", "1号机", ...Object(packet).services, ...Object(packet).missing];
    const inCall = await terms(page, "#packet");
    for (const words of sent) {
      expect(shown).toContain(words);
      expect(inCall).toContain(words);
    }
    for (const { quote, title } of quotes) {
      for (const words of [quote, title]) {
        expect(shown.join("\n")).toContain(words);
        expect(inCall.join("\n")).toContain(words);
      }
    }
    expectNothingOwn();
    expect(await visited.troubles()).toEqual([]);
  });

  test("does not name a place that only the visitor named", async () => {
    await askAt(kiosk, ELSEWHERE);
    // The reply does name it; the packet must leave it out.
    expect(await kiosk.locator("main").innerText()).toContain("新疆");
    await does(kiosk, "packet").click();
    await does(kiosk, "send-packet").click();
    expect(Object(await told("handoff")).packet.missing).toEqual(["电话"]);
    expectNothingOwn();
  });
});

describe("a call", () => {
  async function call(): Promise<void> {
    await askAt(kiosk, QUESTION);
    await does(kiosk, "packet").click();
    await does(kiosk, "send-packet").click();
    await page.getByRole("dialog", { name: "视频通话" }).waitFor();
  }

  test("sends stay from its start and keeps the visitor's screen", async () => {
    await call();
    await expect.poll(() => into("stay").length).toBeGreaterThan(0);
    await page.getByRole("button", { name: "挂断" }).click();
    await expect.poll(() => page.getByRole("dialog", { name: "视频通话" }).count()).toBe(0);
    // The visitor can continue on the same screen.
    expect(await kiosk.locator(".sheet.packet").count()).toBe(1);
    expect(out("session-cleared")).toEqual([]);
  });

  test("ends with a wipe when the next visitor is called", async () => {
    await call();
    await page.getByRole("button", { name: "下一位" }).click();
    expect(await told("session-cleared")).toEqual({ fawen: 1, type: "session-cleared", why: "shell" });
    await kiosk.locator("button.begin").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    for (const words of [...OWN_WORDS, "网办率"]) {
      expect(await kiosk.content()).not.toContain(words);
      expect(await page.content()).not.toContain(words);
    }
  });
});

describe("an ability of the shell", () => {
  test("has its buttons only while the shell has it", async () => {
    await askAt(kiosk, QUESTION);
    for (const [name, sign] of [
      ["电话", "button.call"],
      ["语音识别", '.bar button[data-do="speak"]'],
    ] as const) {
      await expect.poll(() => kiosk.locator(sign).count(), { message: name }).toBeGreaterThan(0);
    }
    await page.getByRole("button", { name: "管理员" }).click();
    for (const ability of ["call", "dial", "voice"]) await page.locator(`#can input[value="${ability}"]`).uncheck();
    await expect.poll(() => kiosk.locator('button.call, button[data-do="speak"]').count()).toBe(0);
    // Without a button the number is still shown as text.
    expect(await kiosk.locator("span.call").first().innerText()).toContain("12348");
    await does(kiosk, "packet").click();
    expect(await kiosk.locator(".sheet.packet").innerText()).toContain("请把这一页给工作人员看");
    expect(await does(kiosk, "send-packet").count()).toBe(0);
    await page.locator('#can input[value="call"]').check();
    await does(kiosk, "send-packet").waitFor();
    await does(kiosk, "close").click();
    await does(kiosk, "take").click();
    expect(await does(kiosk, "print").count()).toBe(0);
    await page.locator('#can input[value="print"]').check();
    await does(kiosk, "print").waitFor();
  });

  test("to dial dials the tapped number and leaves the kiosk's page unchanged", async () => {
    await askAt(kiosk, QUESTION);
    const address = kiosk.url();
    await kiosk.locator("button.call").first().click();
    const { name, tel } = await told("dial");
    expect([name, tel]).toEqual(["公共法律服务热线", "12348"]);
    await page.getByRole("dialog", { name: "正在拨打" }).waitFor();
    expect(await page.locator("#number").innerText()).toBe("公共法律服务热线 12348");
    expect(kiosk.url()).toBe(address);
  });

  test("to recognize speech fills the field and does not send it", async () => {
    await kiosk.locator("button.begin").click();
    await does(kiosk, "speak").click();
    const { id } = await told("voice");
    await page.locator("#said").fill("老板不给工资");
    await page.getByRole("button", { name: "说完了" }).click();
    await expect.poll(() => kiosk.locator("textarea").inputValue()).toBe("老板不给工资");
    expect(await told("voice-ended")).toEqual({ fawen: 1, type: "voice-ended", id });
    expect(visited.requests.filter((url) => url.endsWith("/api/ask"))).toEqual([]);
    await does(kiosk, "send").click();
    await does(kiosk, "packet").waitFor();
    expect(visited.requests.filter((url) => url.endsWith("/api/ask"))).not.toEqual([]);
    expect(await page.content()).not.toContain("老板不给工资");
  });

  test("to recognize speech ends when the visitor goes to another screen", async () => {
    await kiosk.locator("button.begin").click();
    await does(kiosk, "speak").click();
    await told("voice");
    await page.getByRole("dialog", { name: "请说话" }).waitFor();
    // The shell's dialog covers the frame, so the button is clicked by script; a keypad could still press it.
    await does(kiosk, "home").evaluate((button: HTMLButtonElement) => button.click());
    await told("voice-ended");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });
});

function asking(question: string, place: string): RequestInit {
  const body = JSON.stringify({ question, place });
  return { method: "POST", headers: { "Content-Type": "application/json" }, body };
}
