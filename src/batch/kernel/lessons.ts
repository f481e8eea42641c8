/** What the kernel is taught: whatever it stopped for, once the row has been settled without it. */
import type { Profile } from "../../plan/profile.ts";
import { PAYER } from "../../plan/step.ts";
import { stepsOf } from "../../plan/tape.ts";
import type { Plan } from "../../plan/types.ts";
import type { Dictionaries } from "../columns.ts";
import { codesInForce } from "../plans.ts";
import type { Coming, Wiring } from "../plans.ts";
import type { Rows } from "../rows.ts";
import {
  CATEGORY_PART,
  CELL_BITS,
  EXTRA_PART,
  ITEM_BITS,
  ITEMS,
  KEY,
  KEY_OTHERS,
  KEY_SMALL,
  KEYS,
  LESSONS,
  NEXT_PART,
  PART_ITEM,
  PART_ROW,
  PAYERS,
  PLACE,
  PLACES,
  PROFILE,
  REASON,
  TIER_COUNTS,
  WORDS,
} from "./layout.ts";
import { answerKey, answerWord } from "./lines.ts";
import type { Kernel } from "./memory.ts";
import { answerPlace } from "./places.ts";
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
  // Not the columns, which whoever ran them may be done with.
  let opened: (Pick<Rows, "results" | "anyTags"> & { readonly dictionaries: Dictionaries }) | null = null;
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
    answerKey(kernel, own.at, kind, others, cells);
  };
  const answerItems = ({ parts }: Wiring, own: Taught): void => {
    const { ints } = kernel;
    const first = ints[NEXT_PART / 4] ?? 0;
    for (let i = first; ints[PART_ROW / 4 + i] === ints[PART_ROW / 4 + first]; i++) {
      const item = ints[PART_ITEM / 4 + i] ?? 0;
      const bits = parts.bits[item] ?? UNKNOWN;
      if (bits !== UNKNOWN) answerWord(kernel, own.at, ITEM_BITS, item, { small: bits, part: 0, from: 0, to: 0 });
    }
  };
  /** What a plan makes of a list of categories or of extras; all parts that categories give have a small number. */
  const answerPart = ({ memory }: Wiring, own: Taught, kind: number, word: number): void => {
    const { parts, from, to } = kind === EXTRA_PART ? memory.extras : memory.categories;
    const part = parts[word];
    if (part === undefined) return;
    const small = kind === EXTRA_PART ? 0 : (own.parts.get(part) ?? own.parts.size);
    if (kind !== EXTRA_PART) own.parts.set(part, small);
    answerWord(kernel, own.at, kind, word, { small, part, from: from[word] ?? 1, to: to[word] ?? 0 });
  };
  const planOf = (plan: Plan, places: Int32Array | null): Taught | null => {
    const known = taught.get(plan);
    if (known !== undefined) return known;
    if (!isTeachable(plan) || !hasRoomFor(codesInForce(plan))) return null;
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

  return {
    payers,
    bytes: tables.end,
    open(rows) {
      if ([...taught.keys()].some(isStale)) forget();
      const { results, anyTags } = rows;
      const { dictionaries } = rows.columns;
      const areOthers = dictionaries !== opened?.dictionaries;
      if (areOthers) kernel.bytes.fill(0, WORDS, KEYS);
      if (areOthers || results !== opened?.results || anyTags !== opened.anyTags) kernel.bytes.fill(0, PLACES, LESSONS);
      kernel.ints[ITEMS / 4] = dictionaries.items.length;
      opened = { dictionaries, results, anyTags };
    },
    learn(rows, coming, row) {
      const { desk, wiring } = coming.place;
      if (desk === null || wiring === null) return;
      const { plan, profiles } = desk;
      if (isStale(plan) || !tables.isRoomy()) return forget();
      const reason = kernel.ints[REASON / 4] ?? 0;
      const own = planOf(plan, wiring.places);
      if (reason === PLACE) return answerPlace(kernel, rows, plan, own?.at ?? 0, row);
      if (own === null) return;
      const asked = kernel.numbers[KEY / 8] ?? 0;
      if (reason === PROFILE) {
        const profile = profiles.find(asked);
        if (profile !== undefined) answerProfile(plan, own, profile);
      } else if (reason === TIER_COUNTS) {
        const counts = profiles.tierCounts(asked);
        if (typeof counts === "boolean") answerKey(kernel, own.at, TIER_COUNTS, asked, counts ? 1 : 0);
      } else if (reason === ITEM_BITS) answerItems(wiring, own);
      else if (reason === CATEGORY_PART || reason === EXTRA_PART) answerPart(wiring, own, reason, asked);
    },
  };
}

/** What `parts.ts` has for an item that has not been asked for. */
const UNKNOWN = -2;
