// Tests the kiosk as a person uses it: two taps to a quote for every need, typing instead, asking on,
// and the settings in the terminal's address.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { connect, leave, visit } from "./visit.ts";

const FULL = process.env.FULL === "1";
const UPRIGHT = { viewport: { width: 1080, height: 1920 } };

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

async function openKiosk(query: string): Promise<Page> {
  const { page } = await visit(browser, `/kiosk?${query}`, UPRIGHT);
  return page;
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "点这里开始" }).click();
}

/** The question, the lead and the quotes of the displayed answer. */
async function answerIn(page: Page): Promise<{ asked: string; lead: string; quotes: string[] }> {
  await page.locator(".answer").waitFor();
  return {
    asked: (await page.locator(".asked bdi").textContent()) ?? "",
    lead: (await page.locator(".answer .lead").first().textContent()) ?? "",
    quotes: await page.locator(".answer blockquote").allTextContents(),
  };
}

async function writeAndSend(page: Page, question: string): Promise<void> {
  await page.getByRole("textbox").fill(question);
  await page.getByRole("button", { name: "问一问" }).click();
}

describe("a person who taps", () => {
  // Of every place, `test/directory/menu.test.ts` asks all questions of the menu.
  const PLACES = FULL ? ["", "桐乡"] : ["桐乡"];
  test.each(PLACES)(
    "gets from the first screen to a quote with two taps, on a need and on a question, in “%s”",
    async (place) => {
      const page = await openKiosk(`place=${place}`);
      const labels = await page.locator("button.need").allTextContents();
      expect(labels.length).toBeGreaterThanOrEqual(10);
      for (const label of labels) {
        await page.getByRole("button", { name: label, exact: true }).click();
        await page.locator(".question-list button").first().click();
        const { lead, quotes } = await answerIn(page);
        expect({ label, lead: lead === "", quotes: quotes.length > 0 }).toEqual({ label, lead: false, quotes: true });
        await page.getByRole("button", { name: "清除并离开" }).click();
      }
    },
  );

  test("finds more questions of the same matter below the answer, each answered with a quote", async () => {
    const page = await openKiosk("place=嘉善");
    await begin(page);
    await page.getByRole("button", { name: "打工受伤" }).click();
    await page.locator(".question-list button").first().waitFor();
    const offered = await page.locator(".question-list button").allTextContents();
    await page.locator(".question-list button").first().click();
    const { asked } = await answerIn(page);
    expect(asked).toBe(offered[0]);
    const more = page.locator("section.choices", { has: page.getByRole("heading", { name: "这件事还可以问" }) });
    const questions = await more.getByRole("button").allTextContents();
    expect(questions.length).toBeGreaterThan(0);
    expect(questions).not.toContain(asked);
    const [next = ""] = questions;
    await more.getByRole("button", { name: next, exact: true }).click();
    await page.locator(".asked bdi", { hasText: next }).waitFor();
    expect((await answerIn(page)).quotes).not.toEqual([]);
  });
});

test("a person can go back from the questions of a need, or type their own with the need's words on the keyboard", async () => {
  const page = await openKiosk("place=嘉善");
  await page.getByRole("button", { name: "打工受伤" }).click();
  await page.getByRole("heading", { name: "打工受伤" }).waitFor();
  expect(await page.locator(".question-list button").count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("heading", { name: "您遇到什么事" }).waitFor();
  await page.getByRole("button", { name: "打工受伤" }).click();
  await page.getByRole("button", { name: "都不是，我自己打字问" }).click();
  await page.getByRole("textbox").waitFor();
  expect(await page.locator("[data-key]").allTextContents()).toContain("工伤");
});

describe("a person who types", () => {
  test("gets an answer with its quotes, and the next question is understood in its context", async () => {
    const page = await openKiosk("place=嘉善");
    await begin(page);
    await page.getByRole("button", { name: "打字问" }).click();
    await writeAndSend(page, "嘉善县法治监督员有多少名？");
    expect((await answerIn(page)).lead).toContain("18");
    await page.getByRole("button", { name: "打字问" }).click();
    expect(await page.getByRole("textbox").inputValue()).toBe("");
    const [request] = await Promise.all([page.waitForRequest("**/api/ask"), writeAndSend(page, "那平湖呢？")]);
    expect(request.postDataJSON()).toMatchObject({
      question: "那平湖呢？",
      place: "嘉善县",
      history: [{ role: "user", content: "嘉善县法治监督员有多少名？" }],
    });
    await page.locator(".asked bdi", { hasText: "那平湖呢" }).waitFor();
    expect((await answerIn(page)).lead).toContain("19");
  });

  test("gets an error for an empty or overlong question, and keeps the typed text", async () => {
    const page = await openKiosk("");
    await begin(page);
    await page.getByRole("button", { name: "打字问" }).click();
    await page.getByRole("button", { name: "问一问" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toBe("请先写下您的问题。");
    const long = "长".repeat(501);
    await writeAndSend(page, long);
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("现在是501个字");
    expect(await page.getByRole("textbox").inputValue()).toBe(long);
  });

  test("gets no follow-up questions of the menu's matter after leaving it", async () => {
    const page = await openKiosk("");
    await begin(page);
    await page.getByRole("button", { name: "打工受伤" }).click();
    await page.locator(".question-list button").first().click();
    await answerIn(page);
    await page.getByRole("button", { name: "打字问" }).click();
    await writeAndSend(page, "平湖请了多少名法治监督员？");
    await page.locator(".asked bdi", { hasText: "平湖请了" }).waitFor();
    expect((await answerIn(page)).lead).toContain("19");
    expect(await page.getByRole("heading", { name: "这件事还可以问" }).count()).toBe(0);
  });
});

describe("the terminal's address", () => {
  test("sets its place and its name, and both are shown", async () => {
    const page = await openKiosk("place=桐乡&terminal=乌镇1号");
    expect(await page.locator("header .place").textContent()).toContain("桐乡市");
    expect(await page.getByText("机器：乌镇1号").count()).toBe(1);
  });

  test("names its unreadable settings on the first screen, for the person who installs the terminal", async () => {
    const page = await openKiosk("place=天上&idle=3&can=call,fly&size=27");
    const told = page.getByText("地址里有读不懂的设置");
    await expect.poll(() => told.textContent()).toMatch(/place/u);
    for (const name of ["idle", "can", "size"]) expect(await told.textContent()).toContain(name);
    expect(await page.locator("header .place").textContent()).not.toContain("天上");
  });

  test("never changes: no screen has an address of its own or adds to the history", async () => {
    const page = await openKiosk("place=桐乡");
    const before = await page.evaluate(() => [location.href, history.length]);
    await begin(page);
    await page.getByRole("button", { name: "打工受伤" }).click();
    await page.locator(".question-list button").first().click();
    await answerIn(page);
    await page.locator("button.to-quote").first().click();
    await page.getByRole("button", { name: "带走" }).click();
    await page.getByRole("button", { name: "返回" }).click();
    expect(await page.evaluate(() => [location.href, history.length])).toEqual(before);
  });
});
