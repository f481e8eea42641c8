/** Plans, profiles and steps of the tape as the kernel reads them, written into its memory one after the other. */
import type { CutKey } from "../../plan/keys.ts";
import type { Profile } from "../../plan/profile.ts";
import * as step from "../../plan/step.ts";
import type { Plan } from "../../plan/types.ts";
import {
  ALL_FLAGS,
  BAND,
  BANDS,
  CELL_BITS,
  CUT_COUNT,
  DEDUCTIBLE,
  FIRST_TAGS,
  GAIN,
  KEPT,
  LESSONS,
  PAID,
  PLAN_SIZE,
  QUANTITIES,
  SAFE,
  STEPS,
  VISITS,
  WIDE,
  WIDTH,
  YEARS,
} from "./layout.ts";
import { isFlags, isVisit } from "../check.ts";
import type { Kernel } from "./memory.ts";

/** Writes what the kernel is taught; gives where it stands. */
export interface Tables {
  /** @param places Where the numbers of the plan's row stand in the years; `null`: at the same places. */
  readonly plan: (plan: Plan, places: Int32Array | null) => number;
  /** A row of profiles that are not known yet. */
  readonly cells: () => number;
  readonly profile: (profile: Profile, steps: readonly number[]) => number;
  /** @param payer The column of its payer in the block. */
  readonly step: (plan: Plan, place: number, payer: number) => number;
  /** Whether there is room for whatever may be written next. */
  readonly isRoomy: () => boolean;
  /** The byte after the last. */
  readonly end: () => number;
  /** Begins anew. */
  readonly clear: () => void;
}

/** The most that is written for one plan or profile with all its steps. Unit: bytes. */
const MOST = 1 << 19;

/** Whether the kernel has room for the rows of a plan; it leaves totals of days and months alone. */
export function isTeachable({ keys, row, benefits }: Plan): boolean {
  return (
    keys !== null &&
    !keys.dynamic &&
    row.datedSlots.length === 0 &&
    row.width <= WIDTH &&
    3 * benefits.length <= QUANTITIES
  );
}

/** The parts of a key that codes give, up to a number of codes; what is no code gives none, so that the kernel stops. */
function soundParts(parts: ArrayLike<number>, isCode: (code: number) => boolean, codes: number): number[] {
  return Array.from({ length: codes }, (_, code) => (isCode(code) ? (parts[code] ?? 0) : NaN));
}

