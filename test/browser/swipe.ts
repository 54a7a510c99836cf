// Simulates a finger on a page.
import type { Page } from "playwright-core";

const STEPS = 6;

/** Touches a point, moves vertically by the given distance and lifts. */
export async function swipe(page: Page, { x, y }: { x: number; y: number }, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch("touchStart", y);
  for (let step = 1; step <= STEPS; step++) await touch("touchMove", y + (by * step) / STEPS);
  await touch("touchEnd");
  await session.detach();
}
