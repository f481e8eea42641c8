/** The same policy written plainly with decimal.js: yuan in, yuan out, one Decimal for every step. */
import Decimal from "decimal.js";
import {
  CITY,
  COUNTY,
  EXTREME,
  FANGCHENG_2020,
  HENAN_2018,
  OUTSIDE,
  REGISTERED,
  SUBSISTENCE,
  TOWNSHIP,
} from "./words.ts";
import { URBAN } from "./words.ts";
import type { Settled, Stay, Year } from "./words.ts";

interface Band {
  readonly upTo: number;
  readonly rate: string;
}

const band = (upTo: number, rate: string): Band => ({ upTo, rate });

interface Table {
  readonly deductible: number;
  readonly bands: readonly Band[];
}

const CRITICAL = {
  ordinary2018: {
    deductible: 15000,
    bands: [band(50000, "0.50"), band(100000, "0.60"), band(Infinity, "0.70")],
    limit: 300000,
  },
  poor2018: {
    deductible: 7500,
    bands: [band(50000, "0.80"), band(100000, "0.85"), band(Infinity, "0.95")],
    limit: 300000,
  },
  ordinary2019: { deductible: 11000, bands: [band(100000, "0.60"), band(Infinity, "0.70")], limit: 400000 },
  poor2019: { deductible: 5500, bands: [band(100000, "0.85"), band(Infinity, "0.95")], limit: Infinity },
};

const SUPPLEMENTAL = {
  deductible: 3000,
  bands: [band(5000, "0.30"), band(10000, "0.40"), band(15000, "0.50"), band(50000, "0.80"), band(Infinity, "0.90")],
};

function basicTable(tier: number, grade: number, place: number): Table {
  if (place === OUTSIDE) return { deductible: 2000, bands: [band(7000, "0.50"), band(Infinity, "0.68")] };
  if (tier === TOWNSHIP) return { deductible: 150, bands: [band(800, "0.70"), band(Infinity, "0.90")] };
  if (tier === COUNTY) return { deductible: 400, bands: [band(1500, "0.63"), band(Infinity, "0.83")] };
  if (tier === CITY && grade !== 3) return { deductible: 500, bands: [band(3000, "0.55"), band(Infinity, "0.75")] };
  if (tier === CITY) return { deductible: 1200, bands: [band(4000, "0.53"), band(Infinity, "0.72")] };
  if (grade !== 3) return { deductible: 600, bands: [band(4000, "0.53"), band(Infinity, "0.72")] };
  return { deductible: 2000, bands: [band(7000, "0.50"), band(Infinity, "0.68")] };
}

/** What bands give on `x`, unrounded. */
function bandsOn(x: Decimal, { deductible, bands }: Table): Decimal {
  let sum = new Decimal(0);
  let from = new Decimal(deductible);
  for (const { upTo, rate } of bands) {
    const to = Decimal.min(x, upTo);
    if (to.gt(from)) sum = sum.plus(to.minus(from).times(rate));
    from = Decimal.max(from, upTo);
  }
  return sum;
}

const fen = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
const between = (before: Decimal, after: Decimal, table: Table): Decimal =>
  fen(bandsOn(after, table)).minus(fen(bandsOn(before, table)));

/** Settles a stay. Unit of all amounts in and out: yuan. */
export function settleDecimal(rules: number, stay: Stay, year: Year): Settled {
  const { tier, grade, place, categories } = stay;
  const inScope = new Decimal(stay.inScope);
  const table = basicTable(tier, grade, place);
  const lowers = stay.tcm === 1 && tier !== TOWNSHIP && place !== OUTSIDE;
  const deductible = lowers ? table.deductible - 100 : table.deductible;
  let exact = bandsOn(inScope, { deductible, bands: table.bands });
  // Five points more in the proportion of the tagged part; multiplied first, so that the division alone can round.
  if (stay.tcmServices !== 0 && inScope.gt(deductible))
    exact = exact.plus(inScope.minus(deductible).times(stay.tcmServices).times("0.05").div(inScope));
  const gives = fen(exact);
  const basic = Decimal.min(gives, Decimal.max(0, new Decimal(150000).minus(year.basicPool)));

  const poor =
    (categories & REGISTERED) !== 0 || ((categories & (SUBSISTENCE | EXTREME)) !== 0 && (categories & URBAN) === 0);
  let left = inScope.minus(basic);
  const critical =
    rules === HENAN_2018 ? CRITICAL[poor ? "poor2018" : "ordinary2018"] : CRITICAL[poor ? "poor2019" : "ordinary2019"];
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
      const rate = elsewhere ? "0.40" : (categories & EXTREME) !== 0 ? "0.80" : "0.70";
      const rest = Decimal.max(0, new Decimal(10000).minus(year.assistancePaid));
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
