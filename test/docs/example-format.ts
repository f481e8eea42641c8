/** The form of an `example` block, and the rule files and the claim that it stands for. */
import type { Account, Bucket, Claim, FeeLine, RuleFile, Split } from "../../src/index.ts";
import { LAYERS } from "../../src/facts.ts";

/** Any object of an example, not looked into by its type: the engine checks it. */
type Draft = { readonly [key: string]: unknown };

/** What an example says. Everything else is filled in. */
export interface Example {
  /** One benefit, or several, of `layer`; or of several layers. */
  readonly benefit?: Draft;
  readonly benefits?: readonly Draft[];
  readonly layer?: string;
  readonly layers?: { readonly [layer: string]: readonly Draft[] };
  /** Of the last layer named. */
  readonly notEncoded?: readonly Draft[];
  /** What the county of the insured states for that layer, over the province's. */
  readonly county?: Draft;
  readonly pipeline?: Draft;
  readonly bill?: Partial<Split> | readonly Partial<Split>[];
  readonly lines?: readonly Draft[];
  /** Amounts by key before the claim; `admissions`, `highestTier` and `counts` may stand beside them. */
  readonly account?: Draft;
  readonly claim?: Draft;
  /** What all payers pay together, or each. */
  readonly pays?: string | { readonly [payer: string]: string };
  readonly patient?: string;
  /** Every amount of the account after the claim. */
  readonly "account after"?: Draft;
  readonly "lines after"?: { readonly [line: string]: { readonly [payer: string]: string } };
  readonly entitlements?: readonly string[];
  readonly notes?: readonly string[];
  /** The code with which the claim or the rules are refused. */
  readonly refused?: string;
}

/** The keys that an example may have. */
export const EXAMPLE_KEYS = [
  "benefit",
  "benefits",
  "layer",
  "layers",
  "notEncoded",
  "county",
  "pipeline",
  "bill",
  "lines",
  "account",
  "claim",
  "pays",
  "patient",
  "account after",
  "lines after",
  "entitlements",
  "notes",
  "refused",
] as const satisfies readonly (keyof Example)[];

const PROVINCE = "990000";
const COUNTY = "990101";

/** Where the insured lives, and what he has: nothing that a rule would need to ask for. */
export const CLAIM = {
  id: "c-1",
  person: {
    id: "p-1",
    insurance: "resident",
    region: COUNTY,
    birthDate: "1960-01-01",
    categories: [],
    certificates: [],
  },
  visit: {
    kind: "inpatient",
    facility: { id: "h-1", region: COUNTY, tier: "county", grade: 2, designated: true, tcm: false },
    admitted: "2024-03-01",
    discharged: "2024-03-10",
    settled: "2024-03-10",
    referred: true,
    accident: false,
    continuation: false,
    programmes: [],
    flags: [],
    diseases: [],
  },
} as const satisfies Claim;

/** The regions of all examples: a province, a city in it, and in that a county. */
export const REGIONS: RuleFile = {
  file: "regions.json",
  data: [
    { code: PROVINCE, name: { zh: "省", en: "Province" }, parent: null, level: "province" },
    { code: "990100", name: { zh: "市", en: "City" }, parent: PROVINCE, level: "city" },
    { code: COUNTY, name: { zh: "县", en: "County" }, parent: "990100", level: "county" },
  ],
};

const DOCUMENTS = { n: { title: "n", evidence: "illustrative" } };

/** What every version of a rule in an example begins with. */
export function headOf(place: "province" | "county"): Draft {
  const region = place === "province" ? PROVINCE : COUNTY;
  return { region, from: "2020-01-01", published: null, documents: DOCUMENTS };
}

/** The pipeline of an example: the eight layers in their usual order, none of them required. */
export function pipelineFile(own: Draft, example: unknown): RuleFile {
  const titled = (codes: readonly string[]): Draft =>
    Object.fromEntries(codes.map((code) => [code, { title: { zh: code, en: code } }]));
  const tags = valuesOf(example, "tags").filter((tag) => typeof tag === "string");
  const payers = valuesOf(example, "payer").filter((payer) => typeof payer === "string" && payer !== "hospital");
  const layers = Object.keys((own["layers"] ?? {}) as Draft);
  return {
    file: "pipeline.json",
    data: {
      ...headOf("province"),
      order: LAYERS,
      optional: LAYERS,
      selectBy: "discharge",
      yearOf: "discharge",
      source: "n",
      ...own,
      ...(own["order"] !== undefined && own["optional"] === undefined ? { optional: own["order"] } : {}),
      ...declarationsOf(own),
      tags: { ...titled(tags as string[]), ...declarationsOf(own)["tags"] },
      payers: Object.fromEntries(
        (payers as string[])
          .filter((payer) => ![...LAYERS, ...layers].includes(payer))
          .map((payer) => [payer, { zh: payer, en: payer }]),
      ),
      ...(own["entitlements"] === undefined ? {} : { entitlements: listOf(own["entitlements"]).map(entitlementOf) }),
    },
  };
}

