// The warning before everything is wiped: seen, heard, put off by any tap and by keys, never in the way of somebody who is there.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placesOf } from "./terminal-rests.ts";
import {
  askFor,
  caption,
  expectAttract,
  IDLE,
  openField,
  openTerminal,
  type Terminal,
  tap,
  WARNING,
  warning,
  write,
} from "./terminal-visit.ts";
import { connect, leave } from "./visit.ts";

const QUESTION = "嘉善和平湖各有多少名法治监督员";
/** By then a browser takes a touch for a long one. */
const LONG_MS = 1_500;
const FULL = process.env.FULL === "1";
let browser: Browser;
let terminal: Terminal;

beforeAll(async () => {
  browser = await connect();
});
beforeEach(async () => {
  terminal = await openTerminal(browser);
  // From here on time passes only where a test lets it.
  await terminal.page.clock.pauseAt(Date.now() + 60_000);
  await tap(terminal.page, "点这里开始");
});
afterEach(() => leave(browser));
afterAll(() => browser.close());

/** On a screen that is touched. */
async function openTouched(): Promise<Terminal> {
  const touched = await openTerminal(browser, { hasTouch: true });
  await touched.page.clock.pauseAt(Date.now() + 60_000);
  await tap(touched.page, "点这里开始");
  return touched;
}

const isWarned = async () => (await warning(terminal.page).count()) === 1;
const isAttract = async () => (await terminal.page.getByRole("button", { name: "点这里开始" }).count()) === 1;

async function waitForIt(): Promise<void> {
  await terminal.wait(IDLE - 1);
  expect(await isWarned()).toBe(false);
  await terminal.wait(1);
  expect(await isWarned()).toBe(true);
}

describe("the warning", () => {
  test("is an alert with the focus on its way out, counts down every second, and then everything is wiped", async () => {
    const { page, wait, cleared } = terminal;
    await waitForIt();
    const dialog = warning(page);
    expect(await dialog.getAttribute("aria-modal")).toBe("true");
    const stay = dialog.getByRole("button", { name: "我还在用" });
    for (let left = WARNING; left > 0; left--) {
      expect(await dialog.getByRole("timer").innerText()).toBe(`${left}秒以后，您问的和看到的会全部清除。`);
      expect(await stay.evaluate((button) => button.matches(":focus"))).toBe(true);
      await wait(1);
    }
    expect([await isAttract(), await cleared()]).toEqual([true, ["idle"]]);
  });

  test("sounds once and speaks once, and both can be read", async () => {
    const { page, wait } = terminal;
    await waitForIt();
    await wait(WARNING - 1);
    const { tones, lines } = await page.evaluate(() => ({ ...globalThis.soundLog, beginLate: null }));
    expect(tones).toEqual([880, 660]);
    expect(lines).toEqual(["您还在用吗？", `${WARNING}秒以后，您问的和看到的会全部清除。`]);
    expect(await warning(page).innerText()).toContain("提示音：叮咚");
  });

  test("is silent where the person has turned the sound off", async () => {
    const { page } = terminal;
    await tap(page, "字号和声音");
    for (let steps = 0; steps < 3; steps++) await tap(page, "声音小一点");
    await waitForIt();
    expect(await page.evaluate(() => globalThis.soundLog.tones)).toEqual([]);
  });

  test("says no more once it is put off", async () => {
    const { page } = terminal;
    await waitForIt();
    expect(await caption(page)).toContain("您还在用吗？");
    await tap(page, "我还在用");
    expect(await caption(page)).toBe("");
  });
});

describe.runIf(FULL)("it is put off", () => {
  const ways: Record<string, () => Promise<void>> = {
    "a tap on its button": () => tap(terminal.page, "我还在用"),
    "a tap on its words": () => warning(terminal.page).getByRole("timer").click(),
    "a tap beside it": () => terminal.page.mouse.click(20, 900),
    Enter: () => terminal.page.keyboard.press("Enter"),
    "the space bar": () => terminal.page.keyboard.press("Space"),
    Escape: () => terminal.page.keyboard.press("Escape"),
    // The second has passed while the finger was on the button.
    "a slow press": async () => {
      const box = await warning(terminal.page).getByRole("button", { name: "我还在用" }).boundingBox();
      await terminal.page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40);
      await terminal.page.mouse.down();
      await terminal.wait(2);
      await terminal.page.mouse.up();
    },
  };

  test.each(Object.entries(ways))("by %s", async (_, putOff) => {
    await waitForIt();
    await putOff();
    expect([await isWarned(), await isAttract()]).toEqual([false, false]);
  });

  test("by a finger that stays on it long", async () => {
    const { page, wait } = await openTouched();
    await wait(IDLE);
    const box = await warning(page).getByRole("button", { name: "我还在用" }).boundingBox();
    const session = await page.context().newCDPSession(page);
    const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 40 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await new Promise((resolve) => setTimeout(resolve, LONG_MS));
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(await warning(page).count()).toBe(0);
  });

  test("twelve times in a row, each time for a whole idle time", async () => {
    const all = Object.values(ways);
    for (let times = 0; times < 12; times++) {
      await waitForIt();
      await all[times % all.length]?.();
      expect(await isWarned()).toBe(false);
    }
    expect(await terminal.cleared()).toEqual([]);
  });

  test("and what was there is there again: the question half written, the focus in it", async () => {
    const { page } = terminal;
    await tap(page, "打字问");
    await write(page, "我家的");
    await waitForIt();
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("院子");
    expect(await page.getByRole("textbox").inputValue()).toBe("我家的院子");
  });
});

