/** A deductible that the parts of a stay share. */
import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { Claim, EarlierParts } from "../../../src/claim/types.ts";
import type { Deductible } from "../../../src/rules/benefit.ts";
import { journalState } from "../../../src/journal/journal.ts";
import { quote } from "../../../src/quote/quote.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import { verify } from "../../../src/verify/verify.ts";
import { splitStay } from "../../../src/year/split.ts";
import { issuesOf } from "../claim/refusal.ts";
import { live } from "../journal/live.ts";
import { benefit, bookOf, claimOf, flat, line } from "../pack.ts";

const deductible: Deductible = { amount: "100.00", per: "stay" };
const b = benefit("b", { cases: [flat("0.5", { deductible })] });
const book = bookOf({ basic: [b] });
const KEY = "basic.b";

function stayOf(inScope: string, continuation: boolean | undefined, stay?: EarlierParts, more: Partial<Claim> = {}) {
  const visit = continuation === undefined ? {} : { continuation };
  return claimOf({ inScope }, { visit, ...(stay && { stay }), ...more });
}

function expectRefusal(run: () => unknown, refused: readonly (readonly [code: string, path: string])[]): void {
  expect(issuesOf(run).map(({ code, path }) => [code, path])).toEqual(refused);
}

const borne = (amount: string): EarlierParts => ({ deductibles: { [KEY]: amount } });

