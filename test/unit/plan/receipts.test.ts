import { expect, it } from "vitest";
import type { Evidence } from "../../../src/rules/types.ts";
import { planFor, createRulebook } from "../../../src/rulebook.ts";
import { benefit, DAY, flat, pipelineOf, planOf, REGION, TITLE, versionOf } from "../pack.ts";

const half = benefit("half", { cases: [flat("0.5")] });

it("the pipeline first, then the layers in force in its order", () => {
  const { receipts } = planOf(
    { criticalIllness: [half], basic: [half] },
    { without: ["backstop"], pipeline: { optional: ["backstop"] } },
  );
  expect(
    receipts.map(({ layer, region, from, published, file, evidence }) => [
      layer,
      region,
      from,
      published,
      file,
      evidence,
    ]),
  ).toEqual([
    ["pipeline", REGION, "2017-01-01", null, "pipeline.json", "illustrative"],
    ["criticalIllness", REGION, "2018-01-01", "2017-12-01", "criticalIllness.json", "illustrative"],
    ["basic", REGION, "2018-01-01", "2017-12-01", "basic.json", "illustrative"],
  ]);
  for (const { digest, documents } of receipts) {
    expect(digest).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(documents).toEqual({ n: { title: "Notice", evidence: "illustrative" } });
  }
  expect(new Set(receipts.map(({ digest }) => digest)).size).toBe(3);
});

it("every version that a layer is put together from, the nearest first, each with its weakest evidence", () => {
  const documents = (...all: readonly Evidence[]) =>
    Object.fromEntries(all.map((evidence, i) => [`n${i}`, { title: "Notice", evidence }]));
  const source = { source: "n0" };
  const parent = { ...half, ...source, cases: [flat("0.5", source)] };
  const extending = {
    layer: "basic",
    region: REGION,
    from: "2018-03-01",
    published: null,
    documents: documents("official", "repost"),
    extends: "parent",
    amend: { half: { adjust: [{ id: "more", ...source, rate: { add: "0.1" } }] } },
  };
  const book = createRulebook([
    {
      file: "regions.json",
      data: [
        { code: "990000", name: TITLE, parent: null, level: "province" },
        { code: REGION, name: TITLE, parent: "990000", level: "county" },
      ],
    },
    { file: "pipeline.json", data: { ...pipelineOf(["basic"]), region: "990000" } },
    {
      file: "province.json",
      data: {
        ...versionOf("basic", [parent]),
        region: "990000",
        documents: documents("official", "recalled", "repost"),
      },
    },
    { file: "county.json", data: extending },
  ]);
  const plan = planFor(book, REGION, { admission: DAY, discharge: DAY, settlement: DAY }, DAY);
  expect(plan.receipts.map(({ layer, region, file, evidence }) => [layer, region, file, evidence])).toEqual([
    ["pipeline", "990000", "pipeline.json", "illustrative"],
    ["basic", REGION, "county.json", "repost"],
    ["basic", "990000", "province.json", "recalled"],
  ]);
  // Where steps say that things come from.
  expect(plan.benefits.map(({ origin, adjustOrigins, file }) => [origin, adjustOrigins, file])).toEqual([
    ["990000/basic@2018-01-01", [`${REGION}/basic@2018-03-01`], "province.json"],
  ]);
});
