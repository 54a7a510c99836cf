// The kiosk's states for tests, each with the steps that reach it. A state starts from a page that is not yet open. The
// real Worker answers; lost connections, voices and a stopped clock are simulated in the browser.
import type { Locator, Page, Route } from "playwright-core";
import { localEars, localVoices, silentEars } from "./platform-voices.ts";

export interface KioskState {
  name: string;
  /** Parameters of the terminal's address. */
  query?: Readonly<Record<string, string>>;
  /**
   * The state needs the service worker and its offline copy. Other states block it, so that the page meets the network.
   */
  hasWorker?: true;
  /** The page's clock stands still. */
  isStill?: true;
  /** Runs before the page opens. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Goes from the first screen to the state. */
  reach: (page: Page) => Promise<unknown>;
}

const ASK = "**/api/ask";
const ALIVE = "**/alive.txt";
/** Waits after which the kiosk shows that it is slow, and offers a way out. */
const SLOW_MS = 3_500;
const VERY_SLOW_MS = 11_000;
const IDLE_MS = 90_000;
const NOON = Date.parse("2026-11-22T12:00:00+08:00");

/** A long idle time, so that no slow test runs into the warning. */
const PATIENT = { idle: "900" };

/** A terminal with a name and most abilities. */
const WHOLE = { can: "call print dial", terminal: "罗星街道便民服务中心1号机" };

export const ANSWERED = "嘉善的网办率达到了多少？";
const PARTIAL = "嘉兴有多少人民调解员？调解一次要多久？";
const CLARIFIED = "中心在哪里？";

export function tap(page: Page, does: string): Promise<void> {
  return page.locator(`#kiosk [data-do="${does}"]:visible`).last().click();
}

export function questionField(page: Page): Locator {
  return page.locator("#kiosk textarea");
}

/** Opens the kiosk and waits for its first screen. */
export async function openState(page: Page, { query = {}, prepare }: Partial<KioskState>): Promise<void> {
  await prepare?.(page);
  await page.goto(`/kiosk?${new URLSearchParams({ ...PATIENT, ...query })}`);
  await page.locator("#kiosk h1").waitFor();
}

export async function begin(page: Page): Promise<void> {
  await page.locator("#kiosk button.begin").click();
  await page.locator("#kiosk .needs").waitFor();
}

async function write(page: Page): Promise<void> {
  await begin(page);
  await tap(page, "type");
  await questionField(page).waitFor();
}

async function send(page: Page, question: string): Promise<void> {
  await write(page);
  await questionField(page).fill(question);
  await tap(page, "send");
}

export async function askKiosk(page: Page, question: string): Promise<void> {
  await send(page, question);
  await page.locator("#kiosk .answer").waitFor();
}

function asked(name: string, question: string, sign: string, query: Readonly<Record<string, string>> = {}): KioskState {
  return {
    name,
    query,
    reach: async (page) => {
      await askKiosk(page, question);
      await page.locator(`#kiosk ${sign}`).first().waitFor();
    },
  };
}

/** A state with a sheet over an answer. */
function sheet(name: string, does: string, query: Readonly<Record<string, string>> = {}): KioskState {
  return {
    name,
    query,
    reach: async (page) => {
      await askKiosk(page, PARTIAL);
      await tap(page, does);
      await page.locator("#kiosk .sheet").waitFor();
    },
  };
}

/** A state in which the server never answers the question. */
function waiting(name: string, ms: number): KioskState {
  return {
    name,
    prepare: async (page) => {
      await page.clock.install();
      await page.route(ASK, () => {});
    },
    reach: async (page) => {
      await send(page, ANSWERED);
      await page.locator("#kiosk .pending").waitFor();
      if (ms > 0) await page.clock.fastForward(ms);
    },
  };
}

function failed(name: string, meet: (route: Route) => Promise<void>): KioskState {
  return {
    name,
    prepare: (page) => page.route(ASK, meet),
    reach: async (page) => {
      await send(page, ANSWERED);
      await page.locator("#kiosk .failure").waitFor();
    },
  };
}

const isCut = (page: Page) => page.route(ALIVE, (route) => route.abort("internetdisconnected"));

async function pickNeed(page: Page): Promise<void> {
  await page.locator("#kiosk [data-need]").first().click();
  await page.locator("#kiosk .question-list").waitFor();
}

async function pickFirst(page: Page): Promise<void> {
  await begin(page);
  await pickNeed(page);
  await page.locator("#kiosk .question-list button").first().click();
  await page.locator("#kiosk .answer").waitFor();
}

