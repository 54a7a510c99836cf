// Reads the clipboard of a person's browser. Our pages may write to it and never read it, so a text file of the same origin,
// which has no policy on permissions, reads it in a page of its own.
import type { Page } from "playwright-core";

/** The context needs the permission "clipboard-read". */
export async function readClipboard(page: Page): Promise<string> {
  const reader = await page.context().newPage();
  try {
    await reader.goto(new URL("/alive.txt", page.url()).href);
    return await reader.evaluate(() => navigator.clipboard.readText());
  } finally {
    await reader.close();
    await page.bringToFront();
  }
}
