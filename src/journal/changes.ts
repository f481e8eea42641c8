/** What an event changes for whom: the settlements before and after it. */
import { debtsOf } from "./debts.ts";
import { addParties, deltasOf, noParties, partiesOf, printParties } from "./figures.ts";
import type { Parties } from "./figures.ts";
import { mirrorOf } from "./mirror.ts";
import type { Effect, Standing, State } from "./state.ts";
import type { Changes, Receipt, SettlementChange } from "./types.ts";

/** What an event changed, of which every pending settlement has been made. */
export function changesOf(before: State, effect: Effect, made: readonly Standing[]): Changes {
  const later = before.standing.slice(effect.kept.length);
  const was = new Map(later.map(({ of, receipt }) => [of, receipt]));
  const now = new Set(made.map(({ of }) => of));
  // In the order of the year: what was taken back stood before all that was settled again for it.
  const gone = later.flatMap(({ of, receipt }): Pair[] => (now.has(of) ? [] : [{ of, before: receipt, after: null }]));
  const pairs = made.map(({ of, receipt }): Pair => ({ of, before: was.get(of) ?? null, after: receipt }));
  return compare([...gone, ...pairs], before.revision);
}

/** What one settlement was and is, at least one of which is there. */
export interface Pair {
  readonly of: string;
  readonly before: Receipt | null;
  readonly after: Receipt | null;
}

/**
 * Compares settlements.
 *
 * @param revision Of the account before, from which one that is taken back goes on.
 */
export function compare(pairs: readonly Pair[], revision: number): Changes {
  const sums = new Map<string, Parties>();
  const settlements = pairs.flatMap((pair): SettlementChange[] => {
    const { of } = pair;
    const [before, after] = [pair.before?.settlement ?? null, pair.after?.settlement ?? null];
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
    const change = { of, claim, region, before, after, mirror, deltas, owed: debtsOf(parties) };
    const notApplied = pair.after?.notApplied;
    return [notApplied === undefined ? change : { ...change, notApplied }];
  });
  return {
    settlements,
    sums: [...sums].map(([region, parties]) => ({ region, deltas: printParties(parties), owed: debtsOf(parties) })),
  };
}
