/** A small pack with one companion case, for the tools that run cases. */
import type { RuleFile } from "../../../src/index.ts";

const documents = { n: { title: "Test notice", evidence: "illustrative" } };
const title = { zh: "一半", en: "Half" };

/** Half of what is in scope; a stay needs no deposit. */
export const RULES: readonly RuleFile[] = [
  {
    file: "regions.json",
    data: [{ code: "990000", name: { zh: "试验地", en: "Testland" }, parent: null, level: "country" }],
  },
  {
    file: "pipeline.json",
    data: {
      region: "990000",
      from: "2018-01-01",
      published: null,
      order: ["basic"],
      selectBy: "settlement",
      yearOf: "settlement",
      entitlements: [{ code: "noDeposit", title, source: "n" }],
      documents,
      source: "n",
    },
  },
  {
    file: "basic.json",
    data: {
      layer: "basic",
      region: "990000",
      from: "2018-01-01",
      published: null,
      documents,
      benefits: [
        {
          id: "half",
          title,
          source: "n",
          base: { of: ["inScope"] },
          cases: [{ id: "all", bands: [{ rate: "0.50" }], source: "n" }],
        },
      ],
    },
  },
];

/** A case of 100.00 in scope, with keys changed. */
export function companion(change: object) {
  const facility = { id: "h", region: "990000", tier: "county" };
  return {
    title,
    source: "made up",
    evidence: "illustrative",
    claim: {
      id: "c",
      person: { id: "p", region: "990000" },
      visit: { kind: "outpatient", facility, settled: "2018-05-01" },
      bill: { inScope: "100.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
    },
    expect: {
      payments: [{ layer: "basic", benefit: "half", case: "all", payer: "basic", amount: "50.00" }],
      patient: "50.00",
    },
    working: [{ layer: "basic", benefit: "half", payer: "basic", expression: "100.00 × 50%" }],
    patientWorking: "100.00 − 50.00",
    ...change,
  };
}
