/** The list of steps as it grows: each with its place, and what remains to be paid. */
import { printFen } from "../money.ts";
import type { Text } from "../rules/types.ts";
import type { Step, StepKind } from "../settle/types.ts";

/** Where a step stands. */
export interface Place {
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly title: Text | null;
  readonly origin: string | null;
  readonly source: string | null;
}

/** What a step starts from: figures and words by name. */
export type Inputs = Record<string, string>;

/** The steps so far. */
export interface StepList {
  readonly steps: Step[];
  /** What remains after the payments so far. Unit: fen. */
  rest: number;
}

/** Adds a step that moves no money. */
export function addStep(list: StepList, place: Place, kind: StepKind, inputs: Inputs, amount: number): void {
  push(list, place, kind, inputs, amount, null);
}

/** Adds a payment; what remains after it is its last input. */
export function addPay(
  list: StepList,
  place: Place,
  kind: "given" | "pay",
  inputs: Inputs,
  amount: number,
  payer: string,
): void {
  list.rest -= amount;
  inputs["rest"] = printFen(list.rest);
  push(list, place, kind, inputs, amount, payer);
}

function push(
  { steps }: StepList,
  { layer, benefit, case: own, title, origin, source }: Place,
  kind: StepKind,
  inputs: Inputs,
  amount: number,
  payer: string | null,
): void {
  const seq = steps.length;
  const printed = printFen(amount);
  steps.push({ seq, layer, benefit, case: own, kind, title, origin, source, inputs, amount: printed, payer });
}
