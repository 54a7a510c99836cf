// The kiosk forgets its visitors. One person after another uses a terminal and walks away; the next one must find no
// trace of them anywhere. FULL=1 sends one for each way to use it, SOAK=1 50 people; both write the counts to
// test/out/kiosk-forget.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { openLineForEach } from "./each-line.ts";
import type { Line } from "./line-cut.ts";
import { type Someone, someone } from "./terminal-people.ts";
import { findings, memoryOf, type Places, placesOf, traces } from "./terminal-rests.ts";
import { leaveAlone, openField, openTerminal, type Terminal, tap } from "./terminal-visit.ts";

const FULL = process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
const SOAK = process.env.SOAK === "1";
/** Numbers of the people that come: all, or the first of each way to use the terminal, or every second of a few. */
const ALL = Array.from({ length: 50 }, (_, i) => i);
const WAYS = ALL.map((i) => someone(i).way);
const FIRST_OF_WAY = ALL.filter((i) => WAYS.indexOf(WAYS[i] ?? "") === i);
const PEOPLE = SOAK ? ALL : FULL ? FIRST_OF_WAY : [0, 2, 4, 6];
/** A search of the memory takes a second, so it is done only after every so many people. */
const MEMORY_EVERY = FULL ? 5 : 4;
const counts = { people: 0, places: 0, words: 0, found: 0, memories: 0, foundInMemory: 0 };
let browser: Browser;
let line: Line;

openLineForEach((opened) => {
  ({ browser, line } = opened);
});
afterAll(async () => {
  if (!FULL) return;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}kiosk-forget.json`, `${JSON.stringify(counts)}\n`);
});

/** Takes a screenshot without the focus ring, which depends only on whether a keyboard was used last. */
async function picture({ page }: Terminal): Promise<Buffer> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  return page.screenshot({ animations: "disabled" });
}

/** Collects the replies that the page gets. */
function replies({ page }: Terminal): Promise<unknown>[] {
  const all: Promise<unknown>[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().endsWith("/api/ask")) all.push(request.response().then((response) => response?.json()));
  });
  return all;
}

/** As the next person, tries to bring back text in the field: undo, redo, paste, suggestions. */
async function tryField({ page }: Terminal, { name }: Someone): Promise<void> {
  await openField(page);
  const field = page.getByRole("textbox");
  await field.click();
  for (const key of ["Control+z", "Control+y", "Control+Shift+z", "Control+v", "ArrowDown", "ArrowUp"]) {
    await page.keyboard.press(key);
    expect(await field.inputValue(), `${key} after ${name}`).toBe("");
  }
  expect(await field.getAttribute("autocomplete")).toBe("off");
  await page.keyboard.type("我");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  expect(await field.inputValue()).toBe("我");
  await tap(page, "清除并离开");
}

/** Expects no speech and no wipe in the next two minutes. */
async function expectQuiet(terminal: Terminal): Promise<void> {
  const { page, wait, cleared } = terminal;
  const before = [await page.evaluate(() => globalThis.soundLog.lines.length), await cleared()];
  // Lets the last connection check of the session finish; the next one is minutes away.
  await wait(7.5);
  await page.clock.runFor(120_000);
  expect([await page.evaluate(() => globalThis.soundLog.lines.length), await cleared()]).toEqual(before);
}

/** Expects none of the words anywhere in the browser, and the same contents of every place as before. */
async function expectNothing(terminal: Terminal, before: Places, words: readonly string[], of: string) {
  const places = await placesOf(terminal.page);
  const found = findings(places, words);
  counts.places += Object.keys(places).length;
  counts.words += words.length;
  counts.found += found.length;
  expect(found, of).toEqual([]);
  expect(ownOf(places), of).toEqual(ownOf(before));
}

/** Leaves out the clipboard: other tests of the same browser write to it, so it is searched but not compared. */
function ownOf(places: Places): Places {
  return { ...places, clipboard: "" };
}

async function expectNothingInMemory({ page }: Terminal, words: readonly string[], of: string): Promise<void> {
  // Empties the log of the test's stand-in voice, which records what it reads.
  await page.evaluate(() => {
    globalThis.soundLog.lines.length = 0;
  });
  const found = findings({ memory: await memoryOf(page) }, words);
  counts.memories += 1;
  counts.foundInMemory += found.length;
  expect(found, of).toEqual([]);
}

test("the kiosk leaves no trace of a person, whatever they asked and left open", async () => {
  const terminal = await openTerminal(browser, { site: line.origin });
  const { page, cleared } = terminal;
  const before = await placesOf(page);
  const known = Object.values(before).join("\n") + (await memoryOf(page));
  const looks = await picture(terminal);
  const came = replies(terminal);
  /** The ways to use the terminal after which the next person has tried to find something. */
  const tried = new Set<string>();
  for (const i of PEOPLE) {
    const person = someone(i);
    const { name, word, way, act } = person;
    const wipes = (await cleared()).length;
    came.length = 0;
    await act(terminal, line);
    // Checks that the search works: while the person is there, it must find their words.
    const isTyped = i % 3 !== 1 || name.startsWith("half") || name.startsWith("a question");
    await expect.poll(() => came.length).toBeGreaterThan(0);
    const words = [...(isTyped ? [word] : []), ...traces(await Promise.all(came), known)];
    expect(findings(await placesOf(page), words), name).not.toEqual([]);
    await leaveAlone(terminal);
    await line.restore();
    expect((await cleared()).slice(wipes), name).toEqual(["idle"]);
    await expectNothing(terminal, before, words, name);
    expect((await picture(terminal)).equals(looks), `the picture after ${name}`).toBe(true);
    if (i % MEMORY_EVERY === 0) await expectNothingInMemory(terminal, words, name);
    if (!tried.has(way)) {
      await tryField(terminal, person);
      await expectQuiet(terminal);
      await expectNothing(terminal, before, words, `${name}, later`);
    }
    tried.add(way);
    counts.people += 1;
  }
  await expectNowhereToGo(terminal, before);
}, 900_000);

/** Expects no trace after going back, going forward, reloading, and in another tab. */
async function expectNowhereToGo({ page, loads }: Terminal, before: Places): Promise<void> {
  expect(loads()).toBe(1);
  const words = PEOPLE.map((i) => someone(i).word);
  for (const go of [() => page.goBack(), () => page.goForward(), () => page.reload()]) {
    await go();
    expect(findings({ there: await page.content() }, words)).toEqual([]);
  }
  expect(ownOf(await placesOf(page))).toEqual(ownOf(before));
  const other = await page.context().newPage();
  await other.goto(page.url());
  const { elements, fields } = await placesOf(other);
  expect([elements, fields]).toEqual([before.elements, before.fields]);
}
