/** Many rows made of the columns of a few claims: their facts mixed, amounts of their own, persons who come back. */
import { createColumns } from "../../src/batch.ts";
import type { ClaimColumns } from "../../src/batch.ts";
import { createGiven, createParts } from "../../src/batch/columns.ts";
import { MAX_FEN } from "../../src/money.ts";

/** Numbers from 0, inclusive, to 1, exclusive. */
export type Random = () => number;

/** Numbers that a seed begins: mulberry32, small and well tested. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const AMOUNTS = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;
const FACTS = ["visit", "flags", "birth", "categories", "extras"] as const;
const WHENCE = ["region", "admitted", "discharged", "settled", "refused"] as const;

/**
 * Makes columns of rows like those of `base`, whose dictionaries they share.
 *
 * @param persons How many persons they are of.
 * @param mixed   How often a row takes facts of another one.
 */
export function widen(base: ClaimColumns, count: number, persons: number, mixed: number, random: Random): ClaimColumns {
  const columns = createColumns(count);
  const { dictionaries } = columns;
  Object.assign(dictionaries, {
    ...base.dictionaries,
    persons: Array.from({ length: persons }, (_, person) => `person-${person}`),
  });
  columns.count = count;
  Object.assign(columns.parts, createParts(4 * count));
  Object.assign(columns.given, createGiven(count));
  const below = (length: number): number => Math.floor(random() * length);
  for (let row = 0; row < count; row++) {
    const like = below(base.count);
    for (const name of WHENCE) columns[name][row] = base[name][like] ?? 0;
    if (random() < 0.1) moveDays(columns, row, random);
    const other = random() < mixed ? below(base.count) : like;
    for (const name of FACTS) columns[name][row] = base[name][random() < 0.5 ? other : like] ?? 0;
    columns.person[row] = below(persons);
    const lane = random();
    for (const name of AMOUNTS) columns[name][row] = amountLike(base[name][like] ?? 0, lane, random);
    if (dictionaries.items.length > 0 && random() < 0.25) divide(columns, row, random);
    if (base.given.count > 0 && random() < mixed / 10) give(columns, row, base, below(base.given.count));
  }
  return columns;
}

/** Most are of a usual size, some on an edge, and some so large that they or the totals pass what is safe. */
function amountLike(base: number, lane: number, random: Random): number {
  if (lane < 0.1) return Math.max(0, base + Math.floor(3 * random()) - 1);
  if (random() < 0.2) return 0;
  if (lane < 0.85) return Math.floor(10 ** (9 * random()));
  if (lane < 0.95) return Math.floor(10 ** (8 + 5 * random()));
  return Math.floor((MAX_FEN / 4) * random());
}

/** Days that are none, or at the end of something. */
const ODD_DAYS = [
  0, -1, 101, 18_991_231, 20_180_431, 20_181_231, 20_190_101, 20_190_229, 20_191_301, 20_200_200, 20_200_229,
  21_000_229, 21_991_231, 22_000_101, 2_147_483_647,
];

/** Gives a row days of a month of its own, or one that is odd. */
function moveDays(columns: ClaimColumns, row: number, random: Random): void {
  const month = 100 * (100 * (2016 + Math.floor(10 * random())) + 1 + Math.floor(12 * random()));
  const days = [0, 0, 0].map(() => month + 1 + Math.floor(28 * random())).sort((left, right) => left - right);
  if (random() < 0.1) days[Math.floor(3 * random())] = ODD_DAYS[Math.floor(ODD_DAYS.length * random())] ?? 0;
  [columns.admitted[row], columns.discharged[row], columns.settled[row]] = days as [number, number, number];
}

/** Divides a row into parts of any items; some are below zero, as where a fee has been taken back. */
function divide(columns: ClaimColumns, row: number, random: Random): void {
  const { parts, dictionaries } = columns;
  const count = 1 + Math.floor(4 * random());
  const left = AMOUNTS.map((name) => columns[name][row] ?? 0);
  for (let i = 0; i < count; i++) {
    const at = parts.count++;
    parts.row[at] = row;
    parts.item[at] = Math.floor(random() * dictionaries.items.length);
    AMOUNTS.forEach((name, bucket) => {
      const whole = left[bucket] ?? 0;
      const own = i === count - 1 ? whole : Math.floor(whole * (random() < 0.05 ? 2 : 1) * random());
      parts[name][at] = own;
      left[bucket] = whole - own;
    });
  }
  if (random() < 0.03) spoil(columns, parts.count - 1 - Math.floor(count * random()), random);
}

/** Makes of a part what is none, or does not add up. */
function spoil({ parts, dictionaries }: ClaimColumns, at: number, random: Random): void {
  const kind = random();
  const column = parts[AMOUNTS[Math.floor(4 * random())] ?? "inScope"];
  if (kind < 0.2) parts.item[at] = random() < 0.5 ? dictionaries.items.length : -1;
  else if (kind < 0.6) column[at] = (column[at] ?? 0) + (random() < 0.5 ? 1 : -0.5);
  else column[at] = [NaN, Infinity, -Infinity, MAX_FEN + 1][Math.floor(4 * random())] ?? NaN;
}

/** Gives a row the payment of another. */
function give({ given }: ClaimColumns, row: number, { given: from }: ClaimColumns, like: number): void {
  const at = given.count++;
  given.row[at] = row;
  given.layer[at] = from.layer[like] ?? 0;
  for (const name of [...AMOUNTS, "amount", "deductible", "statedDeductible", "penalty"] as const)
    given[name][at] = from[name][like] ?? NaN;
}
