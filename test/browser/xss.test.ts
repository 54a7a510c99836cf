// Texts that execute elsewhere stay text in the chat: as a question, as a reply, as an attribute. First the same texts
// are added to a page as markup to prove that they run. Sixty texts are used, or a thousand with FULL=1.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Chat } from "./chat.ts";
import { type Host, openHost } from "./host.ts";
import { poisonedInTurn, poisonedProblem, poisonedThroughout } from "./poisoned-reply.ts";
import { dangers, openBare, openTrap, type Trapped } from "./trap.ts";
import { connect, leave } from "./visit.ts";
import { OWN_VECTORS, spread, VECTORS } from "./xss-vectors.ts";

const FULL = process.env.FULL === "1";
/** The sample includes some texts that are only an address, and some plain ones, which run in any page. */
const ADDRESSES = VECTORS.filter((text) => /^\s*(?:java|vb)script:|^data:/iu.test(text));
const PLAIN = OWN_VECTORS.filter((text) => /^<[a-z]+ [^\u0000<>]*\bfired\(\d+\)/u.test(text));
const SAMPLE = [...new Set([...spread(VECTORS, 32), ...spread(ADDRESSES, 8), ...spread(PLAIN, 20)])];
/** The templates make more than twice as many, of which each handler, ending and address is in these as well. */
const MANY = spread(VECTORS, 1_050);
const SHOWN = FULL ? MANY : SAMPLE;
/** One way into the chat is tried with all texts. The others share its code path, so a part of them is enough. */
const SOME_SHOWN = spread(SHOWN, 75);
/** How many texts share a page before it is checked. */
const BATCH = 50;
/** How many texts share an answer. Each field gets every fifth text, and each text every fifth field. */
const SHARED = 5;
const BATCHES = Array.from({ length: Math.ceil(SOME_SHOWN.length / BATCH) }, (_, i) =>
  SOME_SHOWN.slice(i * BATCH, (i + 1) * BATCH),
);
/** How many pages add their texts at once. */
const PAGES = 4;
const CHAT = '<fawen-chat></fawen-chat><script type="module" src="%SITE%/widget.js"></script>';
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
let browser: Browser;
let host: Host;

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
});
afterEach(() => leave(browser));
afterAll(() => host.close());

/** Runs in the page: adds every text as markup, then clicks everything that can be clicked. */
async function putAsMarkup(texts: string[]): Promise<void> {
  let before = -1;
  let fires = 0;
  const tell = window.tellFired;
  window.tellFired = (number) => {
    fires += 1;
    tell(number);
  };
  const settled = async () => {
    for (; before !== fires; ) {
      before = fires;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  for (const text of texts) {
    const box = document.createElement("div");
    document.body.append(box);
    box.innerHTML = text;
  }
  await settled();
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>("a, button, area, mi")) {
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  }
  before = -1;
  await settled();
}

describe("the texts", () => {
  test("number more than a thousand, without duplicates", () => {
    expect(MANY.length).toBeGreaterThanOrEqual(1_000);
    expect(new Set(MANY).size).toBe(MANY.length);
  });

  test("run when a page adds them as markup", async () => {
    const ran = new Set<number>();
    let others = 0;
    const put = async (from: number) => {
      const { page, fired } = await openBare(browser, host);
      // Some texts replace the document, and the rest of the batch is lost.
      await page.evaluate(putAsMarkup, SHOWN.slice(from, from + BATCH)).catch(() => {});
      for (const id of await fired()) {
        if (id in OWN_VECTORS) ran.add(id);
        else others += 1;
      }
      await page.context().close();
    };
    // A page mostly waits for its images and animations, so several wait at once.
    for (let from = 0; from < SHOWN.length; from += PAGES * BATCH) {
      await Promise.all(Array.from({ length: PAGES }, (_, i) => put(from + i * BATCH)));
    }
    await mkdir(OUT, { recursive: true });
    await writeFile(`${OUT}xss.json`, `${JSON.stringify({ texts: SHOWN.length, ran: ran.size, others })}\n`);
    expect(ran.size).toBeGreaterThanOrEqual(FULL ? 200 : 10);
  });
});

describe("as questions", () => {
  test("they are displayed as typed, and nothing runs", async () => {
    const trapped = await openTrap(browser, host, CHAT);
    const { page, look } = trapped;
    await page.evaluate(() => customElements.whenDefined("fawen-chat").then(() => {}));
    for (const batch of BATCHES) {
      const shown = batch.filter((text) => /^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/u.test(text));
      await page.evaluate(async (texts) => {
        const chat = document.querySelector<Chat>("fawen-chat");
        for (const text of texts) await chat?.ask(text);
      }, batch);
      const missed = await look((texts) => {
        const questions = kit.parts("question").map(({ textContent }) => textContent ?? "");
        return texts.filter((text) => !questions.some((question) => question.includes(text)));
      }, shown);
      expect(missed).toEqual([]);
      expect(await dangers(trapped)).toEqual([]);
      expect(await trapped.caught()).toEqual([]);
      await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.clear());
    }
  });
});

