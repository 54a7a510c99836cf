// Days as the report counts them. `YYYY-MM-DD` in, no clock.
const DAY_MS = 86_400_000;

/** How many days from one to the other; negative where the other is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The same day a year later; 29 February counts as the day before 1 March. */
export function yearLater(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace("-02-29", "-02-28");
}

/** How old a date of a text is: 3年, 5个月, 12天; null where the date is not known, or is yet to come. */
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
