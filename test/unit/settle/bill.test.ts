import { describe, expect, it } from "vitest";
import { codeClaim } from "../../../src/claim/codes.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { BillPart, Claim, FeeLine } from "../../../src/claim/types.ts";
import { refuse } from "../../../src/errors.ts";
import type { Issue } from "../../../src/errors.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { openBill } from "../../../src/settle/bill.ts";
import { itemBits } from "../../../src/settle/groups.ts";
import { createRun, ONE_GROUP } from "../../../src/settle/run.ts";
import { benefit, billOf, claimOf, flat, line, planOf, TITLE } from "../pack.ts";

const tags = {
  b: { title: TITLE, charge: ["09"], codes: ["X1"] },
  a: { title: TITLE, charge: ["10"], codes: ["X1"] },
  c: { title: TITLE },
  other: { title: TITLE },
};
const plan = planOf(
  { basic: [benefit("x", { base: { of: ["inScope"], tags: ["b", "a", "c"] }, cases: [flat("0.5")] })] },
  { pipeline: { tags } },
);
const untagged = planOf({ basic: [benefit("x", { cases: [flat("0.5")] })] }, { pipeline: { tags } });

function billed(money: readonly FeeLine[] | readonly BillPart[], of: Plan = plan) {
  const issues: Issue[] = [];
  const claim = money.some((each) => "id" in each)
    ? claimOf(money as readonly FeeLine[])
    : { ...claimOf({}), bill: money as readonly BillPart[] };
  const run = createRun(of);
  issues.push(...openBill(run, parseClaim(claim)));
  const names = run.groupTags.map((bits) => of.tags.filter((_, bit) => (bits >> bit) % 2 === 1).join());
  const amounts = run.amounts.slice(0, 4 * run.groups);
  expect(run.unpaid.slice(0, 4 * run.groups)).toEqual(amounts);
  const count = Math.max(money.length, 1);
  const lineGroups = run.lineGroups === null ? null : [...run.lineGroups.subarray(0, count)];
  return { groups: run.groups, lineGroups, amounts, names, issues };
}

describe("groups", () => {
  it("of a ready bill is one, even of nothing", () => {
    expect(billed([billOf({ inScope: "10.00", ownPay: "2.50" })])).toMatchObject({
      groups: 1,
      names: [""],
      amounts: [1000, 0, 0, 250],
      lineGroups: null,
    });
    expect(billed([billOf({})])).toMatchObject({ groups: 1, amounts: [0, 0, 0, 0] });
  });

  it("of lines stand in the order of their sorted tags, the untagged first", () => {
    const lines = [
      line("1", "1.00", { tags: ["c"] }),
      line("2", "2.00", { tags: ["c", "a"] }),
      line("3", "4.00", { tags: ["b"] }),
      line("4", "8.00"),
      line("5", "16.00", { tags: ["a"] }),
      line("6", "32.00", { tags: ["b", "a", "c"] }),
      line("7", "64.00", { tags: ["a", "c", "a"] }),
      line("8", "128.00", { tags: ["other"] }),
    ];
    expect(billed(lines)).toMatchObject({
      names: ["", "a", "a,b,c", "a,c", "b", "c"],
      amounts: [13_600, 1600, 3200, 6600, 400, 100, ...Array.from({ length: 18 }, () => 0)],
      lineGroups: [5, 3, 4, 0, 1, 2, 3, 0],
    });
  });

  it("do not depend on the order of the lines", () => {
    const lines = ["a", "b", "c"].map((tag) => line(tag, "1.00", { tags: [tag] }));
    expect(billed([...lines].reverse()).names).toEqual(billed(lines).names);
  });

  it("there are none for tags that this plan's rules do not name", () => {
    expect(billed([line("1", "1.00", { tags: ["a"] }), line("2", "2.00", { charge: "09" })], untagged)).toMatchObject({
      groups: 1,
      amounts: [300, 0, 0, 0],
      lineGroups: null,
    });
  });

  it("a bill after one of more groups has none of its own left", () => {
    const run = createRun(plan);
    const open = (claim: Claim) => refuse(openBill(run, parseClaim(claim)));
    open(claimOf(["a", "b", "c"].map((tag) => line(tag, "7.00", { tags: [tag] }))));
    open(claimOf({ inScope: "1.00", ownPay: "2.00" }));
    expect([run.groups, run.groupTags, run.lineGroups]).toEqual([1, [0], null]);
    expect(run.amounts.slice(0, 4)).toEqual([100, 0, 0, 200]);
    open(claimOf([line("1", "3.00", { tags: ["b"] })]));
    // One group, but one that bears a tag: it is divided.
    expect([run.groups, run.groupTags, run.lineGroups?.[0]]).toEqual([1, [2], 0]);
    expect(run.unpaid.slice(0, 4)).toEqual([300, 0, 0, 0]);
  });

  it.each<readonly [Partial<FeeLine>, string]>([
    [{ charge: "09" }, "b"],
    [{ charge: "10" }, "a"],
    [{ charge: "11" }, ""],
    [{ code: "X1" }, "a,b"],
    [{ code: "09" }, ""],
    [{ charge: "10", tags: ["c"] }, "a,c"],
    [{ charge: "09", code: "X1", tags: ["a"] }, "a,b"],
  ])("a line %j is of the group %j", (more, group) => {
    expect(billed([line("1", "1.00", more)]).names).toEqual([group]);
  });

  it("parts of a ready bill of one group are summed", () => {
    const parts: BillPart[] = [
      { ...billOf({ inScope: "1.00" }), tags: ["a"] },
      billOf({ ownPay: "2.00" }),
      { ...billOf({ inScope: "4.00", preSelfPay: "0.50" }), tags: ["a", "other"] },
    ];
    expect(billed(parts)).toMatchObject({
      names: ["", "a"],
      amounts: [0, 500, 0, 50, 0, 0, 200, 0],
      lineGroups: [1, 0, 1],
    });
  });
});

