/** The bill of a claim under a plan: one sum of each bucket, or its buckets by the tags that the plan names. */
import { BUCKETS } from "../buckets.ts";
import { HAS_ITEMS, HAS_TAGS, ITEM_WIDTH } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import { beginWhole, closeAmounts, openAmounts } from "./begin.ts";
import { groupItems, nameOf } from "./groups.ts";
import type { Run } from "./run.ts";

/**
 * Begins a settlement of the claim's bill.
 *
 * @returns What is wrong with its sums. That it bears a tag which the region does not declare is noted in the run.
 */
export function openBill(run: Run, claim: ParsedClaim): readonly Issue[] {
  const { plan } = run;
  const { extras } = claim;
  run.undeclared = false;
  if ((extras & HAS_TAGS) !== 0 || (plan.derivesTags && (extras & HAS_ITEMS) !== 0)) return openGroups(run, claim);
  beginWhole(run, claim.inScope, claim.preSelfPay, claim.overLimit, claim.ownPay);
  return NO_ISSUES;
}

/** Divides the bill by the plan's tags. */
function openGroups(run: Run, claim: ParsedClaim): readonly Issue[] {
  const groupTags = groupItems(run, claim);
  if (groupTags.length === 1 && groupTags[0] === 0) run.lineGroups = null;
  openAmounts(run, groupTags);
  const { amounts, groups, members, starts } = run;
  const { items } = claim;
  // What stands in the first group, mostly the largest, is what the others leave of the whole.
  amounts[0] = claim.inScope;
  amounts[groups] = claim.preSelfPay;
  amounts[2 * groups] = claim.overLimit;
  amounts[3 * groups] = claim.ownPay;
  for (let group = 1; group < groups; group++) {
    const end = starts[group + 1] ?? 0;
    for (let m = starts[group] ?? 0; m < end; m++) moveTo(run, group, items, (members[m] ?? 0) * ITEM_WIDTH);
  }
  return closeAmounts(run) ? NO_ISSUES : below(run, claim);
}

/** Moves an item, whose amounts stand at a place, from the first group to another. */
function moveTo({ amounts, groups }: Run, group: number, items: readonly number[], at: number): void {
  for (let k = 0; k < 4; k++) {
    const amount = items[at + k] ?? 0;
    amounts[k * groups] = (amounts[k * groups] ?? 0) - amount;
    amounts[k * groups + group] = (amounts[k * groups + group] ?? 0) + amount;
  }
}

const NO_ISSUES: readonly Issue[] = [];

/** A group that sums below zero. */
function below({ plan, amounts, groups, groupTags }: Run, claim: ParsedClaim): Issue[] {
  return amounts.slice(0, 4 * groups).flatMap((amount, i): Issue[] => {
    if (amount >= 0) return [];
    const group = nameOf(plan, groupTags[i % groups] ?? 0);
    const bucket = BUCKETS[Math.floor(i / groups)];
    return [
      {
        code: "unbalanced",
        claim: claim.id,
        path: claim.lines.length > 0 ? "lines" : "bill",
        expected: {
          zh: `${bucket}${group === "" ? "" : `(标签 ${group})`} 合计不小于 0`,
          en: `a sum of ${bucket}${group === "" ? "" : ` (tags ${group})`} of at least 0`,
        },
        found: printFen(amount),
      },
    ];
  });
}
