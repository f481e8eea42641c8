/** What the kernel is taught: whatever it stopped for, once the row has been settled without it. */
import type { Profile } from "../../plan/profile.ts";
import { PAYER } from "../../plan/step.ts";
import { stepsOf } from "../../plan/tape.ts";
import type { Plan } from "../../plan/types.ts";
import type { Desk } from "../../settle/desk.ts";
import type { Dictionaries } from "../columns.ts";
import { codesInForce } from "../plans.ts";
import type { Wiring } from "../plans.ts";
import {
  ANSWER,
  ASKED,
  CATEGORY_PART,
  EXTRA_PART,
  FIRST_PART,
  ITEM_BITS,
  KEY,
  LESSONS,
  LINE,
  NEXT_LINES,
  PART_ITEM,
  PART_ROW,
  PAYERS,
  PLAN,
  PROFILE,
  PROFILE_BITS,
  PROFILES,
  REASON,
  ROWS,
  TIER_COUNTS,
  WORD_BITS,
  WORDS,
} from "./layout.ts";
import type { Kernel } from "./memory.ts";
import { createTables, isTeachable } from "./tables.ts";

/** A plan as the kernel knows it. */
interface Taught {
  readonly at: number;
  /** Numbers of large sets are of this generation. */
  readonly generation: number;
  /** Where steps stand, by their place on the tape, and profiles, by what they do. */
  readonly steps: Map<number, number>;
  readonly profiles: Map<string, number>;
}

/** The lessons of a kernel. */
export interface Lessons {
  /** Another number whenever everything has been forgotten. */
  readonly epoch: () => number;
  /** Begins a run; what dictionaries say is forgotten with them. */
  readonly open: (dictionaries: Dictionaries) => void;
  /** Where a plan stands in the kernel's memory; 0 where it is not for the kernel. */
  readonly planOf: (desk: Desk, places: Int32Array | null) => number;
  /** Teaches what the kernel stopped for at a row of the block, now that the row is settled. */
  readonly learn: (desk: Desk, wiring: Wiring, row: number) => void;
  /** Codes of payers by their columns in the block. */
  readonly payers: readonly string[];
  /** Bytes that are in use. */
  readonly bytes: () => number;
}

