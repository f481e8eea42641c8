/** Years that columns gave: copied when they are given, and put back by the same columns. */
import { describe, expect, it, vi } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { YearColumns } from "../../../src/batch.ts";
import { SettlementError } from "../../../src/index.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

/** Half of a bill, up to 100.00 a year. */
const rulebook = bookOf({
  basic: [
    benefit("b", {
      cases: [flat("0.5")],
      limits: [{ amount: "100.00", on: "paid", per: "year" }],
    }),
  ],
});
const claims = ["c-1", "c-2", "c-3"].map((id, i) =>
  claimOf({ inScope: "30.00" }, { id, person: { id: `p-${i % 2}` } }),
);

/** A total that the rules ask for, and one for which they do not. */
function given(): YearColumns {
  return {
    count: 2,
    person: Int32Array.of(1, 0),
    year: Int32Array.of(2018, 2018),
    revision: Int32Array.of(3, 0),
    admissions: Int32Array.of(2, 0),
    highestTier: Uint8Array.of(2, 0),
    amounts: { "other.x.paid": Float64Array.of(5, 0), "basic.b.paid": Float64Array.of(9000, 8000) },
    counts: { "other.x": Int32Array.of(7, 0) },
  };
}

const OTHERS = new RangeError("years are put back by columns of the same persons, years and keys");

const paidOf = (payers: { readonly [payer: string]: Float64Array }): number[] =>
  Array.from(payers["basic"] ?? []).slice(0, 3);

describe.each([false, true])("years as columns (WebAssembly: %s)", (webAssembly) => {
  it("are those that were given, whatever their columns are used for then", () => {
    const columns = collectClaims(claims);
    const years = given();
    const batch = createBatch(rulebook, { webAssembly });
    batch.openYears(years);
    for (const column of Object.values(years.amounts)) column.fill(NaN);
    years.revision.fill(-1);
    years.person.fill(99);
    expect(paidOf(batch.run(columns).payers)).toEqual([1500, 1000, 500]);
    expect(batch.accounts()).toMatchObject([
      { person: "p-0", revision: 2, amounts: { "basic.b.paid": "100.00" } },
      {
        person: "p-1",
        revision: 4,
        amounts: { "basic.b.paid": "100.00", "other.x.paid": "0.05" },
        counts: { "other.x": 7 },
      },
    ]);
  });

  it("are put back by columns, and settled alike", () => {
    const columns = collectClaims(claims);
    const batch = createBatch(rulebook, { webAssembly });
    batch.openYears(given());
    const first = paidOf(batch.run(columns).payers);
    const after = batch.years();
    for (let time = 0; time < 3; time++) {
      batch.reset(given());
      expect(paidOf(batch.run(columns).payers)).toEqual(first);
      expect(batch.years()).toEqual(after);
    }
    // Those of the same persons, from elsewhere.
    batch.reset({ ...given(), amounts: { "basic.b.paid": Float64Array.of(0, 0) } });
    expect(paidOf(batch.run(columns).payers)).toEqual([1500, 1500, 1500]);
    expect(batch.years().amounts["other.x.paid"]).toEqual(Float64Array.of(0, 0));
  });

  it("are put back beside accounts", () => {
    const columns = collectClaims(claims);
    const batch = createBatch(rulebook, { webAssembly });
    const account = { person: "p", year: 2018, revision: 1, admissions: 0, highestTier: null } as const;
    const one = { ...given(), count: 1 };
    batch.openYears(one);
    batch.open(0, { ...account, amounts: { "basic.b.paid": "90.00" } });
    const first = paidOf(batch.run(columns).payers);
    expect(first).toEqual([1000, 1000, 0]);
    const after = batch.accounts();
    expect(() => batch.reset(given())).toThrow(OTHERS);
    expect(batch.accounts()).toEqual(after);
    batch.reset(one);
    expect(paidOf(batch.run(columns).payers)).toEqual(first);
    expect(batch.accounts()).toEqual(after);
  });
});

describe("a reset", () => {
  it.each([
    ["persons", { person: Int32Array.of(1, 2) }],
    ["years", { year: Int32Array.of(2018, 2019) }],
    ["number", { count: 1 }],
    ["totals", { amounts: { ...given().amounts, "other.y.paid": new Float64Array(2) } }],
    ["counts", { counts: { "other.y": new Int32Array(2) } }],
  ])("by columns of other %s is refused, and nothing is put back", (_, changed) => {
    const batch = createBatch(rulebook);
    batch.openYears(given());
    batch.run(collectClaims(claims));
    const [after, bytes] = [batch.years(), batch.bytes()];
    expect(() => batch.reset({ ...given(), ...changed })).toThrow(OTHERS);
    expect([batch.years(), batch.bytes()]).toEqual([after, bytes]);
    batch.reset(given());
    expect(batch.bytes()).toBe(bytes);
  });

  it("without the columns that gave years is refused, and nothing is put back", () => {
    const batch = createBatch(rulebook);
    batch.openYears(given());
    batch.run(collectClaims(claims));
    const after = batch.years();
    expect(() => batch.reset()).toThrow(new RangeError("years that columns gave are put back by columns"));
    expect(() => batch.reset({ ...given(), revision: Int32Array.of(0, -1) })).toThrow(SettlementError);
    expect(batch.years()).toEqual(after);
  });

  it("with columns where none gave years is refused likewise", () => {
    const batch = createBatch(rulebook);
    batch.run(collectClaims(claims));
    const after = batch.years();
    expect(() => batch.reset(given())).toThrow(new RangeError("no columns gave years that these could put back"));
    expect(batch.years()).toEqual(after);
    batch.reset();
    expect(batch.years().count).toBe(0);
  });
});

it("years for which there is no memory are not given at all", () => {
  const batch = createBatch(rulebook);
  const own = globalThis.Float64Array;
  const none = class extends own {
    constructor(...lengths: [number]) {
      super(...lengths);
      if (this.length > 0) throw new RangeError("Array buffer allocation failed");
    }
  };
  const years = given();
  vi.stubGlobal("Float64Array", none);
  // Its columns are of another kind while that stands, so it is their class that is asked.
  for (const column of Object.values(years.amounts)) Object.setPrototypeOf(column, none.prototype);
  try {
    expect(() => batch.openYears(years)).toThrow("allocation failed");
  } finally {
    vi.unstubAllGlobals();
  }
  expect(batch.years().count).toBe(0);
  batch.openYears(given());
  expect(paidOf(batch.run(collectClaims(claims)).payers)).toEqual([1500, 1000, 500]);
});

it("years are given in columns before anything else, also where nothing was settled", () => {
  const late = new RangeError("years are opened by columns before anything else");
  const batch = createBatch(rulebook);
  batch.openYears({ ...given(), count: 0 });
  expect(() => batch.openYears(given())).toThrow(late);
  const other = createBatch(rulebook);
  const { refusal } = other.run(collectClaims([{}]));
  expect([...refusal]).not.toEqual([0]);
  expect(() => other.openYears(given())).toThrow(late);
  expect(other.years().count).toBe(0);
});

it("an account with more totals than a call can be given settles", () => {
  const amounts = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`basic.k${i}.paid`, "1.00"]));
  const account = { person: "p-0", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts } as const;
  const batch = createBatch(rulebook);
  batch.open(0, { ...account, amounts: { ...amounts, "basic.b.paid": "95.00" } });
  expect(paidOf(batch.run(collectClaims(claims)).payers)).toEqual([500, 1500, 0]);
});
