import type { Account, Claim, GivenPayment } from "../../src/claim/types.ts";
import type { Benefit, Case } from "../../src/rules/benefit.ts";
import type { Bucket, NotEncoded, Pipeline } from "../../src/rules/types.ts";
import { billOf, take, unpaidOf, type Bill } from "./bill.ts";
import { BUCKETS } from "./buckets.ts";
import { standingCases } from "./cases.ts";
import { countingDay, yearOf } from "./dates.ts";
import { fen, sum, ZERO, type Exact } from "./decimal.ts";
import { charge, evaluateCase, firstKey, type Outcome, type Surroundings } from "./evaluate.ts";
import { admissionsWith, factsOf, highestTier, type Facts } from "./facts.ts";
import { Ledger } from "./ledger.ts";
import { allocate, ownPayerOf, partsOf, type PaymentPart } from "./pay.ts";
import { holds } from "./predicate.ts";
import { printed, type Paid } from "./printed.ts";
import { Quantities } from "./quantities.ts";
import { Refusal } from "./refusal.ts";
import { hasStayDeductible, Stay } from "./stay.ts";

/** The rules of one region and date: a layer of the pipeline's order without an entry has no rule in force. */
export interface ReferenceRules {
  readonly pipeline: Pipeline;
  readonly declared: { readonly tags: Pipeline["tags"]; readonly programmes: Pipeline["programmes"] };
  readonly layers: readonly ReferenceLayer[];
  /** Names the versions that rule. */
  readonly versions?: readonly string[];
  /** Whether others rule on another day of the stay. */
  readonly turns?: boolean;
  /** Layers that a version speaks of and that still have no rules, not even if the layer is optional, and why. */
  readonly unruled?: readonly { readonly layer: string; readonly code: string }[];
}

export interface ReferenceLayer {
  readonly layer: string;
  readonly benefits: readonly Benefit[];
  readonly notEncoded: readonly NotEncoded[];
}

export interface ReferenceSettlement {
  readonly ok: true;
  readonly payments: readonly {
    readonly layer: string;
    readonly benefit: string | null;
    readonly case: string | null;
    readonly payer: string;
    readonly amount: string;
    readonly buckets: Record<Bucket, string>;
  }[];
  /** Every payer of the pipeline's order, then those that only benefits name, also with 0.00. */
  readonly payers: Record<string, string>;
  readonly patient: { readonly amount: string; readonly buckets: Record<Bucket, string> };
  readonly bill: Record<Bucket, string>;
  readonly total: string;
  readonly deductibles?: Readonly<Record<string, string>>;
  readonly lines: readonly {
    readonly id: string;
    readonly amount: string;
    readonly buckets: Record<Bucket, string>;
    readonly payers: Record<string, string>;
    readonly patient: string;
  }[];
  readonly account: Account;
  /** The sources of the notes that matched. */
  readonly notes: readonly string[];
  readonly entitlements: readonly string[];
}

export type ReferenceResult =
  | ReferenceSettlement
  /** The issue codes of the first stage that refuses. */
  | { readonly ok: false; readonly codes: readonly string[] };

/** Settles a valid claim, naively and exactly, as the specification says it. */
export function referenceSettle(rules: ReferenceRules, claim: Claim, account: Account | null): ReferenceResult {
  try {
    return new Settling(rules, claim, account).run();
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, codes: error.codes };
    throw error;
  }
}

const tagsByRules = new WeakMap<ReferenceRules, ReadonlySet<string>>();

/** The tags that the rules look at, which decide how lines are grouped. */
function tagsOf(rules: ReferenceRules, layers: readonly ReferenceLayer[]): ReadonlySet<string> {
  const known = tagsByRules.get(rules) ?? findTags(layers);
  tagsByRules.set(rules, known);
  return known;
}

function findTags(layers: readonly ReferenceLayer[]): ReadonlySet<string> {
  const benefits = layers.flatMap((layer) => layer.benefits);
  const bases = benefits.flatMap((benefit) => [benefit.base, ...benefit.cases.map(({ base }) => base)]);
  const rates = benefits.flatMap((benefit) => (benefit.adjust ?? []).map(({ rate }) => rate));
  return new Set([
    ...bases.flatMap((base) => base?.tags ?? []),
    ...rates.flatMap((rate) => (rate !== undefined && "add" in rate ? (rate.tags ?? []) : [])),
  ]);
}

class Settling {
  readonly #rules: ReferenceRules;
  readonly #claim: Claim;
  readonly #account: Account | null;
  readonly #bill: Bill;
  readonly #ledger: Ledger;
  readonly #facts: Facts;
  readonly #quantities = new Quantities();
  readonly #stay: Stay;
  readonly #paidLayers = new Set<string>();
  readonly #givenLayers: string[] = [];
  readonly #paid: Paid[] = [];
  readonly #notes: string[] = [];

