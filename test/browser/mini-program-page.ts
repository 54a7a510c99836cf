// A page of examples/mini-program in a real Chromium, built from its unchanged files by the platform's own simulator.
// Platform APIs are stand-ins: requests go to the real Worker, calls and copies are recorded.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../examples/mini-program/", import.meta.url));
const SIMULATOR = fileURLToPath(new URL("../../node_modules/miniprogram-simulate/build.js", import.meta.url));
/** The platform's elements are blocks, and its text keeps line breaks. The simulator leaves both to the page. */
const PLATFORM =
  "wx-view, wx-button, wx-textarea, fawen-answer, fawen-hotline { display: block } wx-text { white-space: pre-line }";
/** The placeholder host in config.js. */
const HOST = "https://fawen.example";

interface Rendered {
  attach: (parent: Element) => void;
  querySelector: (
    selector: string,
  ) => { dispatchEvent: (name: string, options: { detail: unknown }) => void } | undefined;
  data: Readonly<Record<string, unknown>>;
}
declare global {
  interface Window {
    simulate: { load: (path: string, options: object) => string; render: (id: string) => Rendered };
    rendered: Rendered;
    wx: Record<string, unknown>;
    calls: string[];
    copies: string[];
  }
}

interface WxRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  data: unknown;
  success: (reply: { statusCode: number; data: unknown }) => void;
  fail: () => void;
}

export interface MiniProgram {
  page: Page;
  ask: (question: string) => Promise<void>;
  /** Waits for an answer or for the reason why there is none. */
  settled: () => Promise<void>;
  button: (name: string | RegExp) => Locator;
  state: () => Promise<{ calls: string[]; copies: string[]; data: Readonly<Record<string, unknown>> }>;
}

/** All files of the project, by path relative to its root. */
export function projectFiles(): Record<string, string> {
  const paths = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(FOLDER.length - 1).replace(/^\/*/u, "/"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${FOLDER}${path}`, "utf8")]));
}

export async function openMiniProgram(
  browser: Browser,
  path: string,
  { site, fontSize = 16, reply = null }: { site: string; fontSize?: number; reply?: unknown },
): Promise<MiniProgram> {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 750, height: 1334 } });
  const page = await context.newPage();
  await page.addScriptTag({ path: SIMULATOR });
  await page.addStyleTag({ content: PLATFORM });
  const files = projectFiles();
  const config = files["/config.js"] ?? "";
  const map = { ...files, "/config.js": config.replace(HOST, site) };
  await page.evaluate(standIn, { map, fontSize, reply });
  await page.evaluate((path) => {
    window.rendered = window.simulate.render(window.simulate.load(path, { compiler: "simulate", rootPath: "/" }));
    window.rendered.attach(document.body);
  }, path);
  const button = (name: string | RegExp) => page.locator("wx-button").filter({ hasText: name });
  return {
    page,
    button,
    ask: async (question) => {
      await page.evaluate(
        ([selector = "", value]) => {
          window.rendered.querySelector(selector)?.dispatchEvent("input", { detail: { value } });
        },
        [".question", question],
      );
      await button("问一问").tap();
    },
    settled: async () => {
      await page.locator(".main--asked, .main--problem").first().waitFor();
    },
    state: () =>
      page.evaluate(() => {
        const { calls, copies, rendered } = window;
        return { calls, copies, data: rendered.data };
      }),
  };
}

/** Runs in the browser: the project's files and stand-ins for the platform APIs that they use. */
function standIn({ map, fontSize, reply }: { map: Record<string, string>; fontSize: number; reply: unknown }): void {
  window.calls = [];
  window.copies = [];
  Object.assign(window, { __FILE_MAP__: map });
  window.wx = {
    ...window.wx,
    canIUse: () => true,
    getAppBaseInfo: () => ({ fontSizeSetting: fontSize }),
    pageScrollTo: () => window.scrollTo(0, 0),
    makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => window.calls.push(phoneNumber),
    setClipboardData: ({ data }: { data: string }) => window.copies.push(data),
    request: async ({ url, method, header, data, success, fail }: WxRequest) => {
      if (reply !== null) return success({ statusCode: 200, data: reply });
      const response = await fetch(url, { method, headers: header, body: JSON.stringify(data) }).catch(() => null);
      if (response === null) return fail();
      success({ statusCode: response.status, data: await response.json() });
    },
  };
}
