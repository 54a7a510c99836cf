// Tests what a person can take along from a chat: the QR code for a phone, the page that it opens, and the contact
// files.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { readClipboard } from "./clipboard.ts";
import { answered, keepPrints, readCode } from "./taken-paper.ts";
import { violationsOn } from "./violations.ts";
import { connect, leave, SITE, visit } from "./visit.ts";
import { openWatchedPage, QUESTION, spokenWords, turns, withModule } from "./watched-page.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DANGER = "我丈夫正在打我，怎么办？";

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

async function openAnswered(options: BrowserContextOptions = {}, markup?: string) {
  const host = await openWatchedPage(browser, markup, options);
  return { ...host, turn: await answered(host.page, QUESTION) };
}

describe("the code for a phone", () => {
  test("opens the quotes on the phone, does not contain the question, and takes and returns the focus", async () => {
    const { page, turn, requests, faults } = await openAnswered();
    expect(requests.filter((url) => url.includes("widget-along"))).toEqual([]);
    const button = turn.getByRole("button", { name: "用手机看" });
    await button.click();
    const figure = turn.getByRole("group", { name: "用手机看" });
    await figure.waitFor();
    expect(await figure.evaluate((element) => element.matches(":focus"))).toBe(true);
    const link = await figure.getByRole("link").textContent();
    const read = readCode(await figure.getByRole("img", { name: /二维码，里面是\d段原文的链接/u }).screenshot());
    expect(read).toBe(link);
    expect(read).toMatch(new RegExp(`^${SITE}/a\\?i=`, "u"));
    expect(decodeURIComponent(read)).not.toMatch(/\p{Script=Han}/u);
    expect(await button.getAttribute("aria-expanded")).toBe("true");

    await page.keyboard.press("Escape");
    await expect.poll(() => figure.count()).toBe(0);
    await expect.poll(() => button.evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(faults).toEqual([]);

    const quote = (await turn.getByRole("blockquote").first().innerText()).trim();
    const phone = await visit(browser, read, PHONE);
    expect((await phone.page.getByRole("blockquote").first().innerText()).trim()).toBe(quote);
  });

  test("closes with Escape, its button or a second press, and Escape leaves the dialog open", async () => {
    const { page } = await openWatchedPage(browser, withModule("<fawen-chat launcher></fawen-chat>"));
    await page.getByRole("button", { name: "法律问题，问一问" }).click();
    const turn = await answered(page, QUESTION);
    const button = turn.getByRole("button", { name: "用手机看" });
    const figure = turn.getByRole("group", { name: "用手机看" });
    for (const close of [
      () => page.keyboard.press("Escape"),
      () => figure.getByRole("button", { name: "收起" }).click(),
      () => button.click(),
    ]) {
      await button.click();
      await figure.waitFor();
      await close();
      await figure.waitFor({ state: "detached" });
      expect(await page.getByRole("dialog").isVisible()).toBe(true);
      expect(await button.getAttribute("aria-expanded")).toBe("false");
    }
  });

  test.each([
    ["zh-Hant", "用手機看", "網址"],
    ["en", "See it on your phone", "address"],
  ])("works in %s, with large targets and no axe violations", async (lang, name, words) => {
    const { page, turn } = await openAnswered({}, withModule(`<fawen-chat lang="${lang}"></fawen-chat>`));
    await turn.getByRole("button", { name }).click();
    const figure = turn.getByRole("group", { name });
    expect(await figure.innerText()).toContain(words);
    const small = await turn.locator("button, a.open, a.card, a.call").evaluateAll((targets) =>
      targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        return (width > 0 && height < 44) || (width > 0 && width < 44) ? [target.outerHTML] : [];
      }),
    );
    expect(small).toEqual([]);
    expect(await violationsOn(page, { within: "fawen-chat" })).toEqual([]);
  });

  test("is not offered on a phone or without quotes or beside an alert", async () => {
    const phone = await openAnswered(PHONE);
    expect(await phone.turn.getByRole("button", { name: "打印" }).isVisible()).toBe(true);
    expect(await phone.turn.getByRole("button", { name: "用手机看" }).isVisible()).toBe(false);
    const { page } = await openWatchedPage(browser);
    for (const question of ["今天天气怎么样？", DANGER]) {
      const turn = await answered(page, question);
      expect(await turn.getByRole("button", { name: "用手机看" }).count()).toBe(0);
    }
    expect(await turns(page).last().locator("a.card").count()).toBe(0);
  });

  test("says when it cannot be loaded, and loads with the next press", async () => {
    const { page, turn, faults } = await openAnswered();
    await page.route("**/widget-along.js*", (route) => route.abort());
    await turn.getByRole("button", { name: "用手机看" }).click();
    await turn.getByRole("button", { name: "没有连上，请再点一次。" }).waitFor();
    expect(await spokenWords(page).textContent()).toBe("没有连上，请再点一次。");
    await page.unroute("**/widget-along.js*");
    await turn.getByRole("button", { name: "没有连上，请再点一次。" }).click();
    await turn.getByRole("img", { name: /二维码/u }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe("the page for taken quotes on a phone", () => {
  async function open(): Promise<Page> {
    const { page } = await visit(browser, `/?q=${encodeURIComponent(QUESTION)}`, { javaScriptEnabled: false });
    const path = await page.getByRole("link", { name: "带走" }).getAttribute("href");
    const phone = await visit(browser, path ?? "", { ...PHONE, permissions: ["clipboard-read", "clipboard-write"] });
    return phone.page;
  }

  test("has numbers to call, and copies the quotes with their sources", async () => {
    const page = await open();
    expect(await page.locator("main a[href='tel:12348']").isVisible()).toBe(true);
    expect(await page.locator("svg.code").isVisible()).toBe(false);
    await page.getByRole("button", { name: "复制（带出处）" }).click();
    await expect.poll(() => page.getByRole("status").textContent()).toBe("已经复制。");
    const copied = await readClipboard(page);
    for (const words of ["「", "[1] 《", `${SITE}/sources/`, "12348 公共法律服务热线", page.url()]) {
      expect(copied).toContain(words);
    }
  });

  test("prints, and says so when an app does not print", async () => {
    const page = await open();
    const kept = await keepPrints(page, false);
    await page.getByRole("button", { name: "打印" }).click();
    await expect.poll(() => page.getByRole("status").textContent()).toContain("这里不能打印");
    expect(await kept()).toHaveLength(1);
  });
});

describe("a contact file", () => {
  test("is offered beside a number, in the chat and on a page without a script", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await visit(browser, `/?q=${encodeURIComponent(QUESTION)}`, { javaScriptEnabled });
      // The chat's own view, once it has replaced the printed one.
      await page.locator("[part='title']").or(page.locator("form.ask")).filter({ visible: true }).first().waitFor();
      const card = page.getByRole("link", { name: /存到通讯录/u }).first();
      const [download] = await Promise.all([page.waitForEvent("download"), card.click()]);
      const text = await (await page.request.get(download.url())).text();
      expect(download.suggestedFilename()).toMatch(/^\d+\.vcf$/u);
      expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\nN:.+\r\nFN:.+\r\nTEL;TYPE=WORK,VOICE:\d/u);
      expect(await page.locator(".answer:visible").count()).toBe(1);
    }
  });
});
