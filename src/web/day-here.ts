// Today's date in the person's time zone, by the browser's clock.

/** `YYYY-MM-DD`. */
export function dayHere(): string {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  return now.toISOString().slice(0, 10);
}
