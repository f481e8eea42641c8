import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import { withDuringStay } from "../../../src/year/during-stay.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat, planOf } from "../pack.ts";

const STAY = { admitted: "2018-11-01", discharged: "2018-11-10" };
const onDays = (admitted: string, discharged = admitted, more: Partial<Claim["visit"]> = {}): Claim =>
  claimOf({ inScope: "100.00" }, { visit: { kind: "chronic", admitted, discharged, settled: "2018-12-01", ...more } });
const found = (claim: Claim, stays = [STAY]) => withDuringStay(claim, stays).visit.duringStay;

describe("withDuringStay", () => {
  it.each([
    ["2018-10-31", "2018-10-31", false],
    ["2018-11-01", "2018-11-01", true],
    ["2018-11-10", "2018-11-10", true],
    ["2018-11-11", "2018-11-11", false],
    ["2018-11-01", "2018-11-10", true],
    ["2018-10-31", "2018-11-10", false],
    ["2018-11-01", "2018-11-11", false],
  ])("a visit from %s to %s: %s", (admitted, discharged, expected) => {
    expect(found(onDays(admitted, discharged))).toBe(expected);
  });

  it("a visit without days is on that of its settlement", () => {
    const settledOn = (settled: string): Claim => {
      const { admitted: _, discharged: __, ...visit } = onDays("2018-11-05").visit;
      return { ...onDays("2018-11-05"), visit: { ...visit, settled } };
    };
    expect([found(settledOn("2018-11-05")), found(settledOn("2018-11-11"))]).toEqual([true, false]);
  });

  it("lies within one stay of several, not within two together; without stays within none", () => {
    const next = { admitted: "2018-11-11", discharged: "2018-11-20" };
    expect(found(onDays("2018-11-15"), [STAY, next])).toBe(true);
    expect(found(onDays("2018-11-09", "2018-11-12"), [STAY, next])).toBe(false);
    expect(found(onDays("2018-11-05"), [])).toBe(false);
  });

  it("takes a claim that states it at its word, and changes nothing else", () => {
    const stated = onDays("2018-11-05", "2018-11-05", { duringStay: false });
    expect(withDuringStay(stated, [STAY])).toEqual(stated);
    const claim = onDays("2018-11-05");
    expect(withDuringStay(claim, [STAY])).toEqual({ ...claim, visit: { ...claim.visit, duringStay: true } });
    expect("duringStay" in claim.visit).toBe(false);
  });

  it("refuses what is no claim, no day or no stay", () => {
    expectRefusal(() => withDuringStay({ ...onDays("2018-11-05"), id: "" }, []), [["invalid_claim", "id", '""']]);
    const claim = onDays("2018-11-05");
    expect(() => withDuringStay(claim, [{ ...STAY, discharged: "2018-11-31" }])).toThrow(TypeError);
    expect(() => withDuringStay(claim, [{ admitted: "2018-11-10", discharged: "2018-11-01" }])).toThrow(RangeError);
  });
});

describe("rules that read visit.duringStay", () => {
  const chronic = benefit("chronic", {
    when: { and: [{ "==": [{ var: "visit.kind" }, "chronic"] }, { "!": { var: "visit.duringStay" } }] },
    cases: [flat("0.5")],
  });
  const book = bookOf({ basic: [chronic] });
  const given = (duringStay?: boolean): Claim =>
    onDays("2018-11-05", "2018-11-05", duringStay === undefined ? {} : { duringStay });

  it("pay by what the claim says, and refuse one that does not", () => {
    const paid = (claim: Claim) => settle(book, claim).settlement.payers["basic"];
    expect([paid(given(false)), paid(given(true))]).toEqual(["50.00", "0.00"]);
    expectRefusal(() => settle(book, given()), [["missing_fact", "visit.duringStay", "nothing"]]);
    // Whoever is not asked need not say it.
    expect(paid({ ...given(), visit: { ...given().visit, kind: "inpatient" } })).toBe("0.00");
  });

  it("find it by one integer, as any fact", () => {
    expect(planOf({ basic: [chronic] }).keys).not.toBeNull();
  });

  it.each([true, false])("in a batch (WebAssembly: %s) are as claim after claim", (webAssembly) => {
    const claims = [given(false), given(true), given(), given(false), { ...given(true), id: "c-2" }];
    const batch = createBatch(book, { webAssembly });
    const { payers, refusal } = batch.run(collectClaims(claims));
    expect([...(payers["basic"] ?? [])].slice(0, 5)).toEqual([5000, 0, 0, 5000, 0]);
    expect([...refusal].slice(0, 5).map((code) => code > 0)).toEqual([false, false, true, false, false]);
    const session = createSession(book);
    for (const claim of claims) if (claim.visit.duringStay !== undefined) session.settle(claim);
    expect(batch.accounts()).toEqual(session.accounts());
  });
});
