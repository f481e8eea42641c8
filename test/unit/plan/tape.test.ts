import { describe, expect, it } from "vitest";
import { RATE_STEPS, TAG_ADD } from "../../../src/plan/step.ts";
import { createTape, stepsOf } from "../../../src/plan/tape.ts";
import { BURDEN } from "../../../src/plan/types.ts";
import type { BenefitPlan, Plan, Variant } from "../../../src/plan/types.ts";
import { benefit, flat, planOf, TITLE } from "../pack.ts";
import { variantOf } from "./tuple.ts";

const bands = [{ upTo: "1000.00", rate: "0.50" }, { rate: "0.75" }];
const a = benefit("a", {
  cases: [flat("0", { bands, deductible: "200.00" })],
  limits: [{ amount: "2000.00", on: "paid", per: "year", pool: "p" }],
});
const b = benefit("b", {
  base: { of: ["inScope"], per: "year" },
  cases: [flat("0.5")],
  limits: [{ amount: "5000.00", on: "base", per: "year" }],
});
const less = [
  { of: "basic", what: "statedDeductible" },
  { of: "basic.b", what: "penalty" },
] as const;
const c = benefit("c", {
  base: { of: ["preSelfPay", "inScope"], less },
  cases: [flat("0.7")],
  limits: [{ amount: "800.00", on: "paid", per: "year" }],
});

/** The first benefits of a plan, their cases, and a tape of its own that nothing stands on. */
function blank(plan: Plan) {
  const variants = plan.benefits.map(({ index }) => variantOf(plan, {}, index));
  return { ...plan, variants, tape: createTape(plan.layers) };
}

/** A list as long as its room, with nothing after these numbers. */
function inRoom(room: number, numbers: readonly number[]): number[] {
  return [...numbers, ...Array.from({ length: room - numbers.length }, () => 0)];
}

// Places of totals: a's base 0, payment 1 and deductible 2, the pool 3; b's 4, 5 and 6; c's 7, 8 and 9.
const STEP_A = [0, 0, -1, 2, 2, 0, 0, 0, 1, 1, 2, 0, 0, 3, 0, 1, 3];
const STEP_B = [11, 0, 4, 6, 1, 3, 0, 1, 0, 1, 1, 0, 0, 4, 4, 5];
// Two buckets; three quantities: the stated deductibles of a and b, and b's penalty.
const STEP_C = [19, 6, -1, 9, 1, -1, 3, 0, 1, 1, 1, 0, 1, 1, 0, 1, 4, 5, 8, 7, 8];
// Below 200.00 the bands give 20 000 × 50, over 100; half of that scale is 50.
const AMOUNTS_A = [20_000, 20_000, 100, 0, 0, 50, 50 - 1_000_000, 100_000, 75, 5_000_050 - 1_000_000, 200_000];
const AMOUNTS_B = [0, 0, 10, 0, 0, 5, 5, 500_000];
const AMOUNTS_C = [0, 0, 10, 0, 0, 7, 5, 80_000];
const PLACES = [0, STEP_A.length, STEP_A.length + STEP_B.length];
const STEPS = [...STEP_A, ...STEP_B, ...STEP_C];

describe("the numbers of a tape", () => {
  const { benefits, variants, layers } = blank(planOf({ basic: [a, b], medicalAssistance: [c] }));
  const chosen = (...which: readonly number[]) => variants.map((each, i) => (which.includes(i) ? each : null));

  it("are none at first", () => {
    const tape = createTape(layers);
    expect([...tape.codes]).toEqual(inRoom(64, []));
    expect([...tape.amounts]).toEqual(inRoom(64, []));
    expect(tape.safe).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("are those of each step, then the way over them", () => {
    const tape = createTape(layers);
    expect(tape.wayOf(benefits, variants)).toBe(STEPS.length);
    expect([...tape.codes]).toEqual(inRoom(64, [...STEPS, 3, ...PLACES]));
    expect([...tape.amounts]).toEqual(inRoom(64, [...AMOUNTS_A, ...AMOUNTS_B, ...AMOUNTS_C]));
    expect(stepsOf(tape, STEPS.length)).toEqual(PLACES);
    // That of the finest scale, 100: (2^53 - 1 - 100) / 100.
    expect(tape.safe).toBe(90_071_992_547_408);
  });

  it("stand once, and the lists are longer only where there is no room", () => {
    const tape = createTape(layers);
    const { codes, amounts } = tape;
    const end = tape.wayOf(benefits, variants) + 4;
    expect(tape.wayOf(benefits, chosen(0, 2))).toBe(end);
    expect(tape.wayOf(benefits, chosen())).toBe(end + 3);
    expect(tape.wayOf(benefits, chosen(1))).toBe(end + 4);
    // 64 in all: the last that the first list holds.
    expect(end + 6).toBe(64);
    expect([tape.codes, tape.amounts]).toEqual([codes, amounts]);
    expect(tape.codes).toBe(codes);
    expect(tape.amounts).toBe(amounts);
    expect(tape.wayOf(benefits, chosen(0))).toBe(64);
    expect(tape.codes).not.toBe(codes);
    const ways = [3, ...PLACES, 2, 0, STEP_A.length + STEP_B.length, 0, 1, STEP_A.length, 1, 0];
    expect([...tape.codes]).toEqual(inRoom(128, [...STEPS, ...ways]));
    expect(tape.wayOf(benefits, variants)).toBe(STEPS.length);
    expect(tape.wayOf(benefits, chosen(1))).toBe(62);
    expect(tape.codes).toHaveLength(128);
  });

  it("of many bands have room", () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      i < 24 ? { upTo: `${i + 1}00.00`, rate: "0.5" } : { rate: "1" },
    );
    const own = blank(planOf({ basic: [benefit("m", { cases: [flat("0", { bands: many })] })] }));
    expect(own.tape.wayOf(own.benefits, own.variants)).toBe(15);
    // 4 amounts and 25 bands of three.
    expect(own.tape.amounts).toHaveLength(128);
    expect([...own.tape.amounts.subarray(76, 80)]).toEqual([240_000, 10, 240_000 * 5 + 5, 0]);
  });

  it("of a rate that counts by a tag know its steps and what it adds", () => {
    const tagged = benefit("t", {
      cases: [flat("0.5")],
      adjust: [
        { id: "all", source: "n", rate: { add: "0.1" } },
        { id: "drugs", source: "n", rate: { add: "0.05", tags: ["drug"] } },
      ],
    });
    const own = blank(planOf({ basic: [tagged] }, { pipeline: { tags: { drug: { title: TITLE } } } }));
    const [place = -1] = stepsOf(own.tape, own.tape.wayOf(own.benefits, own.variants));
    expect([own.tape.codes[place + RATE_STEPS], own.tape.amounts[TAG_ADD]]).toEqual([2, 5]);
  });
});

