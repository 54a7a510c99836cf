// Foreign sites for the widget: a server on a port of its own, so its origin differs from the Worker's. Tests add pages
// and get what a visit saw: console, exceptions, policy violations, requests. Nothing is intercepted, so the browser's
// rules between origins hold.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { installKit, type Kit } from "./kit.ts";
import { SITE } from "./visit.ts";

interface HostFile {
  /** The media type. */
  type: string;
  text: string;
}

/** In all texts %SITE% is the Worker's origin, %HOST% this server's, and %REPORT% the address for policy reports. */
export interface HostPage {
  html: string;
  headers?: Readonly<Record<string, string>>;
  /** Other files beside the page, by name. */
  files?: Readonly<Record<string, HostFile>>;
}

export interface Host {
  origin: string;
  /** Adds a page and returns its address. */
  put: (page: HostPage) => string;
  /** The policy violations that browsers have reported, by the page's address. */
  reports: ReadonlyMap<string, string[]>;
  close: () => Promise<void>;
}

interface Served {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** `site` is where the pages find the widget. */
export async function openHost(site = SITE): Promise<Host> {
  const served = new Map<string, Served>();
  const reports = new Map<string, string[]>();
  let origin = "";
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path.endsWith("/report")) keepReport(request, response, listOf(reports, `${origin}${path.slice(0, -6)}`));
    else answer(response, served.get(path));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the host server has no port");
  origin = `http://127.0.0.1:${address.port}`;
  let pages = 0;
  return {
    origin,
    reports,
    put: ({ html, headers = {}, files = {} }) => {
      pages += 1;
      const folder = `/${pages}/`;
      const fill = (text: string) =>
        text.replaceAll("%SITE%", site).replaceAll("%HOST%", origin).replaceAll("%REPORT%", `${origin}${folder}report`);
      const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)] as const);
      const type = { "Content-Type": "text/html; charset=utf-8" };
      served.set(folder, { headers: { ...type, ...Object.fromEntries(filled) }, body: fill(html) });
      for (const [name, { type: mediaType, text }] of Object.entries(files)) {
        served.set(`${folder}${name}`, { headers: { "Content-Type": mediaType }, body: fill(text) });
      }
      return `${origin}${folder}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, found: Served | undefined): void {
  if (found === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "Cache-Control": "no-store", ...found.headers }).end(found.body);
}

function keepReport(request: IncomingMessage, response: ServerResponse, list: string[]): void {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (piece: string) => {
    text += piece;
  });
  request.on("end", () => {
    list.push(text);
    response.writeHead(204).end();
  });
}

function listOf(map: Map<string, string[]>, key: string): string[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/**
 * Runs a function in an isolated world of the page: the same document, built-ins that the page cannot change, and
 * `kit`.
 */
export type Look = <Result, Value>(read: (value: Value) => Result | Promise<Result>, value: Value) => Promise<Result>;

export interface Visited {
  page: Page;
  look: Look;
  /** The requested addresses. */
  requests: string[];
  /** Everything that went wrong: console errors, exceptions, dialogs, policy violations. */
  troubles: () => Promise<string[]>;
}

const SETTLE_MS = 60;
const WORLD = "fawen-test";

/** Opens a host's page in a fresh browser context. `prepare` runs before the page loads. */
export async function visitHost(
  browser: Browser,
  host: Host,
  hostPage: HostPage,
  { prepare, ...options }: BrowserContextOptions & { prepare?: (page: Page) => Promise<void> } = {},
): Promise<Visited> {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  context.setDefaultTimeout(15_000);
  const requests: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  const heard: string[] = [];
  page.on("console", (message) => {
    const { url, lineNumber } = message.location();
    if (["error", "warning"].includes(message.type())) heard.push(`${message.text()} (${url}:${lineNumber})`);
  });
  page.on("pageerror", (error) => heard.push(`${error.name}: ${error.message}\n${error.stack ?? ""}`));
  page.on("dialog", (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const look = await lookInto(page);
  await prepare?.(page);
  const address = host.put(hostPage);
  await page.goto(address);
  const troubles = async () => {
    // The browser's reports and messages arrive a moment after their cause.
    await look((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SETTLE_MS);
    const broken = await look(() => kit.broken, null);
    return [...heard, ...broken, ...(host.reports.get(address) ?? [])];
  };
  return { page, look, requests, troubles };
}

/** Creates an isolated world in every document of the page, before its scripts run. */
async function lookInto(page: Page): Promise<Look> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", {
    source: `globalThis.kit ??= (${installKit.toString()})()`,
    worldName: WORLD,
  });
  return async (read, value) => {
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: WORLD,
    });
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      contextId: executionContextId,
      expression: `(${read.toString()})(${JSON.stringify(value)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
}

declare global {
  /** Exists in the tests' isolated world of every page, not in this process. */
  var kit: Kit;
}
