/** The state in which benefits are evaluated, opened as a settlement opens it. */
import { openAccount, parseAccount } from "../../../src/account/account.ts";
import type { ParsedAccount } from "../../../src/account/account.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { ParsedClaim } from "../../../src/claim/parsed.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { BenefitPlan, Plan, Variant } from "../../../src/plan/types.ts";
import { openBill } from "../../../src/settle/bill.ts";
import { evaluate } from "../../../src/settle/evaluate.ts";
import { createRun } from "../../../src/settle/run.ts";
import type { Figures, Run } from "../../../src/settle/run.ts";
import { openRow } from "../../../src/settle/totals.ts";
import { keepTrace, readTrace } from "../../../src/settle/trace.ts";
import { variantOf } from "../plan/tuple.ts";
import type { Facts } from "../plan/tuple.ts";

/** An account of the person and year of the claims in these tests. */
export function accountWith(more: Partial<Account> = {}): ParsedAccount {
  return parseAccount({ ...openAccount("p-1", 2018), ...more });
}

export function runOf(plan: Plan, from: Claim | ParsedClaim, account: ParsedAccount = accountWith()): Run {
  const claim = "codes" in from ? from : parseClaim(from);
  const run = createRun(plan);
  openBill(run, claim, []);
  openRow(plan, claim, account, run.row);
  return run;
}

export function benefitOf(plan: Plan, index = 0): BenefitPlan {
  const own = plan.benefits[index];
  if (own === undefined) throw new RangeError(`no benefit ${index}`);
  return own;
}

/** The figures of the case that has just been evaluated. */
export function figuresIn(run: Run, variant: Variant): Figures {
  run.traceEnd = 0;
  keepTrace(run, variant);
  return readTrace([...run.trace], 0, variant).figures;
}

/** The figures of the case that holds for these facts. */
export function figuresOf(run: Run, facts: Facts = {}, index = 0): Figures & { readonly variant: Variant } {
  const variant = variantOf(run.plan, facts, index);
  evaluate(run, benefitOf(run.plan, index), variant);
  return { ...figuresIn(run, variant), variant };
}
