// Axe finds no violations in any state of the chat: in every theme and language, with large text, in forced colours, in
// the page and in the dialog. With FULL=1 all states run, and test/out/axe.json receives the number of runs.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHost } from "./host-page.ts";
import { askIn, QUOTED, STATES, stateOf } from "./states.ts";
import { violationsOn } from "./violations.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
const OFFERED = { suggestions: "想离婚怎么办？|老板拖欠工资怎么办？", places: "嘉善县|平湖市" };
const THEMES = ["light", "dark", "contrast"];
const counts = { runs: 0, violations: 0 };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(async () => {
  if (!FULL) return;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}axe.json`, `${JSON.stringify(counts)}\n`);
});

/** How a chat looks: the attributes of its element, and whether the system forces colours. */
interface Looks {
  theme: string;
  size: string;
  forced: boolean;
}
/** A state in a language, which is reached once and checked in each look. */
interface Case {
  name: string;
  lang: string;
  looks: readonly Looks[];
}

const looksOf = (theme: string, size = "normal", forced = false): Looks => ({ theme, size, forced });

/** Each state in every theme, with huge text and in forced colours; the languages take turns. */
const LANGS = ["zh-CN", "zh-Hant", "en"];
const LOOKS = [looksOf("light"), looksOf("dark", "huge"), looksOf("contrast"), looksOf("auto", "normal", true)];
const ALL: Case[] = STATES.map(({ name }, i) => ({ name, lang: LANGS[i % LANGS.length] ?? "en", looks: LOOKS }));
const SOME: Case[] = [
  { name: "closed", lang: "zh-CN", looks: [looksOf("light")] },
  { name: "conflicts", lang: "zh-Hant", looks: [looksOf("dark")] },
  { name: "alert", lang: "zh-CN", looks: [looksOf("contrast", "huge")] },
  { name: "clarify", lang: "en", looks: [looksOf("light")] },
  { name: "unavailable", lang: "zh-CN", looks: [looksOf("auto", "normal", true)] },
];

async function violations(page: Page, isColourOnly = false): Promise<string[]> {
  const found = await violationsOn(page, { isColourOnly });
  counts.runs += 1;
  counts.violations += found.length;
  return found;
}

test.each(FULL ? ALL : SOME)("no violations in $name, $lang", async ({ name, lang, looks }) => {
  const { page } = await openHost(browser, { attributes: { ...OFFERED, lang } });
  await stateOf(name).reach(page);
  const found: string[] = [];
  for (const [i, { theme, size, forced }] of looks.entries()) {
    await page.emulateMedia({ forcedColors: forced ? "active" : "none" });
    await page.locator("fawen-chat").evaluate(
      (chat, attributes) => {
        for (const [attribute, value] of Object.entries(attributes)) chat.setAttribute(attribute, value);
      },
      { theme, size },
    );
    // What is not a matter of colours is the same in every look.
    const faults = await violations(page, i > 0);
    found.push(...faults.map((fault) => `${theme}, ${size}, forced ${forced}: ${fault}`));
  }
  expect(found).toEqual([]);
});

describe("in the page", () => {
  test.each(FULL ? THEMES : ["dark"])("no violations in an answer, in %s", async (theme) => {
    const { page } = await openHost(browser, { kind: "inline", attributes: { ...OFFERED, theme } });
    await askIn(page, QUOTED);
    expect(await violations(page)).toEqual([]);
  });
});