const SPREAD_OF_BODIES = 75;
const CORS = { "Access-Control-Allow-Origin": "*" };
const MODES = {
  words: (_: string, number: number) => ({
    status: 200,
    contentType: "application/json",
    body: poisonedInTurn(SHOWN.slice(number, number + SHARED), number),
  }),
  throughout: (text: string) => ({ status: 200, contentType: "application/json", body: poisonedThroughout(text) }),
  problem: (text: string) => ({
    status: 500,
    contentType: "application/problem+json",
    body: JSON.stringify(poisonedProblem(text)),
  }),
  bare: (text: string) => ({ status: 200, contentType: "text/html", body: text }),
  quoted: (text: string) => ({ status: 200, contentType: "application/json", body: JSON.stringify(text) }),
} as const;
type Mode = keyof typeof MODES;

/** Replies with the text whose number is the question, or with the first text; `words` with the texts after it, too. */
function replyWith(mode: Mode) {
  return async (page: Page) => {
    await page.context().route("**/api/ask", async (route) => {
      const body: unknown = route.request().postDataJSON();
      const asked = /"question":"(\d+)"/u.exec(JSON.stringify(body))?.[1] ?? "0";
      const number = Number(asked);
      await route.fulfill({ ...MODES[mode](SHOWN[number] ?? "", number), headers: CORS });
    });
  };
}

async function openPoisoned(mode: Mode): Promise<Trapped> {
  const trapped = await openTrap(browser, host, CHAT, { prepare: replyWith(mode) });
  await trapped.page.evaluate(() => customElements.whenDefined("fawen-chat").then(() => {}));
  return trapped;
}

/** Asks for texts by number. Returns how many replies were accepted as answers. */
function askFor(page: Page, numbers: readonly number[]): Promise<number> {
  return page.evaluate(async (list) => {
    const chat = document.querySelector<Chat>("fawen-chat");
    let answers = 0;
    for (const number of list) if (((await chat?.ask(String(number))) ?? null) !== null) answers += 1;
    return answers;
  }, numbers);
}

