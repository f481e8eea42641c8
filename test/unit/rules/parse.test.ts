import { describe, expect, it } from "vitest";
import { digest } from "../../../src/canonical.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import type { Evidence, RuleFile } from "../../../src/rules/types.ts";
import { BENEFIT, changed, DOCUMENTS, issuesOf, PIPELINE, PIPELINE_FILE, REGIONS, REGIONS_FILE, VERSION, VERSION_FILE } from "./files.ts";

const RIGHT = [REGIONS_FILE, PIPELINE_FILE, VERSION_FILE];

/** Code, file and path of every issue. */
function found(files: readonly RuleFile[]): string[] {
  return issuesOf(files).map(({ code, file, path }) => `${code} ${file ?? ""}#${path}`);
}

function withVersion(...changes: (readonly [path: readonly (string | number)[], value: unknown])[]): RuleFile[] {
  const data = changes.reduce<unknown>((version, [path, value]) => changed(version, path, value), VERSION);
  return [REGIONS_FILE, PIPELINE_FILE, { file: "basic.json", data }];
}

describe("parsed rules", () => {
  it("are regions by code, pipelines and versions with digest and evidence", () => {
    const rules = parseRuleFiles(RIGHT);
    expect([...rules.regions]).toEqual(REGIONS.map((region) => [region.code, region]));
    expect(rules.pipelines).toEqual([
      { file: "pipeline.json", data: PIPELINE, digest: digest(PIPELINE), evidence: "repost" },
    ]);
    expect(rules.versions).toEqual([
      { file: "basic.json", data: VERSION, digest: digest(VERSION), evidence: "repost" },
    ]);
  });

  it("are the same from text", () => {
    const texts = RIGHT.map(({ file, data }) => ({ file, text: JSON.stringify(data, null, 2) }));
    expect(parseRuleFiles(texts)).toEqual(parseRuleFiles(RIGHT));
  });

  it("do not change with what they were made of", () => {
    const data = structuredClone(VERSION) as { layer: string; benefits: { when: unknown }[] };
    const rules = parseRuleFiles([REGIONS_FILE, PIPELINE_FILE, { file: "basic.json", data }]);
    data.layer = "other";
    for (const benefit of data.benefits) benefit.when = { var: "x" };
    expect(rules.versions[0]?.data).toEqual(VERSION);
  });

  it.each<[Evidence[], Evidence]>([
    [["official"], "official"],
    [["official", "repost"], "repost"],
    [["recalled", "official", "repost"], "recalled"],
    [["illustrative", "recalled"], "illustrative"],
  ])("are no better than the weakest document: %j", (stated, weakest) => {
    const documents = Object.fromEntries(stated.map((evidence, i) => [`n${i || ""}`, { title: "t", evidence }]));
    const rules = parseRuleFiles([REGIONS_FILE, PIPELINE_FILE, { file: "f", data: { ...VERSION, documents } }]);
    expect(rules.versions[0]?.evidence).toBe(weakest);
  });

  it("of no files are none", () => {
    expect(parseRuleFiles([])).toEqual({ regions: new Map(), pipelines: [], versions: [] });
  });
});

