import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { FeeLine } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { groupItems, nameOf, orderByGroup } from "../../../src/settle/groups.ts";
import { createRun } from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";

const names = ["a", "b", "c"];
const pack = {
  basic: [benefit("x", { base: { of: ["inScope"], tags: [...names].reverse() }, cases: [flat("0.5")] })],
};
const declared = { a: { title: TITLE }, b: { title: TITLE }, c: { title: TITLE }, other: { title: TITLE } };
/** Tags of lines alone; and tags that a charge category gives as well. */
const plain = planOf(pack, { pipeline: { tags: declared } });
const derived = planOf(pack, { pipeline: { tags: { ...declared, a: { title: TITLE, charge: ["09"] } } } });

/** Lines with these tags, each tag a letter; "-" is none. */
const tagged = (text: string): FeeLine[] =>
  text
    .split(" ")
    .map((own, i) => line(`${i}`, "1.00", own === "-" ? {} : { tags: own === "o" ? ["other"] : [...own] }));

/** The groups by name, the group of each line, and the lines of each group. */
function grouped(plan: Plan, text: string, run: Run = createRun(plan)) {
  const claim = parseClaim(claimOf(tagged(text)));
  const groupTags = groupItems(run, claim);
  const { members, starts } = run;
  return {
    names: groupTags.map((bits) => nameOf(plan, bits)),
    groupOf: [...run.groupOf.subarray(0, claim.lineCount)],
    members: groupTags.map((_, g) => [...members.subarray(starts[g], starts[g + 1])]),
  };
}

it("the two plans find tags in two ways", () => {
  expect([plain.derivesTags, derived.derivesTags]).toEqual([false, true]);
});

describe.each([
  ["tags of lines alone", plain],
  ["tags that follow from what lines say", derived],
])("groups by %s", (_, plan) => {
  it.each<readonly [string, string, readonly string[], readonly number[], readonly (readonly number[])[]]>([
    ["the untagged first, then by name", "b - a -", ["", "a", "b"], [2, 0, 1, 0], [[1, 3], [2], [0]]],
    ["none of no tags where every line has one", "b a b", ["a", "b"], [1, 0, 1], [[1], [0, 2]]],
    ["one alone", "c c", ["c"], [0, 0], [[0, 1]]],
    ["one alone, of nothing", "o -", [""], [0, 0], [[0, 1]]],
    ["tags in any order, and twice, are the same", "ac ca - aca", ["", "a,c"], [1, 1, 0, 1], [[2], [0, 1, 3]]],
    [
      "more sets than are looked at one by one",
      "a b c ab ac bc abc ba - ca cb",
      ["", "a", "a,b", "a,b,c", "a,c", "b", "b,c", "c"],
      [1, 5, 7, 2, 4, 6, 3, 2, 0, 4, 6],
      [[8], [0], [3, 7], [6], [4, 9], [1], [5, 10], [2]],
    ],
  ])("%s", (__, text, own, groupOf, members) => {
    expect(grouped(plan, text)).toEqual({ names: own, groupOf, members });
  });

  it("of each claim, whatever those before had", () => {
    const run = createRun(plan);
    for (const text of ["a - b", "a b b", "a - b", "- b c - abc", "c -", "a b", "a - b -"])
      expect(grouped(plan, text, run)).toEqual(grouped(plan, text));
  });

  it("and the tags of the groups are not written over by the next claim", () => {
    const run = createRun(plan);
    const first = groupItems(run, parseClaim(claimOf(tagged("a - b"))));
    const kept = [...first];
    groupItems(run, parseClaim(claimOf(tagged("c b ab -"))));
    expect(first).toEqual(kept);
  });
});

it("claims that bear each of their sets, and lines without any, share the list of their groups", () => {
  const run = createRun(plain);
  const groupsOf = (text: string) => groupItems(run, parseClaim(claimOf(tagged(text))));
  const first = groupsOf("a - b");
  expect(groupsOf("a b - b")).toBe(first);
  expect(groupsOf("a b")).not.toBe(first);
  expect(groupsOf("a b -")).toBe(first);
});

it("a group of the sets of a claim that none of its lines bears is left out, wherever it stands", () => {
  const run = createRun(plain);
  const claim = parseClaim(claimOf(tagged("- a b c")));
  // Lines whose numbers of sets are others than their claim's sets would have: 0 is none, 1 to 3 are a, b and c.
  const items = (...sets: readonly number[]) => sets.flatMap((set) => [100, 0, 0, 0, set]);
  for (const [sets, tags, groupOf] of [
    [
      [1, 3, 1],
      ["a", "c"],
      [0, 1, 0],
    ],
    [
      [0, 3, 0],
      ["", "c"],
      [0, 1, 0],
    ],
    [[2], ["b"], [0]],
    [
      [2, 0, 1],
      ["", "a", "b"],
      [2, 0, 1],
    ],
    [
      [3, 0, 1, 2],
      ["", "a", "b", "c"],
      [3, 0, 1, 2],
    ],
  ] as const) {
    const groupTags = groupItems(run, { ...claim, items: items(...sets) });
    expect(groupTags.map((bits) => nameOf(plain, bits))).toEqual(tags);
    expect([...run.groupOf.subarray(0, sets.length)]).toEqual(groupOf);
    expect(run.starts[tags.length]).toBe(sets.length);
    groupTags.forEach((__, g) => {
      const own = [...run.members.subarray(run.starts[g], run.starts[g + 1])];
      expect(own).toEqual(groupOf.flatMap((group, i) => (group === g ? [i] : [])));
    });
  }
});

describe("the order of lines by group", () => {
  const ordered = (run: Run, groupOf: readonly number[], groups: number) => {
    orderByGroup(run, Int32Array.from(groupOf), groupOf.length, groups);
    return [[...run.members.subarray(0, groupOf.length)], [...run.starts.subarray(0, groups + 1)]];
  };

  it("keeps the order within each, also beside groups without lines", () => {
    const run = createRun(plain);
    expect(ordered(run, [2, 0, 2, 3, 0], 5)).toEqual([
      [1, 4, 0, 2, 3],
      [0, 2, 2, 4, 5, 5],
    ]);
    expect(ordered(run, [1, 0], 2)).toEqual([
      [1, 0],
      [0, 1, 2],
    ]);
    expect(ordered(run, [0, 0, 0], 1)).toEqual([
      [0, 1, 2],
      [0, 3],
    ]);
  });

  it("has room for twice the lines and groups, and keeps it while it holds them", () => {
    const run = createRun(plain);
    expect(run.starts).toHaveLength(4);
    ordered(run, [0, 1, 0], 2);
    const { members, starts } = run;
    expect([members.length, starts.length]).toEqual([6, 4]);
    ordered(run, [0, 1, 1, 1, 0, 0], 2);
    expect([run.members === members, run.starts === starts]).toEqual([true, true]);
    ordered(run, [0, 1, 1, 1, 0, 0, 2], 3);
    expect([run.members.length, run.starts.length]).toEqual([14, 8]);
  });
});
