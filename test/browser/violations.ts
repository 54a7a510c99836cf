// What axe finds on a page. It runs in the page itself, because no page of the tests has a frame of another origin: the
// usual mode opens a second page for each run and passes everything through it. Only violations are asked for, because
// most of the time goes into describing what passes. Together that takes less than half the time.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

interface Options {
  /** Rules that are switched on or off, by id. */
  rules?: Readonly<Record<string, { enabled: boolean }>>;
  /** Selector of the only part that is checked. */
  within?: string;
}

/** Returns a line for each violated rule, with the elements that violate it. */
export async function violationsOn(page: Page, { rules = {}, within }: Options = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { ...rules }, resultTypes: ["violations"] });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(" ")})`);
}
