/** Pipelines that extend their parent's, and such as have ended: what is in force, what is refused, what is found and shown. */
import { describe, expect, it } from "vitest";
import { checkRules } from "../../../src/check/check.ts";
import { diffFiles } from "../../../src/diff/rules.ts";
import { overlay } from "../../../src/rules/overlay.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import { statingOf } from "../../../src/rules/extend-pipeline.ts";
import { resolvePipeline } from "../../../src/rules/resolve-pipeline.ts";
import { resolveRules } from "../../../src/rules/resolve.ts";
import type { Pipeline, RuleFile } from "../../../src/rules/types.ts";
import { showRules } from "../../../src/show/rules.ts";
import { DOCUMENTS, PIPELINE, REGIONS_FILE, VERSION } from "./files.ts";
import { CITY, COUNTY, EVER, full, indexOf, pipeline, PROVINCE, refusal } from "./versions.ts";

const TITLE = { zh: "一", en: "one" };
const DOCUMENT = { m: { title: "the county's notice", evidence: "recalled" } };
const readmission = { days: 3, hospital: "any", source: "m" };

function extending(region: string, from: string, content: object = {}): RuleFile {
  const head = { region, from, published: null, documents: DOCUMENT, source: "m" };
  return { file: `${region}/pipeline/${from}`, data: { ...head, extends: "parent", ...content } };
}

function ended(region: string, from: string, more: object = {}): RuleFile {
  const data = { region, from, published: null, documents: DOCUMENT, ended: true, ...more };
  return { file: `${region}/pipeline/${from}`, data };
}

describe("a pipeline that extends its parent's", () => {
  const index = indexOf([
    pipeline(PROVINCE, "2019-01-01", { order: ["basic"], optional: [], yearOf: "settlement" }),
    extending(CITY, "2018-03-01", { selectBy: "admission", tags: { herb: { title: TITLE } } }),
    extending(COUNTY, "2018-06-01", { readmission, entitlements: [] }),
    ended(COUNTY, "2020-01-01"),
    full(PROVINCE, "2017-01-01", ["a"]),
  ]);
  const on = (day: string, region = COUNTY): Pipeline => resolvePipeline(index, region, day, EVER).data;

  it("says what it says, and takes the rest over, from the regions above in turn", () => {
    const { readmission: own, selectBy, yearOf, order, optional, entitlements, highestTier } = on("2018-06-01");
    expect(own).toEqual(readmission);
    expect(entitlements).toEqual([]);
    expect(selectBy).toBe("admission");
    const { yearOf: year, order: first, optional: may, highestTier: tier } = PIPELINE;
    expect([yearOf, order, optional, highestTier]).toEqual([year, first, may, tier]);
  });

  it("is over the parent's of the same day", () => {
    expect(on("2018-12-31").order).toEqual(PIPELINE.order);
    expect(on("2019-01-01").order).toEqual(["basic"]);
    expect(on("2019-01-01").yearOf).toBe("settlement");
    expect(on("2019-01-01").selectBy).toBe("admission");
  });

  it("holds from its first day to the day before that from which it has ended", () => {
    expect(on("2018-05-31").readmission).toBeUndefined();
    expect(on("2019-12-31").readmission).toEqual(readmission);
    expect(on("2020-01-01").readmission).toBeUndefined();
    expect(on("2020-01-01")).toEqual(on("2020-01-01", CITY));
    expect(on("2020-01-01", CITY).selectBy).toBe("admission");
  });

  it("adds its codes to those above, and stands in the receipts before what it extends", () => {
    const resolved = resolvePipeline(index, COUNTY, "2018-06-01", EVER);
    const rules = resolveRules(index, COUNTY, resolved, "2018-06-01", "2018-06-01", EVER);
    expect([...rules.declared.tags.keys()].sort()).toEqual(["drug", "herb"]);
    expect([rules.pipeline, ...rules.declaring].map(({ file }) => file)).toEqual([
      "990101/pipeline/2018-06-01",
      "990100/pipeline/2018-03-01",
      "990000/pipeline/2017-01-01",
    ]);
    expect(rules.pipeline.evidence).toBe("recalled");
    expect(rules.pipeline.digest).not.toBe(rules.declaring[0]?.digest);
    const { region: own, from, documents, source } = rules.pipeline.data;
    expect([own, from, documents, source]).toEqual([COUNTY, "2018-06-01", DOCUMENT, "m"]);
  });

  it("leaves no trace once it has ended", () => {
    const resolved = resolvePipeline(index, COUNTY, "2020-01-01", EVER);
    const { pipeline: above, declaring } = resolveRules(index, COUNTY, resolved, "2020-01-01", "2020-01-01", EVER);
    expect([above, ...declaring].map(({ file }) => file)).toEqual([
      "990100/pipeline/2018-03-01",
      "990000/pipeline/2019-01-01",
    ]);
  });

  it("knows which version states a key; one that nobody states is the full one's to have stated", () => {
    const resolved = resolvePipeline(index, COUNTY, "2018-06-01", EVER);
    expect(
      (["readmission", "selectBy", "order", "household"] as const).map((key) => statingOf(resolved, key).file),
    ).toEqual([
      "990101/pipeline/2018-06-01",
      "990100/pipeline/2018-03-01",
      "990000/pipeline/2017-01-01",
      "990000/pipeline/2017-01-01",
    ]);
  });
});