/** Stops the clock and advances it to the idle warning. */
async function warn(page: Page): Promise<void> {
  await pickFirst(page);
  await page.clock.pauseAt(NOON + IDLE_MS / 2);
  // Waits until the kiosk's running connection check has its answer, too.
  await page.evaluate(async () => (await fetch("/alive.txt")).text());
  await page.keyboard.press("Shift");
  await page.clock.fastForward(IDLE_MS);
  await page.locator("#kiosk .sheet.warning").waitFor();
}

async function readAloud(page: Page): Promise<void> {
  await askKiosk(page, PARTIAL);
  await tap(page, "read");
  await page.locator("#kiosk .caption:not([hidden])").waitFor();
}

const noReach = async () => {};

export const KIOSK_STATES: readonly KioskState[] = [
  { name: "attract", query: WHOLE, reach: noReach },
  { name: "attract-faulty", query: { place: "没有这个地方", idle: "1", size: "7" }, reach: noReach },
  { name: "needs", query: { ...WHOLE, place: "嘉善县" }, reach: begin },
  { name: "need", query: { ...WHOLE, place: "嘉善县" }, reach: pickNeed },
  { name: "ask", prepare: (page) => page.addInitScript(localEars), reach: write },
  {
    name: "ask-words",
    reach: async (page) => {
      await write(page);
      await tap(page, "keys");
      await page.locator("#kiosk .key-grid [data-key]").first().waitFor();
    },
  },
  {
    name: "ask-fault",
    reach: async (page) => {
      await send(page, "问".repeat(501));
      await page.locator("#kiosk .fault").waitFor();
    },
  },
  {
    name: "ask-listening",
    prepare: (page) => page.addInitScript(silentEars),
    reach: async (page) => {
      await write(page);
      await tap(page, "speak");
      await page.locator("#kiosk [data-do=speak][aria-disabled]").waitFor();
    },
  },
  waiting("asking", 0),
  waiting("slow", SLOW_MS),
  waiting("very-slow", VERY_SLOW_MS),
  asked("answer", ANSWERED, ".quote", WHOLE),
  { name: "picked", reach: pickFirst },
  asked("partial", PARTIAL, ".missing", WHOLE),
  asked("not-held", "明天股票会涨还是跌？", ".handoff"),
  asked("danger", "我丈夫正在打我，怎么办？", ".alert", WHOLE),
  asked("clarify", CLARIFIED, ".choices button"),
  asked("differing", "嘉善和平湖各有多少名法治监督员", ".conflicts"),
  failed("failed", (route) => route.abort("internetdisconnected")),
  failed("unavailable", (route) => route.fulfill({ status: 503, contentType: "text/plain", body: "" })),
  {
    name: "offline",
    hasWorker: true,
    prepare: isCut,
    reach: async (page) => {
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
      await askKiosk(page, ANSWERED);
      await page.locator("#kiosk .line:not(:empty)").waitFor();
    },
  },
  {
    name: "cut",
    prepare: isCut,
    reach: async (page) => {
      await page.evaluate(() => dispatchEvent(new Event("offline")));
      await page.locator("#kiosk .cut").waitFor();
    },
  },
  {
    name: "line-back",
    isStill: true,
    prepare: async (page) => {
      await page.clock.install({ time: NOON });
      await isCut(page);
    },
    reach: async (page) => {
      await page.locator("#kiosk .cut").waitFor();
      await page.unroute(ALIVE);
      await page.clock.pauseAt(NOON + IDLE_MS / 2);
      await page.clock.runFor(5_000);
      await page.getByText("网络好了。").first().waitFor();
    },
  },
  {
    name: "warning",
    isStill: true,
    query: { idle: "90" },
    prepare: (page) => page.clock.install({ time: NOON }),
    reach: warn,
  },
  sheet("take", "take", WHOLE),
  sheet("packet-shown", "packet"),
  sheet("packet", "packet", WHOLE),
  {
    name: "packet-sent",
    query: WHOLE,
    reach: async (page) => {
      await askKiosk(page, PARTIAL);
      await tap(page, "packet");
      await tap(page, "send-packet");
      await page.locator("#kiosk .sent:not(:empty)").waitFor();
    },
  },
  sheet("looks", "looks"),
  { name: "reading", prepare: (page) => page.addInitScript(localVoices), reach: readAloud },
  asked("contrast", PARTIAL, ".missing", { ...WHOLE, contrast: "1" }),
  asked("low", PARTIAL, ".missing", { ...WHOLE, low: "1" }),
  asked("largest", PARTIAL, ".missing", { ...WHOLE, size: "36" }),
  asked("demo", ANSWERED, ".quote", { demo: "1" }),
];

/** Returns the state with a name. Throws for an unknown name. */
export function kioskState(name: string): KioskState {
  const found = KIOSK_STATES.find((state) => state.name === name);
  if (found === undefined) throw new Error(`there is no state ${name}`);
  return found;
}
