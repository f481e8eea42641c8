/** The settlement of a year's end: layers that pay once, on the bills of the whole year. */
import { newYear, parseAccount, printAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import { parseClaim } from "../claim/parse.ts";
import type { ParsedVisit } from "../claim/parsed.ts";
import type { Claim } from "../claim/types.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { keyOf } from "../plan/layout.ts";
import type { Plan } from "../plan/types.ts";
import { planOfYear } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import { settleOpened } from "../settlement.ts";
import type { OpenedClaim, SettleOptions } from "../settlement.ts";
import { givenIn } from "../settle/totals.ts";
import type { Settled } from "../settle/types.ts";
import { incomplete, misfits, readBills, unbalanced } from "./bills.ts";
import type { YearBill, YearBills } from "./bills.ts";
import { sharedBy } from "./household.ts";
import { sumOfYear } from "./sum.ts";

/** What `settleYearEnd` gives: also the claim that the year's bills come to, with which `verify` makes it again. */
export interface SettledYear extends Settled {
  readonly claim: Claim;
}

/**
 * Settles the end of a year: the layers of the pipeline's `yearEnd` look at the year's bills as at one, with all that
 * was paid on them as given. To the rules it is an outpatient visit of the tier `township` in the insured county; it
 * counts neither as an admission nor for the year's highest tier.
 *
 * @param bills   `YearBills`; anything may be passed.
 * @param account The person's account after the last settlement of the year; absent: there was none in the year.
 * @throws SettlementError as `settle`; `unbalanced` for a settlement whose figures do not sum; `invalid_claim` where the
 *   region has no `yearEnd`, a settlement is not of this person, year and region, stands twice, is of a year's end
 *   itself, or has a payment below zero or of a layer that is not looked at, where its layers use totals of a household,
 *   and where the settlements are not all that the account has seen;
 *   `invalid_account` for a year whose end has been settled.
 * @example
 * settleYearEnd(rulebook, { id: "y-1", person, settled: "2024-12-31", settlements }, account).settlement.payers;
 */
export function settleYearEnd(
  rulebook: Rulebook,
  bills: YearBills,
  account?: unknown,
  options: SettleOptions = {},
): SettledYear {
  const { settlements, ...head } = readBills(bills);
  const end = planYearEnd(rulebook, head, options);
  refuse([...faultsOf(end, settlements), ...sharing(end), ...unbalanced(head.id, settlements)]);
  const before = account === undefined ? newYear(head.person.id, end.year) : parseAccount(account);
  refuse(again(head.id, before, layersOf(end)));
  refuse(incomplete(head.id, before, settlements, sharedBy(end.plan.pipeline.household)));
  const opened = openYearEnd(end, settlements, options);
  const { settled, after } = settleEnd(opened, before);
  return { claim: opened.bills, settlement: settled.settlement, account: printAccount(after) };
}

/** The end of a year, before it is known what the year's bills are. */
export interface PlannedEnd extends Pick<OpenedClaim, "plan" | "knownAt" | "year"> {
  readonly head: Pick<Claim, "id" | "person" | "visit">;
}

/** The claim of a year's end without its bills. */
export function yearEndHead({ id, person, settled }: Omit<YearBills, "settlements">): PlannedEnd["head"] {
  const facility = { id: "year-end", region: person.region, tier: "township" } as const;
  return { id, person, visit: { kind: "outpatient", facility, settled } };
}

/** Finds the rules of a year's end. */
export function planYearEnd(
  rulebook: Rulebook,
  bills: Omit<YearBills, "settlements">,
  options: SettleOptions,
): PlannedEnd {
  const head = yearEndHead(bills);
  // First without payments: which layers were paid elsewhere is known only with the plan.
  const { visit } = parseClaim({ ...head, bill: sumOfYear([], []).bill });
  const knownAt = options.knownAt ?? visit.settled;
  const plan = planOfYear(rulebook, head.person.region, daysOf(visit), knownAt);
  return { head, plan, knownAt, year: Number(visit.settled.slice(0, 4)) };
}

function daysOf({ admitted, discharged, settled }: ParsedVisit) {
  return { admission: admitted, discharge: discharged, settlement: settled };
}

/** Why the end of a year cannot be settled on some settlements, if it cannot. */
export function faultsOf(end: PlannedEnd, settlements: readonly YearBill[]): Issue[] {
  const { head, plan, year } = end;
  const missing = noYearEnd(head.id, plan);
  // Without a year's end no layer is looked at, which is said already.
  const layers = missing.length > 0 ? settlements.flatMap(layersIn) : givenTo(end);
  return [...missing, ...misfits(head.id, head.person, year, layers, settlements)];
}

function layersIn({ payments }: YearBill): string[] {
  return payments.map(({ layer }) => layer);
}

/** The layers whose payments a year's end looks at. */
function givenTo(end: PlannedEnd): readonly string[] {
  const own = layersOf(end);
  return end.plan.pipeline.order.filter((layer) => !own.includes(layer));
}

/** The end of a year with the claim that its bills come to. */
export interface OpenedEnd extends OpenedClaim {
  readonly bills: Claim;
}

/** Sums the bills of a year, in which there are no faults. */
export function openYearEnd(
  end: PlannedEnd,
  settlements: readonly YearBill[],
  { trace = true }: SettleOptions,
): OpenedEnd {
  const { head, plan, knownAt, year } = end;
  const bills: Claim = { ...head, ...sumOfYear(settlements, givenTo(end)) };
  return { claim: parseClaim(bills), plan, knownAt, year, trace, bills };
}

/** Settles the end of a year, which is no visit of it: what its bills were given is counted already. */
export function settleEnd(opened: OpenedEnd, before: ParsedAccount): ReturnType<typeof settleOpened> {
  const { settled, after } = settleOpened(opened, before);
  const { admissions, highestTier } = before;
  const counts = new Map(after.counts);
  for (const key of givenIn(opened.claim)) counts.set(key, before.counts.get(key) ?? 0);
  const own = { ...after, admissions, highestTier, counts };
  return { settled: { ...settled, account: printAccount(own) }, after: own };
}

function layersOf({ plan }: PlannedEnd): readonly string[] {
  return plan.pipeline.yearEnd?.layers ?? [];
}

function noYearEnd(id: string, { yearEnd, region }: Plan): Issue[] {
  if (yearEnd) return [];
  const expected = { zh: "支付顺序写有 yearEnd 的地区", en: "a region whose pipeline has a yearEnd" };
  return [{ code: "invalid_claim", claim: id, path: "person.region", expected, found: show(region) }];
}

/** Totals of a household that the year's end would use: what its others have had of them is not known here. */
function sharing(end: PlannedEnd): Issue[] {
  const isShared = sharedBy(end.plan.pipeline.household);
  const layers = layersOf(end);
  const keys = end.plan.benefits.flatMap(({ layer, benefit }): string[] => {
    const name = end.plan.layers[layer]?.name ?? "";
    if (!layers.includes(name)) return [];
    const limits = [benefit.limits ?? [], ...benefit.cases.map((each) => each.limits ?? [])].flat();
    return [keyOf(name, benefit.id), ...limits.flatMap(({ pool }) => (pool === undefined ? [] : [`pool.${pool}`]))];
  });
  const key = keys.find(isShared);
  if (key === undefined) return [];
  const expected = {
    zh: "年终各层不用家庭共有的累计(共有的以账目的 yearEnd 事件结算)",
    en: "layers of a year's end that use no total of a household (the event `yearEnd` of a journal knows those)",
  };
  return [{ code: "invalid_claim", claim: end.head.id, path: "person.region", expected, found: show(key) }];
}

/** A year whose end has been settled: its layers have looked at something. */
function again(id: string, { amounts }: ParsedAccount, layers: readonly string[]): Issue[] {
  const key = [...amounts.keys()].find((each) => layers.some((layer) => each.startsWith(`${layer}.`)));
  if (key === undefined) return [];
  const expected = { zh: "年终未结算过的台账", en: "an account of a year whose end has not been settled" };
  return [{ code: "invalid_account", claim: id, path: `account.amounts.${key}`, expected, found: "an amount" }];
}
