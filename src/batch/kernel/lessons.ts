/** What the kernel is taught: places, answers and profiles, written into its memory as they are met. */
import type { KeyTables, CutKey } from "../../plan/keys.ts";
import type { Profile } from "../../plan/profile.ts";
import * as tape from "../../plan/tape.ts";
import type { Desk } from "../../settle/desk.ts";
import type { Wiring } from "../plans.ts";
import type { ResultColumns } from "../results.ts";
import * as layout from "./layout.ts";
import type { Kernel } from "./memory.ts";

/** A place as the kernel knows it. */
interface Taught {
  readonly at: number;
  readonly generation: number;
  readonly steps: Map<number, number>;
}

export interface Lessons {
  placeOf(desk: Desk, wiring: Wiring): number;
  learn(desk: Desk, wiring: Wiring, block: number): void;
}

export function createLessons(kernel: Kernel): Lessons {
  let end = layout.TAUGHT;
  const places = new Map<Wiring, Taught | null>();
  const forget = (): void => {
    places.clear();
    end = layout.TAUGHT;
    kernel.bytes.fill(0, layout.CATEGORY_LINES, layout.TAUGHT);
  };
  const room = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 8) * 8;
    return at;
  };
  const putNumbers = (list: ArrayLike<number>, length = list.length): number => {
    const at = room(8 * length);
    kernel.numbers.set(list, at / 8);
    return at;
  };
  const putInts = (list: ArrayLike<number>): number => {
    const at = room(4 * list.length);
    kernel.ints.set(list, at / 4);
    return at;
  };
  const putCuts = (key: CutKey | null): number =>
    key === null ? 0 : putNumbersOfCuts(key);
  const putNumbersOfCuts = ({ present, weight, cuts }: CutKey): number => {
    const at = putNumbers([present, weight, 0, ...cuts]);
    kernel.ints[(at + layout.CUT_COUNT) / 4] = cuts.length;
    return at;
  };
  const teachPlace = ({ plan }: Desk, wiring: Wiring): Taught | null => {
    const { keys, row } = plan;
    if (
      keys === null ||
      keys.dynamic ||
      plan.pipeline.highestTier !== undefined ||
      row.datedSlots.length > 0 ||
      row.width > layout.WIDTH ||
      3 * plan.benefits.length > layout.QUANTITIES ||
      wiring.results.columns.length > layout.PAYERS
    )
      return null;
    const generation = plan.coder.generation();
    const [first, second] = keys.closed;
    const words = [
      putNumbers(first, layout.VISITS),
      putNumbers(second, layout.ALL_FLAGS),
      putCuts(keys.age),
      putCuts(keys.admission),
      keys.highestTier === null ? 0 : putNumbers(keys.highestTier),
      8 * row.admissions,
      8 * row.highestTier,
      8 * row.peak,
      row.visitSlots.length === 0 ? 0 : putInts(row.visitSlots.map((slot) => 8 * slot)),
      row.visitSlots.length,
      plan.readsQuantities ? 3 * plan.benefits.length : 0,
      wiring.places === null ? 0 : putInts(wiring.places.map((place) => 8 * place)),
      row.width,
    ];
    const at = room(layout.PLACE_SIZE);
    kernel.ints.set(words, at / 4);
    kernel.numbers[(at + layout.GAIN) / 8] = row.gain;
    kernel.numbers[(at + layout.KEPT) / 8] = row.kept;
    return { at, generation, steps: new Map() };
  };
  const lineAt = (lines: number, place: number, asked: number): number =>
    lines + (Math.imul(Math.imul(place, 31) + asked, 0x9e3779b1) >>> 20) * layout.LINE;
  const putLine = (lines: number, place: number, asked: number, from: number, to: number, answer: number): void => {
    const at = lineAt(lines, place, asked);
    kernel.ints.set([place, asked, from, to], at / 4);
    kernel.numbers[(at + layout.LINE_ANSWER) / 8] = answer;
  };
  const stepOf = ({ plan }: Desk, wiring: Wiring, taught: Taught, c: number): number => {
    const known = taught.steps.get(c);
    if (known !== undefined) return known;
    const { codes, amounts } = plan.tape;
    const code = (place: number): number => codes[c + place] ?? 0;
    const a = code(tape.AMOUNTS_AT);
    const bands = code(tape.BAND_COUNT);
    const of = code(tape.OF);
    const buckets = of < 4 ? 0 : of - 4;
    const limits = code(tape.BASE_LIMITS) + code(tape.PAID_LIMITS);
    const lists = buckets + code(tape.LESS_COUNT) + limits + code(tape.BASE_CHARGES) + code(tape.PAID_CHARGES);
    const numbers = bands * tape.BAND_WIDTH + limits;
    const listsAt = layout.BANDS + 8 * numbers;
    const at = room(listsAt + 4 * lists);
    const inBytes = (slot: number): number => (slot === -1 ? -1 : 8 * slot);
    kernel.ints.set(
      [
        buckets === 0 ? 8 * of : 0,
        buckets,
        inBytes(code(tape.YEAR_SLOT)),
        8 * code(tape.DEDUCTIBLE_SLOT),
        (bands - 1) * layout.BAND,
        8 * code(tape.QUANTITIES_AT),
        code(tape.LESS_COUNT),
        code(tape.BASE_LIMITS),
        code(tape.PAID_LIMITS),
        code(tape.BASE_CHARGES),
        code(tape.PAID_CHARGES),
        layout.PAID + wiring.results.columns.indexOf(wiring.payers[code(tape.PAYER)] ?? NONE) * layout.WIDE,
        layout.BANDS + 8 * bands * tape.BAND_WIDTH,
        listsAt,
      ],
      at / 4,
    );
    kernel.numbers.set(amounts.subarray(a, a + tape.FIRST_BAND + numbers), (at + layout.DEDUCTIBLE) / 8);
    kernel.ints.set(codes.subarray(c + tape.HEAD, c + tape.HEAD + lists).map((slot) => 8 * slot), (at + listsAt) / 4);
    taught.steps.set(c, at);
    return at;
  };
  const profileOf = (desk: Desk, wiring: Wiring, taught: Taught, key: number, profile: Profile): void => {
    const { steps, safe, firstTags, variants } = profile;
    if (!profile.plain || steps === null) return;
    const own = steps.map((step) => stepOf(desk, wiring, taught, step));
    const of = variants.find((variant) => variant !== null)?.of ?? [];
    const at = room(layout.STEPS + 4 * own.length);
    kernel.numbers[(at + layout.SAFE) / 8] = safe;
    kernel.ints.set(
      [firstTags, of.reduce((bits, bucket) => bits | (1 << bucket), 0), own.length, ...own],
      (at + layout.FIRST_TAGS) / 4,
    );
    const low = key | 0;
    const high = Math.floor(key / 2 ** 32) | 0;
    const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b) ^ taught.at, 0x9e3779b1);
    const line = layout.PROFILE_LINES + (mixed >>> 18) * layout.PROFILE_LINE;
    kernel.ints[line / 4] = taught.at;
    kernel.ints[(line + layout.LINE_PROFILE) / 4] = at;
    kernel.numbers[(line + layout.LINE_KEY) / 8] = key;
  };
  return {
    placeOf(desk, wiring) {
      let taught = places.get(wiring);
      if (taught === undefined) {
        taught = teachPlace(desk, wiring);
        places.set(wiring, taught);
      }
      if (taught !== null && taught.generation !== desk.plan.coder.generation()) {
        forget();
        return 0;
      }
      return taught === null ? 0 : taught.at;
    },
    learn(desk, wiring, row) {
      const taught = places.get(wiring);
      if (taught === undefined || taught === null) return;
      const { ints, numbers } = kernel;
      const reason = ints[layout.REASON / 4];
      if (end + 65_536 > layout.YEARS) return forget();
      if (reason === layout.NO_PROFILE) {
        const key = numbers[layout.KEY / 8] ?? 0;
        const profile = desk.profiles.find(key);
        if (profile !== undefined) profileOf(desk, wiring, taught, key, profile);
      } else if (reason === layout.NO_CATEGORIES || reason === layout.NO_EXTRAS) {
        const isExtra = reason === layout.NO_EXTRAS;
        const { parts, from, to } = isExtra ? wiring.memory.extras : wiring.memory.categories;
        const asked = ints[(isExtra ? layout.EXTRAS : layout.CATEGORIES) / 4 + row] ?? 0;
        if (asked < parts.length)
          putLine(
            isExtra ? layout.EXTRA_LINES : layout.CATEGORY_LINES,
            taught.at,
            asked,
            from[asked] ?? 1,
            to[asked] ?? 0,
            parts[asked] ?? NaN,
          );
      } else if (reason === layout.NO_ITEM) {
        let i = ints[layout.FIRST_PART / 4 + row] ?? 0;
        for (; i < layout.PARTS && ints[layout.PART_ROW / 4 + i] === row; i++) {
          const item = ints[layout.PART_ITEM / 4 + i] ?? 0;
          const bits = wiring.parts.bits[item] ?? -2;
          if (bits !== -2) putLine(layout.ITEM_LINES, taught.at, item, bits, 0, 0);
        }
      }
    },
  };
}

const NONE = new Float64Array(0);
