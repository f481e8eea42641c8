/** The shapes of rule files: what a county office writes and the engine reads. See `rules/README.md`. */

import type { Adjust, Benefit } from "./benefit.ts";
import type { OpenRange, StatedIndicators } from "./open.ts";
import type { CrossRules, CrossYear, Household, Readmission, Validities, YearEnd } from "./practice.ts";

/** A text in Chinese and in English, for people. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** An amount of money with exactly two decimals, such as `"1938.00"`. Unit: yuan, at most 999999999999.99 inclusive. */
export type Amount = string;
/** A decimal string such as `"0.70"`. Unit: /1, 0 to 1 both inclusive unless said otherwise; at most six decimals. */
export type Rate = string;
/** A calendar day, `YYYY-MM-DD`, of the years 1900 to 2199, both inclusive. */
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

/** What a notice says and the file cannot express. `refuse` (default) or `note` for claims that `when` matches. */
export interface NotEncoded {
  /** By which a region below that encodes it lifts it; unique in the layer. */
  readonly id?: string;
  readonly source: string;
  readonly why: Text;
  readonly when?: Predicate;
  /** Absent: whatever was paid. */
  readonly above?: Above;
  readonly effect?: "refuse" | "note";
}

/** Up to what amount a benefit of the layer is known: once it has paid more in the year, this visit included. */
export interface Above {
  readonly benefit: string;
  readonly amount: Amount;
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
  /** Statistics on which its figures stand, where a region above bounds them by a share of such. */
  readonly indicators?: StatedIndicators;
  /** What regions below may decide otherwise, and how far. */
  readonly open?: readonly OpenRange[];
}

/** A version that changes what the parent region has in force. */
export interface ExtendingVersion extends VersionHead {
  readonly extends: "parent";
  readonly replace?: readonly Benefit[];
  readonly add?: readonly Benefit[];
  readonly remove?: readonly string[];
  readonly amend?: { readonly [benefit: string]: { readonly adjust: readonly Adjust[] } };
  /** Ids of entries of the parent's `notEncoded` that this version encodes. */
  readonly lift?: readonly string[];
  readonly notEncoded?: readonly NotEncoded[];
  /** As in a version in full. */
  readonly indicators?: StatedIndicators;
  /** What regions below may decide otherwise, beside what the regions above leave open. */
  readonly open?: readonly OpenRange[];
}

/** A version that says: from this day the region states nothing, its parent's rules hold. */
export interface EndedVersion extends VersionHead {
  readonly ended: true;
}

/**
 * A version that pays nothing by itself and only says how far regions below may go. Bills are settled as if it were not
 * there; `yizhan rules check` holds the regions below to it.
 */
export interface FrameVersion extends VersionHead {
  readonly frame: true;
  readonly open: readonly OpenRange[];
}

/** One version of one layer in one region. */
export type LayerVersion = FullVersion | ExtendingVersion | EndedVersion | FrameVersion;

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
  /** When categories and certificates count beside the days that a claim states. */
  readonly validity?: Validities;
  /** Which stays over the turn of a benefit year are split. Absent: none. */
  readonly crossYear?: CrossYear;
  /** Which stays over a day on which rules change are split. Absent: none. */
  readonly crossRules?: CrossRules;
  /** Which stays continue an earlier one, for `visit.continuation`. Absent: the claim alone says it. */
  readonly readmission?: Readmission;
  /** What the members of a household have together. */
  readonly household?: Household;
  /** What is paid on the bills of a whole year. */
  readonly yearEnd?: YearEnd;
  /** Layers beyond the eight named ones. */
  readonly layers?: { readonly [code: string]: Text };
  readonly payers?: { readonly [code: string]: Text };
  readonly tags?: { readonly [code: string]: DeclaredTag };
  readonly programmes?: { readonly [code: string]: DeclaredProgramme };
  /** Marks of a visit, which the claim states. */
  readonly flags?: { readonly [code: string]: Declared };
  readonly categories?: { readonly [code: string]: Declared };
  readonly certificates?: { readonly [code: string]: Declared };
  readonly classes?: { readonly [code: string]: Declared };
  readonly entitlements?: readonly Entitlement[];
  readonly documents: { readonly [key: string]: Document };
  readonly source: string;
  readonly note?: Text;
}

/** Something that a region's notices are known to say and its files do not hold, with the reason. */
export interface Unrecorded {
  readonly what: Text;
  readonly why: Text;
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
  /** What a patient of the region gets, in one paragraph. */
  readonly summary?: Text;
  /** What is known of and not recorded. */
  readonly missing?: readonly Unrecorded[];
  readonly evidence?: Evidence;
  readonly checked?: Day;
}

/**
 * A file handed to the rulebook: its name (used in every finding) and its content, exactly one of the text of the file
 * (then duplicate keys are found) and the value that was parsed from it.
 */
export interface RuleFile {
  readonly file: string;
  readonly text?: string;
  readonly data?: unknown;
}