  constructor(rules: ReferenceRules, claim: Claim, account: Account | null) {
    const { pipeline, declared } = rules;
    this.#rules = rules;
    this.#claim = claim;
    this.#account = account;
    this.#stay = new Stay(claim);
    // What a claim may not be at all comes before what its layers lack.
    refuseUnsplit(rules, claim);
    if (claim.stay?.counted === true && (account?.admissions ?? 0) === 0)
      throw new Refusal(["invalid_claim"], "a stay that nobody has counted");
    refuseMisfits(rules, claim);
    this.#bill = billOf(claim, declared.tags, tagsOf(rules, this.#layers()));
    this.#ledger = new Ledger(account, countingDay(claim, pipeline));
    const before = paidBefore(rules, this.#ledger);
    this.#facts = factsOf(claim, pipeline, declared.programmes, account, this.#paidLayers, before);
  }

  run(): ReferenceSettlement {
    const { pipeline } = this.#rules;
    const reached = highestTier(this.#claim, pipeline, this.#account, this.#facts);
    for (const layer of pipeline.order) this.#settleLayer(layer);
    for (const layer of this.#givenLayers) this.#ledger.countOne(`given.${layer}`);
    const given = (this.#claim.paid ?? []).map(({ layer }) => layer);
    for (const layer of this.#layers()) if (!given.includes(layer.layer)) this.#heedNotEncoded(layer);
    return printed({
      rules: this.#rules,
      claim: this.#claim,
      account: this.#account,
      bill: this.#bill,
      ledger: this.#ledger,
      deductibles: this.#stay.printed(
        this.#layers().flatMap(({ layer, benefits }) =>
          benefits.map((benefit) => ({ key: `${layer}.${benefit.id}`, benefit })),
        ),
      ),
      paid: this.#paid,
      notes: this.#notes,
      entitlements: (pipeline.entitlements ?? [])
        .filter(({ when }) => holds(when, this.#facts))
        .map(({ code }) => code),
      admissions: admissionsWith(this.#claim, this.#account),
      highestTier: reached,
    });
  }

  #layers(): readonly ReferenceLayer[] {
    const { layers, pipeline } = this.#rules;
    return layers.filter(({ layer }) => pipeline.order.includes(layer));
  }

  #settleLayer(layer: string): void {
    const found = this.#layers().find((candidate) => candidate.layer === layer);
    const given = this.#claim.paid?.find((payment) => payment.layer === layer);
    if (given !== undefined) this.#payGiven(given);
    else for (const benefit of found?.benefits ?? []) this.#payBenefit(layer, benefit);
  }

  #heedNotEncoded({ layer, notEncoded }: ReferenceLayer): void {
    const matching = notEncoded.filter(
      ({ when, above }) =>
        holds(when, this.#facts) &&
        (above === undefined || this.#ledger.total(`${layer}.${above.benefit}.paid`).greaterThan(fen(above.amount))),
    );
    const refusing = matching.filter(({ effect }) => effect !== "note");
    if (refusing.length > 0)
      throw new Refusal(
        refusing.map(() => "not_encoded"),
        layer,
      );
    this.#notes.push(...matching.map(({ source }) => source));
  }

  #payGiven(given: GivenPayment): void {
    const { groups } = this.#bill;
    const total = fen(given.amount);
    const stated = given.buckets;
    const parts: readonly (readonly [readonly Bucket[], Exact])[] =
      stated === undefined
        ? [[BUCKETS, total]]
        : BUCKETS.map((bucket) => [[bucket], fen(stated[bucket] ?? 0)] as const);
    if (!sum(parts.map(([, amount]) => amount)).equals(total)) {
      throw new Refusal(["invalid_claim"], `the buckets of what ${given.layer} paid do not sum to it`);
    }
    if (parts.some(([of, amount]) => amount.greaterThan(unpaidOf(groups, of)))) {
      throw new Refusal(["overpaid"], given.layer);
    }
    const cells = parts.flatMap(([of, amount]) => take(groups, of, amount));
    this.#quantities.give(given);
    if (total.greaterThan(ZERO)) this.#givenLayers.push(given.layer);
    this.#enter(given.layer, null, null, total, [{ payer: ownPayerOf(given.layer), cells }]);
  }

  #payBenefit(layer: string, benefit: Benefit): void {
    const around: Surroundings = {
      layer,
      groups: this.#bill.groups,
      ledger: this.#ledger,
      quantities: this.#quantities,
      stay: this.#stay,
      benefits: this.#layers().flatMap(({ benefits }) => benefits),
    };
    const outcome = this.#outcomeOf(around, benefit);
    if (outcome === null) return;
    const parts = partsOf(benefit, outcome, ownPayerOf(layer));
    charge(around, benefit, outcome);
    this.#quantities.record(layer, benefit.id, outcome.quantities);
    this.#enter(layer, benefit.id, outcome.chosen.id, outcome.pay, parts);
  }

  /** Null when the benefit is skipped. */
  #outcomeOf(around: Surroundings, benefit: Benefit): Outcome | null {
    if (!holds(benefit.when, this.#facts)) return null;
    const cases = standingCases(benefit, this.#facts);
    if (cases.length === 0) return null;
    if (cases.length > 1 && benefit.choose === undefined) {
      const ids = cases.map(({ id }) => id).join(" and ");
      throw new Refusal(["rule_conflict"], `${around.layer}.${benefit.id}: ${ids}`);
    }
    const adjusts = (benefit.adjust ?? []).filter(({ when }) => holds(when, this.#facts));
    for (const each of cases) if (hasStayDeductible(each)) around.stay.before(`${around.layer}.${benefit.id}`);
    return this.#firstOfYear(around, benefit, cases)
      .map((candidate) => evaluateCase(around, benefit, candidate, adjusts))
      .reduce((best, next) => (next.pay.greaterThan(best.pay) ? next : best));
  }

  /** Of cases that stand only the one that first paid in the year, where the benefit goes by that. */
  #firstOfYear({ layer, ledger }: Surroundings, benefit: Benefit, cases: readonly Case[]): readonly Case[] {
    if (benefit.choose !== "first-of-year") return cases;
    const first = cases.find((each) => ledger.count(`${firstKey(layer, benefit)}.case.${each.id}`) > 0);
    return first === undefined ? cases : [first];
  }

  #enter(
    layer: string,
    benefit: string | null,
    chosen: string | null,
    pay: Exact,
    parts: readonly PaymentPart[],
  ): void {
    if (pay.greaterThan(ZERO)) this.#paidLayers.add(layer);
    for (const part of parts) {
      allocate(this.#bill.lines, part);
      this.#paid.push({ layer, benefit, case: chosen, ...part });
    }
  }
}

/** The layers that have paid in the year before: as their benefits' totals say, or by the claims that gave a payment. */
function paidBefore({ layers, pipeline }: ReferenceRules, ledger: Ledger): string[] {
  const pays = (layer: string): boolean =>
    layers.some(
      (each) =>
        each.layer === layer &&
        pipeline.order.includes(layer) &&
        each.benefits.some(({ id }) => ledger.total(`${layer}.${id}.paid`).greaterThan(ZERO)),
    );
  const names = new Set([...pipeline.order, ...ledger.counted("given.")]);
  return [...names].filter((layer) => pays(layer) || ledger.count(`given.${layer}`) > 0);
}

/** Refuses a stay that the pipeline splits by years and that comes whole. */
function refuseUnsplit({ pipeline, declared, turns = false }: ReferenceRules, claim: Claim): void {
  const { crossYear, crossRules } = pipeline;
  const { kind, admitted, discharged } = claim.visit;
  if (kind !== "inpatient" || admitted === undefined || discharged === undefined) return;
  const facts = factsOf(claim, pipeline, declared.programmes, null, new Set(), []);
  if (crossYear !== undefined && yearOf(admitted) !== yearOf(discharged) && holds(crossYear.when, facts))
    throw new Refusal(["invalid_claim"], "a stay over years");
  if (crossRules !== undefined && turns && holds(crossRules.when, facts))
    throw new Refusal(["invalid_claim"], "a stay over a change of rules");
}

/** Refuses what cannot be settled at all: layers without rules, and given payments that fit no layer. */
function refuseMisfits({ pipeline, layers, unruled = [] }: ReferenceRules, claim: Claim): void {
  for (const kind of ["categories", "certificates"] as const)
    for (const { code, from } of [
      ...(claim.person[kind] ?? []),
      ...((kind === "categories" ? claim.person.mother?.categories : undefined) ?? []),
    ])
      if (from === undefined && new Map(Object.entries(pipeline.validity?.[kind] ?? {})).get(code)?.lasts !== undefined)
        throw new Refusal(["invalid_claim"], `${code} lasts from a first day`);

  const given = (claim.paid ?? []).map(({ layer }) => layer);
  const lacking = pipeline.order.flatMap((name): string[] => {
    if (layers.some(({ layer }) => layer === name) || given.includes(name)) return [];
    const stated = unruled.find(({ layer }) => layer === name);
    if (stated !== undefined) return [stated.code];
    return (pipeline.optional ?? []).includes(name) ? [] : ["no_rule"];
  });
  if (lacking.length > 0) throw new Refusal(lacking, "layers without rules");

  const unknown = given.filter((layer) => !pipeline.order.includes(layer));
  if (unknown.length > 0)
    throw new Refusal(
      unknown.map(() => "unknown_layer"),
      unknown.join(", "),
    );
  if (new Set(given).size < given.length) throw new Refusal(["invalid_claim"], "a layer is given twice");
}
