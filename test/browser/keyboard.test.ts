// Tests the chat by keyboard alone: every way in, through and out, with the focus visible and where a person expects
// it.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { focusStop, hasFocus, tabInto } from "./focus.ts";
import { openHost } from "./host-page.ts";
import { CLARIFIED, field, QUOTED, STATES, stateOf } from "./states.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const FIELD = ".ask textarea";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

async function openByKeyboard(key = "Enter"): Promise<Page> {
  const { page } = await openHost(browser);
  await tabInto(page, ".launcher");
  await page.keyboard.press(key);
  await expect.poll(() => hasFocus(page, FIELD)).toBe(true);
  return page;
}

async function askByKeyboard(page: Page, question: string): Promise<void> {
  await page.keyboard.insertText(question);
  await page.keyboard.press("Enter");
  await page.locator("fawen-chat .answer").last().waitFor();
}

describe("the launcher and its dialog", () => {
  test.each(FULL ? ["Enter", "Space"] : ["Space"])(
    "open by %s with the focus in the field, and close with it on the launcher",
    async (key) => {
      const page = await openByKeyboard(key);
      await page.keyboard.press("Escape");
      await expect.poll(() => hasFocus(page, ".launcher")).toBe(true);
      await page.keyboard.press(key);
      await expect.poll(() => hasFocus(page, FIELD)).toBe(true);
      await tabInto(page, '[data-do="close"]');
      await page.keyboard.press(key);
      await expect.poll(() => hasFocus(page, '.launcher[aria-expanded="false"]')).toBe(true);
    },
  );

  test("return the focus to the page's own button that opened them", async () => {
    const { page } = await openHost(browser);
    await page.evaluate(() => {
      const own = document.createElement("button");
      own.textContent = "问法";
      own.onclick = () => {
        const chat: unknown = document.querySelector("fawen-chat");
        const open: unknown = Reflect.get(Object(chat), "open");
        if (typeof open === "function") open.call(chat);
      };
      document.querySelector("main")?.append(own);
      own.focus();
    });
    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(page, FIELD)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("问法");
  });

  test("keep Tab inside while the dialog is open, forwards and backwards", async () => {
    const page = await openByKeyboard();
    await askByKeyboard(page, QUOTED);
    const outside = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const inner = activeElement?.shadowRoot?.activeElement ?? null;
        // Between the last and the first stop the focus passes through the browser's own controls.
        return activeElement !== document.body && inner?.closest("dialog") === null;
      });
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press(key);
        expect(await outside()).toBe(false);
      }
    }
  });
});

describe("an answer", () => {
  test("links from a number to its quote, and from the quote to the source", async () => {
    const page = await openByKeyboard();
    await askByKeyboard(page, QUOTED);
    await tabInto(page, ".to-quote");
    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(page, "figure.quote")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await hasFocus(page, "figure.quote .open")).toBe(true);
    const opened = page.waitForEvent("popup");
    await page.keyboard.press("Enter");
    await (await opened).locator("mark").first().waitFor();
  });

  test.each([
    { what: "a choice", question: CLARIFIED },
    { what: "a question that is offered", question: QUOTED },
  ])("has $what that asks by keyboard, and the focus moves to the new question", async ({ question }) => {
    const page = await openByKeyboard();
    await askByKeyboard(page, question);
    await tabInto(page, ".choice");
    await page.keyboard.press("Enter");
    await page.locator("fawen-chat .answer").nth(1).waitFor();
    expect(await hasFocus(page, ".turn:last-child .asked")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await hasFocus(page, ".turn:last-child *")).toBe(true);
  });

  test("can be rated by keyboard, and the focus moves to the response", async () => {
    const page = await openByKeyboard();
    await askByKeyboard(page, QUOTED);
    await tabInto(page, '[data-do="no"]');
    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(page, ".judging *")).toBe(true);
    await tabInto(page, '[data-do="outdated"]');
    await page.keyboard.press("Enter");
    await page.getByText("谢谢您告诉我们").first().waitFor();
    await expect.poll(() => hasFocus(page, ".judging *")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await hasFocus(page, FIELD)).toBe(true);
  });
});

