/** Printing an outcome as a `Settlement`: the only way from integers to what users see. */
import { printFen, printRatio } from "../money.ts";
import { payersInForce } from "../plan/payers.ts";
import type { Day } from "../rules/types.ts";
import { visitDate } from "../settle/facts.ts";
import { partsOf, readOutcome } from "../settle/events.ts";
import type { Reading } from "../settle/events.ts";
import type { Outcome } from "../settle/desk.ts";
import type { Payment, SettledLine, Settlement } from "../settle/types.ts";
import { ENGINE } from "../version.ts";
import { addTaken, printBuckets, totalOf } from "./amounts.ts";
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
  const patient = totalOf(unpaid);
  return {
    claim: claim.id,
    person: claim.person.id,
    year: account.year,
    ...(plan.yearEnd ? { yearEnd: true as const } : {}),
    region: plan.region,
    on: visitDate(claim, plan.pipeline.selectBy),
    knownAt,
    total: printFen(total),
    bill: printBuckets(billed, groups),
    ...(outcome.borne.length === 0 ? {} : { deductibles: borneOf(outcome) }),
    payments: paymentsOf(reading),
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

function borneOf({ borne }: Outcome): NonNullable<Settlement["deductibles"]> {
  return Object.fromEntries(borne.map((each) => [each.benefit, printFen(each.borne)]));
}

/** Payments in order, but for those of nothing. */
function paymentsOf({ outcome, events, groups }: Reading): Payment[] {
  const { plan } = outcome;
  const payments: Payment[] = [];
  for (const event of events) {
    for (const part of partsOf(event)) {
      if (part.amount === 0) continue;
      const payer = plan.payers[part.payer] ?? "";
      const amount = printFen(part.amount);
      const buckets = addTaken({}, part.cells, groups);
      if (event.kind === "paid") {
        const { benefit, layer } = event.benefit;
        const { id, title, recoverFrom } = benefit;
        const name = plan.layers[layer]?.name ?? "";
        const own = event.applied.variant.case.id;
        const payment = { layer: name, benefit: id, case: own, title, payer, amount, buckets };
        payments.push(recoverFrom === undefined ? payment : { ...payment, recoverFrom });
      } else {
        const layer = "layer" in event ? event.layer.name : "";
        payments.push({ layer, benefit: null, case: null, title: null, payer, amount, buckets });
      }
    }
  }
  return payments;
}

/** Totals by payer: those of layers in force, and whoever paid. */
function payersOf({ outcome, events }: Reading): { readonly [payer: string]: string } {
  const { plan } = outcome;
  const sums = zeros(plan.payers.length);
  const named = payersInForce(plan);
  for (const event of events) {
    if (event.kind === "given") named[event.layer.payer] = true;
    for (const part of partsOf(event)) sums[part.payer] = (sums[part.payer] ?? 0) + part.amount;
  }
  const printed: { [payer: string]: string } = {};
  plan.payers.forEach((payer, index) => {
    if (named[index] === true) printed[payer] = printFen(sums[index] ?? 0);
  });
  return printed;
}

function linesOf({ allocation, claim, plan }: Outcome): SettledLine[] {
  if (allocation === null) return [];
  const { lines } = claim;
  const count = lines.length;
  const paid = zeros(plan.payers.length);
  const printed: SettledLine[] = [];
  for (let i = 0; i < count; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const { id, parts } = line;
    const amount = parts[0] + parts[1] + parts[2] + parts[3];
    let patient = amount;
    paid.fill(0);
    for (let row = 0; row < allocation.payers.length; row++) {
      const share = allocation.shares[row * count + i] ?? 0;
      const payer = allocation.payers[row] ?? 0;
      paid[payer] = (paid[payer] ?? 0) + share;
      patient -= share;
    }
    const payers: { [payer: string]: string } = {};
    for (let p = 0; p < paid.length; p++) {
      const share = paid[p] ?? 0;
      if (share !== 0) payers[plan.payers[p] ?? ""] = printFen(share);
    }
    const buckets = printBuckets(parts, 1);
    printed.push({ id, amount: printFen(amount), buckets, payers, patient: printFen(patient) });
  }
  return printed;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
