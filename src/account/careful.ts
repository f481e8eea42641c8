/** An account that the quick reader gives up: its shape by the schema, so that all findings are told at once. */
import { refusal, shapeFindings } from "../claim/finding.ts";
import { readFen } from "../money.ts";
import { readPlain } from "../plain.ts";
import type { ParsedAccount } from "./account.ts";
import { account as accountSchema } from "./schema.ts";

/** Paths that hold a person's id, or would if the account were right. */
const PERSONAL = [[], ["person"]];

/**
 * As `parseAccount`, for anything.
 *
 * @throws SettlementError as `parseAccount`.
 */
export function readAccountCarefully(value: unknown, place: { readonly file?: string } = {}): ParsedAccount {
  const plain = readPlain(value);
  if (!plain.ok) throw refusal("invalid_account", place, plain.findings);
  const shape = accountSchema.safeParse(plain.value);
  if (!shape.success) throw refusal("invalid_account", place, shapeFindings(shape.error.issues, plain.value, PERSONAL));
  const { amounts, counts, ...rest } = shape.data;
  return {
    ...rest,
    amounts: new Map(Object.entries(amounts).map(([key, amount]) => [key, readFen(amount)])),
    counts: new Map(Object.entries(counts ?? {})),
  };
}
