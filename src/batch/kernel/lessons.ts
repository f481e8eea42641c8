/** What the kernel is taught: whatever it stopped for, once the row has been settled without it. */
import type { Profile } from "../../plan/profile.ts";
import { PAYER } from "../../plan/step.ts";
import { stepsOf } from "../../plan/tape.ts";
import type { Plan } from "../../plan/types.ts";
import type { Desk } from "../../settle/desk.ts";
import { codesInForce } from "../plans.ts";
import type { Coming, Wiring } from "../plans.ts";
import type { Rows } from "../rows.ts";
import {
  ASKED,
  ASKED_WORD,
  CATEGORY_PART,
  CELL_BITS,
  DIVIDES,
  EXTRA_PART,
  FOUND,
  ITEM_BITS,
  ITEMS,
  KEY,
  KEY_BITS,
  KEY_OTHERS,
  KEY_SMALL,
  KEYS,
  LESSONS,
  LINE,
  NEXT_LINES,
  NEXT_PART,
  PART,
  PART_ITEM,
  PART_ROW,
  PAYERS,
  PLACE,
  PLACE_BITS,
  PLACES,
  PLAN,
  PLAN_ON,
  PLAN_YEAR,
  PROFILE,
  REASON,
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
  /** Where rows of profiles stand, by the question for them; small numbers of the parts that categories give. */
  readonly rows: Map<string, number>;
  readonly parts: Map<number, number>;
}

