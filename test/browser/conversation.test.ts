// Tests the course of a conversation: asking, stopping, asking again, clearing. No typed text is lost.
import type { Browser, Route } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, connect, leave, questionField } from "./visit.ts";
import {
  field,
  OTHER_QUESTION,
  openWatchedPage,
  QUESTION,
  replyTo,
  send,
  sender,
  spokenWords,
  turns,
  type WatchedPage,
  withModule,
} from "./watched-page.ts";

const STOPPED = "停下了，没有查完。";
const NOTICE = "原文摘录，仅供参考，不构成法律意见。";
/** True runs every case, false a sample. */
const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** Holds back the requests of all questions until `letGo` is called. */
async function holdBack({ page }: WatchedPage): Promise<{ count: () => number; letGo: () => Promise<void> }> {
  const held: Route[] = [];
  await page.route("**/api/ask", (route) => {
    held.push(route);
  });
  return {
    count: () => held.length,
    letGo: async () => {
      await page.unroute("**/api/ask");
      // A stopped request no longer exists.
      await Promise.all(held.map((route) => route.continue().catch(() => {})));
    },
  };
}

describe("a question", () => {
  test("is answered below, leaves the field empty and the notice in view", async () => {
    const { page, posted, faults } = await openWatchedPage(browser);
    await send(page, `  ${QUESTION}\n`);
    await answerTo(page, QUESTION);
    expect(await field(page).inputValue()).toBe("");
    const notice = page.locator(".foot").filter({ hasText: NOTICE });
    expect(await notice.isVisible()).toBe(true);
    expect(posted("/api/ask")).toEqual([{ question: QUESTION, lang: "zh-CN", history: [] }]);
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("that follows another is understood in its context", async () => {
    const { page, posted } = await openWatchedPage(browser);
    const [first, next] = ["嘉善的行政复议办案流程规范过吗？", "出了几项制度？"];
    await send(page, first);
    await answerTo(page, first);
    await send(page, next);
    const turn = await answerTo(page, next);
    expect(await turn.innerText()).toContain("17项");
    expect(posted("/api/ask").at(-1)).toMatchObject({ question: next, history: [{ role: "user", content: first }] });
  });

  test("that is stopped says so, stays in the field and can be asked again", async () => {
    const host = await openWatchedPage(browser);
    const { page, chatEvents, faults } = host;
    const { letGo } = await holdBack(host);
    await send(page, QUESTION);
    await sender(page).filter({ hasText: "停下" }).click();
    await turns(page).getByText(STOPPED).waitFor();
    expect(await field(page).inputValue()).toBe(QUESTION);
    expect(await spokenWords(page).textContent()).toBe(STOPPED);
    await letGo();
    await turns(page).getByRole("button", { name: "再试一次" }).click();
    await answerTo(page, QUESTION);
    expect(await turns(page).count()).toBe(1);
    expect((await chatEvents()).map(({ type }) => type)).toEqual(["fawen:answer"]);
    expect(faults).toEqual([]);
  });

  test("stops the pending one, and is the one that is shown and announced", async () => {
    const host = await openWatchedPage(browser, undefined, { viewport: { width: 400, height: 400 } });
    const { page } = host;
    const { count, letGo } = await holdBack(host);
    await send(page, QUESTION);
    await expect.poll(count).toBe(1);
    await field(page).fill(OTHER_QUESTION);
    await field(page).press("Enter");
    await turns(page).first().getByText(STOPPED).waitFor();
    expect(await turns(page).last().innerText()).toContain("正在查");
    expect(await spokenWords(page).textContent()).toContain("正在查");
    await expect
      .poll(() =>
        turns(page)
          .last()
          .evaluate((turn) => turn.getBoundingClientRect().top < 400),
      )
      .toBe(true);
    await letGo();
    await answerTo(page, OTHER_QUESTION);
    expect(await turns(page).first().innerText()).toContain(STOPPED);
  });

  test.runIf(FULL)("that is typed while another is pending is not lost", async () => {
    const host = await openWatchedPage(browser);
    const { page } = host;
    const { letGo } = await holdBack(host);
    await send(page, QUESTION);
    await field(page).fill(OTHER_QUESTION);
    await letGo();
    await answerTo(page, QUESTION);
    expect(await field(page).inputValue()).toBe(OTHER_QUESTION);
  });

  test("is sent once after a double tap or after Enter pressed twice", async () => {
    // In a dialog the button does not move under the finger.
    const { page, posted } = await openWatchedPage(browser, withModule("<fawen-chat launcher></fawen-chat>"));
    await page.getByRole("button", { name: "法律问题，问一问" }).click();
    await field(page).fill(QUESTION);
    await sender(page).dblclick();
    await answerTo(page, QUESTION);
    await field(page).fill(OTHER_QUESTION);
    await field(page).press("Enter");
    await field(page).press("Enter");
    await answerTo(page, OTHER_QUESTION);
    expect(posted("/api/ask").map(({ question }) => question)).toEqual([QUESTION, OTHER_QUESTION]);
    expect(await page.getByText(STOPPED).count()).toBe(0);
  });

  test.runIf(FULL)("that is too long or empty gets an error at the field and is not sent", async () => {
    const { page, posted } = await openWatchedPage(browser);
    await sender(page).click();
    expect(await page.getByRole("alert").innerText()).toBe("请先写下您的问题。");
    await send(page, "问".repeat(501));
    expect(await page.getByRole("alert").innerText()).toContain("501");
    expect(await field(page).inputValue()).toHaveLength(501);
    expect(posted("/api/ask")).toEqual([]);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("after a failure", () => {
  test.runIf(FULL)(
    "asking again keeps the text typed meanwhile, and the answer replaces the failure in place",
    async () => {
      const { page } = await openWatchedPage(browser);
      await page.route("**/api/ask", (route) => route.abort());
      await send(page, QUESTION);
      await turns(page).getByText("没有连上").waitFor();
      expect(await field(page).inputValue()).toBe(QUESTION);
      await field(page).fill(OTHER_QUESTION);
      await page.unroute("**/api/ask");
      await turns(page).getByRole("button", { name: "再试一次" }).click();
      await answerTo(page, QUESTION);
      expect(await turns(page).count()).toBe(1);
      expect(await field(page).inputValue()).toBe(OTHER_QUESTION);
    },
  );

  test.runIf(FULL)("a question that a button asked goes into the field", async () => {
    const { page } = await openWatchedPage(browser, withModule(`<fawen-chat suggestions="${QUESTION}"></fawen-chat>`));
    await page.route("**/api/ask", (route) => route.abort());
    await page.getByRole("button", { name: QUESTION }).click();
    await turns(page).getByText("没有连上").waitFor();
    expect(await field(page).inputValue()).toBe(QUESTION);
  });
});

describe("clearing", () => {
  test("empties the log, the field and the storage, stops the pending question and says so", async () => {
    const host = await openWatchedPage(browser, withModule('<fawen-chat keep="session"></fawen-chat>'));
    const { page, chatEvents } = host;
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    const stored = () => page.evaluate(() => sessionStorage.length);
    expect(await stored()).toBe(1);
    const { letGo } = await holdBack(host);
    await send(page, OTHER_QUESTION);
    await page.getByRole("button", { name: "清空" }).click();
    await expect.poll(() => turns(page).count()).toBe(0);
    await expect.poll(() => questionField(page).inputValue()).toBe("");
    expect(await stored()).toBe(0);
    expect(await spokenWords(page).textContent()).toBe("已经清空。");
    expect(await page.getByText("写下您遇到的事").isVisible()).toBe(true);
    await letGo();
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    expect(await turns(page).count()).toBe(1);
    expect((await chatEvents()).map(({ type }) => type)).toEqual(["fawen:answer", "fawen:answer"]);
  });

  test.runIf(FULL)("removes the earlier questions from the history that is sent", async () => {
    const { page, posted } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await page.getByRole("button", { name: "清空" }).click();
    await send(page, OTHER_QUESTION);
    await answerTo(page, OTHER_QUESTION);
    expect(posted("/api/ask").at(-1)).toMatchObject({ history: [] });
  });
});

describe("the request", () => {
  test.runIf(FULL)("contains the place that the page set", async () => {
    const { page, posted } = await openWatchedPage(browser, withModule('<fawen-chat place="平湖市"></fawen-chat>'));
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    expect(posted("/api/ask")).toMatchObject([{ place: "平湖市" }]);
  });

  test("contains the place that the person chose, or none, and the language of the chat", async () => {
    const markup = '<fawen-chat place="平湖市" places="嘉善县|平湖市" lang="en"></fawen-chat>';
    const { page, posted } = await openWatchedPage(browser, withModule(markup));
    let count = 0;
    const asked = async (question: string) => {
      await send(page, question);
      count += 1;
      await expect.poll(() => page.locator(".answer").count()).toBe(count);
    };
    await asked(QUESTION);
    await page.locator("select.place").selectOption("嘉善县");
    await asked(QUESTION);
    await page.locator("select.place").selectOption("");
    await asked(QUESTION);
    const sent = posted("/api/ask");
    expect(sent.map(({ place }) => place)).toEqual(["平湖市", "嘉善县", undefined]);
    expect(sent.map(({ lang }) => lang)).toEqual(["en", "en", "en"]);
  });

  test.runIf(FULL)("of a choice contains the choice's question and place", async () => {
    const reply = await replyTo(QUESTION);
    const choices = [{ label: "说嘉善的", question: OTHER_QUESTION, place: "嘉善县" }];
    const { page, posted } = await openWatchedPage(browser);
    await page.route(
      "**/api/ask",
      (route) => route.fulfill({ json: { ...reply, clarify: { question: "哪里的？", choices } } }),
      { times: 1 },
    );
    await send(page, QUESTION);
    await page.getByRole("heading", { name: "请选一个" }).waitFor();
    await page.getByRole("button", { name: "说嘉善的" }).click();
    await answerTo(page, OTHER_QUESTION);
    expect(posted("/api/ask").at(-1)).toMatchObject({ question: OTHER_QUESTION, place: "嘉善县" });
  });
});
