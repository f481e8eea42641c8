/** Plain decimal.js, as a contender: yuan in, yuan out. */
import { SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { settleDecimal } from "../reference/decimal.ts";
import { figures } from "../reference/figures.ts";
import type { Settled, Stay, Year } from "../reference/words.ts";
import { makeSamples } from "../sample/stays.ts";
import type { Sample } from "../sample/stays.ts";

/** Fields that are codes and counts, not amounts. */
const CODES = new Set([
  "insurance",
  "kind",
  "tier",
  "grade",
  "place",
  "referred",
  "designated",
  "tcm",
  "categories",
  "revision",
  "admissions",
  "highestTier",
]);

/** A stay and its year with amounts in yuan. */
export function inYuan({ stay, year }: Pick<Sample, "stay" | "year">): { readonly stay: Stay; readonly year: Year } {
  const convert = <T extends object>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, field: unknown) =>
      typeof field === "number" && !CODES.has(key) ? field / 100 : field,
    ) as T;
  return { stay: convert(stay), year: convert(year) };
}

/** The figures of a settlement in yuan, in fen. */
export function fenFigures(settled: Settled): number[] {
  const fen = JSON.parse(JSON.stringify(settled), (key, field: unknown) =>
    typeof field === "number" && !CODES.has(key) ? Number((field * 100).toPrecision(15)) : field,
  ) as Settled;
  return figures(fen);
}

export const openDecimal: Open = (profile) => {
  const claims = makeSamples(profile, 1024, SEED).map(inYuan);
  const { rules } = profile;
  let at = 0;
  return {
    run(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const claim = claims[at] as (typeof claims)[number];
        if (++at === claims.length) at = 0;
        const settled = settleDecimal(rules, claim.stay, claim.year);
        sum += settled.patient + settled.year.basicBase;
      }
      return sum;
    },
    figures: (count) => claims.slice(0, count).map(({ stay, year }) => fenFigures(settleDecimal(rules, stay, year))),
  };
};
