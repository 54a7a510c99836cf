// The idle warning before the wipe: it is shown and read aloud, any tap or key puts it off, and it never comes while
// somebody is active.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
/** A touch screen, without an offline copy: the warning has nothing to do with it, and it takes as long as a test. */
const ONLINE = { hasWorker: false, hasTouch: true };
/** Duration of a long touch. */
const LONG_MS = 1_500;
const FULL = process.env.FULL === "1";
let browser: Browser;
let terminal: Terminal;

beforeAll(async () => {
  browser = await connect();
});
beforeEach(async () => {
  terminal = await openTerminal(browser, ONLINE);
  // From here on only the tests move the clock.
  await terminal.page.clock.pauseAt(Date.now() + 60_000);
  await tap(terminal.page, "点这里开始");
});
afterEach(() => leave(browser));

const isWarned = async () => (await warning(terminal.page).count()) === 1;
const isAttract = async () => (await terminal.page.getByRole("button", { name: "点这里开始" }).count()) === 1;

async function waitForIt(): Promise<void> {
  await terminal.wait(IDLE - 1);
  expect(await isWarned()).toBe(false);
  await terminal.wait(1);
  expect(await isWarned()).toBe(true);
}

describe("the warning", () => {
  test("is an alert with the focus on its first button, counts down by seconds and then wipes", async () => {
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

  test("chimes once and is read aloud once, and both are also shown as text", async () => {
    const { page, wait } = terminal;
    await waitForIt();
    await wait(WARNING - 1);
    const { tones, lines } = await page.evaluate(() => ({ ...globalThis.soundLog, beginLate: null }));
    expect(tones).toEqual([880, 660]);
    expect(lines).toEqual(["您还在用吗？", `${WARNING}秒以后，您问的和看到的会全部清除。`]);
    expect(await warning(page).innerText()).toContain("提示音：叮咚");
  });

  test("is silent if the visitor has turned the sound off", async () => {
    const { page } = terminal;
    await tap(page, "字号和声音");
    for (let steps = 0; steps < 3; steps++) await tap(page, "声音小一点");
    await waitForIt();
    expect(await page.evaluate(() => globalThis.soundLog.tones)).toEqual([]);
  });

  test("stops reading when it is put off", async () => {
    const { page } = terminal;
    await waitForIt();
    expect(await caption(page)).toContain("您还在用吗？");
    await tap(page, "我还在用");
    expect(await caption(page)).toBe("");
  });
});

describe.runIf(FULL)("the warning is put off", () => {
  const ways: Record<string, () => Promise<void>> = {
    "a tap on its button": () => tap(terminal.page, "我还在用"),
    "a tap on its words": () => warning(terminal.page).getByRole("timer").click(),
    "a tap beside it": () => terminal.page.mouse.click(20, 900),
    Enter: () => terminal.page.keyboard.press("Enter"),
    "the space bar": () => terminal.page.keyboard.press("Space"),
    Escape: () => terminal.page.keyboard.press("Escape"),
    // The countdown ticks while the finger is on the button.
    "a slow press": async () => {
      const box = await warning(terminal.page).getByRole("button", { name: "我还在用" }).boundingBox();
      await terminal.page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40);
      await terminal.page.mouse.down();
      await terminal.wait(2);
      await terminal.page.mouse.up();
    },
  };

  test("by each of these, twelve times in a row, each time for the full idle time", async () => {
    const all = Object.entries(ways);
    for (let times = 0; times < 12; times++) {
      const [name, putOff] = all[times % all.length] ?? [];
      await waitForIt();
      await putOff?.();
      expect([await isWarned(), await isAttract()], name).toEqual([false, false]);
    }
    expect(await terminal.cleared()).toEqual([]);
  });

  test("by a long touch", async () => {
    const { page } = terminal;
    await waitForIt();
    const box = await warning(page).getByRole("button", { name: "我还在用" }).boundingBox();
    const session = await page.context().newCDPSession(page);
    const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 40 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await new Promise((resolve) => setTimeout(resolve, LONG_MS));
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    expect(await isWarned()).toBe(false);
  });

  test("and the half-written question and its focus return", async () => {
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
  test("the button to leave wipes at once, by tap and by key, even after a few seconds", async () => {
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

  test.each(["我还在用", "清除并离开"])("a double tap on %s acts like a single tap", async (name) => {
    const { page, cleared } = terminal;
    // The sheet under the warning has buttons that accept quick taps.
    await tap(page, "字号和声音");
    const before = await page.locator("#kiosk").getAttribute("data-size");
    await waitForIt();
    await warning(page).getByRole("button", { name }).dblclick();
    expect(await isWarned()).toBe(false);
    expect(await cleared()).toEqual(name === "我还在用" ? [] : ["tap"]);
    expect(await isAttract()).toBe(name !== "我还在用");
    expect(await page.locator("#kiosk").getAttribute("data-size")).toBe(before);
  });

  test("nothing under it is reachable by keys or a screen reader", async () => {
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
    const { "accessibility tree": read } = await placesOf(page);
    expect(read).toContain("alertdialog 您还在用吗？");
    const buttons = read?.split("\n").filter((line) => line.startsWith("button "));
    expect(buttons?.map((line) => line.split(" ")[1])).toEqual(["我还在用", "清除并离开"]);
    expect(read).not.toContain("您遇到什么事");
  });
});

describe.runIf(FULL)("no warning comes", () => {
  const doings: readonly (() => Promise<unknown>)[] = [
    () => terminal.page.mouse.wheel(0, 40),
    () => terminal.page.keyboard.press("ArrowDown"),
    () => terminal.page.mouse.click(20, 700),
  ];
  async function expectNeverWarned(does: () => Promise<unknown>): Promise<void> {
    for (let times = 0; times < 3; times++) {
      await terminal.wait(IDLE - 1);
      await does();
    }
    await waitForIt();
  }

  test("while a visitor reads an answer and scrolls, presses keys, or touches the screen anywhere", async () => {
    const { page } = terminal;
    await tap(page, "打字问");
    await askFor(page, QUESTION);
    for (const does of doings) {
      await expectNeverWarned(does);
      await tap(page, "我还在用");
    }
  });

  test("while a visitor presses keys after a tap beside the buttons", async () => {
    await terminal.page.mouse.click(20, 700);
    await expectNeverWarned(() => terminal.page.keyboard.press("a"));
  });

  test("while a visitor writes", async () => {
    await tap(terminal.page, "打字问");
    await terminal.page.getByRole("textbox").click();
    await expectNeverWarned(() => terminal.page.keyboard.insertText("我"));
  });

  test("while an answer is read aloud, until one idle time after its end", async () => {
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
  test.each(["idle=19&warning=121", "idle=9999&warning=19", "idle=abc&warning=-1"])(
    "with %s uses the default times and is reported as invalid",
    async (query) => {
      const other = await openTerminal(browser, { ...ONLINE, query });
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

  test("wipes within a second after it wakes", async () => {
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
    // Clicks by coordinates, because a locator's click first waits for the element.
    await page.mouse.click(300, 560);
    expect([await isAttract(), await cleared()]).toEqual([true, ["idle"]]);
  });

  test("starts a fresh session for the next visitor", async () => {
    await sleep(3_600);
    await terminal.wait(1);
    await expectAttract(terminal.page);
    await openField(terminal.page);
    expect(await terminal.page.getByRole("textbox").inputValue()).toBe("");
    await waitForIt();
  });
});
