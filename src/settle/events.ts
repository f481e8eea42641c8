/** What happened in a settlement, read from its numbers: one event for each benefit, and for a layer without any. */
import { FIRST_BUCKET } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { SkipReason } from "../plan/choose.ts";
import type { BenefitPlan, LayerPlan, Plan, Variant } from "../plan/types.ts";
import type { Paid } from "./allocate.ts";
import type { Figures } from "./run.ts";
import type { Outcome } from "./desk.ts";
import type { Part } from "./take.ts";
import { readTrace } from "./trace.ts";

/** A case that was applied. */
export interface Applied {
  readonly variant: Variant;
  /** `null` where no trace was kept. */
  readonly figures: Figures | null;
  /** The payment by payer; empty when it is 0. */
  readonly parts: readonly Part[];
}

/** A given payment that was taken, with the quantities it states (`null` where it states none). */
export interface Given {
  readonly part: Part;
  readonly stated: readonly (number | null)[];
}

/** What happened to one benefit or layer. */
export type Event =
  | { readonly kind: "given"; readonly layer: LayerPlan; readonly given: Given }
  | { readonly kind: "no-rule"; readonly layer: LayerPlan }
  | { readonly kind: "skip"; readonly benefit: BenefitPlan; readonly reason: SkipReason }
  | { readonly kind: "paid"; readonly benefit: BenefitPlan; readonly applied: Applied };

/** The parts of all payments of an event, with their payers. */
export function partsOf(event: Event): readonly Part[] {
  if (event.kind === "given") return [event.given.part];
  return event.kind === "paid" ? event.applied.parts : [];
}

/** The payers of a payment of this size: a hospital that keeps money is alone. */
function payersOf(plan: BenefitPlan, pay: number): readonly number[] {
  return pay < 0 ? plan.payers.slice(0, 1) : plan.payers;
}

/** The payments in a list of moves, in order, but for those of nothing. */
export function paymentsIn(
  plan: Plan,
  claim: ParsedClaim,
  variants: Outcome["variants"],
  moved: ArrayLike<number>,
  groups: number,
): Paid[] {
  const payments: Paid[] = [];
  let at = 0;
  const add = (payersFor: (pay: number) => readonly number[]): void => {
    const pay = moved[at++] ?? 0;
    if (pay === 0) return;
    const payers = payersFor(pay);
    payments.push({ payers, at });
    at += payers.length * 4 * groups;
  };
  for (const layer of plan.layers) {
    if (claim.paid.length > 0 && claim.paid.some((each) => each.layer === layer.name)) add(() => [layer.payer]);
    else
      for (const benefit of layer.benefits)
        if ((variants[benefit.index] ?? null) !== null) add((pay) => payersOf(benefit, pay));
  }
  return payments;
}

/** Reads the events of an outcome. */
function eventsOf(outcome: Outcome): Event[] {
  const { plan, claim, choices, variants, trace } = outcome;
  const groups = outcome.groups?.groupTags.length ?? 1;
  const payments = paymentsIn(plan, claim, variants, outcome.moved, groups);
  const events: Event[] = [];
  const reader = { moved: 0, payment: 0, trace: 0 };
  const nextParts = (): Part[] => {
    const pay = outcome.moved[reader.moved++] ?? 0;
    const payment = pay === 0 ? undefined : payments[reader.payment++];
    if (payment === undefined) return [];
    const cells = 4 * groups;
    reader.moved = payment.at + payment.payers.length * cells;
    return payment.payers.map((payer, p) => {
      const own = outcome.moved.slice(payment.at + p * cells, payment.at + (p + 1) * cells);
      return { payer, amount: own.reduce((sum, amount) => sum + amount, 0), cells: own };
    });
  };
  for (const layer of plan.layers) {
    const given = claim.paid.find((each) => each.layer === layer.name);
    if (given !== undefined) {
      const [part = { payer: layer.payer, amount: 0, cells: Array.from({ length: 4 * groups }, () => 0) }] =
        nextParts();
      events.push({
        kind: "given",
        layer,
        given: { part, stated: [given.deductible, given.statedDeductible, given.penalty] },
      });
      continue;
    }
    if (layer.absence === "optional") events.push({ kind: "no-rule", layer });
    for (const benefit of layer.benefits) {
      const choice = choices[benefit.index];
      const variant = variants[benefit.index] ?? null;
      if (choice?.kind === "skip") events.push({ kind: "skip", benefit, reason: choice.reason });
      if (variant === null) continue;
      const parts = nextParts();
      const read = trace === null ? null : readTrace(trace, reader.trace, variant);
      if (read !== null) reader.trace = read.next;
      events.push({ kind: "paid", benefit, applied: { variant, figures: read?.figures ?? null, parts } });
    }
  }
  return events;
}

/** An outcome as it is read for printing. */
export interface Reading {
  readonly outcome: Outcome;
  readonly events: readonly Event[];
  /** Number of groups of the bill, at least 1; amounts of bucket k in group g stand at `k * groups + g`. */
  readonly groups: number;
  readonly billed: readonly number[];
  readonly unpaid: readonly number[];
  readonly total: number;
}

/** Reads an outcome. */
export function readOutcome(outcome: Outcome): Reading {
  const events = eventsOf(outcome);
  const billed = outcome.groups?.amounts ?? outcome.claim.codes.slice(FIRST_BUCKET, FIRST_BUCKET + 4);
  const unpaid = [...billed];
  for (const event of events)
    for (const { cells } of partsOf(event))
      for (let cell = 0; cell < cells.length; cell++) unpaid[cell] = (unpaid[cell] ?? 0) - (cells[cell] ?? 0);
  const total = billed.reduce((sum, amount) => sum + amount, 0);
  return { outcome, events, groups: billed.length / 4, billed, unpaid, total };
}
