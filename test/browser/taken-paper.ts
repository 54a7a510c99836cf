// What tests of things taken along share: an answer in a watched page, what was printed, what a camera reads.
import type { Locator, Page } from "playwright-core";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";
import { send, turns } from "./watched-page.ts";

export interface Printed {
  title: string;
  html: string;
  css: string;
}

/** What a frame held when it was printed; the browser's own printing is the test's, and says that it began and ended. */
export async function keepPrints(page: Page, prints = true): Promise<() => Promise<Printed[]>> {
  await page.context().addInitScript((begins) => {
    const kept: Printed[] = [];
    if (window.top === window) Reflect.set(window, "kept", kept);
    window.print = () => {
      const css = [...document.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText));
      const { title, body } = document;
      const all = Reflect.get(window.top ?? window, "kept");
      all.push({ title, html: body.outerHTML, css: css.join("\n") });
      if (!begins) return;
      dispatchEvent(new Event("beforeprint"));
      dispatchEvent(new Event("afterprint"));
    };
  }, prints);
  await page.reload();
  return () => page.evaluate(() => Reflect.get(window, "kept"));
}

/** How many pages a document has on paper, and their sizes in millimetres. */
export async function paperOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sizes]) =>
    sizes.map((points) => Math.round((Number(points) / 72) * 25.4)),
  );
}

/** What a phone's camera makes of a picture. */
export function readCode(picture: Buffer): string {
  return decodeQr(PNG.sync.read(picture), { timeLimit: 10_000 });
}

/** Asks, and gives the turn once its answer stands there. */
export async function answered(page: Page, question: string): Promise<Locator> {
  await send(page, question);
  const turn = turns(page).last();
  await turn.locator(".answer").waitFor();
  return turn;
}
