import { describe, expect, it } from "vitest";
import { resolvePipeline } from "../../../src/rules/resolve-pipeline.ts";
import { resolveRules, signatureOf } from "../../../src/rules/resolve.ts";
import type { RuleIndex } from "../../../src/rules/rule-index.ts";
import type { ResolvedRules } from "../../../src/rules/resolved.ts";
import type { Region } from "../../../src/rules/types.ts";
import { BENEFIT, PIPELINE, REGIONS } from "./files.ts";
import { CITY, COUNTY, EVER, full, idsOf, indexOf, layerOf, pipeline, PROVINCE, refusal, version } from "./versions.ts";

describe("place and valid time", () => {
  const index = indexOf([
    full(PROVINCE, "2017-01-01", ["province"]),
    full(CITY, "2018-01-01", ["city"]),
    full(COUNTY, "2018-07-01", ["county"], { to: "2018-12-31" }),
    full(COUNTY, "2019-03-01", ["short"], { to: "2019-06-30" }),
    version(COUNTY, "2020-01-01", { ended: true }),
  ]);

  it.each<[string, string, readonly string[] | string]>([
    [PROVINCE, "2016-12-31", "none"],
    [PROVINCE, "2017-01-01", ["province"]],
    [COUNTY, "2016-12-31", "none"],
    [COUNTY, "2017-01-01", ["province"]],
    [COUNTY, "2017-12-31", ["province"]],
    [COUNTY, "2018-01-01", ["city"]],
    [CITY, "2018-07-01", ["city"]],
    [COUNTY, "2018-06-30", ["city"]],
    [COUNTY, "2018-07-01", ["county"]],
    [COUNTY, "2018-12-31", ["county"]],
    [COUNTY, "2019-01-01", "not_in_force"], // never silently the city's
    [COUNTY, "2019-02-28", "not_in_force"],
    [COUNTY, "2019-03-01", ["short"]],
    [COUNTY, "2019-06-30", ["short"]],
    [COUNTY, "2019-07-01", "not_in_force"], // the first does not revive
    [COUNTY, "2019-12-31", "not_in_force"],
    [COUNTY, "2020-01-01", ["city"]],
    ["110000", "2020-01-01", "none"],
  ])("%s on %s: %j", (region, on, ids) => {
    expect(idsOf(index, region, on)).toEqual(ids);
  });
});

describe("known time", () => {
  const index = indexOf([
    full(PROVINCE, "2017-01-01", ["old"]),
    full(PROVINCE, "2018-01-01", ["first"], { published: "2018-03-01" }),
    full(PROVINCE, "2018-01-01", ["second"], { published: "2018-05-01" }),
    full(PROVINCE, "2018-02-01", ["early"], { published: "2017-12-01" }),
    full(PROVINCE, "2018-01-15", ["late"], { published: "2018-08-01" }),
  ]);

  it.each<[on: string, knownAt: string, ids: readonly string[] | string]>([
    ["2017-06-01", "2016-12-31", "none"], // without a day of publication: known from its first day
    ["2017-06-01", "2017-01-01", ["old"]],
    ["2018-01-10", "2018-02-28", ["old"]],
    ["2018-01-10", "2018-03-01", ["first"]], // reaches back to January
    ["2018-01-10", "2018-04-30", ["first"]],
    ["2018-01-10", "2018-05-01", ["second"]], // of one start the one published last
    ["2018-01-10", "2017-12-01", ["old"]], // what is known has not started
    ["2018-02-01", "2017-12-01", ["early"]],
    ["2018-02-01", "2018-05-01", ["early"]], // the later start rules, whenever the other was published
    ["2018-01-31", "2018-07-31", ["second"]],
    ["2018-01-31", "2018-08-01", ["late"]],
    ["2018-02-01", "2018-08-01", ["early"]],
  ])("on %s, known at %s: %j", (on, knownAt, ids) => {
    expect(idsOf(index, COUNTY, on, knownAt)).toEqual(ids);
  });
});

describe("pipelines", () => {
  const index = indexOf([
    pipeline(COUNTY, "2019-01-01", { to: "2019-12-31" }),
    pipeline(PROVINCE, "2018-01-01", { published: "2018-06-01" }),
  ]);

  it.each<[region: string, on: string, knownAt: string, file: string]>([
    [PROVINCE, "2017-01-01", EVER, "990000/pipeline/2017-01-01"],
    [COUNTY, "2018-12-31", EVER, "990000/pipeline/2018-01-01"],
    [COUNTY, "2018-12-31", "2018-05-31", "990000/pipeline/2017-01-01"],
    [COUNTY, "2019-01-01", EVER, "990101/pipeline/2019-01-01"],
    [COUNTY, "2019-12-31", EVER, "990101/pipeline/2019-01-01"],
    [CITY, "2020-01-01", EVER, "990000/pipeline/2018-01-01"],
  ])("%s on %s, known at %s: %s", (region, on, knownAt, file) => {
    expect(resolvePipeline(index, region, on, knownAt).file).toBe(file);
  });

  it.each<[region: string, on: string, issue: string]>([
    ["110000", "2018-01-01", "unknown_region #person.region"],
    ["__proto__", "2018-01-01", "unknown_region #person.region"],
    [PROVINCE, "2016-12-31", "not_in_force #visit.discharged"],
    [COUNTY, "2020-01-01", "not_in_force #visit.discharged"],
  ])("%s on %s: %s", (region, on, issue) => {
    expect(refusal(() => resolvePipeline(index, region, on, EVER))).toEqual([issue]);
  });
});

