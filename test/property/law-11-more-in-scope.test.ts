import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook, settle } from "../../src/index.ts";
import type { Settled } from "../../src/index.ts";
import { fen } from "./arbitraries/amounts.ts";
import { constructsIn } from "./arbitraries/constructs.ts";
import { evidenceOf } from "./arbitraries/evidence.ts";
import { Frequency } from "./arbitraries/frequency.ts";
import { growing, grown } from "./arbitraries/more.ts";
import type { Growing, GrowingScenario } from "./arbitraries/more.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import type { Terms } from "./arbitraries/steady.ts";

/**
 * One fen more in scope never lowers what the patient bears, and where no payment can fall never raises it by more
 * than that fen.
 *
 * Why: a benefit that finds a fen more pays nothing more or a fen more (`f` rises by at most a fen for a fen, and `R`
 * moves with whole fen), so it leaves nothing more or a fen more, and that is what the next one finds.
 *
 * What must be so for that: no payment rises by more than what its benefit finds unpaid. Beyond the design's own
 * words that rules out a base that is `less` a penalty (or a deductible, but for `LESS` below), a rate changed in
 * proportion to a tagged part, a benefit that names two shared pools, a choice of the best among cases that look at different buckets; and of
 * several buckets and groups each benefit must look at all that an earlier one looks at, or at nothing of it, or all
 * benefits at the first few of the four buckets in their order. Each has its counter-example in
 * law-11-excluded-beyond.test.ts, as those that the design names have theirs in law-11-excluded.test.ts.
 */
const DESIGN: Terms = {
  ofYear: false,
  covers: ["one", "apart", "nested", "segments"],
  mechanisms: ["bands"],
  periods: ["visit", "day", "month", "year"],
  pools: "own",
  modes: ["half-up"],
  shares: true,
  overNone: false,
  less: false,
  best: true,
  unread: ["paid.layers", "year.layers"],
};

/** The design excludes these too, but where no benefit names two shared pools, a pool only moves the fen elsewhere. */
const POOLS: Terms = { ...DESIGN, pools: "shared", modes: ["half-up", "down", "up"] };

/**
 * And these, but their payments rise by at most a fen for a fen, or fall: a ceiling on the burden, whatever it is of;
 * a fixed price; a slab whose rates never rise; a base that counts for nothing above an amount.
 */
const FALLING: Terms = {
  ...DESIGN,
  mechanisms: ["bands", "fallingSlab", "burden", "quota"],
  modes: ["half-up", "down", "up"],
  overNone: true,
};

/**
 * And a base that is less a deductible of an earlier benefit: it can fall by a fen, never rise by more than what is
 * unpaid rises, as long as that benefit's own base is less nothing and its case is not the best of several.
 */
const LESS: Terms = { ...DESIGN, less: true, best: false };

const RUNS = 8;
const EXPECTED = [
  "mechanism.bands",
  "bands.marginal",
  "bands.several",
  "deductible.subtract",
  "deductible.ofYear",
  "edges.zero",
  "edges.deductible",
  "base.visit",
  "base.year",
  "base.year.started",
  "base.unpaid",
  "base.buckets",
  "base.tags",
  "base.ratio",
  "base.atMost.amount",
  "base.atMost.cut",
  "case.base",
  "case.limits",
  "case.rounding",
  "choose.best",
  "exceptionTo",
  "limit.paid.visit",
  "limit.paid.day",
  "limit.paid.month",
  "limit.paid.year",
  "limit.base.visit",
  "limit.base.day",
  "limit.base.month",
  "limit.base.year",
  "limit.pool",
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
  "groups",
  "bill",
  "lines",
  "layers.three",
  "cover.one",
  "cover.apart",
  "cover.nested",
  "cover.segments",
  "fen.borne",
  "fen.paid",
] as const;
const ROUNDED = ["rounding.half-up", "rounding.down", "rounding.up"] as const;
const EXPECTED_POOLS = [...EXPECTED, ...ROUNDED, "pool.shared", "limit.pool.visit", "limit.pool.year"] as const;
const EXPECTED_LESS = [
  ...EXPECTED.filter((name) => name !== "choose.best"),
  "base.less.deductible",
  "base.less.statedDeductible",
] as const;
const EXPECTED_FALLING = [
  ...EXPECTED,
  ...ROUNDED,
  "bands.slab",
  "base.atMost.none",
  "mechanism.burden",
  "burden.amount",
  "burden.ratio",
  "burden.least",
  "burden.most",
  "burden.visit",
  "burden.year",
  "mechanism.quota",
  "quota.cost",
  "quota.keep",
] as const;

