// Tests what a screen reader gets: the accessibility tree of each state, as files that people can review; what the live
// region announces; and the language of each part.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHost } from "./host-page.ts";
import { askIn, button, CONFLICTING, field, lastTurn, openDialog, QUOTED, STATES, send, stateOf } from "./states.ts";
import { connect, leave, SITE, visit } from "./visit.ts";

const FULL = process.env.FULL === "1";
/** The states in which people spend time. */
const TREES = ["open", "answered", "missing", "conflicts", "clarify", "alert", "unavailable"].map(stateOf);
const SAMPLE = ["answered", "clarify"].map(stateOf);
const OFFERED = { suggestions: "想离婚怎么办？|老板拖欠工资怎么办？", places: "嘉善县|平湖市" };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** The tree without what differs from run to run: the port, the index, the age of a text. */
async function tree(page: Page): Promise<string> {
  // Content behind an open dialog is hidden from everybody.
  const open = page.locator("fawen-chat dialog[open]");
  const snapshot = await ((await open.count()) > 0 ? open : page.locator("body")).ariaSnapshot();
  const steady = snapshot
    .replaceAll(SITE, "")
    .replace(/(\/sources\/[\w-]+)\?index=\S+#quote/gu, "$1#quote")
    .replace(/问{9,}/gu, "问…")
    .replace(/大约\d+年前/gu, "大约几年前");
  return `${steady}\n`;
}

test.each(FULL ? TREES : SAMPLE)("the tree of $name matches the reviewed file", async ({ name, reach }) => {
  const { page } = await openHost(browser, { attributes: OFFERED });
  await reach(page);
  await expect(await tree(page)).toMatchFileSnapshot(`trees/${name}.yaml`);
});

/** Records every text of the live region. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const root = document.querySelector("fawen-chat")?.shadowRoot;
    const said: string[] = [];
    Reflect.set(window, "said", said);
    if (root === null || root === undefined) return;
    const isStatus = (node: Node) => node instanceof Element && node.getAttribute("role") === "status";
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (isStatus(target)) said.push(Array.from(addedNodes, ({ textContent }) => textContent).join(""));
      }
    }).observe(root, { subtree: true, childList: true });
  });
  return () =>
    page.evaluate(() => {
      const said: unknown = Reflect.get(window, "said");
      return Array.isArray(said) ? said.map(String).filter((text) => text !== "") : [];
    });
}

describe("the live region", () => {
  test("announces each answer once, without earlier ones", async () => {
    const { page } = await openHost(browser);
    await openDialog(page);
    const said = await listen(page);
    await askIn(page, QUOTED);
    await askIn(page, "平湖请了多少名法治监督员？");
    const leads = await page.locator("fawen-chat .lead").allInnerTexts();
    expect(leads).toHaveLength(2);
    const heard = await said();
    const [first = "", second = ""] = leads.map((lead) => lead.replace(/\s*\[\d\]$/u, ""));
    expect(heard.filter((text) => text.includes(first))).toHaveLength(1);
    expect(heard.filter((text) => text.startsWith(second))).toHaveLength(1);
    expect(heard.filter((text) => /\[\d\]/u.test(text))).toEqual([]);
    expect(heard.filter((text) => text.startsWith("正在查"))).toHaveLength(2);
    expect(heard).toHaveLength(4);
  });

  test("existed before its first text, and the log is not a live region", async () => {
    const { page } = await openHost(browser);
    await openDialog(page);
    const live = page.locator("fawen-chat").locator('[role="status"], [role="log"], [aria-live]');
    await live.evaluate((region) => region.setAttribute("data-mine", ""));
    await askIn(page, QUOTED);
    await button(page, "size").click();
    await button(page, "clear").click();
    await expect.poll(() => live.count()).toBe(1);
    await expect.poll(() => live.getAttribute("data-mine")).toBe("");
    expect(await live.innerText()).toBe("已经清空。");
  });

  test("is empty before somebody browsing the page reaches it", async () => {
    const { page } = await openHost(browser);
    await openDialog(page);
    await page.clock.install();
    await askIn(page, QUOTED);
    const status = page.locator('fawen-chat [role="status"]');
    expect(await status.innerText()).not.toBe("");
    await page.clock.runFor(10_500);
    expect(await status.innerText()).toBe("");
  });

  test("announces that a question was stopped, but not when another question stopped it", async () => {
    const { page } = await openHost(browser);
    await openDialog(page);
    await page.route("**/api/ask", () => {});
    const said = await listen(page);
    await send(page, QUOTED);
    await button(page, "stop").click();
    await expect.poll(said).toEqual(["正在查，请稍等…", "停下了，没有查完。"]);
    await send(page, CONFLICTING);
    await field(page).fill(QUOTED);
    await page.keyboard.press("Enter");
    await lastTurn(page).getByText("正在查").waitFor();
    await expect.poll(said).toHaveLength(4);
    expect((await said()).at(-1)).toBe("正在查，请稍等…");
  });
});

describe("the language of the parts", () => {
  test.each(FULL ? ["zh-CN", "zh-Hant", "en"] : ["zh-Hant"])(
    "is that of the chat in %s, and Chinese for quotes",
    async (lang) => {
      const { page } = await openHost(browser, { attributes: { lang } });
      expect(await page.locator("fawen-chat .root").getAttribute("lang")).toBe(lang);
      await openDialog(page);
      await askIn(page, CONFLICTING);
      const langs = await page
        .locator("fawen-chat")
        .locator("blockquote, cite, .conflicts strong")
        .evaluateAll((parts) => parts.map((part) => part.closest("[lang]")?.getAttribute("lang")));
      expect(langs.length).toBeGreaterThanOrEqual(4);
      expect(new Set(langs)).toEqual(new Set(["zh-CN"]));
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    },
  );

  test.each((FULL ? STATES : [stateOf("answered")]).filter(({ name }) => name !== "closed"))(
    "marks all Chinese in an English chat: $name",
    async ({ reach }) => {
      const { page } = await openHost(browser, { attributes: { ...OFFERED, lang: "en" } });
      await reach(page);
      const unnamed = await page.locator("fawen-chat dialog").evaluate((dialog) => {
        const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const lang = node.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";
          const isSilent = node.parentElement?.closest('[role="status"]') !== null;
          if (!isSilent && /\p{Script=Han}/u.test(node.textContent ?? "") && !lang.startsWith("zh"))
            found.push(node.textContent ?? "");
        }
        return found;
      });
      expect(unnamed).toEqual([]);
    },
  );

  test("is set on our own page too", async () => {
    const { page } = await visit(browser, "/");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });
});
