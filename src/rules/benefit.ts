/** The shapes of a benefit: one entitlement of a layer, with its base, cases and adjustments. See `rules/README.md`. */
import type { Amount, Bucket, Predicate, Rate, Text } from "./types.ts";

/** Where and how a raw payment is rounded. Default `{ "unit": "0.01", "mode": "half-up" }`. */
export interface Rounding {
  readonly unit: "0.01" | "0.1" | "1";
  /** `half-up` is away from zero. */
  readonly mode: "half-up" | "half-even" | "down" | "up";
}

/** A named quantity of an earlier layer (`"basic"`) or benefit (`"basic.inpatient"`) in the same claim. */
export interface Less {
  readonly of: string;
  readonly what: "deductible" | "statedDeductible" | "penalty";
}

/** The amount that a benefit looks at. */
export interface Base {
  /** Buckets in the order in which the payment is taken from them; at least one, no repeats. */
  readonly of: readonly Bucket[];
  /** `unpaid` (default): what is still unpaid. `gross`: the bill as it came. */
  readonly net?: "unpaid" | "gross";
  /** `visit` (default): this claim alone. `year`: the year's running base. */
  readonly per?: "visit" | "year";
  /**
   * With `per` `year` and marginal bands over a subtracted deductible: what this benefit has paid is taken off the running
   * base, so that the bands of the next visit begin lower. Absent: the whole base of every visit counts.
   */
  readonly accumulate?: "net";
  /** Only the groups of lines that bear one of these tags. */
  readonly tags?: readonly string[];
  /** Deemed-compliant share; the product is rounded to the fen, half-up. */
  readonly ratio?: Rate;
  readonly atMost?: AtMost;
  readonly less?: readonly Less[];
}

/** A bound under which a base is held: an amount, or a ratio of the gross bill of all groups (half-up to the fen). */
export type AtMost = { readonly over: "cut" | "none" } & (
  { readonly amount: Amount } | { readonly ratio: Rate; readonly of: readonly (Bucket | "total")[] }
);

/** A base restated by one case; its `per` and `accumulate` are always the benefit's. */
export type CaseBase = Omit<Base, "per" | "accumulate">;

/** One step of a band table; `upTo` is included in the band, and the last band has none. */
export interface Band {
  readonly upTo?: Amount;
  readonly rate: Rate;
}

/** A deductible with its manner: subtracted, or a threshold that makes all of the base count. */
export interface Deductible {
  readonly amount: Amount;
  readonly mode?: "subtract" | "trigger";
  /**
   * Under a per-visit base, `year` means what is left of it in the account, and `stay` what earlier claims for the same
   * stay, or for one that it continues, have left of it (`Claim.stay`). Default: the base's own `per`.
   */
  readonly per?: "visit" | "stay" | "year";
}

/** A ceiling on payments or on the base. Pools are shared by every benefit that names them. */
export interface Limit {
  readonly amount: Amount;
  readonly on: "paid" | "base";
  /** `day` and `month` are those of the pipeline's `yearOf` date. */
  readonly per: "visit" | "day" | "month" | "year";
  readonly pool?: string;
}

/** One bound on what the patient bears: an amount, or a ratio of the gross bill (rounded down to the fen). */
export type Allow = { readonly amount: Amount } | { readonly ratio: Rate; readonly of: readonly (Bucket | "total")[] };

/** A ceiling on what the patient bears; the benefit pays what is above. */
export interface Burden {
  readonly allow: readonly Allow[];
  readonly pick?: "least" | "most";
  readonly per: "visit" | "year";
}

/** One step of a lump table; `upTo` is included. */
export interface LumpBand {
  readonly upTo?: Amount;
  readonly amount: Amount;
}

/** A sum by band of the base, at most `times` a year; without `times` as often as it applies. */
export interface Lump {
  readonly bands: readonly LumpBand[];
  readonly times?: number;
  readonly per?: "year";
  /**
   * `later`: what the bill does not hold of a sum that is due is paid on later bills of the year. Absent: nothing is. In
   * a benefit all of whose cases say it.
   */
  readonly rest?: "later";
}

/** A disease's fixed price. Only in `hospitalWaiver`, paid by the hospital. */
export interface Quota {
  readonly amount: Amount;
  /** `keep`: below the quota the hospital keeps the difference. `cost`: nothing happens below it. */
  readonly below: "keep" | "cost";
}

interface CaseCommon {
  readonly id: string;
  readonly title?: Text;
  /** Absent: always. */
  readonly when?: Predicate;
  /** Cases that this one removes when both hold. */
  readonly exceptionTo?: string | readonly string[];
  readonly source: string;
  readonly base?: CaseBase;
  readonly limits?: readonly Limit[];
  readonly rounding?: Rounding;
}

/** A case with marginal or slab bands over a deductible. */
export interface BandsCase extends CaseCommon {
  /** A plain amount is subtracted. Absent: none. */
  readonly deductible?: Amount | Deductible;
  readonly bands: readonly Band[];
  readonly bandMode?: "marginal" | "slab";
  /** Edges count from zero (default), the deductible inside, or from the deductible. */
  readonly bandsFrom?: "zero" | "deductible";
}
/** A case with a ceiling on the patient's burden. */
export interface BurdenCase extends CaseCommon {
  readonly burden: Burden;
}
/** A case that pays a sum by band. */
export interface LumpCase extends CaseCommon {
  readonly lump: Lump;
}
/** A case with a fixed price. */
export interface QuotaCase extends CaseCommon {
  readonly quota: Quota;
}
/** One alternative of a benefit, with exactly one of four mechanisms. */
export type Case = BandsCase | BurdenCase | LumpCase | QuotaCase;

/** A change of an amount: exactly one of the three. `times` has at most six decimals and is at least 0. */
export type AmountChange = { readonly set: Amount } | { readonly add: Amount } | { readonly times: string };
/** A change of every band's rate; an `add` may be negative, and with `tags` counts in proportion to the tagged base. */
export type RateChange =
  { readonly set: Rate } | { readonly add: string; readonly tags?: readonly string[] } | { readonly times: string };

/** A change of the chosen case, made when its `when` holds, in the order of the file. */
export interface Adjust {
  readonly id: string;
  readonly title?: Text;
  readonly when?: Predicate;
  readonly source: string;
  readonly deductible?: AmountChange;
  readonly rate?: RateChange;
  readonly limit?: AmountChange;
}

/** A payer's part of a benefit; the shares of a benefit sum to 1. */
export interface PayerShare {
  readonly payer: string;
  readonly share: Rate;
}

/**
 * How one is chosen of several cases that stand. `best`: the one that pays most, ties to the first. `first-of-year`: the
 * one by which this benefit, or one that shares its `lock`, first paid something in the year, where it stands; else as
 * `best`.
 */
export type Choose = "best" | "first-of-year";

/** One entitlement of a layer. Its id, with the layer's name, is the key of its running totals in the account. */
export interface Benefit {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly when?: Predicate;
  readonly base: Base;
  readonly cases: readonly Case[];
  /** Absent: exactly one case must hold. */
  readonly choose?: Choose;
  /**
   * Beside `first-of-year`: all benefits of this name, of whatever layer, share the case that first paid, by its id.
   * Absent: this benefit has its own.
   */
  readonly lock?: string;
  readonly limits?: readonly Limit[];
  readonly rounding?: Rounding;
  readonly payers?: readonly PayerShare[];
  /** What it pays is an advance, to be recovered from whom this names. No amount changes by it. */
  readonly recoverFrom?: Text;
  readonly adjust?: readonly Adjust[];
}