describe("a bucket of a group below zero", () => {
  const correction = (amount: string, tag: string) => line(tag, amount, { tags: [tag] });

  it("is refused, each with its group; zero is not", () => {
    const { issues } = billed([
      correction("-1.00", "a"),
      correction("-0.01", "b"),
      correction("1.00", "c"),
      line("4", "5.00"),
    ]);
    expect(issues.map(({ code, claim, path, expected, found }) => [code, claim, path, expected.en, found])).toEqual([
      ["unbalanced", "c-1", "lines", "a sum of inScope (tags a) of at least 0", "-1.00"],
      ["unbalanced", "c-1", "lines", "a sum of inScope (tags b) of at least 0", "-0.01"],
    ]);
    expect(billed([correction("-1.00", "a"), line("2", "1.00", { tags: ["a"] })]).issues).toEqual([]);
  });

  it("is none where the plan does not group by that tag", () => {
    expect(billed([correction("-1.00", "a"), line("2", "1.00")], untagged).issues).toEqual([]);
    expect(billed([correction("-1.00", "a"), line("2", "1.00")]).issues).toHaveLength(1);
  });
});

describe("what is wrong with a sum", () => {
  it("is told in both languages, with the tags of its group and where it stands", () => {
    const lines = [line("1", "-1.00"), line("2", "5.00", { tags: ["a"] }), line("3", "-0.25", { tags: ["b", "c"] })];
    expect(billed(lines).issues).toEqual([
      {
        code: "unbalanced",
        claim: "c-1",
        path: "lines",
        expected: { zh: "inScope 合计不小于 0", en: "a sum of inScope of at least 0" },
        found: "-1.00",
      },
      {
        code: "unbalanced",
        claim: "c-1",
        path: "lines",
        expected: { zh: "inScope(标签 b,c) 合计不小于 0", en: "a sum of inScope (tags b,c) of at least 0" },
        found: "-0.25",
      },
    ]);
  });

  it("stands in the bill where that is given in parts", () => {
    const whole = parseClaim(claimOf({ ownPay: "1.00" }));
    const parts = [
      { tags: [], parts: [0, 0, 0, 300] },
      { tags: ["a"], parts: [0, 0, 0, -200] },
    ] as const;
    const claim = codeClaim({ ...whole, parts });
    expect(openBill(createRun(plan), claim)).toMatchObject([
      { path: "bill", expected: { en: "a sum of ownPay (tags a) of at least 0" }, found: "-2.00" },
    ]);
  });

  it("is told of this bill's groups, whatever an earlier one had", () => {
    const run = createRun(plan);
    const issues = (...lines: readonly FeeLine[]) =>
      openBill(run, parseClaim(claimOf(lines))).map(({ found }) => found);
    const three = [line("1", "9.00"), line("2", "1.00", { tags: ["a"] }), line("3", "-3.00", { tags: ["b"] })];
    // In groups of three it is the third cell; pre-self-pay of the first group in groups of two.
    expect(issues(...three, line("4", "-4.00", { tags: ["c"] }))).toEqual(["-3.00", "-4.00"]);
    run.amounts[8] = -7;
    expect(issues(line("1", "9.00"), line("2", "-1.00", { tags: ["a"] }))).toEqual(["-1.00"]);
  });
});

