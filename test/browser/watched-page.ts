// A host page with the chat, on the Worker's own origin, with a strict policy and nothing else on it. Records errors
// and the events of the chat.
import { type Browser, type BrowserContextOptions, type Locator, type Page, request } from "playwright-core";
import { SITE } from "./visit.ts";

export const QUESTION = "嘉善的网办率达到了多少？";
export const OTHER_QUESTION = "平湖请了多少名法治监督员？";

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const EVENTS = ["fawen:answer", "fawen:handoff", "fawen:feedback", "fawen:error", "fawen:voice"];
/** Messages that Chromium itself writes about a failed request. */
const OF_THE_NETWORK = /^Failed to load resource/u;

export interface ChatEvent {
  type: string;
  detail: Record<string, unknown>;
}

export interface WatchedPage {
  page: Page;
  /** Exceptions and console errors of the chat. */
  faults: string[];
  /** The requested addresses, without the page's own. */
  requests: string[];
  /** The bodies that were posted to a path. */
  posted: (path: string) => Record<string, unknown>[];
  /** The events so far. */
  chatEvents: () => Promise<ChatEvent[]>;
}

/** The given markup around a chat, in a page that loads the widget as a module. */
export function withModule(markup: string): string {
  return `<script type="module" src="/widget.js"></script>${markup}`;
}

export async function openWatchedPage(
  browser: Browser,
  markup = withModule("<fawen-chat></fawen-chat>"),
  options: BrowserContextOptions & { withClock?: boolean } = {},
): Promise<WatchedPage> {
  const { withClock = false, ...contextOptions } = options;
  const context = await browser.newContext({
    baseURL: SITE,
    locale: "zh-CN",
    reducedMotion: "reduce",
    ...contextOptions,
  });
  context.setDefaultTimeout(15_000);
  const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>host</title><body>${markup}</body></html>`;
  const headers = { "Content-Security-Policy": POLICY };
  await context.route(`${SITE}/host`, (route) => route.fulfill({ contentType: "text/html", headers, body }));
  await context.addInitScript((types) => {
    const chatEvents: unknown[] = [];
    Reflect.set(window, "chatEvents", chatEvents);
    for (const type of types) {
      addEventListener(type, (event) => {
        if (event instanceof CustomEvent) chatEvents.push(JSON.parse(JSON.stringify({ type, detail: event.detail })));
      });
    }
  }, EVENTS);
  const page = await context.newPage();
  if (withClock) await page.clock.install();
  const faults: string[] = [];
  const requests: string[] = [];
  const bodies: { path: string; body: string }[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !OF_THE_NETWORK.test(message.text())) faults.push(message.text());
  });
  page.on("request", (sent) => {
    const { pathname } = new URL(sent.url());
    if (pathname !== "/host") requests.push(sent.url());
    if (sent.method() === "POST") bodies.push({ path: pathname, body: sent.postData() ?? "" });
  });
  await page.goto("/host");
  return {
    page,
    faults,
    requests,
    posted: (path) => bodies.filter((sent) => sent.path === path).map((sent) => JSON.parse(sent.body)),
    chatEvents: () => page.evaluate(() => Reflect.get(window, "chatEvents")),
  };
}

/** The field for questions. */
export function field(page: Page | Locator): Locator {
  return page.locator(".ask textarea");
}

/** The button that sends or stops a question. */
export function sender(page: Page | Locator): Locator {
  return page.locator("button.send");
}

/** Types a question and sends it, without waiting for the answer. */
export async function send(page: Page, question: string): Promise<void> {
  await field(page).fill(question);
  await sender(page).click();
}

/** The turns of a chat, in document order. */
export function turns(page: Page | Locator): Locator {
  return page.getByRole("article");
}

/** The text of the chat's live region. */
export function spokenWords(page: Page | Locator): Locator {
  return page.locator('[role="status"]');
}

/** The Worker's reply to a question, as data that a test may change. */
export async function replyTo(question: string): Promise<Record<string, unknown>> {
  const client = await request.newContext({ baseURL: SITE });
  const response = await client.post("/api/ask", { data: { question } });
  const reply: Record<string, unknown> = await response.json();
  await client.dispose();
  return reply;
}
