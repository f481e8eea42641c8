/** The same policy over columns: claims in rows of typed arrays, each person's year carried in place. */
import {
  basicOf,
  ordinary2018,
  ordinary2019,
  poor2018,
  poor2019,
  statedDeductible,
  supplementalOf,
} from "./integers.ts";
import {
  COUNTY,
  EXTREME,
  FANGCHENG_2020,
  HENAN_2018,
  OUTSIDE,
  REGISTERED,
  SAME_COUNTY,
  SAME_PROVINCE,
  SUBSISTENCE,
  TOWNSHIP,
  URBAN,
} from "./words.ts";

/** Numbers of a year, in the order of `Year` without its revision; a row for each person. */
export const YEAR_FIELDS = 14;
/** Distance between rows of years, so that each has its own cache lines. */
export const YEAR_STRIDE = 16;

/** Whether a stay was referred, in a designated hospital, in one of Chinese medicine: bits of `flags`. */
export const REFERRED = 1;
export const DESIGNATED = 2;
export const TCM = 4;

/** Stays in, payments out. Unit of amounts: fen. */
export interface Columns {
  readonly count: number;
  readonly person: Int32Array;
  readonly tier: Uint8Array;
  readonly grade: Uint8Array;
  readonly place: Uint8Array;
  readonly flags: Uint8Array;
  readonly categories: Uint8Array;
  readonly inScope: Float64Array;
  readonly preSelfPay: Float64Array;
  readonly overLimit: Float64Array;
  readonly ownPay: Float64Array;
  readonly tcmServices: Float64Array;
  readonly basic: Float64Array;
  readonly criticalIllness: Float64Array;
  readonly supplemental: Float64Array;
  readonly medicalAssistance: Float64Array;
  readonly patient: Float64Array;
  readonly patientInScope: Float64Array;
  readonly patientPreSelfPay: Float64Array;
  readonly patientOverLimit: Float64Array;
  readonly patientOwnPay: Float64Array;
  /** 1 where a stay is refused. */
  readonly refused: Uint8Array;
  /** One row of `YEAR_STRIDE` for each person. */
  readonly years: Float64Array;
}

/** Bytes by which each column starts after a page, so that columns do not share cache sets. */
const STAGGER = 192;
const PAGE = 4096;

/** Room for `count` stays of `persons`, in one buffer. */
export function createColumns(count: number, persons: number): Columns {
  const room = new ArrayBuffer(23 * 2 * PAGE + count * (14 * 8 + 4 + 6) + persons * YEAR_STRIDE * 8);
  let at = 0;
  let columns = 0;
  const place = (bytes: number): number => {
    const start = Math.ceil(at / PAGE) * PAGE + ((columns++ * STAGGER) % PAGE);
    at = start + bytes;
    return start;
  };
  const amounts = (): Float64Array => new Float64Array(room, place(count * 8), count);
  const codes = (): Uint8Array => new Uint8Array(room, place(count), count);
  return {
    count,
    person: new Int32Array(room, place(count * 4), count),
    tier: codes(),
    grade: codes(),
    place: codes(),
    flags: codes(),
    categories: codes(),
    inScope: amounts(),
    preSelfPay: amounts(),
    overLimit: amounts(),
    ownPay: amounts(),
    tcmServices: amounts(),
    basic: amounts(),
    criticalIllness: amounts(),
    supplemental: amounts(),
    medicalAssistance: amounts(),
    patient: amounts(),
    patientInScope: amounts(),
    patientPreSelfPay: amounts(),
    patientOverLimit: amounts(),
    patientOwnPay: amounts(),
    refused: codes(),
    years: new Float64Array(room, place(persons * YEAR_STRIDE * 8), persons * YEAR_STRIDE),
  };
}

/** Bytes that a million stays take in and out: the columns, and the persons' rows. */
export function bytesOf(columns: Columns): number {
  return columns.person.buffer.byteLength;
}

