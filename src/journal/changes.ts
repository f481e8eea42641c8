/** What an event changes for whom: the settlements before and after it. */
import type { Settlement } from "../settle/types.ts";
import { debtsOf } from "./debts.ts";
import { addParties, deltasOf, noParties, partiesOf, printParties } from "./figures.ts";
import type { Parties } from "./figures.ts";
import { mirrorOf } from "./mirror.ts";
import type { Effect, Standing, State } from "./state.ts";
import type { Changes, SettlementChange } from "./types.ts";

/** What an event changed, of which every pending settlement has been made. */
export function changesOf(before: State, effect: Effect, made: readonly Standing[]): Changes {
  const later = before.standing.slice(effect.kept.length);
  const now = new Map(made.map(({ of, receipt }) => [of, receipt.settlement]));
  // In the order of the year: what was there, then what is new.
  const pairs = later.map(({ of, receipt }): Pair => {
    const after = now.get(of) ?? null;
    now.delete(of);
    return { of, before: receipt.settlement, after };
  });
  for (const [of, after] of now) pairs.push({ of, before: null, after });
  return compare(pairs, before.revision);
}

/** One settlement before and after, at least one of which is there. */
export interface Pair {
  readonly of: string;
  readonly before: Settlement | null;
  readonly after: Settlement | null;
}

/**
 * Compares settlements.
 *
 * @param revision Of the account before, from which one that is taken back goes on.
 */
export function compare(pairs: readonly Pair[], revision: number): Changes {
  const sums = new Map<string, Parties>();
  const settlements = pairs.flatMap(({ of, before, after }): SettlementChange[] => {
    const either = after ?? before;
    if (either === null) return [];
    const { claim, region } = either;
    const parties = partiesOf(before, after);
    const sum = sums.get(region) ?? noParties();
    addParties(sum, parties);
    sums.set(region, sum);
    const mirror =
      before === null || after !== null ? null : mirrorOf(before, { before: revision, after: revision + 1 });
    const deltas = deltasOf(before, after, parties);
    return [{ of, claim, region, before, after, mirror, deltas, owed: debtsOf(parties) }];
  });
  return {
    settlements,
    sums: [...sums].map(([region, parties]) => ({ region, deltas: printParties(parties), owed: debtsOf(parties) })),
  };
}
