// What axe finds on a page. It runs in the page itself, because no page of the tests has a frame of another origin: the
// usual mode opens a second page for each run and passes everything through it. Only violations are asked for, because
// most of the time goes into describing what passes. A document gets axe once: to read axe takes longer than to run it.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

interface Options {
  /** Rules that are switched on or off, by id. */
  rules?: Readonly<Record<string, { enabled: boolean }>>;
  /** Selector of the only part that is checked. */
  within?: string;
  /** Asks only for what colours decide, on a page whose other rules have been asked for. */
  isColourOnly?: boolean;
}

const COLOUR_RULES = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];

/** A script that does nothing. */
const NOTHING = "void 0";

/** Returns a line for each violated rule, with the elements that violate it. */
export async function violationsOn(
  page: Page,
  { rules = {}, within, isColourOnly = false }: Options = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: NOTHING } : {}) })
    .setLegacyMode(true)
    .options({ rules: { ...rules }, resultTypes: ["violations"] });
  if (isColourOnly) axe.withRules(COLOUR_RULES.filter((id) => id in rules || id !== "color-contrast-enhanced"));
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(" ")})`);
}
