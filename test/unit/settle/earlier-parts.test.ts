/** What a claim says of earlier parts of its stay, held against the plan and the account's row. */
import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { ParsedClaim } from "../../../src/claim/parsed.ts";
import type { Claim, Visit } from "../../../src/claim/types.ts";
import { MissingFact } from "../../../src/predicate.ts";
import { borneBy, chargeStay, checkCounted, checkStay, openStay } from "../../../src/settle/stay.ts";
import { USED_NOW } from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { benefitOf, runOf } from "./run.ts";

const plan = planOf({
  basic: [
    benefit("plain", { cases: [flat("0.5", { deductible: "100.00" })] }),
    benefit("b", { cases: [flat("0.5", { deductible: { amount: "100.00", per: "stay" } })] }),
  ],
  supplemental: [benefit("s", { cases: [flat("0.5")] })],
});
const own = benefitOf(plan, 1);
const variant = variantOf(plan, {}, 1);

const stayOf = (visit: Partial<Visit>, more: Partial<Omit<Claim, "visit" | "person">> = {}): ParsedClaim =>
  parseClaim(claimOf({ inScope: "250.00" }, { visit, ...more }));
const alone = stayOf({ continuation: false });
const later = stayOf({ continuation: true }, { stay: { deductibles: { "basic.b": "30.00" } } });
const unsaid = stayOf({ continuation: true });

/** A run on the second of two rows, so that no place is right by chance. */
function secondRow(claim: ParsedClaim): Run {
  const run = runOf(plan, claim);
  run.row = new Float64Array(3 * plan.row.width);
  run.at = plan.row.width;
  return run;
}

describe("what has been borne", () => {
  it.each([
    ["nothing by a stay of its own", alone, 0],
    ["what a later part says", later, 3_000],
    ["nothing where it says nothing", unsaid, 0],
  ])("begins as %s, and grows by what is used", (_, claim, borne) => {
    const run = secondRow(claim);
    openStay(run, claim);
    run.now[USED_NOW] = 700;
    for (const each of plan.benefits) chargeStay(run, each);
    const expected = new Float64Array(3 * plan.row.width);
    expected[plan.row.width + own.deductibleUse] = borne + 700;
    expect(run.row).toEqual(expected);
  });

  const given = { layer: "supplemental", amount: "0.00" };
  const givenHere = { layer: "basic", amount: "0.00" };
  it.each<readonly [string, ParsedClaim, boolean]>([
    ["by a stay of its own", alone, true],
    ["by a later part", later, true],
    ["where another layer is given", stayOf({ continuation: false }, { paid: [given] }), true],
    ["not where the layer is", stayOf({ continuation: false }, { paid: [given, givenHere] }), false],
    ["not where it is not said", unsaid, false],
    ["not where it is not said whether there was any", stayOf({}), false],
    ["not on another visit", stayOf({ kind: "chronic", continuation: false }), false],
  ])("is known %s", (_, claim, known) => {
    const run = secondRow(claim);
    run.row[run.at + own.deductibleUse] = 4_200;
    expect(borneBy(run, claim)).toEqual(known ? [{ benefit: "basic.b", borne: 4_200 }] : []);
  });
});

describe("a stay is asked", () => {
  const shared = { ...variant, deductibleOfYear: true };
  const free = { ...variant, deductibleOfYear: false };
  const asked = (claim: ParsedClaim, variants = [shared], of = own): string | null => {
    try {
      checkStay(plan, of, variants, claim);
      return null;
    } catch (error) {
      if (error instanceof MissingFact) return error.fact;
      throw error;
    }
  };

  it.each<readonly [string, Parameters<typeof asked>, string | null]>([
    ["whether it continues another", [stayOf({})], "visit.continuation"],
    ["by one case of several", [stayOf({}), [free, shared]], "visit.continuation"],
    ["not by cases without such a deductible", [stayOf({}), [free, free]], null],
    ["not by other benefits", [stayOf({}), [shared], benefitOf(plan, 0)], null],
    ["not on another visit", [stayOf({ kind: "chronic" })], null],
    ["what that one has borne", [unsaid], "stay.deductibles.basic.b"],
    ["nothing more once it says so", [later], null],
    ["nothing more where it stands alone", [alone], null],
  ])("%s", (_, question, fact) => {
    expect(asked(...question)).toBe(fact);
  });
});

describe("a part that the year is to have counted", () => {
  const counted = stayOf({ continuation: true }, { stay: { counted: true } });
  const refused = {
    code: "invalid_claim",
    claim: "c-1",
    path: "stay.counted",
    expected: { zh: "本年台账中已有住院", en: "a stay that the account of the year has counted" },
    found: "true",
  };

  it.each<readonly [string, ParsedClaim, number, readonly unknown[]]>([
    ["is refused on an account without a stay", counted, 0, [refused]],
    ["is fine on one with a stay", counted, 1, []],
    ["is no part that does not say so", later, 0, []],
    ["is no stay of its own", alone, 0, []],
  ])("%s", (_, claim, admissions, issues) => {
    const run = secondRow(claim);
    run.row[run.at + plan.row.admissions] = admissions;
    expect(checkCounted(run, claim)).toEqual(issues);
  });
});