test("a failed question is asked again by keyboard, and the focus moves to it", async () => {
  const page = await openByKeyboard();
  await page.route("**/api/ask", (route) => route.abort());
  await page.keyboard.insertText(QUOTED);
  await page.keyboard.press("Enter");
  await page.locator("fawen-chat .failure").waitFor();
  await page.unroute("**/api/ask");
  await page.keyboard.press("Shift+Tab");
  expect(await hasFocus(page, ".failure .call")).toBe(true);
  await page.keyboard.press("Shift+Tab");
  expect(await hasFocus(page, ".again")).toBe(true);
  await page.keyboard.press("Enter");
  await page.locator("fawen-chat .answer").waitFor();
  expect(await hasFocus(page, ".turn .asked")).toBe(true);
});

describe("the focus stays", () => {
  test("on the choice of language and on the text size when everything is rebuilt", async () => {
    const page = await openByKeyboard();
    await askByKeyboard(page, QUOTED);
    await tabInto(page, ".language");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator("fawen-chat .root").getAttribute("lang")).toBe("zh-Hant");
    expect(await hasFocus(page, ".language")).toBe(true);
    await page.keyboard.press("Tab");
    for (const size of ["large", "huge", "normal"]) {
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator("fawen-chat .root").getAttribute("data-size")).toBe(size);
      expect(await hasFocus(page, '[data-do="size"]')).toBe(true);
    }
  });

  test("in the field when the page changes a setting or voices load, and no typed text is lost", async () => {
    const page = await openByKeyboard();
    await askByKeyboard(page, QUOTED);
    await page.keyboard.insertText("接着问的话");
    const place = () => page.locator("fawen-chat .log").evaluate(({ scrollTop }) => scrollTop);
    await page.locator("fawen-chat .log").evaluate((log) => log.scrollTo(0, 50));
    const before = await place();
    expect(before).toBeGreaterThan(0);
    await page.evaluate(() => {
      document.querySelector("fawen-chat")?.setAttribute("theme", "dark");
      window.speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    });
    expect(await hasFocus(page, FIELD)).toBe(true);
    await page.keyboard.insertText("，继续");
    expect(await field(page).inputValue()).toBe("接着问的话，继续");
    expect(await place()).toBe(before);
  });
});

describe("the focus ring is visible", () => {
  const SHOWN = FULL ? STATES.filter(({ name }) => name !== "closed") : [stateOf("answered")];
  const LOOKS = [
    { theme: "light", size: "normal" },
    ...(FULL
      ? [
          { theme: "dark", size: "huge" },
          { theme: "contrast", size: "normal" },
        ]
      : []),
  ];

  test.each(SHOWN)("at every stop of $name, in every theme and size", async ({ reach }) => {
    const { page } = await openHost(browser, {
      attributes: { suggestions: "想离婚怎么办？", places: "嘉善县|平湖市" },
    });
    await reach(page);
    const faults: string[] = [];
    for (const { theme, size } of LOOKS) {
      await page.locator("fawen-chat").evaluate(
        (chat, attributes) => {
          for (const [attribute, value] of Object.entries(attributes)) chat.setAttribute(attribute, value);
        },
        { theme, size },
      );
      const names = new Set<string>();
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press("Tab");
        const stop = await focusStop(page);
        if (stop === null) continue;
        names.add(stop.name);
        const fault = `${theme}, ${size}, ${stop.name}`;
        if (stop.contrast < 3) faults.push(`${fault}: the ring has a contrast of ${stop.contrast}`);
        if (!stop.isWhole) faults.push(`${fault}: cut off`);
        if (stop.isCovered) faults.push(`${fault}: covered`);
      }
      expect(names.size, `${theme}, ${size}`).toBeGreaterThanOrEqual(6);
    }
    expect([...new Set(faults)]).toEqual([]);
  });

  test("on the launcher", async () => {
    const { page } = await openHost(browser);
    await tabInto(page, ".launcher");
    const stop = await focusStop(page);
    expect(stop).toMatchObject({ isWhole: true, isCovered: false });
    expect(stop?.contrast).toBeGreaterThanOrEqual(3);
  });
});

test("a chat in the page does not trap the focus: Tab enters, passes through and leaves", async () => {
  const { page } = await openHost(browser, { kind: "inline" });
  await tabInto(page, ".language");
  await tabInto(page, FIELD);
  await expect
    .poll(async () => {
      await page.keyboard.press("Tab");
      return page.evaluate(() => document.activeElement?.getAttribute("href"));
    })
    .toBe("#contact");
});
