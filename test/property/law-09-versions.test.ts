import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook } from "../../src/index.ts";
import type { Claim, LayerVersion } from "../../src/index.ts";
import type { PipelineVersion } from "../../src/rules/pipeline-version.ts";
import { expectAgreement } from "./agreement.ts";
import { seed } from "../seed.ts";
import { accountsFor } from "./arbitraries/account.ts";
import { claimsFor } from "./arbitraries/claim.ts";
import { inForce } from "./arbitraries/evidence.ts";
import { expectedNames } from "./arbitraries/expected.ts";
import { Frequency } from "./arbitraries/frequency.ts";
import { lineages, ruleFiles } from "./arbitraries/pack.ts";
import type { Pack } from "./arbitraries/pack.ts";
import { shift } from "./arbitraries/visit.ts";
import { trySettle } from "./law.ts";
import { rulesFor } from "./rules-for.ts";

/** The same claim with every date of the visit on one day, and a birth before all of them. */
function onDay(claim: Claim, day: string): Claim {
  const visit = { ...claim.visit, admitted: day, discharged: day, settled: day };
  const person = { ...claim.person, ...(claim.person.birthDate === undefined ? {} : { birthDate: "1957-03-01" }) };
  return { ...claim, person, visit };
}

/** The day before, of and after every start, end and publication of a version. */
function boundaries(pack: Pack): string[] {
  const versions: readonly (LayerVersion | PipelineVersion)[] = [...pack.versions, ...pack.pipelines];
  const days = versions.flatMap(({ from, to, published }) =>
    [from, to, published].flatMap((day) => (typeof day === "string" ? [shift(day, -1), day, shift(day, 1)] : [])),
  );
  return [...new Set(days)].filter((day) => day >= "2015-12-31").sort();
}

it("law 9: the day before and after every version boundary picks the right version", () => {
  const frequency = new Frequency();
  let refused = 0;
  let chosenByPublication = 0;
  const cases = lineages("first")
    .chain((pack) => fc.record({ pack: fc.constant(pack), claim: claimsFor(pack, "first") }))
    .chain(({ pack, claim }) =>
      fc.record({ pack: fc.constant(pack), claim: fc.constant(claim), account: accountsFor(pack, claim) }),
    );
  fc.assert(
    fc.property(cases, ({ pack, claim, account }) => {
      const rulebook = createRulebook(ruleFiles(pack));
      for (const day of boundaries(pack)) {
        const own = onDay(claim, day);
        const before = { ...account, year: Number(day.slice(0, 4)) };
        const rules = rulesFor(pack, own);
        const attempt = trySettle(rulebook, own, before);
        expectAgreement({ rules, claim: own, account: before, ...attempt });
        if (attempt.settled === null || rules === null) refused++;
        else {
          frequency.count(inForce(rules.layers), own, attempt.settled.settlement);
          const said = attempt.settled.settlement.rules
            .filter(({ layer }) => layer !== "pipeline")
            .map(({ layer, region, from, published }) => ({ layer, region, from, published }));
          const picked = naivePick(pack, own, day);
          for (const rule of picked) expect(said).toContainEqual(rule);
          if (picked.some((rule) => startersWith(pack, rule) > 1)) chosenByPublication++;
        }
      }
    }),
    { numRuns: 600 },
  );
  const rest = `refused ${refused}, a version among several of one start ${chosenByPublication}`;
  process.stdout.write(`${frequency.table(`law 9, days around version boundaries, seed ${seed}`)}\n${rest}\n\n`);
  expect(chosenByPublication).toBeGreaterThan(frequency.settlements / 20);
  expect(frequency.settlements).toBeGreaterThanOrEqual(10_000);
  frequency.assertAtLeast(5, expectedNames("first"));
});

/** The version of each layer that the nearest region states on a day, by sorting all of them. */
function naivePick(pack: Pack, { person }: Claim, day: string) {
  const layers = [...new Set(pack.versions.map(({ layer }) => layer))];
  return layers.flatMap((layer) => {
    for (let code: string | null = person.region; code !== null;) {
      const region: string = code;
      const [last] = pack.versions
        .filter((version) => version.layer === layer && version.region === region)
        .filter(({ from, published }) => from <= day && (published ?? from) <= day)
        .sort((a, b) => `${b.from} ${b.published ?? b.from}`.localeCompare(`${a.from} ${a.published ?? a.from}`, "en"));
      if (last !== undefined && !("ended" in last))
        return inOrder(pack, layer, day, person.region)
          ? [{ layer, region: last.region, from: last.from, published: last.published }]
          : [];
      code = pack.regions.find((each) => each.code === region)?.parent ?? null;
    }
    return [];
  });
}

/** How many versions of a layer and region start on the same day as this one. */
function startersWith(
  pack: Pack,
  rule: { readonly layer: string; readonly region: string; readonly from: string },
): number {
  return pack.versions.filter(
    ({ layer, region, from }) => layer === rule.layer && region === rule.region && from === rule.from,
  ).length;
}

/** Whether the pipeline in force has this layer. */
function inOrder(pack: Pack, layer: string, day: string, start: string): boolean {
  for (let code: string | null = start; code !== null;) {
    const region: string = code;
    const [last] = pack.pipelines
      .filter((pipeline) => pipeline.region === region)
      .filter(({ from, published }) => from <= day && (published ?? from) <= day)
      .sort((a, b) => b.from.localeCompare(a.from, "en"));
    // One that has ended, or extends the one above without an order of its own, leaves it to that.
    if (last !== undefined && "order" in last) return last.order?.includes(layer) === true;
    code = pack.regions.find((each) => each.code === region)?.parent ?? null;
  }
  return false;
}

it("law 9: a child that adds nothing resolves to its parent", () => {
  let settlements = 0;
  const cases = lineages("first").chain((pack) =>
    fc.record({ pack: fc.constant(pack), claim: claimsFor(pack, "first") }),
  );
  fc.assert(
    fc.property(cases, ({ pack, claim }) => {
      const roots = pack.versions.filter(
        ({ region }) => pack.regions.find(({ code }) => code === region)?.parent === null,
      );
      const layers = [...new Set(roots.map(({ layer }) => layer))];
      const empty = layers.map((layer): LayerVersion => {
        const documents = { a: { title: "none", evidence: "illustrative" as const } };
        return {
          layer,
          region: claim.person.region,
          from: "2016-01-01",
          published: null,
          documents,
          extends: "parent",
        };
      });
      const parent = trySettle(createRulebook(ruleFiles({ ...pack, versions: roots })), claim);
      const child = trySettle(createRulebook(ruleFiles({ ...pack, versions: [...roots, ...empty] })), claim);
      expect(child.codes).toEqual(parent.codes);
      if (child.settled === null || parent.settled === null) return;
      settlements++;
      const { rules: _, ...own } = child.settled.settlement;
      const { rules: __, ...above } = parent.settled.settlement;
      expect(own).toEqual(above);
      expect(child.settled.account).toEqual(parent.settled.account);
    }),
    { numRuns: 1000 },
  );
  expect(settlements).toBeGreaterThan(500);
});
