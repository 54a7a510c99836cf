// Compares the chat with reviewed pictures in docs/pictures, which the README shows. npm's Chromium renders them with
// the pinned font. LOOKS=new writes new pictures, which must be reviewed before they are committed.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import { type Host, openHost } from "./host.ts";
import { expectPicture, IS_NEW } from "./picture.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const VIEWS = {
  phone: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1000, height: 720 } },
} as const;
const AT_ONCE = "嘉善的网办率达到了多少？";

interface Look {
  name: string;
  view: keyof typeof VIEWS;
  /** The attributes of the script tag. */
  tag?: string;
  question: string;
  /** Also compared without FULL=1. */
  isSample?: boolean;
}

/** One final state of each kind. Other states differ only in their text, which other tests check. */
const LOOKS: readonly Look[] = [
  { name: "answered", view: "phone", question: AT_ONCE, isSample: true },
  { name: "answered", view: "desk", question: AT_ONCE },
  { name: "missing", view: "phone", question: "嘉兴市知识产权法律服务中心的电话是多少？" },
  { name: "danger", view: "phone", question: "我丈夫正在打我，怎么办？" },
  {
    name: "english",
    view: "phone",
    question: "How many people's mediators are there in Jiaxing?",
    tag: 'data-lang="en"',
  },
];

let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([connect(), openHost()]);
});
afterEach(() => leave(browser));
afterAll(() => host.close());

const HOST_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>某某社区</title><body style="font-family:'Noto Sans SC'"><h1>某某社区</h1><p>办事指南、通知公告、便民电话。</p>`;

async function picture({ view, tag = "", question }: Look): Promise<Buffer> {
  const context = await browser.newContext({ ...VIEWS[view], locale: "zh-CN", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(host.put({ html: `${HOST_PAGE}<script src="%SITE%/widget.js" async ${tag}></script>` }));
  await page.locator("fawen-chat").getByRole("button").first().click();
  const field = page.getByRole("textbox");
  await field.fill(question);
  await field.press("Enter");
  await page.locator(".handoff, .failure").last().waitFor();
  // A blinking caret would change the picture.
  const shot = await page.screenshot({ caret: "hide", animations: "disabled" });
  await context.close();
  return shot;
}

test.each(LOOKS.filter(({ isSample }) => FULL || IS_NEW || isSample === true))(
  "$name on a $view looks like its picture",
  async (look) => {
    await expectPicture(`${look.name}-${look.view}.png`, await picture(look));
  },
);
