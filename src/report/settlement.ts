/** Printing an outcome as a `Settlement`: the only way from integers to what users see. */
import { BUCKETS } from "../buckets.ts";
import { printFen, printRatio } from "../money.ts";
import type { Bucket, Day } from "../rules/types.ts";
import { visitDate } from "../settle/facts.ts";
import { partsOf, readOutcome } from "../settle/events.ts";
import type { Event, Reading } from "../settle/events.ts";
import type { Outcome } from "../settle/desk.ts";
import type { Part } from "../settle/take.ts";
import type { Buckets, Payment, SettledLine, Settlement } from "../settle/types.ts";
import { ENGINE } from "../version.ts";
import { printSteps } from "./steps.ts";

/** What a settlement says of the account. */
export interface AccountLine {
  readonly year: number;
  /** Revisions. */
  readonly before: number;
  readonly after: number;
}

/**
 * Prints an outcome.
 *
 * @param account The benefit year, and the account's revisions.
 * @param knownAt The day whose knowledge selected the rules.
 */
export function printSettlement(outcome: Outcome, account: AccountLine, knownAt: Day): Settlement {
  const { plan, claim } = outcome;
  const reading = readOutcome(outcome);
  const { billed, unpaid, groups, total } = reading;
  const patient = unpaid.reduce((sum, amount) => sum + amount, 0);
  return {
    claim: claim.id,
    person: claim.person.id,
    year: account.year,
    region: plan.region,
    on: visitDate(claim, plan.pipeline.selectBy),
    knownAt,
    total: printFen(total),
    bill: printBuckets(billed, groups),
    payments: reading.events.flatMap((event) => paymentsOf(reading, event)),
    payers: payersOf(reading),
    patient: { amount: printFen(patient), buckets: printBuckets(unpaid, groups) },
    ratio: total === 0 ? null : printRatio(total - patient, total),
    lines: linesOf(outcome),
    steps: outcome.trace === null ? [] : printSteps(reading),
    entitlements: outcome.remarks.entitlements,
    notes: outcome.remarks.notes.map(({ entry, origin }) => ({ origin, source: entry.source, why: entry.why })),
    rules: plan.receipts,
    account: { before: account.before, after: account.after },
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

function paymentsOf({ outcome, groups }: Reading, event: Event): Payment[] {
  return partsOf(event)
    .filter((part) => part.amount !== 0)
    .map((part) => {
      const common = {
        payer: outcome.plan.payers[part.payer] ?? "",
        amount: printFen(part.amount),
        buckets: bucketsTaken(part, groups),
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
function payersOf({ outcome, events }: Reading): { readonly [payer: string]: string } {
  const { plan } = outcome;
  const sums = plan.payers.map(() => 0);
  const named = plan.payers.map(() => false);
  for (const { payers } of plan.benefits) for (const payer of payers) named[payer] = true;
  for (const event of events) {
    if (event.kind === "given") named[event.layer.payer] = true;
    for (const part of partsOf(event)) sums[part.payer] = (sums[part.payer] ?? 0) + part.amount;
  }
  return Object.fromEntries(
    plan.payers.flatMap((payer, index) => (named[index] === true ? [[payer, printFen(sums[index] ?? 0)]] : [])),
  );
}

function linesOf({ allocation, claim, plan }: Outcome): SettledLine[] {
  if (allocation === null) return [];
  const { lines } = claim;
  const count = lines.length;
  return lines.map((line, i) => {
    const amount = line.parts[0] + line.parts[1] + line.parts[2] + line.parts[3];
    const paid = plan.payers.map(() => 0);
    let patient = amount;
    allocation.payers.forEach((payer, row) => {
      const share = allocation.shares[row * count + i] ?? 0;
      paid[payer] = (paid[payer] ?? 0) + share;
      patient -= share;
    });
    const payers: { [payer: string]: string } = {};
    plan.payers.forEach((payer, p) => {
      const share = paid[p] ?? 0;
      if (share !== 0) payers[payer] = printFen(share);
    });
    return {
      id: line.id,
      amount: printFen(amount),
      buckets: printBuckets(line.parts, 1),
      payers,
      patient: printFen(patient),
    };
  });
}
