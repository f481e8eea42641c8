/** The mirror of a receipt: every amount of it negated. */
import { printFen, readFen } from "../money.ts";
import type { Amount } from "../rules/types.ts";
import type { Buckets, Payment, SettledLine, Settlement } from "../settle/types.ts";

/**
 * A settlement whose amounts, added to those of another, give zero: its bill, payments, payers, patient and lines. It
 * says nothing of deductibles.
 *
 * @param account Revisions before and after it was taken back.
 */
export function mirrorOf(settlement: Settlement, account: Settlement["account"]): Settlement {
  // What was taken back has borne nothing of which another part of the stay could go on.
  const { deductibles: _, ...rest } = settlement;
  const { total, bill, payments, payers, patient, lines } = rest;
  return {
    ...rest,
    total: negated(total),
    bill: negatedBuckets(bill),
    payments: payments.map((payment): Payment => {
      const { amount, buckets } = payment;
      return { ...payment, amount: negated(amount), buckets: negatedAll(buckets) };
    }),
    payers: negatedAll(payers),
    patient: { amount: negated(patient.amount), buckets: negatedBuckets(patient.buckets) },
    lines: lines.map((line): SettledLine => ({
      id: line.id,
      amount: negated(line.amount),
      buckets: negatedBuckets(line.buckets),
      payers: negatedAll(line.payers),
      patient: negated(line.patient),
    })),
    account,
  };
}

function negated(amount: Amount): Amount {
  return printFen(0 - readFen(amount));
}

function negatedBuckets({ inScope, preSelfPay, overLimit, ownPay }: Buckets): Buckets {
  return {
    inScope: negated(inScope),
    preSelfPay: negated(preSelfPay),
    overLimit: negated(overLimit),
    ownPay: negated(ownPay),
  };
}

function negatedAll(amounts: { readonly [name: string]: Amount }): { readonly [name: string]: Amount } {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, negated(amount)]));
}
