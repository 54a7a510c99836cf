// `npm run pictures`: takes pictures of the pages on a desktop and a phone, light and dark, and writes them to
// test/out/. They are for people; no test compares them.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { createTestHarness } from "wrangler";
import { PAGE_PATHS } from "../src/http/page-paths.ts";
import { launchChrome } from "../test/browser/chrome.ts";
import { ROOT } from "./build-collection.ts";

const OUT = join(ROOT, "test", "out");
const VIEWS = {
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} as const;
const QUESTIONS = {
  answered: "嘉善的网办率达到了多少？",
  partial: "嘉兴市知识产权法律服务中心设在哪栋楼？",
  unanswered: "公司拖欠工资两个月，劳动仲裁要多久出结果？",
  refused: "你好",
} as const;

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole("textbox", { name: "您的问题" }).fill(question);
  await page.getByRole("button", { name: "问一问" }).click();
  await page.getByRole("article").getByRole("heading", { name: "找人问" }).waitFor();
}

async function takePictures(page: Page, name: string): Promise<void> {
  const take = (shown: string) => page.screenshot({ path: join(OUT, `${name}-${shown}.png`), fullPage: true });
  for (const path of [...PAGE_PATHS, "/problems/not_found", "/nothing-here"]) {
    await page.goto(path);
    await take(path.slice(1).replace("/", "-") || "home");
  }
  for (const [shown, question] of Object.entries(QUESTIONS)) {
    await page.goto("/");
    await ask(page, question);
    await take(shown);
    if (shown !== "answered") continue;
    await page.getByRole("link", { name: "看原文这一段" }).first().click();
    await page.waitForURL(/\/sources\//u);
    await take("quote");
  }
}

await mkdir(OUT, { recursive: true });
const harness = createTestHarness({ workers: [{ configPath: join(ROOT, "wrangler.toml") }] });
const browser = await launchChrome();
try {
  const { url } = await harness.listen();
  for (const [view, options] of Object.entries(VIEWS)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({
        ...options,
        colorScheme,
        baseURL: url.toString(),
        reducedMotion: "reduce",
      });
      await takePictures(await context.newPage(), `${view}-${colorScheme}`);
      await context.close();
    }
  }
  process.stdout.write(`${OUT}\n`);
} finally {
  await browser.close();
  await harness.close();
}
