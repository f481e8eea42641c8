/** A small rulebook, a claim and an account that are right, for tests to spoil. */
import { createRulebook } from "../../src/index.ts";
import type { Rulebook, RuleFile } from "../../src/index.ts";

/** Any JSON, and what only JavaScript has. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | Fields;
/** An object. */
export interface Fields {
  readonly [key: string]: Value;
}

const NAME = { zh: "名称", en: "name" };
export const DOCUMENTS = { n: { title: "notice", evidence: "illustrative" } };

export const REGIONS: readonly Fields[] = [
  { code: "990000", name: NAME, parent: null, level: "province" },
  { code: "990100", name: NAME, parent: "990000", level: "city" },
];

export const PIPELINE: Fields = {
  region: "990000",
  from: "2018-01-01",
  to: "2019-12-31",
  published: null,
  order: ["basic", "criticalIllness"],
  optional: ["criticalIllness"],
  selectBy: "settlement",
  yearOf: "settlement",
  tags: { drug: { title: NAME } },
  documents: DOCUMENTS,
  source: "n 1",
};

export const CASE: Fields = {
  id: "all",
  source: "n 3",
  deductible: "100.00",
  bands: [{ upTo: "1000.00", rate: "0.50" }, { rate: "0.80" }],
};

/** Half of what is above 100.00. */
export const BENEFIT: Fields = {
  id: "half",
  title: NAME,
  source: "n 2",
  base: { of: ["inScope"] },
  cases: [CASE],
  limits: [{ amount: "5000.00", on: "paid", per: "year" }],
};

export const BASIC: Fields = {
  layer: "basic",
  region: "990000",
  from: "2018-01-01",
  published: "2017-12-01",
  documents: DOCUMENTS,
  benefits: [BENEFIT],
};

/** A version of another layer, which pays nothing. */
export function packLayer(layer: string): Fields {
  return { layer, region: "990000", from: "2018-01-01", published: null, documents: DOCUMENTS, benefits: [] };
}

/** Names a file of rules. */
export function fileOf(file: string, data: unknown): RuleFile {
  return { file, data };
}

/** A version that extends, of the region below. */
export function childOf(changes: Fields, file = "child.json"): RuleFile {
  const head = { layer: "basic", region: "990100", from: "2018-01-01", published: null, documents: DOCUMENTS };
  return fileOf(file, { ...head, extends: "parent", ...changes });
}

/** The pack with its layer basic changed at the top, and more files after it. */
export function packOf(basic: Fields = {}, ...more: readonly RuleFile[]): readonly RuleFile[] {
  return [
    fileOf("regions.json", REGIONS),
    fileOf("pipeline.json", PIPELINE),
    fileOf("basic.json", { ...BASIC, ...basic }),
    ...more,
  ];
}

/** The pack with its benefit, or the only case of that, changed. */
export function withBenefit(changes: Fields, ...more: readonly RuleFile[]): readonly RuleFile[] {
  return packOf({ benefits: [{ ...BENEFIT, ...changes }] }, ...more);
}
export function withCase(changes: Fields, ...more: readonly RuleFile[]): readonly RuleFile[] {
  return withBenefit({ cases: [{ ...CASE, ...changes }] }, ...more);
}
/** The pack with another pipeline. */
export function withPipeline(changes: Fields): readonly RuleFile[] {
  return packOf().map((each) =>
    each.file === "pipeline.json" ? fileOf("pipeline.json", { ...PIPELINE, ...changes }) : each,
  );
}

/** The rulebook of the pack. */
export const RULEBOOK: Rulebook = createRulebook(packOf());

export const PERSON: Fields = { id: "p-1", region: "990100" };
export const HOSPITAL: Fields = { id: "h-1", region: "990100", tier: "county" };
export const VISIT: Fields = {
  kind: "inpatient",
  facility: HOSPITAL,
  admitted: "2018-11-01",
  discharged: "2018-11-10",
  settled: "2018-11-12",
};
export const BILL: Fields = { inScope: "1000.00", preSelfPay: "200.00", overLimit: "0.00", ownPay: "300.00" };

/** The claim, changed at its top. */
export function claimWith(changes: Fields = {}): Fields {
  return { id: "c-1", person: PERSON, visit: VISIT, bill: BILL, ...changes };
}
export function withPerson(changes: Fields): Fields {
  return claimWith({ person: { ...PERSON, ...changes } });
}
export function withVisit(changes: Fields): Fields {
  return claimWith({ visit: { ...VISIT, ...changes } });
}
/** A claim settled on a day, without a stay. */
export function claimOn(settled: string): Fields {
  return claimWith({ visit: { kind: "outpatient", facility: HOSPITAL, settled } });
}
/** A claim with fee lines instead of a bill. */
export function withLines(...lines: readonly Fields[]): Fields {
  return claimWith({ bill: undefined, lines });
}
export function withPaid(...paid: readonly Fields[]): Fields {
  return claimWith({ paid });
}

/** The account, changed at its top. */
export function accountWith(changes: Fields = {}): Fields {
  return {
    person: "p-1",
    year: 2018,
    revision: 1,
    admissions: 1,
    highestTier: "county",
    amounts: { "basic.half.paid": "450.00" },
    ...changes,
  };
}

/** Objects in objects, or lists in lists, so deep. */
export function nested(levels: number, wrap: (inner: Value) => Value, innermost: Value = "x"): Value {
  let value: Value = innermost;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

/** An object with a key that is usually no own key. */
export function hostile(key: "__proto__" | "constructor" | "prototype", fields: Fields = {}): Fields {
  return JSON.parse(
    `{${[`"${key}":{"polluted":true}`, JSON.stringify(fields).slice(1, -1)].filter(Boolean).join(",")}}`,
  ) as Fields;
}

/** 50 MB. */
export const HUGE = "9".repeat(50_000_000);
