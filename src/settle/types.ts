/** The shapes of a printed settlement: plain JSON-safe data. */
import type { Account } from "../claim/types.ts";
import type { Amount, Bucket, Day, Document, Evidence, Text } from "../rules/types.ts";

/** The four buckets, each with an amount. */
export type Buckets = { readonly [bucket in Bucket]: Amount };

/** One payment: what one payer gives under one benefit. Payments of 0.00 are not listed; their steps are. */
export interface Payment {
  readonly layer: string;
  /** `null` for a payment that the claim gave. */
  readonly benefit: string | null;
  readonly case: string | null;
  readonly payer: string;
  readonly title: Text | null;
  readonly amount: Amount;
  /** Only the buckets it was taken from. */
  readonly buckets: { readonly [bucket in Bucket]?: Amount };
  /** It is an advance, which the payer is to recover from whom this names. */
  readonly recoverFrom?: Text;
}

/** One fee line after the settlement. */
export interface SettledLine {
  readonly id: string;
  readonly amount: Amount;
  readonly buckets: Buckets;
  /** Payers that paid something of this line. */
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: Amount;
}

/** What a step does; see `rules/README.md`. Only `given` and `pay` move money. */
export type StepKind =
  | "bill"
  | "given"
  | "skip"
  | "base"
  | "adjust"
  | "limit"
  | "deductible"
  | "band"
  | "round"
  | "burden"
  | "lump"
  | "quota"
  | "pay"
  | "patient";

/** One step of the explanation, in the order in which things were computed. */
export interface Step {
  /** From 0, without gaps. */
  readonly seq: number;
  /** The layer, or `"bill"` for the first step and `"patient"` for the last. */
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly kind: StepKind;
  readonly title: Text | null;
  /** The rule version: `"410000/basic@2018-10-01"`; `null` where the claim itself is the source. */
  readonly origin: string | null;
  /** Key of the version's `documents` and article: `"n 二"`. */
  readonly source: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the step gives. A payer's total is the sum of the steps that name it. Unit: yuan. */
  readonly amount: Amount;
  /** Who pays `amount`; `null` when the step moves no money. */
  readonly payer: string | null;
}

/** A rule version that took part, with what is needed to find and to trust it. */
export interface RuleReceipt {
  /** `"pipeline"` for the pipeline itself. */
  readonly layer: string;
  readonly region: string;
  readonly from: Day;
  readonly published: Day | null;
  readonly file: string;
  /** `sha256-` and the hex digest of the version's canonical JSON. */
  readonly digest: string;
  /** The weakest evidence of its documents. */
  readonly evidence: Evidence;
  readonly documents: { readonly [key: string]: Document };
}

/** A note of a rule version whose `notEncoded` entry matched. */
export interface Note {
  readonly origin: string;
  readonly source: string;
  readonly why: Text;
}

/** A settled bill: every fen with its payer, rule and source. */
export interface Settlement {
  readonly claim: string;
  readonly person: string;
  readonly year: number;
  /** On the settlement of a year's end, made on the bills of the whole year, and on no other. */
  readonly yearEnd?: true;
  readonly region: string;
  /** The day by which rules were selected, and the day whose knowledge was used. */
  readonly on: Day;
  readonly knownAt: Day;
  readonly total: Amount;
  readonly bill: Buckets;
  /**
   * What the stay has borne by now of the deductibles that all its parts share (`per: "stay"`), by `layer.benefit`: the
   * `stay.deductibles` of the claim for its next part. Absent where there are none.
   */
  readonly deductibles?: { readonly [benefit: string]: Amount };
  readonly payments: readonly Payment[];
  /**
   * The payers of all rules in force, in the order of the pipeline, with 0.00 for one that paid nothing, and those of
   * layers that the claim gave.
   */
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: { readonly amount: Amount; readonly buckets: Buckets };
  /** What the payers bear of the total, four decimals, half-up; `null` when the total is 0. */
  readonly ratio: string | null;
  /** One per fee line, in the order of the claim; empty when the claim came with a ready bill. */
  readonly lines: readonly SettledLine[];
  /** Empty when settled with `trace: false`. */
  readonly steps: readonly Step[];
  readonly entitlements: readonly string[];
  readonly notes: readonly Note[];
  readonly rules: readonly RuleReceipt[];
  /** Revisions of the account. */
  readonly account: { readonly before: number; readonly after: number };
  /** Titles of the layers, payers and entitlements named above. */
  readonly names: { readonly [code: string]: Text };
  readonly engine: string;
}

/** What `settle` gives: the settlement, and the account after it. */
export interface Settled {
  readonly settlement: Settlement;
  readonly account: Account;
}
