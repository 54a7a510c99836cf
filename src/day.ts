// The day it is where the readers are. The clock is handed in.

/** `YYYY-MM-DD` in China, eight hours ahead of the clock, which counts milliseconds since 1970. */
export function dayInChina(clockMs: number): string {
  return new Date(clockMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Whether what an office has said of itself is over: its last day lies before `when`, a day or a month. */
export function isOver({ office }: { office?: { expires_on: string | null } | undefined }, when: string): boolean {
  const until = office?.expires_on;
  return until != null && until.slice(0, when.length) < when;
}
