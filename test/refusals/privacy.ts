/** Claims of this folder, to put a person into. */
import { FIELDS } from "./claim-fields.ts";
import { NUMBERS } from "./claim-numbers.ts";
import { DAYS, SUMS } from "./claim-sums.ts";
import { claimWith } from "./pack.ts";
import type { Fields } from "./pack.ts";
import { CHANGES } from "./settling-changes.ts";
import { CODES, GIVEN } from "./settling-claims.ts";
import { FACTS, PLACES } from "./settling-rules.ts";
import { TOGETHER } from "./together.ts";

const ALL = [...FIELDS, ...NUMBERS, ...SUMS, ...DAYS, ...PLACES, ...FACTS, ...GIVEN, ...CODES, ...CHANGES, ...TOGETHER];

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The claims of the tables that are objects with a person who is one too. */
export const CLAIM_LIKE = ALL.flatMap(({ claim = claimWith(), rules, options = {} }) =>
  isObject(claim) && isObject(claim["person"]) ? [{ claim, rules, options }] : [],
);
