import type { Account, Claim } from "../../src/claim/types.ts";
import { grossOf, type Bill, type BillLine } from "./bill.ts";
import { addParts, emptyParts, printParts, totalOf, type Parts } from "./buckets.ts";
import { countingDay, yearOf } from "./dates.ts";
import { sum, yuan, type Exact } from "./decimal.ts";
import type { Ledger } from "./ledger.ts";
import { ownPayerOf, type PaymentPart } from "./pay.ts";
import type { ReferenceRules, ReferenceSettlement } from "./settle.ts";

export interface Paid extends PaymentPart {
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
}

/** All that a settlement is printed from. */
export interface Settled {
  readonly rules: ReferenceRules;
  readonly claim: Claim;
  readonly account: Account | null;
  readonly bill: Bill;
  readonly ledger: Ledger;
  readonly deductibles: Readonly<Record<string, string>> | undefined;
  readonly paid: readonly Paid[];
  readonly notes: readonly string[];
  readonly entitlements: readonly string[];
  readonly admissions: number;
  readonly highestTier: Account["highestTier"];
}

export function printed(settled: Settled): ReferenceSettlement {
  const { bill, paid } = settled;
  const gross = grossOf(bill.groups);
  const unpaid = bill.groups.map((group) => group.unpaid).reduce(addParts, emptyParts());
  return {
    ok: true,
    payments: paid
      .filter((payment) => !amountOf(payment).isZero())
      .map((payment) => ({
        layer: payment.layer,
        benefit: payment.benefit,
        case: payment.case,
        payer: payment.payer,
        amount: yuan(amountOf(payment)),
        buckets: printParts(bucketsOf(payment)),
      })),
    payers: printedPayers(settled),
    patient: { amount: yuan(totalOf(unpaid)), buckets: printParts(unpaid) },
    bill: printParts(gross),
    total: yuan(totalOf(gross)),
    ...(settled.deductibles && { deductibles: settled.deductibles }),
    lines: bill.lines.map(printedLine),
    account: printedAccount(settled),
    notes: settled.notes,
    entitlements: settled.entitlements,
  };
}

function amountOf({ cells }: PaymentPart): Exact {
  return sum(cells.map((cell) => cell.amount));
}

function bucketsOf({ cells }: PaymentPart): Parts {
  const parts = emptyParts();
  for (const { bucket, amount } of cells) parts[bucket] = parts[bucket].plus(amount);
  return parts;
}

function printedPayers({ rules, paid }: Settled): Record<string, string> {
  const named = rules.layers.flatMap(({ benefits }) =>
    benefits.flatMap((benefit) => (benefit.payers ?? []).map(({ payer }) => payer)),
  );
  const payers = [...new Set([...rules.pipeline.order.map(ownPayerOf), ...named])];
  return Object.fromEntries(
    payers.map((payer) => [payer, yuan(sum(paid.filter((part) => part.payer === payer).map(amountOf)))]),
  );
}

function printedLine(line: BillLine): ReferenceSettlement["lines"][number] {
  return {
    id: line.id,
    amount: yuan(totalOf(line.gross)),
    buckets: printParts(line.gross),
    payers: Object.fromEntries(
      [...line.payers].filter(([, amount]) => !amount.isZero()).map(([payer, amount]) => [payer, yuan(amount)]),
    ),
    patient: yuan(totalOf(line.gross).minus(sum(line.payers.values()))),
  };
}

function printedAccount({ rules, claim, account, ledger, admissions, highestTier }: Settled): Account {
  const counts = ledger.printedCounts();
  return {
    person: claim.person.id,
    year: yearOf(countingDay(claim, rules.pipeline)),
    revision: (account?.revision ?? 0) + 1,
    admissions,
    highestTier,
    amounts: ledger.printedAmounts(),
    ...(Object.keys(counts).length > 0 && { counts }),
  };
}
