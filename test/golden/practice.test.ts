/** Golden practice: dates that no single settlement says, lived step by step, each figure by a clerk's expression. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  benefitYear,
  createRulebook,
  SettlementError,
  settle,
  settleInHousehold,
  settleYearEnd,
  splitStay,
  verify,
  withContinuation,
} from "../../src/index.ts";
import type { Account, Claim, ClaimPerson, Rulebook, Settlement } from "../../src/index.ts";
import { readRuleFiles } from "../../src/node.ts";
import { figuresOf, worked } from "./figures.ts";
import type { Figures } from "./figures.ts";

/** A part of a stay, as it has to come out of `splitStay`, and what is paid on it. */
interface Part {
  readonly claim: string;
  readonly year: number;
  readonly admitted: string;
  readonly discharged: string;
  readonly continuation: boolean;
  /** Ids of its fee lines. */
  readonly lines: readonly string[];
  readonly expect: Figures;
}

/** What is done next, on the accounts that the steps before left. */
type Step =
  | { readonly do: "settle"; readonly claim: Claim; readonly expect: Figures }
  | { readonly do: "split"; readonly claim: Claim; readonly parts: readonly Part[] }
  /** `after`: ids of the claims before it that may be continued. */
  | {
      readonly do: "readmit";
      readonly claim: Claim;
      readonly after: readonly string[];
      readonly continuation: boolean;
      readonly expect: Figures;
    }
  /** What `settle` says of it: code and path of every finding. */
  | { readonly do: "refuse"; readonly claim: Claim; readonly refused: readonly (readonly [string, string])[] }
  | { readonly do: "household"; readonly household: string; readonly claim: Claim; readonly expect: Figures }
  /** `claim`: the id of the settlement of all that this person was settled in the year before it. */
  | {
      readonly do: "yearEnd";
      readonly claim: string;
      readonly person: ClaimPerson;
      readonly settled: string;
      readonly expect: Figures;
    };

interface GoldenPractice {
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly evidence: "illustrative";
  /** A folder beside this file; nothing else is in force. */
  readonly pack: string;
  readonly steps: readonly Step[];
}

/** A settlement that a step gave, with what makes it again and what was to come out. */
interface Outcome {
  readonly settlement: Settlement;
  readonly claim: Claim;
  readonly before: Account | undefined;
  readonly expected: Figures;
}

const here = fileURLToPath(new URL(".", import.meta.url));

const practices = readdirSync(join(here, "practice")).map((file) => ({
  file,
  golden: JSON.parse(readFileSync(join(here, "practice", file), "utf8")) as GoldenPractice,
}));

