// Uses texts that execute elsewhere as the collection: quoted in the chat, listed, read, and passed in addresses.
// Nothing runs, with the pages' own policies and without them.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { type Served, serve } from "../worker/serve.ts";
import type { Chat } from "./chat.ts";
import { type Host, openHost } from "./host.ts";
import { buildPoisoned, isBuildable, type PoisonedCollection } from "./poisoned-collection.ts";
import { openTrap } from "./trap.ts";
import { connect, leave } from "./visit.ts";
import { spread, VECTORS } from "./xss-vectors.ts";

const FULL = process.env.FULL === "1";
const TEXTS = spread(VECTORS.filter(isBuildable), FULL ? 1_050 : 60);
const ASKED = spread([...TEXTS.keys()], FULL ? 150 : 15);
const BATCH = 40;
/** Enough of a text to recognise it in a shortened quote. */
const BEGINNING_CHARS = 12;
let browser: Browser;
let host: Host;
let collection: PoisonedCollection;
let worker: Served;

beforeAll(async () => {
  browser = await connect();
  collection = await buildPoisoned(TEXTS);
  worker = await serve({ main: collection.main });
  host = await openHost(worker.url.origin);
});
afterEach(() => leave(browser));
afterAll(async () => {
  await Promise.allSettled([host.close(), worker.close()]);
  await collection.remove();
});

const withoutMarks = (text: string) => text.replace(/\s+/gu, "");

describe("a collection of texts that execute elsewhere", () => {
  test("is quoted in the chat, and nothing runs", async () => {
    const trapped = await openTrap(
      browser,
      host,
      '<fawen-chat></fawen-chat><script type="module" src="%SITE%/widget.js"></script>',
    );
    const { page } = trapped;
    await page.evaluate(() => customElements.whenDefined("fawen-chat").then(() => {}));
    const quoted = new Set<number>();
    for (let from = 0; from < ASKED.length; from += BATCH) {
      const batch = ASKED.slice(from, from + BATCH);
      const quotes = await page.evaluate(
        async (questions) => {
          const chat = document.querySelector<Chat>("fawen-chat");
          const all: string[] = [];
          for (const question of questions) {
            await chat?.ask(question);
            const answers = chat?.shadowRoot?.querySelectorAll('[part~="answer"]') ?? [];
            all.push([...answers].at(-1)?.textContent ?? "");
            // Without the previous questions, whose context would be carried over.
            chat?.clear();
          }
          return all;
        },
        batch.map((number) => collection.questionFor(number)),
      );
      for (const [i, number] of batch.entries()) {
        const beginning = withoutMarks(TEXTS[number] ?? "").slice(0, BEGINNING_CHARS);
        if (beginning.length > 3 && withoutMarks(quotes[i] ?? "").includes(beginning)) quoted.add(number);
      }
      expect(await trapped.caught()).toEqual([]);
    }
    // Ensures that many texts were displayed. Not all are found: long ones are shortened, and Markdown is removed.
    expect(quoted.size / ASKED.length).toBeGreaterThan(0.25);
  });

  describe.each([
    ["under the pages' own policies", false],
    ["without any policy", true],
  ])("%s", (_name, bypassCSP) => {
    const open = async (paths: readonly string[]) => {
      const trapped = await openTrap(browser, host, "", { bypassCSP });
      for (const path of paths) {
        const response = await trapped.go(`${worker.url.origin}${path}`);
        expect({ path, status: response?.status() }).toEqual({ path, status: 200 });
        expect({ path, caught: await trapped.caught() }).toEqual({ path, caught: [] });
      }
    };

    test("is listed and read, and nothing runs", async () => {
      // Without a policy nothing keeps a text from running; with one, a few texts show that our pages keep to it.
      const read = bypassCSP ? collection.sources : spread(collection.sources, 6);
      await open([...PAGE_PATHS, ...read.map((id) => `/sources/${id}`)]);
    });

    test("is passed in the address, and nothing runs", async () => {
      const asked = spread(TEXTS, FULL ? 6 : 4).filter((text) => text.trim() !== "");
      await open(
        asked.flatMap((text) => {
          const typed = encodeURIComponent(text);
          return [`/?q=${typed}`, `/explain?q=${typed}`];
        }),
      );
      await open(spread(ASKED, 3).map((i) => `/?q=${encodeURIComponent(collection.questionFor(i))}`));
    });

    test("is in the frame's address, and nothing runs", async () => {
      const asked = spread(TEXTS, FULL ? 8 : 4);
      const address = (text: string) =>
        ["lang", "place", "theme", "size"].map((name) => `${name}=${encodeURIComponent(text)}`).join("&");
      await open(asked.map((text) => `/embed?${address(text)}`));
    });
  });
});
