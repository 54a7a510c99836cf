// A day of a terminal: visitors come and go, the network fails and returns, the server dies and restarts. The page must
// load only once and must not leak memory. The run covers one hour, three with FULL=1, and 24 with DAY=1, which writes
// the numbers to test/out/kiosk-day.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../worker/serve.ts";
import { type Line, openLine } from "./line-cut.ts";
import { memorySize } from "./terminal-rests.ts";
import { expectAnswer, expectAttract, leaveAlone, openTerminal, type Terminal, tap, write } from "./terminal-visit.ts";
import { connect, leave, SITE } from "./visit.ts";

const DAY = process.env.DAY === "1";
const FULL = DAY || process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
/** Number of visits; there is one every half hour. */
const VISITS = DAY ? 48 : FULL ? 6 : 2;
/** Visits before the first measurement, so that one-time allocations such as machine code are already made. */
const FIRST_VISITS = DAY ? 48 : FULL ? 6 : 3;
const SERVER_DIES_EVERY = DAY ? 12 : 6;
const BEAT = "GET /alive.txt";
const GROWTH_MAX = 1.05;
let browser: Browser;
let line: Line;
let terminal: Terminal;

beforeAll(async () => {
  browser = await connect();
  line = await openLine(SITE);
  terminal = await openTerminal(browser, { site: line.origin });
  // From here on only the test moves the clock.
  await terminal.page.clock.pauseAt(Date.now() + 3_600_000);
});
afterAll(async () => {
  await leave(browser);
  await line.close();
});

/** Number of connection checks since the last call. */
const beats = () => line.seen().filter((seen) => seen === BEAT).length;

/** Measures the page's memory after garbage collection. */
async function held() {
  const { page } = terminal;
  // Empties the logs of the test's stand-ins, which grow during the run.
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

/** Uses the terminal for half a minute, with a connection check every five seconds. */
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

/**
 * Cuts the network with `how` and restores it. The loss is shown after `seconds`, questions are still answered, and the
 * return is shown at the next check.
 */
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

/** Kills a server and replaces it with another one. The remains of the first may accept requests and never answer. */
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

/** Leaves the terminal unused for 25 minutes, with a connection check every five minutes. */
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

test("the page loads once in a day and leaks no memory", async () => {
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
  // The heap includes machine code, which still grows within an hour but not over a day.
  if (DAY) expect(after.heap / before.heap).toBeLessThanOrEqual(GROWTH_MAX);
}, 1_800_000);
