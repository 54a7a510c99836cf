// What the chat looks like, compared with pictures that were looked at: docs/pictures, which the README shows. Drawn with
// the pinned font by npm's Chromium; LOOKS=new writes them anew, for eyes to judge before they are committed.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Host, openHost } from "./host.ts";
import { expectPicture, IS_NEW } from "./picture.ts";
import { connect } from "./visit.ts";

const FULL = process.env.FULL === "1";
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
  { name: "choices", question: "中心在哪里？" },
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

describe.each(["phone", "desk"] as const)("on a %s", (view) => {
  test.each(LOOKS.filter(({ isSample }) => FULL || IS_NEW || isSample === true))(
    "$name looks as it did",
    async (look) => {
      await expectPicture(`${look.name}-${view}.png`, await picture(look, view));
    },
  );
});
