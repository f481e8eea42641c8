/**
 * A year kept the plain way: a list of what stands, settled anew from the opening of the year each time somebody asks.
 * It shares nothing with the journal but `settle`.
 */
import { settle, SettlementError } from "../../../src/index.ts";
import type { Account, Claim, DatedCode, FeeLine, Settlement } from "../../../src/index.ts";
import type { HeldRange, JournalEvent, Rulebook } from "../../../src/index.ts";
import { decimal } from "../arbitraries/amounts.ts";

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
    if (stated === undefined) continue;
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

/** Everything from scratch: or the codes with which the first is refused. */
export function compute(rulebook: Rulebook, opening: Account, year: Year): readonly Computed[] | readonly string[] {
  let account = opening;
  const computed: Computed[] = [];
  for (const { of, claim, knownAt, seen } of year.kept) {
    const known = knowing(claim, seen);
    try {
      const settled = settle(rulebook, known, account, { knownAt, trace: false });
      account = settled.account;
      const figures = figuresOf(settled.settlement);
      computed.push({ of, claim: ordered(known), knownAt, figures, account: withoutRevision(account) });
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

/** The year after an event that fits it. */
export function after(year: Year, event: JournalEvent): Year {
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
      return {
        ...year,
        kept: [...kept, { of: event.id, claim: event.claim, knownAt, seen, again: "" }],
        revision: revision + 1,
      };
    }
    case "reversed":
      return { ...year, kept: kept.filter((_, i) => i !== at), revision: revision + kept.length - at };
    case "corrected": {
      const { settled } = event.claim.visit;
      const corrected = replaced(event.claim);
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
