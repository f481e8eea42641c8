/** Quotes against settlements: of a whole claim the same figures; of one that lacks facts the range over every value. */
import { statingAmong } from "../../src/rules/pipeline-version.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook, quote, settle, SettlementError } from "../../src/index.ts";
import type { Account, Claim, ClaimPerson, Quote, Rulebook, Visit } from "../../src/index.ts";
import { scenarios } from "./arbitraries/scenario.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { shift } from "./arbitraries/visit.ts";
import { CATEGORIES, CERTIFICATES, CLASSES, DISEASES, PROGRAMMES, VISIT_FLAGS } from "./arbitraries/vocabulary.ts";
import { seed } from "../seed.ts";

/** Most claims that one quote is held against. */
const MOST = 200;

interface Completed {
  readonly facts: Readonly<Record<string, string>>;
  readonly person: Partial<ClaimPerson>;
  readonly visit: Partial<Visit>;
  readonly facility: Partial<Visit["facility"]>;
}

const NOTHING: Completed = { facts: {}, person: {}, visit: {}, facility: {} };

function subsets<T>(list: readonly T[]): T[][] {
  const all: T[][] = [[]];
  for (const each of list) all.push(...all.map((some) => [...some, each]));
  return all;
}

const FLAGS = [false, true];

/** Every value of a fact that generated rules could tell apart, and more. */
const UNIVERSE: { readonly [fact: string]: (claim: Claim) => Completed[] } = {
  "person.insurance": () =>
    (["resident", "employee"] as const).map((insurance) =>
      filled("person.insurance", insurance, { person: { insurance } }),
    ),
  "person.categories": () =>
    subsets(CATEGORIES).map((codes) =>
      filled("person.categories", codes, { person: { categories: codes.map((code) => ({ code })) } }),
    ),
  "person.certificates": () =>
    subsets(CERTIFICATES).map((codes) =>
      filled("person.certificates", codes, { person: { certificates: codes.map((code) => ({ code })) } }),
    ),
  "person.mother.categories": () =>
    subsets(CATEGORIES).map((codes) =>
      filled("person.mother.categories", codes, {
        person: { mother: { categories: codes.map((code) => ({ code })) } },
      }),
    ),
  "person.age": ({ visit }) =>
    Array.from({ length: 90 }, (_, years) => shift(visit.admitted ?? visit.settled, -years * 366)).map((birthDate) =>
      filled("person.age", birthDate, { person: { birthDate } }),
    ),
  "visit.grade": () => ([0, 1, 2, 3] as const).map((grade) => filled("visit.grade", grade, { facility: { grade } })),
  "visit.class": () => CLASSES.map((name) => filled("visit.class", name, { facility: { class: name } })),
  "visit.designated": () =>
    FLAGS.map((designated) => filled("visit.designated", designated, { facility: { designated } })),
  "visit.tcm": () => FLAGS.map((tcm) => filled("visit.tcm", tcm, { facility: { tcm } })),
  "visit.referred": () => FLAGS.map((referred) => filled("visit.referred", referred, { visit: { referred } })),
  "visit.accident": () => FLAGS.map((accident) => filled("visit.accident", accident, { visit: { accident } })),
  "visit.continuation": () =>
    FLAGS.map((continuation) => filled("visit.continuation", continuation, { visit: { continuation } })),
  "visit.duringStay": () =>
    FLAGS.map((duringStay) => filled("visit.duringStay", duringStay, { visit: { duringStay } })),
  "visit.programmes": () =>
    subsets(PROGRAMMES).map((programmes) => filled("visit.programmes", programmes, { visit: { programmes } })),
  "visit.flags": () => subsets(VISIT_FLAGS).map((flags) => filled("visit.flags", flags, { visit: { flags } })),
  "visit.diseases": () =>
    subsets([...DISEASES, "E11.65"]).map((diseases) => filled("visit.diseases", diseases, { visit: { diseases } })),
};

function filled(fact: string, value: unknown, parts: Partial<Completed>): Completed {
  return { ...NOTHING, ...parts, facts: { [fact]: JSON.stringify(value) } };
}

function without(claim: Claim, facts: readonly string[]): Claim {
  const drop = <T extends object>(part: T, names: readonly string[]): T =>
    Object.fromEntries(Object.entries(part).filter(([key]) => !names.includes(key))) as T;
  const names = facts.map((fact) => (fact === "person.age" ? "birthDate" : (fact.split(".")[1] ?? "")));
  const visit = drop(claim.visit, names);
  return {
    ...claim,
    person: drop(
      claim.person,
      names.filter((name) => name !== "region"),
    ),
    visit: { ...visit, facility: drop(claim.visit.facility, names) },
  };
}

/** Facts that a claim lacks when it is left without these; programmes are known while there are diseases, or they. */
function missingAfter({ person, visit }: Claim, chosen: readonly string[]): string[] {
  const known = { ...person, ...visit.facility, ...visit, age: person.birthDate };
  const lacking = Object.keys(UNIVERSE).filter((fact) => known[fact.split(".")[1] as keyof typeof known] === undefined);
  const all = [...new Set([...chosen, ...lacking])];
  const pair = ["visit.programmes", "visit.diseases"];
  return all.some((fact) => pair.includes(fact)) ? [...new Set([...all, ...pair])] : all;
}

