/** The settlements of a year as they were given for its end: read, and held against each other and the account. */
import type { ParsedAccount } from "../account/account.ts";
import { refusal, shapeFindings } from "../claim/finding.ts";
import type { ClaimPerson } from "../claim/types.ts";
import { show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { printFen, readFen } from "../money.ts";
import { readPlain } from "../plain.ts";
import { balanceFindings } from "../receipt/balance.ts";
import type { Day } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";
import { bills } from "./schema.ts";
import type { Bills } from "./schema.ts";

/** Whether a key of an account is of what a benefit has paid; `pool.paid` is a pool of that name. */
export const isOfPaid = (key: string): boolean => key.endsWith(".paid") && !key.startsWith("pool.");

/** What a year's end is settled from. */
export interface YearBills {
  /** Id of this settlement, as of a claim. */
  readonly id: string;
  readonly person: ClaimPerson;
  /** The day of it, in the benefit year. */
  readonly settled: Day;
  /**
   * All settlements of the year, in any order, none of which was reversed, of one person, year and region: one for each
   * revision of the account. Where something was taken back, the event `yearEnd` of the journal knows what stands.
   */
  readonly settlements: readonly Settlement[];
}

/** A settlement of which the steps are not looked at. */
export type YearBill = Omit<Settlement, "steps">;

/**
 * Reads what a year's end is settled from.
 *
 * @throws SettlementError `invalid_claim` with every finding of the shape.
 */
export function readBills(value: unknown): Bills {
  const plain = readPlain(value);
  if (!plain.ok) throw refusal("invalid_claim", {}, plain.findings);
  const shape = bills.safeParse(plain.value);
  const personal = [["person"], ["person", "id"]];
  if (!shape.success) throw refusal("invalid_claim", {}, shapeFindings(shape.error.issues, plain.value, personal));
  return shape.data;
}

/** Settlements whose own figures do not balance. */
export function unbalanced(id: string, settlements: readonly YearBill[]): Issue[] {
  return settlements.flatMap((each, i) =>
    balanceFindings(each).map(({ path, ...finding }): Issue => {
      return { code: "unbalanced", claim: id, path: `settlements[${i}].${path}`, ...finding };
    }),
  );
}

/**
 * Settlements that are not visits of one person, year and region, each once, or that a layer has paid which the year's
 * end does not look at: it would pay that again.
 *
 * @param layers Those that are looked at.
 */
export function misfits(
  id: string,
  { id: own, region }: ClaimPerson,
  year: number,
  layers: readonly string[],
  settlements: readonly YearBill[],
): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  settlements.forEach((each, i) => {
    const wrong = (path: string, zh: string, en: string, found: string): void => {
      const expected = { zh, en };
      issues.push({ code: "invalid_claim", claim: id, path: `settlements[${i}].${path}`, expected, found });
    };
    if (each.person !== own) wrong("person", "同一参保人", "the same person", "another person");
    if (each.year !== year) wrong("year", `${year} 年度`, `the year ${year}`, show(each.year));
    if (each.region !== region) wrong("region", `地区 ${region}`, `the region ${region}`, show(each.region));
    if (each.yearEnd === true) wrong("yearEnd", "就诊的结算", "the settlement of a visit", "true");
    if (seen.has(each.claim)) wrong("claim", "未出现过的单据", "a claim that is not there before", show(each.claim));
    seen.add(each.claim);
    each.payments.forEach(({ layer, amount }, at) => {
      if (amount.startsWith("-")) wrong(`payments[${at}].amount`, "不小于 0 的金额", "0.00 or more", amount);
      else if (amount !== "0.00" && each.yearEnd !== true && !layers.includes(layer))
        wrong(
          `payments[${at}].layer`,
          "年终时支付顺序中、且不在年终支付的层",
          "a layer of the pipeline at the year's end that does not pay there",
          show(layer),
        );
    });
  });
  return issues;
}

/**
 * Settlements that are not all that the account has seen: one for each of its revisions, which together paid what it says
 * of each benefit.
 *
 * @param isShared Whether a total is kept in another account.
 */
export function incomplete(
  id: string,
  account: ParsedAccount,
  settlements: readonly YearBill[],
  isShared: (key: string) => boolean,
): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, zh: string, en: string, found: string): void => {
    issues.push({ code: "invalid_claim", claim: id, path, expected: { zh, en }, found });
  };
  let next = 0;
  const said = [
    ...settlements.map(({ account: { before, after } }) => ({ before, after })),
    { before: account.revision, after: Infinity },
  ].sort((a, b) => a.before - b.before || a.after - b.after);
  for (const { before, after } of said) {
    if (before !== next)
      wrong(
        "settlements",
        `台账自 0 至 ${account.revision} 的每一版本恰有一次结算`,
        `exactly one settlement for each revision of the account from 0 to ${account.revision}`,
        before > next ? `none from ${next} to ${before}` : `another one from ${before}`,
      );
    next = after;
  }
  const paid = new Map<string, number>();
  for (const { layer, benefit, amount } of settlements.flatMap(({ payments }) => payments)) {
    const key = `${layer}.${benefit}.paid`;
    if (benefit !== null) paid.set(key, (paid.get(key) ?? 0) + readFen(amount));
  }
  const keys = [...paid.keys(), ...[...account.amounts.keys()].filter(isOfPaid)];
  for (const key of new Set(keys)) {
    const [due, sum] = [account.amounts.get(key) ?? 0, paid.get(key) ?? 0];
    if (due === sum || isShared(key)) continue;
    const [zh, en] = [`各次结算合计 ${printFen(due)}`, `${printFen(due)} in all, as the account says`];
    wrong(`account.amounts.${key}`, zh, en, `${printFen(sum)} in the settlements`);
  }
  return issues;
}
