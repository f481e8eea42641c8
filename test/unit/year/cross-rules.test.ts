/** Stays during which the rules change. */
import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { createRulebook, indexOfRegion } from "../../../src/rulebook.ts";
import { turnsOf } from "../../../src/rules/turns.ts";
import type { FullVersion, Pipeline, RuleFile } from "../../../src/rules/types.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import { splitStay } from "../../../src/year/split.ts";
import { issuesOf } from "../claim/refusal.ts";
import { benefit, claimOf, flat, line, pipelineOf, REGION, REGIONS_FILE, versionOf } from "../pack.ts";

const source = "n 1";
const crossRules = { split: "lineDay", source } as const;

function filesOf(
  pipeline: Partial<Pipeline>,
  versions: readonly (readonly [string, Partial<FullVersion>])[],
): RuleFile[] {
  return [
    REGIONS_FILE,
    { file: "pipeline.json", data: pipelineOf(["basic"], pipeline) },
    ...versions.map(([rate, more]) => {
      const own = { published: null, ...more };
      return {
        file: `basic-${more.from ?? ""}.json`,
        data: versionOf("basic", [benefit("b", { cases: [flat(rate)] })], own),
      };
    }),
  ];
}

const VERSIONS = [
  ["0.5", { from: "2018-01-01" }],
  ["0.6", { from: "2018-07-01" }],
  ["0.7", { from: "2019-01-01" }],
] as const;
const book = createRulebook(filesOf({ crossRules }, VERSIONS));

function stayOf(days: readonly string[], admitted: string, discharged: string, more: Partial<Claim> = {}): Claim {
  const lines = days.map((day, at) => line(String(at), "100.00", { day }));
  const visit = { admitted, discharged, settled: discharged, continuation: false };
  return claimOf(lines, { visit, ...more });
}

const shapesOf = (claim: Claim, rulebook = book) =>
  splitStay(rulebook, claim).map(({ year, claim: { id, visit, stay, lines = [] } }) => [
    year,
    id,
    visit.admitted,
    visit.discharged,
    visit.continuation,
    stay,
    lines.length,
  ]);

const refusedBy = (run: () => unknown) => issuesOf(run).map(({ code, path }) => [code, path]);

