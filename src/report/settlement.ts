/** Printing an outcome as a `Settlement`: the only way from integers to what users see. */
import { BUCKETS } from "../buckets.ts";
import type { ParsedAccount } from "../account/account.ts";
import { printFen, printRatio } from "../money.ts";
import type { Bucket, Day } from "../rules/types.ts";
import { visitDate } from "../settle/facts.ts";
import { partsOf } from "../settle/settle.ts";
import type { Event, Outcome } from "../settle/settle.ts";
import type { Part } from "../settle/take.ts";
import type { Buckets, Payment, SettledLine, Settlement } from "../settle/types.ts";
import { ENGINE } from "../version.ts";
import { printSteps } from "./steps.ts";

/**
 * Prints an outcome.
 *
 * @param after   The account after it.
 * @param knownAt The day whose knowledge selected the rules.
 * @param trace   Whether to print the steps.
 */
export function printSettlement(outcome: Outcome, after: ParsedAccount, knownAt: Day, trace: boolean): Settlement {
  const { plan, claim, bill } = outcome;
  const patient = outcome.unpaid.reduce((sum, amount) => sum + amount, 0);
  return {
    claim: claim.id,
    person: claim.person.id,
    year: outcome.account.year,
    region: plan.region,
    on: visitDate(claim, plan.pipeline.selectBy),
    knownAt,
    total: printFen(bill.total),
    bill: printBuckets(bill.amounts, bill.groups),
    payments: outcome.events.flatMap((event) => paymentsOf(outcome, event)),
    payers: payersOf(outcome),
    patient: { amount: printFen(patient), buckets: printBuckets(outcome.unpaid, bill.groups) },
    ratio: bill.total === 0 ? null : printRatio(bill.total - patient, bill.total),
    lines: linesOf(outcome),
    steps: trace ? printSteps(outcome) : [],
    entitlements: outcome.remarks.entitlements,
    notes: outcome.remarks.notes.map(({ entry, origin }) => ({ origin, source: entry.source, why: entry.why })),
    rules: plan.receipts,
    account: { before: outcome.account.revision, after: after.revision },
    names: plan.names,
    engine: ENGINE,
  };
}

/** Sums over groups, by bucket. */
function bucketSums(cells: readonly number[], groups: number): number[] {
  return BUCKETS.map((_, k) => cells.slice(k * groups, (k + 1) * groups).reduce((sum, amount) => sum + amount, 0));
}

function printBuckets(cells: readonly number[], groups: number): Buckets {
  const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = bucketSums(cells, groups);
  return {
    inScope: printFen(inScope),
    preSelfPay: printFen(preSelfPay),
    overLimit: printFen(overLimit),
    ownPay: printFen(ownPay),
  };
}

/** The buckets that a part was taken from. */
export function bucketsTaken(part: Part, groups: number): { readonly [bucket in Bucket]?: string } {
  const taken: { [bucket in Bucket]?: string } = {};
  bucketSums(part.cells, groups).forEach((amount, k) => {
    const bucket = BUCKETS[k];
    if (amount !== 0 && bucket !== undefined) taken[bucket] = printFen(amount);
  });
  return taken;
}

function paymentsOf(outcome: Outcome, event: Event): Payment[] {
  return partsOf(event)
    .filter((part) => part.amount !== 0)
    .map((part) => {
      const common = {
        payer: outcome.plan.payers[part.payer] ?? "",
        amount: printFen(part.amount),
        buckets: bucketsTaken(part, outcome.bill.groups),
      };
      if (event.kind !== "paid")
        return { layer: "layer" in event ? event.layer.name : "", benefit: null, case: null, title: null, ...common };
      const { benefit, layer } = event.benefit;
      return {
        layer: outcome.plan.layers[layer]?.name ?? "",
        benefit: benefit.id,
        case: event.applied.variant.case.id,
        title: benefit.title,
        ...common,
      };
    });
}

/** Totals by payer: those of layers in force, and whoever paid. */
function payersOf(outcome: Outcome): { readonly [payer: string]: string } {
  const { plan } = outcome;
  const sums = plan.payers.map(() => 0);
  const named = plan.payers.map(() => false);
  for (const { payers } of plan.benefits) for (const payer of payers) named[payer] = true;
  for (const event of outcome.events) {
    if (event.kind === "given") named[event.layer.payer] = true;
    for (const part of partsOf(event)) sums[part.payer] = (sums[part.payer] ?? 0) + part.amount;
  }
  return Object.fromEntries(
    plan.payers.flatMap((payer, index) => (named[index] === true ? [[payer, printFen(sums[index] ?? 0)]] : [])),
  );
}

function linesOf(outcome: Outcome): SettledLine[] {
  const { allocation, claim, plan } = outcome;
  if (allocation === null) return [];
  const count = plan.payers.length;
  return claim.lines.map((line, i) => ({
    id: line.id,
    amount: printFen(line.parts.reduce((sum, part) => sum + part, 0)),
    buckets: printBuckets(line.parts, 1),
    payers: Object.fromEntries(
      plan.payers.flatMap((payer, p) => {
        const amount = allocation.byPayer[i * count + p] ?? 0;
        return amount === 0 ? [] : [[payer, printFen(amount)]];
      }),
    ),
    patient: printFen(allocation.patient[i] ?? 0),
  }));
}
