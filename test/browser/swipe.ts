// A finger on a page.
import type { Page } from "playwright-core";

const STEPS = 6;

/** It goes down at a point, so far up or down, and off. */
export async function swipe(page: Page, { x, y }: { x: number; y: number }, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch("touchStart", y);
  for (let step = 1; step <= STEPS; step++) await touch("touchMove", y + (by * step) / STEPS);
  await touch("touchEnd");
  await session.detach();
}
