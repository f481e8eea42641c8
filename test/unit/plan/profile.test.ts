import { describe, expect, it } from "vitest";
import { profileOf } from "../../../src/plan/profile.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { benefit, flat, planOf, TITLE } from "../pack.ts";
import { tupleOf } from "./tuple.ts";
import type { Facts } from "./tuple.ts";

const tcm = { var: "visit.tcm" };
const half = benefit("half", { cases: [flat("0.5")] });

function found(plan: Plan, facts: Facts = {}) {
  const { codes, view } = tupleOf(plan.coder, facts);
  return profileOf(plan, codes, view);
}

describe("a profile", () => {
  const plan = planOf(
    {
      basic: [
        benefit("a", { cases: [flat("0.1", { id: "x", when: tcm }), flat("0.2", { id: "y", when: { "!": tcm } })] }),
        benefit("b", { when: tcm, cases: [flat("0.3")] }),
        benefit("c", { choose: "best", cases: [flat("0.4", { id: "m" }), flat("0.5", { id: "n", when: tcm })] }),
      ],
    },
    { without: ["backstop"], pipeline: { optional: ["backstop"] } },
  );

  it("has the case of every benefit, in order", () => {
    const own = found(plan, { "visit.tcm": true });
    expect(own.variants.map((variant) => variant?.case.id)).toEqual(["x", "all", "m"]);
    expect([own.plain, own.competes]).toEqual([true, true]);
    expect(own.choices.map(({ kind }) => kind)).toEqual(["cases", "cases", "cases"]);
  });

  it("null where it is skipped; one case of several does not compete", () => {
    const own = found(plan, { "visit.tcm": false });
    expect(own.variants.map((variant) => variant?.case.id ?? null)).toEqual(["y", null, "m"]);
    expect([own.plain, own.competes]).toEqual([true, false]);
  });

  it("asks for the facts once, and is the same content the second time", () => {
    const tuple = tupleOf(plan.coder, { "visit.tcm": true });
    const first = profileOf(plan, tuple.codes, tuple.view);
    const { views } = tuple;
    expect(profileOf(plan, tuple.codes, tuple.view)).toEqual(first);
    expect(tuple.views).toBe(views);
  });
});

const entitlements = [{ code: "e", title: TITLE, when: tcm, source: "n" }];
it.each<readonly [string, Plan, Facts, boolean]>([
  ["nothing in the way", planOf({ basic: [half] }), {}, true],
  [
    "a fact that a benefit reads is missing",
    planOf({ basic: [benefit("b", { when: tcm, cases: [flat("1")] })] }),
    {},
    false,
  ],
  [
    "two cases hold",
    planOf({ basic: [benefit("b", { cases: [flat("1", { id: "x" }), flat("1", { id: "y" })] })] }),
    {},
    false,
  ],
  ["a layer has no rule", planOf({ basic: [half] }, { without: ["backstop"] }), {}, false],
  [
    "an optional layer has none",
    planOf({ basic: [half] }, { without: ["backstop"], pipeline: { optional: ["backstop"] } }),
    {},
    true,
  ],
  ["a fact that an entitlement reads is missing", planOf({ basic: [half] }, { pipeline: { entitlements } }), {}, false],
  ["it is there", planOf({ basic: [half] }, { pipeline: { entitlements } }), { "visit.tcm": false }, true],
  [
    "what no file can say",
    planOf({ basic: [half] }, { notEncoded: { basic: [{ source: "n", why: TITLE }] } }),
    {},
    false,
  ],
  [
    "a note alone",
    planOf({ basic: [half] }, { notEncoded: { basic: [{ source: "n", why: TITLE, effect: "note" }] } }),
    {},
    true,
  ],
  [
    "a choice waits for a payment",
    planOf({ basic: [benefit("b", { when: { in: ["basic", { var: "paid.layers" }] }, cases: [flat("1")] })] }),
    { "paid.layers": [] },
    false,
  ],
])("%s: whether it is plain", (_, plan, facts, plain) => {
  expect(found(plan, facts).plain).toBe(plain);
});

describe("what the tape needs", () => {
  const tagged = (id: string) =>
    benefit(id, { cases: [flat("0.5")], adjust: [{ id: "drugs", source: "n", rate: { add: "0.1", tags: ["drug"] } }] });
  const pipeline = { tags: { bed: { title: TITLE }, drug: { title: TITLE } } };

  it.each([
    ["no rate", [half], 0],
    ["the first rate", [tagged("a"), half], 1],
    ["a later rate", [half, tagged("b")], -1],
    ["the first and a later", [tagged("a"), tagged("b")], -1],
  ])("tags that change %s", (_, basic, firstTags) => {
    expect(found(planOf({ basic }, { pipeline })).firstTags).toBe(firstTags);
  });

  it("the least bound of its cases; none where one is not of bands", () => {
    const fine = benefit("fine", { cases: [flat("0.123456")] });
    const burden = { allow: [{ amount: "1.00" }], per: "visit" } as const;
    const safeOf = (...basic: readonly (typeof half)[]) => found(planOf({ basic })).safe;
    expect(safeOf(fine)).toBeLessThan(safeOf(half));
    expect(safeOf(half, fine)).toBe(safeOf(fine));
    expect(safeOf(half, benefit("b", { cases: [{ id: "all", source: "n", burden }] }))).toBe(0);
  });

  it("a way, unless cases compete", () => {
    const both = benefit("b", { choose: "best", cases: [flat("0.4", { id: "m" }), flat("0.5", { id: "n" })] });
    expect(found(planOf({ basic: [half] })).way).toBeGreaterThanOrEqual(0);
    expect(found(planOf({ basic: [both] })).way).toBe(-1);
  });
});

it("is not plain where claims have no integers", () => {
  const plan = planOf({ basic: [half] });
  const { codes, view } = tupleOf(plan.coder);
  expect(profileOf({ ...plan, keys: null }, codes, view).plain).toBe(false);
});