/** Does the steps in turn. */
class Desk {
  readonly outcomes: Outcome[] = [];
  readonly #rulebook: Rulebook;
  /** By person or household, and year. */
  readonly #accounts = new Map<string, Account>();

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook;
  }

  settle(claim: Claim, expected: Figures): void {
    const key = this.#key(claim.person.id, benefitYear(this.#rulebook, claim).year);
    const before = this.#accounts.get(key);
    const { settlement, account } = settle(this.#rulebook, claim, before);
    this.#accounts.set(key, account);
    this.outcomes.push({ settlement, claim, before, expected });
  }

  settleInHousehold(claim: Claim, household: string, expected: Figures): void {
    const { year } = benefitYear(this.#rulebook, claim);
    const [own, home] = [this.#key(claim.person.id, year), this.#key(household, year)];
    const shared = { id: household, account: this.#accounts.get(home) };
    const settled = settleInHousehold(this.#rulebook, claim, this.#accounts.get(own), shared);
    this.#accounts.set(own, settled.account).set(home, settled.household);
    this.outcomes.push({ settlement: settled.settlement, claim, before: settled.joined, expected });
  }

  settleYearEnd(id: string, person: ClaimPerson, day: string, expected: Figures): void {
    const year = Number(day.slice(0, 4));
    const settlements = this.outcomes
      .map(({ settlement }) => settlement)
      .filter((each) => each.person === person.id && each.year === year);
    const before = this.#accounts.get(this.#key(person.id, year));
    const bills = { id, person, settled: day, settlements };
    const { settlement, account, claim } = settleYearEnd(this.#rulebook, bills, before);
    this.#accounts.set(this.#key(person.id, year), account);
    this.outcomes.push({ settlement, claim, before, expected });
  }

  split(claim: Claim, parts: readonly Part[]): void {
    const found = splitStay(this.#rulebook, claim);
    const shapes = found.map(({ year, claim: { id, visit, lines = [] } }): Omit<Part, "expect"> => ({
      claim: id,
      year,
      admitted: visit.admitted ?? "",
      discharged: visit.discharged ?? "",
      continuation: visit.continuation ?? false,
      lines: lines.map((line) => line.id),
    }));
    expect(shapes).toEqual(parts.map(({ expect: _, ...shape }) => shape));
    for (const [at, part] of found.entries()) {
      // Where the parts share a deductible, each says what those before it have borne.
      const deductibles = at === 0 ? undefined : this.outcomes.at(-1)?.settlement.deductibles;
      const stay = { ...part.claim.stay, ...(deductibles && { deductibles }) };
      const known = deductibles === undefined ? part.claim : { ...part.claim, stay };
      this.settle(known, parts[at]?.expect ?? {});
    }
  }

  readmit(claim: Claim, after: readonly string[], continuation: boolean, expected: Figures): void {
    const stays = after.map((id) => {
      const earlier = this.outcomes.find((each) => each.claim.id === id)?.claim.visit;
      const { diseases } = earlier ?? {};
      const stay = { hospital: earlier?.facility.id ?? "", discharged: earlier?.discharged ?? "" };
      return diseases === undefined ? stay : { ...stay, diseases };
    });
    expect(claim.visit.continuation).toBeUndefined();
    const found = withContinuation(this.#rulebook, claim, stays);
    expect(found.visit.continuation).toBe(continuation);
    this.settle(found, expected);
  }

  refuse(claim: Claim, refused: readonly (readonly [string, string])[]): void {
    let found: unknown;
    try {
      settle(this.#rulebook, claim);
    } catch (error) {
      found = error;
    }
    if (!(found instanceof SettlementError)) throw new Error(`${claim.id} is not refused`, { cause: found });
    expect(found.issues.map(({ code, path }) => [code, path])).toEqual(refused);
  }

  do(step: Step): void {
    if (step.do === "settle") return this.settle(step.claim, step.expect);
    if (step.do === "split") return this.split(step.claim, step.parts);
    if (step.do === "readmit") return this.readmit(step.claim, step.after, step.continuation, step.expect);
    if (step.do === "refuse") return this.refuse(step.claim, step.refused);
    if (step.do === "household") return this.settleInHousehold(step.claim, step.household, step.expect);
    return this.settleYearEnd(step.claim, step.person, step.settled, step.expect);
  }

  #key(owner: string, year: number): string {
    return `${owner} ${year}`;
  }
}

describe.each(practices)("$file", ({ golden }) => {
  const rulebook = createRulebook(readRuleFiles(join(here, golden.pack)));
  const desk = new Desk(rulebook);

  it("says what it is and where it is from", () => {
    expect(golden.source).toMatch(/\S/);
    expect(golden.evidence).toBe("illustrative");
    expect(golden.title).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  it("comes out as the clerk works it, step by step", () => {
    expect(golden.steps.length).toBeGreaterThan(0);
    for (const step of golden.steps) desk.do(step);
    const found = desk.outcomes.map(({ settlement, expected }) => [settlement.claim, figuresOf(settlement, expected)]);
    expect(found).toEqual(desk.outcomes.map(({ settlement, expected }) => [settlement.claim, worked(expected)]));
  });

  it("leaves nothing over, and every receipt makes itself again", () => {
    expect(desk.outcomes.length).toBeGreaterThan(0);
    for (const { settlement, claim, before } of desk.outcomes) {
      const fen = (amount: string): number => Number(amount.replace(".", ""));
      const paid = Object.values(settlement.payers).reduce((sum, amount) => sum + fen(amount), 0);
      expect(paid + fen(settlement.patient.amount)).toBe(fen(settlement.total));
      expect(verify(rulebook, settlement, claim, before)).toEqual({ same: true });
    }
  });
});
