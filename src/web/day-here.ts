// The day it is where the person is, by the browser's own clock.

/** `YYYY-MM-DD`. */
export function dayHere(): string {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  return now.toISOString().slice(0, 10);
}
