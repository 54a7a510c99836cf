// The kiosk for screen readers: the accessibility tree of each screen, compared with reviewed files; which
// announcements are made, and how often; the language of the quotes.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { ANSWERED, askKiosk, begin, kioskState, questionField, tap } from "./kiosk-states.ts";
import { connect, leave, SITE } from "./visit.ts";

const FULL = process.env.FULL === "1";
const ASK = "**/api/ask";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** Returns the accessibility tree, without parts that change between runs, such as the age of a text. */
async function tree(page: Page): Promise<string> {
  // An open sheet hides everything else.
  const sheet = page.locator("#kiosk .place-sheet:not(:empty)");
  const snapshot = await ((await sheet.count()) > 0 ? sheet : page.locator("body")).ariaSnapshot();
  return `${snapshot
    .replaceAll(SITE, "")
    .replace(/问{9,}/gu, "问…")
    .replace(/大约\d+年前/gu, "大约几年前")}\n`;
}

/** The screens with a reviewed tree. */
const TREES = ["attract", "needs", "need", "ask", "partial", "danger", "cut", "take", "packet"].map(kioskState);

test.each(FULL ? TREES : ["partial", "packet"].map(kioskState))(
  "the accessibility tree of $name matches its file",
  async (state) => {
    const page = await reachState(browser, state);
    await expect(await tree(page)).toMatchFileSnapshot(`trees/kiosk-${state.name}.yaml`);
  },
);

/** Records the texts that live regions announce. Returns a function that reads them. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Reflect.set(window, "said", said);
    const live = '[role="status"], [role="alert"]';
    const regions = new Map(
      Array.from(document.querySelectorAll(live), (region) => [region, region.textContent ?? ""]),
    );
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(live)) {
        const text = region.textContent ?? "";
        // A region that is inserted together with its text is not announced.
        if (regions.has(region) && regions.get(region) !== text && text !== "") said.push(text);
        regions.set(region, text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () =>
    page.evaluate(() => {
      const said: unknown = Reflect.get(window, "said");
      return Array.isArray(said) ? said.map(String) : [];
    });
}

describe("the kiosk announces", () => {
  test("the search, a long wait and the first line of the answer, each once", async () => {
    const state = kioskState("slow");
    const page = await reachState(browser, { ...state, reach: begin });
    await page.route(ASK, async (route) => {
      await isSlow;
      await route.continue();
    });
    const { promise: isSlow, resolve: goOn } = Promise.withResolvers<void>();
    const said = await listen(page);
    await tap(page, "type");
    await questionField(page).fill(ANSWERED);
    await tap(page, "send");
    await page.locator("#kiosk .pending").waitFor();
    await page.clock.fastForward(3_500);
    await expect.poll(said).toHaveLength(2);
    goOn();
    await page.locator("#kiosk .answer").waitFor();
    await expect.poll(said).toEqual(["正在查，请稍等…", expect.stringMatching(/还在查|慢|久/u), "100%。"]);
  });

  test("a danger before the answer", async () => {
    const page = await reachState(browser, { name: "danger", reach: begin });
    const said = await listen(page);
    await tap(page, "type");
    await questionField(page).fill("我丈夫正在打我，怎么办？");
    await tap(page, "send");
    await page.locator("#kiosk .alert").waitFor();
    expect((await said()).at(-1)).toContain("110");
  });

  test("the loss of the network once and its return once, on any screen", async () => {
    const state = kioskState("line-back");
    const page = await reachState(browser, {
      ...state,
      prepare: (opened) => opened.clock.install(),
      reach: (opened) => askKiosk(opened, ANSWERED),
    });
    await page.route("**/alive.txt", (route) => route.abort("internetdisconnected"));
    await page.evaluate(() => dispatchEvent(new Event("offline")));
    await page.getByText("网络断了").waitFor();
    await tap(page, "looks");
    const said = await listen(page);
    await page.clock.runFor(6_000);
    await page.unroute("**/alive.txt");
    await expect
      .poll(async () => {
        await page.clock.runFor(1_000);
        return said();
      })
      .toEqual(["网络好了。"]);
  });

  test("the idle warning twice, when it opens and before it ends, and not every second", async () => {
    const page = await reachState(browser, kioskState("warning"));
    const said = await listen(page);
    const focused = await page.evaluateHandle(() => document.activeElement);
    for (let seconds = 0; seconds < 27; seconds++) await page.clock.runFor(1_000);
    expect(await page.locator("#kiosk .count").innerText()).toContain("3秒");
    const counted = (await said()).filter((text) => text.includes("清除"));
    expect(counted).toEqual([expect.stringContaining("10秒")]);
    // The focused element stays the same: a new one would be read again.
    expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true);
    const described = page.getByRole("alertdialog", { name: "您还在用吗？" });
    expect(await described.getAttribute("aria-describedby")).toBe("warning-count");
  });

  test("the results of acts: a sent packet, a new volume, a printed slip", async () => {
    const page = await reachState(browser, kioskState("packet"));
    await page.evaluate(() => {
      window.print = () => {};
    });
    const said = await listen(page);
    await tap(page, "send-packet");
    await expect.poll(said).toEqual(["已经发给工作人员，请等一等。"]);
    await tap(page, "close");
    await tap(page, "looks");
    await tap(page, "louder");
    await expect.poll(async () => (await said()).at(-1)).toBe("声音4格");
    await tap(page, "close");
    await tap(page, "take");
    await tap(page, "print");
    await expect.poll(async () => (await said()).at(-1)).toContain("已经送去打印");
  });
});

test("quotes and titles of sources have a language, and quote numbers have an accessible name", async () => {
  const page = await reachState(browser, kioskState("differing"));
  const parts = page.locator("#kiosk").locator("blockquote, cite, .conflicts strong");
  const langs = await parts.evaluateAll((all) => all.map((part) => part.closest("[lang]")?.getAttribute("lang")));
  expect(langs.length).toBeGreaterThanOrEqual(4);
  expect(new Set(langs)).toEqual(new Set(["zh-CN"]));
  await page.getByRole("button", { name: "看第1处引文" }).first().click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("第1处引文");
});
