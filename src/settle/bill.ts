/** The bill of a claim under a plan: one sum of each bucket, or its buckets by the tags that the plan names. */
import { BUCKETS } from "../buckets.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import { compareCodePoints } from "../order.ts";
import type { Plan } from "../plan/types.ts";
import { beginGroups, beginWhole } from "./run.ts";
import type { Run } from "./run.ts";

/** Begins a settlement of the claim's bill. Findings go to `issues`. */
export function openBill(run: Run, claim: ParsedClaim, issues: Issue[]): void {
  const { plan } = run;
  const { bill, tagged, coded } = claim.codes;
  const grouped = plan.tags.length > 0 && (tagged || (coded && (plan.chargeTags.size > 0 || plan.codeTags.size > 0)));
  if (grouped) openGroups(run, claim, issues);
  else beginWhole(run, bill[0], bill[1], bill[2], bill[3]);
}

/** Groups a claim's lines or parts by the plan's tags. */
function openGroups(run: Run, claim: ParsedClaim, issues: Issue[]): void {
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
