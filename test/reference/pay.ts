import type { Benefit } from "../../src/rules/benefit.ts";
import type { Bucket } from "../../src/rules/types.ts";
import { apportion } from "./apportion.ts";
import { byCodePoint } from "./code-points.ts";
import { take, unpaidOf, type BillLine, type Cell, type Group } from "./bill.ts";
import { exact, ONE, sum, ZERO, type Exact } from "./decimal.ts";
import type { Outcome } from "./evaluate.ts";

/** What one payer pays of one benefit, and where it is taken from. */
export interface PaymentPart {
  readonly payer: string;
  readonly cells: readonly Cell[];
}

export function ownPayerOf(layer: string): string {
  return layer === "hospitalWaiver" || layer === "hospitalReduction" ? "hospital" : layer;
}

/** Takes the outcome off what is unpaid and says who pays it. */
export function partsOf(benefit: Benefit, outcome: Outcome, ownPayer: string): PaymentPart[] {
  const { pay, sight } = outcome;
  if (pay.isNegative()) return [{ payer: ownPayer, cells: giveBack(sight.covered, pay.negated()) }];
  return splitAmongPayers(take(sight.covered, sight.of, pay), pay, benefit.payers, ownPayer);
}

/** What the hospital keeps is added to what the later layers and the patient pay on. */
function giveBack(groups: readonly Group[], kept: Exact): Cell[] {
  const bucket: Bucket = "inScope";
  const weights = unpaidOf(groups, [bucket]).isZero()
    ? groups.map((_, index) => (index === 0 ? ONE : ZERO))
    : groups.map((group) => group.unpaid[bucket]);
  return apportion(kept, weights).flatMap((share, index): Cell[] => {
    const group = groups[index];
    if (group === undefined || share.isZero()) return [];
    group.unpaid[bucket] = group.unpaid[bucket].plus(share);
    return [{ bucket, group, amount: share.negated() }];
  });
}

function splitAmongPayers(
  taken: readonly Cell[],
  pay: Exact,
  payers: Benefit["payers"],
  ownPayer: string,
): PaymentPart[] {
  if (payers === undefined) return [{ payer: ownPayer, cells: taken }];
  const amounts = apportion(
    pay,
    payers.map(({ share }) => exact(share)),
  );
  let left = taken;
  return payers.map(({ payer }, index) => {
    const amount = amounts[index] ?? ZERO;
    const shares = apportion(
      amount,
      left.map((cell) => cell.amount),
    );
    const cells = left.map(({ bucket, group }, at) => ({ bucket, group, amount: shares[at] ?? ZERO }));
    left = left.map(({ bucket, group, amount: held }, at) => ({
      bucket,
      group,
      amount: held.minus(shares[at] ?? ZERO),
    }));
    return { payer, cells };
  });
}

/** Lays a payment on the fee lines it is for, in proportion to what each still leaves unpaid. */
export function allocate(lines: readonly BillLine[], { payer, cells }: PaymentPart): void {
  const inOrder = [...lines].sort((a, b) => byCodePoint(a.id, b.id));
  for (const { bucket, group, amount } of cells) {
    const members = inOrder.filter((line) => line.group === group.key);
    if (members.length === 0 || amount.isZero()) continue;
    const unpaid = members.map((line) => line.unpaid[bucket]);
    // A payment is never more than is unpaid: what exceeds it is kept, and has nothing to do with corrections.
    const isKept = amount.abs().greaterThan(sum(unpaid));
    const left = unpaid.map((own) => (isKept && own.isNegative() ? ZERO : own));
    const weights = sum(left).isZero() ? left.map((_, index) => (index === 0 ? ONE : ZERO)) : left;
    // What a hospital keeps is laid out as its size, so that it mirrors a payment of that size.
    apportion(amount.abs(), weights).forEach((size, index) => {
      const line = members[index];
      if (line === undefined) return;
      const share = amount.isNegative() ? size.negated() : size;
      line.unpaid[bucket] = line.unpaid[bucket].minus(share);
      line.payers.set(payer, (line.payers.get(payer) ?? ZERO).plus(share));
    });
  }
}
