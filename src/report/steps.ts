/** The steps of a settlement: the numeric trace of an outcome put into words and cited. */
import { BUCKETS } from "../buckets.ts";
import { printFen } from "../money.ts";
import type { BenefitPlan } from "../plan/types.ts";
import type { Text } from "../rules/types.ts";
import type { Event, Reading } from "../settle/events.ts";
import type { Outcome } from "../settle/desk.ts";
import type { Part } from "../settle/take.ts";
import type { Step, StepKind } from "../settle/types.ts";
import { mechanismSteps } from "./mechanism-steps.ts";

/** What a step says beside its place in the list. */
export interface Entry {
  readonly kind: StepKind;
  readonly inputs: Readonly<Record<string, string>>;
  /** Unit: fen. */
  readonly amount: number;
  readonly payer?: string;
  /** Where it is not the benefit's own. */
  readonly title?: Text | undefined;
  readonly origin?: string | undefined;
  readonly source?: string;
}

/** Where a list of entries stands. */
interface Place {
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly title: Text | null;
  readonly origin: string | null;
  readonly source: string | null;
}

const CLAIM: Place = { layer: "bill", benefit: null, case: null, title: null, origin: null, source: null };

/** Prints all steps, in the order in which things were computed. */
export function printSteps(reading: Reading): Step[] {
  const { outcome, events, billed, unpaid, groups } = reading;
  const steps: Step[] = [];
  let rest = reading.total;
  const add = (place: Place, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      if (entry.payer !== undefined) rest -= entry.amount;
      steps.push({
        seq: steps.length,
        layer: place.layer,
        benefit: place.benefit,
        case: place.case,
        kind: entry.kind,
        title: entry.title ?? place.title,
        origin: entry.origin ?? place.origin,
        source: entry.source ?? place.source,
        inputs: entry.payer === undefined ? entry.inputs : { ...entry.inputs, rest: printFen(rest) },
        amount: printFen(entry.amount),
        payer: entry.payer ?? null,
      });
    }
  };
  add(CLAIM, [{ kind: "bill", inputs: bucketInputs(billed, groups), amount: reading.total }]);
  for (const event of events) add(placeOf(outcome, event), entriesOf(reading, event));
  const patient = unpaid.reduce((sum, amount) => sum + amount, 0);
  const inputs = bucketInputs(unpaid, groups);
  add({ ...CLAIM, layer: "patient" }, [{ kind: "patient", inputs, amount: patient }]);
  return steps;
}

function placeOf(outcome: Outcome, event: Event): Place {
  if (event.kind === "given") return { ...CLAIM, layer: event.layer.name };
  if (event.kind === "no-rule") {
    const { pipeline, pipelineOrigin } = outcome.plan;
    return { ...CLAIM, layer: event.layer.name, origin: pipelineOrigin, source: pipeline.source };
  }
  const { benefit, layer, origin } = event.benefit;
  const at = { layer: outcome.plan.layers[layer]?.name ?? "", benefit: benefit.id, title: benefit.title, origin };
  if (event.kind === "skip") return { ...at, case: null, source: benefit.source };
  const { case: own } = event.applied.variant;
  return { ...at, case: own.id, source: own.source };
}

function entriesOf({ outcome, groups }: Reading, event: Event): Entry[] {
  if (event.kind === "no-rule") return [{ kind: "skip", inputs: { reason: "no-rule" }, amount: 0 }];
  if (event.kind === "skip") return [{ kind: "skip", inputs: { reason: event.reason }, amount: 0 }];
  if (event.kind === "given") {
    const { part, stated } = event.given;
    const names = ["deductible", "statedDeductible", "penalty"];
    const quantities = names.flatMap((name, i) => {
      const amount = stated[i] ?? null;
      return amount === null ? [] : [[name, printFen(amount)]];
    });
    const inputs = { ...bucketInputs(part.cells, groups, true), ...Object.fromEntries(quantities) };
    return [{ kind: "given", inputs, amount: part.amount, payer: outcome.plan.payers[part.payer] ?? "" }];
  }
  const { benefit, applied } = event;
  const { figures, variant, parts } = applied;
  if (figures === null) return [];
  return [...mechanismSteps(benefit, variant, figures), ...payEntries(outcome, groups, benefit, parts, figures)];
}

/** One `pay` step per payer; one of 0.00 where nothing is paid. */
function payEntries(
  outcome: Outcome,
  groups: number,
  plan: BenefitPlan,
  parts: readonly Part[],
  figures: { readonly raw: number; readonly paidLeft: number; readonly unpaid: number },
): Entry[] {
  const inputs = {
    raw: printFen(figures.raw),
    ...(figures.paidLeft === -1 ? {} : { left: printFen(figures.paidLeft) }),
    unpaid: printFen(figures.unpaid),
  };
  if (parts.length === 0)
    return [{ kind: "pay", inputs, amount: 0, payer: outcome.plan.payers[plan.payers[0] ?? 0] ?? "" }];
  return parts.map((part, i) => ({
    kind: "pay",
    inputs: {
      ...inputs,
      ...(parts.length === 1 ? {} : { share: plan.benefit.payers?.[i]?.share ?? "1" }),
      ...bucketInputs(part.cells, groups, true),
    },
    amount: part.amount,
    payer: outcome.plan.payers[part.payer] ?? "",
  }));
}

function bucketInputs(cells: readonly number[], groups: number, onlyTaken = false): Record<string, string> {
  const inputs: Record<string, string> = {};
  BUCKETS.forEach((bucket, k) => {
    const amount = cells.slice(k * groups, (k + 1) * groups).reduce((sum, cell) => sum + cell, 0);
    if (amount !== 0 || !onlyTaken) inputs[bucket] = printFen(amount);
  });
  return inputs;
}
