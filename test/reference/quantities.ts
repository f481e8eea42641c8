import type { GivenPayment } from "../../src/claim/types.ts";
import type { Less } from "../../src/rules/benefit.ts";
import { fen, sum, type Exact } from "./decimal.ts";
import { missingFact } from "./facts.ts";

/** What later benefits may take off their base. */
export type NamedQuantities = Record<Less["what"], Exact>;

/** The named quantities of the benefits that ran in this claim, and those that the claim states for given layers. */
export class Quantities {
  readonly #computed = new Map<string, NamedQuantities>();
  readonly #given = new Map<string, GivenPayment>();

  record(layer: string, benefit: string, quantities: NamedQuantities): void {
    this.#computed.set(`${layer}.${benefit}`, quantities);
  }

  give(payment: GivenPayment): void {
    this.#given.set(payment.layer, payment);
  }

  read({ of, what }: Less): Exact {
    const [layer = "", ...benefit] = of.split(".");
    const given = this.#given.get(layer);
    if (given !== undefined) {
      // The claim states quantities of a layer only, so those of one of its benefits are unknown.
      const stated = benefit.length === 0 ? given[what] : undefined;
      if (stated === undefined) throw missingFact(`paid.${of}.${what}`);
      return fen(stated);
    }
    return sum(
      [...this.#computed]
        .filter(([key]) => key === of || (benefit.length === 0 && key.startsWith(`${layer}.`)))
        .map(([, quantities]) => quantities[what]),
    );
  }
}
