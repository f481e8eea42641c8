import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { settleCarefully } from "../../../src/settle/careful.ts";
import { createDesk } from "../../../src/settle/desk.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { factValue, programmesOf } from "../../../src/settle/facts.ts";
import { isPassed, mayPass } from "../../../src/settle/marks.ts";
import { NONE } from "../../../src/settle/run.ts";
import { readTrace } from "../../../src/settle/trace.ts";
import { createVisit } from "../../../src/settle/visit.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, claimOf, DAY, flat, line, planOf, TITLE } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { runOf, settledOn } from "./run.ts";

const FULL = { trace: true, lines: true };
const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const DRUG = { pipeline: { tags: { drug: { title: TITLE } } } };
const careful = (plan: Plan, claim: Claim) => settleCarefully(createDesk(plan), parseClaim(claim), FULL);

describe("a layer that is given", () => {
  const given = (amount: string): Partial<Claim> => ({ paid: [{ layer: "basic", amount }] });

  it("has no case, and none of the notes of its file", () => {
    const entry = (why: string) => ({ source: why, why: TITLE, effect: "note" }) as const;
    const plan = planOf(
      { basic: [half("a")], backstop: [half("b")] },
      { notEncoded: { basic: [entry("n 1")], backstop: [entry("n 2")] } },
    );
    const { variants, remarks } = careful(plan, claimOf({ inScope: "1.00" }, given("0.10")));
    expect([variants[0], remarks.notes.map(({ entry: { source } }) => source)]).toEqual([null, ["n 2"]]);
    expect(careful(plan, claimOf({ inScope: "1.00" })).remarks.notes).toHaveLength(2);
  });

  it("may have paid all of any bucket", () => {
    const plan = planOf({ basic: [half("a")] });
    for (const bucket of ["inScope", "preSelfPay", "overLimit", "ownPay"])
      expect(careful(plan, claimOf({ [bucket]: "5.00" }, given("5.00"))).moved[0]).toBe(500);
  });

  it("stands before the others where a bill is divided", () => {
    const plan = planOf(
      { basic: [half("a", { base: { of: ["inScope"], tags: ["drug"] } })], backstop: [half("b")] },
      DRUG,
    );
    const lines = [line("1", "100.00", { tags: ["drug"] }), line("2", "30.00")];
    const { unpaid } = readOutcome(careful(plan, claimOf(lines, given("13.00"))));
    // 3.00 and 10.00 are given; half of the 27.00 and 90.00 that are left is paid.
    expect(unpaid).toEqual([1_350, 4_500, 0, 0, 0, 0, 0, 0]);
  });

  it("is shared among the lines, and so is a payment from one bucket", () => {
    const plan = planOf({ basic: [half("a")], backstop: [half("b", { base: { of: ["preSelfPay"] } })] });
    const lines = [line("1", "100.00"), line("2", "50.00", { catalogue: "B", preSelfPayRate: "0.2" })];
    // By payer, then by line: 140.00 is in scope, of which 14.00 is given; 5.00 of the 10.00 before it is paid.
    const { allocation } = careful(plan, claimOf(lines, given("14.00")));
    expect(allocation?.shares).toEqual([1_000, 400, 0, 500]);
    expect(careful(plan, claimOf(lines)).allocation?.shares).toEqual([5_000, 2_000, 0, 500]);
  });
});

describe("settled with care", () => {
  it("gives the remarks that the plan remembers where nothing is given or passed", () => {
    const plan = planOf({ basic: [half("a")] });
    const [one, other] = [careful(plan, claimOf({})), careful(plan, claimOf({ inScope: "9.00" }))];
    expect(one.remarks).toBe(other.remarks);
  });

  it("hides no fault of the program's own", () => {
    const plan = planOf({ basic: [half("a")] });
    const broken = { ...variantOf(plan), bands: null };
    const choosers = [{ get: () => ({ kind: "cases", variants: [broken] }) as const }];
    const faulty = { ...plan, choosers } as unknown as Plan;
    expect(() => careful(faulty, claimOf({ inScope: "1.00" }))).toThrow(new RangeError("case all has no bands"));
  });

  it("refuses a divided bill whose sums are below zero, though its tags are known", () => {
    const plan = planOf({ basic: [half("a", { base: { of: ["inScope"], tags: ["drug"] } })] }, DRUG);
    const lines = [line("1", "-1.00", { tags: ["drug"] }), line("2", "2.00")];
    expectRefusal(() => settledOn(plan, claimOf(lines)), [["unbalanced", "lines", "-1.00"]]);
  });
});

