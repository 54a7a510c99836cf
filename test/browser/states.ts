// The states of the chat that tests check. Each brings a page with a closed dialog, in any language, into its state.
// The Worker answers; only connection failures are simulated in the browser.
import type { Locator, Page, Route } from "playwright-core";

export interface State {
  name: string;
  reach: (page: Page) => Promise<void>;
}

const ASK = "**/api/ask";
/** Longer than the chat waits before its first message, and before it offers a way out. */
const SLOW_MS = 3_500;
const VERY_SLOW_MS = 11_000;

function launcher(page: Page): Locator {
  return page.locator("fawen-chat .launcher");
}

export function field(page: Page): Locator {
  return page.locator("fawen-chat .ask textarea");
}

/** A button by its action, in any language. */
export function button(page: Page, does: string): Locator {
  return page.locator(`fawen-chat [data-do="${does}"]`).last();
}

export function lastTurn(page: Page): Locator {
  return page.locator("fawen-chat .turn").last();
}

export async function openDialog(page: Page): Promise<void> {
  await launcher(page).click();
  await field(page).waitFor();
}

export async function send(page: Page, question: string): Promise<void> {
  await field(page).fill(question);
  await button(page, "send").click();
}

/** Resolves when the answer is displayed. */
export async function askIn(page: Page, question: string): Promise<void> {
  const turns = await page.locator("fawen-chat .answer").count();
  await send(page, question);
  await page.locator("fawen-chat .answer").nth(turns).waitFor();
}

function answered(name: string, question: string, sign: string): State {
  return {
    name,
    reach: async (page) => {
      await openDialog(page);
      await askIn(page, question);
      await lastTurn(page).locator(sign).first().waitFor();
    },
  };
}

/** Requests for answers get no reply. */
async function wait(page: Page, ms: number): Promise<void> {
  await openDialog(page);
  await page.route(ASK, () => {});
  await page.clock.install();
  await send(page, QUOTED);
  await lastTurn(page).locator(".pending").waitFor();
  if (ms > 0) await page.clock.runFor(ms);
}

function failed(name: string, meet: (route: Route) => Promise<void>): State {
  return {
    name,
    reach: async (page) => {
      await openDialog(page);
      await page.route(ASK, meet);
      await send(page, QUOTED);
      await lastTurn(page).locator(".failure").waitFor();
    },
  };
}

async function reachAnswer(page: Page): Promise<void> {
  await openDialog(page);
  await askIn(page, QUOTED);
}

/** An answer with quotes, an editor's hint and suggestions. */
export const QUOTED = "跟邻居闹了矛盾，找谁调解？";
export const CLARIFIED = "中心在哪里？";
export const CONFLICTING = "嘉善和平湖各有多少名法治监督员？";

export const STATES: readonly State[] = [
  { name: "closed", reach: async () => {} },
  { name: "open", reach: openDialog },
  { name: "asking", reach: (page) => wait(page, 0) },
  { name: "slow", reach: (page) => wait(page, SLOW_MS) },
  { name: "very-slow", reach: (page) => wait(page, VERY_SLOW_MS) },
  answered("answered", QUOTED, ".quote"),
  answered("missing", "嘉兴有多少人民调解员？调解一次要多久？", ".missing"),
  answered("conflicts", CONFLICTING, ".conflicts"),
  answered("contradicted", "嘉善的网办率为什么连一半都不到？", ".quote"),
  answered("clarify", CLARIFIED, ".choices button"),
  answered("alert", "我丈夫正在打我，怎么办？", ".alert"),
  answered("out-of-scope", "明天股票会涨还是跌？", ".handoff"),
  answered("personal-data", "我的身份证号是330421199001011234，怎么办？", ".handoff"),
  answered("small-talk", "你好", ".handoff"),
  failed("offline", (route) => route.abort("internetdisconnected")),
  failed("unavailable", (route) => route.fulfill({ status: 503, contentType: "text/plain", body: "" })),
  {
    name: "stopped",
    reach: async (page) => {
      await wait(page, 0);
      await button(page, "stop").click();
      await button(page, "again").waitFor();
    },
  },
  {
    name: "reasons",
    reach: async (page) => {
      await reachAnswer(page);
      await button(page, "no").click();
      await button(page, "outdated").waitFor();
    },
  },
  {
    name: "thanked",
    reach: async (page) => {
      await reachAnswer(page);
      await button(page, "yes").click();
      await page.locator("fawen-chat .judging:not(.tools)").waitFor();
    },
  },
  {
    name: "too-long",
    reach: async (page) => {
      await openDialog(page);
      await send(page, "问".repeat(501));
      await page.locator("fawen-chat .fault").waitFor();
    },
  },
  {
    name: "copy-by-hand",
    reach: async (page) => {
      await reachAnswer(page);
      // As in browsers that deny pages access to the clipboard.
      await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
      await button(page, "copy").click();
      await page.locator("fawen-chat .copied").waitFor();
    },
  },
];

/** The state with this name. Throws for an unknown name. */
export function stateOf(name: string): State {
  const found = STATES.find((state) => state.name === name);
  if (found === undefined) throw new Error(`there is no state ${name}`);
  return found;
}
