// `npm run pictures:danger`: takes pictures of what a person sees for each kind of danger, on a phone and on the kiosk,
// and puts them side by side in docs/pictures/danger-kinds-*.png. They are for people; no test compares them.
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createTestHarness } from "wrangler";
import { launchChrome } from "../test/browser/chrome.ts";
import { askKiosk } from "../test/browser/kiosk-states.ts";
import { ROOT } from "./build-collection.ts";

/** One call for help of each kind, and of the two kinds that show a second alarm beside their own. */
const CRIES = [
  "家里着火了",
  "厨房煤气味好大",
  "我爸晕倒了，叫不醒",
  "孩子掉河里了",
  "有人拿刀砍人",
  "老公又打我",
  "同学把我儿子堵在厕所打",
  "他强奸了我",
  "我被锁在仓库里出不去",
  "有个男的一路跟着我",
  "我妈要跳楼，坐在窗台上",
  "她吃了一瓶安眠药",
  "活着没意思",
  "门口撞车了，人躺在地上流血",
  "客服叫我把钱打到安全账户",
  "钱刚转过去，对方把我拉黑了",
  "奶奶走丢了，她有老年痴呆",
] as const;

const VIEWS = {
  phone: { viewport: { width: 390, height: 780 }, path: "/", shown: 260 },
  kiosk: { viewport: { width: 1080, height: 1920 }, path: "/kiosk?place=嘉善县", shown: 300 },
} as const;
type ViewName = keyof typeof VIEWS;

async function picture(browser: Browser, baseURL: string, view: ViewName, cry: string): Promise<string> {
  const { viewport, path } = VIEWS[view];
  const context = await browser.newContext({ viewport, baseURL, locale: "zh-CN", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(path);
  if (view === "kiosk") {
    await askKiosk(page, cry);
  } else {
    await page.getByRole("textbox", { name: "您的问题" }).fill(cry);
    await page.getByRole("button", { name: "问一问" }).click();
  }
  await page.locator(".alert").first().waitFor();
  const taken = await page.screenshot();
  await context.close();
  return taken.toString("base64");
}

async function sheet(browser: Browser, pictures: readonly string[], view: ViewName): Promise<void> {
  const page = await browser.newPage({ viewport: { width: (VIEWS[view].shown + 8) * 6, height: 100 } });
  const images = pictures.map((data) => `<img width="${VIEWS[view].shown}" src="data:image/png;base64,${data}">`);
  await page.setContent(`<style>body{margin:0}img{margin:4px;vertical-align:top}</style>${images.join("")}`);
  await page.screenshot({ path: join(ROOT, "docs", "pictures", `danger-kinds-${view}.png`), fullPage: true });
  await page.close();
}

const harness = createTestHarness({ workers: [{ configPath: join(ROOT, "wrangler.toml") }] });
const browser = await launchChrome();
try {
  const { url } = await harness.listen();
  for (const view of ["phone", "kiosk"] as const) {
    const pictures: string[] = [];
    for (const cry of CRIES) pictures.push(await picture(browser, url.toString(), view, cry));
    await sheet(browser, pictures, view);
  }
} finally {
  await browser.close();
  await harness.close();
}