function borne({ settlement }: Settled): number {
  return fen(settlement.patient.amount);
}

/** What took part in one settlement, and who bears the fen that came to it. */
function namesOf({ style, benefits }: GrowingScenario, { claim }: Growing, settled: Settled, fenBorne: number) {
  const evidence = evidenceOf(benefits, claim, settled.settlement);
  const ran = evidence.ran.filter(({ base }) => base > 0);
  const named = ran.flatMap(({ benefit, case: own }) => [
    ...new Set((own.limits ?? benefit.limits ?? []).flatMap(({ pool }) => pool ?? [])),
  ]);
  return [
    ...constructsIn(evidence),
    `cover.${style}`,
    fenBorne === 0 ? "fen.paid" : "fen.borne",
    ...(new Set(named).size < named.length ? ["pool.shared"] : []),
    ...(new Set(ran.map(({ layer }) => layer)).size > 2 ? ["layers.three"] : []),
  ];
}

function holdMore(name: string, terms: Terms, expected: readonly string[], settlements: number, jumps: boolean): void {
  const frequency = new Frequency();
  fc.assert(
    fc.property(growing(terms, RUNS), (scenario) => {
      const rulebook = createRulebook(ruleFiles(scenario.pack));
      for (const run of scenario.runs) {
        const before = settle(rulebook, run.claim, run.account);
        const after = settle(rulebook, grown(run, 1), run.account, { trace: false });
        const later = settle(rulebook, grown(run, run.more), run.account, { trace: false });
        expect(borne(after)).toBeGreaterThanOrEqual(borne(before));
        expect(borne(later)).toBeGreaterThanOrEqual(borne(after));
        if (!jumps) {
          expect(borne(after)).toBeLessThanOrEqual(borne(before) + 1);
          expect(borne(later)).toBeLessThanOrEqual(borne(before) + run.more);
        }
        frequency.addNames(namesOf(scenario, run, before, borne(after) - borne(before)));
      }
    }),
    { numRuns: Math.ceil(settlements / RUNS) },
  );
  process.stdout.write(`${frequency.table(`${name}, each settled with more in scope twice`)}\n\n`);
  expect(frequency.settlements).toBeGreaterThanOrEqual(settlements);
  frequency.assertAtLeast(5, expected);
}

it(
  "law 11: one fen more in scope never lowers what the patient bears, where every benefit is marginal, subtracts, " +
    "rounds half-up to the fen, looks at what is unpaid in all that an earlier one looks at or in nothing of it, and " +
    "has no limit, bound or condition that depends on another layer or bucket",
  () => holdMore("law 11", DESIGN, EXPECTED, 10_000, false),
);

it("law 11, pools: also where benefits share pools, of which each names one at most", () =>
  holdMore("law 11, pools", POOLS, EXPECTED_POOLS, 5_000, true));

it("law 11, less: also with a base less a deductible of an earlier benefit, whose own base is less nothing", () =>
  holdMore("law 11, less", LESS, EXPECTED_LESS, 5_000, true));

it(
  "law 11, falling: also with a ceiling on the burden (of the total too), a fixed price, a slab whose rates never " +
    "rise, a base that counts for nothing above an amount, and rounding down or up to the fen",
  () => holdMore("law 11, falling", FALLING, EXPECTED_FALLING, 5_000, true),
);
