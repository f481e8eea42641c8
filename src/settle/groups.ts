/** The groups of a bill: its fee lines or parts by the tags that the plan names. */
import { ITEM_TAGS, ITEM_WIDTH, NO_TAG_SETS } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { compareCodePoints } from "../order.ts";
import type { Plan } from "../plan/types.ts";
import { beginGroups } from "./begin.ts";
import type { Run } from "./run.ts";

/**
 * Groups a claim's lines or parts, and puts them group after group; a tag that the region does not declare is noted and
 * passed over.
 *
 * @returns The tag bits of the groups, each of at least one line or part, in the order of their sorted tags, the
 *   untagged first.
 */
export function groupItems(run: Run, claim: ParsedClaim): readonly number[] {
  const { tagSets, items } = claim;
  const count = items.length / ITEM_WIDTH;
  if (run.tagSets !== tagSets) openTagSets(run, tagSets);
  const groupOf = beginGroups(run, count);
  if (run.plan.derivesTags) {
    const groupTags = groupByBits(run, claim, groupOf, count);
    orderByGroup(run, groupOf, count, groupTags.length);
    return groupTags;
  }
  const { setGroups, setTags } = run;
  for (let i = 0; i < count; i++) groupOf[i] = setGroups[items[i * ITEM_WIDTH + ITEM_TAGS] ?? 0] ?? 0;
  orderByGroup(run, groupOf, count, setTags.length);
  return withoutEmpty(run, setTags);
}

/**
 * Finds what the claim's tag sets mean to the plan: the tag bits of each, and where nothing else gives tags, its group
 * among those of all sets and of no tags. Most claims bear the sets of the one before.
 */
function openTagSets(run: Run, tagSets: ParsedClaim["tagSets"]): void {
  const { plan, setBits, setGroups } = run;
  setBits.length = 1;
  for (const tags of tagSets) setBits.push(tagsOf(run, plan, tags));
  if (!plan.derivesTags) {
    const setTags = [...new Set(setBits)].sort(byName(plan));
    setGroups.length = 0;
    for (const bits of setBits) setGroups.push(setTags.indexOf(bits));
    run.setTags = setTags;
  }
  // A tag that is not declared is noted for each claim that bears it.
  run.tagSets = run.undeclared ? NO_TAG_SETS : tagSets;
}

/** Groups by the tags of each line and those that its charge category and code imply. */
function groupByBits(run: Run, { items, lines }: ParsedClaim, groupOf: Int32Array, count: number): readonly number[] {
  const { plan, setBits } = run;
  const met: number[] = [];
  let last = -1;
  let group = -1;
  for (let i = 0; i < count; i++) {
    const own = setBits[items[i * ITEM_WIDTH + ITEM_TAGS] ?? 0] ?? 0;
    const bits = own | impliedBits(plan, lines[i]?.charge ?? null, lines[i]?.code ?? null);
    if (bits !== last) {
      last = bits;
      group = 0;
      while (group < met.length && met[group] !== bits) group++;
      met[group] = bits;
    }
    groupOf[i] = group;
  }
  const groupTags = [...met].sort(byName(plan));
  const places = met.map((bits) => groupTags.indexOf(bits));
  for (let i = 0; i < count; i++) groupOf[i] = places[groupOf[i] ?? 0] ?? 0;
  return groupTags;
}

/** Puts the places of lines group after group, those of a group in their order. */
export function orderByGroup(run: Run, groupOf: Int32Array, count: number, groups: number): void {
  if (run.members.length < count) run.members = new Int32Array(2 * count);
  if (run.starts.length < groups + 2) run.starts = new Int32Array(2 * groups + 2);
  const { members, starts } = run;
  // Each group's begin stands one place higher until its lines have been put there.
  for (let g = 0; g < groups + 2; g++) starts[g] = 0;
  for (let i = 0; i < count; i++) {
    const after = (groupOf[i] ?? 0) + 2;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let g = 2; g < groups + 2; g++) starts[g] = (starts[g] ?? 0) + (starts[g - 1] ?? 0);
  for (let i = 0; i < count; i++) {
    const own = (groupOf[i] ?? 0) + 1;
    const place = starts[own] ?? 0;
    members[place] = i;
    starts[own] = place + 1;
  }
}

/** Leaves out the groups without lines. */
function withoutEmpty({ starts, members, groupOf }: Run, groupTags: readonly number[]): readonly number[] {
  const groups = groupTags.length;
  let full = 0;
  while (full < groups && starts[full] !== starts[full + 1]) full++;
  if (full === groups) return groupTags;
  const met = groupTags.flatMap((_, g) => (starts[g] === starts[g + 1] ? [] : [g]));
  met.forEach((g, place) => {
    const end = starts[g + 1] ?? 0;
    for (let m = starts[g] ?? 0; m < end; m++) groupOf[members[m] ?? 0] = place;
  });
  // What is empty ends where it begins: the others keep their begins.
  for (let place = 0; place < met.length; place++) starts[place] = starts[met[place] ?? 0] ?? 0;
  starts[met.length] = starts[groups] ?? 0;
  return met.map((g) => groupTags[g] ?? 0);
}

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
export function nameOf(plan: Plan, bits: number): string {
  return plan.tags.filter((_, bit) => (bits >> bit) % 2 === 1).join();
}

function byName(plan: Plan): (a: number, b: number) => number {
  return (a, b) => compareCodePoints(nameOf(plan, a), nameOf(plan, b));
}
