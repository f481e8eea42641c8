import { describe, expect, it } from "vitest";
import { digest } from "../../../src/canonical.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import type { Evidence, RuleFile } from "../../../src/rules/types.ts";
import {
  changed,
  issuesOf,
  PIPELINE,
  PIPELINE_FILE,
  refusals,
  REGIONS,
  REGIONS_FILE,
  VERSION,
  VERSION_FILE,
} from "./files.ts";

const RIGHT = [REGIONS_FILE, PIPELINE_FILE, VERSION_FILE];

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
    const data = JSON.parse(JSON.stringify(VERSION)) as { layer: string; benefits: { when: unknown }[] };
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
    [".vscode/settings.json"],
    ["./county/.hidden/a.json"],
    ["CN/990000-x/nhsa.json"],
    ["rules/README.md"],
  ])("%s is passed over", (file) => {
    expect(refusals([...RIGHT, { file, text: "no JSON" }])).toEqual([]);
  });

  it("a companion case elsewhere is passed over too", () => {
    expect(refusals([...RIGHT, { file: "a.json", data: { claim: {} } }])).toEqual([]);
  });

  it.each<[string, RuleFile]>([
    ["of no kind", { file: "x.json", data: { region: "990000" } }],
    ["that is a list", { file: "x.json", data: [] }],
    ["that is a text", { file: "x.json", data: "basic" }],
    ["without content", { file: "x.json" }],
    ["with two contents", { file: "x.json", data: VERSION, text: JSON.stringify(VERSION) }],
    ["in a folder called like a case", { file: "CN/cases.json", data: {} }],
  ])("one %s is a finding", (_, file) => {
    expect(refusals([...RIGHT, file])).toEqual([`invalid_rules ${file.file}#`]);
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
    expect(refusals(files)).toEqual([
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
    const version = changed(
      changed(VERSION, ["region"], "110000"),
      ["benefits", 0, "payers"],
      [{ payer: "x", share: "2" }],
    );
    const files: RuleFile[] = [
      { file: "regions.json", text: "[" },
      { file: "pipeline.json", data: PIPELINE },
      { file: "basic.json", data: changed(version, ["benefits", 0, "when"], { "+": [1] }) },
    ];
    expect(refusals(files)).toEqual([
      "invalid_rules regions.json#[0]",
      "invalid_rules basic.json#benefits[0].payers[0].share",
      "unsupported_operator basic.json#benefits[0].when.+",
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
    expect(refusals(files)).toEqual([
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
