import { describe, expect, it } from "vitest";
import {
  adjust,
  benefit,
  CITY,
  COUNTY,
  full,
  idsOf,
  indexOf,
  layerOf,
  PROVINCE,
  refusal,
  version,
} from "./versions.ts";

describe("a version that extends its parent's", () => {
  const index = indexOf([
    version(PROVINCE, "2017-01-01", {
      benefits: [benefit("a", { adjust: [adjust("p")] }), benefit("b"), benefit("c")],
      notEncoded: [{ source: "n", why: { zh: "省", en: "province" } }],
    }),
    version(CITY, "2018-01-01", {
      extends: "parent",
      replace: [benefit("b", { source: "n city" })],
      add: [benefit("d")],
    }),
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
    if (layer === null || typeof layer === "string") throw new Error("not in force");
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
      {
        id: "a",
        source: "n 1",
        file: province,
        adjust: [
          ["p", province],
          ["q", county],
          ["r", county],
        ],
      },
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
    const empty = indexOf([
      full(PROVINCE, "2017-01-01", ["a", "b"]),
      version(COUNTY, "2017-01-01", { extends: "parent" }),
    ]);
    const [own, parent] = [layerOf(empty, COUNTY, "2017-01-01"), layerOf(empty, CITY, "2017-01-01")];
    expect(idsOf(empty, COUNTY, "2017-01-01")).toEqual(["a", "b"]);
    expect(own).toMatchObject(parent === null || typeof parent === "string" ? {} : { benefits: parent.benefits });
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
    expect(idsOf(later, COUNTY, "2020-01-01")).toBe("not_in_force");
  });

  it("has no rule where the parent states nothing", () => {
    const orphan = indexOf([version(COUNTY, "2018-01-01", { extends: "parent" }), full(CITY, "2018-07-01", ["a"])]);
    expect(idsOf(orphan, COUNTY, "2017-12-31")).toBe("none");
    expect(idsOf(orphan, COUNTY, "2018-06-30")).toBe("no_rule");
    expect(idsOf(orphan, COUNTY, "2018-07-01")).toEqual(["a"]);
  });

  it("lifts what its parent leaves unencoded, for itself and those below", () => {
    const why = { zh: "未", en: "not" };
    const lifting = indexOf([
      version(PROVINCE, "2017-01-01", {
        benefits: [benefit("a")],
        notEncoded: [
          { id: "x", source: "n", why },
          { source: "n 2", why },
          { id: "y", source: "n 3", why },
        ],
      }),
      version(CITY, "2018-01-01", {
        extends: "parent",
        lift: ["x"],
        notEncoded: [{ id: "x", source: "n 4", why, effect: "note" }],
      }),
      version(COUNTY, "2018-01-01", { extends: "parent", lift: ["y"] }),
    ]);
    const sources = (region: string) => {
      const found = layerOf(lifting, region, "2018-01-01");
      return found === null || typeof found === "string" ? found : found.notEncoded.map(({ entry }) => entry.source);
    };
    expect([PROVINCE, CITY, COUNTY].map(sources)).toEqual([
      ["n", "n 2", "n 3"],
      ["n 2", "n 3", "n 4"],
      ["n 2", "n 4"],
    ]);
  });

  it("is refused where it lifts what is not there, or uses an id again", () => {
    const why = { zh: "未", en: "not" };
    const again = indexOf([
      version(PROVINCE, "2017-01-01", { benefits: [benefit("a")], notEncoded: [{ id: "x", source: "n", why }] }),
      version(COUNTY, "2018-01-01", {
        extends: "parent",
        lift: ["z"],
        notEncoded: [
          { source: "n", why },
          { id: "x", source: "n", why },
        ],
      }),
    ]);
    expect(refusal(() => layerOf(again, COUNTY, "2018-01-01"))).toEqual([
      "invalid_rules 990101/2018-01-01#lift[0]",
      "invalid_rules 990101/2018-01-01#notEncoded[1].id",
    ]);
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
    const dangling = indexOf([
      full(PROVINCE, "2017-01-01", ["a"]),
      version(COUNTY, "2018-01-01", { extends: "parent", ...change }),
    ]);
    expect(idsOf(dangling, COUNTY, "2017-12-31")).toEqual(["a"]);
    expect(refusal(() => layerOf(dangling, COUNTY, "2018-01-01"))).toEqual(
      paths.map((path) => `invalid_rules 990101/2018-01-01#${path}`),
    );
  });
});