/** The lessons of a kernel. */
export interface Lessons {
  /** Begins a run; what dictionaries say is forgotten with them, and places with the results that their plans write to. */
  readonly open: (rows: Rows) => void;
  /** Teaches what the kernel stopped for at a row of the columns, now that it has been settled there. */
  readonly learn: (rows: Rows, coming: Coming, row: number) => void;
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
  let opened: Rows | null = null;
  const forget = (): void => {
    taught.clear();
    tables.clear();
    kernel.bytes.fill(0, WORDS, LESSONS);
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
  /** The first line from the place of a hash that is free or holds the same question; else that place, to displace another. */
  const lineFor = (
    lines: number,
    bits: number,
    mixed: number,
    isOwn: (own: Int32Array, at: number) => boolean,
  ): number => {
    const first = lines + LINE * (Math.imul(mixed, SPREAD) >>> (32 - bits));
    const next = Array.from({ length: NEXT_LINES + 1 }, (_, i) => first + LINE * i);
    const found = next.find((line) => {
      const own = kernel.ints.subarray(line / 4, (line + LINE) / 4);
      return own.every((number) => number === 0) || isOwn(own, line);
    });
    kernel.bytes.fill(0, found ?? first, (found ?? first) + LINE);
    return found ?? first;
  };
  const answerWord = (plan: number, kind: number, word: number, small: number, part = 0, from = 0, to = 0): void => {
    const line = lineFor(
      WORDS,
      WORD_BITS,
      word ^ Math.imul(plan + kind, 31),
      (own) => own[0] === plan && own[1] === kind && own[ASKED_WORD / 4] === word,
    );
    kernel.ints.set([plan, kind, word, small, from, to], line / 4);
    kernel.numbers[(line + PART) / 8] = part;
  };
  const answerKey = (plan: number, kind: number, key: number, found: number): void => {
    halves.setFloat64(0, key);
    const line = lineFor(
      KEYS,
      KEY_BITS,
      halves.getInt32(4) ^ Math.imul(halves.getInt32(0), SPREAD_ABOVE) ^ Math.imul(plan + kind, 31),
      (own, at) => own[0] === plan && own[1] === kind && kernel.numbers[(at + ASKED) / 8] === key,
    );
    kernel.ints.set([plan, kind], line / 4);
    kernel.numbers[(line + ASKED) / 8] = key;
    kernel.ints[(line + FOUND) / 4] = found;
  };
  const answerProfile = (plan: Plan, own: Taught, profile: Profile): void => {
    const { way, plain, safe, firstTags, remarks } = profile;
    if (!plain || way === -1 || remarks.above.length > 0) return;
    const small = kernel.ints[KEY_SMALL / 4] ?? 0;
    const others = kernel.numbers[KEY_OTHERS / 8] ?? 0;
    const kind = PROFILE + (small >> CELL_BITS);
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
    const cells = own.rows.get(`${kind}:${others}`) ?? tables.cells();
    own.rows.set(`${kind}:${others}`, cells);
    kernel.ints[cells / 4 + (small & ((1 << CELL_BITS) - 1))] = at;
    answerKey(own.at, kind, others, cells);
  };
  const answerItems = ({ parts }: Wiring, own: Taught): void => {
    const { ints } = kernel;
    const first = ints[NEXT_PART / 4] ?? 0;
    for (let i = first; ints[PART_ROW / 4 + i] === ints[PART_ROW / 4 + first]; i++) {
      const item = ints[PART_ITEM / 4 + i] ?? 0;
      const bits = parts.bits[item] ?? UNKNOWN;
      if (bits !== UNKNOWN) answerWord(own.at, ITEM_BITS, item, bits);
    }
  };
  /** What a plan makes of a list of categories or of extras; all parts that categories give have a small number. */
  const answerPart = ({ memory }: Wiring, own: Taught, kind: number, word: number): void => {
    const { parts, from, to } = kind === EXTRA_PART ? memory.extras : memory.categories;
    const part = parts[word];
    if (part === undefined) return;
    const small = kind === EXTRA_PART ? 0 : (own.parts.get(part) ?? own.parts.size);
    if (kind !== EXTRA_PART) own.parts.set(part, small);
    answerWord(own.at, kind, word, small, part, from[word] ?? 1, to[word] ?? 0);
  };
  const planOf = (plan: Plan, places: Int32Array | null): Taught | null => {
    const known = taught.get(plan);
    if (known !== undefined) return known;
    if (!isTeachable(plan) || !hasRoomFor(codesInForce(plan))) return null;
    if (!tables.isRoomy()) forget();
    const own: Taught = {
      at: tables.plan(plan, places),
      generation: plan.coder.generation(),
      steps: new Map(),
      profiles: new Map(),
      rows: new Map(),
      parts: new Map(),
    };
    taught.set(plan, own);
    return own;
  };
  const answerPlace = (
    plan: number,
    { columns, anyTags }: Rows,
    desk: Desk,
    { year, on }: Coming,
    row: number,
  ): void => {
    const asked = [columns.region, columns.admitted, columns.discharged, columns.settled].map((days) => days[row] ?? 0);
    const line = lineFor(
      PLACES,
      PLACE_BITS,
      asked.reduce((mixed, number) => (Math.imul(mixed, 31) + number) | 0, 0),
      (own) => asked.every((number, i) => own[i] === number),
    );
    kernel.ints.set(asked, line / 4);
    kernel.ints[(line + PLAN) / 4] = plan;
    kernel.ints[(line + PLAN_YEAR) / 4] = year;
    kernel.ints[(line + PLAN_ON) / 4] = on;
    kernel.ints[(line + DIVIDES) / 4] = anyTags || desk.plan.tags.length > 0 ? 1 : 0;
  };

  return {
    payers,
    bytes: tables.end,
    open(rows) {
      if ([...taught.keys()].some(isStale)) forget();
      const { dictionaries } = rows.columns;
      if (dictionaries !== opened?.columns.dictionaries) kernel.bytes.fill(0, WORDS, KEYS);
      const isAsBefore =
        dictionaries === opened?.columns.dictionaries &&
        rows.results === opened.results &&
        rows.anyTags === opened.anyTags;
      if (!isAsBefore) kernel.bytes.fill(0, PLACES, LESSONS);
      kernel.ints[ITEMS / 4] = dictionaries.items.length;
      opened = rows;
    },
    learn(rows, coming, row) {
      const { desk, wiring } = coming.place;
      if (desk === null || wiring === null) return;
      const { plan, profiles } = desk;
      if (isStale(plan) || !tables.isRoomy()) return forget();
      const reason = kernel.ints[REASON / 4] ?? 0;
      const own = planOf(plan, wiring.places);
      if (reason === PLACE) return answerPlace(own?.at ?? 0, rows, desk, coming, row);
      if (own === null) return;
      const asked = kernel.numbers[KEY / 8] ?? 0;
      if (reason === PROFILE) {
        const profile = profiles.find(asked);
        if (profile !== undefined) answerProfile(plan, own, profile);
      } else if (reason === TIER_COUNTS) {
        const counts = profiles.tierCounts(asked);
        if (typeof counts === "boolean") answerKey(own.at, TIER_COUNTS, asked, counts ? 1 : 0);
      } else if (reason === ITEM_BITS) answerItems(wiring, own);
      else if (reason === CATEGORY_PART || reason === EXTRA_PART) answerPart(wiring, own, reason, asked);
    },
  };
}

/** For the halves of a number. */
const halves = new DataView(new ArrayBuffer(8));

/** What `parts.ts` has for an item that has not been asked for. */
const UNKNOWN = -2;

/** As in the kernel, to spread questions. */
const SPREAD = 0x9e3779b1;
const SPREAD_ABOVE = 0x85ebca6b;
