// The day it is where the readers are. The clock is handed in.

/** `YYYY-MM-DD` in China, eight hours ahead of the clock, which counts milliseconds since 1970. */
export function dayInChina(clockMs: number): string {
  return new Date(clockMs + 8 * 3_600_000).toISOString().slice(0, 10);
}