/** Settles all rows in order. */
export function settleColumns(rules: number, columns: Columns): void {
  const { count, person, tier, grade, place, flags, categories, inScope, years } = columns;
  const { preSelfPay, overLimit, ownPay, tcmServices, basic, criticalIllness, supplemental } = columns;
  const { medicalAssistance, patient, patientInScope, patientPreSelfPay, patientOverLimit, patientOwnPay } = columns;
  const { refused } = columns;
  for (let i = 0; i < count; i++) {
    const t = tier[i] as number;
    const g = grade[i] as number;
    const p = place[i] as number;
    const f = flags[i] as number;
    const c = categories[i] as number;
    const x = inScope[i] as number;
    const year = (person[i] as number) * YEAR_STRIDE;
    if ((p >= SAME_PROVINCE && (f & REFERRED) === 0) || (t === COUNTY && g === 3 && p !== OUTSIDE)) {
      refused[i] = 1;
      continue;
    }
    if (!(x + (years[year + 2] as number) <= 90_000_000_000_000)) {
      refused[i] = 2;
      continue;
    }
    const stated = statedDeductible(t, g, p);
    const lowered = (f & TCM) !== 0 && t !== TOWNSHIP && p !== OUTSIDE ? stated - 100_00 : stated;
    const pool = years[year + 5] as number;
    const b = Math.min(basicOf(t, g, p, lowered, x, tcmServices[i] as number), Math.max(0, 150_000_00 - pool));
    let left = x - b;

    const poor = (c & REGISTERED) !== 0 || ((c & (SUBSISTENCE | EXTREME)) !== 0 && (c & URBAN) === 0);
    const before = years[year + 6] as number;
    const after = before + left;
    const paid = years[year + 8] as number;
    let critical: number;
    let deductible: number;
    if (rules === HENAN_2018) {
      deductible = poor ? 7_500_00 : 15_000_00;
      const raw = poor ? poor2018(after) - poor2018(before) : ordinary2018(after) - ordinary2018(before);
      critical = Math.min(raw, left, poor ? left : Math.max(0, 300_000_00 - paid));
      if (poor && paid + critical > 300_000_00) {
        refused[i] = 3;
        continue;
      }
    } else if (poor) {
      deductible = 5_500_00;
      critical = Math.min(poor2019(after) - poor2019(before), left);
    } else {
      deductible = 11_000_00;
      critical = Math.min(ordinary2019(after) - ordinary2019(before), left, Math.max(0, 400_000_00 - paid));
    }
    years[year + 6] = after;
    years[year + 7] = (years[year + 7] as number) + Math.min(after, deductible) - Math.min(before, deductible);
    years[year + 8] = paid + critical;
    left -= critical;

    let added = 0;
    let assisted = 0;
    if ((c & (REGISTERED | EXTREME | SUBSISTENCE)) !== 0) {
      const from = years[year + 9] as number;
      const to = from + left;
      added = Math.min(supplementalOf(to) - supplementalOf(from), left);
      years[year + 9] = to;
      years[year + 10] = (years[year + 10] as number) + Math.min(to, 3_000_00) - Math.min(from, 3_000_00);
      years[year + 11] = (years[year + 11] as number) + added;
      left -= added;
      if (rules === FANGCHENG_2020) {
        const base = Math.max(0, left - stated);
        const elsewhere = p !== SAME_COUNTY || (f & DESIGNATED) === 0;
        const rate = elsewhere ? 40 : (c & EXTREME) !== 0 ? 80 : 70;
        const used = years[year + 13] as number;
        assisted = Math.min(Math.floor((base * rate + 50) / 100), Math.max(0, 10_000_00 - used));
        years[year + 12] = (years[year + 12] as number) + base;
        years[year + 13] = used + assisted;
        left -= assisted;
      }
    }
    years[year] = (years[year] as number) + 1;
    if (t > (years[year + 1] as number)) years[year + 1] = t;
    years[year + 2] = (years[year + 2] as number) + x;
    years[year + 3] = (years[year + 3] as number) + Math.min(x, lowered);
    years[year + 4] = (years[year + 4] as number) + b;
    years[year + 5] = pool + b;

    const pre = preSelfPay[i] as number;
    const over = overLimit[i] as number;
    const own = ownPay[i] as number;
    basic[i] = b;
    criticalIllness[i] = critical;
    supplemental[i] = added;
    medicalAssistance[i] = assisted;
    patient[i] = left + pre + over + own;
    patientInScope[i] = left;
    patientPreSelfPay[i] = pre;
    patientOverLimit[i] = over;
    patientOwnPay[i] = own;
    refused[i] = 0;
  }
}
