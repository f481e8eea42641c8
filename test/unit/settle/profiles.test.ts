import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { dayNumber } from "../../../src/date.ts";
import type { Profile } from "../../../src/plan/profile.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Pipeline, Predicate } from "../../../src/rules/types.ts";
import { createDesk } from "../../../src/settle/desk.ts";
import { createProfiles, keyOf, UNDECLARED } from "../../../src/settle/profiles.ts";
import { createVisit } from "../../../src/settle/visit.ts";
import { benefit, claimOf, DAY, flat, planOf, REGION, TITLE } from "../pack.ts";
import { accountWith, settledOn } from "./run.ts";

const PIPELINE: Partial<Pipeline> = {
  categories: { local: { title: TITLE }, veteran: { title: TITLE } },
  certificates: { heart: { title: TITLE }, kidney: { title: TITLE } },
  classes: { first: { title: TITLE }, second: { title: TITLE } },
  flags: { abroad: { title: TITLE }, registered: { title: TITLE } },
  programmes: { stroke: { title: TITLE, diseases: ["I63"] }, given: { title: TITLE } },
};

function planNaming(...facts: readonly Predicate[]): Plan {
  return planOf({ basic: [benefit("b", { when: { or: facts }, cases: [flat("0.5")] })] }, { pipeline: PIPELINE });
}
const holding = (fact: string, ...codes: readonly string[]): Predicate[] =>
  codes.map((code) => ({ in: [code, { var: fact }] }));
const ALL: readonly Predicate[] = [
  { "==": [{ var: "person.insurance" }, "employee"] },
  ...holding("person.categories", "veteran", "orphan", "local", "subsistence"),
  ...holding("person.certificates", "heart", "kidney"),
  { in: [{ var: "person.age" }, [18, 60]] },
  { "==": [{ var: "visit.kind" }, "special"] },
  { in: [{ var: "visit.tier" }, ["county", "province"]] },
  { ">=": [{ var: "visit.grade" }, 2] },
  { "==": [{ var: "visit.class" }, "second"] },
  { "!=": [{ var: "visit.place" }, "outside"] },
  { var: "visit.referred" },
  { var: "visit.tcm" },
  { var: "visit.continuation" },
  ...holding("visit.programmes", "stroke"),
  ...holding("visit.flags", "abroad"),
  ...holding("visit.diseases", "I10", "E11.9"),
  { ">=": [{ var: "visit.admission" }, 3] },
];

/** The codes of the claim's facts in mixed radix, as they are defined. */
function packed(plan: Plan, claim: Claim, admissions = 0): number {
  const { codes } = createVisit(plan, parseClaim(claim), admissions, 0, [], []);
  let weight = 1;
  return plan.coder.facts.reduce((sum, _, index) => {
    const part = (codes[index] ?? 0) * weight;
    weight *= plan.coder.radix(index);
    return sum + part;
  }, 0);
}

function found(plan: Plan, claim: Claim, admissions = 0): number {
  if (plan.keys === null) throw new RangeError("no keys");
  const parsed = parseClaim(claim);
  const on = dayNumber(DAY);
  return keyOf(plan, plan.keys, parsed, on, admissions + (claim.visit.kind === "inpatient" ? 1 : 0));
}

type More = Parameters<typeof claimOf>[1];

