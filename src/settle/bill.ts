/** The bill of a claim under a plan: one sum of each bucket, or its buckets by the tags that the plan names. */
import { BUCKETS } from "../buckets.ts";
import { EXTRAS, FIRST_BUCKET, HAS_ITEMS, HAS_TAGS } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import { compareCodePoints } from "../order.ts";
import type { Plan } from "../plan/types.ts";
import { beginGroups, beginWhole } from "./run.ts";
import type { Run } from "./run.ts";

/**
 * Begins a settlement of the claim's bill.
 *
 * @param refuse Is given what is wrong with it.
 */
export function openBill(run: Run, claim: ParsedClaim, refuse: (issues: readonly Issue[]) => void): void {
  const { plan } = run;
  const { codes } = claim;
  const extras = codes[EXTRAS] ?? 0;
  const derives = plan.chargeTags.size > 0 || plan.codeTags.size > 0;
  const grouped = plan.tags.length > 0 && ((extras & HAS_TAGS) !== 0 || (derives && (extras & HAS_ITEMS) !== 0));
  if (grouped) refuse(openGroups(run, claim));
  else
    beginWhole(
      run,
      codes[FIRST_BUCKET] ?? 0,
      codes[FIRST_BUCKET + 1] ?? 0,
      codes[FIRST_BUCKET + 2] ?? 0,
      codes[FIRST_BUCKET + 3] ?? 0,
    );
}

/** Groups a claim's lines or parts by the plan's tags. */
function openGroups(run: Run, claim: ParsedClaim): Issue[] {
  const issues: Issue[] = [];
  const { plan } = run;
  const lineTags = claim.lines.map((line) => {
    let bits = tagsOf(plan, line.tags);
    if (line.charge !== null) bits |= plan.chargeTags.get(line.charge) ?? 0;
    if (line.code !== null) bits |= plan.codeTags.get(line.code) ?? 0;
    return bits;
  });
  const partTags = claim.parts.map((part) => tagsOf(plan, part.tags));
  const groupTags = [...new Set([...lineTags, ...partTags])];
  if (groupTags.length > 1) groupTags.sort((a, b) => compareCodePoints(nameOf(plan, a), nameOf(plan, b)));
  const groups = groupTags.length;
  const amounts = Array.from({ length: 4 * groups }, () => 0);
  const add = (parts: readonly number[], group: number): void => {
    for (let k = 0; k < 4; k++) amounts[k * groups + group] = (amounts[k * groups + group] ?? 0) + (parts[k] ?? 0);
  };
  const lineGroups = lineTags.map((bits) => groupTags.indexOf(bits));
  claim.lines.forEach((line, i) => add(line.parts, lineGroups[i] ?? 0));
  claim.parts.forEach((part, i) => add(part.parts, groupTags.indexOf(partTags[i] ?? 0)));
  amounts.forEach((amount, i) => {
    if (amount >= 0) return;
    const group = nameOf(plan, groupTags[i % groups] ?? 0);
    issues.push({
      code: "unbalanced",
      claim: claim.id,
      path: claim.lines.length > 0 ? "lines" : "bill",
      expected: {
        zh: `${BUCKETS[Math.floor(i / groups)]}${group === "" ? "" : `(标签 ${group})`} 合计不小于 0`,
        en: `a sum of ${BUCKETS[Math.floor(i / groups)]}${group === "" ? "" : ` (tags ${group})`} of at least 0`,
      },
      found: printFen(amount),
    });
  });
  beginGroups(run, groupTags, lineGroups, amounts);
  return issues;
}

function tagsOf(plan: Plan, tags: readonly string[]): number {
  let bits = 0;
  for (const tag of tags) bits |= plan.tagBits.get(tag) ?? 0;
  return bits;
}

/** The sorted tags of a group, joined; the plan's tags are sorted by bit. */
function nameOf(plan: Plan, bits: number): string {
  return plan.tags.filter((_, bit) => (bits >> bit) % 2 === 1).join();
}
