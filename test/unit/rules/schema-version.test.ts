import { describe, expect, it } from "vitest";
import {
  BENEFIT,
  changed,
  COMMON,
  PIPELINE,
  placesOf,
  REGIONS,
  REGIONS_FILE,
  VERSION,
  VERSION_FILE,
  versionIssues,
} from "./files.ts";
import type { Path, Place } from "./files.ts";

describe("versions", () => {
  const { benefits: _, ...head } = VERSION;
  const child = { ...head, region: "990100", extends: "parent" };
  it.each<[string, object, Place[]]>([
    ["full, paying nothing", { ...VERSION, benefits: [] }, []],
    ["ended", { ...head, region: "990100", ended: true }, []],
    ["ended, not quite", { ...head, ended: false }, [["ended", "false"]]],
    ["extending, changing nothing", child, []],
    ["extending another", { ...child, extends: "990000" }, [["extends", '"990000"']]],
    ["full and extending", { ...child, benefits: [] }, [["", "benefits, extends"]]],
    ["full and ended", { ...VERSION, ended: true }, [["", "benefits, ended"]]],
    ["full with a change", { ...VERSION, remove: ["a"] }, [["remove", '"remove"']]],
    ["until a day", { ...VERSION, to: "2018-01-01" }, []],
    ["until the day before", { ...VERSION, to: "2017-12-31" }, [["to", '"2017-12-31"']]],
    [
      "with the fault of its days beside others",
      { ...VERSION, to: "2017-12-31", layer: 1 },
      [
        ["layer", "1"],
        ["to", '"2017-12-31"'],
      ],
    ],
    [
      "changing everything",
      {
        ...child,
        replace: [BENEFIT],
        add: [{ ...BENEFIT, id: "b" }],
        remove: ["c"],
        amend: { d: { adjust: [{ id: "x", source: "n", rate: { add: "0.1" } }] } },
      },
      [],
    ],
    ["amending nothing", { ...child, amend: { d: { adjust: [] } } }, [["amend.d.adjust", "a list of 0"]]],
    ["removing twice", { ...child, remove: ["c", "c"] }, [["remove[1]", '"c"']]],
    [
      "naming one benefit in several ways",
      {
        ...child,
        replace: [BENEFIT],
        add: [BENEFIT],
        remove: ["inpatient"],
        amend: { inpatient: { adjust: [{ id: "x", source: "n", rate: { add: "0.1" } }] } },
      },
      [
        ["add[0].id", '"inpatient"'],
        ["remove[0]", '"inpatient"'],
        ["amend.inpatient", '"inpatient"'],
      ],
    ],
    [
      "a quota in a change",
      { ...child, add: [{ ...BENEFIT, cases: [{ ...COMMON, quota: { amount: "1.00", below: "cost" } }] }] },
      [["add[0].cases[0].quota", "layer basic"]],
    ],
    ["no documents", { ...VERSION, documents: {}, benefits: [] }, [["documents", "an object"]]],
    [
      "what is not encoded",
      { ...VERSION, notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, effect: "skip" }] },
      [["notEncoded[0].effect", '"skip"']],
    ],
    ["lifting twice", { ...child, lift: ["c", "c"] }, [["lift[1]", '"c"']]],
    ["full and lifting", { ...VERSION, lift: ["c"] }, [["lift", '"lift"']]],
    [
      "two remarks of one id",
      {
        ...VERSION,
        notEncoded: ["x", "y", "x"].map((id) => ({ id, source: "n", why: { zh: "一", en: "one" } })),
      },
      [["notEncoded[2].id", '"x"']],
    ],
    [
      "a remark above an amount that is none",
      {
        ...VERSION,
        notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, above: { benefit: "inpatient", amount: 1 } }],
      },
      [["notEncoded[0].above.amount", "1"]],
    ],
  ])("%s", (_name, version, places) => {
    expect(versionIssues(version)).toEqual(places);
  });
});

describe("pipelines and regions", () => {
  it.each<[Path, unknown, Place[]]>([
    [
      ["order"],
      [],
      [
        ["order", "a list of 0"],
        ["optional[0]", '"hospitalWaiver"'],
        ["optional[1]", '"civilServants"'],
      ],
    ],
    [["order"], ["basic", "hospitalWaiver", "basic", "civilServants"], [["order[2]", '"basic"']]],
    [["optional"], ["backstop"], [["optional[0]", '"backstop"']]],
    [["selectBy"], "admitted", [["selectBy", '"admitted"']]],
    [["yearOf"], undefined, [["yearOf", "nothing"]]],
    [["to"], "2016-12-31", [["to", '"2016-12-31"']]],
    [["tags", "drug", "charge"], ["09", "09"], [["tags.drug.charge[1]", '"09"']]],
    [["tags", "药"], { title: { zh: "药", en: "drug" } }, [["tags.药", '"药"']]],
    [["programmes", "chronic", "diseases"], ["i10"], [["programmes.chronic.diseases[0]", '"i10"']]],
    [["entitlements", 1], PIPELINE.entitlements?.[0], [["entitlements[1].code", '"noDeposit"']]],
    [
      ["documents"],
      {},
      [
        ["documents", "an object"],
        ["entitlements[0].source", '"n 3"'],
        ["highestTier.source", '"n"'],
        ["source", '"n 1"'],
      ],
    ],
  ])("pipeline: %j %j", (path, value, places) => {
    const data = changed(PIPELINE, path, value);
    expect(placesOf([REGIONS_FILE, { file: "p.json", data }, VERSION_FILE], "p.json")).toEqual(places);
  });

  it.each<[Path, unknown, Place[]]>([
    [[1, "code"], "990000", [["[1].code", '"990000"']]],
    [[0, "parent"], undefined, [["[0].parent", "nothing"]]],
    [[0, "level"], "town", [["[0].level", '"town"']]],
    [[2, "name"], "county", [["[2].name", '"county"']]],
    [[2, "extra"], 1, [["[2].extra", '"extra"']]],
  ])("regions: %j %j", (path, value, places) => {
    const shape = placesOf([{ file: "regions.json", data: changed(REGIONS, path, value) }], "regions.json");
    expect(shape.slice(0, places.length)).toEqual(places);
  });
});
