/** Settling the pending settlements of a year, each on the account that the one before left. Nothing else computes. */
import type { ParsedAccount } from "../account/account.ts";
import type { Rulebook } from "../rulebook.ts";
import { openClaim, settleOpened } from "../settlement.ts";
import { withRecognised } from "./recognition.ts";
import type { Recognition } from "./recognition.ts";
import type { Pending, Standing } from "./state.ts";

/**
 * Settles in turn.
 *
 * @param before The account before the first; a settlement's own part in it has been left out by whoever gives it.
 * @throws SettlementError as `settle`, for the first that is refused.
 */
export function settleInTurn(
  rulebook: Rulebook,
  pending: readonly Pending[],
  recognised: readonly Recognition[],
  before: ParsedAccount,
): readonly Standing[] {
  let account = before;
  return pending.map((each): Standing => {
    const claim = withRecognised(each.claim, recognised, each.basis);
    const opened = openClaim(rulebook, claim, { knownAt: each.basis.knownAt, trace: false });
    const { settled, after } = settleOpened(opened, account);
    account = after;
    return { ...each, receipt: { of: each.of, ...settled }, after };
  });
}
