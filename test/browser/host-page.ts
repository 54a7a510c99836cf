// A page with the chat as a host would write it, on the Worker's own origin and without its content security policy.
// Takes the chat's attributes; returns the open page and its requests.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openEmpty, SITE } from "./visit.ts";

export interface HostOptions {
  /** In the page, or a launcher with its dialog. */
  kind?: "inline" | "dialog";
  attributes?: Readonly<Record<string, string>>;
  context?: BrowserContextOptions;
  /** Runs before all scripts of the page: stand-ins for platform features. */
  platform?: () => void;
}

const PATH = "/a-page-of-a-host";

function html({ kind = "dialog", attributes = {} }: HostOptions): string {
  const written = (prefix: string) =>
    Object.entries(attributes)
      .map(([name, value]) => ` ${prefix}${name}="${value}"`)
      .join("");
  const chat =
    kind === "dialog"
      ? `<script src="/widget.js"${written("data-")}></script>`
      : `<script type="module" src="/widget.js"></script><fawen-chat${written("")}></fawen-chat>`;
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/icon.svg">
    <title>某县人民政府</title>
  </head>
  <body>
    <main>
      <h1>某县人民政府</h1>
      <p><a href="#news">要闻</a></p>
      ${chat}
      <p><a href="#contact">联系我们</a></p>
    </main>
  </body>
</html>`;
}

/** Resolves when the chat is ready. A dialog is still closed. */
export async function openHost(
  browser: Browser,
  options: HostOptions = {},
): Promise<{ page: Page; requests: string[] }> {
  const { page, requests } = await openEmpty(browser, options.context);
  if (options.platform !== undefined) await page.addInitScript(options.platform);
  await page.route(`${SITE}${PATH}`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html(options) }),
  );
  await page.goto(PATH);
  await page.locator(options.kind === "inline" ? "fawen-chat .frame" : "fawen-chat .launcher").waitFor();
  return { page, requests };
}
