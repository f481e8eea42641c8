/** `verify`: a receipt is made again from its claim, its account and its rule files. */
import { parseAccount } from "../account/account.ts";
import { newYear } from "../account/account.ts";
import { parseClaim } from "../claim/parse.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { isDay, yearOf } from "../date.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Plan } from "../plan/types.ts";
import { planOfDigests } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import { fieldOf } from "../rules/raw.ts";
import type { Day } from "../rules/types.ts";
import { visitDate } from "../settle/facts.ts";
import { settleOpened } from "../settlement.ts";
import { firstDifference } from "./difference.ts";
import type { ReceiptDifference } from "./difference.ts";
import { readReceipt } from "./receipt.ts";
import type { NamedFile, ReadReceipt } from "./receipt.ts";

/** Whether a receipt gave itself again. */
export type Verification = { readonly same: true } | { readonly same: false; readonly difference: ReceiptDifference };

/** How the receipt was settled. */
export interface VerifyOptions {
  /** As it was given to `settle`. Default: the day on which the claim is settled. */
  readonly knownAt?: Day;
  /**
   * As it was given to `settle`: with `false`, the receipt has no steps. Default: it has them, and one without them is not
   * what its rules give.
   */
  readonly trace?: boolean;
}

/**
 * Settles a claim again by the rule files that its receipt names by their digests, and holds the two against each
 * other, leaf by leaf. What else the rulebook holds, published before or since, changes nothing. The order of keys does
 * not count, so that a receipt may come out of a store that sorts them.
 *
 * @param receipt The `Settlement` as it was printed; anything may be passed.
 * @param claim   The claim that was settled.
 * @param account The account before it; absent: the year began with it.
 * @returns The first difference, in the order of a settlement, where there is one.
 * @throws SettlementError `invalid_receipt` for one that does not name its rule files; `unknown_rules` where one of
 *   them is not in the rulebook; as `settle` where the claim cannot be settled by them. TypeError if `knownAt` is not
 *   a day.
 * @example
 * verify(rulebook, settle(rulebook, claim).settlement, claim); // { same: true }
 */
export function verify(
  rulebook: Rulebook,
  receipt: unknown,
  claim: unknown,
  account?: unknown,
  options: VerifyOptions = {},
): Verification {
  const parsed = parseClaim(claim);
  const knownAt = options.knownAt ?? parsed.visit.settled;
  if (!isDay(knownAt)) throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const read = readReceipt(receipt);
  // By another claim's rules no claim can be settled, so these are looked at first.
  const own = { claim: parsed.id, person: parsed.person.id, region: parsed.person.region, knownAt };
  const named = Object.fromEntries(Object.keys(own).map((key) => [key, fieldOf(read.value, key)]));
  const misplaced = firstDifference(own, named);
  if (misplaced !== null) return { same: false, difference: misplaced };
  const plan = planOf(rulebook, parsed, knownAt, read);
  const year = yearOf(visitDate(parsed, plan.pipeline.yearOf));
  const before = account === undefined ? newYear(parsed.person.id, year) : parseAccount(account);
  const opened = { claim: parsed, plan, knownAt, year, trace: options.trace ?? true };
  const difference = firstDifference(settleOpened(opened, before).settled.settlement, read.value);
  return difference === null ? { same: true } : { same: false, difference };
}

function planOf(rulebook: Rulebook, claim: ParsedClaim, knownAt: Day, { rules, yearEnd }: ReadReceipt): Plan {
  const { admitted, discharged, settled } = claim.visit;
  const days = { admission: admitted, discharge: discharged, settlement: settled };
  const digests = new Set(rules.map(({ digest }) => digest));
  const { plan, unknown } = planOfDigests(rulebook, claim.person.region, days, knownAt, digests, yearEnd);
  refuse(rules.flatMap((rule, at) => (unknown.includes(rule.digest) ? [unknownRules(claim, rule, at)] : [])));
  if (plan === null) throw new RangeError("no plan and no file that is unknown");
  return plan;
}

function unknownRules(claim: ParsedClaim, { digest, origin, file }: NamedFile, at: number): Issue {
  return {
    code: "unknown_rules",
    claim: claim.id,
    ...(file === "" ? {} : { file }),
    path: `rules[${at}].digest`,
    expected: {
      zh: `规则库中该摘要的规则文件(${origin})`,
      en: `the rule file of this digest in the rulebook (${origin})`,
    },
    found: digest,
  };
}
