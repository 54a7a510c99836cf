// The kiosk without a network, as a visitor sees it. A terminal that cannot answer offline says so and shows whom to
// call. A terminal with an offline copy continues to answer.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openLineForEach } from "./each-line.ts";
import { begin, questionField, tap } from "./kiosk-states.ts";
import type { Line } from "./line-cut.ts";
import { waitForWorker } from "./lined-kiosk.ts";
import { hideServiceWorkers } from "./terminal-visit.ts";

const TERMINAL = { viewport: { width: 1080, height: 1920 }, locale: "zh-CN", reducedMotion: "reduce" } as const;
const NEEDS_LINE = "本机要连着网才能查";
const QUESTION = "嘉善的网办率达到了多少？";
let browser: Browser;
let line: Line;

openLineForEach((opened) => {
  ({ browser, line } = opened);
});

async function open(prepare: (page: Page) => Promise<unknown>, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...TERMINAL, baseURL: line.origin, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await prepare(page);
  await page.goto("/kiosk?idle=900&place=嘉善县");
  await page.locator("button.begin").waitFor();
  return page;
}

/** Makes the kiosk check the connection, as a browser's `online` event does. */
const lookAtLine = (page: Page) => page.evaluate(() => dispatchEvent(new Event("online")));

async function cut(page: Page): Promise<void> {
  await line.cut();
  await lookAtLine(page);
  await page.locator(".line").filter({ hasText: "网络断了" }).waitFor();
}

async function restore(page: Page): Promise<void> {
  await line.restore();
  await lookAtLine(page);
  await page.locator(".line").filter({ hasText: "网络好了" }).waitFor();
}

const WITHOUT = [
  { what: "no service workers at all, as over plain http", prepare: hideServiceWorkers },
  { what: "blocked service workers", prepare: async () => {}, options: { serviceWorkers: "block" } as const },
  { what: "a damaged index", prepare: async () => line.damage("/kiosk-index.txt", () => Buffer.from("half")) },
];

describe.each(WITHOUT)("with $what", ({ prepare, options }) => {
  test("the kiosk says that it needs the network, and shows only whom to call while it is lost", async () => {
    const page = await open(prepare, options);
    await page.getByText(NEEDS_LINE).waitFor();
    await cut(page);
    await page.getByRole("heading", { name: "现在请打电话问" }).waitFor();
    const numbers = await page.locator(".numbers .tel").allTextContents();
    expect(numbers.slice(0, 3)).toEqual(["110", "119", "120"]);
    expect(numbers).toContain("12348");
    expect(await page.locator("#kiosk :is(.need, .begin, textarea, .choice)").count()).toBe(0);
    await page.locator(".cut").click();
    expect(await page.locator(".cut").count()).toBe(1);
    await restore(page);
    await begin(page);
    await page.getByText(NEEDS_LINE).waitFor();
  });
});

describe("when the network fails without an offline copy", () => {
  test("a half-written question returns with the network and is answered", async () => {
    const page = await open(hideServiceWorkers);
    await begin(page);
    await tap(page, "type");
    await questionField(page).fill(QUESTION);
    await cut(page);
    await page.locator(".cut").waitFor();
    expect(await page.content()).not.toContain("网办率");
    for (const gone of ["home", "type", "send"]) expect(await page.locator(`[data-do="${gone}"]`).count()).toBe(0);
    await restore(page);
    expect(await questionField(page).inputValue()).toBe(QUESTION);
    await tap(page, "send");
    await page.locator(".answer").waitFor();
  });

  test("an answer stays, but offers no questions until the network is back", async () => {
    const page = await open(hideServiceWorkers);
    await page.locator(".need").first().click();
    await page.locator(".question-list button").first().click();
    await page.locator(".answer").waitFor();
    expect(await page.locator(".choices button").count()).toBeGreaterThan(0);
    await cut(page);
    expect(await page.locator(".answer").count()).toBe(1);
    expect(await page.locator('.choices button, [data-do="type"]').count()).toBe(0);
    await restore(page);
    expect(await page.locator(".choices button").count()).toBeGreaterThan(0);
  });

  test("a half-written question does not return after its visitor has left", async () => {
    const page = await open(hideServiceWorkers);
    await begin(page);
    await tap(page, "type");
    await questionField(page).fill(QUESTION);
    await cut(page);
    await tap(page, "leave");
    await restore(page);
    await begin(page);
    await tap(page, "type");
    expect(await questionField(page).inputValue()).toBe("");
  });
});

test("a kiosk with an offline copy continues to ask and answer without the network", async () => {
  const page = await open(async () => {});
  await waitForWorker(page);
  expect(await page.getByText(NEEDS_LINE).count()).toBe(0);
  await cut(page);
  await page.locator(".need").first().click();
  await page.locator(".question-list button").first().click();
  await page.locator(".answer blockquote").first().waitFor();
  expect(await page.locator(".cut").count()).toBe(0);
});