describe("the key of a claim's facts", () => {
  const plan = planNaming(...ALL);

  const CLAIMS: readonly (readonly [string, More, number?])[] = [
    ["nothing but what it must say", {}],
    [
      "every fact",
      {
        person: {
          insurance: "employee",
          birthDate: "1990-05-05",
          categories: [{ code: "orphan" }, { code: "local" }],
          certificates: [{ code: "kidney" }],
        },
        visit: {
          kind: "special",
          referred: true,
          continuation: false,
          programmes: ["given"],
          flags: ["registered", "abroad"],
          diseases: ["E11.9", "I63.9"],
        },
        facility: { grade: 3, tier: "province", class: "second", tcm: true, region: "510000" },
      },
      7,
    ],
    ["no categories", { person: { categories: [] } }],
    [
      "national and declared categories, and one that no rule names",
      {
        person: { categories: [{ code: "disabled" }, { code: "veteran" }, { code: "subsistence" }] },
      },
    ],
    [
      "categories not held on the day",
      {
        person: {
          categories: [
            { code: "local", to: "2018-11-09" },
            { code: "orphan", from: "2018-11-11" },
          ],
        },
      },
    ],
    [
      "a declared category twice, once held",
      {
        person: {
          categories: [
            { code: "local", to: "2017-12-31" },
            { code: "local", from: "2018-01-01" },
          ],
        },
      },
    ],
    [
      "a national category twice, once held",
      {
        person: {
          categories: [
            { code: "orphan", to: "2018-11-09" },
            { code: "orphan", from: "2018-11-10" },
          ],
        },
      },
    ],
    [
      "a certificate twice, once over",
      {
        person: {
          certificates: [
            { code: "heart", to: "2017-12-31" },
            { code: "heart", from: "2018-01-01" },
          ],
        },
      },
    ],
    ["both certificates", { person: { certificates: [{ code: "kidney" }, { code: "heart" }] } }],
    ["no certificates", { person: { certificates: [] } }],
    ["a class that no rule names", { facility: { class: "first" } }],
    ["a programme twice", { visit: { programmes: ["stroke", "stroke"] } }],
    ["a programme that a disease implies", { visit: { diseases: ["I63.9"] } }],
    ["a mother whose categories no rule reads", { person: { mother: { categories: [{ code: "local" }] } } }],
    ["no flags", { visit: { flags: [] } }],
    ["a flag that no rule names", { visit: { flags: ["registered"] } }],
    ["no programmes and no diseases", { visit: { programmes: [], diseases: [] } }],
    ["a child", { person: { birthDate: "2000-11-11" } }],
    ["of age that day", { person: { birthDate: "2000-11-10" } }],
    ["the third admission", {}, 2],
    ["grade 0", { facility: { grade: 0 } }],
  ];
  it.each(CLAIMS.map(([name, more, admissions = 0]) => [name, more, admissions] as const))(
    "of %s is its codes in mixed radix",
    (_, more, admissions) => {
      const claim = claimOf({ inScope: "1.00" }, more);
      expect(found(plan, claim, admissions)).toBe(packed(plan, claim, admissions));
      const bare = planNaming({ var: "visit.tcm" });
      expect(found(bare, claim, admissions)).toBe(packed(bare, claim, admissions));
    },
  );

  it("two claims that differ in one fact that a rule names have two keys", () => {
    const claims: readonly More[] = [
      {},
      { person: { categories: [] } },
      { person: { categories: [{ code: "local" }] } },
      { person: { categories: [{ code: "veteran" }] } },
      { person: { categories: [{ code: "local" }, { code: "veteran" }] } },
      { person: { certificates: [] } },
      { person: { certificates: [{ code: "heart" }] } },
      { person: { certificates: [{ code: "kidney" }] } },
      { facility: { class: "first" } },
      { facility: { class: "second" } },
      { facility: { tcm: true } },
      { facility: { tcm: false } },
      { visit: { referred: true } },
      { visit: { diseases: [] } },
      { visit: { diseases: ["I10"] } },
      { visit: { flags: [] } },
      { visit: { flags: ["abroad"] } },
      { person: { birthDate: "1990-01-01" } },
    ];
    expect(new Set(claims.map((more) => found(plan, claimOf({}, more)))).size).toBe(claims.length);
  });

  it.each<readonly [string, More]>([
    ["category", { person: { categories: [{ code: "local" }, { code: "martian" }] } }],
    ["category that is not held", { person: { categories: [{ code: "martian", to: "2017-01-01" }] } }],
    ["certificate", { person: { certificates: [{ code: "orphan" }] } }],
    ["class", { facility: { class: "third" } }],
    ["programme", { visit: { programmes: ["stroke", "dental"] } }],
    ["category of the mother", { person: { mother: { categories: [{ code: "local" }, { code: "heart" }] } } }],
    ["flag", { visit: { flags: ["abroad", "stroke"] } }],
  ])("there is none with a %s that nobody declares", (_, more) => {
    for (const own of [plan, planNaming({ var: "visit.tcm" })]) expect(found(own, claimOf({}, more))).toBe(UNDECLARED);
  });
});

/** Profiles are told apart by identity alone here. */
const profile = (): Profile => ({
  choices: [],
  variants: [],
  competes: false,
  remarks: { entitlements: [], notes: [], refused: [], above: [], missing: [] },
  plain: true,
  way: -1,
  safe: 0,
  firstTags: 0,
});

