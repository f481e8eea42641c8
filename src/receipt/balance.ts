/** Whether the figures of a settlement balance: laws 1 and 2, and every sum that is printed beside its parts. */
import { BUCKETS } from "../buckets.ts";
import type { Finding } from "../errors.ts";
import { printFen, printRatio, readFen } from "../money.ts";
import { HOSPITAL } from "../plan/names.ts";
import type { Amount, Bucket } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";

type Figures = Omit<Settlement, "steps">;
type Named = { readonly [name: string]: Amount };

/** Holds a figure against what its parts come to. Unit: fen. */
type Check = (path: string, said: Amount | undefined, due: number) => void;

/**
 * Every figure of a settlement that is not what its parts come to: payers and patient make the total, as a whole, of each
 * bucket and of each line; the lines make the bill and what each payer gives, and nobody bears of a line other than a
 * part of it. Only a hospital that keeps what a fixed price leaves has less than nothing.
 *
 * @returns Paths from the settlement; nothing where all balances.
 */
export function balanceFindings(settlement: Figures): readonly Finding[] {
  const findings: Finding[] = [];
  const check: Check = (path, said, due) => {
    if (said !== undefined && readFen(said) === due) return;
    const sum = printFen(due);
    const expected = { zh: `各部分合计 ${sum}`, en: `${sum}, which its parts come to` };
    findings.push({ path, expected, found: said ?? "nothing" });
  };
  checkWhole(settlement, check);
  checkLines(settlement, check);
  findings.push(...settlement.lines.flatMap(partFindings));
  const { total, patient, ratio } = settlement;
  const [all, borne] = [readFen(total), readFen(patient.amount)];
  const due = all === 0 ? null : printRatio(all - borne, all);
  if (ratio !== due) {
    const expected = { zh: `各方支付的比例 ${due}`, en: `${due}, the share that the payers bear` };
    findings.push({ path: "ratio", expected, found: String(ratio) });
  }
  return findings;
}

function checkWhole({ total, bill, payments, payers, patient }: Figures, check: Check): void {
  check("total", total, sumOf(Object.values(bill)));
  payments.forEach(({ amount, buckets }, at) => {
    check(`payments[${at}].amount`, amount, sumOf(Object.values(buckets)));
  });
  const paid = new Map(Object.keys(payers).map((payer) => [payer, 0]));
  for (const { payer, amount } of payments) paid.set(payer, (paid.get(payer) ?? 0) + readFen(amount));
  for (const [payer, sum] of paid) check(`payers.${payer}`, valueOf(payers, payer), sum);
  for (const bucket of BUCKETS) {
    const taken = sumOf(payments.map(({ buckets }) => buckets[bucket] ?? "0.00"));
    check(`patient.buckets.${bucket}`, patient.buckets[bucket], readFen(bill[bucket]) - taken);
  }
  check("patient.amount", patient.amount, readFen(total) - sumOf(Object.values(payers)));
}

function checkLines({ lines, bill, payers }: Figures, check: Check): void {
  if (lines.length === 0) return;
  const billed = new Map<Bucket, number>(BUCKETS.map((bucket) => [bucket, 0]));
  const paid = new Map(Object.keys(payers).map((payer) => [payer, 0]));
  lines.forEach((line, at) => {
    check(`lines[${at}].amount`, line.amount, sumOf(Object.values(line.buckets)));
    check(`lines[${at}].patient`, line.patient, readFen(line.amount) - sumOf(Object.values(line.payers)));
    for (const bucket of BUCKETS) billed.set(bucket, (billed.get(bucket) ?? 0) + readFen(line.buckets[bucket]));
    for (const [payer, amount] of Object.entries(line.payers))
      paid.set(payer, (paid.get(payer) ?? 0) + readFen(amount));
  });
  for (const [bucket, sum] of billed) check(`bill.${bucket}`, bill[bucket], sum);
  for (const [payer, sum] of paid) check(`payers.${payer}`, valueOf(payers, payer), sum);
}

/** Shares of a line that lie on the other side of zero, where all its parts lie on one. */
function partFindings({ amount, buckets, payers, patient }: Figures["lines"][number], at: number): Finding[] {
  const parts = BUCKETS.map((bucket) => readFen(buckets[bucket]));
  // What moves an amount from one bucket to another has shares on both sides.
  if (parts.some((part) => part < 0) && parts.some((part) => part > 0)) return [];
  const corrects = readFen(amount) < 0;
  const shares = Object.entries(payers).flatMap(([payer, share]): (readonly [string, Amount])[] =>
    payer === HOSPITAL ? [] : [[`lines[${at}].payers.${payer}`, share]],
  );
  return [...shares, [`lines[${at}].patient`, patient] as const].flatMap(([path, share]): Finding[] => {
    const fen = readFen(share);
    if (corrects ? fen <= 0 : fen >= 0) return [];
    const expected = corrects ? { zh: "至多 0.00", en: "at most 0.00" } : { zh: "至少 0.00", en: "at least 0.00" };
    return [{ path, expected, found: share }];
  });
}

function sumOf(amounts: readonly Amount[]): number {
  return amounts.reduce((sum, amount) => sum + readFen(amount), 0);
}

function valueOf(amounts: Named, name: string): Amount | undefined {
  return Object.hasOwn(amounts, name) ? amounts[name] : undefined;
}
