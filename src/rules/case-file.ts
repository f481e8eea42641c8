/** A file of a `cases` folder that holds a companion case, of a bill or of open ranges. */
import type * as z from "zod";
import { choice } from "./choice.ts";
import { companionSchema } from "./companion.ts";
import type { CompanionCase } from "./companion.ts";
import { named } from "./documented.ts";
import { rangeCaseSchema } from "./range-case.ts";
import type { RangeCase } from "./range-case.ts";
import { fieldOf } from "./raw.ts";

/** Whether what a file holds is meant as a case of open ranges, and not of a bill: it gives a version and no claim. */
export function isRangeCase(value: unknown): value is RangeCase {
  return fieldOf(value, "claim") === undefined && fieldOf(value, "version") !== undefined;
}

/**
 * The schema of a case file of either kind.
 *
 * @param bill That of a case with a bill.
 */
export function caseFileOf<T>(bill: z.ZodType<T>): z.ZodType<T | RangeCase> {
  return named(
    choice<T | RangeCase>([bill, rangeCaseSchema], (value) => (isRangeCase(value) ? rangeCaseSchema : bill)),
    "case",
  );
}

/** The schema of a case file. What is wrong in a claim or an account is found when it is settled. */
export const caseFileSchema = caseFileOf<CompanionCase>(companionSchema);
