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
    find: "const before = variant.year ? runningBase(run, plan) : 0;",
    replace: "const before = 0;",
  },
  {
    name: "the case that first paid in the year is not kept",
    file: "settle/benefit.ts",
    find: "if (variant.caseSlot !== -1 && paid > 0) keepFirst(run, plan, variant);",
    replace: "",
  },
  {
    name: "a visit that pays nothing keeps its case for the year",
    file: "settle/benefit.ts",
    find: "if (variant.caseSlot !== -1 && paid > 0)",
    replace: "if (variant.caseSlot !== -1)",
  },
  {
    name: "every case that pays is kept for the year",
    file: "settle/benefit.ts",
    find: "if (caseSlots.every((slot) => countOf(run, slot) === 0)) charge(",
    replace: "if (caseSlots.length > 0) charge(",
  },
  {
    name: "the case that first paid in the year is passed over",
    file: "settle/benefit.ts",
    find: "if (first !== undefined) return first;",
    replace: "",
  },
  {
    name: "the tape settles what keeps a case for the year",
    file: "plan/tape.ts",
    find: "variant.caseSlot === -1 &&",
    replace: "",
  },
  {
    name: "a limit is not charged",
    file: "settle/benefit.ts",
    find: "chargeAll(run, variant.paidCharges, paid);",
    replace: "charge(run, plan.paidSlot, paid);",
  },
  {
    name: "a limit forgets what was used",
    file: "settle/run.ts",
    find: "Math.max(0, limit.amount - (run.row[run.at + limit.slot] ?? 0))",
    replace: "limit.amount",
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
    find: "return rate.value > scaleTo(ONE, rate.decimals) ? ONE : rate;",
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
    find: "split(room, amount < 0 ? -amount : amount, own, from, count, sum, largest, before);",
    replace: "split(room, amount < 0 ? -amount : amount, own, from, count, sum, largest);",
  },
  {
    name: "a bill in more groups finds no room for its cells",
    file: "settle/allocate.ts",
    find: "tables.left = new Float64Array(8 * groups);",
    replace: "tables.left = new Float64Array(groups);",
  },
  {
    name: "a correcting line does not widen the guard",
    file: "settle/allocate.ts",
    find: "const largest = tables.corrects ? largestOf(own, from, count, sum) : sum;",
    replace: "const largest = sum;",
  },
  {
    name: "the smallest remainder that gets a unit is sought in the range above",
    file: "apportion.ts",
    find: "if (((remainder * width) | 0) === last) scratch[found++] = remainder;",
    replace: "if (((remainder * width) | 0) > last) scratch[found++] = remainder;",
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
    file: "rules/standing.ts",
    find: "remove(all.find((other) => other.id === id));",
    replace: "",
  },
  {
    name: "gross bases look at what is unpaid",
    file: "settle/base.ts",
    find: "sumOf(run, variant.gross ? run.amounts : run.unpaid, variant.of, variant.tags)",
    replace: "sumOf(run, run.unpaid, variant.of, variant.tags)",
  },
  {
    name: "a payment takes from the buckets in the wrong order",
    file: "settle/take.ts",
    find: "takeInOrder(run, pay, variant.of, variant.tags, openCells(run, plan.payers.length));",
    replace: "takeInOrder(run, pay, [...variant.of].reverse(), variant.tags, openCells(run, plan.payers.length));",
  },
  {
    name: "a year deductible is asked again at every visit",
    file: "settle/evaluate.ts",
    find: "Math.max(0, variant.deductible - (run.row[run.at + plan.deductibleUse] ?? 0))",
    replace: "variant.deductible",
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
    find: "revision: before.revision + 1,",
    replace: "revision: before.revision,",
  },
  {
    name: "a bill far below zero passes for one above it",
    file: "claim/layout.ts",
    find: "(fen | 0) === fen",
    replace: "fen < 2 ** 31",
  },
  {
    name: "an outpatient visit counts as an admission",
    file: "settle/settle.ts",
    find: "(row[at + layout.admissions] ?? 0) + claim.inpatient",
    replace: "(row[at + layout.admissions] ?? 0) + 1",
  },
  {
    name: "the patient pays the excess of a payer's rounding",
    file: "settle/take.ts",
    find: "const amounts = plan.shares.map((_, p) => room.shares[p] ?? 0);",
    replace: "const amounts = plan.shares.map((share) => Math.floor((pay * share) / plan.shareSum));",
  },
  {
    name: "half a fen is rounded down where bands are plain",
    file: "settle/bands.ts",
    find: "Math.floor((exact + table.half) / table.scale)",
    replace: "Math.floor((exact + table.half - 1) / table.scale)",
  },
  {
    name: "plain bands pay below the deductible",
    file: "settle/bands.ts",
    find: "(table.rate[i] ?? 0) - variant.start;\n      return",
    replace: "(table.rate[i] ?? 0);\n      return",
  },
  {
    name: "the sum below the deductible takes the band above an edge",
    file: "plan/variant.ts",
    find: "bands.from.filter((edge) => edge < deductible)",
    replace: "bands.from.filter((edge) => edge < deductible - 1)",
  },
  {
    name: "bands in another mode count as plain",
    file: "plan/variant.ts",
    find: 'rounding.mode === "half-up";',
    replace: "true;",
  },
  {
    name: "the guard of a table forgets half a fen",
    file: "plan/tables.ts",
    find: "(BigInt(Number.MAX_SAFE_INTEGER) - scale) / scale",
    replace: "BigInt(Number.MAX_SAFE_INTEGER) / scale",
  },
  {
    name: "two facts share their place in the key",
    file: "plan/keys.ts",
    find: "weight *= coder.radix(index);",
    replace: "weight *= coder.radix(index) - 1;",
  },
  {
    name: "a key may pass 2^53",
    file: "plan/keys.ts",
    find: "if (weight > Number.MAX_SAFE_INTEGER || layers.length === 0) return null;",
    replace: "if (layers.length === 0) return null;",
  },
  {
    name: "categories that are not held count",
    file: "settle/profiles.ts",
    find: "if (NATIONAL.has(code)) continue;\n    const part = key.parts.get(code);\n    if (part === undefined) return UNDECLARED;\n    if (from <= on && on <= to) sum += part;",
    replace:
      "if (NATIONAL.has(code)) continue;\n    const part = key.parts.get(code);\n    if (part === undefined) return UNDECLARED;\n    if (from <= on || on <= to) sum += part;",
  },
  {
    name: "an age that reaches a cut stays below it",
    file: "settle/profiles.ts",
    find: "(cuts[i] ?? 0) <= value",
    replace: "(cuts[i] ?? 0) < value",
  },
  {
    name: "near places are told apart by their place alone",
    file: "settle/profiles.ts",
    find: "if (near[place] === key) return numbered[near[place + 1] ?? 0];\n      // Two",
    replace: "if (near[place] !== NONE) return numbered[near[place + 1] ?? 0];\n      // Two",
  },
  {
    name: "near places outlive the memory that they stand for",
    file: "settle/profiles.ts",
    find: "near.fill(NONE);\n    numbered.length = 0;",
    replace: "numbered.length = 0;",
  },
  {
    name: "a set that is known starts a new generation",
    file: "plan/coding.ts",
    find: "if (sets.size + literals.length - place > MAX_SETS) {",
    replace: "if (sets.size + literals.length > MAX_SETS) {",
  },
  {
    name: "the key has the highest tier before the visit",
    file: "settle/settle.ts",
    find: "key + (keys.highestTier[tier] ?? 0)",
    replace: "key + (keys.highestTier[row[at + layout.highestTier] ?? 0] ?? 0)",
  },
  {
    name: "the bound of the totals does not rise",
    file: "settle/settle.ts",
    find: "row[at + layout.peak] = peak;",
    replace: "",
  },
  {
    name: "the bound of the totals forgets what hospitals keep",
    file: "plan/row.ts",
    find: "return (total + kept) * gain;",
    replace: "return kept < 0 ? 0 : total * gain;",
  },
  {
    name: "a refused claim leaves its charges",
    file: "settle/careful.ts",
    find: "run.row.set(before, run.at);",
    replace: "",
  },
  {
    name: "totals of the visit run on",
    file: "settle/settle.ts",
    find: "clearVisit(run);\n  const taped",
    replace: "const taped",
  },
  {
    name: "pools are charged once for each limit that names them",
    file: "plan/variant.ts",
    find: "return [...new Set(pooled.map((limit) => layout.limitSlot(plan, limit)))];",
    replace: "return pooled.map((limit) => layout.limitSlot(plan, limit));",
  },
  {
    name: "a bill without tags keeps the groups of the one before",
    file: "settle/begin.ts",
    find: "run.groups = 1;\n  run.groupTags = ONE_GROUP;\n  run.lineGroups = null;",
    replace: "run.groups = 1;\n  run.groupTags = ONE_GROUP;",
  },
  {
    name: "the best case is the last that pays as much",
    file: "settle/benefit.ts",
    find: "if (pay <= most) continue;",
    replace: "if (pay < most) continue;",
  },
  {
    name: "the trace of one benefit runs into the next",
    file: "settle/trace.ts",
    find: "const first = tagged + (variant.rateSteps?.length ?? 0);",
    replace: "const first = tagged;",
  },
  {
    name: "what a tagged part adds counts from zero",
    file: "settle/bands.ts",
    find: "part * (x - deductible)) / found);",
    replace: "part * x) / found);",
  },
  {
    name: "a tagged step that passes a bound is not kept within it",
    file: "plan/variant.ts",
    find: "return fits && Number.isSafeInteger(add)",
    replace: "return Number.isSafeInteger(add)",
  },
  {
    name: "a tagged step before another step counts as the last",
    file: "plan/variant.ts",
    find: "const step = rateSteps?.at(-1);",
    replace: "const step = rateSteps?.find(({ tags }) => tags !== 0);",
  },
  {
    name: "products of a tagged part stay in doubles",
    file: "settle/bands.ts",
    find: "return Math.abs(tagStep.add) * part * x <= Number.MAX_SAFE_INTEGER / 2;",
    replace: "return true;",
  },
  {
    name: "groups stand in the order in which lines come",
    file: "settle/groups.ts",
    find: "const setTags = [...new Set(setBits)].sort(byName(plan));",
    replace: "const setTags = [...new Set(setBits)];",
  },
  {
    name: "a tag that nobody declares is passed over",
    file: "settle/settle.ts",
    find: "if (run.undeclared || wrong.length > 0)",
    replace: "if (wrong.length > 0)",
  },
  {
    name: "what several payers pay of one bucket is kept as its amount alone",
    file: "settle/take.ts",
    find: "of.length === 1 && payers.length === 1;",
    replace: "of.length === 1;",
  },
  {
    name: "the tape pays by its first band alone",
    file: "settle/tape.ts",
    find: "while (band < last && after > (amounts[band + BAND_WIDTH] ?? 0)) band += BAND_WIDTH;",
    replace: "band = first;",
  },
  {
    name: "the tape forgets the year's running base",
    file: "settle/tape.ts",
    find: "const before = yearSlot === -1 ? 0 : (row[at + yearSlot] ?? 0);",
    replace: "const before = 0;",
  },
  {
    name: "the tape pays past a limit",
    file: "settle/tape.ts",
    find: "let pay = paidLeft !== -1 && paidLeft < raw ? paidLeft : raw;",
    replace: "let pay = raw;",
  },
  {
    name: "the tape does not round",
    file: "plan/tape.ts",
    find: "(bands.cumulative[i] ?? 0) - variant.start + bands.half,",
    replace: "(bands.cumulative[i] ?? 0) - variant.start,",
  },
  {
    name: "a divided bill has no tagged part on the tape",
    file: "settle/divided.ts",
    find: "runTape(run, way, part, whole, wholeMoved);",
    replace: "runTape(run, way, 0, whole, wholeMoved);",
  },
  {
    name: "profiles of other remarks are taken for one",
    file: "settle/profiles.ts",
    find: "const ways = shared.get(profile.remarks) ?? new Map<string, number>();",
    replace: "const ways = [...shared.values()][0] ?? new Map<string, number>();",
  },
  {
    name: "a mark is not held after the fold",
    file: "settle/settle.ts",
    find: "if (before !== null && remarks.above.some((entry) => isPassed(run, entry))) {",
    replace: "if (before === undefined) {",
  },
];
