/** What happened in a settlement, read from its numbers: one event for each benefit, and for a layer without any. */
import { BUCKETS } from "../buckets.ts";
import { bucketsOf } from "../claim/choice.ts";
import type { ParsedClaim, ParsedGiven } from "../claim/parsed.ts";
import type { SkipReason } from "../plan/choose.ts";
import type { BenefitPlan, LayerPlan, Plan, Variant } from "../plan/types.ts";
import type { Paid } from "./allocate.ts";
import type { Figures } from "./run.ts";
import type { Outcome } from "./desk.ts";
import { isOneCell } from "./take.ts";
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

const NO_PARTS: readonly Part[] = [];

/** The parts of all payments of an event, with their payers. */
export function partsOf(event: Event): readonly Part[] {
  if (event.kind === "given") return [event.given.part];
  return event.kind === "paid" ? event.applied.parts : NO_PARTS;
}

/** The payers of a payment of this size: a hospital that keeps money is alone. */
function payersOf(plan: BenefitPlan, pay: number): readonly number[] {
  return pay < 0 ? plan.payers.slice(0, 1) : plan.payers;
}

/** The payment that the claim gives in place of a layer. */
function givenFor(claim: ParsedClaim, layer: string): ParsedGiven | undefined {
  const { paid } = claim;
  for (let i = 0; i < paid.length; i++) if (paid[i]?.layer === layer) return paid[i];
  return undefined;
}

/** What each payer pays, in a list of moves, in order, but for payments of nothing. */
export function paymentsIn(
  plan: Plan,
  claim: ParsedClaim,
  variants: Outcome["variants"],
  moved: ArrayLike<number>,
  groups: number,
): Paid[] {
  const payments: Paid[] = [];
  const cells = 4 * groups;
  let at = 0;
  for (const layer of plan.layers) {
    if (givenFor(claim, layer.name) !== undefined) {
      if (moved[at++] === 0) continue;
      payments.push({ payer: layer.payer, at, count: cells, first: 0 });
      at += cells;
      continue;
    }
    for (const benefit of layer.benefits) {
      const variant = variants[benefit.index] ?? null;
      if (variant === null) continue;
      const pay = moved[at++] ?? 0;
      if (pay === 0) continue;
      const payers = payersOf(benefit, pay);
      if (isOneCell(benefit, variant, groups, pay)) {
        payments.push({ payer: payers[0] ?? 0, at: at - 1, count: 1, first: variant.of[0] ?? 0 });
        continue;
      }
      for (let p = 0; p < payers.length; p++) {
        payments.push({ payer: payers[p] ?? 0, at, count: cells, first: 0 });
        at += cells;
      }
    }
  }
  return payments;
}

/** Reads the parts of a payment whose cells begin at `at`. */
function partsAt(moved: readonly number[], at: number, payers: readonly number[], groups: number): Part[] {
  const parts: Part[] = [];
  for (let p = 0; p < payers.length; p++) {
    const first = at + p * 4 * groups;
    const cells = moved.slice(first, first + 4 * groups);
    let amount = 0;
    for (let cell = 0; cell < cells.length; cell++) amount += cells[cell] ?? 0;
    parts.push({ payer: payers[p] ?? 0, amount, cells });
  }
  return parts;
}

/** The part of the only payer of a payment from one bucket. */
function wholePart(pay: number, [payer = 0]: readonly number[], { of }: Variant): Part {
  return { payer, amount: pay, cells: BUCKETS.map((_, bucket) => (bucket === of[0] ? pay : 0)) };
}

/** Reads the events of an outcome. */
function eventsOf({ plan, claim, choices, variants, trace, moved, groups: divided }: Outcome): Event[] {
  const groups = divided?.groupTags.length ?? 1;
  const events: Event[] = [];
  let at = 0;
  let traceAt = 0;
  for (const layer of plan.layers) {
    const given = givenFor(claim, layer.name);
    if (given !== undefined) {
      const pay = moved[at++] ?? 0;
      const [own] = pay === 0 ? NO_PARTS : partsAt(moved, at, [layer.payer], groups);
      if (own !== undefined) at += 4 * groups;
      const part = own ?? { payer: layer.payer, amount: 0, cells: Array.from({ length: 4 * groups }, () => 0) };
      const stated = [given.deductible, given.statedDeductible, given.penalty];
      events.push({ kind: "given", layer, given: { part, stated } });
      continue;
    }
    if (layer.absence === "optional") events.push({ kind: "no-rule", layer });
    for (const benefit of layer.benefits) {
      const choice = choices[benefit.index];
      const variant = variants[benefit.index] ?? null;
      if (choice?.kind === "skip") events.push({ kind: "skip", benefit, reason: choice.reason });
      if (variant === null) continue;
      const pay = moved[at++] ?? 0;
      const isWhole = isOneCell(benefit, variant, groups, pay);
      const payers = payersOf(benefit, pay);
      const parts =
        pay === 0 ? NO_PARTS : isWhole ? [wholePart(pay, payers, variant)] : partsAt(moved, at, payers, groups);
      if (!isWhole) at += parts.length * 4 * groups;
      const read = trace === null ? null : readTrace(trace, traceAt, variant);
      if (read !== null) traceAt = read.next;
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
  const billed = outcome.groups?.amounts ?? bucketsOf(outcome.claim);
  const unpaid = [...billed];
  for (const event of events)
    for (const { cells } of partsOf(event))
      for (let cell = 0; cell < cells.length; cell++) unpaid[cell] = (unpaid[cell] ?? 0) - (cells[cell] ?? 0);
  let total = 0;
  for (let cell = 0; cell < billed.length; cell++) total += billed[cell] ?? 0;
  return { outcome, events, groups: billed.length / 4, billed, unpaid, total };
}