describe("a stay during which the rules change", () => {
  const mid = stayOf(["2018-06-30", "2018-07-01", "2018-07-02"], "2018-06-25", "2018-07-03");

  it("is split on the day of the change, each part by its own rules, and is one admission", () => {
    expect(shapesOf(mid)).toEqual([
      [2018, "c-1/2018", "2018-06-25", "2018-06-30", false, undefined, 1],
      [2018, "c-1/2018-07-01", "2018-07-01", "2018-07-03", true, { counted: true }, 2],
    ]);
    const session = createSession(book);
    const patient = splitStay(book, mid).map(({ claim }) => session.settle(claim).settlement.patient.amount);
    expect(patient).toEqual(["50.00", "80.00"]);
    expect(session.accounts().map(({ year, admissions, revision }) => [year, admissions, revision])).toEqual([
      [2018, 1, 2],
    ]);
  });

  it("is never settled whole, by itself or in a batch", () => {
    expect(refusedBy(() => settle(book, mid))).toEqual([["invalid_claim", "visit.discharged"]]);
    const { refusal } = createBatch(book).run(collectClaims([mid, stayOf(["2018-07-02"], "2018-07-01", "2018-07-03")]));
    expect(Array.from(refusal.subarray(0, 2), (code) => code === 0)).toEqual([false, true]);
  });

  it("is split at the turn of the year where rules change then, as any stay where crossYear says so", () => {
    const long = stayOf(["2018-06-30", "2018-12-31", "2019-01-01"], "2018-06-30", "2019-01-02");
    const parts = [
      [2018, "c-1/2018", "2018-06-30", "2018-06-30", false, undefined, 1],
      [2018, "c-1/2018-07-01", "2018-07-01", "2018-12-31", true, { counted: true }, 1],
      [2019, "c-1/2019", "2019-01-01", "2019-01-02", true, undefined, 1],
    ];
    expect(shapesOf(long)).toEqual(parts);
    const both = createRulebook(filesOf({ crossRules, crossYear: crossRules }, VERSIONS));
    expect(shapesOf(long, both)).toEqual(parts);
    const two = createRulebook(filesOf({ crossRules, crossYear: crossRules }, VERSIONS.slice(0, 2)));
    expect(shapesOf(long, two)).toEqual(parts);
    expect(shapesOf(long, createRulebook(filesOf({ crossRules }, VERSIONS.slice(0, 2))))).toEqual([
      [2018, "c-1/2018", "2018-06-30", "2018-06-30", false, undefined, 1],
      [2019, "c-1/2019", "2018-07-01", "2019-01-02", true, undefined, 2],
    ]);
  });

  it("is whole where nothing changes, where it is excepted, and where it is no stay", () => {
    const within = stayOf(["2018-07-02"], "2018-07-01", "2018-12-31");
    expect(splitStay(book, within)).toEqual([{ year: 2018, claim: within }]);
    const when = { "==": [{ var: "visit.tcm" }, true] };
    const excepting = createRulebook(filesOf({ crossRules: { ...crossRules, when } }, VERSIONS));
    const west = { ...mid, visit: { ...mid.visit, facility: { ...mid.visit.facility, tcm: false } } };
    expect(splitStay(excepting, west)).toHaveLength(1);
    expect(settle(excepting, west).settlement.patient.amount).toBe("120.00");
    expect(refusedBy(() => splitStay(excepting, mid))).toEqual([["missing_fact", "visit.facility.tcm"]]);
    expect(refusedBy(() => settle(excepting, mid))).toEqual([["missing_fact", "visit.facility.tcm"]]);
    const outpatient: Claim = { ...mid, visit: { ...mid.visit, kind: "outpatient" } };
    expect(splitStay(book, outpatient)).toHaveLength(1);
    expect(settle(book, outpatient).settlement.patient.amount).toBe("120.00");
  });

  it("is split by what is known when it is settled", () => {
    const late = createRulebook(
      filesOf({ crossRules }, [VERSIONS[0], ["0.6", { from: "2018-07-01", published: "2018-08-01" }]]),
    );
    expect(splitStay(late, mid)).toHaveLength(1);
    expect(splitStay(late, mid, { knownAt: "2018-08-01" })).toHaveLength(2);
  });

  it("is counted only where the year has counted it", () => {
    const [, second] = splitStay(book, mid);
    expect(refusedBy(() => settle(book, second?.claim))).toEqual([["invalid_claim", "stay.counted"]]);
  });

  it("has days of admission and discharge, not one of settlement, to select by", () => {
    const wrong = filesOf({ crossRules, selectBy: "settlement", yearOf: "settlement" }, VERSIONS);
    expect(refusedBy(() => createRulebook(wrong))).toEqual([
      ["invalid_rules", "yearOf"],
      ["invalid_rules", "selectBy"],
    ]);
  });
});

describe("the days on which rules change", () => {
  const turns = (files: RuleFile[], first = "2018-01-01", last = "2019-12-31") =>
    turnsOf(indexOfRegion(createRulebook(files), REGION), REGION, first, last, "2020-01-01");

  it("are those after the first", () => {
    expect(turns(filesOf({}, VERSIONS))).toEqual(["2018-07-01", "2019-01-01"]);
    expect(turns(filesOf({}, VERSIONS), "2018-07-01", "2018-12-31")).toEqual([]);
    expect(turns(filesOf({}, VERSIONS), "2018-06-30", "2018-07-01")).toEqual(["2018-07-01"]);
  });

  it("have one on which a version is over, at the end of a month too", () => {
    expect(turns(filesOf({}, [["0.5", { from: "2018-01-01", to: "2018-06-30" }]]))).toEqual(["2018-07-01"]);
    expect(turns(filesOf({}, [["0.5", { from: "2018-01-01", to: "2018-12-31" }]]))).toEqual(["2019-01-01"]);
    expect(turns(filesOf({}, [["0.5", { from: "2018-01-01", to: "2018-12-31" }], VERSIONS[2]]))).toEqual([
      "2019-01-01",
    ]);
  });

  it("have one on which the pipeline changes", () => {
    const files = filesOf({}, VERSIONS.slice(0, 1));
    const next = { file: "pipeline-2.json", data: pipelineOf(["basic"], { from: "2018-03-01" }) };
    expect(turns([...files, next])).toEqual(["2018-03-01"]);
  });
});
