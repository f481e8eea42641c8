/**
 * What is asked for beside or after a settlement. A program that only settles never loads it: see `doors` in
 * tsup.config.ts.
 */
export { applyEvent } from "./journal/apply.ts";
export { journalState, openJournal } from "./journal/journal.ts";
export { readjudicate } from "./journal/readjudicate.ts";
export { quote } from "./quote/quote.ts";
export { createSession } from "./session.ts";
export { formatSettlement } from "./report/table.ts";
export { verify } from "./verify/verify.ts";
export { settleInHousehold } from "./year/household.ts";
export { withDuringStay } from "./year/during-stay.ts";
export { withContinuation } from "./year/readmission.ts";
export { splitStay } from "./year/split.ts";
export { settleYearEnd } from "./year/year-end.ts";
