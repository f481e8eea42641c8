/** The dates of practice in a pipeline: what is refused when rules load, and how they are shown. */
import { describe, expect, it } from "vitest";
import { createRulebook } from "../../../src/rulebook.ts";
import type { Pipeline, RuleFile } from "../../../src/rules/types.ts";
import { showRules } from "../../../src/show/rules.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, DAY, filesOf, flat, REGION, TITLE, versionOf } from "../pack.ts";

const source = "n 1";
const half = benefit("b", { cases: [flat("0.5")] });

function files(pipeline: object): RuleFile[] {
  return filesOf({ basic: [half] }, { pipeline: pipeline as Partial<Pipeline> });
}

describe("refused when the rules load", () => {
  it.each<readonly [string, object, readonly (readonly [string, string])[]]>([
    [
      "a validity of a code that nothing declares",
      {
        validity: {
          categories: { poor: { before: { days: 1 }, source } },
          certificates: { orphan: { after: { days: 1 }, source } },
        },
      },
      [
        ["validity.categories.poor", '"poor"'],
        ["validity.certificates.orphan", '"orphan"'],
      ],
    ],
    [
      "a validity that says nothing",
      { validity: { categories: { orphan: { source } } } },
      [["validity.categories.orphan", "an object"]],
    ],
    [
      "spans of two kinds, of none, of nothing",
      {
        validity: {
          categories: {
            orphan: { before: { days: 1, months: 1 }, source },
            disabled: { before: {}, source },
            marginal: { before: { days: 0 }, source },
            subsistence: { before: { startOf: "quarter" }, source },
            unstable: { before: { months: 1, startOf: "month" }, source },
            extremePoor: { lasts: { startOf: "year" }, source },
          },
        },
      },
      [
        ["validity.categories.orphan.before", "days, months"],
        ["validity.categories.disabled.before", "none"],
        ["validity.categories.marginal.before.days", "0"],
        ["validity.categories.subsistence.before.startOf", '"quarter"'],
        ["validity.categories.unstable.before", "months, startOf"],
        ["validity.categories.extremePoor.lasts", "none"],
      ],
    ],
    [
      "a source that is no document",
      { readmission: { days: 1, hospital: "any", source: "x" } },
      [["readmission.source", '"x"']],
    ],
    [
      "a condition on what only the account knows",
      {
        crossYear: { split: "lineDay", when: { ">": [{ var: "visit.admission" }, 1] }, source },
        readmission: { days: 1, hospital: "same", when: { var: "visit.continuation" }, source },
      },
      [
        ["crossYear.when", "visit.admission"],
        ["readmission.when", "visit.continuation"],
      ],
    ],
    [
      "parts of stays that have one day of settlement",
      { yearOf: "settlement", crossYear: { split: "lineDay", source } },
      [["yearOf", '"settlement"']],
    ],
    ["a household that shares nothing", { household: { source } }, [["household", "an object"]]],
    [
      "a household's benefit of a layer that there is not",
      { household: { benefits: ["union.b"], source } },
      [["household.benefits[0]", '"union"']],
    ],
    [
      "pools and benefits of a household that no layer of the region has",
      { household: { pools: ["home", "b"], benefits: ["basic.c", "basic.b"], source } },
      [
        ["household.pools[0]", '"home"'],
        ["household.pools[1]", '"b"'],
        ["household.benefits[0]", '"basic.c"'],
      ],
    ],
    [
      "layers of the year's end that are in the order, or that there are not",
      { yearEnd: { layers: ["basic"], source } },
      [["yearEnd.layers[0]", '"basic"']],
    ],
    [
      "a layer of the year's end that nothing declares",
      { yearEnd: { layers: ["refund"], source } },
      [["yearEnd.layers[0]", '"refund"']],
    ],
  ])("%s", (_, pipeline, refused) => {
    expectRefusal(
      () => createRulebook(files(pipeline)),
      refused.map(([path, found]) => ["invalid_rules", path, found]),
    );
  });

  it("and not a code that is called as a key is", () => {
    const categories = { source: { title: TITLE }, when: { title: TITLE } };
    const each = { before: { days: 1 }, source };
    expect(() =>
      createRulebook(files({ categories, validity: { categories: { source: each, when: each } } })),
    ).not.toThrow();
  });
});

it("is shown in words, each value with its source", () => {
  const pipeline = {
    validity: {
      categories: {
        orphan: { before: { months: 1 }, lasts: { months: 12 }, after: { days: 30 }, source: "n 7" },
        disabled: { before: { startOf: "year" }, source: "n 7" },
        marginal: { before: { startOf: "month" }, lasts: { months: 1 }, source: "n 7" },
      },
    },
    crossYear: { split: "lineDay", when: { var: "visit.tcm" }, source: "n 8" },
    crossRules: { split: "lineDay", when: { var: "visit.referred" }, source: "n 8" },
    readmission: { days: 15, hospital: "same", disease: "category", source: "n 9" },
    household: { pools: ["home"], benefits: ["basic.b"], source },
    layers: { refund: { zh: "年终补偿", en: "Year-end refund" } },
    yearEnd: { layers: ["refund"], source },
  };
  const pooled = benefit("r", {
    cases: [flat("0.5")],
    limits: [{ amount: "1.00", on: "paid", per: "year", pool: "home" }],
  });
  const refund = { file: "refund.json", data: versionOf("refund", [pooled]) };
  const shown = showRules([...files(pipeline), refund], { region: REGION, on: DAY });
  const words = new Map(
    shown.pipeline.values.map(({ key, value, source: cited }) => [key, [value.en, cited.article] as const]),
  );
  expect(words.get("validity.categories.orphan")?.[0]).toBe(
    "from 1 month before the first day, good for 12 months from the first day, until 30 days after the last day",
  );
  expect(words.get("validity.categories.disabled")?.[0]).toBe("from the first of January of the year of the first day");
  expect(words.get("validity.categories.marginal")?.[0]).toBe(
    "from the first of the month of the first day, good for 1 month from the first day",
  );
  expect(words.get("crossYear")?.[0]).toBe("the hospital is one of traditional Chinese medicine");
  expect(words.get("crossRules")?.[0]).toBe("the patient was referred");
  expect(words.get("readmission")?.[0]).toMatch(
    /^admitted again to the same hospital within 15 days, for the same disease, by its ICD-10 category; /,
  );
  expect(words.get("household")?.[0]).toBe("home, basic.b");
  expect(words.get("yearEnd")?.[0]).toBe("Year-end refund");
  expect(words.get("order")?.[0]).not.toContain("refund");
  expect(shown.layers.map(({ code }) => code)).toEqual(["basic", "refund"]);
});