describe("the memory of profiles", () => {
  const plan = planNaming({ var: "visit.tcm" });

  it("tells keys apart that share a near place", () => {
    const profiles = createProfiles(plan);
    // Multiples of 2^32 are nothing to the place, which is found from the lower 32 bits.
    const keys = [5, 5 + 2 ** 32, 5 + 2 ** 52];
    const kept = keys.map(() => profile());
    keys.forEach((key, i) => profiles.keep(key, kept[i] ?? profile()));
    for (const round of [0, 1, 2])
      keys.forEach((key, i) => expect([round, profiles.find(key) === kept[i]]).toEqual([round, true]));
    expect(profiles.find(5 + 2 ** 33)).toBeUndefined();
  });

  it("knows nothing that it was not given", () => {
    const profiles = createProfiles(plan);
    expect([profiles.find(0), profiles.find(-1), profiles.tierCounts(0)]).toEqual([undefined, undefined, undefined]);
    profiles.keepTier(0, null);
    profiles.keepTier(1, false);
    expect([profiles.tierCounts(0), profiles.tierCounts(1), profiles.find(0)]).toEqual([null, false, undefined]);
  });

  it("starts anew after 32 768, the near places too", () => {
    const profiles = createProfiles(plan);
    const first = profile();
    profiles.keep(0, first);
    for (let key = 1; key < 32_768; key++) profiles.keep(key, profile());
    expect(profiles.find(0)).toBe(first); // and is near from now on
    profiles.keep(32_768, first);
    expect([profiles.find(0), profiles.find(32_767), profiles.find(32_768)]).toEqual([undefined, undefined, first]);
    for (let key = 0; key < 32_768; key++) profiles.keepTier(key, true);
    expect(profiles.tierCounts(0)).toBe(true);
    profiles.keepTier(32_768, true);
    expect([profiles.tierCounts(0), profiles.tierCounts(32_768)]).toEqual([undefined, true]);
  });

  it("starts anew with the numbers of large sets", () => {
    const diseases = Array.from({ length: 40 }, (_, i) => `I${String(i + 10)}`);
    const large = planNaming(...holding("visit.diseases", ...diseases));
    const profiles = createProfiles(large);
    const code = (...value: readonly string[]): number => large.coder.code(0, value);
    const own = profile();
    profiles.keep(code("I10"), own);
    profiles.keepTier(code("I10"), true);
    expect([profiles.find(code("I10")), profiles.tierCounts(code("I10"))]).toEqual([own, true]);
    const generation = large.coder.generation();
    for (let i = 0; large.coder.generation() === generation; i++) {
      const [a, b, c] = [i % 40, Math.floor(i / 40) % 40, Math.floor(i / 1600) % 40];
      code(diseases[a] ?? "", diseases[b] ?? "", diseases[c] ?? "");
    }
    expect([profiles.tierCounts(code("I10")), profiles.find(code("I10"))]).toEqual([undefined, undefined]);
    profiles.keep(code("I10"), own);
    expect(profiles.find(code("I10"))).toBe(own);
  });
});

it("two visits of one year so far that end at different tiers take two ways", () => {
  const high = { in: [{ var: "year.highestTier" }, ["city", "province"]] };
  const cases = [flat("0.1", { id: "low", when: { "!": high } }), flat("0.2", { id: "high", when: high })];
  const local = { highestTier: { when: { "!=": [{ var: "visit.place" }, "outside"] }, source: "n" } };
  for (const pipeline of [{}, local]) {
    const desk = createDesk(planOf({ basic: [benefit("b", { cases })] }, { pipeline }));
    const chosen = (tier: "county" | "city", before: "city" | null, region = REGION) => {
      const claim = claimOf({ inScope: "1.00" }, { facility: { tier, region } });
      return settledOn(desk, claim, accountWith({ highestTier: before })).outcome.variants[0]?.case.id;
    };
    for (const _ of [1, 2]) {
      expect([chosen("county", null), chosen("city", null), chosen("county", "city")]).toEqual(["low", "high", "high"]);
      expect(chosen("city", null, "510000")).toBe(pipeline === local ? "low" : "high");
    }
  }
});

it("diseases of more than 30 literals are settled right over several generations, whatever came between", () => {
  const diseases = Array.from({ length: 40 }, (_, i) => `I${String(i + 10)}`);
  const [last = ""] = diseases.slice(-1);
  const named = { some: [{ var: "visit.diseases" }, { in: [{ var: "" }, diseases.slice(0, -1)] }] };
  const rare = { in: [last, { var: "visit.diseases" }] };
  const cases = [
    flat("0.1", { id: "rare", when: rare }),
    flat("0.2", { id: "named", when: { and: [named, { "!": rare }] } }),
  ];
  const highestTier = { when: { "!": rare }, source: "n" };
  const plan = planOf({ basic: [benefit("b", { cases })] }, { pipeline: { highestTier } });
  const desk = createDesk(plan);
  const one = parseClaim(claimOf({ inScope: "1.00" }, { visit: { diseases: [] } }));
  const claimWith = (own: readonly string[]) => ({ ...one, visit: { ...one.visit, diseases: own } });
  expect(plan.keys?.others.map(({ fact }) => fact)).toEqual(["visit.diseases"]);
  for (let i = 0; i < 7000; i++) {
    const places = [i, 3 * i + Math.floor(i / 40), 11 * Math.floor(i / 7), Math.floor(i / 13)];
    const own = places.map((place) => diseases[place % 40] ?? "");
    const { outcome, account } = settledOn(desk, claimWith(own), accountWith(), { trace: false, lines: false });
    const isRare = own.includes(last);
    if (outcome.variants[0]?.case.id !== (isRare ? "rare" : "named")) throw new Error(`${i}: ${own.join()}`);
    if (account.highestTier !== (isRare ? null : "county")) throw new Error(`${i}: ${own.join()}, tier`);
  }
  expect(plan.coder.generation()).toBeGreaterThan(1);
});
