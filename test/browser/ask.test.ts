// Tests asking on the page: by keyboard, without scripts, on a bad connection, and what remains stored afterwards.
import type { Browser, Locator } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, ask, connect, leave, questionField, SITE, tabTo, visit } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
const LINK = "看原文这一段";

/** Asserts that an element is complete, inside the window and not covered. */
async function expectInSight(locator: Locator): Promise<void> {
  const isInSight = () =>
    locator.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const root = element.getRootNode();
      const at = root instanceof ShadowRoot ? root : document;
      const hit = at.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return top >= 0 && bottom <= innerHeight && element.contains(hit);
    });
  await expect.poll(isInSight).toBe(true);
}
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

describe("by keyboard only", () => {
  test("a person asks, reads the answer and follows its quote to the source", async () => {
    const { page } = await visit(browser, "/");
    await tabTo(page, questionField(page));
    await page.keyboard.type(QUESTION);
    await page.keyboard.press("Enter");
    const turn = await answerTo(page, QUESTION);
    const quote = (await turn.getByRole("blockquote").first().innerText()).trim();
    await tabTo(page, turn.getByRole("link", { name: LINK }).first());
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sources\//u);
    const marks = await page.locator("mark").allInnerTexts();
    expect(marks.join("\n").trim()).toBe(quote);
    await expect.poll(() => page.locator("mark").first().isVisible()).toBe(true);
  });

  test("the first stop is a link that skips the header", async () => {
    const { page } = await visit(browser, "/");
    await page.keyboard.press("Tab");
    const first = page.getByRole("link", { name: "跳到正文" });
    expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.getByRole("main").evaluate((element) => element === document.activeElement))
      .toBe(true);
  });

  test("Shift+Enter starts a new line and does not ask", async () => {
    const { page } = await visit(browser, "/");
    await questionField(page).focus();
    await page.keyboard.type("第一行");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("第二行");
    expect(await questionField(page).inputValue()).toBe("第一行\n第二行");
    expect(await page.getByRole("article").count()).toBe(0);
  });
});

describe("the highlighted quote", () => {
  test("is in view when the source opens, and again after going back and forward", async () => {
    const { page } = await visit(browser, "/");
    const turn = await ask(page, QUESTION);
    await turn.getByRole("link", { name: LINK }).first().click();
    await page.waitForURL(/\/sources\//u);
    const inView = () =>
      page
        .locator("mark")
        .first()
        .evaluate((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        });
    await expect.poll(inView).toBe(true);
    await page.goBack();
    await questionField(page).waitFor();
    await page.goForward();
    await expect.poll(inView).toBe(true);
  });
});

describe("going back", () => {
  test("can restore the page from the back/forward cache: nothing of ours prevents it", async () => {
    const { page } = await visit(browser, "/");
    const turn = await ask(page, QUESTION);
    await turn.getByRole("link", { name: LINK }).first().click();
    await page.waitForURL(/\/sources\//u);
    await page.goBack();
    await questionField(page).waitFor();
    // Chromium never restores a page under automation and masks its own reason. A reason of ours would be named.
    const reasons = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation");
      return JSON.stringify(navigation?.toJSON().notRestoredReasons?.reasons);
    });
    expect(reasons).toBe('[{"reason":"masked"}]');
  });
});

describe("without a script", () => {
  test("the form posts, the answer has its quotes, and a quote links to its source", async () => {
    const { page } = await visit(browser, "/", { javaScriptEnabled: false });
    const turn = await ask(page, QUESTION);
    const quote = (await turn.getByRole("blockquote").first().innerText()).trim();
    await turn.getByRole("link", { name: LINK }).first().click();
    await page.locator("mark").first().waitFor();
    expect((await page.locator("mark").allInnerTexts()).join("\n").trim()).toBe(quote);
  });

  test("a rejected question comes back with the reason and the typed text", async () => {
    const { page } = await visit(browser, "/", { javaScriptEnabled: false });
    const long = "问".repeat(501);
    await questionField(page).fill(long);
    await page.getByRole("button", { name: "问一问" }).click();
    await page.getByRole("alert").waitFor();
    expect(await questionField(page).inputValue()).toBe(long);
  });

  test("a tile opens to show questions, each a button that asks it", async () => {
    const { page } = await visit(browser, "/", { javaScriptEnabled: false });
    await page.locator(".need summary").first().click();
    const example = page.locator(".need[open]").getByRole("button").first();
    const question = await example.innerText();
    await example.click();
    await answerTo(page, question);
  });
});

