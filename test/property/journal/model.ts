/**
 * A year kept the plain way: a list of what stands, settled anew from the opening of the year each time somebody asks.
 * It shares nothing with the journal but `settle` and what settles households, readmissions and the end of a year.
 */
import {
  openAccount,
  settle,
  settleInHousehold,
  SettlementError,
  settleYearEnd,
  withContinuation,
} from "../../../src/index.ts";
import type {
  Account,
  Claim,
  DatedCode,
  EarlierStay,
  FeeLine,
  HeldRange,
  HouseholdUse,
  JournalEvent,
  Rulebook,
  Settlement,
  Surroundings,
} from "../../../src/index.ts";
import { decimal, fen, yuan } from "../arbitraries/amounts.ts";
import { ELSEWHERE } from "./world.ts";
import type { Practice } from "./world.ts";

export interface Learnt {
  readonly set: "categories" | "certificates";
  readonly code: string;
  readonly held: readonly HeldRange[];
  readonly day: string;
}

/** A settlement that stands, and what its desk knew. */
export interface Kept {
  readonly of: string;
  readonly claim: Claim;
  readonly knownAt: string;
  readonly seen: readonly Learnt[];
  /** The knowledge that the year was last settled again by; empty: it was not. */
  readonly again: string;
  readonly around: Surroundings;
  readonly yearEnd: boolean;
  /** The stays that stood beside it when it was last settled. */
  readonly beside: readonly EarlierStay[];
}

export interface Year {
  readonly kept: readonly Kept[];
  readonly learnt: readonly Learnt[];
  readonly revision: number;
}

export const EMPTY: Year = { kept: [], learnt: [], revision: 0 };

/** A settlement as computed from scratch; without what only counts how often that was done. */
export interface Computed {
  readonly of: string;
  readonly claim: Claim;
  readonly knownAt: string;
  readonly figures: Omit<Settlement, "account">;
  readonly account: Omit<Account, "revision">;
  /** Whether a code was recognised that the region does not declare. */
  readonly passedOver: boolean;
}

export function figuresOf({ account: _, ...figures }: Settlement): Omit<Settlement, "account"> {
  return figures;
}

export function withoutRevision({ revision: _, ...account }: Account): Omit<Account, "revision"> {
  return account;
}

function knowing(claim: Claim, seen: readonly Learnt[]): Claim {
  const sets = { categories: claim.person.categories, certificates: claim.person.certificates };
  for (const { set, code, held } of seen) {
    const stated = sets[set];
    if (stated === undefined || code === ELSEWHERE) continue;
    const codes: DatedCode[] = stated.filter((each) => each.code !== code);
    for (const range of held) codes.push({ code, ...range });
    sets[set] = codes;
  }
  const { categories, certificates } = sets;
  return {
    ...claim,
    person: { ...claim.person, ...(categories && { categories }), ...(certificates && { certificates }) },
  };
}

/** A claim with the codes of its person in one order: they are sets. */
export function ordered(claim: Claim): Claim {
  const { categories, certificates } = claim.person;
  const sorted = (codes: readonly DatedCode[]): readonly DatedCode[] =>
    [...codes].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...claim,
    person: {
      ...claim.person,
      ...(categories && { categories: sorted(categories) }),
      ...(certificates && { certificates: sorted(certificates) }),
    },
  };
}

type Totals = Required<HouseholdUse>;

/** One totals more (or less) the other; nothing that is 0. */
function sum(one: HouseholdUse, other: HouseholdUse, sign: 1 | -1): Totals {
  const amounts: Record<string, string> = {};
  for (const key of [...Object.keys(one.amounts), ...Object.keys(other.amounts)].sort()) {
    const total = fen(one.amounts[key] ?? 0) + sign * fen(other.amounts[key] ?? 0);
    if (total !== 0) amounts[key] = yuan(total);
  }
  const counts: Record<string, number> = {};
  for (const key of [...Object.keys(one.counts ?? {}), ...Object.keys(other.counts ?? {})].sort()) {
    const total = (one.counts?.[key] ?? 0) + sign * (other.counts?.[key] ?? 0);
    if (total !== 0) counts[key] = total;
  }
  return { amounts, counts };
}

function withTotals(account: Account, { amounts, counts }: Totals): Account {
  const { counts: _, ...rest } = account;
  return { ...rest, amounts, ...(Object.keys(counts).length > 0 && { counts }) };
}

const NOTHING: HouseholdUse = { amounts: {} };

