/** The shapes of a claim: a visit of a person, with fee lines or a ready bill. */
import type { Amount, Bucket, Day } from "../rules/types.ts";

/**
 * An amount in a claim: a string with at most two decimals, or a JSON number that is exact to the fen. Unit: yuan, at
 * most 999999999999.99 inclusive, as is the sum of a bill.
 */
export type ClaimAmount = string | number;

/** A code held by a person from a day to a day, both inclusive. */
export interface DatedCode {
  readonly code: string;
  /** Absent: since ever. */
  readonly from?: Day;
  /** Last day. Absent: still. */
  readonly to?: Day;
}

/** The person whose bill it is. A field that a rule reads and that is absent is `missing_fact`, never a default. */
export interface ClaimPerson {
  /** 1 to 256 characters; masked in every message. */
  readonly id: string;
  readonly insurance?: "resident" | "employee";
  /** Region code of the insured place, 6 digits: it selects the rules. */
  readonly region: string;
  readonly birthDate?: Day;
  readonly categories?: readonly DatedCode[];
  readonly certificates?: readonly DatedCode[];
  /** Of the person's mother, where a rule asks for what she holds. */
  readonly mother?: ClaimMother;
}

/** What a claim says of the person's mother. */
export interface ClaimMother {
  readonly categories?: readonly DatedCode[];
}

/** The hospital. */
export interface Facility {
  readonly id: string;
  readonly region: string;
  readonly tier: "township" | "county" | "city" | "province";
  /** National hospital grade 1 to 3; 0 ungraded. */
  readonly grade?: 0 | 1 | 2 | 3;
  readonly designated?: boolean;
  readonly tcm?: boolean;
  /** A region's own hospital class, declared in its pipeline. */
  readonly class?: string;
}

/** The visit. For an inpatient stay `admitted` and `discharged` are required; elsewhere `settled` stands for them. */
export interface Visit {
  readonly kind: "inpatient" | "outpatient" | "chronic" | "special" | "emergency";
  readonly facility: Facility;
  readonly admitted?: Day;
  readonly discharged?: Day;
  readonly settled: Day;
  readonly referred?: boolean;
  readonly accident?: boolean;
  readonly continuation?: boolean;
  /** Whether its days lie within another inpatient stay of the person; `withDuringStay` finds it among stays. */
  readonly duringStay?: boolean;
  readonly programmes?: readonly string[];
  /** Marks that the region's pipeline declares, such as an admission that was registered in time; an empty list: none. */
  readonly flags?: readonly string[];
  /** ICD-10 codes. */
  readonly diseases?: readonly string[];
}

/** The four parts of an amount. */
export type Split = { readonly [bucket in Bucket]: ClaimAmount };

/** One fee line. Exactly one of `split`, `amount`, or `unitPrice` with `quantity`, gives its money. */
export interface FeeLine {
  readonly id: string;
  readonly code?: string;
  readonly name?: string;
  /** National charge category, e.g. `"09"`. */
  readonly charge?: string;
  /** 甲 A, 乙 B, 丙 C. Not needed with `split`. */
  readonly catalogue?: "A" | "B" | "C";
  /** At most six decimals. Unit: yuan. */
  readonly unitPrice?: ClaimAmount;
  /** At most four decimals; negative for a correction inside the bill. */
  readonly quantity?: ClaimAmount;
  readonly amount?: ClaimAmount;
  /** At most six decimals. Needs `unitPrice` and `quantity`. */
  readonly ceilingPrice?: ClaimAmount;
  /** Share that the patient pays first, 0 to 1. Default 0 for catalogue A; required for B. */
  readonly preSelfPayRate?: string | number;
  readonly split?: Split;
  readonly tags?: readonly string[];
  readonly day?: Day;
}

/** A ready bill of four amounts, or a part of it that bears tags. */
export type BillPart = Split & { readonly tags?: readonly string[] };

/** What an earlier layer has paid elsewhere. */
export interface GivenPayment {
  readonly layer: string;
  readonly amount: ClaimAmount;
  /** Where it was taken from; absent buckets are 0, and the parts sum to `amount`. Default: in the order of the buckets. */
  readonly buckets?: { readonly [bucket in Bucket]?: ClaimAmount };
  /** Its named quantities, for rules whose base is `less` one of them. */
  readonly deductible?: ClaimAmount;
  readonly statedDeductible?: ClaimAmount;
  readonly penalty?: ClaimAmount;
}

/** What earlier claims for the same stay have had: of a later part of a split stay, or of a stay that continues another. */
export interface EarlierParts {
  /**
   * What they have borne of the deductibles that belong to a stay as a whole (`per: "stay"`), by `layer.benefit`, as
   * `deductibles` of the settlement of the claim before says it.
   */
  readonly deductibles?: { readonly [benefit: string]: ClaimAmount };
  /** Whether the year has counted the stay among its admissions already: of a later part of it in the same year. */
  readonly counted?: boolean;
}

/** A claim: exactly one of `lines` and `bill`. */
export interface Claim {
  /** 1 to 256 characters; printed in messages, so no id of a person. */
  readonly id: string;
  readonly person: ClaimPerson;
  readonly visit: Visit;
  readonly lines?: readonly FeeLine[];
  readonly bill?: Split | readonly BillPart[];
  readonly paid?: readonly GivenPayment[];
  /** Only of an inpatient stay whose `visit.continuation` is true. */
  readonly stay?: EarlierParts;
}

/** One person's benefit year: what the layers have already used. */
export interface Account {
  readonly person: string;
  readonly year: number;
  /** Rises by one with every settlement. */
  readonly revision: number;
  /** Inpatient settlements so far. */
  readonly admissions: number;
  /** Highest tier of the visits that count, or `null` before the first. */
  readonly highestTier: Facility["tier"] | null;
  /**
   * Running totals, sorted by key; a key that is absent is 0.00:
   * `<layer>.<benefit>.base`, `.paid`, `.granted`, `.deductible`, `.gross.<bucket>`, `pool.<name>`, with `@YYYY-MM` or
   * `@YYYY-MM-DD` after it for the totals of a month or a day.
   */
  readonly amounts: { readonly [key: string]: Amount };
  /**
   * How often a benefit with `times` has paid, under `<layer>.<benefit>`; and 1 under `<layer>.<benefit>.case.<case>` for
   * the case by which one with `choose: "first-of-year"` first paid, or `lock.<name>.case.<case>` where it shares a `lock`. Under `given.<layer>` how many claims gave a payment
   * of the layer (`paid`), whatever rules were in force. Absent: none.
   */
  readonly counts?: { readonly [key: string]: number };
}