/** Begins the lessons of a kernel. */
export function createLessons(kernel: Kernel): Lessons {
  const tables = createTables(kernel);
  const taught = new Map<Plan, Taught>();
  const payers: string[] = [];
  let opened: Dictionaries | null = null;
  let epoch = 0;
  const forget = (): void => {
    epoch++;
    taught.clear();
    tables.clear();
    kernel.bytes.fill(0, WORDS, LESSONS);
    kernel.ints.fill(0, PLAN / 4, PLAN / 4 + ROWS);
  };
  const isStale = (plan: Plan): boolean => {
    const own = taught.get(plan);
    return own !== undefined && own.generation !== plan.coder.generation();
  };
  const hasRoomFor = (codes: readonly string[]): boolean => {
    const missing = codes.filter((code) => !payers.includes(code));
    if (payers.length + missing.length > PAYERS) return false;
    payers.push(...missing);
    return true;
  };
  /** Puts an answer at the first free line, or over another one. */
  const answer = (plan: number, kind: number, asked: number, found: number, from = 0, to = 0): void => {
    const isWord = kind === CATEGORY_PART || kind === EXTRA_PART || kind === ITEM_BITS;
    const mixed = Math.imul(
      (asked | 0) ^ Math.imul(Math.floor(asked / 2 ** 32), SPREAD_ABOVE) ^ Math.imul(plan + kind, 31),
      SPREAD,
    );
    const first = isWord
      ? WORDS + LINE * (mixed >>> (32 - WORD_BITS))
      : PROFILES + LINE * (mixed >>> (32 - PROFILE_BITS));
    const lines = Array.from({ length: NEXT_LINES + 1 }, (_, next) => first + LINE * next);
    const isFree = (line: number): boolean => {
      const own = kernel.ints.subarray(line / 4, line / 4 + 2);
      return own[0] === 0 || (own[0] === plan && own[1] === kind && kernel.numbers[(line + ASKED) / 8] === asked);
    };
    const line = lines.find(isFree) ?? first;
    kernel.ints.set([plan, kind], line / 4);
    kernel.numbers[(line + ASKED) / 8] = asked;
    kernel.ints.set([from, to], line / 4 + 4);
    kernel.numbers[(line + ANSWER) / 8] = found;
  };
  const answerProfile = (plan: Plan, own: Taught, key: number, profile: Profile): void => {
    const { way, plain, safe, firstTags, remarks } = profile;
    if (!plain || way === -1 || remarks.above.length > 0) return;
    // Most profiles differ in nothing that settles a claim.
    const name = `${safe}:${firstTags}:${way}`;
    let at = own.profiles.get(name);
    if (at === undefined) {
      const places = stepsOf(plan.tape, way).map((step) => {
        const payer = plan.payers[plan.tape.codes[step + PAYER] ?? 0] ?? "";
        const place = own.steps.get(step) ?? tables.step(plan, step, payers.indexOf(payer));
        own.steps.set(step, place);
        return place;
      });
      at = tables.profile(profile, places);
      own.profiles.set(name, at);
    }
    answer(own.at, PROFILE, key, at);
  };
  const answerItems = ({ parts }: Wiring, own: Taught, row: number): void => {
    const { ints } = kernel;
    for (let i = ints[FIRST_PART / 4 + row] ?? 0; ints[PART_ROW / 4 + i] === row; i++) {
      const item = ints[PART_ITEM / 4 + i] ?? 0;
      const bits = parts.bits[item] ?? UNKNOWN;
      if (bits !== UNKNOWN) answer(own.at, ITEM_BITS, item, bits);
    }
  };

  return {
    payers,
    epoch: () => epoch,
    bytes: tables.end,
    open(dictionaries) {
      if ([...taught.keys()].some(isStale)) forget();
      if (dictionaries !== opened) kernel.bytes.fill(0, WORDS, PROFILES);
      opened = dictionaries;
    },
    planOf({ plan }, places) {
      if (isStale(plan)) forget();
      const known = taught.get(plan);
      if (known !== undefined) return known.at;
      if (!isTeachable(plan) || !hasRoomFor(codesInForce(plan))) return 0;
      if (!tables.isRoomy()) forget();
      const at = tables.plan(plan, places);
      taught.set(plan, { at, generation: plan.coder.generation(), steps: new Map(), profiles: new Map() });
      return at;
    },
    learn({ plan, profiles }, wiring, row) {
      const own = taught.get(plan);
      if (own === undefined) return;
      if (isStale(plan) || !tables.isRoomy()) return forget();
      const reason = kernel.ints[REASON / 4];
      const asked = kernel.numbers[KEY / 8] ?? 0;
      if (reason === PROFILE) {
        const profile = profiles.find(asked);
        if (profile !== undefined) answerProfile(plan, own, asked, profile);
      } else if (reason === TIER_COUNTS) {
        const counts = profiles.tierCounts(asked);
        if (typeof counts === "boolean") answer(own.at, TIER_COUNTS, asked, counts ? 1 : 0);
      } else if (reason === ITEM_BITS) answerItems(wiring, own, row);
      else if (reason === CATEGORY_PART || reason === EXTRA_PART) {
        const { parts, from, to } = reason === EXTRA_PART ? wiring.memory.extras : wiring.memory.categories;
        if (asked < parts.length) answer(own.at, reason, asked, parts[asked] ?? NaN, from[asked] ?? 1, to[asked] ?? 0);
      }
    },
  };
}

/** What `parts.ts` has for an item that has not been asked for. */
const UNKNOWN = -2;

/** As in the kernel, to spread questions. */
const SPREAD = 0x9e3779b1;
const SPREAD_ABOVE = 0x85ebca6b;
