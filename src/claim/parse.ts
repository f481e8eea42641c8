/** The only door by which a claim comes in: from anything at all to integers and codes, or to every finding. */
import { readCarefully } from "./careful.ts";
import type { ParsedClaim } from "./parsed.ts";
import { readQuickly } from "./quick.ts";

/**
 * Reads a claim.
 *
 * @param value Anything; it is neither changed nor kept.
 * @param place The name of the file that it came from, for findings.
 * @throws SettlementError with every finding: `invalid_claim`, `unbalanced`.
 */
export function parseClaim(value: unknown, place: { readonly file?: string } = {}): ParsedClaim {
  return readQuickly(value) ?? readCarefully(value, place);
}
