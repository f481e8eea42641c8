import { describe, expect, it } from "vitest";
import { SettlementError } from "../../../src/errors.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import { indexRules, resolveLayer, resolvePipeline, resolveRules, signatureOf } from "../../../src/rules/resolve.ts";
import type { RuleIndex } from "../../../src/rules/resolve.ts";
import type { ResolvedRules } from "../../../src/rules/resolved.ts";
import type { Adjust, Benefit, LayerVersion, Pipeline, Region, RuleFile } from "../../../src/rules/types.ts";
import { BENEFIT, DOCUMENTS, PIPELINE, REGIONS } from "./files.ts";

const [PROVINCE, CITY, COUNTY] = ["990000", "990100", "990101"];
const EVER = "2199-12-31";

function benefit(id: string, more: Partial<Benefit> = {}): Benefit {
  return { ...BENEFIT, id, ...more };
}

function adjust(id: string): Adjust {
  return { id, source: "n", rate: { add: "0.10" } };
}

/** A version of layer basic; its file is named by region, start and publication. */
function version(region: string, from: string, content: object, more: Partial<LayerVersion> = {}): RuleFile {
  const data = { layer: "basic", region, from, published: null, documents: DOCUMENTS, ...content, ...more };
  return { file: `${region}/${from}${data.published === null ? "" : `_${data.published}`}`, data };
}

function full(region: string, from: string, ids: readonly string[], more: Partial<LayerVersion> = {}): RuleFile {
  return version(region, from, { benefits: ids.map((id) => benefit(id)) }, more);
}

function pipeline(region: string, from: string, more: Partial<Pipeline> = {}): RuleFile {
  return { file: `${region}/pipeline/${from}`, data: { ...PIPELINE, region, from, ...more } };
}

function indexOf(files: readonly RuleFile[], regions: readonly Region[] = REGIONS): RuleIndex {
  return indexRules(parseRuleFiles([{ file: "regions.json", data: regions }, pipeline(PROVINCE, "2017-01-01"), ...files]));
}

function layerOf(index: RuleIndex, region: string, on: string, knownAt = EVER) {
  return resolveLayer(index, index.chains.get(region) ?? [], "basic", on, knownAt);
}

/** The ids of the benefits in force, or why there are none. */
function idsOf(index: RuleIndex, region: string, on: string, knownAt = EVER): readonly string[] | string {
  const layer = layerOf(index, region, on, knownAt);
  return layer === null || layer === "ended" ? (layer ?? "none") : layer.benefits.map((each) => each.benefit.id);
}

/** Code, file and path of the issues that resolving is refused with. */
function refusal(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues.map(({ code, file, path }) => `${code} ${file ?? ""}#${path}`);
  }
}

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
    [COUNTY, "2019-01-01", "ended"], // never silently the city's
    [COUNTY, "2019-02-28", "ended"],
    [COUNTY, "2019-03-01", ["short"]],
    [COUNTY, "2019-06-30", ["short"]],
    [COUNTY, "2019-07-01", "ended"], // the first does not revive
    [COUNTY, "2019-12-31", "ended"],
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

