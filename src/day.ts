// The day in the readers' time zone. Callers pass the clock in.

/** Returns `YYYY-MM-DD` in China (UTC+8) for a clock in milliseconds since 1970. */
export function dayInChina(clockMs: number): string {
  return new Date(clockMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Whether an office's statement has expired: its last day lies before `when`, a day or a month. */
export function isOver({ office }: { office?: { expires_on: string | null } | undefined }, when: string): boolean {
  const until = office?.expires_on;
  return until != null && until.slice(0, when.length) < when;
}
