/** What came out of a case beside what it says. */
import type { Issue } from "../errors.ts";
import { printFen, readFen } from "../money.ts";
import type { CompanionCase, ExpectedPayment, ExpectedSettlement } from "../rules/companion.ts";
import type { Settled, Settlement } from "../settle/types.ts";
import type { CaseDifference } from "./types.ts";

const NOTHING = { layer: null, benefit: null, case: null, payer: null, name: null, difference: null };

/** Differences of a bill that was refused. */
export function refusalDifferences(expect: CompanionCase["expect"], issues: readonly Issue[]): CaseDifference[] {
  const expected = "refused" in expect ? expect.refused.join(", ") : null;
  const found = issues.map(({ code }) => code).join(", ");
  return expected === found ? [] : [{ ...NOTHING, kind: "refusal", expected, found }];
}

/** Differences of a bill that was settled. */
export function settledDifferences(expect: CompanionCase["expect"], settled: Settled): CaseDifference[] {
  if ("refused" in expect) return [{ ...NOTHING, kind: "refusal", expected: expect.refused.join(", "), found: null }];
  const { settlement, account } = settled;
  return [
    ...paymentDifferences(expect.payments, settlement),
    ...patientDifferences(expect, settlement),
    ...Object.entries(expect.account?.amounts ?? {}).flatMap(([name, expected]): CaseDifference[] => {
      const found = account.amounts[name] ?? null;
      return found === expected
        ? []
        : [{ ...NOTHING, kind: "account", name, expected, found, difference: less(found, expected) }];
    }),
    ...Object.entries(expect.account?.counts ?? {}).flatMap(([name, expected]): CaseDifference[] => {
      const found = account.counts?.[name] ?? 0;
      if (found === expected) return [];
      return [{ ...NOTHING, kind: "account", name, expected: String(expected), found: String(found) }];
    }),
    ...tierDifferences(expect.account?.highestTier, account.highestTier),
    ...listDifferences(
      "note",
      expect.notes?.map(({ layer, source }) => `${layer} ${source}`),
      settlement.notes.map(({ origin, source }) => `${origin.replace(/^[^/]*\/|@.*$/g, "")} ${source}`),
    ),
    ...listDifferences("entitlement", expect.entitlements, settlement.entitlements),
  ];
}

/** One amount less another; one that is missing counts as 0.00. */
export function less(found: string | null, expected: string | null): string {
  return printFen(readFen(found ?? "0.00") - readFen(expected ?? "0.00"));
}

type Place = Pick<ExpectedPayment, "layer" | "benefit" | "case" | "payer">;

function placeOf({ layer, benefit, case: id, payer }: Place): string {
  return JSON.stringify([layer, benefit, id, payer]);
}

/** Expected payments beside those found at the same place; then those found that were not expected. Of the same in another order, the orders. */
function paymentDifferences(expected: readonly ExpectedPayment[], { payments }: Settlement): CaseDifference[] {
  const left = [...payments];
  const differences = expected.flatMap((payment): CaseDifference[] => {
    const at = left.findIndex((each) => placeOf(each) === placeOf(payment));
    const [match] = at === -1 ? [] : left.splice(at, 1);
    return match?.amount === payment.amount ? [] : [paymentDifference(payment, payment.amount, match?.amount ?? null)];
  });
  differences.push(...left.map((payment) => paymentDifference(payment, null, payment.amount)));
  if (differences.length > 0 || expected.every((each, i) => placeOf(each) === placeOf(payments[i] ?? each)))
    return differences;
  const order = (places: readonly Place[]): string => places.map(placeText).join(", ");
  return [{ ...NOTHING, kind: "paymentOrder", expected: order(expected), found: order(payments) }];
}

function placeText({ layer, benefit, case: id, payer }: Place): string {
  return [layer, benefit, id, payer].filter((part) => part !== null).join(" / ");
}

function paymentDifference(place: Place, expected: string | null, found: string | null): CaseDifference {
  const { layer, benefit, case: id, payer } = place;
  return {
    kind: "payment",
    layer,
    benefit,
    case: id,
    payer,
    name: null,
    expected,
    found,
    difference: less(found, expected),
  };
}

function patientDifferences({ patient: expected }: ExpectedSettlement, { patient }: Settlement): CaseDifference[] {
  const found = patient.amount;
  if (found === expected) return [];
  return [{ ...NOTHING, kind: "patient", expected, found, difference: less(found, expected) }];
}

/** Without an expectation the year's highest tier is not looked at. */
function tierDifferences(expected: string | null | undefined, found: string | null): CaseDifference[] {
  if (expected === undefined || expected === found) return [];
  return [{ ...NOTHING, kind: "account", name: "highestTier", expected, found }];
}

/** Differences of two lists in order; without an expectation none is looked at. */
function listDifferences(
  kind: "note" | "entitlement",
  expected: readonly string[] | undefined,
  found: readonly string[],
): CaseDifference[] {
  if (expected === undefined || JSON.stringify(expected) === JSON.stringify(found)) return [];
  const missing = without(expected, found);
  const more = without(found, expected);
  // Of the same entries in another order, each is said.
  if (missing.length + more.length === 0) {
    return [{ ...NOTHING, kind, expected: expected.join(", "), found: found.join(", ") }];
  }
  return [
    ...missing.map((name) => ({ ...NOTHING, kind, name, expected: name, found: null })),
    ...more.map((name) => ({ ...NOTHING, kind, name, expected: null, found: name })),
  ];
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
