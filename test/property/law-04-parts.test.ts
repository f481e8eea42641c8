import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook, settle } from "../../src/index.ts";
import type { Settled } from "../../src/index.ts";
import { fen } from "./arbitraries/amounts.ts";
import { constructsIn } from "./arbitraries/constructs.ts";
import { evidenceOf } from "./arbitraries/evidence.ts";
import { Frequency } from "./arbitraries/frequency.ts";
import { halves } from "./arbitraries/halves.ts";
import type { Halves, HalvesScenario } from "./arbitraries/halves.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { DESIGN } from "./arbitraries/parts-terms.ts";
import { reads } from "./arbitraries/steady.ts";
import type { Terms } from "./arbitraries/steady.ts";

/**
 * The design excludes these, but they change nothing: rounding down or up to the fen moves with whole fen as well; a
 * ceiling of amounts on the year's burden is such an `f`; a pool that one benefit names is a limit of its own; months
 * and days are the same for both parts; of several buckets and groups only the sum counts, so long as each benefit
 * looks at all that an earlier one looks at, or at nothing of it.
 */
const WIDER: Terms = {
  ...DESIGN,
  covers: ["nested", "nested", "apart"],
  mechanisms: ["bands", "bands", "burdenOfYear"],
  periods: ["year", "month", "day"],
  pools: "own",
  modes: ["half-up", "down", "up"],
};

const RUNS = 8;
const EXPECTED = [
  "mechanism.bands",
  "bands.marginal",
  "bands.several",
  "deductible.subtract",
  "edges.zero",
  "edges.deductible",
  "base.year",
  "base.year.started",
  "base.unpaid",
  "case.base",
  "case.limits",
  "case.rounding",
  "exceptionTo",
  "limit.paid.year",
  "limit.base.year",
  "adjust.deductible.set",
  "adjust.deductible.add",
  "adjust.deductible.times",
  "adjust.rate.set",
  "adjust.rate.add",
  "adjust.rate.times",
  "adjust.limit.set",
  "adjust.limit.add",
  "adjust.limit.times",
  "payers.split",
  "bill",
  "lines",
  "lines.correction",
  "layers.three",
  "parts.both",
  "parts.one",
  "reads.year.highestTier",
] as const;
const EXPECTED_WIDER = [
  ...EXPECTED,
  "cover.nested",
  "cover.apart",
  "base.buckets",
  "base.tags",
  "groups",
  "mechanism.burden",
  "burden.amount",
  "burden.least",
  "burden.most",
  "rounding.down",
  "rounding.up",
  "limit.paid.month",
  "limit.paid.day",
  "limit.base.month",
  "limit.base.day",
  "limit.pool",
  "reads.visit.admission",
] as const;

/** What every benefit pays in some settlements, and what the patient bears. */
function paidBy(settled: readonly Settled[]): Record<string, number> {
  const sums: Record<string, number> = { patient: 0 };
  for (const { settlement } of settled) {
    sums["patient"] = (sums["patient"] ?? 0) + fen(settlement.patient.amount);
    for (const { layer, benefit, case: own, amount } of settlement.payments) {
      const name = `${layer}.${benefit}.${own}`;
      sums[name] = (sums[name] ?? 0) + fen(amount);
    }
  }
  return sums;
}

/** What the patient bears of each bucket. */
function borne(settled: readonly Settled[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { settlement } of settled)
    for (const [bucket, amount] of Object.entries(settlement.patient.buckets))
      sums[bucket] = (sums[bucket] ?? 0) + fen(amount);
  return sums;
}

/** What took part in one pair, beside the constructs of the settlement as a whole. */
function namesOf({ style, benefits }: HalvesScenario, { whole }: Halves, one: Settled, two: Settled[]): string[] {
  const evidence = evidenceOf(benefits, whole, one.settlement);
  const paying = two.filter(({ settlement }) => settlement.payments.length > 0).length;
  const ran = evidence.ran.filter(({ base }) => base > 0);
  const facts = ["year.highestTier", "visit.admission"].filter((fact) =>
    ran.some(({ benefit }) => reads(benefit, [fact])),
  );
  return [
    ...constructsIn(evidence),
    `cover.${style}`,
    ...facts.map((fact) => `reads.${fact}`),
    ...(new Set(ran.map(({ layer }) => layer)).size > 2 ? ["layers.three"] : []),
    ...(paying === 2 ? ["parts.both"] : []),
    ...(paying === 1 ? ["parts.one"] : []),
  ];
}

function holdParts(name: string, terms: Terms, pairs: number, expected: readonly string[]): void {
  const frequency = new Frequency();
  fc.assert(
    fc.property(halves(terms, RUNS), (scenario) => {
      const rulebook = createRulebook(ruleFiles(scenario.pack));
      for (const run of scenario.runs) {
        const one = settle(rulebook, run.whole, run.account);
        const first = settle(rulebook, run.parts[0], run.account);
        const second = settle(rulebook, run.parts[1], first.account);
        const two = [first, second];
        expect(paidBy(two)).toEqual(paidBy([one]));
        if (scenario.style !== "nested") expect(borne(two)).toEqual(borne([one]));
        expect(second.account.amounts).toEqual(one.account.amounts);
        expect(second.account.highestTier).toBe(one.account.highestTier);
        frequency.addNames(namesOf(scenario, run, one, two));
      }
    }),
    { numRuns: Math.ceil(pairs / RUNS) },
  );
  process.stdout.write(`${frequency.table(`${name}, pairs of`)}\n\n`);
  expect(frequency.settlements).toBeGreaterThanOrEqual(pairs);
  frequency.assertAtLeast(5, expected);
}

it(
  "law 4: one visit billed in two parts pays what one does, where every benefit looks at what is unpaid in one " +
    "bucket and group over the year, subtracts its deductible, has marginal bands rounded half-up to the fen, and " +
    "own limits of the year; and no condition reads paid.layers, year.layers, or visit.admission of a hospital stay",
  () => holdParts("law 4", DESIGN, 10_000, EXPECTED),
);

it(
  "law 4, wider: also rounded down or up to the fen, under a ceiling of amounts on the year's burden, with own pools " +
    "and limits of the month and day, and over several buckets and groups of which a later benefit looks at all that " +
    "an earlier one does, or at nothing of it",
  () => holdParts("law 4, wider", WIDER, 10_000, EXPECTED_WIDER),
);
