/**
 * yizhan settles a patient's medical bill in one pass through every payer in line.
 *
 * @packageDocumentation
 */
export { formatIssues, SettlementError } from "./errors.ts";
export type { Finding, Issue, IssueCode, Issues, Language } from "./errors.ts";
export { openAccount } from "./account/account.ts";
export {
  applyEvent,
  createSession,
  formatSettlement,
  journalState,
  openJournal,
  quote,
  readjudicate,
  settleInHousehold,
  settleYearEnd,
  splitStay,
  verify,
  withContinuation,
  withDuringStay,
} from "./late.ts";
export type { ReadjudicateOptions } from "./journal/readjudicate.ts";
export type * from "./quote/types.ts";
export { createRulebook } from "./rulebook.ts";
export type { Rulebook } from "./rulebook.ts";
export type { TableOptions } from "./report/table.ts";
export type { Session } from "./session.ts";
export { benefitYear, settle } from "./settlement.ts";
export type { SettleOptions } from "./settlement.ts";
export type { Verification, VerifyOptions } from "./verify/verify.ts";
export type { ReceiptDifference } from "./verify/difference.ts";
export type { HouseholdAccount, SettledInHousehold } from "./year/household.ts";
export type { StayDays } from "./year/during-stay.ts";
export type { EarlierStay } from "./year/readmission.ts";
export type { StayPart } from "./year/split.ts";
export type { YearBills } from "./year/bills.ts";
export type { SettledYear } from "./year/year-end.ts";
export type * from "./claim/types.ts";
export type * from "./journal/event-types.ts";
export type * from "./journal/types.ts";
export type * from "./rules/benefit.ts";
export type * from "./rules/open.ts";
export type * from "./rules/practice.ts";
export type * from "./rules/types.ts";
export type * from "./settle/types.ts";