describe("a frame", () => {
  const open = [{ what: "rate", atLeast: "0.60", source: "n" }];

  it("states nothing: the rules above hold, before and after its last day", () => {
    const index = indexOf([
      full(PROVINCE, "2017-01-01", ["province"]),
      version(CITY, "2018-01-01", { frame: true, open }, { to: "2018-12-31" }),
    ]);
    expect(idsOf(index, COUNTY, "2018-07-01")).toEqual(["province"]);
    expect(idsOf(index, COUNTY, "2019-07-01")).toEqual(["province"]);
    expect(idsOf(indexOf([version(PROVINCE, "2017-01-01", { frame: true, open })]), COUNTY, "2018-07-01")).toBe("none");
  });

  it("follows a region's own version like any other", () => {
    const index = indexOf([full(CITY, "2017-01-01", ["city"]), version(CITY, "2018-01-01", { frame: true, open })]);
    expect(idsOf(index, COUNTY, "2017-12-31")).toEqual(["city"]);
    expect(idsOf(index, COUNTY, "2018-01-01")).toBe("none");
  });
});

describe("everything that rules a visit", () => {
  const title = { zh: "一", en: "one" };
  const rulesOf = (index: RuleIndex, region: string, on: string): ResolvedRules =>
    resolveRules(index, region, resolvePipeline(index, region, on, EVER), on, on, EVER);

  it("is the layers of the order that are in force, and those that have ended", () => {
    const index = indexOf([
      full(PROVINCE, "2017-01-01", ["a"]),
      full(PROVINCE, "2017-01-01", ["b"], { layer: "civilServants", to: "2017-12-31" }),
      full(PROVINCE, "2017-01-01", ["c"], { layer: "backstop" }),
    ]);
    const [before, after] = [rulesOf(index, COUNTY, "2017-12-31"), rulesOf(index, COUNTY, "2018-01-01")];
    expect([...before.layers.keys()]).toEqual(["basic", "civilServants"]);
    expect([...before.absent]).toEqual([]);
    expect([...after.layers.keys()]).toEqual(["basic"]);
    expect([...after.absent]).toEqual([["civilServants", "not_in_force"]]);
  });

  it("is what the pipelines up the chain declare, the nearest on each code", () => {
    const own = { tags: { drug: { title, charge: ["10"] }, bed: { title } }, classes: {}, layers: {} };
    const index = indexOf([
      pipeline(COUNTY, "2018-01-01", { ...own, order: ["basic"], optional: [] }),
      pipeline(CITY, "2016-01-01", { to: "2017-06-30", tags: { old: { title } } }),
    ]);
    const { declared } = rulesOf(index, COUNTY, "2018-01-01");
    expect(Object.fromEntries(declared.tags)).toEqual(own.tags);
    expect([...declared.classes.keys()]).toEqual(["countyA"]);
    expect([...declared.layers.keys()]).toEqual(["civilServants"]);
    expect([...declared.payers.keys()]).toEqual(["finance", "fund"]);
  });

  it("has the same signature exactly where the same versions rule", () => {
    const { tags: _, ...untagged } = PIPELINE;
    const index = indexOf([
      full(PROVINCE, "2017-01-01", ["a"]),
      full(PROVINCE, "2018-01-01", ["a"]),
      { file: "county", data: { ...untagged, region: COUNTY } },
      // The same codes, of which one has another meaning.
      pipeline(PROVINCE, "2019-01-01", { tags: { drug: { title, charge: ["11"] } } }),
    ]);
    const signature = (on: string): string => signatureOf(rulesOf(index, COUNTY, on));
    expect(signature("2017-01-01")).toBe(signature("2017-12-31"));
    expect(signature("2017-12-31")).not.toBe(signature("2018-01-01"));
    expect(signature("2018-01-01")).toBe(signature("2018-12-31"));
    expect(signature("2018-12-31")).not.toBe(signature("2019-01-01"));
  });
});

describe("growth", () => {
  it("in regions costs a look-up nothing", () => {
    const many = Array.from({ length: 1000 }, (_, i): Region => {
      return { code: String(800000 + i), name: BENEFIT.title, parent: PROVINCE, level: "county" };
    });
    const lookUps = (more: readonly Region[]): number => {
      const versions = more.map(({ code }) => full(code, "2017-01-01", ["x"]));
      const index = indexOf([full(PROVINCE, "2017-01-01", ["a"]), ...versions], [...REGIONS, ...more]);
      let count = 0;
      const layers = new Map(index.layers);
      const get = (key: string) => (count++, index.layers.get(key));
      const counting = Object.assign(layers, { get, forEach: fail, entries: fail, keys: fail, values: fail });
      layerOf({ ...index, layers: counting }, COUNTY, "2018-01-01");
      return count;
    };
    expect(lookUps(many)).toBe(lookUps([]));
  });
});

function fail(): never {
  throw new Error("walks all regions");
}
