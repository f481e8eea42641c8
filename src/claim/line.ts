/** Fee lines: one way of saying what each costs, and its four parts. */
import { show } from "../errors.ts";
import { MAX_FEN, printFen } from "../money.ts";
import type { Text } from "../rules/types.ts";
import { assess, overCeiling, priceOf } from "./assess.ts";
import { decimalOf, PRICE, QUANTITY, SHARE, SIGNED_AMOUNT } from "./decimal.ts";
import type { Findings } from "./finding.ts";
import type { ParsedLine, Parts } from "./parsed.ts";
import { readSplit, sumOf } from "./sums.ts";
import type { ClaimAmount, FeeLine, Split } from "./types.ts";

const WHOLE_RATE = SHARE.max;
const NO_TAGS: readonly string[] = [];

/** Reads one line at `lines[index]`; `null` when its money has a finding. */
export function readLine(line: FeeLine, index: number, findings: Findings): ParsedLine | null {
  const before = findings.issues.length;
  const parts = readMoney(line, `lines[${index}]`, findings);
  if (findings.issues.length > before) return null;
  return {
    id: line.id,
    code: line.code ?? null,
    charge: line.charge ?? null,
    tags: line.tags ?? NO_TAGS,
    parts,
    day: line.day ?? null,
  };
}

/** Every line has an id of its own: refunds and receipts name it. Lines that are not to be looked at are `undefined`. */
export function checkIds(lines: readonly (FeeLine | undefined)[], findings: Findings): void {
  const first = new Map<string, number>();
  lines.forEach((line, index) => {
    if (line === undefined) return;
    const earlier = first.get(line.id);
    if (earlier === undefined) first.set(line.id, index);
    else {
      const expected = { zh: `与 lines[${earlier}] 不同的编号`, en: `an id other than that of lines[${earlier}]` };
      findings.wrong(`lines[${index}].id`, expected, show(line.id));
    }
  });
}

const NOTHING: Parts = [0, 0, 0, 0];

function readMoney(line: FeeLine, at: string, findings: Findings): Parts {
  const { split, amount, unitPrice, quantity } = line;
  if (unitPrice === undefined && quantity === undefined) {
    if (split !== undefined) return readGivenSplit(line, split, at, findings);
    if (amount !== undefined) return readStated(line, amount, at, findings);
  } else if (unitPrice !== undefined && quantity !== undefined && split === undefined && amount === undefined) {
    return readPriced(line, unitPrice, quantity, at, findings);
  }
  const given = MONEY.filter((field) => line[field] !== undefined).join(", ");
  findings.wrong(at, ONE_WAY, given === "" ? show(undefined) : given);
  return NOTHING;
}

/** A line that the insurer has split. An amount beside it is a check sum; a price or rate would go unused. */
function readGivenSplit(line: FeeLine, split: Split, at: string, findings: Findings): Parts {
  refuseUnused(line, "ceilingPrice", at, BESIDE_SPLIT, findings);
  refuseUnused(line, "preSelfPayRate", at, BESIDE_SPLIT, findings);
  const parts = readSplit(split, SIGNED_AMOUNT);
  const sum = sumOf(parts);
  if (line.amount !== undefined && decimalOf(line.amount, SIGNED_AMOUNT) !== sum) {
    const expected = { zh: `split 之和 ${printFen(sum)}`, en: `the sum of split, ${printFen(sum)}` };
    findings.unbalanced(`${at}.amount`, expected, show(line.amount));
  }
  return parts;
}

function readStated(line: FeeLine, amount: ClaimAmount, at: string, findings: Findings): Parts {
  refuseUnused(line, "ceilingPrice", at, NEEDS_PRICE, findings);
  return splitHere(line, decimalOf(amount, SIGNED_AMOUNT), 0, at, findings);
}

function readPriced(line: FeeLine, price: ClaimAmount, quantity: ClaimAmount, at: string, findings: Findings): Parts {
  const [unitPrice, count] = [decimalOf(price, PRICE), decimalOf(quantity, QUANTITY)];
  const ceiling = line.ceilingPrice === undefined ? unitPrice : decimalOf(line.ceilingPrice, PRICE);
  const amount = priceOf(unitPrice, count);
  if (Math.abs(amount) > MAX_FEN) {
    const most = printFen(MAX_FEN);
    const expected = {
      zh: `单价乘数量的绝对值至多 ${most}`,
      en: `a price times quantity of at most ${most} either way`,
    };
    findings.wrong(at, expected, `${price} × ${quantity}`);
  }
  return splitHere(line, amount, overCeiling(unitPrice, ceiling, count), at, findings);
}

/** Splits a line by its catalogue. The rate is 0 by default for A, never a default for B, and C is own pay as a whole. */
function splitHere(line: FeeLine, amount: number, overLimit: number, at: string, findings: Findings): Parts {
  const { catalogue, preSelfPayRate } = line;
  if (catalogue === undefined) {
    findings.wrong(`${at}.catalogue`, CATALOGUE, show(undefined));
    return NOTHING;
  }
  const rate = preSelfPayRate === undefined ? null : decimalOf(preSelfPayRate, SHARE);
  if (catalogue === "B" && rate === null) findings.wrong(`${at}.preSelfPayRate`, RATE_OF_B, show(undefined));
  if (catalogue === "C" && rate !== null && rate !== WHOLE_RATE)
    findings.wrong(`${at}.preSelfPayRate`, RATE_OF_C, show(preSelfPayRate));
  return assess(catalogue, amount, overLimit, rate ?? 0);
}

/** A field that would have no effect contradicts what stands beside it. */
function refuseUnused(
  line: FeeLine,
  field: "ceilingPrice" | "preSelfPayRate",
  at: string,
  expected: Text,
  findings: Findings,
): void {
  if (line[field] !== undefined) findings.wrong(`${at}.${field}`, expected, show(line[field]));
}

/** The fields that say what a line costs. */
const MONEY = ["split", "amount", "unitPrice", "quantity"] as const;
const ONE_WAY: Text = {
  zh: "split、amount、unitPrice 与 quantity 三者取一",
  en: "exactly one of split, amount, or unitPrice with quantity",
};
const CATALOGUE: Text = { zh: "A、B、C 之一(没有 split 时必填)", en: "one of A, B, C, unless there is a split" };
const RATE_OF_B: Text = { zh: "乙类先行自付比例,0 至 1", en: "the share paid first for catalogue B, 0 to 1" };
const RATE_OF_C: Text = { zh: '丙类不填,或 "1"', en: 'nothing or "1" for catalogue C' };
const BESIDE_SPLIT: Text = { zh: "有 split 时不填", en: "nothing beside split" };
const NEEDS_PRICE: Text = { zh: "只与 unitPrice 和 quantity 同填", en: "nothing without unitPrice and quantity" };
