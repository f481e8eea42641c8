/** Finding the profile of a parsed claim by one integer. */
import { heldAt } from "../claim/choice.ts";
import { HAS_CATEGORY, HAS_CERTIFICATES } from "../claim/parsed.ts";
import type { HeldCode, ParsedClaim } from "../claim/parsed.ts";
import { ageAt } from "../date.ts";
import { CATEGORIES } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { Choice } from "../plan/choose.ts";
import type { CutKey, KeyTables, SetKey } from "../plan/keys.ts";
import type { Profile } from "../plan/profile.ts";
import type { Remarks } from "../plan/remarks.ts";
import type { Plan } from "../plan/types.ts";
import { programmesOf } from "./facts.ts";

/** How many profiles a plan keeps before it starts anew; bounds memory whatever claims come. */
const MAX_PROFILES = 32_768;

/** The profiles that a plan has met. */
export interface Profiles {
  readonly find: (key: number) => Profile | undefined;
  /** Keeps a profile; gives the one that stands for all with the same way and remarks. */
  readonly keep: (key: number, profile: Profile) => Profile;
  /** Whether a visit with these facts counts for the year's highest tier; `null`: a fact is missing that decides it. */
  readonly tierCounts: (key: number) => boolean | null | undefined;
  readonly keepTier: (key: number, counts: boolean | null) => void;
}

/** How many profiles are found without a look into the map: at first, and at most. Powers of two. */
const FIRST_NEAR = 256;
const MAX_NEAR = 32_768;
/** In place of a key, where there is none. */
const NONE = -1;

/** Makes the memory of a plan's profiles. */
export function createProfiles(plan: Plan): Profiles {
  // Thousands of tuples share a few dozen profiles, which then stay near at hand: keys lead to numbers of profiles.
  const known = new Map<number, number>();
  const numbered: Profile[] = [];
  const shared = new Map<Remarks, Map<string, number>>();
  const tiers = new Map<number, boolean | null>();
  // A key and the number of its profile stand side by side.
  let near = new Float64Array(2 * FIRST_NEAR).fill(NONE);
  let generation = plan.coder.generation();
  const clear = (): void => {
    known.clear();
    shared.clear();
    tiers.clear();
    near.fill(NONE);
    numbered.length = 0;
    generation = plan.coder.generation();
  };
  return {
    find(key) {
      // The numbers of large sets start anew now and then; what is remembered under old ones means nothing then.
      if (generation !== plan.coder.generation()) clear();
      let place = (2 * placeOf(key)) & (near.length - 1);
      if (near[place] === key) return numbered[near[place + 1] ?? 0];
      // Two keys of one place stand beside each other.
      if (near[place] !== NONE) place ^= 2;
      if (near[place] === key) return numbered[near[place + 1] ?? 0];
      const found = known.get(key);
      if (found === undefined) return undefined;
      near[place] = key;
      near[place + 1] = found;
      return numbered[found];
    },
    keep(key, profile) {
      if (known.size >= MAX_PROFILES) clear();
      const ways = shared.get(profile.remarks) ?? new Map<string, number>();
      shared.set(profile.remarks, ways);
      const way = JSON.stringify(profile.choices.map(nameOf));
      const own = ways.get(way) ?? numbered.push(profile) - 1;
      ways.set(way, own);
      known.set(key, own);
      if (4 * known.size > near.length && near.length < 2 * MAX_NEAR)
        near = new Float64Array(4 * near.length).fill(NONE);
      return numbered[own] ?? profile;
    },
    tierCounts(key) {
      if (generation !== plan.coder.generation()) clear();
      return tiers.get(key);
    },
    keepTier(key, counts) {
      if (tiers.size >= MAX_PROFILES) tiers.clear();
      tiers.set(key, counts);
    },
  };
}

/** What tells a choice of one benefit from another. */
function nameOf(choice: Choice): unknown {
  if (choice.kind === "cases") return choice.variants.map((variant) => [variant.case.id, variant.adjusts]);
  return choice;
}

/** Spreads keys over the near places, also those that differ only above 2^32. */
function placeOf(key: number): number {
  const mixed = Math.imul((key | 0) ^ Math.imul((key * ABOVE) | 0, SPREAD_ABOVE), SPREAD);
  return mixed >>> SHIFT;
}

