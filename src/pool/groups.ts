/**
 * Which worker looks after whom. Each group of persons falls to one worker, but where that has not come to it yet another
 * that is ahead takes it: two processors are seldom as fast as each other, and the slower one would have all wait.
 */
import { GROUP, groupOf, partOfGroup } from "../batch/share.ts";
import type { Persons, Share } from "../batch/share.ts";

/** What the workers of a pool know of each other; in shared memory. */
export interface Division {
  /** By group, one more than the worker that looks after it; 0 for none so far. */
  readonly owners: Int32Array;
  /** About the row of the run up to which each worker has looked for its own. */
  readonly reached: Int32Array;
}

/** What a worker looks after. */
export interface Groups extends Persons {
  /** Begins a run, or what else the pool asks for. */
  readonly open: (division: Division) => void;
  /** Takes note of all groups that this worker looks after by now. */
  readonly takeNote: () => void;
  /** Forgets all that it looked after. */
  readonly clear: () => void;
}

/** Rows by which a worker is ahead of another before it takes a group of that one's. */
const AHEAD = 4096;
/** Rows after which a worker says how far it is. */
const PACE = 256;
/** How much of its part, beside all of that, a worker takes from others at most: it has room for that many. */
const MORE = 0.5;

/**
 * Makes the groups of a worker, none so far.
 *
 * @param onTaken Told once of each group that this worker looks after, before any of its rows is settled.
 */
export function createGroups({ part, of }: Share, onTaken: (group: number) => void): Groups {
  let owners: Int32Array = new Int32Array(0);
  let reached: Int32Array = new Int32Array(0);
  // Groups of others that this worker has met in this run; whether it takes one is settled then.
  let met = new Uint8Array(0);
  let taken = 0;
  const known = new Set<number>();
  const note = (group: number): void => {
    if (known.has(group)) return;
    known.add(group);
    onTaken(group);
  };
  /** Whether a group that nobody has taken is another's that this worker may take. */
  const mayTake = (group: number, home: number, row: number): boolean => {
    // Only where this worker meets it first: where persons come again and again, the other is on its way to it.
    if (met[group] !== 0) return false;
    met[group] = 1;
    return taken * of < MORE * owners.length && row - Atomics.load(reached, home) >= AHEAD;
  };
  return {
    open(division) {
      ({ owners, reached } = division);
      met = new Uint8Array(owners.length);
    },
    has(person, row) {
      if (row % PACE === 0) Atomics.store(reached, part, row);
      const group = groupOf(person);
      const home = partOfGroup(group, of);
      // Of a row that names no person nothing is kept.
      if (group >= owners.length) return home === part;
      // Nobody but this worker writes its own number, and none is ever overwritten during a run.
      const owner = owners[group];
      if (owner !== 0) return owner === part + 1;
      if (home !== part && !mayTake(group, home, row)) return false;
      // Its own worker, or a third, may have come to it meanwhile.
      if (Atomics.compareExchange(owners, group, 0, part + 1) !== 0) return false;
      if (home !== part) taken++;
      note(group);
      return true;
    },
    most: (persons) => (of === 1 ? persons : Math.min(persons, Math.ceil(((1 + MORE) * persons) / of) + 2 * GROUP)),
    takeNote: () => owners.forEach((owner, group) => owner === part + 1 && note(group)),
    clear() {
      known.clear();
      taken = 0;
    },
  };
}

/** The pool's side of it. */
export interface Divider {
  /** Makes room for so many persons. */
  readonly reserve: (persons: number) => void;
  /** Has the worker look after a person to whom it falls, whatever comes, and gives its number. */
  readonly keep: (person: number) => number;
  /** As it stands, for a run from the first row on. */
  readonly open: () => Division;
  /** Has each group that nobody has taken looked after by the worker to which it falls. */
  readonly divide: () => void;
  /** Forgets who looks after whom, but for those who were kept. */
  readonly clear: () => void;
}

/** Divides persons among so many workers, none so far. */
export function createDivider(workers: number): Divider {
  let owners = shared(0);
  const reached = shared(workers);
  const kept = new Set<number>();
  const fall = (group: number): void => {
    owners[group] = 1 + partOfGroup(group, workers);
  };
  const reserve = (persons: number): void => {
    const groups = persons === 0 ? 0 : 1 + groupOf(persons - 1);
    if (groups <= owners.length) return;
    const more = shared(groups);
    more.set(owners);
    owners = more;
  };
  return {
    reserve,
    keep(person) {
      const group = groupOf(person);
      reserve(person + 1);
      kept.add(group);
      fall(group);
      return partOfGroup(group, workers);
    },
    open() {
      reached.fill(0);
      return { owners, reached };
    },
    divide: () => owners.forEach((owner, group) => owner === 0 && fall(group)),
    clear() {
      owners.fill(0);
      for (const group of kept) fall(group);
    },
  };
}

function shared(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * length));
}
