/** The shapes of rule files: what a county office writes and the engine reads. See `rules/README.md`. */

/** A text in Chinese and in English, for people. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** An amount of money with exactly two decimals, such as `"1938.00"`. Unit: yuan. */
export type Amount = string;
/** A decimal string such as `"0.70"`. Unit: /1, 0 to 1 both inclusive unless said otherwise; at most six decimals. */
export type Rate = string;
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** The four parts of every bill, in the order in which a payment takes from them unless a rule says otherwise. */
export type Bucket = "inScope" | "preSelfPay" | "overLimit" | "ownPay";

/**
 * How far a number can be trusted: read in the gazette, read in a repost, recalled by somebody, or made up to
 * illustrate. Carried into every settlement, never upgraded.
 */
export type Evidence = "official" | "repost" | "recalled" | "illustrative";

/** A document that rules cite. `source` fields name its key, with the article after it: `"n 二"`. */
export interface Document {
  readonly title: string;
  readonly evidence: Evidence;
  readonly number?: string;
  /** Day of issue copied from the document; `null` when the document gives none. */
  readonly issued?: Day | null;
  readonly url?: string;
  /** Day on which somebody last looked at the source and found it unchanged. */
  readonly checked?: Day;
  readonly note?: string;
}

/** A predicate over facts in the strict JsonLogic subset: `and or ! == != < <= > >= in some var`. */
export type Predicate = { readonly [operator: string]: unknown };

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

/** A base restated by one case; its `per` is always the benefit's. */
export type CaseBase = Omit<Base, "per">;

/** One step of a band table; `upTo` is included in the band, and the last band has none. */
export interface Band {
  readonly upTo?: Amount;
  readonly rate: Rate;
}

/** A deductible with its manner: subtracted, or a threshold that makes all of the base count. */
export interface Deductible {
  readonly amount: Amount;
  readonly mode?: "subtract" | "trigger";
  /** Under a per-visit base, `year` means what is left of it in the account. Default: the base's own `per`. */
  readonly per?: "visit" | "year";
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

/** One entitlement of a layer. Its id, with the layer's name, is the key of its running totals in the account. */
export interface Benefit {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly when?: Predicate;
  readonly base: Base;
  readonly cases: readonly Case[];
  /** `best`: the case that pays most, ties to the first. Absent: exactly one case must hold. */
  readonly choose?: "best";
  readonly limits?: readonly Limit[];
  readonly rounding?: Rounding;
  readonly payers?: readonly PayerShare[];
  readonly adjust?: readonly Adjust[];
}

/** What a notice says and the file cannot express. `refuse` (default) or `note` for claims that `when` matches. */
export interface NotEncoded {
  readonly source: string;
  readonly why: Text;
  readonly when?: Predicate;
  readonly effect?: "refuse" | "note";
}

/** What every version of a layer has. */
interface VersionHead {
  readonly $schema?: string;
  readonly layer: string;
  /** Region code, 6 digits. */
  readonly region: string;
  /** First day, inclusive. */
  readonly from: Day;
  /** Last day, inclusive. Absent: until another version starts. */
  readonly to?: Day;
  /** Day of publication copied from the source; `null` if the source gives none (then known as from `from`). */
  readonly published: Day | null;
  readonly documents: { readonly [key: string]: Document };
  readonly note?: Text;
}

/** A version that states the layer in full. */
export interface FullVersion extends VersionHead {
  readonly benefits: readonly Benefit[];
  readonly notEncoded?: readonly NotEncoded[];
}

/** A version that changes what the parent region has in force. */
export interface ExtendingVersion extends VersionHead {
  readonly extends: "parent";
  readonly replace?: readonly Benefit[];
  readonly add?: readonly Benefit[];
  readonly remove?: readonly string[];
  readonly amend?: { readonly [benefit: string]: { readonly adjust: readonly Adjust[] } };
  readonly notEncoded?: readonly NotEncoded[];
}

/** A version that says: from this day the region states nothing, its parent's rules hold. */
export interface EndedVersion extends VersionHead {
  readonly ended: true;
}

/** One version of one layer in one region. */
export type LayerVersion = FullVersion | ExtendingVersion | EndedVersion;

/** A declared code. */
export interface Declared {
  readonly title: Text;
  readonly note?: Text;
}

/** A tag of fee lines, given by the claim or derived from a line's charge category or code. */
export interface DeclaredTag extends Declared {
  readonly charge?: readonly string[];
  readonly codes?: readonly string[];
}

/** A programme of care, given by the claim or derived from prefixes of its ICD-10 codes. */
export interface DeclaredProgramme extends Declared {
  readonly diseases?: readonly string[];
}

/** A right that is not money, such as admission without a deposit. */
export interface Entitlement {
  readonly code: string;
  readonly title: Text;
  readonly when?: Predicate;
  readonly source: string;
}

/** Which date of a visit decides. */
export type VisitDate = "admission" | "discharge" | "settlement";

/** A region's order of layers and its declared codes, from a day on. */
export interface Pipeline {
  readonly $schema?: string;
  readonly region: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
  readonly order: readonly string[];
  /** Layers of `order` that may have no rule in force. */
  readonly optional?: readonly string[];
  /** The date by which rule versions, categories, certificates and age are selected. */
  readonly selectBy: VisitDate;
  /** The date whose year is the benefit year, and whose day and month count for limits. */
  readonly yearOf: VisitDate;
  /** Which visits count for `year.highestTier`. Absent: all. */
  readonly highestTier?: { readonly when: Predicate; readonly source?: string };
  /** Layers beyond the eight named ones. */
  readonly layers?: { readonly [code: string]: Text };
  readonly payers?: { readonly [code: string]: Text };
  readonly tags?: { readonly [code: string]: DeclaredTag };
  readonly programmes?: { readonly [code: string]: DeclaredProgramme };
  readonly categories?: { readonly [code: string]: Declared };
  readonly certificates?: { readonly [code: string]: Declared };
  readonly classes?: { readonly [code: string]: Declared };
  readonly entitlements?: readonly Entitlement[];
  readonly documents: { readonly [key: string]: Document };
  readonly source: string;
  readonly note?: Text;
}

/** One entry of `regions.json`. */
export interface Region {
  /** Region code, 6 digits. */
  readonly code: string;
  readonly name: Text;
  /** The code of the region above, or `null` for a root. */
  readonly parent: string | null;
  readonly level: "country" | "province" | "city" | "county";
  readonly covers?: Text;
  readonly evidence?: Evidence;
  readonly checked?: Day;
}

/**
 * A file handed to the rulebook: its name (used in every finding) and its content, either the text of the file
 * (then duplicate keys are found) or the value that was parsed from it.
 */
export interface RuleFile {
  readonly file: string;
  readonly text?: string;
  readonly data?: unknown;
}
