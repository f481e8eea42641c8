/** The engine's batch over the stays of the bench: the other file here that knows the inside of `src`. */
import { createBatch, createColumns, createParts, createResults, flagCode, visitCode } from "../src/batch.ts";
import type { ClaimColumns, HeldCode, ResultColumns, YearColumns } from "../src/batch.ts";
import type { Rulebook } from "../src/index.ts";
import { DESIGNATED, REFERRED, TCM, YEAR_FIELDS, YEAR_STRIDE } from "./reference/columns.ts";
import type { Columns } from "./reference/columns.ts";
import { CATEGORIES, KEYS, RULES } from "./sample/wire.ts";

const TIERS = ["township", "county", "city", "province"] as const;
const PLACES = ["county", "city", "province", "outside"] as const;
const PAYERS = ["basic", "criticalIllness", "supplemental", "medicalAssistance"] as const;

/** A batch over the columns of stays; run as often as wanted. */
export interface StayBatch {
  /** Settles all rows from where the persons' years stand. */
  run(): void;
  /** Puts the persons' years back to where they began. */
  reset(): void;
  /** A number of the last run's results, so that they are not left unread. */
  touch(): number;
  /** The figures of a row up to the patient's buckets, then its person's year (no revision). */
  figures(row: number): number[];
  /** All bytes of its columns and of what it keeps, in and out; without the texts of dictionaries and columns of years. */
  readonly bytes: number;
  /** Where the persons' years stand after a run. */
  years(): YearColumns;
}

/** Opens a batch over stays, with WebAssembly or without; the columns' years are where the persons begin. */
export function openStayBatch(rulebook: Rulebook, rules: number, stays: Columns, webAssembly = true): StayBatch {
  const columns = claimColumns(rules, stays);
  const results = createResults(stays.count, []);
  const batch = createBatch(rulebook, { webAssembly });
  const begun = yearColumns(rules, stays);
  batch.openYears(begun);
  // Of the last run, for all rows that are looked at after it.
  let years: YearColumns | null = null;
  const anew = (work: () => void) => (): void => {
    years = null;
    work();
  };
  const run = anew(() => void batch.run(columns, results));
  const settled = (): void => {
    if (results.columns.length === 0) run();
  };
  return {
    run,
    reset: anew(() => batch.reset(begun)),
    touch: () => results.patient.inScope[stays.count - 1] ?? NaN,
    figures: (row) => figuresOf((years ??= batch.years()), columns, results, row),
    years: () => {
      settled();
      return batch.years();
    },
    get bytes() {
      settled();
      return bytesOf(columns) + bytesOf(results.patient) + bytesOf(results.payers) + results.capacity + batch.bytes();
    },
  };
}

