/** Which way bands are reckoned: quick where doubles hold all of it, whole integers where they do not. */
import { describe, expect, it } from "vitest";
import type { BandTable, Plan, Variant } from "../../../src/plan/types.ts";
import type { Adjust, BandsCase, Base } from "../../../src/rules/benefit.ts";
import type { FeeLine } from "../../../src/claim/types.ts";
import { exactBig, runBands, tableFor } from "../../../src/settle/bands.ts";
import { evaluate } from "../../../src/settle/evaluate.ts";
import { NONE } from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { accountWith, benefitOf, figuresOf, runOf } from "./run.ts";

const LADDER = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "3000.00", rate: "0.60" }, { rate: "0.70" }];

describe("plain bands", () => {
  // 0.50 up to 1000.00, then 0.60; the integers for what is not safe say 0.01, so that it shows which are read.
  const table: BandTable = {
    from: [0, 100_000],
    rate: [50, 60],
    cumulative: [0, 5_000_000],
    scale: 100,
    half: 50,
    safe: 1_000_000,
    big: { rate: [1n, 1n], cumulative: [0n, 100_000n], scale: 100n },
  };
  const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] });
  const variant = { ...variantOf(plan), bands: table };
  const given = (own: Partial<Variant>, after: number): number =>
    runBands(runOf(plan, claimOf({})), { ...variant, ...own }, 0, 0, after);

  it.each([
    [0, 999_999, 589_999], // 500 and 8999.99 × 0.6 = 5899.994
    [0, 1_000_000, 590_000],
    [0, 1_000_001, 10_000],
    [-1, 999_999, 589_999],
    [-1, 1_000_000, 590_000],
    [-1, 1_000_001, 10_000],
    // What the plan says of the part below the deductible is what is taken off, a hundredth of a fen each.
    [650, 1_000_000, 589_994],
    [651, 1_000_000, 589_993],
  ])("with a start of %i, %i gives %i", (start, after, raw) => {
    expect(given({ start }, after)).toBe(raw);
  });

  it("are asked for", () => {
    expect(() => given({ bands: null }, 1)).toThrow(new RangeError("case all has no bands"));
    expect(() => tableFor({ ...variant, bands: null }, [], 0)).toThrow(new RangeError("case all has no bands"));
  });

  it("need no other table, whatever bears a tag", () => {
    expect(tableFor(variant, [5], 100)).toBe(table);
  });

  it("past what is safe count a slab from where its edges are moved to", () => {
    const slab = { ...variant, slab: true, bandsFromDeductible: true };
    const rates = { ...table, big: { ...table.big, rate: [50n, 60n] } };
    // Edges at 1150.00: 1000.00 above the deductible lies in the first band, a fen more in the next.
    expect(exactBig(slab, rates, 15_000, 115_000)).toBe(5_000_000n);
    expect(exactBig(slab, rates, 15_000, 115_001)).toBe(6_000_060n);
  });
});

