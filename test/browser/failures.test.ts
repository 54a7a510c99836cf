// Tests everything that can go wrong between a person and the server. Each failure shows a message, a number to call
// and a button to ask again; keeps the question; tells the page; and throws nothing.
import type { Browser, Page, Route } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, connect, leave } from "./visit.ts";
import {
  field,
  openWatchedPage,
  QUESTION,
  replyTo,
  send,
  turns,
  type WatchedPage,
  withModule,
} from "./watched-page.ts";

const FULL = process.env.FULL === "1";
const LOGIN = "<!doctype html><title>登录</title><form action=https://login.example/></form>";
const HOTLINE = "a[href='tel:12348']";
let browser: Browser;
let answer: Record<string, unknown>;

beforeAll(async () => {
  browser = await connect();
  answer = await replyTo(QUESTION);
});
afterEach(() => leave(browser));

interface Fault {
  name: string;
  reply: (route: Route) => Promise<void>;
  kind: "offline" | "timeout" | "problem" | "portal" | "unreadable";
  status: number | null;
  /** Part of the Chinese message. */
  says: string;
}

const problem = (status: number, slug: string, detail: string): Fault => ({
  name: `our problem ${status} ${slug}`,
  reply: (route) => {
    const { handoff } = answer;
    const json = { type: `/problems/${slug}`, title: "x", status, detail, instance: "urn:uuid:0", slug, handoff };
    return route.fulfill({ status, json, contentType: "application/problem+json" });
  },
  kind: "problem",
  status,
  says: detail,
});
const foreign = (status: number, says: string): Fault => ({
  name: `the page of a gateway with ${status}`,
  reply: (route) => route.fulfill({ status, contentType: "text/html", body: LOGIN }),
  kind: "unreadable",
  status,
  says,
});
const empty = (status: number, says: string): Fault => ({
  name: `nothing with ${status}`,
  reply: (route) => route.fulfill({ status, body: "" }),
  kind: "unreadable",
  status,
  says,
});
const json = (name: string, body: string): Fault => ({
  name,
  reply: (route) => route.fulfill({ contentType: "application/json", body }),
  kind: "unreadable",
  status: 200,
  says: "没有收到回答",
});

const ELSEWHERE = { location: "https://login.example/" };
/** One of each kind, which is also tested on a page of its own, up to the answer. */
const FAULTS: Fault[] = [
  { name: "no line", reply: (route) => route.abort(), kind: "offline", status: null, says: "没有连上" },
  problem(429, "rate_limited", "问得太快了，请过一会儿再问。"),
  foreign(502, "查询服务出了故障"),
  {
    name: "the login page of a network",
    reply: (route) => route.fulfill({ contentType: "text/html", body: LOGIN }),
    kind: "portal",
    status: 200,
    says: "可能要先登录",
  },
  {
    name: "a way to another address",
    reply: (route) => route.fulfill({ status: 302, headers: ELSEWHERE, body: "" }),
    kind: "portal",
    status: 0,
    says: "可能要先登录",
  },
  json("an answer cut short", '{"id":"r_1","status":"answered","answer":"嘉'),
];
/** Tested one after the other on one page. */
const MORE_FAULTS: Fault[] = [
  problem(400, "invalid_request", "问题里有读不出来的地方，请改一改。"),
  problem(403, "forbidden", "这个网页不能问。"),
  problem(413, "payload_too_large", "发来的内容太长，请写短一些。"),
  problem(500, "internal", "程序出了毛病，请过一会儿再试。"),
  problem(503, "asking_disabled", "提问暂时停了。"),
  foreign(400, "没有收到回答"),
  foreign(403, "没有收到回答"),
  foreign(413, "没有收到回答"),
  foreign(429, "现在问的人多"),
  foreign(500, "查询服务出了故障"),
  foreign(503, "查询服务出了故障"),
  empty(403, "没有收到回答"),
  empty(429, "现在问的人多"),
  empty(500, "查询服务出了故障"),
  empty(200, "没有收到回答"),
  {
    name: "a network that says it wants a login",
    reply: (route) => route.fulfill({ status: 511, contentType: "text/html", body: LOGIN }),
    kind: "portal",
    status: 511,
    says: "可能要先登录",
  },
  json("an empty list", "[]"),
  json("null", "null"),
  json("a text", '"嘉善"'),
  json("an object of others", '{"answer":"嘉善"}'),
];

/** Asserts what holds after every failure. */
async function expectWayOut(
  { page, faults, chatEvents }: WatchedPage,
  { kind, status }: Pick<Fault, "kind" | "status">,
) {
  const turn = turns(page).last();
  expect(await turn.locator(HOTLINE).count()).toBe(1);
  expect(await turn.locator("button.again").count()).toBe(1);
  expect(await field(page).inputValue()).toBe(QUESTION);
  expect(await turn.getByRole("heading").innerText()).toContain(QUESTION);
  const errors = (await chatEvents()).filter(({ type }) => type === "fawen:error");
  expect(errors.at(-1)?.detail).toMatchObject({ kind, status });
  expect(faults).toEqual([]);
}

/** Leaves requests without a reply until `isBack` is set. Removing the route would let them continue. */
async function hang(page: Page, address: string): Promise<{ isBack: boolean }> {
  const line = { isBack: false };
  await page.route(address, async (route) => {
    if (line.isBack) await route.continue();
  });
  return line;
}

/** Asks again, now with a working connection. */
async function askAgain(page: Page): Promise<void> {
  await turns(page).last().locator("button.again").click();
  await answerTo(page, QUESTION);
  expect(await field(page).inputValue()).toBe("");
}

