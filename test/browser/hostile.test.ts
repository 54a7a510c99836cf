// On pages that break widgets a person can open the chat, ask, read, close it and return to the page, and the page
// reports no problem. Five pages run, all of them with FULL=1.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Host, openHost, visitHost } from "./host.ts";
import { HOSTILE_PAGES } from "./hostile-hosts.ts";
import type { Seen } from "./kit.ts";
import { Person } from "./person.ts";
import { connect, leave, SITE } from "./visit.ts";

const FULL = process.env.FULL === "1";
const QUESTION = "嘉善的网办率达到了多少？";
const SECOND = "平湖请了多少名法治监督员？";
const TARGET_PX_MIN = 44;
/** Maximum size of a quote's number in the text. */
const NUMBER_PX_MAX = 100;
const DIALOG_PX_MIN = 280;
const WINDOW = { width: 1280, height: 720 };
const WINDOW_PX = WINDOW.width * WINDOW.height;
/** Maximum share of the window. The launcher takes one percent, or four with text of double size. */
const LAUNCHER_SHARE_MAX = 0.06;
let browser: Browser;
let host: Host;
let expected: { lead: string; quote: string };

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
  const reply = await fetch(`${SITE}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question: QUESTION, place: "嘉善县" }),
  });
  const { lead, citations } = await reply.json();
  expected = { lead: lead.text, quote: citations[0].quote };
});
afterEach(() => leave(browser));
afterAll(() => host.close());

function isLegible({ text, faults }: Seen): void {
  expect({ text, faults }).toEqual({ text, faults: [] });
}

const SHOWN = HOSTILE_PAGES.filter(({ isSample = false }) => FULL || isSample).map(
  (page) => [page.name, page] as const,
);

describe.each(SHOWN)("a page %s", (_name, hostile) => {
  test("does not keep a person from asking, reading and going back", async () => {
    const visited = await visitHost(browser, host, hostile, { viewport: WINDOW });
    const person = new Person(visited);

    const launcher = await person.sees("launcher");
    isLegible(launcher);
    expect(launcher).toMatchObject({ isOnTop: true, isInWindow: true });
    expect((launcher.width * launcher.height) / WINDOW_PX).toBeLessThan(LAUNCHER_SHARE_MAX);
    expect(Math.min(launcher.width, launcher.height)).toBeGreaterThanOrEqual(TARGET_PX_MIN);

    await person.clicks("launcher");
    const dialog = await person.sees("dialog");
    expect(dialog).toMatchObject({ isOnTop: true, isInWindow: true });
    expect(Math.min(dialog.width, dialog.height)).toBeGreaterThanOrEqual(DIALOG_PX_MIN);
    await person.hasFocusOn("textarea");
    await person.types("/j?");
    await person.hasTyped("/j?");
    await person.presses("Backspace", "Backspace", "Backspace");
    await person.types(QUESTION);
    await person.hasTyped(QUESTION);
    await person.clicks("send");
    await person.hasAnswers(1);
    const [lead, quote, question] = [
      await person.sees("lead"),
      await person.sees("quote"),
      await person.sees("question"),
    ];
    for (const part of [lead, quote, question, await person.sees("send"), await person.sees("title")]) isLegible(part);
    expect(lead.text).toContain(expected.lead);
    expect(await visited.look(() => kit.parts("quote")[0]?.querySelector("blockquote")?.textContent, null)).toBe(
      expected.quote,
    );
    expect(question.text).toContain(QUESTION);
    const number = () => kit.parts("answer")[0]?.querySelector(".to-quote")?.getBoundingClientRect().height;
    expect(await visited.look(number, null)).toBeLessThan(NUMBER_PX_MAX);

    await person.presses("Escape");
    await person.seesNo("dialog");
    await person.hasFocusOn("launcher");

    await person.presses("Enter");
    await person.sees("dialog");
    await person.tabsTo("textarea");
    await person.types(SECOND);
    await person.presses("Enter");
    await person.hasAnswers(2);
    await person.presses("Escape");
    await person.seesNo("dialog");
    await person.hasFocusOn("launcher");

    expect(await visited.look(() => kit.complaints(), null)).toBe("");
    expect(await visited.troubles()).toEqual([]);
    expect(visited.page.url().startsWith(host.origin)).toBe(true);
    expect(visited.requests.filter((url) => ![SITE, host.origin].includes(new URL(url).origin))).toEqual([]);
  });
});
