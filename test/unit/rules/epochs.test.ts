import fc from "fast-check";
import { expect, it } from "vitest";
import { dayNumber } from "../../../src/date.ts";
import { SettlementError } from "../../../src/errors.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { createLazyRulebook, createRulebook, planFor } from "../../../src/rulebook.ts";
import type { Rulebook } from "../../../src/rulebook.ts";
import type { VisitDays } from "../../../src/rules/epochs.ts";
import { epochsOf, keyOf, stretchesOf } from "../../../src/rules/epochs.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import { indexRules } from "../../../src/rules/rule-index.ts";
import { resolvePipeline } from "../../../src/rules/resolve-pipeline.ts";
import { resolveRules, signatureOf } from "../../../src/rules/resolve.ts";
import type { RuleIndex } from "../../../src/rules/rule-index.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { benefit, flat, pipelineOf, TITLE, versionOf } from "../pack.ts";

const COUNTY = "990101";
const PROVINCE = "990000";
const REGIONS: RuleFile = {
  file: "regions.json",
  data: [
    { code: PROVINCE, name: TITLE, parent: null, level: "province" },
    { code: COUNTY, name: TITLE, parent: PROVINCE, level: "county" },
    { code: "990102", name: TITLE, parent: PROVINCE, level: "county" },
  ],
};

/** Few days, so that versions begin and end on those of visits, and one after the other. */
const day = fc
  .tuple(fc.constantFrom("01", "02", "12"), fc.constantFrom("01", "02", "28", "30"), fc.constantFrom("2017", "2018"))
  .filter(([month, on]) => !(month === "02" && on === "30"))
  .map(([month, on, year]) => `${year}-${month}-${on}`);
const dates = fc
  .record({ from: day, to: fc.option(day), published: fc.option(day) })
  .map(({ from, to, published }) => ({ from, published, ...(to === null || to < from ? {} : { to }) }));