/** The odd number nearest to 2^32 over the golden ratio, another odd number, and what leaves the upper 15 bits. */
const SPREAD = 0x9e3779b1;
const SPREAD_ABOVE = 0x85ebca6b;
const SHIFT = 17;
const ABOVE = 2 ** -32;

/** In place of a key: the claim carries a code that its region does not declare, or goes on with a stay. */
export const UNDECLARED = -1;

/**
 * The key of a claim's facts, but for the year's highest tier.
 *
 * @param on         The selecting date as a number.
 * @param admissions Inpatient settlements of the year, this one included.
 * @returns `UNDECLARED`, or 0 or more.
 */
export function keyOf(plan: Plan, keys: KeyTables, claim: ParsedClaim, on: number, admissions: number): number {
  const { birth, extras } = claim;
  let key =
    (keys.closed[0][claim.packedCodes] ?? 0) +
    (keys.closed[1][claim.packedFlags] ?? 0) +
    (keys.national[heldAt(claim, plan.selectDay)] ?? 0);
  if (keys.age !== null && birth !== 0) key += cutPart(keys.age, ageAt(birth, on));
  if (keys.admission !== null) key += cutPart(keys.admission, admissions);
  if ((extras & keys.looksAt) === 0) return (extras & HAS_CERTIFICATES) === 0 ? key : key + keys.certificates.present;
  const rest = extrasOf(plan, keys, claim, on, extras);
  return rest === UNDECLARED ? UNDECLARED : key + rest;
}

/** What the facts give whose codes a region declares, or that follow from lists of prefixes. */
export function extrasOf(plan: Plan, keys: KeyTables, claim: ParsedClaim, on: number, extras: number): number {
  const { person, visit } = claim;
  let sum = 0;
  if (claim.stay !== null) return UNDECLARED;
  if ((extras & HAS_CATEGORY) !== 0) {
    const part = declaredPart(keys.categories, person.categories, on);
    if (part === UNDECLARED) return UNDECLARED;
    sum += part;
  }
  if (person.certificates !== null) {
    const part = setPart(keys.certificates, person.certificates, on);
    if (part === UNDECLARED) return UNDECLARED;
    sum += part;
  }
  // What she holds no rule reads that has keys; that the region knows it is asked all the same.
  for (const { code } of person.motherCategories ?? [])
    if (!NATIONAL.has(code) && !plan.declared.categories.has(code)) return UNDECLARED;
  if (visit.class !== null) {
    const part = keys.classes.parts.get(visit.class);
    if (part === undefined) return UNDECLARED;
    sum += part;
  }
  if (visit.programmes !== null)
    for (const programme of visit.programmes) if (!plan.declared.programmes.has(programme)) return UNDECLARED;
  if (visit.flags !== null) for (const flag of visit.flags) if (!plan.declared.flags.has(flag)) return UNDECLARED;
  for (const { fact, index, weight } of keys.others) {
    sum += plan.coder.code(index, otherOf(fact, claim, plan)) * weight;
  }
  return sum;
}

/** The value of a fact that is coded by itself. */
function otherOf(fact: KeyTables["others"][number]["fact"], claim: ParsedClaim, plan: Plan): FactValue {
  const { flags, diseases, duringStay } = claim.visit;
  if (fact === "visit.programmes") return programmesOf(claim, plan);
  if (fact === "visit.flags") return flags;
  return fact === "visit.diseases" ? diseases : duringStay;
}

/** The part of a key that an integer gives. */
export function cutPart({ present, weight, cuts }: CutKey, value: number): number {
  let part = present;
  for (let i = 0; i < cuts.length && (cuts[i] ?? 0) <= value; i++) part += weight;
  return part;
}

function setPart(key: SetKey, held: readonly HeldCode[], on: number): number {
  let sum = key.present;
  for (const { code, from, to } of held) {
    const part = key.parts.get(code);
    if (part === undefined) return UNDECLARED;
    if (from <= on && on <= to) sum += part;
  }
  return sum;
}

/** What the categories give that are not national; the others have been counted. */
export function declaredPart(key: SetKey, held: ParsedClaim["person"]["categories"], on: number): number {
  let sum = 0;
  for (const { code, from, to } of held ?? []) {
    if (NATIONAL.has(code)) continue;
    const part = key.parts.get(code);
    if (part === undefined) return UNDECLARED;
    if (from <= on && on <= to) sum += part;
  }
  return sum;
}

const NATIONAL: ReadonlySet<string> = new Set(CATEGORIES);
