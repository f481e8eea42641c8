/** What a journal says came of an event, held against what its settlements must be and against their own figures. */
import type { ParsedAccount } from "../account/account.ts";
import { canonicalJson } from "../canonical.ts";
import { mask, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { balanceFindings } from "../receipt/balance.ts";
import { sumOfYear } from "../year/sum.ts";
import { paidIssues } from "./paid-totals.ts";
import { isNational, learntBy } from "./recognition.ts";
import type { Recognition } from "./recognition.ts";
import type { Pending, Standing } from "./state.ts";
import type { Receipt } from "./types.ts";

/** What is due. */
export interface Due {
  /** The account before the year, of its person and year. */
  readonly opening: Pick<ParsedAccount, "person" | "year" | "amounts">;
  readonly pending: Pending;
  /** What stands before it. */
  readonly standing: readonly Standing[];
  readonly recognised: readonly Recognition[];
  /** Of the account before it. */
  readonly revision: number;
}

/**
 * Everything in which a receipt cannot be that of the settlement that is due: whose it is, where the account stood,
 * whether its figures balance (law 1), what was paid so far, and what it was settled with.
 *
 * @param place Path of the receipt.
 */
export function receiptIssues(due: Due, receipt: Receipt, place: string): Issue[] {
  const { settlement, account } = receipt;
  const { opening, pending, revision } = due;
  const { claim, basis, yearEnd } = pending;
  const issues: Issue[] = [];
  const check = (path: string, expected: unknown, said: unknown, shown = show): void => {
    if (expected === said) return;
    const text = shown(expected);
    issues.push({
      code: "invalid_journal",
      path: `${place}.${path}`,
      expected: { zh: text, en: text },
      found: shown(said),
    });
  };
  const masked = (person: unknown): string => mask(String(person));
  check("settlement.claim", claim.id, settlement.claim);
  check("settlement.person", opening.person, settlement.person, masked);
  check("settlement.year", opening.year, settlement.year);
  check("settlement.yearEnd", yearEnd ? true : undefined, settlement.yearEnd);
  check("settlement.region", claim.person.region, settlement.region);
  check("settlement.knownAt", basis.knownAt, settlement.knownAt);
  check("settlement.account.before", revision, settlement.account.before);
  check("settlement.account.after", revision + 1, settlement.account.after);
  check("account.person", opening.person, account.person, masked);
  check("account.year", opening.year, account.year);
  check("account.revision", revision + 1, account.revision);
  if (claim.lines !== undefined) {
    const ids = (lines: readonly { readonly id: string }[]): string => canonicalJson(lines.map(({ id }) => id));
    check("settlement.lines", ids(claim.lines), ids(settlement.lines));
  }
  const balance = balanceFindings(settlement).map(({ path, ...finding }): Issue => {
    return { code: "unbalanced", path: `${place}.settlement.${path}`, ...finding };
  });
  const before = due.standing.at(-1)?.after ?? opening;
  return [...issues, ...balance, ...paidIssues(before, receipt, place), ...foundIssues(due, receipt, place)];
}

/** What the receipt says it was settled with, against what the events say. */
function foundIssues({ pending, standing, recognised }: Due, receipt: Receipt, place: string): Issue[] {
  const { claim, around, yearEnd, basis } = pending;
  const issues: Issue[] = [];
  const wrong = (path: string, zh: string, en: string, found: string): void => {
    issues.push({ code: "invalid_journal", path: `${place}.${path}`, expected: { zh, en }, found });
  };
  if (yearEnd !== (receipt.claim !== undefined) || (receipt.claim !== undefined && !isOfBills(receipt, standing)))
    wrong(
      "claim",
      yearEnd ? "全年各次结算合计的单据" : "仅年终结算有",
      yearEnd ? "the claim that the bills of the year come to" : "none but at the end of a year",
      show(receipt.claim),
    );
  const { kind, continuation } = claim.visit;
  const isSought = around.stays !== undefined && kind === "inpatient" && continuation === undefined && !yearEnd;
  if (receipt.continuation !== undefined && !isSought)
    wrong(
      "continuation",
      "给出既往住院、未写 continuation 的住院才有",
      "none but of a stay whose event gives earlier ones",
      show(receipt.continuation),
    );
  for (const list of ["amounts", "counts"] as const)
    for (const [key, value] of Object.entries(receipt.household?.[list] ?? {})) {
      const said = Object.hasOwn(around.household?.[list] ?? {}, key) ? around.household?.[list]?.[key] : undefined;
      if (said !== value)
        wrong(`household.${list}.${key}`, `事件所写 ${show(said)}`, `${show(said)}, as the event`, show(value));
    }
  const learnt = learntBy(recognised, basis);
  receipt.notApplied?.forEach(({ category, certificate }, at) => {
    const [set, code] =
      category === undefined ? (["certificates", certificate] as const) : (["categories", category] as const);
    if (learnt.some((each) => each.set === set && each.code === code && !isNational(each))) return;
    wrong(`notApplied[${at}]`, "此前认定的非全国代码", "a code that was recognised and is not national", show(code));
  });
  return issues;
}

/** Whether a year's end was settled on the bills that stand: nothing else can balance. */
function isOfBills({ claim, settlement }: Receipt, standing: readonly Standing[]): boolean {
  if (claim === undefined) return false;
  const bills = standing.map(({ receipt }) => receipt.settlement);
  const layers = (claim.paid ?? []).map(({ layer }) => layer);
  const due = sumOfYear(bills, layers);
  const paid = settlement.payments.filter(({ benefit }) => benefit === null);
  const given = new Map(paid.map(({ layer, amount }) => [layer, amount]));
  const said = { id: claim.id, bill: claim.bill, paid: claim.paid, of: settlement.bill };
  const isGiven = due.paid.every(({ layer, amount }) => (given.get(layer) ?? "0.00") === amount);
  return isGiven && canonicalJson(said) === canonicalJson({ id: settlement.claim, ...due, of: due.bill });
}
