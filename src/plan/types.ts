/** The compiled form of one region's rules on one day: flat numeric tables that the settlement reads. */
import type { Scaled } from "../money.ts";
import type { Benefit, Case } from "../rules/benefit.ts";
import type { Validity } from "../rules/practice.ts";
import type { NotEncoded, Pipeline } from "../rules/types.ts";
import type { RuleReceipt } from "../settle/types.ts";
import type { Choice } from "./choose.ts";
import type { FactCoder } from "./coding.ts";
import type { PlanDays } from "./days.ts";
import type { DeductiblePlaces } from "./deductible.ts";
import type { KeyTables } from "./keys.ts";
import type { Memo } from "./memo.ts";
import type { Remarks } from "./remarks.ts";
import type { RowLayout } from "./row.ts";
import type { Tape } from "./tape.ts";

/** Mechanisms by their index in tables. */
export const BANDS = 0;
export const BURDEN = 1;
export const LUMP = 2;
export const QUOTA = 3;

/** The quantities of a benefit that a later base may be reduced by, by their index. */
export const QUANTITIES = ["deductible", "statedDeductible", "penalty"] as const;

/** A running total: `period` says for how long it runs, `key` is its name in the account (without the period). */
export interface Slot {
  readonly key: string;
  readonly period: "visit" | "day" | "month" | "year";
}

/** A ratio as an integer over a power of ten. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A bound under a base: an amount, or a ratio of gross buckets. */
export interface Cap {
  /** Unit: fen; -1 when `ratio` says it. */
  readonly amount: number;
  readonly ratio: Ratio;
  /** Buckets of the ratio, by index. */
  readonly of: readonly number[];
}

/** A limit with the running total that it is held against. */
export interface LimitTable {
  /** Unit: fen. */
  readonly amount: number;
  readonly slot: number;
}

/** A table of bands: `exact(x) = cumulative[i] + (x - from[i]) × rate[i]` in the band i of x, over `scale`. */
export interface BandTable {
  /** Lower edges, excluded; the first is 0. Unit: fen. */
  readonly from: readonly number[];
  readonly rate: readonly number[];
  readonly cumulative: readonly number[];
  readonly scale: number;
  /** Half of `scale`, where that is even; else -1. */
  readonly half: number;
  /** Largest amount for which every product and sum above, and half a fen more, is below 2^53; 0 if none is. */
  readonly safe: number;
  /** The same above that guard. */
  readonly big: { readonly rate: readonly bigint[]; readonly cumulative: readonly bigint[]; readonly scale: bigint };
}

/** One adjustment of the rate, for tables that depend on how much of the base bears a tag. */
export interface RateStep {
  readonly kind: "set" | "add" | "times";
  readonly value: Scaled;
  /** Tags of a proportional `add`; 0 when it counts in full. */
  readonly tags: number;
}

/** A case under one set of adjustments, as numbers. */
export interface Variant {
  readonly case: Case;
  /** Indices of the adjustments that hold, in order. */
  readonly adjusts: readonly number[];
  readonly mechanism: number;
  /** Buckets in the order of payment. */
  readonly of: readonly number[];
  /** Tags of the groups that are covered; 0 covers all. */
  readonly tags: number;
  readonly gross: boolean;
  /** Whether the base runs over the year. */
  readonly year: boolean;
  readonly ratio: Ratio | null;
  readonly cap: Cap | null;
  readonly capCuts: boolean;
  readonly less: readonly LessTable[];
  readonly baseLimits: readonly LimitTable[];
  readonly paidLimits: readonly LimitTable[];
  /** Running totals that gain the base, and those that gain the payment: the benefit's own, then pools, each once. */
  readonly baseCharges: readonly number[];
  readonly paidCharges: readonly number[];
  /** After adjustments. Unit: fen. */
  readonly deductible: number;
  readonly statedDeductible: number;
  readonly trigger: boolean;
  /** Whether the deductible is what the account, or earlier claims for the stay, have left of it. */
  readonly deductibleOfYear: boolean;
  readonly bandsFromDeductible: boolean;
  readonly slab: boolean;
  readonly bands: BandTable | null;
  /**
   * Where the bands are marginal, from zero, over a subtracted deductible that does not change, rounded half-up to the
   * fen: what they give below the deductible, over the table's scale; -1 elsewhere.
   */
  readonly start: number;
  /** The steps of the rate when one of them counts in proportion to a tagged part. */
  readonly rateSteps: readonly RateStep[] | null;
  /** The one step that counts in proportion, last, and brings no rate out of 0 to 1: what it adds, scaled, and its tags. */
  readonly tagStep: { readonly add: number; readonly tags: number } | null;
  /** The tagged parts of a bill that bears no tags: 0 for each of these steps. */
  readonly untagged: readonly number[];
  /** The same case without the adjustments that lower its rate, where a later base asks for the penalty. */
  readonly unpenalised: Variant | null;
  /** Unit: fen. */
  readonly unit: number;
  readonly mode: number;
  readonly allow: readonly Cap[];
  readonly allowMost: boolean;
  readonly burdenOfYear: boolean;
  readonly lumpEdges: readonly number[];
  readonly lumpAmounts: readonly number[];
  /** Times a year; 0 is without bound. */
  readonly times: number;
  readonly quota: number;
  readonly keep: boolean;
  /** Place of the count that says that the benefit first paid by this case in the year; -1 where it keeps none. */
  readonly caseSlot: number;
}

