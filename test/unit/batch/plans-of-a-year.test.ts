/** A year that goes through several plans: what one plan does not know still bounds what the others compute with. */
import { expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import { createYears } from "../../../src/batch/years.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { createRulebook, createSession } from "../../../src/index.ts";
import { benefit, claimOf, flat, pipelineOf, REGIONS_FILE, versionOf } from "../pack.ts";

/** A rate of twelve decimals, with which a base of some thousand yuan is past 2^53. */
const fine = benefit("b", {
  base: { of: ["inScope"], per: "year" },
  adjust: [{ id: "t", source: "n 3", rate: { times: "0.939251" } }],
  cases: [flat("0.908961")],
});
const coarse = benefit("a", { base: { of: ["inScope"], per: "year" }, cases: [flat("0.5")] });
const rulebook = createRulebook([
  REGIONS_FILE,
  { file: "pipeline.json", data: pipelineOf(["basic", "medicalAssistance"], { optional: ["medicalAssistance"] }) },
  { file: "one.json", data: versionOf("basic", [coarse]) },
  { file: "two.json", data: versionOf("basic", [fine], { from: "2018-07-01", published: "2018-06-01" }) },
]);

const account = {
  person: "p-1",
  year: 2018,
  revision: 1,
  admissions: 0,
  highestTier: null,
  amounts: { "basic.b.base": "664899.26" },
} as const;

function visit(
  id: string,
  day: string,
  inScope: string,
  paid: readonly { layer: string; amount: string }[] = [],
): Claim {
  const claim = claimOf({ inScope }, { id, visit: { admitted: day, discharged: day, settled: day } });
  return paid.length === 0 ? claim : { ...claim, paid };
}

const claims = [
  visit("c-1", "2018-05-10", "0.10", [{ layer: "medicalAssistance", amount: "0.01" }]),
  visit("c-2", "2018-08-10", "0.07"),
  visit("c-3", "2018-08-10", "0.08"),
];

it.each([false, true])(
  "a given payment under another plan leaves the guards of this one (WebAssembly: %s)",
  (webAssembly) => {
    const session = createSession(rulebook, [account]);
    const paid = claims.map((claim) => session.settle(claim).settlement.payers["basic"]);
    expect(paid).toEqual(["0.05", "0.05", "0.07"]);
    const batch = createBatch(rulebook, { webAssembly });
    const columns = collectClaims(claims);
    batch.open(0, account);
    for (let time = 0; time < 4; time++) {
      batch.reset();
      expect([...(batch.run(columns).payers["basic"] ?? [])].slice(0, 3)).toEqual([5, 5, 7]);
    }
  },
);

it.each([false, true])("so it is where the year was given in columns (WebAssembly: %s)", (webAssembly) => {
  const before = createBatch(rulebook);
  before.open(0, account);
  const batch = createBatch(rulebook, { webAssembly });
  batch.openYears(before.years());
  expect([...(batch.run(collectClaims(claims)).payers["basic"] ?? [])].slice(0, 3)).toEqual([5, 5, 7]);
});

it("the bound of a year is the greatest of its totals, those of days and months too", () => {
  const years = createYears();
  years.findPlaces(["year basic.b.base", "peak"]);
  const row = years.rowOf(0, 2018);
  const bound = (): number => {
    years.bound(row);
    return years.block()[row * years.stride() + 1] ?? 0;
  };
  expect(bound()).toBe(0);
  years.block().set([7, 90], row * years.stride());
  expect(bound()).toBe(7);
  years.datedOf(row).set("basic.l@2018-08", 8);
  expect(bound()).toBe(8);
});