describe("on the warning", () => {
  test("the way out wipes at once, by tap and by key, even as seconds pass", async () => {
    const { page, wait, cleared } = terminal;
    await waitForIt();
    await warning(page).getByRole("button", { name: "清除并离开" }).click();
    expect([await isAttract(), await cleared()]).toEqual([true, ["tap"]]);
    await tap(page, "点这里开始");
    await waitForIt();
    await page.keyboard.press("ArrowRight");
    await wait(3);
    await page.keyboard.press("Enter");
    expect([await isAttract(), await cleared()]).toEqual([true, ["tap", "tap"]]);
  });

  test.each(["我还在用", "清除并离开"])("a double tap on %s does nothing more than a tap", async (name) => {
    const { page, cleared } = terminal;
    // Under the finger there are buttons that may be tapped quickly.
    await tap(page, "字号和声音");
    const before = await page.locator("#kiosk").getAttribute("data-size");
    await waitForIt();
    await warning(page).getByRole("button", { name }).dblclick();
    expect(await isWarned()).toBe(false);
    expect(await cleared()).toEqual(name === "我还在用" ? [] : ["tap"]);
    expect(await isAttract()).toBe(name !== "我还在用");
    expect(await page.locator("#kiosk").getAttribute("data-size")).toBe(before);
  });

  test("nothing under it can be reached, by keys or by a screen reader", async () => {
    const { page } = terminal;
    await waitForIt();
    for (const key of ["Tab", "Shift+Tab", "ArrowDown", "ArrowUp", "ArrowLeft", "Tab", "Tab"]) {
      await page.keyboard.press(key);
      const isOutside = await page.evaluate(() => {
        const { activeElement: active } = document;
        return active !== document.body && active?.closest(".warning") === null;
      });
      expect(isOutside, key).toBe(false);
    }
    const { "what a screen reader reads": read } = await placesOf(page);
    expect(read).toContain("alertdialog 您还在用吗？");
    const buttons = read?.split("\n").filter((line) => line.startsWith("button "));
    expect(buttons?.map((line) => line.split(" ")[1])).toEqual(["我还在用", "清除并离开"]);
    expect(read).not.toContain("您遇到什么事");
  });
});

describe.runIf(FULL)("who is there is not warned", () => {
  const doings: [string, () => Promise<unknown>][] = [
    ["scrolls", () => terminal.page.mouse.wheel(0, 40)],
    ["presses keys", () => terminal.page.keyboard.press("ArrowDown")],
    ["touches the screen anywhere", () => terminal.page.mouse.click(20, 700)],
  ];
  async function expectNeverWarned(does: () => Promise<unknown>): Promise<void> {
    for (let times = 0; times < 3; times++) {
      await terminal.wait(IDLE - 1);
      await does();
    }
    await waitForIt();
  }

  test.each(doings)("while they look at an answer: %s", async (_, does) => {
    const { page } = terminal;
    await tap(page, "打字问");
    await askFor(page, QUESTION);
    await expectNeverWarned(does);
  });

  test("while they press keys, having tapped beside everything", async () => {
    await terminal.page.mouse.click(20, 700);
    await expectNeverWarned(() => terminal.page.keyboard.press("a"));
  });

  test("while they write", async () => {
    await tap(terminal.page, "打字问");
    await terminal.page.getByRole("textbox").click();
    await expectNeverWarned(() => terminal.page.keyboard.insertText("我"));
  });

  test("while an answer is read to them, however long its lines; when it is over they are", async () => {
    const { page, wait } = terminal;
    await tap(page, "打字问");
    await askFor(page, QUESTION);
    await tap(page, "朗读");
    const isReading = async () => (await caption(page)) !== "";
    let seconds = 0;
    for (; await isReading(); seconds++) {
      expect(await isWarned()).toBe(false);
      await wait(1);
    }
    expect(seconds).toBeGreaterThan(2 * IDLE);
    await wait(IDLE - 2);
    expect(await isWarned()).toBe(false);
    await wait(2);
    expect(await isWarned()).toBe(true);
  });
});

describe.runIf(FULL)("the terminal's address", () => {
  test.each(["idle=0&warning=0", "idle=19&warning=19", "idle=9999&warning=121", "idle=abc&warning=-1"])(
    "with %s has the usual times, and says that it could not be read",
    async (query) => {
      const other = await openTerminal(browser, { query });
      await other.page.clock.pauseAt(Date.now() + 60_000);
      expect(await other.page.locator("main").innerText()).toContain("idle、warning");
      await tap(other.page, "点这里开始");
      await other.wait(89);
      expect(await warning(other.page).count()).toBe(0);
      await other.wait(1);
      expect(await warning(other.page).getByRole("timer").innerText()).toContain("30秒");
    },
  );
});

describe("a machine that slept", () => {
  const sleep = async (seconds: number) => {
    const now = await terminal.page.evaluate(() => Date.now());
    await terminal.page.clock.setSystemTime(now + seconds * 1_000);
  };

  test("wipes within a second of waking", async () => {
    const { page, wait, cleared } = terminal;
    await tap(page, "打字问");
    await write(page, "半句");
    await sleep(3_600);
    await wait(1);
    expect([await isAttract(), await cleared()]).toEqual([true, ["idle"]]);
  });

  test("wipes before the tap that wakes it does anything", async () => {
    const { page, cleared } = terminal;
    await tap(page, "打字问");
    await write(page, "半句");
    await sleep(3_600);
    // By mouse, on what stands there; the browser waits for nothing.
    await page.mouse.click(300, 560);
    expect([await isAttract(), await cleared()]).toEqual([true, ["idle"]]);
  });

  test("starts anew for the next one", async () => {
    await sleep(3_600);
    await terminal.wait(1);
    await expectAttract(terminal.page);
    await openField(terminal.page);
    expect(await terminal.page.getByRole("textbox").inputValue()).toBe("");
    await waitForIt();
  });
});