/** The codes that an example declares, each with its own code for a title. */
function declarationsOf(own: Draft): { readonly [declared: string]: Draft } {
  return Object.fromEntries(
    ["tags", "programmes", "flags", "categories", "certificates", "classes"].flatMap((declared) => {
      const codes = own[declared] as { readonly [code: string]: Draft } | undefined;
      if (codes === undefined) return [];
      const filled = Object.entries(codes).map(([code, each]) => [code, { title: { zh: code, en: code }, ...each }]);
      return [[declared, Object.fromEntries(filled) as Draft]];
    }),
  );
}

function entitlementOf(own: Draft): Draft {
  return { title: { zh: String(own["code"]), en: String(own["code"]) }, source: "n", ...own };
}

/** Every value, or item of a list, that stands under a key, at any depth. */
function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) || !(key in value) ? [] : [(value as Draft)[key]].flat();
  return [...own, ...Object.values(value).flatMap((inner) => valuesOf(inner, key))];
}

/** A benefit with what an example leaves out: ids, titles, sources, and a base of what is unpaid in scope. */
export function benefitOf(own: Draft, at: number): Draft {
  const id = idOf("benefit", own, at);
  return {
    title: { zh: id, en: id },
    source: "n",
    base: { of: ["inScope"] },
    ...own,
    id,
    cases: listOf(own["cases"]).map((each, index) => ({ source: "n", ...each, id: idOf("case", each, index) })),
    ...(own["adjust"] === undefined ? {} : { adjust: adjustsOf(own["adjust"]) }),
  };
}

function adjustsOf(own: unknown): Draft[] {
  return listOf(own).map((each, index) => ({ source: "n", ...each, id: idOf("adjust", each, index) }));
}

function listOf(value: unknown): readonly Draft[] {
  return Array.isArray(value) ? (value as readonly Draft[]) : [];
}

function idOf(kind: string, own: Draft, at: number): string {
  const { id } = own;
  if (typeof id === "string") return id;
  return at === 0 ? kind : `${kind}-${at + 1}`;
}

/** A county's version: its benefits and amendments with what an example leaves out. */
export function countyOf(own: Draft): Draft {
  const filled = { ...own };
  for (const list of ["benefits", "replace", "add"])
    if (own[list] !== undefined) filled[list] = listOf(own[list]).map(benefitOf);
  const amend = own["amend"] as { readonly [id: string]: Draft } | undefined;
  if (amend !== undefined)
    filled["amend"] = Object.fromEntries(
      Object.entries(amend).map(([id, { adjust }]) => [id, { adjust: adjustsOf(adjust) }]),
    );
  return filled;
}

/** The claim of an example. */
export function claimOf({ claim = {}, bill, lines }: Example): Draft {
  const nothing: { readonly [bucket in Bucket]: string } = {
    inScope: "0.00",
    preSelfPay: "0.00",
    overLimit: "0.00",
    ownPay: "0.00",
  };
  const parts = Array.isArray(bill)
    ? (bill as readonly Partial<Split>[]).map((part) => ({ ...nothing, ...part }))
    : { ...nothing, ...bill };
  const own = lines?.map((line, at) => ({ id: String(at + 1), ...(line["split"] ? {} : { catalogue: "A" }), ...line }));
  return {
    ...(merge(CLAIM, claim) as Draft),
    ...(lines === undefined ? { bill: parts } : { lines: own as unknown as FeeLine[] }),
  };
}

/** The account of an example, for a person and year. */
export function accountOf(own: Draft, person: string, year: number): Account {
  const { admissions = 0, highestTier = null, counts = {}, ...amounts } = own;
  return { person, year, revision: 0, admissions, highestTier, amounts, counts } as Account;
}

/** The second over the first, object by object; a list replaces a list, and `null` takes away. */
function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over))
    if (value === null) delete merged[key];
    else merged[key] = merge(base[key], value);
  return merged;
}

function isObject(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