describe("files", () => {
  it.each([
    ["CN/990000-x/cases/a.json"],
    ["cases/a.json"],
    ["rules\\CN\\990000-x\\cases\\a.json"],
    ["rules/schema/layer.schema.json"],
    ["samples/deep/below/a.json"],
    ["CN/990000-x/nhsa.json"],
    ["rules/README.md"],
  ])("%s is passed over", (file) => {
    expect(found([...RIGHT, { file, text: "no JSON" }])).toEqual([]);
  });

  it("a companion case elsewhere is passed over too", () => {
    expect(found([...RIGHT, { file: "a.json", data: { claim: {} } }])).toEqual([]);
  });

  it.each<[string, RuleFile]>([
    ["of no kind", { file: "x.json", data: { region: "990000" } }],
    ["that is a list", { file: "x.json", data: [] }],
    ["that is a text", { file: "x.json", data: "basic" }],
    ["without content", { file: "x.json" }],
    ["with two contents", { file: "x.json", data: VERSION, text: JSON.stringify(VERSION) }],
    ["in a folder called like a case", { file: "CN/cases.json", data: {} }],
  ])("one %s is a finding", (_, file) => {
    expect(found([...RIGHT, file])).toEqual([`invalid_rules ${file.file}#`]);
  });

  it("say what is wrong with their text", () => {
    const text = '{"layer":"basic","layer":"basic","from":1}';
    expect(issuesOf([{ file: "basic.json", text }])).toEqual([
      {
        code: "invalid_rules",
        file: "basic.json",
        path: "layer",
        expected: { zh: "每个键只出现一次", en: "each key once" },
        found: '"layer" again at line 1, column 18, first at line 1, column 2',
      },
    ]);
  });

  it("say all findings of all files, in the order of the files", () => {
    const files: RuleFile[] = [
      { file: "a.json", data: changed(VERSION, ["benefits", 0, "cases", 0, "source"], "m 2") },
      { file: "p.json", data: changed(PIPELINE, ["order"], ["basic", "unknown"]) },
      { file: "b.json", data: { ...(changed(VERSION, ["from"], "2018-02-30") as object), region: "110000" } },
      { file: "regions.json", data: changed(REGIONS, [2, "parent"], "990200") },
    ];
    expect(found(files)).toEqual([
      "invalid_rules a.json#benefits[0].cases[0].source",
      "invalid_rules p.json#optional[0]",
      "invalid_rules p.json#optional[1]",
      "invalid_rules p.json#order[1]",
      "invalid_rules b.json#from",
      "invalid_rules b.json#region",
      "invalid_rules regions.json#[2].parent",
    ]);
  });

  it("that cannot be read hide no finding but those that they may explain", () => {
    const version = changed(changed(VERSION, ["region"], "110000"), ["benefits", 0, "payers"], [{ payer: "x", share: "2" }]);
    const files: RuleFile[] = [
      { file: "regions.json", text: "[" },
      { file: "pipeline.json", data: PIPELINE },
      { file: "basic.json", data: changed(version, ["benefits", 0, "when"], { "+": [1] }) },
    ];
    expect(found(files)).toEqual([
      "invalid_rules regions.json#[0]",
      "invalid_rules basic.json#benefits[0].payers[0].share",
      "unsupported_operator basic.json#benefits[0].when.+",
    ]);
  });
});

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
    expect(found(files)).toEqual(places.map((place) => `invalid_rules ${place}`));
  });

  it("of versions and pipelines are known", () => {
    const files = [REGIONS_FILE, { file: "p", data: { ...PIPELINE, region: "110000" } }, { file: "v", data: { ...VERSION, region: "110000" } }];
    expect(found(files)).toEqual(["invalid_rules p#region", "invalid_rules v#region"]);
  });

  it("without a parent have nothing to extend", () => {
    const { benefits: _, ...head } = VERSION;
    const child = (region: string): RuleFile => ({ file: region, data: { ...head, region, extends: "parent" } });
    expect(found([REGIONS_FILE, PIPELINE_FILE, child("990000"), child("990100")])).toEqual(["invalid_rules 990000#extends"]);
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
      [version("b", { from: "2019-01-01", published: null }), version("c", { from: "2019-01-01", published: "2019-01-01" })],
      ["c#from"],
    ],
    ["the same pipeline", [{ file: "q", data: PIPELINE }], ["q#from"]],
  ])("%s", (_, files, places) => {
    expect(found([...RIGHT, ...files])).toEqual(places.map((place) => `invalid_rules ${place}`));
  });
});

