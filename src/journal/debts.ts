/** Who owes whom. */
import { printFen } from "../money.ts";
import type { Parties } from "./figures.ts";
import type { Debt } from "./types.ts";

/** The party that is not a payer and bears what is left. */
export const PATIENT = "patient";
/** The hospital that billed. */
export const FACILITY = "facility";

interface Share {
  readonly party: string;
  /** Above 0. Unit: fen. */
  left: number;
}

/**
 * Debts that settle differences: who has to give more gives it to those who get back, both in the order of payment, the
 * patient after the payers and the hospital last. Each debt is of fen that one has too little and the other too much.
 */
export function debtsOf({ payers, patient, facility }: Parties): Debt[] {
  const all = [...payers, [PATIENT, patient] as const, [FACILITY, facility] as const];
  const sharesOf = (sign: 1 | -1): Share[] =>
    all.flatMap(([party, fen]) => (sign * fen > 0 ? [{ party, left: sign * fen }] : []));
  const creditors = sharesOf(-1);
  return sharesOf(1).flatMap((debtor): Debt[] => {
    const debts: Debt[] = [];
    for (const creditor of creditors) {
      const fen = Math.min(debtor.left, creditor.left);
      if (fen === 0) continue;
      debtor.left -= fen;
      creditor.left -= fen;
      debts.push({ from: debtor.party, to: creditor.party, amount: printFen(fen) });
    }
    return debts;
  });
}