/** Everything from scratch: or the codes with which the first is refused. */
export function compute(
  rulebook: Rulebook,
  opening: Account,
  year: Year,
  practice: Practice,
): readonly Computed[] | readonly string[] {
  /** The account without, and with, the person's own part of what the household shares. */
  let account = opening;
  let own: Totals = { amounts: {}, counts: {} };
  const settlements: Settlement[] = [];
  const computed: Computed[] = [];
  for (const { of, claim, knownAt, seen, around, yearEnd, beside } of year.kept) {
    const said = knowing(claim, seen);
    const options = { knownAt, trace: false };
    const others = practice.shared.length > 0 ? (around.household ?? NOTHING) : NOTHING;
    const used = sum(own, others, 1);
    // Never is said too: rules of earlier in the year may have paid without counting.
    const never = Object.fromEntries(practice.counted.map((key) => [key, 0]));
    const home = withTotals(openAccount("home", opening.year), { ...used, counts: { ...never, ...used.counts } });
    try {
      const { id, person, visit } = said;
      const known =
        around.stays === undefined || yearEnd
          ? said
          : withContinuation(rulebook, said, [...around.stays, ...beside], { knownAt });
      const joined = withTotals(account, sum(account, home, 1));
      let settled: Settlement;
      let whole = known;
      if (yearEnd) {
        const end = settleYearEnd(rulebook, { id, person, settled: visit.settled, settlements }, joined, options);
        account = withTotals(end.account, sum(end.account, home, -1));
        settled = end.settlement;
        whole = end.claim;
      } else if (practice.shared.length > 0) {
        const made = settleInHousehold(rulebook, known, account, { id: "home", account: home }, options);
        account = made.account;
        own = sum(made.household, others, -1);
        settled = made.settlement;
      } else {
        const made = settle(rulebook, known, account, options);
        account = made.account;
        settled = made.settlement;
      }
      settlements.push(settled);
      const kept = withoutRevision(withTotals(account, sum(account, own, 1)));
      const passedOver = seen.some(({ code }) => code === ELSEWHERE);
      computed.push({ of, claim: ordered(whole), knownAt, figures: figuresOf(settled), account: kept, passedOver });
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return [...new Set(error.issues.map(({ code }) => code))].sort();
    }
  }
  return computed;
}

export function isRefused(result: readonly Computed[] | readonly string[]): result is readonly string[] {
  return typeof result[0] === "string";
}

function aroundOf({ household, stays }: Surroundings): Surroundings {
  return { ...(household && { household }), ...(stays && { stays }) };
}

/** Whether a refund takes a correction without what it corrects, or more of that than the corrections leave. */
export function isOverRefunded(before: Claim, rest: Claim, refunded: readonly { readonly id: string }[]): boolean {
  const worth = ({ lines = [] }: Claim, code: string | undefined): bigint =>
    lines.filter((line) => line.code === code).reduce((total, line) => total + worthOf(line), 0n);
  return refunded.some(({ id }) => {
    const code = before.lines?.find((line) => line.id === id)?.code;
    const isCorrected = before.lines?.some((line) => line.code === code && worthOf(line) < 0n);
    const [was, left] = [worth(before, code), worth(rest, code)];
    return isCorrected === true && (left > was || left < 0n);
  });
}

/** Unit: fen. */
function worthOf({ amount, split, unitPrice = 0, quantity = 0 }: FeeLine): bigint {
  if (split !== undefined) return BigInt(Object.values(split).reduce<number>((all, part) => all + fen(part), 0));
  if (amount !== undefined) return BigInt(fen(amount));
  const product = BigInt(Math.round(Number(unitPrice) * 1_000_000)) * BigInt(units(quantity));
  const size = product < 0n ? -product : product;
  const rounded = (size + 50_000_000n) / 100_000_000n;
  return product < 0n ? -rounded : rounded;
}

/** The year after an event that fits it; what is settled again sees the stays that stand then. */
export function after(year: Year, event: JournalEvent): Year {
  const next = changed(year, event);
  const first = firstSettled(year, event);
  return { ...next, kept: next.kept.map((each, i, all) => (i < first ? each : { ...each, beside: besides(all, i) })) };
}

/** From which place on an event settles. */
function firstSettled({ kept }: Year, event: JournalEvent): number {
  if (event.kind === "readjudicated") return 0;
  if (event.kind === "settled") return kept.filter(({ yearEnd }) => !yearEnd).length;
  return "of" in event ? kept.findIndex(({ of }) => of === event.of) : kept.length;
}

