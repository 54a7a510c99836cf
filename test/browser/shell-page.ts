// Test pages for the kiosk's messages: a shell page that records all messages, and a frame that forwards messages. Also
// the acts of a visitor in a framed kiosk.
import type { Frame, Locator, Page } from "playwright-core";
import { expect } from "vitest";

export interface ShellGot {
  data: unknown;
  origin: string;
  isFromKiosk: boolean;
}

declare global {
  interface Window {
    shellGot: ShellGot[];
  }
}

/** A page that records its messages. The kiosk is its first frame; `frames` is HTML that follows it. */
export function shellPage(kiosk: string, frames = ""): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title><link rel="icon" href="data:,"><script>
window.shellGot = [];
addEventListener("message", function (event) {
  window.shellGot.push({ data: event.data, origin: event.origin, isFromKiosk: event.source === window.frames[0] });
});
</script></head><body><iframe src="${kiosk}" title="法律问题，问一问" allow="clipboard-write" width="1000" height="1200"></iframe>${frames}</body></html>`;
}

/** A page that forwards its parent's messages to the kiosk's frame, and reports to its parent all that it receives. */
export const FORWARDER = `<!doctype html><script>
addEventListener("message", function (event) {
  if (event.source === parent && event.data.forward) parent.frames[0].postMessage(event.data.forward, "*");
  else parent.postMessage({ overheard: event.data }, "*");
});
parent.postMessage({ up: true }, "*");
</script>`;

export type Said = Readonly<Record<string, unknown>>;

/** Returns the kiosk's messages to the page around it, oldest first. */
export async function said(page: Page): Promise<Said[]> {
  const got = await page.evaluate(() => window.shellGot);
  return got
    .filter(({ isFromKiosk }) => isFromKiosk)
    .map(({ data }) => Object.fromEntries(Object.entries(Object(data))));
}

export async function saidOf(page: Page, type: string): Promise<Said[]> {
  return (await said(page)).filter((message) => message.type === type);
}

/** Sends the value of `expression` to the kiosk. It is evaluated in the page, because not every value is JSON. */
export function post(page: Page, expression: string): Promise<unknown> {
  return page.evaluate(`frames[0].postMessage(${expression}, "*")`);
}

/** Sends hello until the kiosk replies. By then it has read all earlier messages, because messages arrive in order. */
export async function sayHello(page: Page, can: readonly string[] = []): Promise<Said> {
  const hello = JSON.stringify({ fawen: 1, type: "hello", can });
  const before = (await saidOf(page, "ready")).length;
  await expect
    .poll(
      async () => {
        await post(page, hello);
        return (await saidOf(page, "ready")).length;
      },
      { interval: 200 },
    )
    .toBeGreaterThan(before);
  return hears(page, "ready");
}

/** Waits for `count` messages of a type and returns the newest. */
export async function hears(page: Page, type: string, count = 1): Promise<Said> {
  await expect.poll(async () => (await saidOf(page, type)).length, { message: type }).toBeGreaterThanOrEqual(count);
  const last = (await saidOf(page, type)).at(-1);
  if (last === undefined) throw new Error(`no ${type}`);
  return last;
}

/** Returns the kiosk's frame when it shows its first screen. */
export async function kioskIn(page: Page): Promise<Frame> {
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error("the page has no frame");
  await frame.locator("button.begin").waitFor();
  return frame;
}

/** The kiosk in a frame or as a page. */
export type Kiosk = Pick<Frame, "locator">;

/** Locates the reachable button with an act. */
export function does(kiosk: Kiosk, what: string): Locator {
  return kiosk.locator(`[data-region]:not([inert]) button[data-do="${what}"]:visible`);
}

/** Types a question, sends it and waits for the answer. */
export async function askAt(kiosk: Kiosk, question: string): Promise<void> {
  const begin = kiosk.locator("button.begin");
  if ((await begin.count()) > 0) await begin.click();
  await does(kiosk, "type").click();
  await kiosk.locator("textarea").fill(question);
  await does(kiosk, "send").click();
  await does(kiosk, "packet").waitFor();
}
