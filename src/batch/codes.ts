/** Codes of the columns: facts of closed lists as one integer, and the codes by which a batch refuses. */
import { packCodes } from "../claim/codes.ts";
import { show } from "../errors.ts";
import type { IssueCode } from "../errors.ts";
import { CLOSED_FACTS, CLOSED_RADIX, FACTS, SECOND_PACK } from "../facts.ts";

/**
 * Why a claim was refused, by its place here; a column holds one more than that, and 0 for a claim that was settled.
 * Places do not change, new codes come at the end.
 *
 * @example
 * REFUSALS[0]; // "invalid_claim"
 */
export const REFUSALS: readonly IssueCode[] = [
  "invalid_claim",
  "unbalanced",
  "unknown_region",
  "not_in_force",
  "no_rule",
  "missing_fact",
  "rule_conflict",
  "not_encoded",
  "unknown_layer",
  "overpaid",
  "invalid_account",
  "wrong_account",
  "invalid_rules",
  "unsupported_operator",
];

/** What a column holds for a refusal. */
export function refusalCode(code: IssueCode): number {
  return REFUSALS.indexOf(code) + 1;
}

/** Facts of a visit that are codes; what is absent or `null` is not known. */
export interface VisitFacts {
  readonly insurance?: "resident" | "employee" | null;
  readonly kind: "inpatient" | "outpatient" | "chronic" | "special" | "emergency";
  readonly tier: "township" | "county" | "city" | "province";
  readonly grade?: 0 | 1 | 2 | 3 | null;
  readonly place: "county" | "city" | "province" | "outside";
}

/** Facts that every visit has. */
export const NEEDED: readonly (typeof CLOSED_FACTS)[number][] = ["visit.kind", "visit.tier", "visit.place"];

/**
 * The code of `ClaimColumns.visit`.
 *
 * @throws RangeError for a word that is none of the lists, a grade that is not 0, 1, 2 or 3, and without a kind, tier or
 *   place.
 * @example
 * visitCode({ insurance: "resident", kind: "inpatient", tier: "county", grade: 2, place: "county" }); // 941
 */
export function visitCode({ insurance, kind, tier, grade, place }: VisitFacts): number {
  const words = [insurance, kind, tier, grade, place];
  return packCodes(
    words.map((word, fact) => codeOf(fact, word)),
    0,
    SECOND_PACK,
  );
}

/** Facts of a visit that are flags; what is absent or `null` is not known. */
export interface VisitFlags {
  readonly referred?: boolean | null;
  readonly designated?: boolean | null;
  readonly tcm?: boolean | null;
  readonly accident?: boolean | null;
  readonly continuation?: boolean | null;
}

/**
 * The code of `ClaimColumns.flags`.
 *
 * @throws RangeError for a flag that is neither `true` nor `false`, nor absent or `null`.
 * @example
 * flagCode({ referred: true, designated: true, tcm: false, accident: false, continuation: false }); // 229
 */
export function flagCode({ referred, designated, tcm, accident, continuation }: VisitFlags): number {
  const flags = [referred, designated, tcm, accident, continuation].map((flag, i) => codeOf(SECOND_PACK + i, flag));
  return packCodes([...Array.from({ length: SECOND_PACK }, () => 0), ...flags], SECOND_PACK, CLOSED_FACTS.length);
}

/** The code of anything that is said of a closed fact, from the place of the fact. */
function codeOf(place: number, said: unknown): number {
  const fact = CLOSED_FACTS[place] ?? "visit.kind";
  const type = FACTS[fact];
  const isAbsent = said === undefined || said === null;
  if (isAbsent && !NEEDED.includes(fact)) return 0;
  const values: readonly unknown[] =
    type !== undefined && "values" in type ? type.values : type?.kind === "boolean" ? FLAGS : GRADES;
  const at = values.indexOf(said);
  if (at === -1) throw new RangeError(`${fact} is never ${isAbsent ? "absent" : show(said)}`);
  return at + 1;
}

const FLAGS = [false, true];
const GRADES = [0, 1, 2, 3];

/** The codes of the closed facts that a number was packed from, in order. */
export function unpackCodes(packed: number, from: number, to: number): number[] {
  const codes: number[] = [];
  let rest = packed;
  for (let i = to - 1; i >= from; i--) {
    const radix = CLOSED_RADIX[i] ?? 1;
    codes.unshift(rest % radix);
    rest = Math.floor(rest / radix);
  }
  return codes;
}