describe.each(FULL ? FAULTS : FAULTS.slice(0, 1))("$name", (fault) => {
  test("shows a message and a number to call, and asking again works", async () => {
    const host = await openWatchedPage(browser);
    const { page } = host;
    await page.route("**/api/ask", fault.reply);
    await send(page, QUESTION);
    await turns(page).getByText(fault.says).waitFor();
    await expectWayOut(host, fault);
    await page.unroute("**/api/ask");
    await askAgain(page);
  });
});

test("each failure in a series of questions gets its own message", async () => {
  const host = await openWatchedPage(browser);
  const { page, chatEvents } = host;
  const faults = [...FAULTS, ...MORE_FAULTS];
  for (const fault of FULL ? faults : faults.filter((_, i) => i % 3 === 1)) {
    const before = (await chatEvents()).length;
    await page.route("**/api/ask", fault.reply, { times: 1 });
    await send(page, QUESTION);
    await expect.poll(async () => (await chatEvents()).length, { message: fault.name }).toBe(before + 1);
    expect(await turns(page).last().innerText(), fault.name).toContain(fault.says);
    await expectWayOut(host, fault);
  }
});

describe("in another language", () => {
  const SAID: [lang: string, offline: string, busy: string, again: string][] = [
    ["en", "No connection", "Many people are asking", "Try again"],
    ["zh-Hant", "沒有連上", "現在問的人多", "再試一次"],
  ];
  test.each(FULL ? SAID : SAID.slice(0, 1))(
    "a failure is reported in %s, not in the server's own words",
    async (lang, offline, busy, again) => {
      const host = await openWatchedPage(browser, withModule(`<fawen-chat lang="${lang}"></fawen-chat>`));
      const { page } = host;
      await page.route("**/api/ask", (route) => route.abort(), { times: 1 });
      await send(page, QUESTION);
      await turns(page).getByText(offline).waitFor();
      expect(await turns(page).getByRole("button").innerText()).toBe(again);
      await expectWayOut(host, { kind: "offline", status: null });
      await page.route("**/api/ask", problem(429, "rate_limited", "问得太快了。").reply, { times: 1 });
      await send(page, QUESTION);
      await turns(page).getByText(busy).waitFor();
      await expectWayOut(host, { kind: "problem", status: 429 });
    },
  );
});

describe("a connection that hangs", () => {
  /** Opens a page with a fake clock. Questions get no reply until the connection is back. */
  async function openHanging() {
    const host = await openWatchedPage(browser, undefined, { withClock: true });
    const { page } = host;
    const line = await hang(page, "**/api/ask");
    await send(page, QUESTION);
    await turns(page).getByText("正在查").waitFor();
    return { ...host, line };
  }

  test("is reported after 3 seconds, offers a way out after 10 and times out after 30", async () => {
    const host = await openHanging();
    const { page, line } = host;
    // The clock also runs by itself, so these steps leave some slack.
    await page.clock.runFor(1_000);
    expect(await turns(page).innerText()).toContain("正在查");
    await page.clock.runFor(2_100);
    await turns(page).getByText("网络有点慢").waitFor();
    await page.clock.runFor(7_000);
    await turns(page).getByText("等了这么久还没有回音").waitFor();
    expect(await turns(page).locator(HOTLINE).count()).toBe(1);
    expect(await turns(page).getByRole("button").allInnerTexts()).toEqual(["停下", "再试一次"]);
    await page.clock.runFor(20_000);
    await turns(page).getByText("等得太久了").waitFor();
    await expectWayOut(host, { kind: "timeout", status: null });
    line.isBack = true;
    await askAgain(page);
  });

  test("can be retried: the turn shows the new attempt and not that the old one was stopped", async () => {
    const { page, faults, line } = await openHanging();
    await page.clock.runFor(10_100);
    await turns(page).getByRole("button", { name: "再试一次" }).click();
    await turns(page).getByText("正在查").waitFor();
    await page.clock.runFor(3_100);
    expect(await turns(page).innerText()).toContain("网络有点慢");
    await page.clock.runFor(7_000);
    line.isBack = true;
    await askAgain(page);
    expect(await turns(page).count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("can be stopped, and nothing follows", async () => {
    const { page, chatEvents, faults } = await openHanging();
    await page.clock.runFor(10_100);
    await turns(page).getByRole("button", { name: "停下" }).click();
    await turns(page).getByText("停下了").waitFor();
    await page.clock.runFor(30_000);
    expect(await turns(page).innerText()).toContain("停下了");
    expect(await chatEvents()).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("the part that displays answers", () => {
  test("when unreachable is reported like a lost connection, and loads with the next attempt", async () => {
    const host = await openWatchedPage(browser);
    const { page } = host;
    await page.route("**/widget-answers.js*", (route) => route.abort());
    await send(page, QUESTION);
    await turns(page).getByText("没有连上").waitFor();
    await expectWayOut(host, { kind: "offline", status: null });
    await page.unroute("**/widget-answers.js*");
    await askAgain(page);
  });

  test.runIf(FULL)("when it hangs times out and is requested again", async () => {
    const host = await openWatchedPage(browser, undefined, { withClock: true });
    const { page } = host;
    const line = await hang(page, "**/widget-answers.js*");
    await send(page, QUESTION);
    await turns(page).getByText("正在查").waitFor();
    await page.clock.runFor(30_100);
    await turns(page).getByText("等得太久了").waitFor();
    await expectWayOut(host, { kind: "timeout", status: null });
    line.isBack = true;
    await askAgain(page);
  });
});