/** Stays as columns of claims. */
export function claimColumns(rules: number, stays: Columns, shared = false): ClaimColumns {
  const { year, region } = RULES[rules] ?? RULES[0];
  const columns = createColumns(stays.count, shared);
  columns.count = stays.count;
  const { dictionaries } = columns;
  dictionaries.regions.push(region);
  const persons = stays.years.length / YEAR_STRIDE;
  for (let person = 0; person < persons; person++) dictionaries.persons.push(`p-${person}`);
  for (let bits = 0; bits < 2 ** CATEGORIES.length; bits++)
    dictionaries.categories.push(
      CATEGORIES.filter(([bit]) => (bits & bit) !== 0).map(([, code]): HeldCode => ({
        code,
        from: 20_160_101,
        to: 99_999_999,
      })),
    );
  dictionaries.items.push({ tags: [], charge: null, code: null }, { tags: ["tcmService"], charge: null, code: null });
  const tagged = stays.tcmServices.reduce((sum, amount) => sum + (amount === 0 ? 0 : 1), 0);
  const parts = createParts(2 * tagged, shared);
  const { inScope, preSelfPay, overLimit, ownPay } = stays;
  for (let row = 0; row < stays.count; row++) {
    const flags = stays.flags[row] ?? 0;
    columns.person[row] = stays.person[row] ?? 0;
    columns.visit[row] = visitCode({
      insurance: "resident",
      kind: "inpatient",
      tier: TIERS[stays.tier[row] ?? 0] ?? "township",
      grade: (stays.grade[row] ?? 0) as 0 | 1 | 2 | 3,
      place: PLACES[stays.place[row] ?? 0] ?? "county",
    });
    columns.flags[row] = flagCode({
      referred: (flags & REFERRED) !== 0,
      designated: (flags & DESIGNATED) !== 0,
      tcm: (flags & TCM) !== 0,
    });
    columns.categories[row] = 1 + (stays.categories[row] ?? 0);
    columns.admitted[row] = year * 10_000 + 1101;
    columns.discharged[row] = columns.settled[row] = year * 10_000 + 1110;
    columns.inScope[row] = inScope[row] ?? 0;
    columns.preSelfPay[row] = preSelfPay[row] ?? 0;
    columns.overLimit[row] = overLimit[row] ?? 0;
    columns.ownPay[row] = ownPay[row] ?? 0;
    const services = stays.tcmServices[row] ?? 0;
    if (services === 0) continue;
    for (const item of [0, 1]) {
      const at = parts.count++;
      parts.row[at] = row;
      parts.item[at] = item;
      parts.inScope[at] = item === 1 ? services : (inScope[row] ?? 0) - services;
      parts.preSelfPay[at] = item === 1 ? 0 : (preSelfPay[row] ?? 0);
      parts.overLimit[at] = item === 1 ? 0 : (overLimit[row] ?? 0);
      parts.ownPay[at] = item === 1 ? 0 : (ownPay[row] ?? 0);
    }
  }
  Object.assign(columns.parts, parts);
  return columns;
}

/** The year's fields after the first two, in the order of `KEYS`. */
export function yearColumns(rules: number, { years }: Columns): YearColumns {
  const count = years.length / YEAR_STRIDE;
  const fieldOf =
    (field: number) =>
    (_: unknown, row: number): number =>
      years[row * YEAR_STRIDE + field] ?? 0;
  return {
    count,
    person: Int32Array.from({ length: count }, (_, row) => row),
    year: new Int32Array(count).fill((RULES[rules] ?? RULES[0]).year),
    revision: new Int32Array(count),
    admissions: Int32Array.from({ length: count }, fieldOf(0)),
    highestTier: Uint8Array.from({ length: count }, (_, row) => fieldOf(1)(_, row) + 1),
    amounts: Object.fromEntries(KEYS.map(([, key], i) => [key, Float64Array.from({ length: count }, fieldOf(2 + i))])),
    counts: {},
  };
}

function figuresOf(years: YearColumns, columns: ClaimColumns, results: ResultColumns, row: number): number[] {
  const { inScope, preSelfPay, overLimit, ownPay } = results.patient;
  const buckets = [inScope, preSelfPay, overLimit, ownPay].map((column) => column[row] ?? NaN);
  const at = years.person.indexOf(columns.person[row] ?? 0);
  const figures = [
    ...PAYERS.map((payer) => results.payers[payer]?.[row] ?? 0),
    buckets.reduce((sum, amount) => sum + amount, 0),
    ...buckets,
    years.admissions[at] ?? NaN,
    (years.highestTier[at] ?? NaN) - 1,
    ...KEYS.map(([, key]) => years.amounts[key]?.[at] ?? 0),
  ];
  if (figures.length !== 9 + YEAR_FIELDS) throw new RangeError(`${figures.length} figures`);
  return figures;
}

function bytesOf(columns: object): number {
  return Object.values(columns).reduce((sum: number, column: unknown) => {
    if (ArrayBuffer.isView(column)) return sum + column.byteLength;
    return sum + (isColumns(column) ? bytesOf(column) : 0);
  }, 0);
}

/** The bytes of columns of years. */
export function bytesOfYears(years: YearColumns): number {
  return bytesOf(years) + bytesOf(years.amounts) + bytesOf(years.counts);
}

/** The side tables of parts and given payments. */
function isColumns(value: unknown): value is object {
  return typeof value === "object" && value !== null && "row" in value;
}
