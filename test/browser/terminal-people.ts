// People at a terminal, each with another question and another thing that they leave open. Each uses a unique word, so
// that tests can search for traces of them.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Line } from "./line-cut.ts";
import { expectAnswer, openField, type Terminal, tap, warning, write } from "./terminal-visit.ts";

export interface Someone {
  name: string;
  word: string;
  /** How they begin and what they leave open; others have other words only. */
  way: string;
  act: (terminal: Terminal, line: Line) => Promise<void>;
}

/** One question for each kind of reply: quotes, a partial answer, no answer, danger, a choice. */
const QUESTIONS = [
  "嘉善和平湖各有多少名法治监督员",
  "嘉兴有多少人民调解员？调解一次要多久？",
  "月球上打官司找谁？",
  "有人拿刀要砍我，怎么办？",
  "老板拖欠工资怎么办？",
];

type Act = (terminal: Terminal, word: string, i: number, line: Line) => Promise<void>;

/** Compares in the test's process: a selector with the word would stay in the page's memory. */
const expectAsked = (page: Page, word: string) =>
  expect.poll(async () => (await page.locator(".asked").allInnerTexts()).join()).toContain(word);

const typeAndAsk: Act = async ({ page }, word, i) => {
  await openField(page);
  await write(page, `${QUESTIONS[i % QUESTIONS.length]}（${word}的事）`);
  await tap(page, "问一问");
  await expectAnswer(page);
};

const pickNeed: Act = async ({ page }, _word, i) => {
  await tap(page, "点这里开始");
  const needs = page.locator("button.need");
  await needs.nth(i % (await needs.count())).click();
  await page.locator(".question-list button").first().click();
  await expectAnswer(page);
};

const pickAndAskMore: Act = async (terminal, word, i, line) => {
  await pickNeed(terminal, word, i, line);
  const { page } = terminal;
  await tap(page, "打字问");
  await write(page, `${word}呢？`);
  await page.keyboard.press("Enter");
  await expectAsked(page, word);
  await expectAnswer(page);
};

const BEGINNINGS: readonly Act[] = [typeAndAsk, pickNeed, pickAndAskMore];

const sheet =
  (...names: string[]): Act =>
  async ({ page }) => {
    // Skips buttons that this answer does not have.
    for (const name of names) if (await page.getByRole("button", { name, exact: true }).count()) await tap(page, name);
  };

/** The things that people leave open, by name. */
const ENDS: readonly (readonly [string, Act])[] = [
  ["an answer that is read aloud", sheet("朗读")],
  ["the code to take along, and a slip printed", sheet("带走", "打印小票")],
  ["the packet, sent", sheet("找人帮忙", "发给工作人员")],
  ["looks of their own", sheet("字号和声音", "字大一点", "黑白分明", "按钮放低", "声音大一点", "全程朗读")],
  [
    "half a question, copied and cut, with text selected",
    async ({ page }, word) => {
      await tap(page, "打字问");
      await write(page, `我家的${word}被拿走了，${word}`);
      for (const key of ["Control+a", "Control+c", "End", "Shift+ArrowLeft", "Shift+ArrowLeft", "Control+x"]) {
        await page.keyboard.press(key);
      }
      await page.keyboard.insertText(`半句${word}`);
      await page.keyboard.press("Control+a");
    },
  ],
  [
    "a question on its way",
    async ({ page }, word, _i, line) => {
      line.hold("/api/ask");
      await tap(page, "打字问");
      await write(page, `${word}在哪里？`);
      await tap(page, "问一问");
      await expectAsked(page, word);
    },
  ],
  [
    "texts that another script has stored in the browser",
    async ({ page }) => {
      // The kiosk itself stores nothing; a shell's script or a faulty later version might.
      await page.evaluate(() => {
        const asked = document.querySelector("main")?.textContent ?? "";
        sessionStorage.setItem("kept", asked);
        localStorage.setItem("kept", asked);
        window.name = asked;
        history.replaceState({ asked }, "", "#kept");
      });
    },
  ],
];

/** Makes a unique word from rare characters and a number. */
const wordOf = (i: number) => `龘靐${i}齉`;

export function someone(i: number): Someone {
  const begin = BEGINNINGS[i % BEGINNINGS.length] ?? typeAndAsk;
  const [name, end] = ENDS[(i * 2 + Math.floor(i / ENDS.length)) % ENDS.length] ?? ["", async () => {}];
  const word = wordOf(i);
  return {
    name,
    word,
    way: `${i % BEGINNINGS.length} ${name}`,
    act: async (terminal, line) => {
      await begin(terminal, word, i, line);
      await end(terminal, word, i, line);
      for (let extended = 0; extended < i % 3; extended++) await putOff(terminal);
    },
  };
}

async function putOff({ page, waitForWarning }: Terminal): Promise<void> {
  await waitForWarning();
  await page.keyboard.press("Enter");
  expect(await warning(page).count()).toBe(0);
}
