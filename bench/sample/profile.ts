/** Which stays a row of the bench is about. */

/** `null` is any of them, mixed. */
export interface Profile {
  /** `HENAN_2018`, `HENAN_2019` or `FANGCHENG_2020`. */
  readonly rules: number;
  readonly poor: boolean | null;
  readonly tier: "county" | "province" | null;
  /** Fee lines of each claim; 0 is a ready bill. */
  readonly lines: number;
}

const YEARS = ["2018", "2019", "2020 Fangcheng"];

/** Its name in tables: `2018 poor county, 20 lines`. */
export function nameOf({ rules, poor, tier, lines }: Profile): string {
  const who = poor === null ? "mixed" : poor ? "poor" : "ordinary";
  return `${YEARS[rules]} ${who} ${tier ?? "any tier"}${lines === 0 ? "" : `, ${lines} lines`}`;
}