describe("as replies", () => {
  test.each([
    ["words", "in every text of an answer"],
    ["throughout", "in every string of an answer"],
    ["problem", "in every text of a problem"],
    ["bare", "as the whole body"],
    ["quoted", "as a string of JSON"],
  ] as const)("%s: they stay text %s", async (mode, _where) => {
    const trapped = await openPoisoned(mode);
    const { page } = trapped;
    const all = [...SHOWN.keys()];
    const asked = mode === "words" ? all.filter((i) => i % SHARED === 0) : spread(all, SPREAD_OF_BODIES);
    for (let from = 0; from < asked.length; from += BATCH) {
      const numbers = asked.slice(from, from + BATCH);
      const answers = await askFor(page, numbers);
      // Otherwise the texts were not displayed at all.
      if (mode === "words") expect(answers).toBe(numbers.length);
      expect(await dangers(trapped)).toEqual([]);
      expect(await trapped.caught()).toEqual([]);
      await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.clear());
    }
  });

  test("they are displayed verbatim", async () => {
    const { page, look } = await openPoisoned("words");
    const plain = spread(
      SHOWN.map((text, i) => ({ text, i })).filter(({ text }) => /^[\x21-\x7e]{3,80}$/u.test(text)),
      FULL ? 100 : 10,
    );
    await askFor(
      page,
      plain.map(({ i }) => i),
    );
    const missed = await look(
      (texts) => {
        const answers = kit.parts("answer").map(({ textContent }) => textContent ?? "");
        return texts.filter((text, i) => !answers[i]?.includes(text));
      },
      plain.map(({ text }) => text),
    );
    expect(missed).toEqual([]);
  });

  test("nothing runs when a person taps everything that can be tapped", async () => {
    for (const mode of ["words", "problem"] as const) {
      const trapped = await openPoisoned(mode);
      const { page } = trapped;
      let taps = 0;
      for (const i of spread([...SHOWN.keys()], 12)) {
        await askFor(page, [i]);
        taps += await page.evaluate(async () => {
          const log = document.querySelector<Chat>("fawen-chat")?.shadowRoot?.querySelector('[part~="log"]');
          const targets = [...(log?.querySelectorAll<HTMLElement>("a, button, summary, label") ?? [])];
          for (const target of targets) {
            target.click();
            target.dispatchEvent(
              new MouseEvent("auxclick", { button: 1, bubbles: true, cancelable: true, composed: true }),
            );
          }
          await new Promise(requestAnimationFrame);
          document.querySelector<Chat>("fawen-chat")?.clear();
          return targets.length;
        });
        expect(await dangers(trapped)).toEqual([]);
      }
      expect(taps).toBeGreaterThan(0);
      expect(await trapped.caught()).toEqual([]);
      expect(page.url().startsWith(host.origin)).toBe(true);
    }
  });
});

const ATTRIBUTES = ["place", "places", "question", "suggestions", "strings", "api", "theme", "lang", "size", "keep"];
const MORE_ATTRIBUTES = ["voice", "position", "launcher", "title", "class", "style"];

describe("as attributes", () => {
  test("of the element they stay text, and requests go only to valid addresses", async () => {
    const trapped = await openTrap(browser, host, CHAT, { prepare: replyWith("bare") });
    const { page } = trapped;
    await page.evaluate(() => customElements.whenDefined("fawen-chat").then(() => {}));
    for (const batch of BATCHES) {
      await page.evaluate(
        async ([texts, names]) => {
          // Each text is the value of four of the attributes, in turn.
          let turn = 0;
          for (const text of texts) {
            const some = names.filter((_, place) => place % 4 === turn % 4);
            turn += 1;
            const chats = some.map((name) => {
              const chat = document.createElement("fawen-chat");
              if (name !== "style")
                chat.setAttribute(name, name === "strings" ? JSON.stringify({ title: text, send: text }) : text);
              return chat;
            });
            document.body.append(...chats);
            for (const chat of chats) chat.setAttribute("lang", text);
            for (const chat of chats) chat.remove();
          }
        },
        [batch, [...ATTRIBUTES, ...MORE_ATTRIBUTES]] as const,
      );
      expect(await dangers(trapped)).toEqual([]);
      expect(await trapped.caught()).toEqual([]);
    }
  });

  test("of the tag they stay text", async () => {
    for (const text of spread(SHOWN, 6)) {
      const value = text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      const attributes = ATTRIBUTES.map((name) => `data-${name}="${value}"`).join(" ");
      const trapped = await openTrap(browser, host, `<script src="%SITE%/widget.js" ${attributes}></script>`);
      await trapped.page.evaluate(async () => {
        const chat = document.querySelector<Chat>("fawen-chat");
        if (chat === null) throw new Error("no chat");
        chat.open();
        await new Promise(requestAnimationFrame);
      });
      expect(await dangers(trapped)).toEqual([]);
      expect(await trapped.caught()).toEqual([]);
      await trapped.page.context().close();
    }
  });
});
