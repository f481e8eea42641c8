/** Allocation of payments back to the fee lines. */
import { apportion, createApportioner } from "../apportion.ts";
import type { ParsedLine } from "../claim/parsed.ts";
import { compareCodePoints } from "../order.ts";
import type { Bill } from "./bill.ts";
import type { Part } from "./take.ts";

/** Amounts by line and payer at `line * payers + payer`, and what the patient bears of each line. Unit: fen. */
export interface Allocation {
  readonly byPayer: readonly number[];
  readonly patient: readonly number[];
}

/**
 * Gives every part of every payment to the lines it paid, in the order of payment: per bucket and group in proportion
 * to the lines' unpaid part, largest remainder, ties to the smaller line id.
 */
export function allocate(lines: readonly ParsedLine[], bill: Bill, parts: readonly Part[], payers: number): Allocation {
  const members = membersOf(lines, bill);
  const unpaid = [0, 1, 2, 3].map((k) => lines.map((line) => line.parts[k] ?? 0));
  const byPayer = Array.from({ length: lines.length * payers }, () => 0);
  const patient = lines.map((line) => line.parts.reduce((sum, part) => sum + part, 0));
  const room = createApportioner();
  const before = (lines_: readonly number[]) => (a: number, b: number) =>
    compareCodePoints(lines[lines_[a] ?? 0]?.id ?? "", lines[lines_[b] ?? 0]?.id ?? "") < 0;
  for (const part of parts) {
    for (let cell = 0; cell < part.cells.length; cell++) {
      const amount = part.cells[cell] ?? 0;
      if (amount === 0) continue;
      const group = cell % bill.groups;
      const own = members[group] ?? [];
      const table = unpaid[(cell - group) / bill.groups] ?? [];
      const shares = shareOut(room, amount, own, table, before(own));
      own.forEach((line, i) => {
        const share = shares[i] ?? 0;
        table[line] = (table[line] ?? 0) - share;
        byPayer[line * payers + part.payer] = (byPayer[line * payers + part.payer] ?? 0) + share;
        patient[line] = (patient[line] ?? 0) - share;
      });
    }
  }
  return { byPayer, patient };
}

/** Indices of the lines of each group. */
function membersOf(lines: readonly ParsedLine[], bill: Bill): number[][] {
  const members: number[][] = bill.groupTags.map(() => []);
  lines.forEach((_, line) => members[bill.lineGroups[line] ?? 0]?.push(line));
  return members;
}

function shareOut(
  room: ReturnType<typeof createApportioner>,
  amount: number,
  own: readonly number[],
  table: readonly number[],
  before: (a: number, b: number) => boolean,
): readonly number[] {
  const weights = own.map((line) => table[line] ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) {
    // Only what a hospital keeps can meet lines of nothing: it goes to the first id.
    const first = own.reduce((least, _, i) => (before(i, least) ? i : least), 0);
    return own.map((_, i) => (i === first ? amount : 0));
  }
  apportion(room, Math.abs(amount), weights, weights.length, sum, before);
  return amount < 0 ? room.shares.map((share) => -share || 0) : room.shares;
}