describe("a script that loads late", () => {
  test("keeps the text that was typed before, and the person goes on writing at the same place", async () => {
    const { page } = await visit(browser, "/accessibility");
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/widget.js", async (route) => {
      await released;
      await route.continue();
    });
    await page.goto("/", { waitUntil: "commit" });
    await questionField(page).fill("嘉善的网办率");
    release();
    await page.locator("fawen-chat .frame").waitFor();
    await page.keyboard.type("达到了多少？");
    expect(await questionField(page).inputValue()).toBe("嘉善的网办率达到了多少？");
  });

  test("shows the rejected question and what was wrong with it", async () => {
    const { page } = await visit(browser, "/");
    const long = "问".repeat(501);
    await page.evaluate((question) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/";
      const field = document.createElement("textarea");
      field.name = "question";
      field.value = question;
      form.append(field);
      document.body.append(form);
      form.submit();
    }, long);
    await page.locator("fawen-chat .frame").getByRole("alert").waitFor();
    expect(await questionField(page).inputValue()).toBe(long);
  });
});

describe("with a script", () => {
  test("a tile's question pressed by keyboard is asked in place and moves the focus to its turn", async () => {
    const { page } = await visit(browser, "/");
    await tabTo(page, page.locator(".need summary").first());
    await page.keyboard.press("Enter");
    const example = page.locator(".need[open]").getByRole("button").first();
    const question = await example.innerText();
    await tabTo(page, example);
    await page.keyboard.press("Enter");
    const turn = await answerTo(page, question);
    const heading = turn.getByRole("heading", { name: question });
    expect(await heading.evaluate((element) => element.matches(":focus"))).toBe(true);
  });

  test("there is no button to clear before the first question, and the number to call is always visible", async () => {
    const { page } = await visit(browser, "/");
    const clear = page.getByRole("button", { name: "清空" });
    const call = page.getByRole("link", { name: "打12348公共法律服务热线" });
    expect(await clear.count()).toBe(0);
    await expectInSight(call);
    await ask(page, QUESTION);
    expect(await clear.count()).toBe(1);
    await expectInSight(call);
    await expectInSight(questionField(page));
  });

  test("successive questions appear in one log", async () => {
    const { page } = await visit(browser, "/");
    await ask(page, QUESTION);
    await ask(page, "平湖请了多少名法治监督员？");
    expect(await page.getByRole("article").count()).toBe(2);
  });

  test("a question that is too long gets an error before it is sent", async () => {
    const { page, requests } = await visit(browser, "/");
    await questionField(page).fill("问".repeat(501));
    await page.getByRole("button", { name: "问一问" }).click();
    await page.getByRole("alert").waitFor();
    expect(requests.filter((url) => url.includes("/api/ask"))).toEqual([]);
  });

  test("a broken connection gets an error, and asking again works once it is back", async () => {
    const { page } = await visit(browser, "/");
    await page.route("**/api/ask", (route) => route.abort());
    await questionField(page).fill(QUESTION);
    await page.getByRole("button", { name: "问一问" }).click();
    const again = page.getByRole("article").getByRole("button");
    await again.waitFor();
    await page.unroute("**/api/ask");
    await again.click();
    await answerTo(page, QUESTION);
  });

  test("markup in a question is shown as typed and has no effect", async () => {
    const { page } = await visit(browser, "/");
    const markup = "<img src=x onerror=document.title='x'> 平湖";
    await ask(page, markup);
    expect(await page.getByRole("article").getByRole("img").count()).toBe(0);
    expect(await page.title()).not.toBe("x");
  });
});

describe("the typed text", () => {
  test.each([true, false])("is in no address, storage or cookie (script: %s)", async (javaScriptEnabled) => {
    const { page, requests } = await visit(browser, "/", { javaScriptEnabled });
    await ask(page, QUESTION);
    expect(page.url()).toBe(`${SITE}/`);
    const typed = [QUESTION, encodeURIComponent(QUESTION)];
    expect(requests.filter((url) => typed.some((text) => url.includes(text)))).toEqual([]);
    const { cookies, origins } = await page.context().storageState({ indexedDB: true });
    expect({ cookies, origins }).toEqual({ cookies: [], origins: [] });
    if (javaScriptEnabled) {
      const kept = await page.evaluate(() => [sessionStorage.length, history.state]);
      expect(kept).toEqual([0, null]);
    }
  });
});
