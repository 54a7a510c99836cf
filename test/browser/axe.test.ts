// Axe finds nothing in any state of the chat, in every theme and language, with large letters, in forced colours, in the
// page and in its dialog. FULL runs all of them and leaves their number in test/out/axe.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type HostOptions, openHost } from "./host-page.ts";
import { askIn, QUOTED, STATES, stateOf } from "./states.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
const OFFERED = { suggestions: "想离婚怎么办？|老板拖欠工资怎么办？", places: "嘉善县|平湖市" };
const THEMES = ["light", "dark", "contrast"];
const LANGS = ["zh-CN", "zh-Hant", "en"];
const counts = { runs: 0, violations: 0 };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(async () => {
  await browser.close();
  if (!FULL) return;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}axe.json`, `${JSON.stringify(counts)}\n`);
});

interface Looks {
  name: string;
  theme: string;
  lang: string;
  size: string;
  forced: boolean;
}

/** Every state in each theme and language; each theme again with huge letters; each state again in forced colours. */
const ALL: Looks[] = STATES.flatMap(({ name }) => [
  ...THEMES.flatMap((theme) => LANGS.map((lang) => ({ name, theme, lang, size: "normal", forced: false }))),
  ...THEMES.map((theme) => ({ name, theme, lang: "zh-CN", size: "huge", forced: false })),
  { name, theme: "auto", lang: "zh-CN", size: "normal", forced: true },
]);
const SOME: Looks[] = [
  { name: "closed", theme: "light", lang: "zh-CN", size: "normal", forced: false },
  { name: "conflicts", theme: "dark", lang: "zh-Hant", size: "normal", forced: false },
  { name: "alert", theme: "contrast", lang: "zh-CN", size: "huge", forced: false },
  { name: "clarify", theme: "light", lang: "en", size: "normal", forced: false },
  { name: "unavailable", theme: "auto", lang: "zh-CN", size: "normal", forced: true },
];

async function violations(options: HostOptions, reach: (typeof STATES)[number]["reach"]): Promise<string[]> {
  const { page } = await openHost(browser, options);
  await reach(page);
  const found = await new AxeBuilder({ page }).analyze();
  counts.runs += 1;
  counts.violations += found.violations.length;
  await page.context().close();
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(" ")})`);
}

test.each(FULL ? ALL : SOME)("nothing in $name: $theme, $lang, $size, forced colours $forced", async (looks) => {
  const { name, theme, lang, size, forced } = looks;
  const options: HostOptions = {
    attributes: { ...OFFERED, theme, lang, size },
    context: { forcedColors: forced ? "active" : "none" },
  };
  expect(await violations(options, stateOf(name).reach)).toEqual([]);
});

describe("in the page", () => {
  test.each(FULL ? THEMES : ["dark"])("nothing in an answer, in %s", async (theme) => {
    const attributes = { ...OFFERED, theme };
    expect(await violations({ kind: "inline", attributes }, (page) => askIn(page, QUOTED))).toEqual([]);
  });
});
