/** The plans for regions and days, as the kernel is taught them: each with all days for which it is the same. */
import type { Plan } from "../../plan/types.ts";
import type { Rows } from "../rows.ts";
import {
  ADMITTED,
  DISCHARGED,
  FIRST_ADMITTED,
  NEXT_PLACES,
  PLACE_BITS,
  PLACE_LINE,
  PLACES,
  SETTLED,
} from "./layout.ts";
import { lineFor, hashOf } from "./lines.ts";
import type { Kernel } from "./memory.ts";

const COLUMNS = { admission: ADMITTED, discharge: DISCHARGED, settlement: SETTLED };

/**
 * Writes the plan for a row of the columns.
 *
 * @param at Where the plan stands in the kernel's memory; 0 where it is not for the kernel.
 */
export function answerPlace(
  kernel: Kernel,
  { columns, places, anyTags }: Rows,
  plan: Plan,
  at: number,
  row: number,
): void {
  const region = columns.region[row] ?? 0;
  const { admission, discharge, settlement } = places.stretches(columns, row);
  const days = [...admission, ...discharge, ...settlement].map((day) => Math.min(Math.max(day, 0), NO_DAY));
  const year = Math.floor((columns.settled[row] ?? 0) / 10_000);
  const line = lineFor(
    kernel,
    PLACES + PLACE_LINE * hashOf(PLACE_BITS, Math.imul(region, 31) + year),
    PLACE_LINE,
    NEXT_PLACES,
    (own) => own[0] === region && days.every((day, i) => own[FIRST_ADMITTED / 4 + i] === day),
  );
  const { yearOf, selectBy } = plan.pipeline;
  const divides = anyTags || plan.tags.length > 0;
  kernel.ints.set([region, 1, at, divides ? 1 : 0, COLUMNS[yearOf], COLUMNS[selectBy], ...days], line / 4);
}

/** After all days. */
const NO_DAY = 0x7fffffff;
