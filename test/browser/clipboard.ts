// Reads the clipboard of a person's browser. Our pages may write to it and never read it, so a text file of the same origin,
// which has no policy on permissions, reads it in a page of its own. The page stays open until its context is closed.
import type { BrowserContext, Page } from "playwright-core";

const readers = new WeakMap<BrowserContext, Page>();

/** The context needs the permission "clipboard-read". */
export async function readClipboard(page: Page): Promise<string> {
  const reader = await readerBeside(page);
  // Only a page in front may read.
  await reader.bringToFront();
  try {
    return await reader.evaluate(() => navigator.clipboard.readText());
  } finally {
    await page.bringToFront();
  }
}

async function readerBeside(page: Page): Promise<Page> {
  const context = page.context();
  const known = readers.get(context);
  if (known?.isClosed() === false) return known;
  const reader = await context.newPage();
  await reader.goto(new URL("/alive.txt", page.url()).href);
  readers.set(context, reader);
  return reader;
}
