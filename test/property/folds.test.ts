import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAccount } from "../../src/account/account.ts";
import { SettlementError } from "../../src/errors.ts";
import type { Issue } from "../../src/errors.ts";
import { createRulebook } from "../../src/rulebook.ts";
import { openClaim } from "../../src/settlement.ts";
import type { OpenedClaim } from "../../src/settlement.ts";
import { settleCarefully } from "../../src/settle/careful.ts";
import { createDesk } from "../../src/settle/desk.ts";
import type { Desk, Outcome } from "../../src/settle/desk.ts";
import { settleClaim } from "../../src/settle/settle.ts";
import { openRow } from "../../src/settle/totals.ts";
import type { Plan } from "../../src/plan/types.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { scenarios } from "./arbitraries/scenario.ts";

const FULL = { trace: true, lines: true };

interface Result {
  readonly outcome: Outcome | null;
  readonly issues: readonly Issue[];
  readonly row: Float64Array;
}

function result(row: Float64Array, settle: () => Outcome): Result {
  try {
    return { outcome: settle(), issues: [], row };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { outcome: null, issues: error.issues, row };
  }
}

/** The claim by the fold that `settleClaim` takes, on this row; whether it was the plain one is told by its peak. */
function quickly(desk: Desk, { claim }: OpenedClaim, row: Float64Array): Result {
  return result(row, () => settleClaim(desk, claim, row));
}

function carefully(desk: Desk, { claim }: OpenedClaim, row: Float64Array): Result {
  desk.run.row = row;
  desk.run.at = 0;
  desk.run.traced = true;
  return result(row, () => settleCarefully(desk, claim, FULL));
}

/** What an outcome holds, the case of every benefit by its name. */
function contentOf(outcome: Outcome | null) {
  if (outcome === null) return null;
  const { moved, trace, allocation, groups, remarks, choices, variants } = outcome;
  return {
    moved,
    trace,
    allocation,
    groups,
    remarks,
    choices: choices.map((choice) => (choice?.kind === "cases" ? choice.variants.map((each) => each.case.id) : choice)),
    variants: variants.map((variant) => (variant === null ? null : [variant.case.id, variant.adjusts])),
  };
}

function open(rulebook: ReturnType<typeof createRulebook>, claim: unknown): OpenedClaim | null {
  try {
    return openClaim(rulebook, claim, {});
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return null;
  }
}

it.each(["first", "all"] as const)(
  "the plain fold and the careful one agree in outcome, refusal and row, %s constructs",
  (constructs) => {
    let plain = 0;
    let settled = 0;
    fc.assert(
      fc.property(scenarios(constructs), ({ pack, runs }) => {
        const rulebook = createRulebook(ruleFiles(pack));
        const desks = new Map<Plan, readonly [Desk, Desk]>();
        for (const { claim, account } of runs) {
          const opened = open(rulebook, claim);
          if (opened === null) continue;
          const { plan } = opened;
          const [quick, careful] = desks.get(plan) ?? [createDesk(plan), createDesk(plan)];
          desks.set(plan, [quick, careful]);
          const row = new Float64Array(plan.row.width);
          openRow(plan, opened.claim, parseAccount(account), row);
          // Twice: the second time its way through the plan is remembered.
          for (const _ of [1, 2]) {
            const one = quickly(quick, opened, row.slice());
            const other = carefully(careful, opened, row.slice());
            expect(contentOf(one.outcome)).toStrictEqual(contentOf(other.outcome));
            expect(one.issues).toStrictEqual(other.issues);
            const { peak, gain } = plan.row;
            expect([...one.row].slice(0, peak)).toStrictEqual([...other.row].slice(0, peak));
            const [bound = 0, exact = 0] = [one.row[peak], other.row[peak]];
            expect(bound).toBeGreaterThanOrEqual(exact);
            if (one.outcome === null) continue;
            settled++;
            if (bound > exact && gain > 1) plain++;
          }
        }
      }),
      { numRuns: 400 },
    );
    // Enough of them go the quick way: the others are settled carefully twice.
    expect(settled).toBeGreaterThan(2_000);
    expect(plain).toBeGreaterThan(400);
  },
);