function complete(claim: Claim, { person, visit, facility }: Completed): Claim {
  return {
    ...claim,
    person: { ...claim.person, ...person },
    visit: { ...claim.visit, ...visit, facility: { ...claim.visit.facility, ...facility } },
  };
}

function completions(claim: Claim, facts: readonly string[]): Completed[] {
  return facts.reduce<Completed[]>(
    (all, fact) =>
      (UNIVERSE[fact]?.(claim) ?? []).flatMap((value) =>
        all.map((each) => ({
          facts: { ...each.facts, ...value.facts },
          person: { ...each.person, ...value.person },
          visit: { ...each.visit, ...value.visit },
          facility: { ...each.facility, ...value.facility },
        })),
      ),
    [NOTHING],
  );
}

/** The patient's amount and the payers' of each completion; `null` for one that is refused. */
function outcomes(rulebook: Rulebook, claim: Claim, account: Account, all: readonly Completed[]) {
  return all.map((each) => {
    try {
      const { settlement } = settle(rulebook, complete(claim, each), account, { trace: false });
      return { each, patient: settlement.patient.amount, payers: settlement.payers };
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return { each, patient: null, payers: null };
    }
  });
}

function tryQuote(rulebook: Rulebook, claim: Claim, account: Account): Quote | SettlementError {
  try {
    return quote(rulebook, claim, account);
  } catch (error) {
    if (error instanceof SettlementError) return error;
    throw error;
  }
}

function fen(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

/** Facts of which two completions that differ in them alone end differently. */
function decisive(facts: readonly string[], all: ReturnType<typeof outcomes>): string[] {
  return facts.filter((fact) => {
    const first = new Map<string, string>();
    return all.some(({ each, patient, payers }) => {
      const others = JSON.stringify(facts.filter((other) => other !== fact).map((other) => each.facts[other]));
      const ending = JSON.stringify([patient, payers]);
      const known = first.get(others) ?? ending;
      first.set(others, known);
      return known !== ending;
    });
  });
}

const counts = { whole: 0, ranges: 0, wide: 0, refused: 0, settledAnyhow: 0 };

it("is the settlement where nothing is missing, and its exact range where something is", () => {
  fc.assert(
    fc.property(
      scenarios("all", 3),
      fc.subarray(Object.keys(UNIVERSE), { minLength: 1, maxLength: 4 }),
      ({ pack, runs }, chosen) => {
        const rulebook = createRulebook(ruleFiles(pack));
        for (const { claim, account } of runs) {
          const whole = tryQuote(rulebook, claim, account);
          if (!(whole instanceof SettlementError) && whole.settlement !== null) {
            const { account: _, ...settled } = settle(rulebook, claim, account).settlement;
            expect(whole.settlement).toEqual({ quote: true, ...settled });
            expect(whole.patient.least.amount).toBe(settled.patient.amount);
            expect(whole.patient.greatest.amount).toBe(settled.patient.amount);
            counts.whole++;
          }
          // The universe states no first days, from which some codes last where a pipeline gives them a validity.
          if (statingAmong(pack.pipelines).every(({ validity }) => validity === undefined))
            holdRange(rulebook, claim, account, chosen);
        }
      },
    ),
    { numRuns: 150 },
  );
  process.stdout.write(`quotes, seed ${seed}: ${JSON.stringify(counts)}\n`);
  expect(counts.ranges).toBeGreaterThan(60);
  expect(counts.wide).toBeGreaterThan(20);
});

function holdRange(rulebook: Rulebook, whole: Claim, account: Account, chosen: readonly string[]): void {
  const facts = missingAfter(whole, chosen);
  // A claim that says what its stay has had so far says that it goes on.
  if (whole.stay !== undefined && facts.includes("visit.continuation")) return;
  const claim = without(whole, facts);
  const all = completions(claim, facts);
  if (all.length > MOST) return;
  const given = tryQuote(rulebook, claim, account);
  const ends = outcomes(rulebook, claim, account, all);
  const amounts = ends.flatMap(({ patient }) => (patient === null ? [] : [fen(patient)]));
  if (given instanceof SettlementError) {
    expect(amounts).toEqual([]);
    counts.refused++;
    return;
  }
  if (given.settlement !== null) {
    expect(new Set(ends.map(({ patient }) => patient))).toEqual(new Set([given.settlement.patient.amount]));
    counts.settledAnyhow++;
    return;
  }
  const sorted = amounts.sort((a, b) => (a < b ? -1 : 1));
  expect([fen(given.patient.least.amount), fen(given.patient.greatest.amount)]).toEqual([sorted[0], sorted.at(-1)]);
  expect(given.refusals.length > 0).toBe(ends.some(({ patient }) => patient === null));
  // A day of birth is what an age in years, in months and in days is told by.
  const said = given.missing
    .filter(({ matters }) => matters)
    .map(({ fact }) => (fact.startsWith("person.age") ? "person.age" : fact));
  // Where diseases imply a programme, two facts change and not one.
  const alone = ends.filter(
    ({ each: { facts: values } }) =>
      !/I10|E11/.test(values["visit.diseases"] ?? "") || /two/.test(values["visit.programmes"] ?? ""),
  );
  expect(said).toEqual(expect.arrayContaining(decisive(facts, alone)));
  expect(decisive(facts, ends)).toEqual(expect.arrayContaining(said));
  counts.ranges++;
  if (given.patient.least.amount !== given.patient.greatest.amount) counts.wide++;
}