/** Pipelines and versions of the county and the province, each start and day of being known once. */
const packs = fc
  .array(
    fc.record({
      dates,
      region: fc.constantFrom(COUNTY, PROVINCE),
      layer: fc.constantFrom("basic", "criticalIllness", null),
      selectBy: fc.constantFrom("admission", "discharge", "settlement"),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((entries) => {
    const seen = new Set<string>();
    return entries.flatMap(({ dates: own, region, layer, selectBy }, at): RuleFile[] => {
      const key = `${region} ${layer} ${own.from} ${own.published ?? own.from}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const data =
        layer === null
          ? pipelineOf(["basic", "criticalIllness"], { region, selectBy, optional: ["criticalIllness"], ...own })
          : versionOf(layer, [benefit("b", { cases: [flat(`0.${at + 1}`)] })], { region, ...own });
      return [{ file: `${region}-${at}.json`, data }];
    });
  });

/** The versions in force, or the code of the refusal. */
function naively(index: RuleIndex, region: string, days: VisitDays, knownAt: string): string {
  try {
    const pipeline = resolvePipeline(index, region, days.discharge, knownAt);
    const on = days[pipeline.data.selectBy];
    return signatureOf(resolveRules(index, region, pipeline, on, days.discharge, knownAt));
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof SettlementError)) throw error;
  return error.issues.map(({ code }) => code).join(" ");
}

function planOrCode(book: Rulebook, days: VisitDays, knownAt: string): Plan | string {
  try {
    return planFor(book, COUNTY, days, knownAt);
  } catch (error) {
    return codeOf(error);
  }
}

it("days have the same plan exactly when they have the same versions, also where rules are read when they are needed", () => {
  const visits = fc.array(fc.tuple(day, day, day, day), { minLength: 12, maxLength: 12 });
  let plans = 0;
  fc.assert(
    fc.property(packs, visits, (files, asked) => {
      const index = indexRules(parseRuleFiles([REGIONS, ...files]));
      const lazily = createLazyRulebook(REGIONS, (code) => files.filter(({ file }) => file.startsWith(code)));
      for (const book of [createRulebook([REGIONS, ...files]), lazily]) {
        const byVersions = new Map<string, Plan | string>();
        for (const [admission, discharge, settlement, knownAt] of asked) {
          const days = { admission, discharge, settlement };
          const versions = naively(index, COUNTY, days, knownAt);
          const plan = planOrCode(book, days, knownAt);
          if (typeof plan === "string") expect(plan).toBe(versions);
          else {
            expect(byVersions.get(versions) ?? plan).toBe(plan);
            byVersions.set(versions, plan);
            plans++;
          }
        }
        expect(new Set(byVersions.values()).size).toBe(byVersions.size);
      }
    }),
    { numRuns: 400 },
  );
  expect(plans).toBeGreaterThan(500);
});

it("an epoch ends with the last day of a version, also at the end of a month", () => {
  const index = indexRules(
    parseRuleFiles([REGIONS, { file: "p.json", data: pipelineOf(["basic"], { region: PROVINCE, to: "2018-02-28" }) }]),
  );
  const epochs = epochsOf(index, COUNTY);
  const on = (number: number): number => keyOf(epochs, number, number, number, 20200101);
  expect([20161231, 20170101, 20180228, 20180301, 21991231].map(on).map((key, _, all) => all.indexOf(key))).toEqual([
    0, 1, 1, 3, 3,
  ]);
});

it("the days around those of a visit are all with which it has the same rules, and no others", () => {
  const days = fc.tuple(day, day, day).map((own) => own.map(dayNumber) as [number, number, number]);
  let bounded = 0;
  fc.assert(
    fc.property(packs, days, fc.option(day.map(dayNumber)), (files, own, knownAt) => {
      const epochs = epochsOf(indexRules(parseRuleFiles([REGIONS, ...files])), COUNTY);
      const keyAt = (admission: number, discharge: number, settlement: number): number =>
        keyOf(epochs, admission, discharge, settlement, knownAt ?? settlement);
      const { admission, discharge, settlement } = stretchesOf(epochs, ...own, knownAt);
      [admission, discharge, settlement].forEach(([first, last], which) => {
        const withDay = (on: number): number =>
          keyAt(...(own.map((other, i) => (i === which ? on : other)) as [number, number, number]));
        expect(first <= (own[which] ?? NaN) && (own[which] ?? NaN) <= last).toBe(true);
        for (const [edge, beyond] of [
          [first, first - 1],
          [last, last + 1],
        ] as const) {
          if (!Number.isFinite(edge)) continue;
          bounded++;
          expect(withDay(edge)).toBe(keyAt(...own));
          expect(withDay(beyond)).not.toBe(keyAt(...own));
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(bounded).toBeGreaterThan(500);
});

it("a rulebook that reads when it needs to reads a region and those above it, once, and no other", () => {
  const asked: string[] = [];
  const files: { readonly [code: string]: readonly RuleFile[] } = {
    [PROVINCE]: [
      { file: "p.json", data: pipelineOf(["basic"], { region: PROVINCE }) },
      { file: "b.json", data: versionOf("basic", [benefit("b", { cases: [flat("0.5")] })], { region: PROVINCE }) },
    ],
  };
  const book = createLazyRulebook(REGIONS, (code) => {
    asked.push(code);
    return files[code] ?? [];
  });
  expect(asked).toEqual([]);
  const days = { admission: "2018-05-05", discharge: "2018-05-05", settlement: "2018-05-05" };
  for (let again = 0; again < 3; again++) planFor(book, COUNTY, days, "2018-05-05");
  expect(asked).toEqual([COUNTY, PROVINCE]);
  expect(planFor(book, "990102", days, "2018-05-05").region).toBe("990102");
  expect(() => planFor(book, "110000", days, "2018-05-05")).toThrow(SettlementError);
});
