// Elements that are added and removed, as in single-page applications, leave nothing behind in the browser.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Chat } from "./chat.ts";
import { type Host, openHost, visitHost } from "./host.ts";
import { connect, leave } from "./visit.ts";

const MODULE = '<script type="module" src="%SITE%/widget.js"></script>';
let browser: Browser;
let host: Host;

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
});
afterEach(() => leave(browser));
afterAll(() => host.close());

describe("two hundred elements that are added and removed", () => {
  const ROUNDS = 200;

  test.each([
    ["in the page", false],
    ["with a launcher that is opened", true],
  ])("leave nothing behind (%s)", async (_name, launcher) => {
    const { page } = await visitHost(browser, host, { html: `<!doctype html><title>某县</title>${MODULE}` });
    await page.evaluate(() => customElements.whenDefined("fawen-chat").then(() => {}));
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const counts = async () => {
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
    };
    const comeAndGo = (rounds: number) =>
      page.evaluate(
        async ([times, hasLauncher]) => {
          for (let i = 0; i < times; i++) {
            const chat = document.createElement("fawen-chat");
            chat.toggleAttribute("launcher", hasLauncher);
            document.body.append(chat);
            document.querySelector<Chat>("fawen-chat")?.open();
            if (i % 20 === 0) await new Promise(requestAnimationFrame);
            chat.remove();
          }
          await new Promise(requestAnimationFrame);
        },
        [rounds, launcher] as const,
      );
    await comeAndGo(20);
    const before = await counts();
    await comeAndGo(ROUNDS);
    const after = await counts();
    // One element has about forty nodes, so two leaked elements would exceed the limit.
    expect(after.nodes - before.nodes).toBeLessThan(ROUNDS / 4);
    expect(after.listeners - before.listeners).toBeLessThan(ROUNDS / 20);
  });
});