it("the tag bits of an item are those of its tags, its charge category and its code together", () => {
  const bit = (tag: string): number => 1 << plan.tags.indexOf(tag);
  const run = createRun(plan);
  expect(itemBits(run, [], null, null)).toBe(0);
  expect(itemBits(run, ["c"], null, null)).toBe(bit("c"));
  expect(itemBits(run, ["c"], "09", null)).toBe(bit("c") | bit("b"));
  expect(itemBits(run, [], null, "X1")).toBe(bit("b") | bit("a"));
});

describe("what a bill leaves in the run", () => {
  const opened = (money: readonly FeeLine[] | Parameters<typeof billOf>[0], of: Plan = plan) => {
    const run = createRun(of);
    refuse(openBill(run, parseClaim(claimOf(money))));
    return run;
  };

  it("is no room for groups where nothing can bear a tag", () => {
    for (const money of [{ inScope: "1.00" }, [line("1", "1.00")]]) {
      const run = opened(money);
      expect([run.groupOf.length, run.groupTags === ONE_GROUP]).toEqual([0, true]);
    }
    // The plan derives no tags from what the line says.
    expect(opened([line("1", "1.00", { charge: "09" })], untagged).groupOf).toHaveLength(0);
    expect(opened([line("1", "1.00", { charge: "09" })]).groupOf).toHaveLength(2);
  });

  it("is the amounts of its groups and no more, the groups of its lines and no more", () => {
    const run = opened([line("1", "2.00", { tags: ["c"] }), line("2", "3.00", { tags: ["a"] })]);
    expect(run.amounts).toEqual([300, 200, 0, 0, 0, 0, 0, 0]);
    expect([...(run.lineGroups ?? [])]).toEqual([1, 0, 0, 0]);
  });

  it("says whether a tag is one that the region does not declare", () => {
    const own = [line("1", "2.00", { tags: ["c"] }), line("2", "3.00", { tags: ["other"] }), line("3", "1.00")];
    expect(opened(own).undeclared).toBe(false);
    expect(opened([...own, line("4", "1.00", { tags: ["a", "martian"] })]).undeclared).toBe(true);
    const run = opened([line("1", "1.00", { tags: ["martian"] })]);
    refuse(openBill(run, parseClaim(claimOf({ inScope: "1.00" }))));
    expect(run.undeclared).toBe(false);
  });

  it("says of each claim that a tag is undeclared, also where it bears those of the one before", () => {
    const run = createRun(plan);
    const undeclared = [["a"], ["martian"], ["martian"], ["a"], ["a"], ["martian"]].map((own) => {
      refuse(openBill(run, parseClaim(claimOf([line("1", "1.00", { tags: own })]))));
      return run.undeclared;
    });
    expect(undeclared).toEqual([false, true, true, false, false, true]);
  });

  it("goes by the tags of each claim, those of the one before kept or not", () => {
    const run = createRun(plan);
    const names = [["a"], ["a"], ["b"], ["b", "a"], ["a"]].map((own) => {
      refuse(openBill(run, parseClaim(claimOf([line("1", "1.00", { tags: own })]))));
      return run.groupTags.map((bits) => plan.tags.filter((_, bit) => (bits >> bit) % 2 === 1).join());
    });
    expect(names).toEqual([["a"], ["a"], ["b"], ["a,b"], ["a"]]);
  });
});
