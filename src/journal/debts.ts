/** Who owes whom. */
import { printFen } from "../money.ts";
import { HOSPITAL } from "../plan/names.ts";
import type { HospitalShare, Parties } from "./figures.ts";
import type { Debt } from "./types.ts";

/** The party that is not a payer and bears what is left. */
export const PATIENT = "patient";
/** The hospital that billed. */
export const FACILITY = "facility";

/** What one party has to give, or to get. */
interface Share {
  readonly party: string;
  /** Which hospital it is; `null` for a party that is none. */
  readonly hospital: string | null;
  /** Above 0. Unit: fen. */
  left: number;
}

/**
 * Debts that settle differences: who has to give more gives it to those who get back, both in the order of payment, the
 * patient after the payers and the hospitals last. Each debt is of fen that one has too little and the other too much.
 * Each hospital is a party of its own, as a payer and as the one that billed.
 */
export function debtsOf(parties: Parties): Debt[] {
  const all = [
    ...[...parties.payers].flatMap(([payer, fen]) =>
      payer === HOSPITAL ? byHospital(parties, payer, "payer", fen) : [{ party: payer, hospital: null, fen }],
    ),
    { party: PATIENT, hospital: null, fen: parties.patient },
    ...byHospital(parties, FACILITY, "facility", parties.facility),
  ];
  const sharesOf = (sign: 1 | -1): Share[] =>
    all.flatMap(({ party, hospital, fen }) => (sign * fen > 0 ? [{ party, hospital, left: sign * fen }] : []));
  const creditors = sharesOf(-1);
  return sharesOf(1).flatMap((debtor): Debt[] => {
    const debts: Debt[] = [];
    for (const creditor of creditors) {
      const fen = Math.min(debtor.left, creditor.left);
      if (fen === 0) continue;
      debtor.left -= fen;
      creditor.left -= fen;
      debts.push({
        from: debtor.party,
        to: creditor.party,
        amount: printFen(fen),
        ...(debtor.hospital === null ? {} : { fromHospital: debtor.hospital }),
        ...(creditor.hospital === null ? {} : { toHospital: creditor.hospital }),
      });
    }
    return debts;
  });
}

/** What a party that is some hospital gives, hospital by hospital; last what is no known hospital's. */
function byHospital({ hospitals }: Parties, party: string, role: keyof HospitalShare, whole: number) {
  const own = [...hospitals].map(([hospital, share]) => ({ party, hospital, fen: share[role] }));
  const rest = own.reduce((left, { fen }) => left - fen, whole);
  return [...own, { party, hospital: null, fen: rest }];
}
