/** What is wrong with the days of a claim under its region's pipeline. */
import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { ClaimPerson, Visit } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Pipeline, Predicate } from "../../../src/rules/types.ts";
import { checkDays, holdsFor, isOverYears } from "../../../src/settle/days.ts";
import { benefit, claimOf, flat, planOf, TITLE } from "../pack.ts";

const source = "n 1";
const split = { split: "lineDay", source } as const;
const IN_TCM = { "==": [{ var: "visit.tcm" }, true] };

const planWith = (pipeline: Partial<Pipeline> = {}): Plan =>
  planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] }, { pipeline });
const stayOf = (admitted: string, discharged: string, more: Partial<Visit> = {}, tcm?: boolean) =>
  parseClaim(
    claimOf(
      { inScope: "1.00" },
      {
        visit: { admitted, discharged, settled: discharged, ...more },
        ...(tcm === undefined ? {} : { facility: { tcm } }),
      },
    ),
  );
const OVER = ["2018-12-20", "2019-01-10"] as const;
const WITHIN = ["2018-11-01", "2018-11-10"] as const;

const unsplit = {
  code: "invalid_claim",
  claim: "c-1",
  path: "visit.discharged",
  expected: {
    zh: "与入院同一年的日期:本地区跨年度住院按年分段(splitStay)",
    en: "a day in the year of admission: stays over years are split here (splitStay)",
  },
  found: '"2019-01-10"',
};
const overRules = {
  ...unsplit,
  expected: {
    zh: "规则改变之前的日期:本地区住院在规则改变之日分段(splitStay)",
    en: "a day before rules change: stays are split where they do here (splitStay)",
  },
};
const noTcm = {
  code: "missing_fact",
  fact: "visit.tcm",
  claim: "c-1",
  path: "visit.facility.tcm",
  expected: { zh: "规则所读的事实 visit.tcm", en: "the fact visit.tcm, which a rule reads" },
  found: "nothing",
};

describe("a stay over years", () => {
  it.each([
    ["2018-12-31", "2019-01-01", "inpatient", true],
    ["2018-01-01", "2018-12-31", "inpatient", false],
    ["2018-12-31", "2019-01-01", "chronic", false],
  ] as const)("from %s to %s, %s: %j", (admitted, discharged, kind, over) => {
    expect(isOverYears(stayOf(admitted, discharged, { kind }))).toBe(over);
  });

  const excepted = { ...split, when: IN_TCM };
  it.each<readonly [string, Pipeline["crossYear"], Parameters<typeof stayOf>, readonly unknown[]]>([
    ["is refused where it has to be split", split, [...OVER], [unsplit]],
    ["is whole where nothing is said", undefined, [...OVER], []],
    ["is none within the year", split, [...WITHIN], []],
    ["is refused for whom that is said", excepted, [...OVER, {}, true], [unsplit]],
    ["is whole for others", excepted, [...OVER, {}, false], []],
    ["lacks what decides it", excepted, [...OVER], [noTcm]],
    ["need not say it within the year", excepted, [...WITHIN], []],
  ])("%s", (_, crossYear, stay, issues) => {
    expect(checkDays(stayOf(...stay), planWith(crossYear && { crossYear }))).toEqual(issues);
  });
});

describe("a stay during which rules change", () => {
  const plan = planWith({ crossRules: { ...split, when: IN_TCM } });
  const turning = { ...plan, turns: true };
  it.each<readonly [string, Plan, Parameters<typeof stayOf>, readonly unknown[]]>([
    ["is refused where it has to be split", turning, [...OVER, {}, true], [overRules]],
    ["is whole for whom that is not said", turning, [...OVER, {}, false], []],
    ["lacks what decides it", turning, [...OVER], [noTcm]],
    ["is none where they do not", plan, [...OVER, {}, true], []],
    ["is whole where nothing is said", { ...planWith(), turns: true }, [...OVER, {}, true], []],
    ["is none on another visit", turning, [...OVER, { kind: "chronic" }, true], []],
  ])("%s", (_, under, stay, issues) => {
    expect(checkDays(stayOf(...stay), under)).toEqual(issues);
  });

  it("is refused for both where it is over years too", () => {
    const both = { ...planWith({ crossRules: split, crossYear: split }), turns: true };
    expect(checkDays(stayOf(...OVER), both)).toEqual([unsplit, overRules]);
  });
});

describe("a code that lasts from its first day", () => {
  const plan = planWith({
    certificates: { dialysis: { title: TITLE } },
    validity: {
      categories: { illnessPoor: { lasts: { months: 12 }, source }, orphan: { after: { days: 1 }, source } },
      certificates: { dialysis: { lasts: { days: 30 }, source } },
    },
  });
  const refusedAt = (path: string, code: string) => ({
    code: "invalid_claim",
    claim: "c-1",
    path,
    expected: { zh: `首日:本地区的 ${code} 自首日起限期有效`, en: `a first day: ${code} lasts from it here` },
    found: "nothing",
  });
  const checked = (person: Partial<ClaimPerson>) =>
    checkDays(parseClaim(claimOf({ inScope: "1.00" }, { person })), plan);

  it("is refused without one, wherever it is held", () => {
    expect(
      checked({
        categories: [{ code: "orphan" }, { code: "illnessPoor" }],
        certificates: [{ code: "dialysis" }],
        mother: { categories: [{ code: "illnessPoor", to: "2018-12-31" }] },
      }),
    ).toEqual([
      refusedAt("person.categories[1].from", "illnessPoor"),
      refusedAt("person.mother.categories[0].from", "illnessPoor"),
      refusedAt("person.certificates[0].from", "dialysis"),
    ]);
  });

  it("is fine with one, as is any other without", () => {
    expect(checked({})).toEqual([]);
    expect(
      checked({
        categories: [{ code: "illnessPoor", from: "2018-01-01" }, { code: "orphan" }, { code: "subsistence" }],
        certificates: [{ code: "dialysis", from: "2018-11-01" }],
      }),
    ).toEqual([]);
  });
});

describe("a condition over a claim's own facts", () => {
  const plan = planWith();
  it.each<readonly [Predicate | undefined, boolean | undefined, boolean | string]>([
    [undefined, undefined, true],
    [IN_TCM, true, true],
    [IN_TCM, false, false],
    [IN_TCM, undefined, "visit.tcm"],
    [{ "==": [{ var: "visit.kind" }, "inpatient"] }, undefined, true],
  ])("%j in a hospital of traditional medicine (%j): %j", (when, tcm, holds) => {
    expect(holdsFor(when, stayOf(...WITHIN, {}, tcm), plan)).toBe(holds);
  });

  it.each([
    ["admission", true, false],
    ["discharge", true, true],
  ] as const)("reads ages on the day of %s, by which the rules are selected", (selectBy, two, eleven) => {
    // Admitted on the 1st at two days, discharged on the 10th at eleven.
    const baby = parseClaim(claimOf({ inScope: "1.00" }, { person: { birthDate: "2018-10-30" } }));
    const isOld = (days: number) => holdsFor({ ">=": [{ var: "person.ageDays" }, days] }, baby, planWith({ selectBy }));
    expect([isOld(2), isOld(11), isOld(12)]).toEqual([two, eleven, false]);
  });

  it("that is none fails as it fails", () => {
    expect(() => holdsFor({ nothing: [] } as unknown as Predicate, stayOf(...WITHIN), plan)).toThrow(
      "Unrecognized operation nothing",
    );
  });
});
