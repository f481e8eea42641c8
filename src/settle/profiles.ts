/** Finding the profile of a parsed claim by one integer. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { ageAt } from "../date.ts";
import type { CutKey, KeyTables, SetKey } from "../plan/keys.ts";
import type { Profile } from "../plan/profile.ts";
import type { Plan } from "../plan/types.ts";
import { programmesOf } from "./facts.ts";

/** How many profiles a plan keeps before it starts anew; bounds memory whatever claims come. */
const MAX_PROFILES = 4096;

/** The profiles that a plan has met. */
export interface Profiles {
  readonly find: (key: number) => Profile | undefined;
  readonly keep: (key: number, profile: Profile) => void;
  /** Whether a visit with these facts counts for the year's highest tier; `null`: a fact is missing that decides it. */
  readonly tierCounts: (key: number) => boolean | null | undefined;
  readonly keepTier: (key: number, counts: boolean | null) => void;
}

/** Makes the memory of a plan's profiles. */
export function createProfiles(plan: Plan): Profiles {
  const known = new Map<number, Profile>();
  const tiers = new Map<number, boolean | null>();
  let generation = plan.coder.generation();
  let lastKey = -1;
  let last: Profile | undefined;
  const clear = (): void => {
    known.clear();
    tiers.clear();
    lastKey = -1;
    generation = plan.coder.generation();
  };
  return {
    find(key) {
      // The numbers of large sets start anew now and then; what is remembered under old ones means nothing then.
      if (generation !== plan.coder.generation()) clear();
      if (key === lastKey) return last;
      const found = known.get(key);
      if (found === undefined) return undefined;
      lastKey = key;
      last = found;
      return found;
    },
    keep(key, profile) {
      if (known.size >= MAX_PROFILES) clear();
      known.set(key, profile);
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

/** In place of a key: the claim carries a code that its region does not declare. */
export const UNDECLARED = -1;

/**
 * The key of a claim's facts, but for the year's highest tier.
 *
 * @param on         The selecting date as a number.
 * @param admissions Inpatient settlements of the year, this one included.
 * @returns `UNDECLARED`, or 0 or more.
 */
export function keyOf(plan: Plan, keys: KeyTables, claim: ParsedClaim, on: number, admissions: number): number {
  const { facts, birth } = claim.codes;
  const { closed } = keys;
  let key = 0;
  for (let i = 0; i < closed.length; i++) {
    const each = closed[i];
    if (each !== undefined) key += each.parts[facts[each.fact] ?? 0] ?? 0;
  }
  if (keys.age !== null && birth !== 0) key += cutPart(keys.age, ageAt(birth, on));
  if (keys.admission !== null) key += cutPart(keys.admission, admissions);
  const { person, visit } = claim;
  const categories = setPart(keys.categories, person.categories, on);
  const certificates = setPart(keys.certificates, person.certificates, on);
  if (categories === UNDECLARED || certificates === UNDECLARED) return UNDECLARED;
  key += categories + certificates;
  if (visit.class !== null) {
    const part = keys.classes.parts.get(visit.class);
    if (part === undefined) return UNDECLARED;
    key += part;
  }
  if (visit.programmes !== null)
    for (const programme of visit.programmes) if (!plan.declared.programmes.has(programme)) return UNDECLARED;
  for (const { fact, index, weight } of keys.others) {
    const value = fact === "visit.diseases" ? visit.diseases : programmesOf(claim, plan);
    key += plan.coder.code(index, value) * weight;
  }
  return key;
}

function cutPart({ present, weight, cuts }: CutKey, value: number): number {
  let part = present;
  for (let i = 0; i < cuts.length && (cuts[i] ?? 0) <= value; i++) part += weight;
  return part;
}

function setPart({ present, parts }: SetKey, held: ParsedClaim["person"]["categories"], on: number): number {
  if (held === null) return 0;
  let sum = present;
  for (let i = 0; i < held.length; i++) {
    const each = held[i];
    if (each === undefined) continue;
    const part = parts.get(each.code);
    if (part === undefined) return UNDECLARED;
    if (each.from <= on && on <= each.to) sum += part;
  }
  return sum;
}