/** All other stays, but later ones on the same days. */
function besides(all: readonly Kept[], at: number): EarlierStay[] {
  const days = ({ claim }: Kept): string => `${claim.visit.admitted} ${claim.visit.discharged}`;
  const others = all.filter((each, i) => i < at || (i > at && days(each) !== days(all[at] ?? each)));
  return others
    .filter(({ claim, yearEnd }) => !yearEnd && claim.visit.kind === "inpatient")
    .map(({ claim: { visit } }) => ({ hospital: visit.facility.id, discharged: visit.discharged ?? visit.settled }));
}

function changed(year: Year, event: JournalEvent): Year {
  const { kept, learnt, revision } = year;
  const at = "of" in event ? kept.findIndex(({ of }) => of === event.of) : kept.length;
  const replaced = (claim: Claim): Year => ({
    ...year,
    kept: kept.map((each, i) => (i === at ? { ...each, claim } : each)),
    revision: revision + kept.length - at,
  });
  switch (event.kind) {
    case "settled": {
      const knownAt = event.knownAt ?? event.claim.visit.settled;
      const seen = learnt.filter(({ day }) => day <= knownAt);
      const visits = kept.filter(({ yearEnd }) => !yearEnd);
      const ends = kept.filter(({ yearEnd }) => yearEnd);
      const around = aroundOf(event);
      const own: Kept = {
        of: event.id,
        claim: event.claim,
        knownAt,
        seen,
        again: "",
        around,
        yearEnd: false,
        beside: [],
      };
      return { ...year, kept: [...visits, own, ...ends], revision: revision + 1 + ends.length };
    }
    case "yearEnd": {
      const { id, person, settled } = event.bills;
      const knownAt = event.knownAt ?? settled;
      const seen = learnt.filter(({ day }) => day <= knownAt);
      const facility = { id: "none", region: person.region, tier: "township" as const };
      const claim: Claim = { id, person, visit: { kind: "outpatient", facility, settled } };
      const around = aroundOf(event);
      const own: Kept = { of: event.id, claim, knownAt, seen, again: "", around, yearEnd: true, beside: [] };
      return { ...year, kept: [...kept, own], revision: revision + 1 };
    }
    case "reversed":
      return { ...year, kept: kept.filter((_, i) => i !== at), revision: revision + kept.length - at };
    case "corrected": {
      const { settled } = event.claim.visit;
      const right = replaced(event.claim);
      const around = aroundOf(event);
      const corrected = {
        ...right,
        kept: right.kept.map((each, i) => (i === at ? { ...each, around: { ...each.around, ...around } } : each)),
      };
      const moved = corrected.kept.map((each, i): Kept => {
        if (i !== at || kept[at]?.claim.visit.settled === settled) return each;
        const knownAt = settled < each.again ? each.again : settled;
        return { ...each, knownAt, seen: learnt.filter(({ day }) => day <= knownAt) };
      });
      return { ...corrected, kept: moved };
    }
    case "refunded": {
      const own = kept[at];
      if (own === undefined) throw new RangeError("nothing to refund");
      const back = new Map(event.lines.map(({ id, quantity }) => [id, quantity]));
      const lines = (own.claim.lines ?? []).flatMap((line): FeeLine[] => {
        if (!back.has(line.id)) return [line];
        const quantity = back.get(line.id);
        const left = quantity === undefined ? 0 : units(line.quantity) - units(quantity);
        return left === 0 ? [] : [{ ...line, quantity: decimal(left, 4).replace(/\.?0+$/, "") }];
      });
      return replaced({ ...own.claim, lines, ...(event.paid === undefined ? {} : { paid: event.paid }) });
    }
    case "recognised": {
      const set = event.category === undefined ? "certificates" : "categories";
      const code = event.category ?? event.certificate ?? "";
      return { ...year, learnt: [...learnt, { set, code, held: event.held, day: event.day }] };
    }
    case "readjudicated": {
      const { knownAt } = event;
      const seen = learnt.filter(({ day }) => day <= knownAt);
      return {
        ...year,
        kept: kept.map((each) => ({ ...each, knownAt, seen, again: knownAt })),
        revision: revision + kept.length,
      };
    }
  }
}

/** A quantity in ten-thousandths. */
export function units(quantity: string | number | undefined): number {
  return Math.round(Number(quantity ?? 0) * 10_000);
}
