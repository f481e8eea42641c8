import { describe, expect, it } from "vitest";
import type { RuleFile } from "../../../src/rules/types.ts";
import {
  BENEFIT,
  changed,
  DOCUMENTS,
  PIPELINE,
  PIPELINE_FILE,
  refusals,
  REGIONS,
  REGIONS_FILE,
  VERSION,
  VERSION_FILE,
  withVersion,
} from "./files.ts";

const RIGHT = [REGIONS_FILE, PIPELINE_FILE, VERSION_FILE];

describe("regions", () => {
  const [province, city, county] = REGIONS;
  const entries = (...list: unknown[]): RuleFile[] => [{ file: "regions.json", data: list }];

  it.each<[string, RuleFile[], string[]]>([
    ["a parent that is not there", entries(city), ["regions.json#[0].parent"]],
    ["its own parent", entries({ ...province, parent: "990000" }), ["regions.json#[0].parent"]],
    ["a circle", entries({ ...province, parent: "990101" }, city, county), ["regions.json#[1].parent"]],
    ["the same in two files", [...entries(province), { file: "own/regions.json", data: [province, city] }], []],
    [
      "another in two files",
      [...entries(province), { file: "own/regions.json", data: [{ ...province, level: "city" }, city] }],
      ["own/regions.json#[0].code"],
    ],
  ])("%s", (_, files, places) => {
    expect(refusals(files)).toEqual(places.map((place) => `invalid_rules ${place}`));
  });

  it("of versions and pipelines are known", () => {
    const files = [
      REGIONS_FILE,
      { file: "p", data: { ...PIPELINE, region: "110000" } },
      { file: "v", data: { ...VERSION, region: "110000" } },
    ];
    expect(refusals(files)).toEqual(["invalid_rules p#region", "invalid_rules v#region"]);
  });

  it("without a parent have nothing to extend", () => {
    const { benefits: _, ...head } = VERSION;
    const child = (region: string): RuleFile => ({ file: region, data: { ...head, region, extends: "parent" } });
    expect(refusals([REGIONS_FILE, PIPELINE_FILE, child("990000"), child("990100")])).toEqual([
      "invalid_rules 990000#extends",
    ]);
  });
});

describe("repeats", () => {
  const version = (file: string, more: object): RuleFile => ({ file, data: { ...VERSION, ...more } });
  it.each<[string, RuleFile[], string[]]>([
    ["the same version", [version("b", {})], ["b#from"]],
    ["published another day", [version("b", { published: "2017-12-02" })], []],
    ["of another day", [version("b", { from: "2018-01-02" })], []],
    ["of another layer", [version("b", { layer: "backstop" })], []],
    ["of another region", [version("b", { region: "990100" })], []],
    [
      "known from the same day, said or not",
      [
        version("b", { from: "2019-01-01", published: null }),
        version("c", { from: "2019-01-01", published: "2019-01-01" }),
      ],
      ["c#from"],
    ],
    ["the same pipeline", [{ file: "q", data: PIPELINE }], ["q#from"]],
  ])("%s", (_, files, places) => {
    expect(refusals([...RIGHT, ...files])).toEqual(places.map((place) => `invalid_rules ${place}`));
  });
});

