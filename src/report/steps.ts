/** The steps of a settlement: the numeric trace of an outcome put into words and cited. */
import { printFen } from "../money.ts";
import type { Event, Reading } from "../settle/events.ts";
import type { Outcome } from "../settle/desk.ts";
import type { Step } from "../settle/types.ts";
import { addTaken, printBuckets, totalOf } from "./amounts.ts";
import { addMechanism } from "./mechanism-steps.ts";
import type { Settled } from "./mechanism-steps.ts";
import { printedOf } from "./printed.ts";
import { addPay, addStep } from "./step-list.ts";
import type { Inputs, Place, StepList } from "./step-list.ts";

const CLAIM: Place = { layer: "bill", benefit: null, case: null, title: null, origin: null, source: null };
const PATIENT: Place = { ...CLAIM, layer: "patient" };
/** The quantities that a given payment may state, in the order of the reading. */
const QUANTITIES = ["deductible", "statedDeductible", "penalty"];

/** Prints all steps, in the order in which things were computed. */
export function printSteps(reading: Reading): Step[] {
  const { events, billed, unpaid, groups, total } = reading;
  const list: StepList = { steps: [], rest: total };
  addStep(list, CLAIM, "bill", { ...printBuckets(billed, groups) }, total);
  for (const event of events) addEvent(list, reading, event);
  addStep(list, PATIENT, "patient", { ...printBuckets(unpaid, groups) }, totalOf(unpaid));
  return list.steps;
}

function addEvent(list: StepList, { outcome, groups }: Reading, event: Event): void {
  if (event.kind === "no-rule") {
    const place = { ...CLAIM, layer: event.layer.name, ...outcome.plan.ordering };
    addStep(list, place, "skip", { reason: "no-rule" }, 0);
  } else if (event.kind === "skip") {
    const { benefit, layer, origin } = event.benefit;
    const { id, title, source } = benefit;
    const name = outcome.plan.layers[layer]?.name ?? "";
    addStep(list, { layer: name, benefit: id, case: null, title, origin, source }, "skip", { reason: event.reason }, 0);
  } else if (event.kind === "given") {
    const { part, stated } = event.given;
    const inputs: Inputs = addTaken({}, part.cells, groups);
    QUANTITIES.forEach((name, i) => {
      const amount = stated[i] ?? null;
      if (amount !== null) inputs[name] = printFen(amount);
    });
    const place = { ...CLAIM, layer: event.layer.name };
    addPay(list, place, "given", inputs, part.amount, outcome.plan.payers[part.payer] ?? "");
  } else {
    const { benefit: plan, applied } = event;
    const { figures, variant } = applied;
    if (figures === null) return;
    const settled = { list, plan, variant, figures, printed: printedOf(outcome.plan, plan, variant) };
    addMechanism(settled);
    addPayments(settled, outcome, groups, applied.parts);
  }
}

/** One `pay` step per payer; one of 0.00 where nothing is paid. */
function addPayments(
  { list, plan, figures, printed }: Settled,
  { plan: { payers } }: Outcome,
  groups: number,
  parts: Extract<Event, { kind: "paid" }>["applied"]["parts"],
): void {
  const raw = printFen(figures.raw);
  const unpaid = printFen(figures.unpaid);
  const left = figures.paidLeft === -1 ? null : printFen(figures.paidLeft);
  const inputsOf = (): Inputs => (left === null ? { raw, unpaid } : { raw, left, unpaid });
  if (parts.length === 0) addPay(list, printed.place, "pay", inputsOf(), 0, payers[plan.payers[0] ?? 0] ?? "");
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    const inputs = inputsOf();
    if (parts.length > 1) inputs["share"] = plan.benefit.payers?.[i]?.share ?? "1";
    addPay(list, printed.place, "pay", addTaken(inputs, part.cells, groups), part.amount, payers[part.payer] ?? "");
  }
}
