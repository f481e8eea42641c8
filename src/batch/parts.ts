/** Rows whose bill is divided: how much of it bears the tags that a rate asks for. */
import { itemBits } from "../settle/groups.ts";
import type { Run } from "../settle/run.ts";
import type { ClaimColumns, Item } from "./columns.ts";

/** What a plan remembers of the items of the columns, and room for the groups of one row. */
export interface Parts {
  /** Tag bits by place; `UNKNOWN` where it has not been asked for, `UNDECLARED` where the region does not declare one. */
  bits: Int32Array;
  readonly groups: Int32Array;
  readonly sums: Float64Array;
}

const UNKNOWN = -2;
const UNDECLARED = -1;
/** Groups of one row that are told apart; others go the slow way. */
const MAX_GROUPS = 8;

/** Makes an empty memory. */
export function createParts(): Parts {
  return { bits: new Int32Array(0), groups: new Int32Array(MAX_GROUPS), sums: new Float64Array(4 * MAX_GROUPS) };
}

/**
 * How much of a row's buckets bears one of the tags.
 *
 * @param first Its first part in the columns.
 * @param of    The buckets.
 * @returns Unit: fen; -1 where the row must go as a claim: something is undeclared, below zero, or too much divided.
 */
export function taggedPart(
  run: Run,
  parts: Parts,
  columns: ClaimColumns,
  row: number,
  first: number,
  tags: number,
  of: readonly number[],
): number {
  const { parts: all, dictionaries } = columns;
  const { groups, sums } = parts;
  let count = 0;
  for (let i = first; i < all.count && all.row[i] === row; i++) {
    const item = all.item[i] ?? 0;
    let bits = parts.bits[item] ?? UNKNOWN;
    if (bits === UNKNOWN) bits = remember(run, parts, dictionaries.items, item);
    if (bits === UNDECLARED) return -1;
    let group = 0;
    while (group < count && groups[group] !== bits) group++;
    if (group === count) {
      if (count === MAX_GROUPS) return -1;
      groups[count++] = bits;
      sums.fill(0, 4 * group, 4 * count);
    }
    const at = 4 * group;
    sums[at] = (sums[at] ?? 0) + (all.inScope[i] ?? 0);
    sums[at + 1] = (sums[at + 1] ?? 0) + (all.preSelfPay[i] ?? 0);
    sums[at + 2] = (sums[at + 2] ?? 0) + (all.overLimit[i] ?? 0);
    sums[at + 3] = (sums[at + 3] ?? 0) + (all.ownPay[i] ?? 0);
  }
  for (let i = 0; i < 4 * count; i++) if ((sums[i] ?? 0) < 0) return -1;
  let part = 0;
  for (let group = 0; group < count; group++) {
    if (((groups[group] ?? 0) & tags) === 0) continue;
    for (let k = 0; k < of.length; k++) part += sums[4 * group + (of[k] ?? 0)] ?? 0;
  }
  return part;
}

function remember(run: Run, parts: Parts, items: readonly Item[], place: number): number {
  if (place >= parts.bits.length) {
    const longer = new Int32Array(Math.max(16, 2 * (place + 1))).fill(UNKNOWN);
    longer.set(parts.bits);
    parts.bits = longer;
  }
  const { tags, charge, code } = items[place] ?? NO_ITEM;
  run.undeclared = false;
  const bits = itemBits(run, tags, charge, code);
  const own = run.undeclared ? UNDECLARED : bits;
  run.undeclared = false;
  parts.bits[place] = own;
  return own;
}

const NO_ITEM: Item = { tags: [], charge: null, code: null };
