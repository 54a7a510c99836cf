// Tests every page: accessible in both colour schemes, usable on a narrow phone, and without requests to other hosts.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { takenPath } from "../../src/view/taken-link.ts";
import { violationsOn } from "./violations.ts";
import { ask, connect, leave, SITE, visit } from "./visit.ts";

const FULL = process.env.FULL === "1";
const QUESTION = "嘉善的网办率达到了多少？";
const PHONE = { width: 360, height: 740 };
let browser: Browser;
let sourcePath = "";
let taken = "";

beforeAll(async () => {
  browser = await connect();
  const { page } = await visit(browser, "/sources");
  const hrefs = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  sourcePath = hrefs.find((href) => href.startsWith("/sources/")) ?? "";
  const reply = await fetch(`${SITE}/api/ask?q=${encodeURIComponent(QUESTION)}`);
  taken = takenPath(Answer.parse(await reply.json())) ?? "";
});
afterEach(() => leave(browser));

/** The viewport of a current phone. */
const SCREEN = { width: 390, height: 844 };

test("on a phone the six most frequent needs are visible without scrolling, and the field is below them", async () => {
  const { page } = await visit(browser, "/", { viewport: SCREEN });
  await page.locator("fawen-chat .root").waitFor();
  for (const label of ["欠薪和打工", "离婚和家事", "借钱不还", "打工受伤", "邻居吵架", "法律援助"]) {
    const tile = await page.locator("summary", { hasText: label }).boundingBox();
    expect((tile?.y ?? SCREEN.height) + (tile?.height ?? 0), label).toBeLessThan(SCREEN.height);
  }
  const field = await page.getByRole("textbox", { name: "您的问题" }).boundingBox();
  expect((field?.y ?? SCREEN.height) + (field?.height ?? 0)).toBeLessThanOrEqual(SCREEN.height);
});

test("on a phone the answer about unpaid wages fits two screens, with the number to call right below its first line", async () => {
  const { page } = await visit(browser, "/", { viewport: SCREEN });
  await ask(page, "老板拖欠工资怎么办？");
  const turn = page.getByRole("article");
  expect((await turn.boundingBox())?.height).toBeLessThanOrEqual(2 * SCREEN.height);
  // Measured together, because the page may still be scrolling.
  const gap = await turn.evaluate((element) => {
    const [lead, call] = [element.querySelector(".lead"), element.querySelector('[href="tel:12333"]')];
    return (call?.getBoundingClientRect().top ?? 0) - (lead?.getBoundingClientRect().bottom ?? 0);
  });
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(24);
});

/** Each page by name: its path, and the steps before it is checked. */
const PAGES = [
  ...PAGE_PATHS.map((path) => ({ name: `the page ${path}`, path: () => path })),
  { name: "an answer", path: () => "/", prepare: (page: Page) => ask(page, QUESTION) },
  {
    name: "a matter that is not in the texts",
    path: () => "/",
    prepare: (page: Page) => ask(page, "今天天气怎么样？"),
  },
  { name: "the page for frames", path: () => "/embed?lang=en" },
  { name: "a source", path: () => sourcePath },
  { name: "what was taken along", path: () => taken },
  {
    name: "what was taken along and has changed",
    path: () => `/a?i=ix_0&q=gone.0.0.1.000000000000${taken.slice(taken.indexOf("&"))}`,
  },
  { name: "a link that cannot be read", path: () => "/a" },
  { name: "how an answer came about", path: () => `/explain?q=${encodeURIComponent(QUESTION)}` },
  { name: "a problem explained", path: () => "/problems/not_found" },
  { name: "a page that is not there", path: () => "/nothing-here" },
] as const satisfies readonly { name: string; path: () => string; prepare?: (page: Page) => Promise<unknown> }[];

async function open(shown: (typeof PAGES)[number], options: Parameters<typeof visit>[2]) {
  const visited = await visit(browser, shown.path(), options);
  if ("prepare" in shown) await shown.prepare(visited.page);
  return visited;
}

describe.each(PAGES)("$name", (shown) => {
  // The chat has tests of its own for its colours.
  test("has no axe violations in light and in dark, requests nothing from other hosts and sends no referrer", async () => {
    const { page, requests } = await open(shown, { reducedMotion: "reduce" });
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((url) => new URL(url).origin !== SITE)).toEqual([]);
    const reply = await page.request.get(shown.path());
    expect(reply.headers()["referrer-policy"]).toBe("no-referrer");
    // In a frame the page around it has the first heading.
    const rules = { "page-has-heading-one": { enabled: !shown.path().startsWith("/embed") } };
    for (const colorScheme of FULL ? (["light", "dark"] as const) : (["light"] as const)) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page, { rules, isColourOnly: colorScheme === "dark" }), colorScheme).toEqual([]);
    }
  });

  test("does not scroll sideways on a narrow phone, even with text of double size", async () => {
    const { page } = await open(shown, { viewport: PHONE, hasTouch: true });
    const overhang = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await overhang()).toBeLessThanOrEqual(0);
  });
});

describe.each(["zh-CN", "zh-Hant", "en"])("in %s", (lang) => {
  test("on a phone the header shows the name, the description and the number in one row, and the footer has the other languages", async () => {
    const { page } = await visit(browser, `/accessibility?lang=${lang}`, { viewport: { width: 390, height: 844 } });
    const head = page.getByRole("banner");
    await expect.poll(() => head.locator(".what").isVisible()).toBe(true);
    const tops = await head
      .locator("a:not(.skip), .what")
      .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().bottom)));
    expect(tops).toHaveLength(3);
    const { height = 0 } = (await head.boundingBox()) ?? {};
    expect(height, tops.join()).toBeLessThan(80);
    const links = page.getByRole("contentinfo").locator(".languages a");
    await links.first().click();
    await page.waitForURL((url) => url.searchParams.get("lang") !== lang);
    expect(await page.getAttribute("html", "lang")).not.toBe(lang);
  });
});
