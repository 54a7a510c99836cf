// Shared helpers for tests of printing: an answer in a watched page, the printed content, and reading a QR code.
import type { Locator, Page } from "playwright-core";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";
import { send, turns } from "./watched-page.ts";

export interface Printed {
  title: string;
  html: string;
  css: string;
}

/** Records the content of a frame when it is printed. Replaces `print` and fires the events for its start and end. */
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

/** The size of every printed page of a document, in millimetres. */
export async function paperOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sizes]) =>
    sizes.map((points) => Math.round((Number(points) / 72) * 25.4)),
  );
}

/** The text that a phone's camera would read in a picture. */
export function readCode(picture: Buffer): string {
  return decodeQr(PNG.sync.read(picture), { timeLimit: 10_000 });
}

/** Asks a question and returns its turn once it is answered. */
export async function answered(page: Page, question: string): Promise<Locator> {
  await send(page, question);
  const turn = turns(page).last();
  await turn.locator(".answer").waitFor();
  return turn;
}
