// A day of a terminal: people come and go, the line is cut and comes back, the server dies and rises. The page is loaded once, and at
// the end it holds no more than in the morning. It is one hour, six with FULL=1 and 24 with DAY=1, which leaves the numbers in
// test/out/kiosk-day.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../worker/serve.ts";
import { type Line, openLine } from "./line-cut.ts";
import { memorySize } from "./terminal-rests.ts";
import { expectAnswer, expectAttract, leaveAlone, openTerminal, type Terminal, tap, write } from "./terminal-visit.ts";
import { connect, SITE } from "./visit.ts";

const DAY = process.env.DAY === "1";
const FULL = DAY || process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
/** Somebody comes every half hour. */
const VISITS = DAY ? 48 : FULL ? 12 : 2;
/** Before the first measure: what is made once is made, above all the machine code of what is run often. */
const FIRST_VISITS = DAY ? 48 : FULL ? 12 : 3;
const SERVER_DIES_EVERY = 12;
const BEAT = "GET /alive.txt";
const GROWTH_MAX = 1.05;
let browser: Browser;
let line: Line;
let terminal: Terminal;

beforeAll(async () => {
  browser = await connect();
  line = await openLine(SITE);
  terminal = await openTerminal(browser, { site: line.origin });
  // From here on time passes only where the test lets it.
  await terminal.page.clock.pauseAt(Date.now() + 3_600_000);
});
afterAll(async () => {
  await browser.close();
  await line.close();
});

/** Signs of the line that were asked for since the last time this was asked. */
const beats = () => line.seen().filter((seen) => seen === BEAT).length;

/** What the page holds, after what nobody holds has been thrown away. */
async function held() {
  const { page } = terminal;
  // The stand-ins write down what they do.
  await page.evaluate(() => {
    globalThis.soundLog.lines.length = 0;
    globalThis.soundLog.tones.length = 0;
    globalThis.clearedWhy.length = 0;
  });
  const session = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
  const { nodes, documents, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const objects = await memorySize(page);
  return { nodes, documents, listeners: jsEventListeners, objects, heap: usedSize };
}

const lineSays = (words: string) => terminal.page.locator(".line").filter({ hasText: words }).waitFor();

/** Half a minute in use: a beat every five seconds, and somebody who is there. */
async function use(i: number): Promise<void> {
  const { page, wait } = terminal;
  beats();
  await tap(page, "点这里开始");
  await expect.poll(beats).toBe(1);
  const needs = page.locator("button.need");
  await needs.nth(i % (await needs.count())).click();
  await page.locator(".question-list button").first().click();
  await expectAnswer(page);
  for (let times = 0; times < 6; times++) {
    await wait(5);
    expect(beats()).toBe(1);
    await page.mouse.wheel(0, 100);
  }
  for (const name of ["带走", "返回", "找人帮忙", "返回", "朗读", "停止朗读"]) {
    if ((await page.getByRole("button", { name, exact: true }).count()) > 0) await tap(page, name);
  }
}

/** The loss is shown after so many seconds, questions are answered meanwhile, the return is shown with the next beat. */
async function lose(seconds: number, how: () => Promise<() => Promise<void>>): Promise<void> {
  const { page, wait } = terminal;
  const restore = await how();
  await wait(seconds);
  await lineSays("网络断了");
  await tap(page, "打字问");
  await write(page, "嘉善的网办率达到了多少？");
  await tap(page, "问一问");
  await expectAnswer(page);
  await restore();
  await wait(5);
  await lineSays("网络好了");
  await wait(7.5);
  expect(await page.locator(".line").innerText()).toBe("");
}

async function cutLine(): Promise<() => Promise<void>> {
  await line.cut();
  return line.restore;
}

/** A server of its own, which is killed; another one comes in its place. What is left of it may take requests and never answer. */
async function killServer(): Promise<() => Promise<void>> {
  const first = await serve();
  line.leadTo(first.url.origin);
  await first.close();
  return async () => {
    const second = await serve();
    line.leadTo(second.url.origin);
    await terminal.page.evaluate(() => fetch("/alive.txt"));
    line.leadTo(SITE);
    await second.close();
  };
}

/** Nobody is there for 25 minutes: a beat every five. */
async function stand(): Promise<void> {
  const { page, wait } = terminal;
  await wait(7.5);
  beats();
  for (let times = 0; times < 5; times++) {
    await page.clock.runFor(290_000);
    expect(beats()).toBe(0);
    await wait(10);
    expect(beats()).toBe(1);
  }
}

async function visit(i: number): Promise<void> {
  await use(i);
  if (i % 3 === 1) await lose(5, cutLine);
  if (FULL && i % SERVER_DIES_EVERY === SERVER_DIES_EVERY - 1) await lose(10, killServer);
  if (i % 2 === 0) await tap(terminal.page, "清除并离开");
  else await leaveAlone(terminal);
  await expectAttract(terminal.page);
  await stand();
}

test("a day is one load of the page, and at its end the page holds what it held at its beginning", async () => {
  await terminal.wait(7.5);
  for (let i = 0; i < FIRST_VISITS; i++) await visit(i);
  const before = await held();
  for (let i = 0; i < VISITS; i++) await visit(i);
  const after = await held();
  if (DAY) {
    mkdirSync(OUT, { recursive: true });
    writeFileSync(
      `${OUT}kiosk-day.json`,
      `${JSON.stringify({ visits: VISITS, loads: terminal.loads(), before, after })}\n`,
    );
  }
  expect(terminal.loads()).toBe(1);
  expect(after.documents).toBe(before.documents);
  expect(after.nodes / before.nodes).toBeLessThanOrEqual(GROWTH_MAX);
  expect(after.listeners / before.listeners).toBeLessThanOrEqual(GROWTH_MAX);
  expect(after.objects / before.objects).toBeLessThanOrEqual(GROWTH_MAX);
  // With the machine code, of which an hour makes more and a day does not.
  if (DAY) expect(after.heap / before.heap).toBeLessThanOrEqual(GROWTH_MAX);
}, 1_800_000);