describe("a tape that is full", () => {
  const { benefits, variants, layers } = blank(planOf({ basic: [a, b] }));
  const many = (index: number, times: number) =>
    [Array.from({ length: times }, () => benefits[index]), Array.from({ length: times }, () => variants[index])] as [
      BenefitPlan[],
      Variant[],
    ];
  /** Way and step of the first benefit, that fill so many codes. */
  const filled = (codes: number) => {
    const tape = createTape(layers);
    expect(tape.wayOf(...many(0, codes - STEP_A.length - 1))).toBe(STEP_A.length);
    return tape;
  };

  it("takes no more at 65 536 integers, and knows what it has", () => {
    const tape = filled(65_536);
    expect(tape.wayOf(...many(1, 1))).toBe(-1);
    expect(tape.wayOf(...many(0, 1))).toBe(-1);
    expect(tape.wayOf(...many(0, 1))).toBe(-1);
    expect(tape.wayOf(...many(0, 65_518))).toBe(STEP_A.length);
    expect([tape.codes.length, tape.amounts[AMOUNTS_A.length]]).toEqual([65_536, 0]);
  });

  it("takes one more way or step below that", () => {
    expect(filled(65_535).wayOf(...many(0, 1))).toBe(65_535);
    // The step has its place; the way over it has none.
    const tape = filled(65_535);
    expect(tape.wayOf(...many(1, 1))).toBe(-1);
    expect([tape.codes[65_535], tape.codes[65_535 + 2]]).toEqual([AMOUNTS_A.length, 6 - 2]);
  });
});

const step = { kind: "add", value: { value: 1n, decimals: 1 }, tags: 1 } as const;
const dangling = { layer: 0, benefit: -2, what: 0, name: "basic.x.deductible" };
const twin = variantOf(planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] }));

describe("a case that is not plain has no way", () => {
  const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] });
  const wayOf = (ofBenefit: Partial<BenefitPlan>, ofCase: Partial<Variant>): number => {
    const { benefits, variants, tape } = blank(plan);
    return tape.wayOf(
      benefits.map((each) => ({ ...each, ...ofBenefit })),
      variants.map((each) => ({ ...each, ...ofCase })),
    );
  };

  it.each<readonly [string, Partial<BenefitPlan>, Partial<Variant>]>([
    ["another mechanism", {}, { mechanism: BURDEN }],
    ["no table", {}, { bands: null }],
    ["no start", {}, { start: -1 }],
    ["two payers", { payers: [0, 0] }, {}],
    ["totals of the gross bill", { chargesGross: true }, {}],
    ["a base net of payments", { netOfPaid: true }, {}],
    ["a case that binds the year", {}, { caseSlot: 0 }],
    ["tags of the base", {}, { tags: 1 }],
    ["the gross bill", {}, { gross: true }],
    ["a ratio", {}, { ratio: { numerator: 1, denominator: 2 } }],
    ["a cap", {}, { cap: { amount: 1, ratio: { numerator: 0, denominator: 1 }, of: [] } }],
    ["a penalty that is read", {}, { unpenalised: twin }],
    ["steps by tags that are not one and last", {}, { rateSteps: [step] }],
    ["less what a layer without rules gives", {}, { less: [dangling] }],
    ["the same after one that is there", {}, { less: [{ ...dangling, benefit: -1 }, dangling] }],
  ])("%s", (_, ofBenefit, ofCase) => {
    expect(wayOf(ofBenefit, ofCase)).toBe(-1);
  });

  it("and a plain one has", () => {
    // 13 integers, and a place each for the charges of base and payment.
    expect(wayOf({}, {})).toBe(15);
    expect(wayOf({}, { rateSteps: [step], tagStep: { add: 1, tags: 1 } })).toBe(15);
    expect(wayOf({}, { less: [{ ...dangling, benefit: -1 }] })).toBe(16);
    expect(wayOf({}, { less: [{ ...dangling, benefit: 0 }] })).toBe(16);
  });
});