describe("amounts above which a file says nothing", () => {
  const above = { benefit: "a", amount: "100.00" };
  const plan = planOf(
    { basic: [half("a", { base: { of: ["inScope"], tags: ["drug"] } })] },
    { ...DRUG, notEncoded: { basic: [{ source: "n", why: TITLE, above }] } },
  );
  const { remarks } = careful(plan, claimOf({}, { paid: [] }));
  const [entry] = remarks.above;

  it("are looked at by the whole of a bill, and by no more", () => {
    const whole = runOf(plan, claimOf({ inScope: "60.00", ownPay: "40.00" }));
    whole.amounts[4] = 1;
    expect(mayPass(whole, remarks)).toBe(false);
    expect(mayPass(runOf(plan, claimOf({ inScope: "60.00", ownPay: "40.01" })), remarks)).toBe(true);
    const lines = [line("1", "40.00", { tags: ["drug"] }), line("2", "60.00", { catalogue: "C", tags: ["drug"] })];
    expect(mayPass(runOf(plan, claimOf([...lines, line("3", "0.01")])), remarks)).toBe(true);
    expect(mayPass(runOf(plan, claimOf(lines)), remarks)).toBe(false);
  });

  it("are not passed where there are none", () => {
    expect(mayPass(runOf(plan, claimOf({ inScope: "900.00" })), { ...remarks, above: [] })).toBe(false);
  });

  it("are never passed by an entry without one", () => {
    if (entry === undefined) throw new RangeError("no entry");
    expect(isPassed(runOf(plan, claimOf({})), { ...entry, above: null }, 1e9)).toBe(false);
  });
});

describe("what a claim says", () => {
  const plan = planOf({ basic: [half("a")] });
  const parsed = parseClaim(claimOf({}, { visit: { duringStay: true, diseases: ["I10"], programmes: [] } }));

  it("is read by name, and no other name is known", () => {
    expect(factValue("visit.duringStay", parsed, plan, DAY)).toBe(true);
    expect(() => factValue("visit.x", parsed, plan, DAY)).toThrow(new RangeError("no such fact: visit.x"));
  });

  it("implies no programme without a disease", () => {
    const injuries = { ...plan, programmes: [{ code: "injury", prefixes: ["S"] }] };
    const claim = { ...parsed, visit: { ...parsed.visit, diseases: null } };
    expect(programmesOf(claim, injuries)).toEqual([]);
  });

  it("leaves a count of nothing out of the account", () => {
    const lump = { bands: [{ amount: "5.00" }], times: 1, per: "year" } as const;
    const counting = planOf({ basic: [benefit("b", { cases: [{ id: "all", source: "n", lump }] })] });
    const countsAfter = (inScope: string) => [...settledOn(counting, claimOf({ inScope })).account.counts.values()];
    expect([counting.counts.length, countsAfter("0.00"), countsAfter("5.00")]).toEqual([1, [], [1]]);
  });

  it("counts a stay among the year's admissions once", () => {
    const admissions = (counted: boolean) =>
      createVisit(plan, { ...parsed, stay: { deductibles: [], counted } }, 3, 0, [], []).admissions;
    expect([admissions(false), admissions(true)]).toEqual([4, 3]);
  });
});

it("a row of figures ends after the case that is kept for the year; lists of nothing are shared", () => {
  const cases = [flat("0.5", { id: "x", when: { var: "visit.tcm" } }), flat("0.6", { id: "y" })];
  const plan = planOf({ basic: [benefit("b", { choose: "first-of-year", cases }), half("a")] });
  const trace = Array.from({ length: 46 }, (_, i) => i);
  const kept = readTrace(trace, 0, variantOf(plan, { "visit.tcm": false }));
  expect([kept.next, kept.figures.isFirst]).toEqual([23, true]);
  const plain = readTrace(trace, 23, variantOf(plan, {}, 1));
  expect([plain.next, plain.figures.found]).toEqual([45, 23]);
  expect(plain.figures.used).toBe(NONE);
  expect(plain.figures.tagged).toBe(NONE);
});
