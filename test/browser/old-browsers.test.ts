// Imitates browsers of 2020 by removing later features from a current one. Every page still asks and answers, in its
// colours and under its own policy. Where a script cannot start, the form and the numbers remain.
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Host, openHost } from "./host.ts";
import { ALL_LATER, LATER, LATER_IN_PAGES, makeOld } from "./old-built-ins.ts";
import { answerTo, connect, leave, questionField, SITE } from "./visit.ts";

const FULL = process.env.FULL === "1";
const QUESTION = "嘉善的网办率达到了多少？";
const PHONE = { viewport: { width: 390, height: 844 } };
/** The features one by one. Without FULL=1 only those that have broken the widget before. */
const ONES = Object.entries({ ...LATER, ...LATER_IN_PAGES }).filter(
  ([name]) => FULL || /hasOwn|^at$|dialogs|adopted|replaceChildren/.test(name),
);

let browser: Browser;
let host: Host;
beforeAll(async () => {
  browser = await connect();
  host = await openHost();
});
afterEach(() => leave(browser));
afterAll(() => host.close());

interface Visited {
  page: Page;
  faults: string[];
}

/** Opens a page in an imitated old browser. `later` is the code that removes the features. */
async function visitOld(address: string, later = ALL_LATER, options: BrowserContextOptions = {}): Promise<Visited> {
  const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(15_000);
  await makeOld(context, later);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error.stack)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults };
}

const groundOf = (element: Locator) => element.evaluate((it) => getComputedStyle(it).backgroundColor);

const grounds = new Map<string, string>();

/** The background of the send button in a current browser, which each address is asked for once. */
async function newGround(address: string): Promise<string> {
  const known = grounds.get(address);
  if (known !== undefined) return known;
  const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", ...PHONE });
  const page = await context.newPage();
  await page.goto(address);
  const ground = await groundOf(page.locator("fawen-chat .frame .send"));
  grounds.set(address, ground);
  return ground;
}

async function askIn(page: Page): Promise<void> {
  await page.locator("fawen-chat .frame").waitFor();
  await questionField(page).fill(QUESTION);
  await page.locator("fawen-chat .frame .send").click();
  await answerTo(page, QUESTION);
}

describe.each([["everything", ALL_LATER] as const, ...ONES])("without %s", (_, later) => {
  test("/ asks and answers in its colours, without console errors", async () => {
    const { page, faults } = await visitOld("/", later, PHONE);
    await askIn(page);
    expect(await groundOf(page.locator("fawen-chat .frame .send"))).toBe(await newGround("/"));
    expect(
      await page
        .locator("fawen-chat .quote")
        .first()
        .evaluate((it) => getComputedStyle(it).borderLeftStyle),
    ).toBe("solid");
    expect(faults).toEqual([]);
  });

  test("/kiosk asks and answers, changes the text size and prints a slip", async () => {
    const stubbed = `${later}; window.print = () => { document.title = "printed"; };`;
    const upright = { viewport: { width: 1080, height: 1920 } };
    const { page, faults } = await visitOld("/kiosk?place=桐乡&can=print", stubbed, upright);
    await page.getByRole("button", { name: "点这里开始" }).click();
    await page.locator("button.need").first().click();
    await page.locator(".question-list button").first().click();
    await page.locator(".answer blockquote").first().waitFor();
    await page.getByRole("button", { name: "字号和声音" }).click();
    await page.getByRole("button", { name: "字大一点" }).click();
    await page.getByRole("button", { name: "返回" }).click();
    await page.getByRole("button", { name: "带走" }).click();
    await page.getByRole("button", { name: "打印小票" }).click();
    await expect.poll(() => page.title()).toBe("printed");
    expect(faults).toEqual([]);
  });
});