describe("names", () => {
  const benefit = (key: string): (string | number)[] => ["benefits", 0, key];
  const rate = (tags: string[]): unknown => [{ id: "a", source: "n", rate: { add: "0.1", tags } }];
  it.each<[string, RuleFile[], string[]]>([
    ["a tag", withVersion([[...benefit("base"), "tags"], ["drug", "bed"]]), ["benefits[0].base.tags[1]"]],
    ["a tag of a case", withVersion([[...benefit("cases"), 0, "base"], { of: ["inScope"], tags: ["bed"] }]), ["benefits[0].cases[0].base.tags[0]"]],
    ["a tag of a rate", withVersion([benefit("adjust"), rate(["drug", "bed"])]), ["benefits[0].adjust[0].rate.tags[1]"]],
    ["a payer", withVersion([benefit("payers"), [{ payer: "civilServants", share: "0.5" }, { payer: "charity", share: "0.5" }]]), ["benefits[0].payers[1].payer"]],
    ["a layer", withVersion([["layer"], "bonus"]), ["layer"]],
    ["a layer of less", withVersion([[...benefit("base"), "less"], [{ of: "civilServants.a", what: "penalty" }, { of: "bonus", what: "penalty" }]]), ["benefits[0].base.less[1].of"]],
    ["a document", withVersion([benefit("source"), "nn"], [["documents", "source"], DOCUMENTS.n]), ["benefits[0].source"]],
    ["a document with its article", withVersion([benefit("source"), "m\u3000第二条"], [["documents", "m"], DOCUMENTS.n]), []],
    ["no document", withVersion([benefit("source"), ""]), ["benefits[0].source"]],
    ["a document of what is not encoded", withVersion([["notEncoded"], [{ source: "x", why: { zh: "一", en: "one" } }]]), ["notEncoded[0].source"]],
  ])("%s", (_, files, places) => {
    expect(found(files)).toEqual(places.map((path) => `invalid_rules basic.json#${path}`));
  });

  it.each<[string, unknown, string[]]>([
    ["a national category", { in: ["registeredPoor", { var: "person.categories" }] }, []],
    ["a declared category", { in: ["localPoor", { var: "person.categories" }] }, []],
    ["an undeclared category", { in: ["localRich", { var: "person.categories" }] }, ["invalid_rules .in[0]"]],
    ["a declared class", { "==": [{ var: "visit.class" }, "countyA"] }, []],
    ["an undeclared class", { "==": [{ var: "visit.class" }, "countyB"] }, ["invalid_rules .==[1]"]],
    ["a declared certificate", { in: ["heart", { var: "person.certificates" }] }, []],
    ["an undeclared programme", { in: ["heart", { var: "visit.programmes" }] }, ["invalid_rules .in[0]"]],
    ["a declared layer", { some: [{ var: "paid.layers" }, { in: [{ var: "" }, ["basic", "civilServants"]] }] }, []],
    ["an undeclared layer", { some: [{ var: "paid.layers" }, { in: [{ var: "" }, ["basic", "bonus"]] }] }, ["invalid_rules .some[1].in[1][1]"]],
    ["an unknown fact", { var: "person.height" }, ["invalid_rules .var"]],
    ["arithmetic", { and: [{ "+": [1, 2] }, { var: "visit.referred" }] }, ["unsupported_operator .and[0].+"]],
    ["no condition at all", "always", ["invalid_rules "]],
    ["two faults", { or: [{ missing: [] }, { var: "x" }] }, ["unsupported_operator .or[0].missing", "invalid_rules .or[1].var"]],
  ])("in a predicate: %s", (_, when, wanted) => {
    const places = ["benefits[0].when", "benefits[0].cases[0].when", "benefits[0].adjust[0].when", "notEncoded[0].when"];
    const files = withVersion(
      [benefit("when"), when],
      [[...benefit("cases"), 0, "when"], when],
      [benefit("adjust"), [{ id: "a", source: "n", limit: { times: "1" }, when }]],
      [["notEncoded"], [{ source: "n", why: { zh: "一", en: "one" }, when }]],
    );
    const all = places.flatMap((place) => wanted.map((each) => each.replace(" ", ` basic.json#${place}`)));
    expect(found(files)).toEqual(all);
  });

  it("in a pipeline's predicates", () => {
    const when = { in: ["bonus", { var: "paid.layers" }] };
    const pipeline = changed(changed(PIPELINE, ["highestTier", "when"], when), ["entitlements", 0, "when"], when);
    expect(found([REGIONS_FILE, { file: "p", data: pipeline }])).toEqual([
      "invalid_rules p#entitlements[0].when.in[0]",
      "invalid_rules p#highestTier.when.in[0]",
    ]);
  });

  it("may be declared above and on another day, not below", () => {
    const county = { ...PIPELINE, region: "990101", from: "2030-01-01", tags: { bed: { title: { zh: "床", en: "bed" } } } };
    const tagged = (region: string, tags: string[]): RuleFile => ({
      file: region,
      data: { ...(changed(VERSION, [...benefit("base"), "tags"], tags) as object), region },
    });
    const files = [REGIONS_FILE, PIPELINE_FILE, { file: "county", data: county }];
    expect(found([...files, tagged("990101", ["drug", "bed"]), tagged("990100", ["drug", "bed"])])).toEqual([
      "invalid_rules 990100#benefits[0].base.tags[1]",
    ]);
  });

  it("of maps may be words of the format", () => {
    const title = { zh: "一", en: "one" };
    const codes = ["when", "source", "tags", "less", "payer", "order", "layer"];
    const pipeline = {
      ...PIPELINE,
      ...Object.fromEntries(
        ["tags", "programmes", "categories", "certificates", "classes"].map((key) => [
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
    expect(found(files)).toEqual([]);
  });

  it("of amendments are checked", () => {
    const { benefits: _, ...head } = VERSION;
    const adjust = [{ id: "x", source: "m", when: { var: "x" }, rate: { add: "0.1", tags: ["bed"] } }];
    const data = { ...head, region: "990100", extends: "parent", amend: { inpatient: { adjust } } };
    expect(found([REGIONS_FILE, PIPELINE_FILE, { file: "v", data }])).toEqual([
      "invalid_rules v#amend.inpatient.adjust[0].source",
      "invalid_rules v#amend.inpatient.adjust[0].rate.tags[0]",
      "invalid_rules v#amend.inpatient.adjust[0].when.var",
    ]);
  });
});

describe("hostile input", () => {
  it("is refused by findings and pollutes nothing", () => {
    const cyclic: Record<string, unknown> = { layer: "basic" };
    cyclic["benefits"] = [cyclic];
    const files: RuleFile[] = [
      { file: "a", text: '{"layer":"basic","__proto__":{"polluted":true}}' },
      { file: "b", data: JSON.parse('{"order":[],"constructor":{"prototype":{"polluted":true}}}') },
      { file: "c", data: cyclic },
      { file: "d", data: new Map([["layer", "basic"]]) },
      { file: "e", text: `{"layer":${"[".repeat(100_000)}` },
      { file: "f", text: "\ufeff{}" },
    ];
    expect(found(files)).toEqual([
      "invalid_rules a#__proto__",
      "invalid_rules b#constructor",
      "invalid_rules c#benefits[0]",
      "invalid_rules d#",
      "invalid_rules e#",
      "invalid_rules f#",
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