describe("a deductible of the stay", () => {
  it.each([
    ["a stay of its own", stayOf("250.00", false), "75.00", "100.00"],
    ["a stay below it", stayOf("99.99", false), "0.00", "99.99"],
    ["a later part, of which some is left", stayOf("250.00", true, borne("30.00")), "90.00", "100.00"],
    ["a later part below what is left", stayOf("60.00", true, borne("30.00")), "0.00", "90.00"],
    ["a later part with nothing left", stayOf("250.00", true, borne("100.00")), "125.00", "100.00"],
    ["a later part of which more was borne by other rules", stayOf("10.00", true, borne("130.00")), "5.00", "130.00"],
  ])("%s", (_, claim, pays, then) => {
    const { settlement, account } = settle(book, claim);
    expect(settlement.payers["basic"]).toBe(pays);
    expect(settlement.deductibles).toEqual({ [KEY]: then });
    // The account has what this claim has used, as of any deductible.
    const had = Number((claim.stay?.deductibles?.[KEY] ?? "0").toString().replace(".", ""));
    const used = Number((account.amounts["basic.b.deductible"] ?? "0.00").replace(".", ""));
    expect(used).toBe(Number(then.replace(".", "")) - had);
    expect(verify(book, settlement, claim)).toEqual({ same: true });
    expect(quote(book, claim).patient.least.amount).toBe(settlement.patient.amount);
  });

  it("is not known where the claim gives the layer: what was borne there is its payer's to say", () => {
    const paid = [{ layer: "basic", amount: "75.00", deductible: "100.00" }];
    const { settlement } = settle(book, stayOf("250.00", false, undefined, { paid }));
    expect(settlement.deductibles).toBeUndefined();
    const next = stayOf("250.00", true);
    expectRefusal(() => settle(book, next), [["missing_fact", `stay.deductibles.${KEY}`]]);
  });

  it("does not look at what other stays of the year have used", () => {
    const first = settle(book, stayOf("250.00", false));
    expect(settle(book, stayOf("250.00", false), first.account).settlement.payers["basic"]).toBe("75.00");
  });

  it("is shared over the turn of a year, each part on its own account", () => {
    const split = bookOf({ basic: [b] }, { pipeline: { crossYear: { split: "lineDay", source: "n 1" } } });
    const visit = { admitted: "2018-12-20", discharged: "2019-01-10", settled: "2019-01-10", continuation: false };
    const whole = claimOf([line("a", "70.00", { day: "2018-12-31" }), line("c", "50.00", { day: "2019-01-02" })], {
      visit,
    });
    const [first, second] = splitStay(split, whole);
    const session = createSession(split);
    const { settlement } = session.settle(first?.claim);
    expect([settlement.payers["basic"], settlement.deductibles]).toEqual(["0.00", { [KEY]: "70.00" }]);
    const later = session.settle({ ...second?.claim, stay: { deductibles: settlement.deductibles } });
    expect([later.settlement.payers["basic"], later.settlement.deductibles]).toEqual(["10.00", { [KEY]: "100.00" }]);
    expect(session.accounts().map(({ year, amounts }) => [year, amounts["basic.b.deductible"]])).toEqual([
      [2018, "70.00"],
      [2019, "30.00"],
    ]);
  });

  it("gives what came before the stay to its first part alone", () => {
    const split = bookOf({ basic: [b] }, { pipeline: { crossYear: { split: "lineDay", source: "n 1" } } });
    const visit = { admitted: "2018-12-20", discharged: "2019-01-10", settled: "2019-01-10", continuation: true };
    const lines = [line("a", "70.00", { day: "2018-12-31" }), line("c", "50.00", { day: "2019-01-02" })];
    const parts = splitStay(split, claimOf(lines, { visit, stay: borne("30.00") }));
    expect(parts.map(({ claim }) => claim.stay)).toEqual([borne("30.00"), undefined]);
  });

  it("is refused where it is not said whether the stay continues another, or what that one has borne", () => {
    expectRefusal(() => settle(book, stayOf("250.00", undefined)), [["missing_fact", "visit.continuation"]]);
    const unsaid = [["missing_fact", `stay.deductibles.${KEY}`]] as const;
    expectRefusal(() => settle(book, stayOf("250.00", true)), unsaid);
    expectRefusal(() => settle(book, stayOf("250.00", true, { deductibles: { "basic.c": "1.00" } })), unsaid);
    // What could be filled in is; what was borne has no list of values.
    const { patient, refusals } = quote(book, stayOf("250.00", undefined));
    expect(patient.greatest).toEqual({ amount: "175.00", facts: { "visit.continuation": false } });
    expect(refusals.map(({ path }) => path)).toEqual([`stay.deductibles.${KEY}`]);
  });

  it("asks nothing of other visits, nor of stays that the benefit is not for", () => {
    const visit = { kind: "outpatient", admitted: undefined, discharged: undefined } as const;
    const outpatient = settle(
      book,
      JSON.parse(JSON.stringify(claimOf({ inScope: "250.00" }, { visit: visit as object }))),
    );
    expect(outpatient.settlement.payers["basic"]).toBe("75.00");
    expect(outpatient.settlement.deductibles).toBeUndefined();
    const employees = benefit("b", { when: { "==": [{ var: "person.insurance" }, "employee"] }, cases: b.cases });
    const resident = stayOf("250.00", true, undefined, {
      person: { id: "p-1", region: "990101", insurance: "resident" },
    });
    const { settlement } = settle(bookOf({ basic: [employees] }), resident);
    expect([settlement.payers["basic"], settlement.deductibles]).toEqual(["0.00", undefined]);
  });

  it("hands on what was borne of a benefit that does not settle this part", () => {
    const employees = benefit("b", { when: { "==": [{ var: "person.insurance" }, "employee"] }, cases: b.cases });
    const person = { id: "p-1", region: "990101", insurance: "resident" } as const;
    const { settlement } = settle(bookOf({ basic: [employees] }), stayOf("9.00", true, borne("30.00"), { person }));
    expect(settlement.deductibles).toEqual(borne("30.00").deductibles);
  });

  it("comes out the same in a batch, after any other claim", () => {
    const claims = [
      stayOf("250.00", false),
      stayOf("250.00", true, borne("30.00")),
      stayOf("250.00", true, borne("60.00")),
      stayOf("250.00", true),
    ].map((claim, at) => ({ ...claim, id: `c-${at}` }));
    const results = createBatch(book).run(collectClaims(claims));
    const patient = Array.from(results.patient.inScope.subarray(0, 4));
    expect(patient).toEqual([17_500, 16_000, 14_500, 0]);
    expect(Array.from(results.refusal.subarray(0, 4), (code) => code === 0)).toEqual([true, true, true, false]);
  });

  it("stays what it is in a journal, which is read again as it was written", () => {
    const settled = (id: string, revision: number, claim: Claim) =>
      ({ id, day: "2018-12-01", kind: "settled", revision, claim }) as const;
    const first = settled("e-1", 0, { ...stayOf("70.00", false), id: "c-1" });
    const second = settled("e-2", 1, { ...stayOf("250.00", true, borne("70.00")), id: "c-2" });
    const { journal } = live(book, [first, second]);
    const state = journalState(JSON.parse(JSON.stringify(journal)) as typeof journal);
    expect(state.settlements.map(({ settlement }) => settlement.deductibles)).toEqual([
      { [KEY]: "70.00" },
      { [KEY]: "100.00" },
    ]);
    // The same event, its amount written otherwise; and another.
    const again = { ...second, claim: { ...second.claim, stay: { deductibles: { [KEY]: 70 } } } };
    expect(live(book, [first, second, again]).journal.entries).toHaveLength(2);
    const other = { ...second, claim: { ...second.claim, stay: borne("71.00") } };
    expect(issuesOf(() => live(book, [first, second, other])).map(({ code }) => code)).toEqual(["event_conflict"]);
    const reversed = { id: "e-3", day: "2018-12-02", kind: "reversed", revision: 2, of: "e-2" } as const;
    const [change] = live(book, [first, second, reversed]).last.settlements;
    expect([change?.mirror?.payers["basic"], change?.mirror?.deductibles]).toEqual(["-110.00", undefined]);
  });

  it("leaves batches under other rules as they are", () => {
    const plain = bookOf({ basic: [benefit("b", { cases: [flat("0.5", { deductible: "100.00" })] })] });
    const claims = [stayOf("250.00", true, borne("30.00")), stayOf("250.00", true)];
    expect(Array.from(createBatch(plain).run(collectClaims(claims)).patient.inScope.subarray(0, 2))).toEqual([
      17_500, 17_500,
    ]);
  });
});

