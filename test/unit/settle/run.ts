/** The state in which benefits are evaluated, opened as a settlement opens it. */
import { openAccount, parseAccount } from "../../../src/account/account.ts";
import type { ParsedAccount } from "../../../src/account/account.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { ParsedClaim } from "../../../src/claim/parsed.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { refuse } from "../../../src/errors.ts";
import type { BenefitPlan, Plan, Variant } from "../../../src/plan/types.ts";
import { openBill } from "../../../src/settle/bill.ts";
import { createDesk } from "../../../src/settle/desk.ts";
import type { Desk, Detail, Outcome } from "../../../src/settle/desk.ts";
import { evaluate } from "../../../src/settle/evaluate.ts";
import { createRun } from "../../../src/settle/run.ts";
import type { Figures, Run } from "../../../src/settle/run.ts";
import { settleClaim } from "../../../src/settle/settle.ts";
import { closeAccount, openRow } from "../../../src/settle/totals.ts";
import { keepTrace, readTrace } from "../../../src/settle/trace.ts";
import { variantOf } from "../plan/tuple.ts";
import type { Facts } from "../plan/tuple.ts";

/** An account of the person and year of the claims in these tests. */
export function accountWith(more: Partial<Account> = {}): ParsedAccount {
  return parseAccount({ ...openAccount("p-1", 2018), ...more });
}

export function runOf(plan: Plan, from: Claim | ParsedClaim, account: ParsedAccount = accountWith()): Run {
  const claim = "packedCodes" in from ? from : parseClaim(from);
  const run = createRun(plan);
  run.traced = true;
  refuse(openBill(run, claim));
  openRow(plan, claim, account, run.row);
  return run;
}

/** A claim settled, and the account and the row after it. */
export interface SettledRow {
  readonly outcome: Outcome;
  readonly row: Float64Array;
  readonly account: ParsedAccount;
}

/** Settles a claim at a desk (a new one, unless one is given) on an account. */
export function settledOn(
  at: Plan | Desk,
  from: Claim | ParsedClaim,
  account: ParsedAccount = accountWith(),
  detail: Detail = { trace: true, lines: true },
): SettledRow {
  const desk = "run" in at ? at : createDesk(at);
  const claim = "packedCodes" in from ? from : parseClaim(from);
  const row = new Float64Array(desk.plan.row.width);
  openRow(desk.plan, claim, account, row);
  const outcome = settleClaim(desk, claim, row, 0, detail);
  return { outcome, row, account: closeAccount(desk.plan, claim, account, row) };
}

/** The running totals of a row, by slot. */
export function totalsIn(plan: Plan, row: Float64Array): number[] {
  return [...row.subarray(0, plan.slots.length)];
}

export function benefitOf(plan: Plan, index = 0): BenefitPlan {
  const own = plan.benefits[index];
  if (own === undefined) throw new RangeError(`no benefit ${index}`);
  return own;
}

/** The figures of the case that has just been evaluated. */
export function figuresIn(run: Run, variant: Variant): Figures {
  keepTrace(run, variant);
  run.traceEnd = 0;
  return readTrace(run.trace, 0, variant).figures;
}

/** The figures of the case that holds for these facts. */
export function figuresOf(run: Run, facts: Facts = {}, index = 0): Figures & { readonly variant: Variant } {
  const variant = variantOf(run.plan, facts, index);
  evaluate(run, benefitOf(run.plan, index), variant);
  return { ...figuresIn(run, variant), variant };
}
