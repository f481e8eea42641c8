import type { Claim } from "../../src/claim/types.ts";
import type { Benefit, Case } from "../../src/rules/benefit.ts";
import { fen, yuan, ZERO, type Exact } from "./decimal.ts";
import { missingFact } from "./facts.ts";

/** What an inpatient stay, with its earlier parts, has borne of the deductibles that they share. */
export class Stay {
  readonly #claim: Claim;
  readonly #used = new Map<string, Exact>();

  constructor(claim: Claim) {
    this.#claim = claim;
    for (const [key, amount] of Object.entries(claim.stay?.deductibles ?? {})) this.#used.set(key, fen(amount));
  }

  /** Refuses a stay that does not say what it needs to. */
  before(key: string): Exact {
    const { kind, continuation } = this.#claim.visit;
    if (kind !== "inpatient") return ZERO;
    if (continuation === undefined) throw missingFact("visit.continuation");
    const used = this.#used.get(key);
    if (used === undefined && continuation) throw missingFact(`stay.deductibles.${key}`);
    return used ?? ZERO;
  }

  use(benefit: Benefit, key: string, amount: Exact): void {
    if (isShared(benefit)) this.#used.set(key, (this.#used.get(key) ?? ZERO).plus(amount));
  }

  /** Those of benefits in order of which it is known; `undefined` where there are none. */
  printed(
    benefits: readonly { readonly key: string; readonly benefit: Benefit }[],
  ): Record<string, string> | undefined {
    const { kind, continuation } = this.#claim.visit;
    const stated = Object.keys(this.#claim.stay?.deductibles ?? {});
    const given = (this.#claim.paid ?? []).map(({ layer }) => `${layer}.`);
    const known = benefits.filter(
      ({ key, benefit }) =>
        kind === "inpatient" &&
        isShared(benefit) &&
        (continuation === false || stated.includes(key)) &&
        !given.some((layer) => key.startsWith(layer)),
    );
    if (known.length === 0) return undefined;
    return Object.fromEntries(known.map(({ key }) => [key, yuan(this.#used.get(key) ?? ZERO)]));
  }
}

function isShared({ cases }: Benefit): boolean {
  return cases.some(hasStayDeductible);
}

/** Whether all parts of a stay share the deductible of a case. */
export function hasStayDeductible(each: Case): boolean {
  return "bands" in each && typeof each.deductible === "object" && each.deductible.per === "stay";
}
