import { describe, expect, it } from "vitest";
import { testCases } from "../../../src/cases/test.ts";
import { SettlementError } from "../../../src/errors.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import { isPassedOver } from "../../../src/rules/source.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { settle } from "../../../src/settlement.ts";
import { startingFolder } from "../../../src/start/folder.ts";
import type { StartOptions } from "../../../src/start/folder.ts";
import { DOCUMENTS } from "../rules/files.ts";
import { filesWith } from "../show/pack.ts";

const pipeline = {
  order: ["hospitalWaiver", "basic", "medicalAssistance", "backstop"],
  optional: ["hospitalWaiver", "medicalAssistance", "backstop"],
};
const rules = filesWith({}, {}, pipeline);
const options: StartOptions = {
  region: "990102",
  parent: "990100",
  nameZh: "新县",
  nameEn: "New County",
  from: "2018-03-01",
};
const start = (more: Partial<StartOptions> = {}): RuleFile[] => startingFolder(rules, { ...options, ...more });

const claim = (region: string) => ({
  id: "c",
  person: { id: "p", insurance: "resident", region, categories: [{ code: "subsistence" }] },
  visit: {
    kind: "inpatient",
    facility: { id: "h", region, tier: "county" },
    admitted: "2018-06-01",
    discharged: "2018-06-09",
    settled: "2018-06-09",
    referred: true,
  },
  bill: { inScope: "3150.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
});

describe("a starting folder", () => {
  it("has a version of every layer that the county must decide, and no more", () => {
    expect(start().map(({ file }) => file)).toEqual([
      "README.md",
      "regions.json",
      "CN/990102-new-county/medical-assistance/2018-03-01.json",
      "CN/990102-new-county/backstop/2018-03-01.json",
      "CN/990102-new-county/cases/inpatient.json",
      "schema/layer.schema.json",
      "schema/pipeline.schema.json",
      "schema/regions.schema.json",
      "schema/accepted.schema.json",
      "schema/case.schema.json",
      "schema/survivors.schema.json",
      ".vscode/settings.json",
    ]);
  });

  it("has a version of a layer that may be left out where the region above says only that it pays nothing", () => {
    const nothing = (layer: string): RuleFile => ({
      file: `${layer}.json`,
      data: { layer, region: "990000", from: "2018-01-01", published: null, documents: DOCUMENTS, benefits: [] },
    });
    const above = (order: object): RuleFile[] => [...filesWith({}, {}, order), nothing("medicalAssistance")];
    const versions = (files: readonly RuleFile[]): string[] =>
      startingFolder(files, options).flatMap(({ file }) => /^CN\/[^/]+\/(?!cases)([a-z-]+)\//.exec(file)?.[1] ?? []);
    expect(versions(above(pipeline))).toEqual(["medical-assistance", "backstop"]);
    expect(versions(above({ ...pipeline, optional: ["hospitalWaiver", "backstop"] }))).toEqual(["backstop"]);
  });

  it("is sound beside the rules that it was made for, and finds its schemas", () => {
    const files = start();
    expect(() => createRulebook([...rules, ...files])).not.toThrow();
    const names = new Set(files.map(({ file }) => file));
    for (const { file, text = "" } of files.filter((each) => !isPassedOver(each.file) && each.file.startsWith("CN/"))) {
      const { $schema = "" } = JSON.parse(text) as { readonly $schema?: string };
      expect(names).toContain(new URL($schema, `file:///${file}`).pathname.slice(1));
    }
  });

  it("refuses every claim until it is filled in", () => {
    const files = start();
    expect(() => settle(createRulebook([...rules, ...files]), claim("990102"))).toThrow(SettlementError);
    expect(() => settle(createRulebook([...rules, ...files]), claim("990102"))).toThrow("not_encoded");
    const filled = files.map(({ file, text = "" }) => {
      if (!file.startsWith("CN/")) return { file, text };
      const { notEncoded: _, ...data } = JSON.parse(text) as { readonly notEncoded: unknown };
      return { file, data };
    });
    // 3150.00 less 150.00, of it 650.00 × 70 % and 2350.00 × 90 %; then the example twice, 80 % of 580.00 and of 116.00.
    const { settlement } = settle(createRulebook([...rules, ...filled]), claim("990102"));
    expect(settlement.payers).toEqual({ basic: "2570.00", medicalAssistance: "464.00", backstop: "92.80" });
  });

  it("has a companion case that holds until the files are filled in", () => {
    const files = start({ region: "990103" });
    const isCase = ({ file }: RuleFile): boolean => file.includes("/cases/");
    const [result, ...more] = testCases(createRulebook([...rules, ...files]), files.filter(isCase));
    expect([result?.file, result?.passed, result?.differences, more]).toEqual([
      "CN/990103-new-county/cases/inpatient.json",
      true,
      [],
      [],
    ]);
    const filled = files.map(({ file, text = "" }) => ({
      file,
      text: text.replace('"effect": "refuse"', '"effect": "note"'),
    }));
    const [later] = testCases(createRulebook([...rules, ...filled]), filled.filter(isCase));
    expect(later?.differences.map(({ kind, expected, found }) => [kind, expected, found])).toEqual([
      ["refusal", "not_encoded, not_encoded", null],
    ]);
  });

  it("gives the claim of the case a hospital class where the regions above declare one", () => {
    const classes = { first: { title: { zh: "一类", en: "First" } }, second: { title: { zh: "二类", en: "Second" } } };
    const files = startingFolder(filesWith({}, {}, { ...pipeline, classes }), options);
    const written = files.find(({ file }) => file.endsWith("/cases/inpatient.json"))?.text ?? "";
    expect(JSON.parse(written)).toMatchObject({ claim: { visit: { facility: { class: "first" } } } });
  });

  it("has no case, and says where the first is to be written, where the regions above decide everything", () => {
    const decided = filesWith({}, {}, { order: ["basic"], optional: [] });
    const files = startingFolder(decided, options);
    expect(files.filter(({ file }) => file.startsWith("CN/"))).toEqual([]);
    expect(files[0]?.text).toContain("none is left that must be written here");
    expect(files[0]?.text).toContain("Write companion cases in `CN/990102-new-county/cases/`.");
  });

  it("says in every version and in the guide what must be filled in", () => {
    for (const { file, text = "" } of start({ nameZh: "<b>", nameEn: "a`b" }).filter(({ file: name }) =>
      /README|CN\//.test(name),
    ))
      expect([file, text.includes("待填 TO FILL IN")]).toEqual([file, true]);
    const { nameZh: _, nameEn: __, ...unnamed } = options;
    expect(startingFolder(rules, unnamed)[1]?.text).toContain("待填 TO FILL IN");
  });

  it("names a region that is known as it is named, and does not name it again", () => {
    const { nameZh: _, nameEn: __, ...unnamed } = options;
    const files = startingFolder(rules, { ...unnamed, region: "990101" });
    expect(files.map(({ file }) => file).slice(0, 2)).toEqual([
      "README.md",
      "CN/990101-name/medical-assistance/2018-03-01.json",
    ]);
  });

  it("brings a pipeline where none is in force above on the day", () => {
    const files = start({ from: "2016-03-01" });
    expect(files.map(({ file }) => file).slice(2, 5)).toEqual([
      "CN/990102-new-county/pipeline/2016-03-01.json",
      "CN/990102-new-county/basic/2016-03-01.json",
      "CN/990102-new-county/medical-assistance/2016-03-01.json",
    ]);
    expect(() => createRulebook([...rules, ...files])).not.toThrow();
  });

  it.each<[string, Partial<StartOptions>, string]>([
    ["an unknown parent", { parent: "120000" }, "unknown_region"],
    ["a first day that is none", { from: "2020-13-01" }, "invalid_rules"],
    ["a parent that is a county", { parent: "990101" }, "invalid_rules"],
    ["another parent than the region has", { region: "990101", parent: "990000" }, "invalid_rules"],
    ["a code of another form", { region: "9901" }, "invalid_rules"],
  ])("refuses %s", (_, more, code) => {
    expect(() => start(more)).toThrow(code);
  });
});
