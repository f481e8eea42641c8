/** The generators themselves: enough of every construct, claims that settle, years that are years, shrinking that ends. */
import { statingAmong } from "../../src/rules/pipeline-version.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceResolve } from "../reference/resolve.ts";
import { referenceSettle } from "../reference/settle.ts";
import { fen } from "./arbitraries/amounts.ts";
import { dayOfYear, pipelineFor } from "./arbitraries/claim.ts";
import { constructsIn } from "./arbitraries/constructs.ts";
import { expectedNames } from "./arbitraries/expected.ts";
import { Frequency } from "./arbitraries/frequency.ts";
import { occurrenceOf } from "./arbitraries/occurrence.ts";
import { lineages } from "./arbitraries/pack.ts";
import { scenarios } from "./arbitraries/scenario.ts";
import type { Run, Scenario } from "./arbitraries/scenario.ts";
import type { Constructs } from "./arbitraries/simple.ts";
import { years } from "./arbitraries/year.ts";

const SIZES: readonly Constructs[] = ["first", "all"];

/** The outcome of a claim by the reference: `settled`, or the codes of its refusal. */
function outcomeOf({ pack: { regions, pipelines, versions }, claim, account }: Pick<Scenario, "pack"> & Run): string {
  const { admitted, discharged, settled } = claim.visit;
  const days = { admission: admitted ?? settled, discharge: discharged ?? settled, settlement: settled };
  const pipeline = pipelineFor({ regions, pipelines, versions }, claim);
  const on = days[pipeline?.selectBy ?? "settlement"];
  const { region } = claim.person;
  const rules = referenceResolve(regions, pipelines, versions, region, on, days.discharge, settled);
  if ("code" in rules) return rules.code;
  const result = referenceSettle(rules, claim, account);
  return result.ok ? "settled" : result.codes.join();
}

describe.each(SIZES)("generated packs and claims, constructs: %s", (constructs) => {
  it("contain every construct often enough", () => {
    const frequency = new Frequency();
    fc.assert(
      fc.property(scenarios(constructs), ({ pack, runs }) => {
        for (const { claim } of runs) frequency.addNames(constructsIn(occurrenceOf(pack, claim)));
      }),
      { numRuns: 1250 },
    );
    process.stdout.write(`${frequency.table(`in packs and claims, ${constructs}`)}\n`);
    frequency.assertAtLeast(5, expectedNames(constructs));
    // Rarer, since a pack with one settles no claim the quick way.
    frequency.assertAtLeast(2, constructs === "all" ? ["deductible.ofStay"] : []);
  });

  it("settle for the most part, and are refused only for reasons that were meant", () => {
    const frequency = new Frequency();
    fc.assert(
      fc.property(scenarios(constructs), ({ pack, runs }) => {
        // Where codes need first days, or stays across a year must be split, some claims are refused as they stand.
        const strict = statingAmong(pack.pipelines).some((each) =>
          [each.validity, each.crossYear, each.crossRules].some((by) => by !== undefined),
        );
        for (const run of runs) {
          const outcome = outcomeOf({ pack, ...run });
          frequency.addNames([strict && outcome === "invalid_claim" ? "by the dates of practice" : outcome]);
        }
      }),
      { numRuns: 500 },
    );
    process.stdout.write(`${frequency.table(`outcomes by the reference, ${constructs}`)}\n`);
    frequency.assertAtLeast(90, ["settled"]);
    for (const never of ["rule_conflict", "no_rule", "unbalanced", "invalid_claim", "unknown_layer", "invalid_rules"])
      expect([never, frequency.percent(never)]).toEqual([never, 0]);
  });

  it("give one to five claims of one person and benefit year", () => {
    fc.assert(
      fc.property(years(constructs), ({ pack, claims, account }) => {
        expect(claims.length).toBeGreaterThanOrEqual(1);
        expect(claims.length).toBeLessThanOrEqual(5);
        for (const claim of claims) {
          expect(claim.person).toEqual(claims[0]?.person);
          expect(dayOfYear(claim, pipelineFor(pack, claim)).slice(0, 4)).toBe(String(account.year));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("lineages", () => {
  it("hold every kind of version in every region", () => {
    const frequency = new Frequency();
    fc.assert(
      fc.property(lineages("all"), ({ versions, pipelines }) => {
        const kinds = versions.map((version) => {
          const kind = "ended" in version ? "ended" : "extends" in version ? "extends" : "full";
          return `${kind} ${version.region}`;
        });
        const later = versions.some(({ published, from }) => published !== null && published > from);
        const ends = versions.some((version) => version.to !== undefined);
        const orders = pipelines.map(
          (each) => `${"ended" in each ? "ended" : "extends" in each ? "extends" : "full"} order`,
        );
        const names = [
          later ? "published late" : "",
          ends ? "to" : "",
          pipelines.length > 1 ? "pipelines" : "",
          ...orders,
        ];
        frequency.addNames([...kinds, ...names.filter((name) => name !== "")]);
      }),
      { numRuns: 300 },
    );
    const children = ["extends 411300", "extends 411322", "full 411300", "full 411322", "ended 411300", "ended 411322"];
    frequency.assertAtLeast(20, [
      ...children,
      "full 410000",
      "published late",
      "to",
      "pipelines",
      "extends order",
      "ended order",
    ]);
  });
});

describe("shrinking", () => {
  it("ends at the simplest scenario that still fails", () => {
    const holdsQuota = ({ pack }: Scenario): boolean => JSON.stringify(pack).includes('"quota"');
    const found = fc.check(
      fc.property(scenarios("all", 1), (scenario) => !holdsQuota(scenario)),
      { numRuns: 200 },
    );
    expect(found.failed).toBe(true);
    const [scenario] = found.counterexample ?? [];
    const [first] = statingAmong(scenario?.pack.pipelines ?? []);
    expect(first?.order?.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(scenario?.pack.versions).length).toBeLessThan(3000);
    expect(scenario?.runs.every(({ account }) => account.revision === 0)).toBe(true);
  });

  it("gives the same scenario for the same seed", () => {
    const [one] = fc.sample(scenarios("all"), { seed: 42, numRuns: 1 });
    const [other] = fc.sample(scenarios("all"), { seed: 42, numRuns: 1 });
    expect(one).toEqual(other);
  });
});

it("amounts are read as they are printed", () => {
  expect(["0.00", "0.05", "12.30", "999999999999.99"].map(fen)).toEqual([0, 5, 1230, 99_999_999_999_999]);
});
