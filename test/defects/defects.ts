/** Seeded defects of the engine: each is one small mistake that somebody could make, and that the tests must catch. */

/** One mistake: in `file`, the only place that reads `find` is made to read `replace`. */
export interface Defect {
  readonly name: string;
  /** Below `src/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** The seeded defects. */
export const DEFECTS: readonly Defect[] = [
  {
    name: "a band edge is left-closed",
    file: "settle/bands.ts",
    find: "x > (from[i + 1] ?? 0)",
    replace: "x >= (from[i + 1] ?? 0)",
  },
  {
    name: "a deductible that is just reached triggers nothing",
    file: "settle/bands.ts",
    find: "(x === deductible && !variant.trigger)",
    replace: "x === deductible",
  },
  {
    name: "band edges ignore that they count from the deductible",
    file: "settle/bands.ts",
    find: "const shift = variant.bandsFromDeductible ? deductible : 0;\n  const start = variant.trigger ? 0 : deductible;\n  if (variant.slab) return (x - start)",
    replace:
      "const shift = 0;\n  const start = variant.trigger ? 0 : deductible;\n  if (variant.slab) return (x - start)",
  },
  {
    name: "a slab pays on the deductible too",
    file: "settle/bands.ts",
    find: "if (variant.slab) return (x - start) *",
    replace: "if (variant.slab) return x *",
  },
  {
    name: "the year's running base starts at zero",
    file: "settle/evaluate.ts",
    find: "figures.before = variant.year ? (run.totals[plan.baseSlot] ?? 0) : 0;",
    replace: "figures.before = 0;",
  },
  {
    name: "a limit is not charged",
    file: "settle/benefit.ts",
    find: "for (const slot of variant.paidPools) charge(slot, paid);",
    replace: "",
  },
  {
    name: "a limit forgets what was used",
    file: "settle/run.ts",
    find: "Math.max(0, amount - (run.totals[slot] ?? 0))",
    replace: "Math.max(0, amount)",
  },
  {
    name: "the last limit counts instead of the least",
    file: "settle/run.ts",
    find: "if (left === -1 || rest < left) left = rest;",
    replace: "left = rest;",
  },
  {
    name: "an adjustment of the deductible is dropped",
    file: "plan/variant.ts",
    find: "change.deductible === undefined ? fen : changeAmount(fen, change.deductible)",
    replace: "fen",
  },
  {
    name: "a rate may pass 1",
    file: "plan/tables.ts",
    find: 'return rate.greaterThan(1) ? exact("1") : rate;',
    replace: "return rate;",
  },
  {
    name: "a tie of remainders goes to the last",
    file: "apportion.ts",
    find: "const i = scratch[t] ?? 0;",
    replace: "const i = scratch[tied - 1 - t] ?? 0;",
  },
  {
    name: "lines are tied by place, not by id",
    file: "settle/allocate.ts",
    find: "apportion(room, Math.abs(amount), weights, weights.length, sum, before);",
    replace: "apportion(room, Math.abs(amount), weights, weights.length, sum);",
  },
  {
    name: "half a fen is rounded down",
    file: "money.ts",
    find: "return rest >= denominator - rest ? floor + 1 : floor;",
    replace: "return rest > denominator - rest ? floor + 1 : floor;",
  },
  {
    name: "products past 2^53 stay in doubles",
    file: "settle/bands.ts",
    find: "if (x <= table.safe)",
    replace: "if (x <= table.safe || x > 0)",
  },
  {
    name: "a removed case removes nothing in its turn",
    file: "plan/choose.ts",
    find: "remove(all.find((other) => other.id === id));",
    replace: "",
  },
  {
    name: "gross bases look at what is unpaid",
    file: "settle/base.ts",
    find: "const table = variant.gross ? bill.amounts : run.unpaid;",
    replace: "const table = run.unpaid;",
  },
  {
    name: "a payment takes from the buckets in the wrong order",
    file: "settle/benefit.ts",
    find: "const cells = takeInOrder(run, pay, variant.of, variant.tags);",
    replace: "const cells = takeInOrder(run, pay, [...variant.of].reverse(), variant.tags);",
  },
  {
    name: "a year deductible is asked again at every visit",
    file: "settle/bands.ts",
    find: "figures.deductible = variant.deductibleOfYear ? left : variant.deductible;",
    replace: "figures.deductible = variant.deductible;",
  },
  {
    name: "two claims that differ in a set share a choice",
    file: "plan/memo.ts",
    find: "((code - 1) & mask) + 1",
    replace: "((code - 1) & mask & 1) + 1",
  },
  {
    name: "an interval of an integer fact starts one late",
    file: "plan/coding.ts",
    find: "coding.cuts.filter((cut) => cut <= value)",
    replace: "coding.cuts.filter((cut) => cut < value)",
  },
  {
    name: "the account keeps its revision",
    file: "settle/totals.ts",
    find: "revision: account.revision + 1,",
    replace: "revision: account.revision,",
  },
  {
    name: "an outpatient visit counts as an admission",
    file: "settle/facts.ts",
    find: 'account.admissions + (visit.kind === "inpatient" ? 1 : 0)',
    replace: "account.admissions + 1",
  },
  {
    name: "the patient pays the excess of a payer's rounding",
    file: "settle/take.ts",
    find: "apportion(run.room, pay, shares, shares.length, shareSum);\n  const amounts = run.room.shares.slice(0, shares.length);",
    replace: "const amounts = shares.map((share) => Math.floor((pay * share) / shareSum));",
  },
];