describe("in a browser of 2020", () => {
  test("the launcher opens a dialog over a page of another site, which traps and returns the focus", async () => {
    const address = host.put({
      html: `<!doctype html><html lang="zh-CN"><title>某县</title><body><p><a href="#a">要闻</a></p>
<script src="%SITE%/widget.js" data-lang="zh-CN"></script></body></html>`,
      headers: {
        "Content-Security-Policy": "default-src 'none'; script-src %SITE%; connect-src %SITE%; style-src %SITE%",
      },
    });
    const { page, faults } = await visitOld(address, ALL_LATER, PHONE);
    const launcher = page.locator("fawen-chat .launcher");
    await launcher.waitFor();
    const dialog = page.getByRole("dialog");
    expect(await dialog.count()).toBe(0);
    expect(await launcher.evaluate((it) => getComputedStyle(it).position)).toBe("fixed");
    await launcher.click();
    await dialog.waitFor();
    expect(await questionField(page).evaluate((field) => field.matches(":focus"))).toBe(true);
    const box = await dialog.boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width: 390 });
    // All the way around, forwards and backwards.
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press(key);
        expect(await page.evaluate(() => document.activeElement?.localName)).toBe("fawen-chat");
      }
    }
    await askIn(page);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await launcher.evaluate((it) => it.matches(":focus"))).toBe(true);
    await launcher.click();
    await dialog.getByRole("button", { name: "关闭" }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("/embed asks and answers in its colours", async () => {
    const { page, faults } = await visitOld("/embed", ALL_LATER, PHONE);
    await askIn(page);
    expect(await groundOf(page.locator("fawen-chat .frame .send"))).toBe(await newGround("/embed"));
    expect(faults).toEqual([]);
  });

  test("a page whose policy blocks our sheet but allows inline styles shows the chat in its colours", async () => {
    const address = host.put({
      html: `<!doctype html><html lang="zh-CN"><title>某县</title><script src="%SITE%/widget.js"></script></html>`,
      headers: {
        "Content-Security-Policy":
          "default-src 'none'; script-src %SITE%; connect-src %SITE%; style-src 'unsafe-inline'",
      },
    });
    const { page } = await visitOld(address);
    const launcher = page.locator("fawen-chat .launcher");
    await launcher.waitFor();
    expect(await launcher.evaluate((it) => getComputedStyle(it).position)).toBe("fixed");
  });

  test("a question of the page waits for the styles and is answered", async () => {
    const address = host.put({
      html: `<!doctype html><title>某县</title><script type="module">
import "%SITE%/widget.js";
const chat = document.createElement("fawen-chat");
document.body.append(chat);
window.reply = chat.ask(${JSON.stringify(QUESTION)});
</script>`,
    });
    const { page } = await visitOld(address);
    await answerTo(page, QUESTION);
  });

  test("the server's form stays until the style sheet has loaded, and for good when it fails to load", async () => {
    const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", ...PHONE });
    await makeOld(context, ALL_LATER);
    const page = await context.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await context.route(/widget\.css/, async (route) => {
      await held;
      await route.abort();
    });
    await page.goto("/");
    await page.locator("fawen-chat link").waitFor({ state: "attached" });
    expect(await page.locator("#ask").isVisible()).toBe(true);
    expect(await page.locator("fawen-chat .frame").count()).toBe(0);
    release();
    await page.locator("fawen-chat style").waitFor({ state: "attached" });
    expect(await page.locator("#ask").isVisible()).toBe(true);
    expect(await page.locator("fawen-chat .frame").count()).toBe(0);
  });
});

/** Ways in which a script cannot start. */
const FAILURES = {
  "has no custom elements": "delete window.customElements;",
  "has no shadow trees": "delete Element.prototype.attachShadow;",
  "refuses shadow trees": "Element.prototype.attachShadow = () => { throw new Error('refused'); };",
  "fails while the chat is built": "Element.prototype.setAttribute = () => { throw new Error('refused'); };",
  "cannot load what an older browser needs": `${ALL_LATER}; window.isCut = true;`,
  "cannot read the script": "window.isUnread = true;",
} as const;

describe.each(Object.entries(FAILURES))("a browser that %s", (_, statements) => {
  test("keeps the server's form, which works, and the number to call", async () => {
    const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", ...PHONE });
    await context.addInitScript(statements);
    if (statements.includes("isCut")) await context.route(/widget-old\.js/, (route) => route.abort());
    if (statements.includes("isUnread")) {
      await context.route(/\/(widget|embed|kiosk)\.js/, (route) =>
        route.fulfill({ contentType: "text/javascript", body: "class A { # }" }),
      );
    }
    const page = await context.newPage();
    await page.goto("/");
    await page.waitForLoadState("networkidle");
    await page.locator("#question").fill(QUESTION);
    await page.locator("#ask .send").click();
    await page.locator("#log .quote").first().waitFor();
    expect(await page.locator("#log a[href^='tel:']").first().isVisible()).toBe(true);
    await page.goto("/embed");
    await page.waitForLoadState("networkidle");
    expect(await page.getByRole("link", { name: "12348" }).isVisible()).toBe(true);
  });
});

test.each(["cannot read the script", "has no custom elements", "fails while the chat is built"] as const)(
  "where the browser %s, the kiosk asks or shows a number to call",
  async (failure) => {
    const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", serviceWorkers: "block" });
    await context.addInitScript(FAILURES[failure]);
    if (failure === "cannot read the script") {
      await context.route(/\/kiosk\.js/, (route) =>
        route.fulfill({ contentType: "text/javascript", body: "class A { # }" }),
      );
    }
    const page = await context.newPage();
    await page.goto("/kiosk");
    if (failure === "has no custom elements") await page.getByRole("button", { name: "点这里开始" }).waitFor();
    else await page.getByText(/12348公共法律服务热线/).waitFor();
  },
);
