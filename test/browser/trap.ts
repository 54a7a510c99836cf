// A page that detects executed text: through `fired`, the browser's dialogs, and report-only policies, so that nothing
// is prevented from running.
import type { Browser, BrowserContextOptions, Page, Request, Response } from "playwright-core";
import { type Host, type HostPage, type Visited, visitHost } from "./host.ts";

const TITLE = "某县司法局";
const REPORTED = {
  "Content-Security-Policy-Report-Only":
    "require-trusted-types-for 'script'; script-src %SITE% %HOST%; connect-src %SITE%; img-src 'none'; object-src 'none'; " +
    "frame-src 'none'; base-uri 'none'; form-action 'none'; style-src-attr 'none'; report-uri %REPORT%",
};

export interface Trapped extends Visited {
  /** The numbers of the texts that ran, once for each run; -1 for code without a number. */
  fired: () => Promise<number[]>;
  /** Opens another page in the trap. */
  go: (address: string) => Promise<Response | null>;
  /** Everything that a text has caused: code that ran, policy violations, a changed title. */
  caught: () => Promise<unknown[]>;
}

declare global {
  interface Window {
    fired: (what?: unknown) => void;
    /** Reports to the test process at once, because the page may be gone a moment later. */
    tellFired: (number: number) => void;
  }
}

/** Runs in every document before its own scripts. */
function setTrap(): void {
  window.fired = (what) => {
    window.tellFired(Number(/\d+/u.exec(String(what))?.[0] ?? -1));
  };
  for (const name of ["alert", "confirm", "prompt", "print"] as const) {
    // The chat's print button prints from an empty frame of its own.
    const isOurs = name === "print" && window !== window.top;
    Object.defineProperty(window, name, { value: () => (isOurs ? undefined : window.tellFired(-1)), writable: true });
  }
}

/** Opens a host's page in the trap. `html` is its body. */
export function openTrap(browser: Browser, host: Host, html: string, options: Options = {}): Promise<Trapped> {
  return trap(browser, host, { html: documentOf(html), headers: REPORTED }, options);
}

/** The same without a policy, for code that has to run. */
export function openBare(browser: Browser, host: Host): Promise<Trapped> {
  return trap(browser, host, { html: documentOf("") });
}

type Options = BrowserContextOptions & { prepare?: (page: Page) => Promise<void> };

function documentOf(body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${TITLE}</title></head><body>${body}</body></html>`;
}

async function trap(browser: Browser, host: Host, page: HostPage, options: Options = {}): Promise<Trapped> {
  const heard: number[] = [];
  /** The only allowed address of the page. Empty before the first page, when any is allowed. */
  let address = "";
  const visited = await visitHost(browser, host, page, {
    ...options,
    prepare: async (opened) => {
      await stayHome(opened, () => address);
      await opened.exposeFunction("tellFired", (number: number) => {
        heard.push(number);
      });
      await opened.addInitScript(setTrap);
      await options.prepare?.(opened);
    },
  });
  const fired = async () => {
    // Earlier calls of `tellFired` arrive before the result of this one.
    await visited.page.evaluate(() => null).catch(() => {});
    return heard.splice(0);
  };
  const start = visited.page.url();
  address = start;
  const go = (to: string) => {
    address = new URL(to).href;
    return visited.page.goto(to);
  };
  const caught = async () => {
    const troubles = (await visited.troubles()).filter((text) => !text.startsWith("Failed to load resource"));
    const title = await visited.page.title();
    const hasChanged = visited.page.url() === start && title !== TITLE;
    return [...(await fired()), ...troubles, ...(hasChanged ? [`title: ${title}`] : [])];
  };
  return { ...visited, fired, go, caught };
}

/** Blocks requests to other machines and navigation, and closes windows that open. */
async function stayHome(page: Page, here: () => string): Promise<void> {
  const context = page.context();
  context.on("page", (opened) => {
    if (opened !== page) void opened.close();
  });
  await context.route("**/*", async (route) => {
    const request = route.request();
    const isAway = new URL(request.url()).hostname !== "127.0.0.1";
    const leaves = request.isNavigationRequest() && request.resourceType() === "document" && !isFrame(request, page);
    if (isAway || (leaves && !["", request.url()].includes(here()))) await route.abort("aborted");
    else await route.fallback();
  });
}

function isFrame(request: Request, page: Page): boolean {
  try {
    return request.frame() !== page.mainFrame();
  } catch {
    // The window is still opening.
    return false;
  }
}

/** Elements and attributes in the chat's shadow trees that could run or lead to code. */
export function dangers({ look }: Trapped): Promise<string[]> {
  return look(() => {
    const found: string[] = [];
    const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"];
    const NEVER = ["script", "iframe", "object", "embed", "base", "meta", "link", "math", "foreignobject", "marquee"];
    for (const { shadowRoot } of kit.chats()) {
      const elements = [...(shadowRoot?.querySelectorAll("*") ?? [])];
      // Printing uses an empty frame of ours, whose content is checked too.
      const papers = elements.filter(
        (element) =>
          element instanceof HTMLIFrameElement && element.parentNode === shadowRoot && !element.hasAttribute("src"),
      );
      const printed = papers.flatMap((paper) =>
        paper instanceof HTMLIFrameElement ? [...(paper.contentDocument?.body?.querySelectorAll("*") ?? [])] : [],
      );
      for (const element of [...elements, ...printed]) {
        if (papers.includes(element)) continue;
        if (NEVER.includes(element.localName.toLowerCase())) found.push(element.localName);
        for (const { name, value } of element.attributes) {
          if (name.startsWith("on") || name === "srcdoc") found.push(`${element.localName} ${name}`);
          if (!ADDRESSES.includes(name) || value.startsWith("#")) continue;
          // Only absolute addresses are allowed: a relative one could be resolved to anything.
          if (!/^(?:https?:\/\/[^\s"'<>]+|tel:\+?\d{2,20})$/u.test(value)) found.push(`${name}=${value}`);
        }
      }
    }
    return found;
  }, null);
}