describe("a pipeline is refused", () => {
  it.each<[why: string, files: readonly RuleFile[], on: string, issues: readonly string[]]>([
    ["that extends nothing", [extending(COUNTY, "2016-01-01")], "2016-06-01", ["not_in_force #visit.discharged"]],
    [
      "that extends one that is over",
      [pipeline(CITY, "2018-01-01", { to: "2018-12-31" }), extending(COUNTY, "2018-01-01")],
      "2019-01-01",
      ["not_in_force #visit.discharged"],
    ],
    [
      "whose end is over",
      [ended(COUNTY, "2018-01-01", { to: "2018-12-31" })],
      "2019-01-01",
      ["not_in_force #visit.discharged"],
    ],
    [
      "whose optional layer is not in the parent's order",
      [extending(COUNTY, "2018-01-01", { optional: ["basic", "backstop"] })],
      "2018-06-01",
      ["invalid_rules 990101/pipeline/2018-01-01#optional[1]"],
    ],
    [
      "whose year is by settlement over stays that are split",
      [
        pipeline(CITY, "2018-01-01", { crossYear: { split: "lineDay", source: "n" } }),
        extending(COUNTY, "2018-01-01", { yearOf: "settlement" }),
      ],
      "2018-06-01",
      ["invalid_rules 990101/pipeline/2018-01-01#yearOf"],
    ],
  ])("%s", (_, files, on, issues) => {
    expect(refusal(() => resolvePipeline(indexOf(files), COUNTY, on, EVER))).toEqual(issues);
  });

  it.each<[why: string, file: RuleFile, issue: string]>([
    ["in a region without a parent", extending(PROVINCE, "2018-01-01"), "#extends"],
    ["that extends something else", extending(COUNTY, "2018-01-01", { extends: "city" }), "#extends"],
    ["that has ended and still says something", ended(COUNTY, "2018-01-01", { order: ["basic"] }), "#order"],
    ["with a key that is none", extending(COUNTY, "2018-01-01", { amend: {} }), "#amend"],
    ["without a source", extending(COUNTY, "2018-01-01", { source: undefined }), "#source"],
    [
      "with a layer that no region declares",
      extending(COUNTY, "2018-01-01", { order: ["basic", "wonder"] }),
      "#order[1]",
    ],
  ])("%s", (_, { file, data }, issue) => {
    const files = [REGIONS_FILE, pipeline(PROVINCE, "2017-01-01"), { file, text: JSON.stringify(data) }];
    expect(refusal(() => parseRuleFiles(files))).toEqual([`invalid_rules ${file}${issue}`]);
  });
});

describe("the tools", () => {
  const basic = { file: "basic.json", data: { ...VERSION, from: "2017-01-01", published: null } };
  const found = (...files: readonly RuleFile[]): string[] =>
    checkRules([REGIONS_FILE, pipeline(PROVINCE, "2017-01-01"), basic, ...files])
      .filter(({ code }) => code !== "published_unknown")
      .map(({ code, file, path, message }) => `${code} ${file}#${path}: ${message.en}`);

  it("check one that extends and one that has ended without a finding", () => {
    expect(found(extending(COUNTY, "2018-01-01", { readmission }), ended(COUNTY, "2019-01-01"))).toEqual([]);
  });

  it("find one that extends nothing, and one that does not fit", () => {
    expect(found(extending(COUNTY, "2016-01-01", { optional: ["backstop"] }))).toEqual([
      "gap 990101/pipeline/2016-01-01#extends: on 2016-01-01 no pipeline above is in force: bills are refused",
      'plan_refused 990101/pipeline/2016-01-01#optional[0]: expected a layer of order, found "backstop"',
    ]);
  });

  it("find a layer without a rule in the file that states the order, and know whose order a rule is in", () => {
    const order = ["basic", "commercial"];
    expect(found(extending(COUNTY, "2018-01-01", { order, optional: [] }))).toEqual([
      "gap 990101/pipeline/2018-01-01#order[1]: layer commercial has no rule from 2018-01-01: bills are refused",
    ]);
  });

  it("show each value with the version that states it", () => {
    const files = [REGIONS_FILE, pipeline(PROVINCE, "2017-01-01"), basic];
    const shown = showRules([...files, extending(COUNTY, "2018-01-01", { readmission })], {
      region: COUNTY,
      on: "2018-06-01",
    });
    const origins = shown.pipeline.values.map(({ key, origin, source }) => [key, origin.file, source.title]);
    expect(origins).toContainEqual(["order", "990000/pipeline/2017-01-01", DOCUMENTS.n.title]);
    expect(origins).toContainEqual(["readmission", "990101/pipeline/2018-01-01", DOCUMENT.m.title]);
    expect(shown.versions.map(({ file }) => file)).toEqual([
      "990101/pipeline/2018-01-01",
      "990000/pipeline/2017-01-01",
      "basic.json",
    ]);
  });

  it("tell the difference of two versions, and of one that has ended", () => {
    const labels = (before: RuleFile, after: RuleFile): string[] =>
      diffFiles(before, after)
        .changes.filter(({ policy }) => policy)
        .map(({ what, label }) => `${what} ${label.en}`);
    const own = extending(COUNTY, "2018-01-01", { readmission });
    const later = extending(COUNTY, "2018-01-01", { readmission: { ...readmission, days: 7 }, selectBy: "admission" });
    expect(labels(own, later)).toEqual([
      "changed A stay continues an earlier one",
      "added The day that selects rules and categories",
    ]);
    expect(labels(own, ended(COUNTY, "2018-01-01"))).toEqual([
      "changed What it states",
      "removed A stay continues an earlier one",
    ]);
  });

  it("lay one over another of the same day", () => {
    const [own, other] = [extending(COUNTY, "2018-01-01"), ended(COUNTY, "2018-01-01")];
    expect(overlay([own], [{ ...other, file: "mine.json" }]).replaced).toEqual([
      { file: own.file, by: "mine.json", region: COUNTY, layer: null, from: "2018-01-01", published: null },
    ]);
  });
});
