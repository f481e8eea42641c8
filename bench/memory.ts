/** What is measured in bytes, each in a process of its own that collects garbage only when asked. */
import { SEED } from "./harness/runner.ts";
import { bytesOf, createColumns } from "./reference/columns.ts";
import { settle } from "./reference/integers.ts";
import { FANGCHENG_2020 } from "./reference/words.ts";
import type { Stay, Year } from "./reference/words.ts";
import { makeCohort } from "./sample/cohort.ts";
import { makeSamples } from "./sample/stays.ts";
import { accountOf, claimOf } from "./sample/wire.ts";
import { bytesOfYears, claimColumns, openStayBatch, yearColumns } from "./batch.ts";
import type { StayBatch } from "./batch.ts";
import * as yizhan from "./yizhan.ts";

const MIXED = { rules: FANGCHENG_2020, poor: null, tier: null, lines: 0 } as const;
const STAYS = 1_000_000;
const COUNT = 8192;

/** Flags of the process: a young generation so large that nothing is collected in between. */
export const FLAGS = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"] as const;

/** The heap in use after everything that nobody holds has gone. */
function settledHeap(): number {
  if (globalThis.gc === undefined) throw new RangeError("needs --expose-gc");
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** Bytes that a call allocates, over many calls once it is compiled. */
function allocated(call: (i: number) => number): number {
  let sink = 0;
  for (let round = 0; round < 20; round++) for (let i = 0; i < COUNT; i++) sink += call(i);
  const before = settledHeap();
  for (let i = 0; i < COUNT; i++) sink += call(i);
  const bytes = process.memoryUsage().heapUsed - before;
  if (Number.isNaN(sink) || bytes < 0) throw new RangeError("garbage was collected in between");
  return bytes / COUNT;
}

function coreBytes(root: string, core: typeof yizhan.tracedCore): number {
  const samples = makeSamples(MIXED, COUNT, SEED);
  const plan = planOf(root);
  const seat = yizhan.openCore(plan);
  const claims = samples.map((sample, i) => {
    const claim = yizhan.readClaim(claimOf(MIXED.rules, sample, `c-${i}`));
    return { claim, year: yizhan.openYear(seat, claim, yizhan.readAccount(accountOf(MIXED.rules, sample))) };
  });
  return allocated((i) => {
    const { claim, year } = claims[i] as (typeof claims)[number];
    return yizhan.touch(seat, core(seat, claim, year));
  });
}

function planOf(root: string): yizhan.Plan {
  const [first] = makeSamples(MIXED, 1, SEED);
  if (first === undefined) throw new RangeError("no samples");
  return yizhan.planOf(yizhan.openShipped(root), claimOf(MIXED.rules, first, "c-1"));
}

/** Claims by which a desk is asked before its bytes are counted, and plans whose bytes are counted. */
const ASKED = 2048;
const PLANS = 8;

/**
 * The compiled plan of a region's rules with its desk, after claims of all kinds have been settled there: what both have
 * prepared and remember is theirs. Their rules are held before and after. A desk holds the way of every kind of claim
 * that it has met, up to 32 768 of them, and tables by which the latest are found.
 */
function planBytes(root: string, region: string, day: string): number {
  // Its own rules, its province's and the country's.
  const files = yizhan.readRules(root).filter(({ file }) => /^(regions\.json$|CN\/(100000|41))/.test(file));
  const claims = makeSamples(MIXED, ASKED, SEED).map((sample, i) => {
    const claim = claimOf(MIXED.rules, sample, `c-${i}`);
    // Zhengzhou has classes of hospitals.
    const facility = { ...claim.visit.facility, region, ...(region === "410100" ? { class: "class2" } : {}) };
    const visit = { ...claim.visit, facility, admitted: day, discharged: day, settled: day };
    return { ...claim, person: { ...claim.person, region }, visit };
  });
  const [first] = claims;
  if (first === undefined) throw new RangeError("no sample");
  const compile = yizhan.openCompile(files, first);
  const parsed = claims.map((claim) => yizhan.readClaim(claim));
  const account = yizhan.readAccount({
    person: first.person.id,
    year: Number(day.slice(0, 4)),
    revision: 0,
    admissions: 0,
    highestTier: null,
    amounts: {},
  });
  const openUsed = (): yizhan.Core => {
    const core = yizhan.openCore(compile());
    let settled = 0;
    // Nothing has been paid before, whichever claim it is.
    const year = yizhan.openYear(core, parsed[0] as yizhan.ParsedClaim, account);
    for (const claim of parsed) if (yizhan.settles(core, claim, year)) settled++;
    if (settled < ASKED / 2) throw new RangeError(`only ${settled} of ${ASKED} claims are settled in ${region}`);
    return core;
  };
  const held = [openUsed()];
  const before = settledBytes();
  for (let i = 0; i < PLANS; i++) held.push(openUsed());
  return held.length === 0 ? 0 : (settledBytes() - before) / PLANS;
}

/** The same with what stands outside the heap: columns of numbers. */
function settledBytes(): number {
  return settledHeap() + process.memoryUsage().arrayBuffers;
}

function stayBatch(root: string): StayBatch {
  return openStayBatch(yizhan.openShipped(root), MIXED.rules, makeCohort(MIXED, STAYS, SEED).columns);
}

/** Measures by name. */
export const MEMORY: Readonly<Record<string, (root: string) => number>> = {
  "by hand": () => {
    const samples = JSON.parse(
      JSON.stringify(makeSamples(MIXED, COUNT, SEED).map(({ stay, year }) => ({ stay, year }))),
    ) as { readonly stay: Stay; readonly year: Year }[];
    return allocated((i) => {
      const { stay, year } = samples[i] as (typeof samples)[number];
      return settle(MIXED.rules, stay, year).patient;
    });
  },
  "untraced core": (root) => coreBytes(root, yizhan.untracedCore),
  "traced core": (root) => coreBytes(root, yizhan.tracedCore),
  "columns by hand": () => bytesOf(createColumns(STAYS, STAYS / 5)) / STAYS,
  batch: (root) => stayBatch(root).bytes / STAYS,
  "dictionaries of a batch": () => {
    const { columns } = makeCohort(MIXED, STAYS, SEED);
    const before = settledHeap();
    const own = claimColumns(MIXED.rules, columns);
    // The columns' numbers stand outside the heap.
    const after = settledHeap();
    if (own.dictionaries.persons.length === 0) throw new RangeError("no persons");
    return (after - before) / STAYS;
  },
  "years given to a batch": () =>
    bytesOfYears(yearColumns(MIXED.rules, makeCohort(MIXED, STAYS, SEED).columns)) / STAYS,
  "years taken from a batch": (root) => bytesOfYears(stayBatch(root).years()) / STAYS,
  "plan and desk of Zhengzhou, 2020": (root) => planBytes(root, "410100", "2020-11-10"),
  "plan and desk of Zhengyang, 2018": (root) => planBytes(root, "411724", "2018-11-10"),
  "plan and desk of Fangcheng, 2020": (root) => planBytes(root, "411322", "2020-11-10"),
};
