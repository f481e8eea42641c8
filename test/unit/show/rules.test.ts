import { describe, expect, it } from "vitest";
import { SettlementError } from "../../../src/errors.ts";
import { showRules } from "../../../src/show/rules.ts";
import { DOCUMENTS, REGIONS } from "../rules/files.ts";
import { filesWith, linesOf, shownOf } from "./pack.ts";

describe("what is in force", () => {
  it("says where each value comes from", () => {
    const layer = shownOf(filesWith({})).layers[1];
    const [benefit] = layer?.sections ?? [];
    expect(benefit?.sections[0]?.values[0]).toEqual({
      key: "when",
      label: { zh: "适用条件", en: "Holds if" },
      value: { zh: "一律适用", en: "always" },
      source: {
        source: "n 1",
        title: "notice",
        article: "1",
        number: null,
        url: null,
        evidence: "repost",
        checked: null,
      },
      origin: { file: "basic.json", version: "990000/basic@2018-01-01" },
    });
  });

  it("says what a layer without a rule means", () => {
    const { layers } = shownOf(filesWith({}), "2017-06-01");
    expect(layers.map((layer) => linesOf(layer)[0]?.[2])).toEqual([
      "Rules: no rule is recorded: the layer is skipped",
      "Rules: no rule: claims are refused unless they give the layer's payment",
      "Rules: no rule is recorded: the layer is skipped",
    ]);
    const over = shownOf(filesWith({}, { to: "2018-05-31" })).layers[1];
    expect(over === undefined ? [] : linesOf(over)[0]?.[2]).toBe(
      "Rules: expired with nothing that follows: claims are refused unless they give the layer's payment",
    );
  });

  it("keeps the file of each adjustment that a county adds", () => {
    const county = {
      layer: "basic",
      region: "990101",
      from: "2018-02-01",
      published: "2018-01-09",
      extends: "parent",
      amend: { inpatient: { adjust: [{ id: "ten", source: "c 2", rate: { add: "0.1" } }] } },
      notEncoded: [{ source: "c", why: { zh: "另有规定", en: "More" }, effect: "note" }],
      documents: { c: { title: "county notice", evidence: "official", checked: "2026-01-01" } },
    };
    const shown = shownOf([...filesWith({}), { file: "county.json", data: county }]);
    const [, basic] = shown.layers;
    const [benefit, unencoded] = basic?.sections ?? [];
    expect(benefit?.values[0]?.origin.file).toBe("basic.json");
    expect(benefit?.sections[1]?.values[1]).toMatchObject({
      value: { en: "plus 10 percentage points" },
      source: { title: "county notice", article: "2", evidence: "official", checked: "2026-01-01" },
      origin: { file: "county.json", version: "990101/basic@2018-02-01" },
    });
    expect(unencoded?.title.zh).toBe("另有规定");
    expect(shown.versions.map(({ version, evidence, published }) => [version, evidence, published])).toEqual([
      ["990000/pipeline@2017-01-01", "repost", null],
      ["990101/basic@2018-02-01", "official", "2018-01-09"],
      ["990000/basic@2018-01-01", "repost", "2017-12-01"],
    ]);
  });

  it("says the pipeline, its codes and its rights", () => {
    const { pipeline } = shownOf(filesWith({}));
    expect(linesOf(pipeline).slice(2)).toEqual([
      [
        "order",
        "支付顺序：医疗机构减免(报销前) → 基本医保统筹 → 名称",
        "Order of payment: Hospital waiver (before) → Basic insurance → name",
      ],
      [
        "optional",
        "可以没有规定的层：医疗机构减免(报销前)、名称",
        "Layers that may have no rule: Hospital waiver (before), name",
      ],
      [
        "selectBy",
        "选用规则、认定身份的日期：出院日",
        "The day that selects rules and categories: the day of discharge",
      ],
      ["yearOf", "确定年度的日期：出院日", "The day whose year counts: the day of discharge"],
      [
        "highestTier",
        "计入本年最高级别的就诊：就医地不是省外",
        "Visits that count for the year's highest tier: the place of care is not outside the province",
      ],
    ]);
    expect(
      pipeline.sections.flatMap(({ title, values }) => [
        title.en,
        ...values.map(({ key, value }) => `${key}: ${value.en}`),
      ]),
    ).toEqual([
      "Layers",
      "civilServants: name",
      "Payers",
      "finance: name",
      "fund: name",
      "Tags of fee lines",
      "drug: name; from charge categories 09; from item codes X1",
      "Programmes",
      "chronic: name; from disease codes I10, E11, C, I63.9",
      "Categories",
      "localPoor: name",
      "Certificates",
      "heart: name",
      "Classes of hospitals",
      "countyA: name",
      "name",
      "when: the patient was referred",
    ]);
  });

  it("takes a nearer pipeline's word for a code, with its file", () => {
    const nearer = {
      region: "990100",
      from: "2018-01-01",
      published: null,
      order: ["basic"],
      selectBy: "discharge",
      yearOf: "discharge",
      tags: { drug: { title: { zh: "药", en: "Drugs" } } },
      documents: DOCUMENTS,
      source: "n",
    };
    const { pipeline } = shownOf([...filesWith({}), { file: "city.json", data: nearer }]);
    const tags = pipeline.sections.find(({ title }) => title.en === "Tags of fee lines");
    expect(tags?.values.map(({ value, origin }) => [value.en, origin.file])).toEqual([["Drugs", "city.json"]]);
    const payers = pipeline.sections.find(({ title }) => title.en === "Payers");
    expect(payers?.values.map(({ origin }) => origin.file)).toEqual(["pipeline.json", "pipeline.json"]);
  });

  it("gives the region's own summary and no other's", () => {
    const summary = { zh: "摘要", en: "summary" };
    const files = [
      { file: "regions.json", data: REGIONS.map((each) => (each.code === "990100" ? { ...each, summary } : each)) },
      ...filesWith({}).slice(1),
    ];
    expect(showRules(files, { region: "990100", on: "2018-06-01" }).summary).toEqual(summary);
    expect(showRules(files, { region: "990101", on: "2018-06-01" }).summary).toBeNull();
  });

  it.each([
    ["unknown_region", "123456", "2018-06-01"],
    ["not_in_force", "990101", "2016-12-31"],
  ])("refuses with %s", (code, region, on) => {
    const refused = (): string => {
      try {
        showRules(filesWith({}), { region, on });
        return "shown";
      } catch (error) {
        return error instanceof SettlementError ? error.issues[0].code : "another error";
      }
    };
    expect(refused()).toBe(code);
  });

  it("shows what was known on another day", () => {
    const files = [
      ...filesWith({}),
      { file: "later.json", data: { ...(filesWith({})[2]?.data as object), published: "2018-09-01" } },
    ];
    const known = (knownAt: string): string | undefined =>
      showRules(files, { region: "990101", on: "2018-06-01", knownAt }).layers[1]?.values[1]?.value.en;
    expect([known("2018-08-31"), known("2018-09-01")]).toEqual(["basic.json", "later.json"]);
  });
});