describe("bands with a tagged part", () => {
  const tags = { herb: { title: TITLE }, drug: { title: TITLE } };
  const herb = { add: "0.10", tags: ["herb"] };
  const planWith = (
    own: Partial<BandsCase> = {},
    base: Partial<Base> = {},
    adjust: readonly NonNullable<Adjust["rate"]>[] = [herb],
  ): Plan =>
    planOf(
      {
        basic: [
          benefit("b", {
            base: { of: ["inScope"], ...base },
            cases: [flat("0.60", own)],
            adjust: adjust.map((rate, i) => ({ id: `a${i}`, source: "n", rate })),
          }),
        ],
      },
      { pipeline: { tags } },
    );
  /** A quarter of 400.00 is tagged: 0.6 + 0.1 ÷ 4 = 0.625. */
  const LINES = [line("1", "100.00", { tags: ["herb"] }), line("2", "300.00")];
  /** Only the slow way needs to know the tagged parts where no figures are kept. */
  const settled = (plan: Plan, lines: readonly FeeLine[] = LINES, own: Partial<Variant> = {}) => {
    const run = runOf(plan, claimOf(lines));
    run.traced = false;
    return { pay: evaluate(run, benefitOf(plan), { ...variantOf(plan), ...own }), tagged: run.tagged, run };
  };
  const bandsOf = (plan: Plan, own: Partial<BandTable>): Partial<Variant> => {
    const { bands } = variantOf(plan);
    if (bands === null) throw new RangeError("no bands");
    return { bands: { ...bands, ...own } };
  };

  it("are reckoned at once, without a table of their own", () => {
    const { pay, tagged } = settled(planWith());
    expect(pay).toBe(25_000);
    expect(tagged).toBe(NONE);
  });

  it("but not past what is safe", () => {
    const plan = planWith();
    expect(settled(plan, LINES, bandsOf(plan, { safe: 40_000 }))).toMatchObject({ pay: 25_000, tagged: NONE });
    expect(settled(plan, LINES, bandsOf(plan, { safe: 39_999 }))).toMatchObject({ pay: 25_000, tagged: [10_000] });
  });

  it("nor where a product could pass 2^53", () => {
    const plan = planWith();
    const { tagStep, bands } = variantOf(plan);
    expect([tagStep?.add, bands?.scale]).toEqual([1, 10]);
    const part = line("1", "500000.00", { tags: ["herb"] });
    // The part times the base: 4.5 × 10^15 is below half of 2^53, 5 × 10^15 is not.
    expect(settled(plan, [part, line("2", "400000.00")])).toMatchObject({ pay: 59_000_000, tagged: [] });
    expect(settled(plan, [part, line("2", "500000.00")])).toMatchObject({ pay: 65_000_000, tagged: [50_000_000] });
  });

  it("nor where the part below the deductible is not found beforehand", () => {
    const plan = planWith({ deductible: { amount: "100.00", mode: "trigger" } });
    expect(settled(plan)).toMatchObject({ pay: 25_000, tagged: [10_000] });
  });

  it("nor by more than one step", () => {
    // (0.6 + 0.025) × 0.5
    const plan = planWith({}, {}, [herb, { times: "0.5" }]);
    expect(settled(plan)).toMatchObject({ pay: 12_500, tagged: [10_000, 0] });
  });

  it("share the list of no parts where the bill is not divided", () => {
    const plan = planWith();
    const variant = variantOf(plan);
    const { run } = settled(plan, [line("1", "400.00")]);
    expect(run.lineGroups).toBeNull();
    expect(run.tagged).toBe(variant.untagged);
    expect(run.tagged).toEqual([0]);
  });

  it("are asked for", () => {
    const none = { bands: null };
    expect(() => settled(planWith(), LINES, none)).toThrow(new RangeError("case all has no bands"));
  });

  it("keep no figures that nobody reads", () => {
    const plan = planWith();
    const run: Run = runOf(plan, claimOf(LINES));
    run.trace.fill(7);
    run.traced = false;
    evaluate(run, benefitOf(plan), variantOf(plan));
    expect(new Set(run.trace)).toEqual(new Set([7]));
  });

  it("count what the year had at the same rate", () => {
    const plan = planWith({}, { per: "year" });
    const account = accountWith({ amounts: { "basic.b.base": "100.00" } });
    // From 100.00 to 500.00 at 0.625.
    expect(figuresOf(runOf(plan, claimOf(LINES), account))).toMatchObject({
      roundedBefore: 6_250,
      roundedAfter: 31_250,
      raw: 25_000,
    });
  });

  it("give nothing below the deductible", () => {
    expect(figuresOf(runOf(planWith({ deductible: "500.00" }), claimOf(LINES)))).toMatchObject({
      roundedAfter: 0,
      raw: 0,
    });
  });

  it("count of a tagged part what the base covers", () => {
    const plan = planWith({}, { tags: ["drug"] });
    const lines = [
      line("1", "100.00", { tags: ["herb"] }),
      line("2", "50.00", { tags: ["drug"] }),
      line("3", "50.00", { tags: ["drug", "herb"] }),
    ];
    // 50.00 of 100.00: 0.65.
    expect(figuresOf(runOf(plan, claimOf(lines)))).toMatchObject({ found: 10_000, tagged: [5_000], raw: 6_500 });
  });

  it("keep their edges in a table of their own", () => {
    const plan = planWith({ bands: LADDER }, {}, [herb, { times: "0.5" }]);
    const lines = [line("1", "1000.00", { tags: ["herb"] }), line("2", "3000.00")];
    // 1000 × 0.2625 + 2000 × 0.3125 + 1000 × 0.3625
    expect(figuresOf(runOf(plan, claimOf(lines))).raw).toBe(125_000);
  });

  it("may begin from a whole rate", () => {
    const plan = planWith({ bands: [{ rate: "1" }] }, {}, [{ add: "-0.10", tags: ["herb"] }, { times: "0.5" }]);
    // (1 - 0.025) × 0.5
    expect(figuresOf(runOf(plan, claimOf(LINES))).raw).toBe(19_500);
  });
});
