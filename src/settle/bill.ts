/** The bill of a claim under a plan: one sum of each bucket, or its buckets by the tags that the plan names. */
import { BUCKETS } from "../buckets.ts";
import { HAS_ITEMS, HAS_TAGS, ITEM_TAGS, ITEM_WIDTH, NO_TAG_SETS } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import { compareCodePoints } from "../order.ts";
import type { Plan } from "../plan/types.ts";
import { beginGroups, beginWhole, closeAmounts, openAmounts } from "./begin.ts";
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

/** Groups a claim's lines or parts by the plan's tags; one that the region does not declare is noted and passed over. */
function openGroups(run: Run, claim: ParsedClaim): readonly Issue[] {
  const { plan } = run;
  const { items, lines, tagSets } = claim;
  const count = items.length / ITEM_WIDTH;
  const groupOf = beginGroups(run, count);
  const groupTags: number[] = [];
  const { derivesTags } = plan;
  const { setBits } = run;
  if (run.tagSets !== tagSets) openTagSets(run, tagSets);
  let last = -1;
  let group = -1;
  for (let i = 0; i < count; i++) {
    let bits = setBits[items[i * ITEM_WIDTH + ITEM_TAGS] ?? 0] ?? 0;
    if (derivesTags) bits |= impliedBits(plan, lines[i]?.charge ?? null, lines[i]?.code ?? null);
    if (bits !== last) {
      last = bits;
      group = 0;
      while (group < groupTags.length && groupTags[group] !== bits) group++;
      groupTags[group] = bits;
    }
    groupOf[i] = group;
  }
  sortGroups(plan, groupTags, groupOf, count);
  if (groupTags.length === 1 && groupTags[0] === 0) run.lineGroups = null;
  openAmounts(run, groupTags);
  const { amounts, groups } = run;
  // What stands in the first group, mostly the largest, is what the others leave of the whole.
  amounts[0] = claim.inScope;
  amounts[groups] = claim.preSelfPay;
  amounts[2 * groups] = claim.overLimit;
  amounts[3 * groups] = claim.ownPay;
  for (let i = 0; i < count; i++) {
    const own = groupOf[i] ?? 0;
    if (own !== 0) moveTo(run, own, items, i * ITEM_WIDTH);
  }
  return closeAmounts(run) ? NO_ISSUES : below(run, claim);
}

/** Finds the tag bits of the claim's tag sets; most claims bear those of the one before. */
function openTagSets(run: Run, tagSets: ParsedClaim["tagSets"]): void {
  for (let set = 0; set < tagSets.length; set++) run.setBits[set + 1] = tagsOf(run, run.plan, tagSets[set] ?? NO_TAGS);
  // A tag that is not declared is noted for each claim that bears it.
  run.tagSets = run.undeclared ? NO_TAG_SETS : tagSets;
}

/** Moves an item, whose amounts stand at a place, from the first group to another. */
function moveTo({ amounts, groups }: Run, group: number, items: readonly number[], at: number): void {
  for (let k = 0; k < 4; k++) {
    const amount = items[at + k] ?? 0;
    amounts[k * groups] = (amounts[k * groups] ?? 0) - amount;
    amounts[k * groups + group] = (amounts[k * groups + group] ?? 0) + amount;
  }
}

const NO_TAGS: readonly string[] = [];
const NO_ISSUES: readonly Issue[] = [];

/** The tag bits of what bears tags, or a charge category and a code that imply them. */
export function itemBits(run: Run, tags: readonly string[], charge: string | null, code: string | null): number {
  const { plan } = run;
  return tagsOf(run, plan, tags) | impliedBits(plan, charge, code);
}

/** The tag bits that a charge category and a code imply. */
function impliedBits(plan: Plan, charge: string | null, code: string | null): number {
  let bits = 0;
  if (charge !== null && plan.chargeTags.size > 0) bits |= plan.chargeTags.get(charge) ?? 0;
  if (code !== null && plan.codeTags.size > 0) bits |= plan.codeTags.get(code) ?? 0;
  return bits;
}

/** Puts the groups in the order of their sorted tags, the untagged first. */
function sortGroups(plan: Plan, groupTags: number[], groupOf: Int32Array, count: number): void {
  if (groupTags.length < 2 || (groupTags.length === 2 && groupTags[0] === 0)) return;
  const before = [...groupTags];
  groupTags.sort((a, b) => compareCodePoints(nameOf(plan, a), nameOf(plan, b)));
  const places = before.map((bits) => groupTags.indexOf(bits));
  for (let i = 0; i < count; i++) groupOf[i] = places[groupOf[i] ?? 0] ?? 0;
}

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

function tagsOf(run: Run, plan: Plan, tags: readonly string[]): number {
  let bits = 0;
  for (let i = 0; i < tags.length; i++) {
    const own = plan.tagBits.get(tags[i] ?? "");
    if (own === undefined) run.undeclared = true;
    else bits |= own;
  }
  return bits;
}

/** The sorted tags of a group, joined; the plan's tags are sorted by bit. */
function nameOf(plan: Plan, bits: number): string {
  return plan.tags.filter((_, bit) => (bits >> bit) % 2 === 1).join();
}
