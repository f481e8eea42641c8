/** The settlement of a year's end: layers that pay once, on the bills of the whole year. */
import { parseAccount, printAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import { parseClaim } from "../claim/parse.ts";
import type { Claim, ClaimPerson } from "../claim/types.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Plan } from "../plan/types.ts";
import { planOfYear } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import { newAccount, settleOpened } from "../settlement.ts";
import type { SettleOptions } from "../settlement.ts";
import type { Settled, Settlement } from "../settle/types.ts";
import { sumOfYear } from "./sum.ts";

/** What a year's end is settled from. */
export interface YearBills {
  /** Id of this settlement, as of a claim. */
  readonly id: string;
  readonly person: ClaimPerson;
  /** The day of it, in the benefit year. */
  readonly settled: Day;
  /** The settlements of the year that stand, without those that were reversed: all of one person, year and region. */
  readonly settlements: readonly Settlement[];
}

/** What `settleYearEnd` gives: also the claim that the year's bills come to, with which `verify` makes it again. */
export interface SettledYear extends Settled {
  readonly claim: Claim;
}

/**
 * Settles the end of a year: the layers of the pipeline's `yearEnd` look at the year's bills as at one, with all that
 * was paid on them as given. To the rules it is an outpatient visit of the tier `township` in the insured county; it
 * counts neither as an admission nor for the year's highest tier.
 *
 * @param account The person's account after the last settlement of the year; absent: no layer has used anything.
 * @throws SettlementError as `settle`; `invalid_claim` where the region has no `yearEnd`, or a settlement is not of this
 *   person, year and region, stands twice, is of a year's end itself, or has a payment below zero; `invalid_account` for
 *   a year whose end has been settled.
 * @example
 * settleYearEnd(rulebook, { id: "y-1", person, settled: "2024-12-31", settlements }, account).settlement.payers;
 */
export function settleYearEnd(
  rulebook: Rulebook,
  { id, person, settled, settlements }: YearBills,
  account?: unknown,
  options: SettleOptions = {},
): SettledYear {
  const facility = { id: "year-end", region: person.region, tier: "township" } as const;
  const head = { id, person, visit: { kind: "outpatient" as const, facility, settled } };
  // First without payments: which layers were paid elsewhere is known only with the plan.
  const { visit } = parseClaim({ ...head, bill: sumOfYear([], []).bill });
  const knownAt = options.knownAt ?? visit.settled;
  const days = { admission: visit.admitted, discharge: visit.discharged, settlement: visit.settled };
  const plan = planOfYear(rulebook, person.region, days, knownAt);
  const year = Number(visit.settled.slice(0, 4));
  refuse([...noYearEnd(id, plan), ...misfits(id, person, year, settlements)]);
  const layers = plan.pipeline.yearEnd?.layers ?? [];
  const claim: Claim = {
    ...head,
    ...sumOfYear(
      settlements,
      plan.pipeline.order.filter((layer) => !layers.includes(layer)),
    ),
  };
  const opened = { claim: parseClaim(claim), plan, knownAt, year, trace: options.trace ?? true };
  const before = account === undefined ? newAccount(opened) : parseAccount(account);
  refuse(again(id, before, layers));
  const { settled: given, after } = settleOpened(opened, before);
  const { admissions, highestTier } = before;
  return { claim, settlement: given.settlement, account: printAccount({ ...after, admissions, highestTier }) };
}

function noYearEnd(id: string, { yearEnd, region }: Plan): Issue[] {
  if (yearEnd) return [];
  const expected = { zh: "支付顺序写有 yearEnd 的地区", en: "a region whose pipeline has a yearEnd" };
  return [{ code: "invalid_claim", claim: id, path: "person.region", expected, found: show(region) }];
}

function misfits(id: string, person: ClaimPerson, year: number, settlements: readonly Settlement[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  settlements.forEach((each, i) => {
    const wrong = (path: string, zh: string, en: string, found: string): void => {
      const expected = { zh, en };
      issues.push({ code: "invalid_claim", claim: id, path: `settlements[${i}].${path}`, expected, found });
    };
    if (each.person !== person.id) wrong("person", "同一参保人", "the same person", "another person");
    if (each.year !== year) wrong("year", `${year} 年度`, `the year ${year}`, show(each.year));
    if (each.region !== person.region)
      wrong("region", `地区 ${person.region}`, `the region ${person.region}`, show(each.region));
    if (each.yearEnd === true) wrong("yearEnd", "就诊的结算", "the settlement of a visit", "true");
    if (seen.has(each.claim)) wrong("claim", "未出现过的单据", "a claim that is not there before", show(each.claim));
    seen.add(each.claim);
    each.payments.forEach(({ amount }, at) => {
      if (amount.startsWith("-")) wrong(`payments[${at}].amount`, "不小于 0 的金额", "0.00 or more", amount);
    });
  });
  return issues;
}

/** A year whose end has been settled: its layers have looked at something. */
function again(id: string, { amounts }: ParsedAccount, layers: readonly string[]): Issue[] {
  const key = [...amounts.keys()].find((each) => layers.some((layer) => each.startsWith(`${layer}.`)));
  if (key === undefined) return [];
  const expected = { zh: "年终未结算过的台账", en: "an account of a year whose end has not been settled" };
  return [{ code: "invalid_account", claim: id, path: `account.amounts.${key}`, expected, found: "an amount" }];
}
