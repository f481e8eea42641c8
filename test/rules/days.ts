/** Days beside a day. */
const DAY = 86_400_000;

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The day before. */
export function dayBefore(day: string): string {
  return shifted(day, -1);
}

/** The day after. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}
