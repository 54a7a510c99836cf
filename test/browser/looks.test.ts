// What the chat looks like, compared with pictures that were looked at: docs/pictures, which the README shows. Drawn with
// the pinned font by npm's Chromium; LOOKS=new writes them anew, for eyes to judge before they are committed.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Host, openHost } from "./host.ts";
import { connect } from "./visit.ts";

const FULL = process.env.FULL === "1";
const IS_NEW = process.env.LOOKS === "new";
/** The fonts' edges are drawn by the processor: a few points may differ between kinds of it. */
const SHARE_OF_POINTS_MAX = 0.002;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = join(ROOT, "docs", "pictures");
const OUT = join(ROOT, "test", "out");
const VIEWS = {
  phone: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1000, height: 720 } },
} as const;
const AT_ONCE = "嘉善的网办率达到了多少？";

interface Look {
  name: string;
  /** Attributes of the script tag. */
  tag?: string;
  /** What is asked once the dialog is open; without it the button alone is shown. */
  question?: string;
  /** Before the question. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Once the answer stands there. */
  after?: (page: Page) => Promise<unknown>;
  /** Shown in every `npm test`. */
  isSample?: boolean;
}

const LOOKS: readonly Look[] = [
  { name: "button" },
  { name: "opening", question: "", tag: 'data-suggestions="想咨询律师，找哪里？"' },
  { name: "answered", question: AT_ONCE, isSample: true },
  { name: "missing", question: "嘉兴市知识产权法律服务中心的电话是多少？" },
  { name: "differing", question: "嘉善和平湖各有多少名法治监督员" },
  { name: "danger", question: "我丈夫正在打我，怎么办？" },
  { name: "choices", question: "智能柜在哪里" },
  { name: "not-held", question: "今天天气怎么样？" },
  {
    name: "offline",
    question: AT_ONCE,
    prepare: (page) => page.route("**/api/ask", (route) => route.abort()),
  },
  { name: "large", question: AT_ONCE, tag: 'data-size="large"' },
  { name: "huge", question: AT_ONCE, tag: 'data-size="huge"' },
  { name: "dark", question: AT_ONCE, tag: 'data-theme="dark"' },
  { name: "contrast", question: AT_ONCE, tag: 'data-theme="contrast"' },
  { name: "english", question: "How many mediators does Jiaxing have?", tag: 'data-lang="en"' },
  { name: "traditional", question: "嘉善的網辦率達到了多少？", tag: 'data-lang="zh-Hant"' },
  {
    name: "feedback",
    question: AT_ONCE,
    after: (page) => page.getByRole("button", { name: "没用" }).click(),
  },
];

let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([connect(), openHost()]);
});
afterAll(() => Promise.all([browser.close(), host.close()]));

const HOST_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>某某社区</title><body style="font-family:'Noto Sans SC'"><h1>某某社区</h1><p>办事指南、通知公告、便民电话。</p>`;

async function picture(look: Look, view: keyof typeof VIEWS): Promise<Buffer> {
  const { tag = "", question, prepare, after } = look;
  const context = await browser.newContext({ ...VIEWS[view], locale: "zh-CN", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(host.put({ html: `${HOST_PAGE}<script src="%SITE%/widget.js" async ${tag}></script>` }));
  const launcher = page.locator("fawen-chat").getByRole("button").first();
  await launcher.waitFor();
  if (question !== undefined) {
    await launcher.click();
    const field = page.getByRole("textbox");
    if (question !== "") {
      await field.fill(question);
      await field.press("Enter");
      await page.locator(".handoff, .failure").last().waitFor();
    }
    await after?.(page);
  }
  // A field that blinks is another picture every time.
  const shot = await page.screenshot({ caret: "hide", animations: "disabled" });
  await context.close();
  return shot;
}

/** Points that differ to the eye, as a share; all of them where the sizes differ. */
function difference(before: PNG, after: PNG): { share: number; marked: PNG } {
  const { width, height } = after;
  const marked = new PNG({ width, height });
  if (before.width !== width || before.height !== height) return { share: 1, marked: after };
  const points = pixelmatch(before.data, after.data, marked.data, width, height, { threshold: 0.15 });
  return { share: points / (width * height), marked };
}

async function write(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

// Other processors and systems draw the same font with other edges: their pictures are written for eyes and not compared.
const isComparable = platform() === "linux" && arch() === "x64" && (process.env.CHROME_PATH ?? "") === "";

describe.each(["phone", "desk"] as const)("on a %s", (view) => {
  test.each(LOOKS.filter(({ isSample }) => FULL || IS_NEW || isSample === true))(
    "$name looks as it did",
    async (look) => {
      const name = `${look.name}-${view}.png`;
      const shot = await picture(look, view);
      if (IS_NEW) return write(join(PICTURES, name), shot);
      expect(existsSync(join(PICTURES, name))).toBe(true);
      if (!isComparable) return write(join(OUT, name), shot);
      const { share, marked } = difference(PNG.sync.read(await readFile(join(PICTURES, name))), PNG.sync.read(shot));
      if (share > SHARE_OF_POINTS_MAX) {
        await write(join(OUT, name), shot);
        await write(join(OUT, `differing-${name}`), PNG.sync.write(marked));
      }
      expect(share, `test/out/${name} is another picture: look at it; LOOKS=new takes it over`).toBeLessThanOrEqual(
        SHARE_OF_POINTS_MAX,
      );
    },
  );
});