/** A named quantity of an earlier layer or benefit. */
export interface LessTable {
  readonly layer: number;
  /** Index of the benefit; -1 for the whole layer, -2 for a benefit of a layer that has no rules in force. */
  readonly benefit: number;
  readonly what: number;
  /** As written, for the explanation. */
  readonly name: string;
}

/** One benefit of the plan. */
export interface BenefitPlan extends DeductiblePlaces {
  readonly index: number;
  readonly layer: number;
  readonly benefit: Benefit;
  /** `region/layer@from` of the version that states it. */
  readonly origin: string;
  /** The same for each of its adjustments, which another version may have appended. */
  readonly adjustOrigins: readonly string[];
  readonly file: string;
  /** Indices of payers, and their shares as integers. */
  readonly payers: readonly number[];
  readonly shares: readonly number[];
  readonly shareSum: number;
  readonly baseSlot: number;
  /** Whether what it has paid in the year is taken off its running base. */
  readonly netOfPaid: boolean;
  readonly paidSlot: number;
  /** Of lumps whose rest is paid later: what has been granted; -1 of others. */
  readonly grantedSlot: number;
  /**
   * Running totals of this benefit that gain the base, the payment and the gross bill by bucket (-1 where nothing reads
   * it), whichever case is chosen: another case may read them at the next visit.
   */
  readonly baseTotals: readonly number[];
  readonly paidTotals: readonly number[];
  readonly grossTotals: readonly number[];
  /** Whether one of `grossTotals` is kept. */
  readonly chargesGross: boolean;
  readonly countSlot: number;
  /** Those of its cases in their order, then of others of its `lock`; none unless it goes by that (`first-of-year`). */
  readonly caseSlots: readonly number[];
  /** Whether a later base is reduced by one of its quantities, and by its penalty. */
  readonly isRead: boolean;
  readonly penaltyIsRead: boolean;
}

/** One layer of the plan, in the order of the pipeline. */
export interface LayerPlan {
  readonly name: string;
  readonly payer: number;
  /** Its benefits; empty when no rule is in force and the layer is optional. */
  readonly benefits: readonly BenefitPlan[];
  /** Why no rule set is in force: the pipeline allows it, there is none, or it has ended; `null` when one is. */
  readonly absence: "optional" | "no_rule" | "not_in_force" | null;
}

/** An entry of `notEncoded`, with the version it stands in. */
export interface NotEncodedPlan {
  readonly layer: string;
  readonly entry: NotEncoded;
  readonly origin: string;
  readonly file: string;
  /** Its place among those of the plan. */
  readonly at: number;
  /** The running total above which it holds, with that amount (unit: fen); `null`: whatever was paid. */
  readonly above: { readonly slot: number; readonly amount: number } | null;
}

/** Everything that settles the claims of one region on one day. Opaque to users. */
export interface Plan extends PlanDays {
  readonly region: string;
  readonly pipeline: Pipeline;
  /** The version that states the order, and what it cites. */
  readonly ordering: { readonly origin: string; readonly source: string };
  readonly layers: readonly LayerPlan[];
  readonly benefits: readonly BenefitPlan[];
  /** Places of the quantities of benefits by which a later base is reduced. */
  readonly quantities: readonly number[];
  /** One for each benefit. */
  readonly choosers: readonly Memo<Choice>[];
  readonly payers: readonly string[];
  readonly coder: FactCoder;
  /** Plan tags by bit. */
  readonly tags: readonly string[];
  /** The bit of each tag that the region declares; 0 for one that no base or rate names. */
  readonly tagBits: ReadonlyMap<string, number>;
  /** Bits of tags that a line's charge category or code implies. */
  readonly chargeTags: ReadonlyMap<string, number>;
  readonly codeTags: ReadonlyMap<string, number>;
  /** Whether a line's charge category or code can imply a tag. */
  readonly derivesTags: boolean;
  readonly slots: readonly Slot[];
  readonly counts: readonly string[];
  readonly row: RowLayout;
  readonly tape: Tape;
  /** How a claim's facts become one integer; `null` where they do not fit below 2^53, or days are not all. */
  readonly keys: KeyTables | null;
  readonly programmes: readonly { readonly code: string; readonly prefixes: readonly string[] }[];
  /** Codes that a claim may carry beyond the national ones, by the claim's field. */
  readonly declared: {
    readonly [kind in "categories" | "certificates" | "classes" | "programmes" | "flags" | "tags"]: ReadonlySet<string>;
  };
  /** When codes count beside the days that a claim states. */
  readonly validity: { readonly [kind in "categories" | "certificates"]: ReadonlyMap<string, Validity> };
  /** Whether a visit counts for the year's highest tier, or the fact that this depends on. */
  readonly countsForTier: Memo<boolean | string>;
  readonly remarks: Memo<Remarks>;
  readonly receipts: readonly RuleReceipt[];
  readonly names: { readonly [code: string]: { readonly zh: string; readonly en: string } };
}
