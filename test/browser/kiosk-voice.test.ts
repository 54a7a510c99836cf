// Speech in the kiosk, by the device or the shell only, never by a server. Everything read aloud is captioned, can be
// stopped and made louder, and ends when the visitor goes on. The platform's voices and speech recognition are
// stand-ins.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { askKiosk, begin, type KioskState, kioskState, tap } from "./kiosk-states.ts";
import { localEars, localVoices, remoteEars, remoteVoices } from "./platform-voices.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const withPlatform = (platform: () => void, reach: KioskState["reach"] = begin): KioskState => ({
  name: "voices",
  prepare: (page) => page.addInitScript(platform),
  reach,
});

const isOffered = (page: Page, does: string) =>
  page
    .locator(`#kiosk [data-do="${does}"]`)
    .count()
    .then((count) => count > 0);

async function spoken(page: Page): Promise<{ text: string; voice: string; volume: number }[]> {
  return page.evaluate(() => {
    const lines: unknown = Reflect.get(Object(Reflect.get(window, "platformLog")), "spoken");
    if (!Array.isArray(lines)) return [];
    return lines.map(({ text, voice, volume }) => ({
      text: String(text),
      voice: String(voice),
      volume: Number(volume),
    }));
  });
}

/** Number of times that all speech was cancelled. */
function silences(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(Object(Reflect.get(window, "platformLog")), "cancels")));
}

describe("reading aloud", () => {
  test("is not offered if all voices are on servers", async () => {
    const page = await reachState(browser, withPlatform(remoteVoices));
    expect(await isOffered(page, "read")).toBe(false);
    await tap(page, "looks");
    expect(await isOffered(page, "narrate")).toBe(false);
  });

  test("starts with a tap, uses a voice of the device, and captions the current line", async () => {
    const page = await reachState(browser, kioskState("reading"));
    const lines = await spoken(page);
    expect(new Set(lines.map(({ voice }) => voice))).toEqual(new Set(["local zh"]));
    const caption = page.locator("#kiosk .caption p");
    for (const { text } of lines.slice(0, 3)) {
      await expect.poll(() => caption.innerText()).toBe(`正在朗读：${text}`);
      await page.evaluate(() => dispatchEvent(new Event("line-spoken")));
    }
    for (const _ of lines.slice(3)) await page.evaluate(() => dispatchEvent(new Event("line-spoken")));
    await expect.poll(() => page.locator("#kiosk .caption").isVisible()).toBe(false);
    expect(await isOffered(page, "read")).toBe(true);
  });

  test.each(FULL ? ["hush", "home", "type", "take", "packet", "looks", "leave"] : ["hush", "take", "leave"])(
    "stops with a tap on %s",
    async (does) => {
      const page = await reachState(browser, kioskState("reading"));
      const before = await silences(page);
      await tap(page, does);
      await expect.poll(() => silences(page)).toBeGreaterThan(before);
      await expect.poll(() => page.locator("#kiosk .caption").last().isVisible()).toBe(false);
    },
  );

  test("has the volume of the steps, down to silence", async () => {
    const page = await reachState(browser, withPlatform(localVoices));
    await tap(page, "looks");
    const volumes: number[] = [];
    for (const does of ["louder", "louder", "louder", "softer", "softer", "softer", "softer", "softer"]) {
      // At the last step the button is `aria-disabled` but can still be pressed.
      await page.locator(`#kiosk [data-do="${does}"]`).click({ force: true });
      await page.locator('#kiosk .sheet .ways [data-do="read"]').click();
      volumes.push((await spoken(page)).at(-1)?.volume ?? -1);
      await page.locator('#kiosk .sheet .ways [data-do="hush"]').click();
    }
    expect(volumes).toEqual([0.8, 1, 1, 0.8, 0.6, 0.4, 0.2, 0]);
  });

  test("on a sheet reads the sheet, with caption and stop button on the sheet", async () => {
    const page = await reachState(
      browser,
      withPlatform(localVoices, async (opened) => {
        await askKiosk(opened, "嘉善的网办率达到了多少？");
        await tap(opened, "packet");
      }),
    );
    await tap(page, "read");
    const lines = (await spoken(page)).map(({ text }) => text);
    expect(lines[0]).toBe("找人帮忙");
    expect(lines.filter((line) => line.includes("网办率达到100%"))).toHaveLength(1);
    await page.locator("#kiosk .sheet .caption").getByText("正在朗读：找人帮忙").waitFor();
    await page.locator('#kiosk .sheet .caption [data-do="hush"]').click();
    await expect.poll(() => page.locator("#kiosk .sheet .caption").isVisible()).toBe(false);
  });
});

describe("narration", () => {
  test("starts with the star key on the first screen and reads each focused heading and control", async () => {
    const page = await reachState(
      browser,
      withPlatform(localVoices, async () => {}),
    );
    await page.keyboard.press("*");
    await expect.poll(async () => (await spoken(page)).map(({ text }) => text)).toContain("您遇到什么事？点一下");
    await page.keyboard.press("ArrowDown");
    const first = await page.locator("#kiosk [data-need]").first().innerText();
    await expect.poll(async () => (await spoken(page)).at(-1)?.text).toBe(first);
    await page.keyboard.press("Enter");
    await page.locator("#kiosk .question-list").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("#kiosk .answer").waitFor();
    const lead = (await page.locator("#kiosk .lead").first().innerText()).replace(/\s*\[\d\]/u, "");
    await expect.poll(async () => (await spoken(page)).map(({ text }) => text)).toContain(lead);
    await tap(page, "type");
    await expect.poll(async () => (await spoken(page)).at(-1)?.text).toBe("写下您遇到的事");
  });

  test("ends with the star key, which types a star in the field", async () => {
    const page = await reachState(browser, withPlatform(localVoices));
    await page.keyboard.press("*");
    await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(0);
    await page.keyboard.press("*");
    const before = (await spoken(page)).length;
    await page.keyboard.press("ArrowDown");
    await tap(page, "type");
    await page.keyboard.press("*");
    expect(await page.locator("#kiosk textarea").inputValue()).toBe("*");
    expect(await spoken(page)).toHaveLength(before);
  });
});

describe("asking by voice", () => {
  test.each([
    { where: "no speech recognition", platform: () => {} },
    { where: "speech recognition on a server", platform: remoteEars },
  ])("is not offered with $where", async ({ platform }) => {
    const page = await reachState(browser, withPlatform(platform));
    await tap(page, "type");
    expect(await isOffered(page, "speak")).toBe(false);
  });

  test("shows and announces that it listens", async () => {
    const page = await reachState(browser, kioskState("ask-listening"));
    expect(await page.locator('#kiosk [data-do="speak"]').innerText()).toBe("正在听，请说…");
    await page.getByRole("status").getByText("正在听，请说…").waitFor({ state: "attached" });
  });

  test("recognizes speech on the device after a tap and does not send it", async () => {
    const page = await reachState(browser, withPlatform(localEars));
    await tap(page, "speak");
    await expect.poll(() => page.locator("#kiosk textarea").inputValue()).toBe("老板拖欠工资怎么办");
    const started = await page.evaluate(() => Reflect.get(Object(Reflect.get(window, "platformLog")), "started"));
    expect(started).toEqual([{ lang: "zh-CN", processLocally: true }]);
    expect(await page.locator("#kiosk .answer").count()).toBe(0);
  });
});
