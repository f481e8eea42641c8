/** Hand-written allocation of the policy's payments to fee lines: a payer at a time, largest remainder, quickselect. */
import { settle } from "./integers.ts";
import type { Settled, Stay, Year } from "./words.ts";

/** A fee line, assessed. `tcm` is 1 for a service of Chinese medicine. Unit of amounts: fen. */
export interface Line {
  readonly id: string;
  readonly tcm: number;
  readonly inScope: number;
  readonly preSelfPay: number;
  readonly overLimit: number;
  readonly ownPay: number;
}

/** A stay as its lines give it. */
export interface Itemised extends Omit<Stay, "inScope" | "preSelfPay" | "overLimit" | "ownPay" | "tcmServices"> {
  readonly lines: readonly Line[];
}

/** A settlement with what each payer, in the order of `Settled`, pays of each line, and what the patient bears of it. */
export interface SettledLines {
  readonly settled: Settled;
  /** At `line * 4 + payer`. */
  readonly byPayer: number[];
  readonly patient: number[];
}

const PAYERS = 4;
/** The largest sum of weights whose square is below 2^53. Unit: fen. */
const MOST = 94_906_265;

let left = new Float64Array(256);
let remainders = new Float64Array(256);
let scratch = new Float64Array(256);
let tied = new Int32Array(256);

/** Sums the lines, settles and gives every payment back to the lines. */
export function settleLines(rules: number, stay: Itemised, year: Year): SettledLines {
  const { lines } = stay;
  const count = lines.length;
  if (count > left.length) grow(count);
  let [inScope, preSelfPay, overLimit, ownPay, tcmServices, plain] = [0, 0, 0, 0, 0, 0];
  // oxlint-disable-next-line unicorn/no-new-array -- an array that grows costs a copy for each doubling
  const patient = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    const line = lines[i] as Line;
    inScope += line.inScope;
    preSelfPay += line.preSelfPay;
    overLimit += line.overLimit;
    ownPay += line.ownPay;
    if (line.tcm === 1) tcmServices += line.inScope;
    else plain++;
    left[i] = line.inScope;
    patient[i] = line.inScope + line.preSelfPay + line.overLimit + line.ownPay;
  }
  if (inScope > MOST) throw new RangeError("too much for the products of two amounts");
  const settled = settle(
    rules,
    {
      insurance: stay.insurance,
      kind: stay.kind,
      tier: stay.tier,
      grade: stay.grade,
      place: stay.place,
      referred: stay.referred,
      designated: stay.designated,
      tcm: stay.tcm,
      categories: stay.categories,
      inScope,
      preSelfPay,
      overLimit,
      ownPay,
      tcmServices,
    },
    year,
  );
  // oxlint-disable-next-line unicorn/no-new-array -- as above
  const byPayer = new Array<number>(count * PAYERS).fill(0);
  const work: Work = {
    lines,
    byPayer,
    patient,
    whole: inScope,
    tagged: tcmServices,
    mixed: plain > 0 && plain < count,
  };
  pay(work, 0, settled.basic);
  pay(work, 1, settled.criticalIllness);
  pay(work, 2, settled.supplemental);
  pay(work, 3, settled.medicalAssistance);
  return { settled, byPayer, patient };
}

interface Work {
  readonly lines: readonly Line[];
  readonly byPayer: number[];
  readonly patient: number[];
  /** What is left of all lines and of those of Chinese medicine. */
  whole: number;
  tagged: number;
  readonly mixed: boolean;
}

/** One payer's amount: over the two groups where the bill has both, then over each group's lines. */
function pay(work: Work, payer: number, amount: number): void {
  if (amount === 0) return;
  if (work.mixed) {
    const product = amount * work.tagged;
    let own = Math.floor(product / work.whole);
    // A half goes to the lines without the tag, which come first.
    if (2 * (product - own * work.whole) > work.whole) own++;
    share(work, payer, amount - own, work.whole - work.tagged, 0);
    share(work, payer, own, work.tagged, 1);
    work.tagged -= own;
  } else share(work, payer, amount, work.whole, -1);
  work.whole -= amount;
}

/** Shares an amount over the lines of a group (-1 is all) in proportion to what is left of them. */
function share(work: Work, payer: number, amount: number, sum: number, group: number): void {
  if (amount === 0) return;
  const { lines } = work;
  let rest = amount;
  let found = 0;
  for (let i = 0; i < lines.length; i++) {
    if (group !== -1 && (lines[i] as Line).tcm !== group) continue;
    const product = amount * (left[i] as number);
    const part = Math.floor(product / sum);
    const remainder = product - part * sum;
    remainders[i] = remainder;
    scratch[found++] = remainder;
    rest -= part;
    give(work, i, payer, part);
  }
  if (rest > 0) handOut(work, payer, rest, found, group);
}

/** A part of a line, in addition to what the payer has given of it. */
function give(work: Work, line: number, payer: number, part: number): void {
  const { byPayer, patient } = work;
  left[line] = (left[line] as number) - part;
  byPayer[line * PAYERS + payer] = (byPayer[line * PAYERS + payer] as number) + part;
  patient[line] = (patient[line] as number) - part;
}

/** One fen more for the largest remainders; of those equal to the last of them, for the smaller ids. */
function handOut(work: Work, payer: number, units: number, found: number, group: number): void {
  const { lines } = work;
  const threshold = select(scratch, found, units - 1);
  let rest = units;
  let ties = 0;
  for (let i = 0; i < lines.length; i++) {
    if (group !== -1 && (lines[i] as Line).tcm !== group) continue;
    const remainder = remainders[i] as number;
    if (remainder > threshold) {
      give(work, i, payer, 1);
      rest--;
    } else if (remainder === threshold) tied[ties++] = i;
  }
  for (; rest > 0; rest--) {
    let first = 0;
    if (rest < ties)
      for (let t = 1; t < ties; t++)
        if ((lines[tied[t] as number] as Line).id < (lines[tied[first] as number] as Line).id) first = t;
    give(work, tied[first] as number, payer, 1);
    tied[first] = tied[--ties] as number;
  }
}

/** The value that stands at `place` when the first `count` are in descending order; moves them about. */
function select(values: Float64Array, count: number, place: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) > pivot) i++;
      while ((values[j] as number) < pivot) j--;
      if (i <= j) {
        const moved = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = moved;
      }
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place] as number;
}

function grow(count: number): void {
  const size = 2 * count;
  left = new Float64Array(size);
  remainders = new Float64Array(size);
  scratch = new Float64Array(size);
  tied = new Int32Array(size);
}
