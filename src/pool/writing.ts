/** Writing what was read of a piece into the columns of the whole. */
import type { ClaimColumns } from "../batch/columns.ts";
import type { Question, Target } from "./messages.ts";

/** Amounts, days and codes that mean the same in every piece. */
const COPIED = [
  "visit",
  "flags",
  "admitted",
  "discharged",
  "settled",
  "birth",
  "inScope",
  "preSelfPay",
  "overLimit",
  "ownPay",
  "refused",
] as const;
const PART_COPIED = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;
const GIVEN_COPIED = [...PART_COPIED, "amount", "deductible", "statedDeductible", "penalty"] as const;

/** Writes the rows of a piece where they belong. */
export function writePiece(
  from: ClaimColumns,
  fromLines: Int32Array,
  { columns: to, lines }: Pick<Extract<Question, { ask: "write" }>, "columns" | "lines">,
  { at, places }: Target,
): void {
  const { count, parts, given } = from;
  copy(COPIED, from, to, count, at.row);
  for (let row = 0; row < count; row++) {
    const whole = at.row + row;
    lines[whole] = (fromLines[row] ?? 0) + at.line;
    // A row without a claim has no place in any dictionary.
    if (from.refused[row] !== 0) continue;
    to.person[whole] = places.persons[from.person[row] ?? 0] ?? 0;
    to.region[whole] = places.regions[from.region[row] ?? 0] ?? 0;
    to.categories[whole] = places.categories[from.categories[row] ?? 0] ?? 0;
    to.extras[whole] = places.extras[from.extras[row] ?? 0] ?? 0;
  }
  copy(PART_COPIED, parts, to.parts, parts.count, at.part);
  for (let i = 0; i < parts.count; i++) {
    to.parts.row[at.part + i] = (parts.row[i] ?? 0) + at.row;
    to.parts.item[at.part + i] = places.items[parts.item[i] ?? 0] ?? 0;
  }
  copy(GIVEN_COPIED, given, to.given, given.count, at.given);
  for (let i = 0; i < given.count; i++) {
    to.given.row[at.given + i] = (given.row[i] ?? 0) + at.row;
    to.given.layer[at.given + i] = places.layers[given.layer[i] ?? 0] ?? 0;
  }
}

type Table<Name extends string> = { readonly [name in Name]: Float64Array | Int32Array | Uint8Array };

function copy<Name extends string>(
  names: readonly Name[],
  from: Table<Name>,
  to: Table<Name>,
  count: number,
  at: number,
): void {
  for (const name of names) to[name].set(from[name].subarray(0, count), at);
}
