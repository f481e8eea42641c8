/** Settling the pending settlements of a year, each on the account that the one before left. Nothing else computes. */
import { printAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Rulebook } from "../rulebook.ts";
import { openClaim, settleOpened } from "../settlement.ts";
import type { OpenedClaim } from "../settlement.ts";
import type { Settled } from "../settle/types.ts";
import { sharedBy, uncounted } from "../year/household.ts";
import { continuationOf, continuing } from "../year/readmission.ts";
import type { EarlierStay } from "../year/readmission.ts";
import { faultsOf, openYearEnd, planYearEnd, settleEnd } from "../year/year-end.ts";
import type { PlannedEnd } from "../year/year-end.ts";
import type { HouseholdUse } from "./event-types.ts";
import { sharedUse, totalsOf, withOthers, withoutOthers } from "./household.ts";
import { applicable, learntBy, undeclared, withRecognised } from "./recognition.ts";
import type { Recognition } from "./recognition.ts";
import type { Pending, Standing } from "./state.ts";
import { staysBeside } from "./stays.ts";
import type { Receipt } from "./types.ts";

/**
 * Settles in turn.
 *
 * @param kept   What stands before the first.
 * @param before The account before the first; a settlement's own part in it has been left out by whoever gives it.
 * @throws SettlementError as `settle`, for the first that is refused.
 */
export function settleInTurn(
  rulebook: Rulebook,
  kept: readonly Standing[],
  pending: readonly Pending[],
  recognised: readonly Recognition[],
  before: ParsedAccount,
): readonly Standing[] {
  const standing = [...kept];
  let account = before;
  const all = [...kept, ...pending];
  for (const each of pending) {
    const planned = each.yearEnd ? endPlan(rulebook, each) : openClaim(rulebook, each.claim, optionsOf(each));
    const learnt = learntBy(recognised, each.basis);
    const notApplied = undeclared(learnt, planned.plan);
    const known = withRecognised(each.claim, applicable(learnt, notApplied));
    const used = useOf(each, planned);
    const joined = used === null ? account : withOthers(account, used);
    const whole = { ...each, claim: known };
    const made = each.yearEnd
      ? settleYear(rulebook, whole, standing, joined)
      : settleVisit(rulebook, whole, staysBeside(all, standing.length), joined);
    const after = used === null ? made.after : withoutOthers(made.after, used);
    account = after;
    const receipt: Receipt = {
      of: each.of,
      settlement: made.settled.settlement,
      account: printAccount(after),
      ...made.found,
      ...(used === null ? {} : { household: used }),
      ...(notApplied.length === 0 ? {} : { notApplied }),
    };
    standing.push({ ...each, receipt, after });
  }
  return standing.slice(kept.length);
}

interface Made {
  readonly settled: Settled;
  readonly after: ParsedAccount;
  /** What the claim was settled with that the event does not say. */
  readonly found: Pick<Receipt, "claim" | "continuation">;
}

function optionsOf({ basis }: Pending) {
  return { knownAt: basis.knownAt, trace: false };
}

function settleVisit(rulebook: Rulebook, known: Pending, beside: readonly EarlierStay[], account: ParsedAccount): Made {
  const { claim, around } = known;
  const opened = openClaim(rulebook, claim, optionsOf(known));
  const { stays } = around;
  const earlier = stays === undefined ? null : [...stays, ...beside];
  const continuation = earlier === null ? null : continuationOf(opened, claim.visit.facility.id, earlier);
  if (continuation === null) return { ...settleOpened(opened, account), found: {} };
  const whole = openClaim(rulebook, continuing(claim, continuation), optionsOf(known));
  return { ...settleOpened(whole, account), found: { continuation } };
}

function settleYear(rulebook: Rulebook, known: Pending, standing: readonly Standing[], account: ParsedAccount): Made {
  const bills = standing.map(({ receipt }) => receipt.settlement);
  const end = endPlan(rulebook, known);
  refuse(faultsOf(end, bills));
  const opened = openYearEnd(end, bills, optionsOf(known));
  return { ...settleEnd(opened, account), found: { claim: opened.bills } };
}

function endPlan(rulebook: Rulebook, each: Pending): PlannedEnd {
  const { id, person, visit } = each.claim;
  return planYearEnd(rulebook, { id, person, settled: visit.settled }, optionsOf(each));
}

/** What counts of the household's use; `null` where the region knows no households. */
function useOf({ claim, around }: Pending, { plan }: Pick<OpenedClaim, "plan">): HouseholdUse | null {
  const { household } = plan.pipeline;
  if (household === undefined) return null;
  if (around.household !== undefined) {
    const isShared = sharedBy(household);
    const used = sharedUse(around.household, isShared);
    const issues = uncounted(plan, totalsOf(used), isShared).map(({ key, expected }): Issue => {
      const path = `household.counts.${key}`;
      return { code: "invalid_event", claim: claim.id, path, expected, found: show(undefined) };
    });
    refuse(issues);
    return used;
  }
  const expected = {
    zh: `家庭其他成员已用的共同累计:${plan.region} 有合并累计;没有写 {"amounts":{}}`,
    en: `what the household's other members have used: ${plan.region} has totals of households; {"amounts":{}} for none`,
  };
  refuse([{ code: "invalid_event", claim: claim.id, path: "household", expected, found: show(undefined) }]);
  return null;
}
