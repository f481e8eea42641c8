import { describe, expect, it } from "vitest";
import type { Profile } from "../../../src/plan/profile.ts";
import type { Remarks } from "../../../src/plan/remarks.ts";
import { createProfiles } from "../../../src/settle/profiles.ts";
import type { Profiles } from "../../../src/settle/profiles.ts";
import { benefit, flat, planOf } from "../pack.ts";

const remarks = (): Remarks => ({ entitlements: [], notes: [], refused: [], above: [], missing: [] });
/** Two profiles of other remarks are two. */
const profile = (own = remarks()): Profile => ({
  choices: [],
  variants: [],
  competes: false,
  remarks: own,
  plain: true,
  way: -1,
  safe: 0,
  firstTags: 0,
});

const plan = planOf({ basic: [benefit("b", { when: { var: "visit.tcm" }, cases: [flat("0.5")] })] });

/**
 * The keys of these that are found without a look into the map: what is near is not touched when a key is kept once
 * more, as settling never does.
 */
function nearOf(profiles: Profiles, keys: readonly number[]): number[] {
  for (const key of keys) profiles.keep(key, profile());
  const first = keys.map((key) => profiles.find(key));
  for (const key of keys) profiles.keep(key, profile());
  return keys.filter((key, i) => profiles.find(key) === first[i]);
}

describe("keys are found near", () => {
  // 0, 120 and 563 lead to one place of the first 256.
  it.each<readonly [string, readonly number[]]>([
    ["that follow each other", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ["that differ above 2^32 alone", Array.from({ length: 10 }, (_, i) => 5 + i * 2 ** 32)],
    ["that share a place, two of them", [0, 120]],
    ["that share a place, the other way about", [120, 0]],
  ])("%s", (_, keys) => {
    expect(nearOf(createProfiles(plan), keys)).toEqual(keys);
  });

  it("but of three that share one, two take turns beside the first", () => {
    expect(nearOf(createProfiles(plan), [0, 120, 563])).toEqual([0]);
  });
});

it("there is more room near from the 129th key on, and what was near is then no more", () => {
  const profiles = createProfiles(plan);
  for (let key = 0; key < 128; key++) profiles.keep(key, profile());
  const first = profiles.find(0);
  const second = profile();
  profiles.keep(0, second);
  expect(profiles.find(0)).toBe(first);
  profiles.keep(128, profile());
  expect(profiles.find(0)).toBe(second);
});

it("no key is known that was not kept, whatever numbers profiles have", () => {
  const profiles = createProfiles(plan);
  profiles.keep(5, profile());
  profiles.keep(6, profile());
  expect([profiles.find(1), profiles.find(0)]).toEqual([undefined, undefined]);
});

it("gives the profile that stands for all with its remarks and choices", () => {
  const profiles = createProfiles(plan);
  const one = profile();
  expect(profiles.keep(1, one)).toBe(one);
  expect(profiles.keep(2, profile(one.remarks))).toBe(one);
  expect(profiles.find(2)).toBe(one);
});

describe("a key of the numbers before is forgotten, whichever is asked for", () => {
  const diseases = Array.from({ length: 40 }, (_, i) => `I${String(i + 10)}`);
  const when = { some: [{ var: "visit.diseases" }, { in: [{ var: "" }, diseases] }] };

  it.each(["find", "tierCounts"] as const)("%s", (what) => {
    const own = planOf({ basic: [benefit("b", { when, cases: [flat("0.5")] })] });
    const profiles = createProfiles(own);
    const kept = profile();
    profiles.keep(7, kept);
    profiles.keepTier(7, true);
    expect([profiles.find(7), profiles.tierCounts(7)]).toEqual([kept, true]);
    const generation = own.coder.generation();
    for (let i = 0; own.coder.generation() === generation; i++)
      own.coder.code(
        0,
        [i, Math.floor(i / 40), Math.floor(i / 1600)].map((place) => diseases[place % 40] ?? ""),
      );
    expect(profiles[what](7)).toBeUndefined();
  });
});
