/** What an event changes for whom: the settlements before and after it. */
import { debtsOf } from "./debts.ts";
import { addParties, deltasOf, noParties, partiesOf, printParties } from "./figures.ts";
import type { Billed, Parties } from "./figures.ts";
import { mirrorOf } from "./mirror.ts";
import type { Effect, Standing, State } from "./state.ts";
import type { Changes, SettlementChange } from "./types.ts";

/** What an event changed, of which every pending settlement has been made. */
export function changesOf(before: State, effect: Effect, made: readonly Standing[]): Changes {
  const later = before.standing.slice(effect.kept.length);
  const was = new Map(later.map((each) => [each.of, each]));
  const now = new Set(made.map(({ of }) => of));
  // In the order of the year: what was taken back stood before all that was settled again for it.
  const gone = later.flatMap((each): Pair[] => (now.has(each.of) ? [] : [{ before: each, after: null }]));
  const pairs = made.map((each): Pair => ({ before: was.get(each.of) ?? null, after: each }));
  return compare([...gone, ...pairs], before.revision);
}

/** What one settlement was and is, at least one of which is there. */
export interface Pair {
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** The settlement and whose bill it was. */
function billedBy({ receipt: { settlement }, claim, yearEnd }: Standing): Billed {
  return { settlement, hospital: yearEnd ? null : claim.visit.facility.id };
}

/**
 * Compares settlements.
 *
 * @param revision Of the account before, from which one that is taken back goes on.
 */
export function compare(pairs: readonly Pair[], revision: number): Changes {
  const sums = new Map<string, Parties>();
  const settlements = pairs.flatMap((pair): SettlementChange[] => {
    const either = pair.after ?? pair.before;
    if (either === null) return [];
    const { of } = either;
    const [was, now] = [pair.before, pair.after].map((side) => (side === null ? null : billedBy(side)));
    const parties = partiesOf(was ?? null, now ?? null);
    const [before, after] = [was?.settlement ?? null, now?.settlement ?? null];
    const { settlement, hospital } = billedBy(either);
    const { claim, region } = settlement;
    const sum = sums.get(region) ?? noParties();
    addParties(sum, parties);
    sums.set(region, sum);
    const mirror =
      before === null || after !== null ? null : mirrorOf(before, { before: revision, after: revision + 1 });
    const deltas = deltasOf(before, after, parties);
    const change = { of, claim, region, hospital, before, after, mirror, deltas, owed: debtsOf(parties) };
    const notApplied = pair.after?.receipt.notApplied;
    return [notApplied === undefined ? change : { ...change, notApplied }];
  });
  return {
    settlements,
    sums: [...sums].map(([region, parties]) => ({ region, deltas: printParties(parties), owed: debtsOf(parties) })),
  };
}
