// Calculations with days (`YYYY-MM-DD`) for the report. Pure, without a clock.
const DAY_MS = 86_400_000;

/** Number of days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Returns the same day a year later; for 29 February, 28 February. */
export function yearLater(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace("-02-29", "-02-28");
}

/** Returns the age of a text: 3年, 5个月, 12天; null when its date is unknown or in the future. */
export function ageOf(published: string | null, today: string): { words: string; years: number } | null {
  if (published === null) return null;
  const day = published.length === 4 ? `${published}-07-01` : published.length === 7 ? `${published}-15` : published;
  const days = daysBetween(day, today);
  if (!Number.isFinite(days) || days < 0) return null;
  const years = days / 365.25;
  const about = published.length < "YYYY-MM-DD".length ? "约" : "";
  if (days < 45) return { words: published.length === 4 ? "不到1年" : `${about}${days}天`, years };
  if (years < 2) return { words: `${about}${Math.round(days / 30.4)}个月`, years };
  return { words: `${about}${Math.floor(years)}年`, years };
}
