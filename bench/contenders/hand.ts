/** The hand-written references, as contenders. */
import { claimsOf, SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { figures, lineFigures } from "../reference/figures.ts";
import { settle } from "../reference/integers.ts";
import { settleLines } from "../reference/lines.ts";
import type { Itemised } from "../reference/lines.ts";
import type { Stay, Year } from "../reference/words.ts";
import { makeSamples } from "../sample/stays.ts";

/** Stays as `JSON.parse` makes them, so that small integers stay small. */
interface Parsed<Kind> {
  readonly stay: Kind;
  readonly year: Year;
}

/** Ready bills. */
export const openIntegers: Open = (profile, _, size) => {
  const samples = makeSamples(profile, claimsOf(profile, size), SEED);
  const claims = JSON.parse(JSON.stringify(samples.map(({ stay, year }) => ({ stay, year })))) as Parsed<Stay>[];
  const { rules } = profile;
  let at = 0;
  return {
    run(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const claim = claims[at] as Parsed<Stay>;
        if (++at === claims.length) at = 0;
        const settled = settle(rules, claim.stay, claim.year);
        sum += settled.patient + settled.year.basicBase;
      }
      return sum;
    },
    figures: (count) => claims.slice(0, count).map(({ stay, year }) => figures(settle(rules, stay, year))),
  };
};

/** Fee lines. */
export const openLines: Open = (profile, _, size) => {
  const samples = makeSamples(profile, claimsOf(profile, size), SEED);
  const claims = JSON.parse(
    JSON.stringify(samples.map(({ stay, year, lines }) => ({ stay: { ...stay, lines }, year }))),
  ) as Parsed<Itemised>[];
  const { rules } = profile;
  let at = 0;
  return {
    run(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const claim = claims[at] as Parsed<Itemised>;
        if (++at === claims.length) at = 0;
        const { settled, patient } = settleLines(rules, claim.stay, claim.year);
        sum += settled.patient + settled.year.basicBase + (patient[0] as number);
      }
      return sum;
    },
    figures: (count) =>
      claims.slice(0, count).map(({ stay, year }) => {
        const own = settleLines(rules, stay, year);
        return [...figures(own.settled), ...lineFigures(own)];
      }),
  };
};
