import type { Account, Claim, FeeLine } from "../../src/claim/types.ts";
import type { BandsCase, Base, Benefit, Case } from "../../src/rules/benefit.ts";
import type { NotEncoded, Pipeline, Predicate } from "../../src/rules/types.ts";
import { referenceSettle, type ReferenceLayer, type ReferenceRules, type ReferenceSettlement } from "./settle.ts";

const TITLE = { zh: "测试", en: "Test" };

type BenefitParts = Partial<Omit<Benefit, "cases">> & { readonly cases: readonly Case[] };

/** A benefit that looks at what is unpaid in scope, unless told otherwise. */
export function benefit(id: string, parts: BenefitParts): Benefit {
  return { id, title: TITLE, source: "n", base: { of: ["inScope"] }, ...parts };
}

/** One case that always holds, with one rate and no deductible. */
export function flat(rate: string, more: Partial<BandsCase> = {}): Case {
  return { id: "all", source: "n", bands: [{ rate }], ...more };
}

/** A benefit of one case with one rate. */
export function flatBenefit(id: string, base: Base, rate: string, more: Partial<BandsCase> = {}): Benefit {
  return benefit(id, { base, cases: [flat(rate, more)] });
}

export function pipeline(order: readonly string[], more: Partial<Pipeline> = {}): Pipeline {
  return {
    region: "410000",
    from: "2017-01-01",
    published: null,
    order,
    selectBy: "discharge",
    yearOf: "discharge",
    documents: {},
    source: "n",
    ...more,
  };
}

interface RulesOptions {
  readonly pipeline?: Partial<Pipeline>;
  readonly notEncoded?: { readonly [layer: string]: readonly NotEncoded[] };
}

/** The layers stand in the order of the keys. */
export function rules(
  layers: { readonly [layer: string]: readonly Benefit[] },
  options: RulesOptions = {},
): ReferenceRules {
  const stated = pipeline(Object.keys(layers), options.pipeline);
  return {
    pipeline: stated,
    declared: { tags: stated.tags, programmes: stated.programmes },
    layers: Object.entries(layers).map(([layer, benefits]): ReferenceLayer => ({
      layer,
      benefits,
      notEncoded: options.notEncoded?.[layer] ?? [],
    })),
  };
}

type ClaimParts = Partial<Omit<Claim, "visit" | "person">> & {
  readonly person?: Partial<Claim["person"]>;
  readonly visit?: Partial<Omit<Claim["visit"], "facility">>;
  readonly facility?: Partial<Claim["visit"]["facility"]>;
};

/** An inpatient stay of November 2018 in a county hospital of the same county. */
export function claim({ person, visit, facility, ...money }: ClaimParts): Claim {
  return {
    id: "c-1",
    person: { id: "p-1", insurance: "resident", region: "411322", ...person },
    visit: {
      kind: "inpatient",
      facility: { id: "h-1", region: "411322", tier: "county", ...facility },
      admitted: "2018-11-01",
      discharged: "2018-11-10",
      settled: "2018-11-10",
      ...visit,
    },
    ...money,
  };
}

/** A claim with a ready bill; what is not named is zero. */
export function billed(
  bill: Partial<Record<"inScope" | "preSelfPay" | "overLimit" | "ownPay", string>>,
  more: ClaimParts = {},
): Claim {
  const zero = { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
  return claim({ bill: { ...zero, ...bill }, ...more });
}

/** A line of catalogue A, so all of it is in scope. */
export function line(id: string, amount: string, more: Partial<FeeLine> = {}): FeeLine {
  return { id, catalogue: "A", amount, ...more };
}

export function settled(from: ReferenceRules, of: Claim, account: Account | null = null): ReferenceSettlement {
  const result = referenceSettle(from, of, account);
  if (!result.ok) throw new Error(`refused: ${result.codes.join(", ")}`);
  return result;
}

/** What is paid in all by each of a row of claims that share an account, and the account after them. */
export function settledInTurn(
  from: ReferenceRules,
  claims: readonly Claim[],
): { readonly paid: readonly (string | undefined)[]; readonly account: Account | null } {
  let account: Account | null = null;
  const paid = claims.map((next) => {
    const result = settled(from, next, account);
    account = result.account;
    return result.payments.map(({ amount }) => amount).join(" ");
  });
  return { paid, account };
}

export function codesOf(from: ReferenceRules, of: Claim): readonly string[] {
  const result = referenceSettle(from, of, null);
  return result.ok ? [] : result.codes;
}

export function hasCategory(code: string): Predicate {
  return { in: [code, { var: "person.categories" }] };
}
