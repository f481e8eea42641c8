/** Many made-up stays as columns. */
import { createColumns, DESIGNATED, REFERRED, TCM, YEAR_STRIDE } from "../reference/columns.ts";
import type { Columns } from "../reference/columns.ts";
import type { Year } from "../reference/words.ts";
import type { Profile } from "./profile.ts";
import { makeSamples } from "./stays.ts";
import type { Sample } from "./stays.ts";

/** Stays made at a time, of whole persons. */
const BLOCK = 10_000;
const STAYS_OF_A_PERSON = 5;

/** Columns of stays, with the persons' years as they are before the first of them. */
export interface Cohort {
  readonly columns: Columns;
  /** Copied over the columns' years, it begins the years anew. */
  readonly years: Float64Array;
}

/** Fills columns with `count` stays of a profile without fee lines. */
export function makeCohort(profile: Profile, count: number, seed: number): Cohort {
  const persons = Math.ceil(count / STAYS_OF_A_PERSON);
  const columns = createColumns(count, persons);
  for (let start = 0; start < count; start += BLOCK) {
    const block = makeSamples(profile, Math.min(BLOCK, count - start), seed + start);
    const first = start / STAYS_OF_A_PERSON;
    block.forEach((sample, i) => fill(columns, start + i, first + sample.person, sample));
  }
  return { columns, years: columns.years.slice() };
}

function fill(columns: Columns, row: number, person: number, { stay, year }: Sample): void {
  columns.person[row] = person;
  columns.tier[row] = stay.tier;
  columns.grade[row] = stay.grade;
  columns.place[row] = stay.place;
  columns.flags[row] = stay.referred * REFERRED + stay.designated * DESIGNATED + stay.tcm * TCM;
  columns.categories[row] = stay.categories;
  columns.inScope[row] = stay.inScope;
  columns.preSelfPay[row] = stay.preSelfPay;
  columns.overLimit[row] = stay.overLimit;
  columns.ownPay[row] = stay.ownPay;
  columns.tcmServices[row] = stay.tcmServices;
  if (row % STAYS_OF_A_PERSON === 0) columns.years.set(rowOf(year), person * YEAR_STRIDE);
}

/** A year as a row of columns. */
export function rowOf(year: Year): number[] {
  return [
    year.admissions,
    year.highestTier,
    year.basicBase,
    year.basicDeductible,
    year.basicPaid,
    year.basicPool,
    year.criticalBase,
    year.criticalDeductible,
    year.criticalPaid,
    year.supplementalBase,
    year.supplementalDeductible,
    year.supplementalPaid,
    year.assistanceBase,
    year.assistancePaid,
  ];
}
