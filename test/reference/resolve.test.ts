import { describe, expect, it } from "vitest";
import type { ExtendingVersion, FullVersion, LayerVersion, Pipeline, Region } from "../../src/rules/types.ts";
import { flatBenefit, pipeline } from "./builders.ts";
import { referenceResolve } from "./resolve.ts";

const NAME = { zh: "某地", en: "Place" };
const REGIONS: readonly Region[] = [
  { code: "410000", name: NAME, parent: null, level: "province" },
  { code: "411300", name: NAME, parent: "410000", level: "city" },
  { code: "411322", name: NAME, parent: "411300", level: "county" },
];

const entitlement = (id: string, rate = "1") => flatBenefit(id, { of: ["inScope"] }, rate);

function full(region: string, from: string, id: string, more: Partial<FullVersion> = {}): FullVersion {
  return { layer: "basic", region, from, published: null, documents: {}, benefits: [entitlement(id)], ...more };
}

function extending(region: string, from: string, more: Partial<ExtendingVersion>): ExtendingVersion {
  return { layer: "basic", region, from, published: null, documents: {}, extends: "parent", ...more };
}

function resolved(versions: readonly LayerVersion[], on: string, knownAt = "2030-01-01", region = "411322") {
  return referenceResolve(REGIONS, [pipeline(["basic"])], versions, region, on, on, knownAt);
}

/** The ids of the benefits in force, or the code of the refusal. */
function idsOf(...where: Parameters<typeof resolved>): readonly string[] | string {
  const rules = resolved(...where);
  if ("code" in rules) return rules.code;
  return rules.unruled?.[0]?.code ?? rules.layers[0]?.benefits.map(({ id }) => id) ?? [];
}

describe("place and valid time", () => {
  const versions = [
    full("410000", "2017-01-01", "province"),
    full("411322", "2018-01-01", "county"),
    full("411322", "2019-01-01", "short", { to: "2019-06-30" }),
  ];

  it.each([
    ["2016-12-31", "not_in_force"], // not even a pipeline
    ["2017-01-01", ["province"]],
    ["2017-12-31", ["province"]],
    ["2018-01-01", ["county"]],
    ["2019-06-30", ["short"]],
    ["2019-07-01", "not_in_force"], // neither the county's older version nor the province's
  ])("on %s: %j", (on, ids) => {
    expect(idsOf(versions, on)).toEqual(ids);
  });

  it("an ended region has its parent's rules", () => {
    const ended: LayerVersion = {
      layer: "basic",
      region: "411322",
      from: "2019-07-01",
      published: null,
      documents: {},
      ended: true,
    };
    expect(idsOf([...versions, ended], "2019-07-01")).toEqual(["province"]);
  });

  it("without a version anywhere the layer has no entry", () => {
    expect(resolved([], "2018-01-01")).toMatchObject({ layers: [] });
  });

  it("an unknown region is refused", () => {
    expect(idsOf(versions, "2018-01-01", "2030-01-01", "999999")).toBe("unknown_region");
  });
});

describe("known time", () => {
  const versions = [
    full("410000", "2018-01-01", "old", { published: "2017-12-20" }),
    full("410000", "2018-01-01", "retroactive", { published: "2018-05-10" }),
    full("410000", "2018-03-01", "undated"),
  ];

  it.each([
    ["2018-02-01", "2018-05-09", ["old"]],
    ["2018-02-01", "2018-05-10", ["retroactive"]],
    ["2018-03-01", "2018-02-28", ["old"]], // published null: known from its first day
    ["2018-03-01", "2018-03-01", ["undated"]],
    ["2018-03-01", "2018-05-10", ["undated"]], // the one that started last, whatever was published since
    ["2018-02-01", "2017-12-19", []],
  ])("on %s as known on %s: %j", (on, knownAt, ids) => {
    expect(idsOf(versions, on, knownAt)).toEqual(ids);
  });
});

describe("extends", () => {
  const why = { zh: "未", en: "Not" };
  const province: FullVersion = {
    ...full("410000", "2017-01-01", "a"),
    benefits: [entitlement("a"), entitlement("b"), entitlement("c")],
    notEncoded: [{ source: "n 一", why }],
  };

  it("replaces, removes, amends and adds whole benefits", () => {
    const adjust = [{ id: "more", source: "n", rate: { add: "0.10" } }];
    const city = extending("411300", "2018-01-01", {
      replace: [entitlement("b", "0.50")],
      remove: ["a"],
      add: [entitlement("d")],
    });
    const county = extending("411322", "2018-01-01", {
      amend: { c: { adjust } },
      notEncoded: [{ source: "n 二", why }],
    });
    expect(resolved([province, city, county], "2018-01-01")).toMatchObject({
      layers: [
        {
          layer: "basic",
          benefits: [entitlement("b", "0.50"), { ...entitlement("c"), adjust }, entitlement("d")],
          notEncoded: [{ source: "n 一" }, { source: "n 二" }],
        },
      ],
    });
  });

  it("with nothing to add is its parent", () => {
    const alone = resolved([province], "2018-01-01");
    const child = resolved([province, extending("411322", "2018-01-01", {})], "2018-01-01");
    const versions = [...("versions" in alone ? (alone.versions ?? []) : []), "basic 411322 2018-01-01 "];
    expect(child).toEqual({ ...alone, versions });
  });

  it("lifts what is not encoded above, by id", () => {
    const above = {
      ...province,
      notEncoded: [
        { id: "x", source: "n 一", why },
        { source: "n 二", why },
      ],
    };
    const below = extending("411322", "2018-01-01", { lift: ["x"], notEncoded: [{ id: "x", source: "n 三", why }] });
    expect(resolved([above, below], "2018-01-01")).toMatchObject({
      layers: [{ notEncoded: [{ source: "n 二" }, { source: "n 三" }] }],
    });
    const dangling = extending("411322", "2018-01-01", { lift: ["y"] });
    expect(idsOf([above, dangling], "2018-01-01")).toBe("invalid_rules");
  });

  it("of nothing, or of a benefit that is not there, is refused", () => {
    expect(idsOf([extending("411322", "2018-01-01", {})], "2018-01-01")).toBe("no_rule");
    expect(idsOf([province, extending("411322", "2018-01-01", { remove: ["z"] })], "2018-01-01")).toBe("invalid_rules");
  });
});

describe("pipelines", () => {
  const title = (en: string) => ({ title: { zh: en, en } });
  const above: Pipeline = pipeline(["basic"], { tags: { x: title("province"), y: title("province") } });
  const below: Pipeline = pipeline(["backstop"], {
    region: "411322",
    from: "2018-01-01",
    tags: { x: title("county") },
    programmes: { p: title("county") },
  });

  it("are chosen by discharge, the nearest first, and their declarations are united", () => {
    const rules = referenceResolve(REGIONS, [above, below], [], "411322", "2017-12-20", "2018-01-01", "2018-01-01");
    expect(rules).toMatchObject({
      pipeline: { order: ["backstop"] },
      declared: { tags: { x: title("county"), y: title("province") }, programmes: { p: title("county") } },
    });
    const before = referenceResolve(REGIONS, [above, below], [], "411322", "2017-12-20", "2017-12-31", "2018-01-01");
    expect(before).toMatchObject({ pipeline: { order: ["basic"] } });
  });

  it("that have lapsed are not replaced by the parent's", () => {
    const lapsed = { ...below, to: "2018-06-30" };
    expect(referenceResolve(REGIONS, [above, lapsed], [], "411322", "2018-07-01", "2018-07-01", "2018-07-01")).toEqual({
      code: "not_in_force",
    });
  });
});
