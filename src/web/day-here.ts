// The day it is where the person is, by the browser's own clock.

/** `YYYY-MM-DD`. */
export function dayHere(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