describe("names", () => {
  const benefit = (key: string): (string | number)[] => ["benefits", 0, key];
  const rate = (tags: string[]): unknown => [{ id: "a", source: "n", rate: { add: "0.1", tags } }];
  it.each<[string, RuleFile[], string[]]>([
    [
      "a tag",
      withVersion([
        [...benefit("base"), "tags"],
        ["drug", "bed"],
      ]),
      ["benefits[0].base.tags[1]"],
    ],
    [
      "a tag of a case",
      withVersion([[...benefit("cases"), 0, "base"], { of: ["inScope"], tags: ["bed"] }]),
      ["benefits[0].cases[0].base.tags[0]"],
    ],
    [
      "a tag of a rate",
      withVersion([benefit("adjust"), rate(["drug", "bed"])]),
      ["benefits[0].adjust[0].rate.tags[1]"],
    ],
    [
      "a payer",
      withVersion([
        benefit("payers"),
        [
          { payer: "civilServants", share: "0.5" },
          { payer: "charity", share: "0.5" },
        ],
      ]),
      ["benefits[0].payers[1].payer"],
    ],
    ["a layer", withVersion([["layer"], "bonus"]), ["layer"]],
    [
      "a layer of less",
      withVersion([
        [...benefit("base"), "less"],
        [
          { of: "civilServants.a", what: "penalty" },
          { of: "bonus", what: "penalty" },
        ],
      ]),
      ["benefits[0].base.less[1].of"],
    ],
    [
      "a document",
      withVersion([benefit("source"), "nn"], [["documents", "source"], DOCUMENTS.n]),
      ["benefits[0].source"],
    ],
    [
      "a document with its article",
      withVersion([benefit("source"), "m\u3000第二条"], [["documents", "m"], DOCUMENTS.n]),
      [],
    ],
    ["no document", withVersion([benefit("source"), ""]), ["benefits[0].source"]],
    [
      "a document of what is not encoded",
      withVersion([["notEncoded"], [{ source: "x", why: { zh: "一", en: "one" } }]]),
      ["notEncoded[0].source"],
    ],
  ])("%s", (_, files, places) => {
    expect(refusals(files)).toEqual(places.map((path) => `invalid_rules basic.json#${path}`));
  });

  it.each<[string, unknown, string[]]>([
    ["a national category", { in: ["registeredPoor", { var: "person.categories" }] }, []],
    ["a declared category", { in: ["localPoor", { var: "person.categories" }] }, []],
    ["an undeclared category", { in: ["localRich", { var: "person.categories" }] }, ["invalid_rules .in[0]"]],
    ["a declared class", { "==": [{ var: "visit.class" }, "countyA"] }, []],
    ["an undeclared class", { "==": [{ var: "visit.class" }, "countyB"] }, ["invalid_rules .==[1]"]],
    ["a declared certificate", { in: ["heart", { var: "person.certificates" }] }, []],
    ["an undeclared flag", { in: ["abroad", { var: "visit.flags" }] }, ["invalid_rules .in[0]"]],
    ["an undeclared programme", { in: ["heart", { var: "visit.programmes" }] }, ["invalid_rules .in[0]"]],
    ["a declared layer", { some: [{ var: "paid.layers" }, { in: [{ var: "" }, ["basic", "civilServants"]] }] }, []],
    [
      "an undeclared layer",
      { some: [{ var: "paid.layers" }, { in: [{ var: "" }, ["basic", "bonus"]] }] },
      ["invalid_rules .some[1].in[1][1]"],
    ],
    ["an unknown fact", { var: "person.height" }, ["invalid_rules .var"]],
    ["arithmetic", { and: [{ "+": [1, 2] }, { var: "visit.referred" }] }, ["unsupported_operator .and[0].+"]],
    ["no condition at all", "always", ["invalid_rules "]],
    [
      "two faults",
      { or: [{ missing: [] }, { var: "x" }] },
      ["unsupported_operator .or[0].missing", "invalid_rules .or[1].var"],
    ],
  ])("in a predicate: %s", (_, when, wanted) => {
    const places = [
      "benefits[0].when",
      "benefits[0].cases[0].when",
      "benefits[0].adjust[0].when",
      "notEncoded[0].when",
    ];
    const files = withVersion(
      [benefit("when"), when],
      [[...benefit("cases"), 0, "when"], when],
      [benefit("adjust"), [{ id: "a", source: "n", limit: { times: "1" }, when }]],
      [["notEncoded"], [{ source: "n", why: { zh: "一", en: "one" }, when }]],
    );
    const all = places.flatMap((place) => wanted.map((each) => each.replace(" ", ` basic.json#${place}`)));
    expect(refusals(files)).toEqual(all);
  });

  it("in a pipeline's predicates", () => {
    const when = { in: ["bonus", { var: "paid.layers" }] };
    const pipeline = changed(changed(PIPELINE, ["highestTier", "when"], when), ["entitlements", 0, "when"], when);
    expect(refusals([REGIONS_FILE, { file: "p", data: pipeline }])).toEqual([
      "invalid_rules p#highestTier.when",
      "invalid_rules p#entitlements[0].when.in[0]",
      "invalid_rules p#highestTier.when.in[0]",
    ]);
  });

  it("may be declared above and on another day, not below", () => {
    const county = {
      ...PIPELINE,
      region: "990101",
      from: "2030-01-01",
      tags: { bed: { title: { zh: "床", en: "bed" } } },
    };
    const tagged = (region: string, tags: string[]): RuleFile => ({
      file: region,
      data: { ...(changed(VERSION, [...benefit("base"), "tags"], tags) as object), region },
    });
    const files = [REGIONS_FILE, PIPELINE_FILE, { file: "county", data: county }];
    expect(refusals([...files, tagged("990101", ["drug", "bed"]), tagged("990100", ["drug", "bed"])])).toEqual([
      "invalid_rules 990100#benefits[0].base.tags[1]",
    ]);
  });

  it("of maps may be words of the format", () => {
    const title = { zh: "一", en: "one" };
    const codes = ["when", "source", "tags", "less", "payer", "order", "layer"];
    const pipeline = {
      ...PIPELINE,
      ...Object.fromEntries(
        ["tags", "programmes", "flags", "categories", "certificates", "classes"].map((key) => [
          key,
          Object.fromEntries([...codes, "drug"].map((code) => [code, { title }])),
        ]),
      ),
      payers: Object.fromEntries(codes.map((code) => [code, title])),
      documents: Object.fromEntries([...codes, "n"].map((code) => [code, DOCUMENTS.n])),
    };
    const { benefits: _, ...head } = VERSION;
    const adjust = [{ id: "x", source: "n", limit: { times: "1" } }];
    const amend = Object.fromEntries(codes.map((code) => [code, { adjust }]));
    const files = [
      REGIONS_FILE,
      { file: "p", data: pipeline },
      { file: "v", data: { ...head, region: "990100", extends: "parent", amend } },
      { file: "w", data: { ...VERSION, benefits: codes.map((id) => ({ ...BENEFIT, id })) } },
    ];
    expect(refusals(files)).toEqual([]);
  });

  it("of amendments are checked", () => {
    const { benefits: _, ...head } = VERSION;
    const adjust = [{ id: "x", source: "m", when: { var: "x" }, rate: { add: "0.1", tags: ["bed"] } }];
    const data = { ...head, region: "990100", extends: "parent", amend: { inpatient: { adjust } } };
    expect(refusals([REGIONS_FILE, PIPELINE_FILE, { file: "v", data }])).toEqual([
      "invalid_rules v#amend.inpatient.adjust[0].source",
      "invalid_rules v#amend.inpatient.adjust[0].rate.tags[0]",
      "invalid_rules v#amend.inpatient.adjust[0].when.var",
    ]);
  });
});