/** Makes the writer. */
export function createTables(kernel: Kernel): Tables {
  let end = LESSONS;
  const room = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 8) * 8;
    return at;
  };
  const putNumbers = (list: ArrayLike<number>, length: number): number => {
    const at = room(8 * length);
    kernel.numbers.fill(0, at / 8, at / 8 + length);
    kernel.numbers.set(list, at / 8);
    return at;
  };
  const putSlots = (list: ArrayLike<number>): number => {
    if (list.length === 0) return 0;
    const at = room(4 * list.length);
    kernel.ints.set(
      Array.from(list, (slot) => 8 * slot),
      at / 4,
    );
    return at;
  };
  const putCuts = (key: CutKey | null): number => {
    if (key === null) return 0;
    const at = putNumbers([key.present, key.weight, 0, ...key.cuts], 3 + key.cuts.length);
    kernel.ints[(at + CUT_COUNT) / 4] = key.cuts.length;
    return at;
  };

  return {
    isRoomy: () => end + MOST <= YEARS,
    end: () => end,
    clear() {
      end = LESSONS;
    },
    plan({ keys, row, quantities, pipeline }, places) {
      const [first, second] = keys?.closed ?? [[], []];
      const words = [
        putNumbers(soundParts(first, isVisit, VISITS), VISITS),
        putNumbers(soundParts(second, isFlags, ALL_FLAGS), ALL_FLAGS),
        putCuts(keys?.age ?? null),
        putCuts(keys?.admission ?? null),
        keys === null || keys.highestTier === null ? 0 : putNumbers(keys.highestTier, keys.highestTier.length),
        pipeline.highestTier === undefined ? 0 : 1,
        8 * row.admissions,
        8 * row.highestTier,
        8 * row.peak,
        putSlots(row.visitSlots),
        row.visitSlots.length,
        quantities.length === 0 ? 0 : Math.max(...quantities) + 1,
        places === null ? 0 : putSlots(places),
        row.width,
      ];
      const at = room(PLAN_SIZE);
      kernel.ints.set(words, at / 4);
      kernel.numbers[(at + GAIN) / 8] = row.gain;
      kernel.numbers[(at + KEPT) / 8] = row.kept;
      return at;
    },
    cells() {
      const at = room(4 << CELL_BITS);
      kernel.ints.fill(0, at / 4, at / 4 + (1 << CELL_BITS));
      return at;
    },
    profile({ safe, firstTags, variants }, steps) {
      const of = variants.find((variant) => variant !== null)?.of ?? [];
      const buckets = of.reduce((bits, bucket) => bits | (1 << bucket), 0);
      const at = room(STEPS + 4 * steps.length);
      // Sums over a scale stay below 2^51: see `steps.ts`, and `tables.ts` of plans for what is safe.
      kernel.numbers[(at + SAFE) / 8] = Math.floor(safe / 4) - 1;
      kernel.ints.set([firstTags, buckets, steps.length, ...steps], (at + FIRST_TAGS) / 4);
      return at;
    },
    step({ tape: { codes, amounts } }, place, payer) {
      const code = (what: number): number => codes[place + what] ?? 0;
      const bands = code(step.BAND_COUNT);
      const of = code(step.OF);
      const buckets = of < 4 ? 0 : of - 4;
      const limits = code(step.BASE_LIMITS) + code(step.PAID_LIMITS);
      const lists = buckets + code(step.LESS_COUNT) + limits + code(step.BASE_CHARGES) + code(step.PAID_CHARGES);
      const limitsAt = BANDS + BAND * bands;
      const listsAt = limitsAt + 8 * limits;
      const year = code(step.YEAR_SLOT);
      const own = code(step.QUANTITIES_AT);
      const at = room(listsAt + 4 * lists);
      const words = [
        buckets === 0 ? 8 * of : 0,
        buckets,
        year === -1 ? -1 : 8 * year,
        8 * code(step.DEDUCTIBLE_SLOT),
        bands * BAND,
        own === -1 ? -1 : 8 * own,
        code(step.LESS_COUNT),
        code(step.BASE_LIMITS),
        code(step.PAID_LIMITS),
        code(step.BASE_CHARGES),
        code(step.PAID_CHARGES),
        PAID + payer * WIDE,
        limitsAt,
        listsAt,
      ];
      kernel.ints.set(words, at / 4);
      const from = code(step.AMOUNTS_AT);
      const amount = (what: number): number => amounts[from + what] ?? 0;
      const ofBand = (band: number, what: number): number => amount(step.FIRST_BAND + band * step.BAND_WIDTH + what);
      const slopes = Array.from({ length: bands }, (_, band) => [
        ofBand(band, step.EDGE),
        ofBand(band, step.RATE) - (band === 0 ? 0 : ofBand(band - 1, step.RATE)),
      ]);
      const numbers = [
        amount(step.DEDUCTIBLE_OF),
        amount(step.STATED),
        amount(step.SCALE),
        1 / amount(step.SCALE),
        amount(step.TAG_ADD),
        ofBand(0, step.SUM) + 0.5,
        ...slopes.flat(),
        ...Array.from({ length: limits }, (_, limit) => ofBand(bands, limit)),
      ];
      kernel.numbers.set(numbers, (at + DEDUCTIBLE) / 8);
      const listsFrom = place + step.HEAD;
      kernel.ints.set(
        codes.subarray(listsFrom, listsFrom + lists).map((slot) => 8 * slot),
        (at + listsAt) / 4,
      );
      return at;
    },
  };
}
