/** Mutants of beginning a bill, taking from it and giving it to its lines that live because nothing can be seen of them. */
import type { Explained } from "./explained.ts";

const FOR_THE_TYPE = "each place that is read has something: the other is there for the type";
const LOOKED_UP_AGAIN =
  "the list of groups is searched anew, or from a place where none stands: the same group is found";
const NO_SUCH_CODE = "the map has no tags for what is not there, and none at all where it is empty";
const FOR_NOTHING = "what is found so is the same, or is not looked at";
const NOT_LOOKED_AT = "a place more than there are groups or lines, which nobody looks at";

export const OF_BILL: readonly Explained[] = [
  { file: "src/settle/groups.ts", line: "if (!plan.derivesTags) {", replacements: ["true"], why: FOR_NOTHING },
  {
    file: "src/settle/groups.ts",
    line: "for (let i = 0; i < count; i++) groupOf[i] = setGroups[items[i * ITEM_WIDTH + ITEM_TAGS] ?? 0] ?? 0;",
    replacements: ["i <= count"],
    why: NOT_LOOKED_AT,
  },
  {
    file: "src/settle/groups.ts",
    line: "for (let g = 0; g < groups + 2; g++) starts[g] = 0;",
    replacements: ["g <= groups + 2"],
    why: NOT_LOOKED_AT,
  },
  {
    file: "src/settle/groups.ts",
    line: "for (let g = 2; g < groups + 2; g++) starts[g] = (starts[g] ?? 0) + (starts[g - 1] ?? 0);",
    replacements: ["g <= groups + 2"],
    why: NOT_LOOKED_AT,
  },
  {
    file: "src/settle/groups.ts",
    line: "while (full < groups && starts[full] !== starts[full + 1]) full++;",
    replacements: ["full <= groups", "true"],
    why: "after the last group no lines follow: it ends there",
  },
  {
    file: "src/settle/groups.ts",
    line: "for (let place = 0; place < met.length; place++) starts[place] = starts[met[place] ?? 0] ?? 0;",
    replacements: ["place <= met.length"],
    why: "the place after the last is written next",
  },
  {
    file: "src/settle/bill.ts",
    line: "for (let group = 1; group < groups; group++) {",
    replacements: ["group <= groups"],
    why: "after the last group no lines follow",
  },
  {
    file: "src/settle/run.ts",
    line: "setGroups: [0],",
    replacements: ["[]"],
    why: "what is not there is read as 0",
  },
  {
    file: "src/settle/groups.ts",
    line: 'const own = plan.tagBits.get(tags[i] ?? "");',
    replacements: ['"Stryker was here!"'],
    why: FOR_THE_TYPE,
  },
  { file: "src/settle/groups.ts", line: "if (bits !== last) {", replacements: ["true"], why: LOOKED_UP_AGAIN },
  {
    file: "src/settle/groups.ts",
    line: "let group = -1;",
    replacements: ["+1"],
    why: "the first line finds its group anew",
  },
  {
    file: "src/settle/groups.ts",
    line: "if (charge !== null && plan.chargeTags.size > 0) bits |= plan.chargeTags.get(charge) ?? 0;",
    replacements: ["true", "charge !== null || plan.chargeTags.size > 0", "plan.chargeTags.size >= 0"],
    why: NO_SUCH_CODE,
  },
  {
    file: "src/settle/groups.ts",
    line: "if (code !== null && plan.codeTags.size > 0) bits |= plan.codeTags.get(code) ?? 0;",
    replacements: ["true", "code !== null || plan.codeTags.size > 0", "plan.codeTags.size >= 0"],
    why: NO_SUCH_CODE,
  },
  {
    file: "src/settle/divided.ts",
    line: "for (let g = 0; g < groups; g++)",
    replacements: ["g <= groups"],
    why: "past the last group there are no tags",
  },
  {
    file: "src/settle/divided.ts",
    line: "if (bucket < 4) {",
    replacements: ["bucket <= 4"],
    why: "several buckets are 4 and their number: 4 itself does not occur",
  },
  {
    file: "src/settle/divided.ts",
    line: "if (taken !== 0) takeFromBucket(run, taken, k, 0, cells);",
    replacements: ["true"],
    why: "taking nothing from a bucket leaves it, and the cells, as they are",
  },
  {
    file: "src/settle/divided.ts",
    line: "const add = tape.amounts[(tape.codes[step + AMOUNTS_AT] ?? 0) + TAG_ADD] ?? 0;",
    replacements: ["step - AMOUNTS_AT"],
    why: "the place is 0",
  },
  {
    file: "src/settle/divided.ts",
    line: "return Math.abs(add) * part * most <= Number.MAX_SAFE_INTEGER / 2;",
    replacements: ["Math.abs(add) * part * most < Number.MAX_SAFE_INTEGER / 2"],
    why: "half of an odd number is no product of integers",
  },
  {
    file: "src/settle/take.ts",
    line: "if (pay < 0) giveInScope(run, -pay, variant.tags, openCells(run, 1));",
    replacements: ["pay <= 0"],
    why: "a payment of 0 has returned before",
  },
  {
    file: "src/settle/take.ts",
    line: "if (plan.payers.length > 1) splitAmongPayers(run, pay, variant.of, plan, at);",
    replacements: ["true", "plan.payers.length >= 1"],
    why: "split for one payer, all cells are that one's as they were",
  },
  {
    file: "src/settle/take.ts",
    line: "for (let i = 0; i < buckets.length && rest > 0; i++) rest -= takeFromBucket(run, rest, buckets[i] ?? 0, tags, at);",
    replacements: ["i <= buckets.length", "true", "rest >= 0"],
    why: "nothing is left to take after the last bucket, and taking nothing changes nothing",
  },
  {
    file: "src/settle/take.ts",
    line: "const taken = left < wanted ? left : wanted;",
    replacements: ["left <= wanted"],
    why: "of two that are equal either may be taken",
  },
  {
    file: "src/settle/take.ts",
    line: "for (let i = 0; i < count; i++) moved[at + i] = 0;",
    replacements: ["i <= count"],
    why: "the next is the second payer's first cell, which is still 0 and written later",
  },
  {
    file: "src/settle/allocate.ts",
    line: 'const idOf = (place: number): string => tables.lines[tables.members[tables.from + place] ?? 0]?.id ?? "";',
    replacements: ['"Stryker was here!"', "tables.lines[tables.members[tables.from + place] ?? 0].id"],
    why: FOR_THE_TYPE,
  },
  {
    file: "src/settle/allocate.ts",
    line: "before: (a, b) => compareCodePoints(idOf(a), idOf(b)) < 0,",
    replacements: ["compareCodePoints(idOf(a), idOf(b)) <= 0"],
    why: "two lines of a claim have two ids",
  },
  {
    file: "src/settle/allocate.ts",
    line: "const size = amount < 0 ? -amount : amount;",
    replacements: ["amount <= 0"],
    why: "an amount of 0 is not shared out",
  },
  {
    file: "src/settle/allocate.ts",
    line: "const share = amount < 0 ? 0 - (shares[m] ?? 0) : (shares[m] ?? 0);",
    replacements: ["amount <= 0"],
    why: "an amount of 0 is not shared out",
  },
  ...[
    "if (end === 2) return [list[0] ?? 0, list[1] ?? 0];",
    "if (end === 3) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0];",
    "if (end === 4) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0, list[3] ?? 0];",
    "if (end === 5) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0, list[3] ?? 0, list[4] ?? 0];",
  ].map((line) => ({
    file: "src/settle/desk.ts",
    line,
    replacements: ["false"],
    why: "the call copies the same numbers, only slower: a test may not tell them apart",
  })),
];
