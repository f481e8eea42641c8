/** Small rule sets of one region and claims on them, for tests that go through the whole door. */
import type { Claim, FeeLine } from "../../src/claim/types.ts";
import type { Plan } from "../../src/plan/types.ts";
import { createRulebook, planFor } from "../../src/rulebook.ts";
import type { Rulebook } from "../../src/rulebook.ts";
import type { BandsCase, Benefit, Case } from "../../src/rules/benefit.ts";
import type { Bucket, FullVersion, NotEncoded, Pipeline, RuleFile } from "../../src/rules/types.ts";
import { settle } from "../../src/settlement.ts";
import type { SettleOptions } from "../../src/settlement.ts";
import type { Settled } from "../../src/settle/types.ts";

export const REGION = "990101";
/** Deep inside 2018, where every version of these packs is in force. */
export const DAY = "2018-11-10";
export const TITLE = { zh: "名称", en: "Name" };
export const DOCUMENTS = { n: { title: "Notice", evidence: "illustrative" } } as const;

export type Layers = { readonly [layer: string]: readonly Benefit[] };

/** The layers of a pack in the order of their keys; `without` are in the order, but have no rule set. */
export interface PackOptions {
  readonly pipeline?: Partial<Pipeline>;
  readonly without?: readonly string[];
  readonly notEncoded?: { readonly [layer: string]: readonly NotEncoded[] };
}

export function pipelineOf(order: readonly string[], more: Partial<Pipeline> = {}): Pipeline {
  return {
    region: REGION,
    from: "2017-01-01",
    published: null,
    order,
    selectBy: "discharge",
    yearOf: "discharge",
    documents: DOCUMENTS,
    source: "n 1",
    ...more,
  };
}

export function versionOf(layer: string, benefits: readonly Benefit[], more: Partial<FullVersion> = {}): FullVersion {
  const head = { region: REGION, from: "2018-01-01", published: "2017-12-01", documents: DOCUMENTS };
  return { layer, ...head, benefits, ...more };
}

export const REGIONS_FILE: RuleFile = {
  file: "regions.json",
  data: [{ code: REGION, name: TITLE, parent: null, level: "county" }],
};

export function filesOf(
  layers: Layers,
  { pipeline = {}, without = [], notEncoded = {} }: PackOptions = {},
): RuleFile[] {
  const order = [...Object.keys(layers), ...without];
  return [
    REGIONS_FILE,
    { file: "pipeline.json", data: pipelineOf(order, pipeline) },
    ...Object.entries(layers).map(([layer, benefits]) => {
      const more = notEncoded[layer] === undefined ? {} : { notEncoded: notEncoded[layer] };
      return { file: `${layer}.json`, data: versionOf(layer, benefits, more) };
    }),
  ];
}

export function bookOf(layers: Layers, options: PackOptions = {}): Rulebook {
  return createRulebook(filesOf(layers, options));
}

/** The plan of a pack on `DAY`. */
export function planOf(layers: Layers, options: PackOptions = {}): Plan {
  return planFor(bookOf(layers, options), REGION, { admission: DAY, discharge: DAY, settlement: DAY }, DAY);
}

type BenefitParts = Partial<Omit<Benefit, "id" | "cases">> & { readonly cases: readonly Case[] };

/** A benefit on what is unpaid in scope, unless told otherwise. */
export function benefit(id: string, parts: BenefitParts): Benefit {
  return { id, title: TITLE, source: "n 2", base: { of: ["inScope"] }, ...parts };
}

/** A case of one rate and no deductible that always holds. */
export function flat(rate: string, more: Partial<BandsCase> = {}): BandsCase {
  return { id: "all", source: "n 3", bands: [{ rate }], ...more };
}

export type Amounts = { readonly [bucket in Bucket]?: string };

/** A ready bill; what is not named is 0.00. */
export function billOf(amounts: Amounts): { readonly [bucket in Bucket]: string } {
  return { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00", ...amounts };
}

type ClaimParts = Partial<Omit<Claim, "visit" | "person">> & {
  readonly person?: Partial<Claim["person"]>;
  readonly visit?: Partial<Omit<Claim["visit"], "facility">>;
  readonly facility?: Partial<Claim["visit"]["facility"]>;
};

/** An inpatient stay in a county hospital of the person's own county, discharged and settled on `DAY`. */
export function claimOf(bill: Amounts | readonly FeeLine[], more: ClaimParts = {}): Claim {
  const { person, visit, facility, ...rest } = more;
  const money = isLines(bill) ? { lines: bill } : { bill: billOf(bill) };
  return {
    id: "c-1",
    person: { id: "p-1", region: REGION, ...person },
    visit: {
      kind: "inpatient",
      facility: { id: "h-1", region: REGION, tier: "county", ...facility },
      admitted: "2018-11-01",
      discharged: DAY,
      settled: DAY,
      ...visit,
    },
    ...money,
    ...rest,
  };
}

function isLines(bill: Amounts | readonly FeeLine[]): bill is readonly FeeLine[] {
  return Array.isArray(bill);
}

/** A fee line of list A: all of it is in scope. */
export function line(id: string, amount: string, more: Partial<FeeLine> = {}): FeeLine {
  return { id, catalogue: "A", amount, ...more };
}

/** Settles claims in turn on one account; what each payment pays, and the last outcome. */
export function settleInTurn(
  book: Rulebook,
  claims: readonly Claim[],
  options: SettleOptions = {},
): { readonly paid: readonly (readonly string[])[]; readonly last: Settled } {
  let account: unknown;
  let last: Settled | undefined;
  const paid = claims.map((claim) => {
    last = settle(book, claim, account, options);
    account = last.account;
    return last.settlement.payments.map(({ amount }) => amount);
  });
  if (last === undefined) throw new RangeError("no claims");
  return { paid, last };
}