describe("a version that extends its parent's", () => {
  const index = indexOf([
    version(PROVINCE, "2017-01-01", {
      benefits: [benefit("a", { adjust: [adjust("p")] }), benefit("b"), benefit("c")],
      notEncoded: [{ source: "n", why: { zh: "省", en: "province" } }],
    }),
    version(CITY, "2018-01-01", { extends: "parent", replace: [benefit("b", { source: "n city" })], add: [benefit("d")] }),
    version(COUNTY, "2018-01-01", {
      extends: "parent",
      remove: ["c"],
      amend: { a: { adjust: [adjust("q"), adjust("r")] }, d: { adjust: [adjust("s")] } },
      notEncoded: [{ source: "n", why: { zh: "县", en: "county" }, effect: "note" }],
    }),
  ]);
  const layer = layerOf(index, COUNTY, "2018-01-01");
  const [province, city, county] = ["990000/2017-01-01", "990100/2018-01-01", "990101/2018-01-01"];

  it("has the parent's benefits in their places, with its changes", () => {
    if (layer === null || layer === "ended") throw new Error("not in force");
    expect({ name: layer.name, file: layer.file, versions: layer.versions.map(({ file }) => file) }).toEqual({
      name: "basic",
      file: county,
      versions: [county, city, province],
    });
    const benefits = layer.benefits.map((each) => ({
      id: each.benefit.id,
      source: each.benefit.source,
      file: each.version.file,
      adjust: (each.benefit.adjust ?? []).map(({ id }, at) => [id, each.adjustVersions[at]?.file]),
    }));
    expect(benefits).toEqual([
      { id: "a", source: "n 1", file: province, adjust: [["p", province], ["q", county], ["r", county]] },
      { id: "b", source: "n city", file: city, adjust: [] },
      { id: "d", source: "n 1", file: city, adjust: [["s", county]] },
    ]);
    expect(layer.notEncoded.map(({ entry, version: { file } }) => [entry.why.en, file])).toEqual([
      ["province", province],
      ["county", county],
    ]);
  });

  it("leaves the parent as it was", () => {
    expect(idsOf(index, CITY, "2018-01-01")).toEqual(["a", "b", "c", "d"]);
    expect(idsOf(index, PROVINCE, "2018-01-01")).toEqual(["a", "b", "c"]);
  });

  it("resolves to its parent where it changes nothing", () => {
    const empty = indexOf([full(PROVINCE, "2017-01-01", ["a", "b"]), version(COUNTY, "2017-01-01", { extends: "parent" })]);
    const [own, parent] = [layerOf(empty, COUNTY, "2017-01-01"), layerOf(empty, CITY, "2017-01-01")];
    if (own === null || own === "ended" || parent === null || parent === "ended") throw new Error("not in force");
    expect(own.benefits).toEqual(parent.benefits);
  });

  it("follows the parent over time", () => {
    const later = indexOf([
      full(PROVINCE, "2017-01-01", ["a"]),
      full(PROVINCE, "2019-01-01", ["a", "b"], { published: "2019-06-01", to: "2019-12-31" }),
      version(COUNTY, "2018-01-01", { extends: "parent", add: [benefit("own")] }),
    ]);
    expect(idsOf(later, COUNTY, "2018-12-31")).toEqual(["a", "own"]);
    expect(idsOf(later, COUNTY, "2019-01-01", "2019-05-31")).toEqual(["a", "own"]);
    expect(idsOf(later, COUNTY, "2019-01-01", "2019-06-01")).toEqual(["a", "b", "own"]);
    expect(idsOf(later, COUNTY, "2020-01-01")).toBe("ended");
  });

  it.each<[string, object, string[]]>([
    ["replaces", { replace: [benefit("x"), benefit("a")] }, ["replace[0].id"]],
    ["removes", { remove: ["a", "x"] }, ["remove[1]"]],
    ["amends", { amend: { x: { adjust: [adjust("y")] } } }, ["amend.x"]],
    ["adds", { add: [benefit("a")] }, ["add[0].id"]],
    [
      "does all of this to",
      { replace: [benefit("x")], remove: ["y"], add: [benefit("a")], amend: { z: { adjust: [adjust("y")] } } },
      ["replace[0].id", "remove[0]", "add[0].id", "amend.z"],
    ],
  ])("is refused where it %s what is not there, or is", (_, change, paths) => {
    const dangling = indexOf([full(PROVINCE, "2017-01-01", ["a"]), version(COUNTY, "2018-01-01", { extends: "parent", ...change })]);
    expect(idsOf(dangling, COUNTY, "2017-12-31")).toEqual(["a"]);
    expect(refusal(() => layerOf(dangling, COUNTY, "2018-01-01"))).toEqual(
      paths.map((path) => `invalid_rules 990101/2018-01-01#${path}`),
    );
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
    expect([...before.ended]).toEqual([]);
    expect([...after.layers.keys()]).toEqual(["basic"]);
    expect([...after.ended]).toEqual(["civilServants"]);
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
    const index = indexOf([
      full(PROVINCE, "2017-01-01", ["a"]),
      full(PROVINCE, "2018-01-01", ["a"]),
      pipeline(COUNTY, "2017-01-01"),
      // The same codes, another meaning.
      pipeline(PROVINCE, "2019-01-01", { tags: { drug: { title, charge: ["11"] } } }),
    ]);
    const signature = (on: string): string => signatureOf(rulesOf(index, COUNTY, on));
    expect(signature("2017-01-01")).toBe(signature("2017-12-31"));
    expect(signature("2017-12-31")).not.toBe(signature("2018-01-01"));
    expect(signature("2018-01-01")).toBe(signature("2018-12-31"));
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
