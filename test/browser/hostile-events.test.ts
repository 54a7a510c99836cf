// Tests pages that cancel events for everything in them: wheel, swipe, selection, copy, paste, context menu. In the
// chat all of these still work, and the page does not even receive the events.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Host, openHost, type Visited, visitHost } from "./host.ts";
import { Person } from "./person.ts";
import { swipe } from "./swipe.ts";
import { connect, leave, SITE } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
const WINDOW = { width: 390, height: 700 };
/** Gestures end a moment after the last finger leaves. */
const MOVED = { interval: 60 };
let browser: Browser;
let host: Host;

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
});
afterEach(() => leave(browser));
afterAll(() => host.close());

/** Written like copy protection on real pages and like pages that scroll by whole screens. */
const CANCELLED =
  "wheel mousewheel touchstart touchmove touchend pointerdown mousedown mouseup selectstart contextmenu dragstart copy cut paste";

/** Cancels on `target`; `how` is the phase of its listeners. */
function cancels(target: "document" | "window", how: "capture" | "bubble"): string {
  return `<style>body { user-select: none; -webkit-user-select: none; touch-action: none; overscroll-behavior: auto }
fawen-chat { --fawen-height: 600px }</style><script>
"${CANCELLED}".split(" ").forEach(function (type) {
  function cancel(event) {
    if (event.target.localName === "fawen-chat") document.documentElement.dataset.complaints =
      (document.documentElement.dataset.complaints || "") + type + " ";
    event.preventDefault(); event.stopPropagation(); return false;
  }
  ${target}.addEventListener(type, cancel, { capture: ${how === "capture"}, passive: false });
  if (${how === "bubble"}) document["on" + type] = document.body["on" + type] = cancel;
});</script>`;
}

/** `late` runs after the widget has loaded, like the scripts of most pages. */
function page(script: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>某县司法局</title></head><body>${script}<fawen-chat place="嘉善县"></fawen-chat><p>公告</p>
<p style="height: 3000px">公告</p><script type="module" src="${SITE}/widget.js"></script></body></html>`;
}

async function openChat(html: string): Promise<{ visited: Visited; person: Person }> {
  const visited = await visitHost(
    browser,
    host,
    { html },
    { viewport: WINDOW, hasTouch: true, permissions: ["clipboard-read", "clipboard-write"], reducedMotion: "reduce" },
  );
  return { visited, person: new Person(visited) };
}

async function clickField({ look, page }: Visited): Promise<void> {
  const place = () =>
    look(() => {
      const { x = 0, y = 0, width = 0 } = kit.field()?.getBoundingClientRect() ?? {};
      return { x: x + width / 2, y: y + 20, width };
    }, null);
  await expect.poll(async () => (await place()).width, MOVED).toBeGreaterThan(0);
  const { x, y } = await place();
  await page.mouse.click(x, y);
}

const scrolled = ({ look }: Visited) => look(() => [Math.round(kit.parts("log")[0]?.scrollTop ?? 0), scrollY], null);
const marked = ({ look }: Visited) =>
  look(() => {
    const root = kit.chats()[0]?.shadowRoot;
    // Only Chromium has it.
    return root === undefined || root === null ? "" : String(Reflect.get(root, "getSelection").call(root));
  }, null);

describe.each([
  ["in its document, before the chat hears of it", cancels("document", "capture")],
  ["in its window, after everything", cancels("window", "bubble")],
])("a page that cancels %s", (_name, script) => {
  test("lets a person paste, select, copy and scroll in the chat by wheel and finger", async () => {
    const { visited, person } = await openChat(page(script));
    await visited.page.evaluate((text) => navigator.clipboard.writeText(text), QUESTION);

    await clickField(visited);
    await person.hasFocusOn("textarea");
    await person.presses("ControlOrMeta+V");
    await person.hasTyped(QUESTION);
    await person.clicks("send");
    await person.hasAnswers(1);

    const quote = await person.sees("quote");
    const [y, left] = [quote.y + 30, quote.x + 30];
    await visited.page.mouse.move(left, y);
    await visited.page.mouse.down();
    await visited.page.mouse.move(left + 120, y, { steps: 4 });
    await visited.page.mouse.up();
    const text = await marked(visited);
    expect(text.length).toBeGreaterThan(2);
    expect(quote.text).toContain(text);
    await person.presses("ControlOrMeta+C");
    expect(await visited.page.evaluate(() => navigator.clipboard.readText())).toBe(text);

    const before = (await scrolled(visited))[0] ?? 0;
    await visited.page.mouse.wheel(0, 120);
    await expect.poll(async () => (await scrolled(visited))[0], MOVED).toBeGreaterThan(before);
    const between = (await scrolled(visited))[0] ?? 0;
    await swipe(visited.page, { x: quote.x + 30, y }, -90);
    await expect.poll(async () => (await scrolled(visited))[0], MOVED).toBeGreaterThan(between);

    await visited.page.mouse.click(left, y, { button: "right" });
    expect(await visited.look(() => kit.complaints(), null)).toBe("");
    expect(await visited.troubles()).toEqual([]);
  });
});
