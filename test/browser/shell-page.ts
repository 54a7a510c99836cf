// Pages around a kiosk for the tests of its messages: one that keeps all it is sent, one beside it that forwards; and what a
// person does in the kiosk.
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

/** A page that keeps what it is sent, the kiosk its first frame; `frames` come after it. */
export function shellPage(kiosk: string, frames = ""): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title><link rel="icon" href="data:,"><script>
window.shellGot = [];
addEventListener("message", function (event) {
  window.shellGot.push({ data: event.data, origin: event.origin, isFromKiosk: event.source === window.frames[0] });
});
</script></head><body><iframe src="${kiosk}" title="法律问题，问一问" allow="clipboard-write" width="1000" height="1200"></iframe>${frames}</body></html>`;
}

/** Sends whatever its parent tells it to, to the frame beside it that holds the kiosk; tells its parent what it hears. */
export const FORWARDER = `<!doctype html><script>
addEventListener("message", function (event) {
  if (event.source === parent && event.data.forward) parent.frames[0].postMessage(event.data.forward, "*");
  else parent.postMessage({ overheard: event.data }, "*");
});
parent.postMessage({ up: true }, "*");
</script>`;

export type Said = Readonly<Record<string, unknown>>;

/** What the kiosk has said to the page around, oldest first. */
export async function said(page: Page): Promise<Said[]> {
  const got = await page.evaluate(() => window.shellGot);
  return got
    .filter(({ isFromKiosk }) => isFromKiosk)
    .map(({ data }) => Object.fromEntries(Object.entries(Object(data))));
}

export async function saidOf(page: Page, type: string): Promise<Said[]> {
  return (await said(page)).filter((message) => message.type === type);
}

/** `expression` is evaluated in the page that sends it: much of what can be sent is not JSON. */
export function post(page: Page, expression: string): Promise<unknown> {
  return page.evaluate(`frames[0].postMessage(${expression}, "*")`);
}

/** Until the kiosk has answered, and so has read everything that was sent before: messages come in order. */
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

/** The newest message of the type, once there are so many. */
export async function hears(page: Page, type: string, count = 1): Promise<Said> {
  await expect.poll(async () => (await saidOf(page, type)).length, { message: type }).toBeGreaterThanOrEqual(count);
  const last = (await saidOf(page, type)).at(-1);
  if (last === undefined) throw new Error(`no ${type}`);
  return last;
}

/** The kiosk's own frame, its first screen there. */
export async function kioskIn(page: Page): Promise<Frame> {
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error("the page has no frame");
  await frame.locator("button.begin").waitFor();
  return frame;
}

/** In a frame, or in a page that is the kiosk itself. */
export type Kiosk = Pick<Frame, "locator">;

/** The button that does it, where a person can reach it. */
export function does(kiosk: Kiosk, what: string): Locator {
  return kiosk.locator(`[data-region]:not([inert]) button[data-do="${what}"]:visible`);
}

/** Types a question and sends it; the answer stands there. */
export async function askAt(kiosk: Kiosk, question: string): Promise<void> {
  const begin = kiosk.locator("button.begin");
  if ((await begin.count()) > 0) await begin.click();
  await does(kiosk, "type").click();
  await kiosk.locator("textarea").fill(question);
  await does(kiosk, "send").click();
  await does(kiosk, "packet").waitFor();
}
