/** The same policy written plainly with decimal.js: yuan in, yuan out, one Decimal for every step. */
import Decimal from "decimal.js";
import { ASSISTANCE, BASIC, CRITICAL, PLACES, SUPPLEMENTAL, TCM_RATE, TCM_REDUCTION, TIERS } from "./policy.ts";
import type { Table } from "./policy.ts";
import { EXTREME, FANGCHENG_2020, HENAN_2018, OUTSIDE, REGISTERED, SUBSISTENCE, TOWNSHIP, URBAN } from "./words.ts";
import type { Settled, Stay, Year } from "./words.ts";

/** The row of a hospital. */
function basicRow(tier: number, grade: number, place: number): Table {
  const found = BASIC.find(
    (row) =>
      (row.place === null || row.place === PLACES[place]) &&
      (row.tier === null || row.tier === TIERS[tier]) &&
      grade <= row.grade,
  );
  if (found === undefined) throw new RangeError("no such hospital");
  return found;
}

/** What bands give on `x`, unrounded. */
export function bandsOn(x: Decimal, { deductible, bands }: Table): Decimal {
  let sum = new Decimal(0);
  let from = new Decimal(deductible);
  for (const { upTo, rate } of bands) {
    const to = Decimal.min(x, upTo);
    if (to.gt(from)) sum = sum.plus(to.minus(from).times(rate));
    from = Decimal.max(from, upTo);
  }
  return sum;
}

/** Rounds to the fen, half-up. */
export const fen = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
/** What bands give between two running bases, each rounded. */
export const between = (before: Decimal, after: Decimal, table: Table): Decimal =>
  fen(bandsOn(after, table)).minus(fen(bandsOn(before, table)));

/** Settles a stay. Unit of all amounts in and out: yuan. */
export function settleDecimal(rules: number, stay: Stay, year: Year): Settled {
  const { tier, grade, place, categories } = stay;
  const inScope = new Decimal(stay.inScope);
  const table = basicRow(tier, grade, place);
  const lowers = stay.tcm === 1 && tier !== TOWNSHIP && place !== OUTSIDE;
  const deductible = lowers ? table.deductible - TCM_REDUCTION : table.deductible;
  let exact = bandsOn(inScope, { ...table, deductible });
  // Five points more in the proportion of the tagged part; multiplied first, so that the division alone can round.
  if (stay.tcmServices !== 0 && inScope.gt(deductible))
    exact = exact.plus(inScope.minus(deductible).times(stay.tcmServices).times(TCM_RATE).div(inScope));
  const gives = fen(exact);
  const basic = Decimal.min(gives, Decimal.max(0, new Decimal(table.limit).minus(year.basicPool)));

  const poor =
    (categories & REGISTERED) !== 0 || ((categories & (SUBSISTENCE | EXTREME)) !== 0 && (categories & URBAN) === 0);
  let left = inScope.minus(basic);
  const critical = CRITICAL.find((each) => each.poor === poor && each.since2019 === (rules !== HENAN_2018));
  if (critical === undefined) throw new RangeError("no such rules");
  const before = new Decimal(year.criticalBase);
  const after = before.plus(left);
  const limit = Decimal.max(0, new Decimal(critical.limit).minus(year.criticalPaid));
  const criticalIllness = Decimal.min(between(before, after, critical), limit, left);
  const criticalUsed = Decimal.min(after, critical.deductible).minus(Decimal.min(before, critical.deductible));
  left = left.minus(criticalIllness);

  let supplemental = new Decimal(0);
  let medicalAssistance = new Decimal(0);
  let supplementalBase = new Decimal(0);
  let supplementalUsed = new Decimal(0);
  let assistanceBase = new Decimal(0);
  if ((categories & (REGISTERED | EXTREME | SUBSISTENCE)) !== 0) {
    const from = new Decimal(year.supplementalBase);
    const to = from.plus(left);
    supplementalBase = left;
    supplementalUsed = Decimal.min(to, 3000).minus(Decimal.min(from, 3000));
    supplemental = Decimal.min(between(from, to, SUPPLEMENTAL), left);
    left = left.minus(supplemental);
    if (rules === FANGCHENG_2020) {
      assistanceBase = Decimal.max(0, left.minus(table.deductible));
      const elsewhere = place !== 0 || stay.designated === 0;
      const rate = elsewhere
        ? ASSISTANCE.elsewhere
        : (categories & EXTREME) !== 0
          ? ASSISTANCE.extremePoor
          : ASSISTANCE.poor;
      const rest = Decimal.max(0, new Decimal(ASSISTANCE.limit).minus(year.assistancePaid));
      medicalAssistance = Decimal.min(fen(assistanceBase.times(rate)), rest);
      left = left.minus(medicalAssistance);
    }
  }
  const plus = (amount: number, more_: Decimal): number => new Decimal(amount).plus(more_).toNumber();
  return {
    basic: basic.toNumber(),
    criticalIllness: criticalIllness.toNumber(),
    supplemental: supplemental.toNumber(),
    medicalAssistance: medicalAssistance.toNumber(),
    patient: left.plus(stay.preSelfPay).plus(stay.overLimit).plus(stay.ownPay).toNumber(),
    patientInScope: left.toNumber(),
    patientPreSelfPay: stay.preSelfPay,
    patientOverLimit: stay.overLimit,
    patientOwnPay: stay.ownPay,
    year: {
      revision: year.revision + 1,
      admissions: year.admissions + 1,
      highestTier: Math.max(tier, year.highestTier),
      basicBase: plus(year.basicBase, inScope),
      basicDeductible: plus(year.basicDeductible, Decimal.min(inScope, deductible)),
      basicPaid: plus(year.basicPaid, basic),
      basicPool: plus(year.basicPool, basic),
      criticalBase: after.toNumber(),
      criticalDeductible: plus(year.criticalDeductible, criticalUsed),
      criticalPaid: plus(year.criticalPaid, criticalIllness),
      supplementalBase: plus(year.supplementalBase, supplementalBase),
      supplementalDeductible: plus(year.supplementalDeductible, supplementalUsed),
      supplementalPaid: plus(year.supplementalPaid, supplemental),
      assistanceBase: plus(year.assistanceBase, assistanceBase),
      assistancePaid: plus(year.assistancePaid, medicalAssistance),
    },
  };
}