describe("what a claim says of earlier parts", () => {
  it.each([
    ["not of a stay that begins", stayOf("1.00", false, borne("1.00")), "stay"],
    ["not where it is not said", stayOf("1.00", undefined, borne("1.00")), "stay"],
    ["a benefit by its layer", stayOf("1.00", true, { deductibles: { b: "1.00" } }), "stay.deductibles.b"],
    ["an amount", stayOf("1.00", true, { deductibles: { [KEY]: "1.001" } }), `stay.deductibles["${KEY}"]`],
    ["nothing else", stayOf("1.00", true, { deductible: "1.00" } as EarlierParts), "stay.deductible"],
  ])("is %s", (_, claim, path) => {
    expectRefusal(() => settle(book, claim), [["invalid_claim", path]]);
  });
});

describe("rules with a deductible of the stay", () => {
  it("have a base per visit", () => {
    const cases = [flat("0.5", { deductible })];
    const wrong = benefit("b", { base: { of: ["inScope"], per: "year" }, cases });
    expectRefusal(() => bookOf({ basic: [wrong] }), [["invalid_rules", "benefits[0].cases[0].deductible.per"]]);
  });

  it("count it over stays or over the year", () => {
    const poor = { in: ["registeredPoor", { var: "person.categories" }] };
    const yearly = flat("0.5", {
      id: "poor",
      when: poor,
      exceptionTo: "all",
      deductible: { amount: "1.00", per: "year" },
    });
    const wrong = benefit("b", { cases: [flat("0.5", { deductible }), yearly] });
    expectRefusal(() => bookOf({ basic: [wrong] }), [["invalid_rules", "benefits[0].cases[1].deductible.per"]]);
  });
});
