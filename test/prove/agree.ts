/** Holds reference, object and batch, by its loop and by its kernel, against each other on one stretch. */
import { isDeepStrictEqual } from "node:util";
import { collectClaims, createBatch } from "../../src/batch.ts";
import { createRulebook, createSession, SettlementError } from "../../src/index.ts";
import type { Account, Claim, Rulebook, Session, Settled, Visit } from "../../src/index.ts";
import { countingHost } from "../kernel/counting.ts";
import { ruleFiles } from "../property/arbitraries/pack.ts";
import type { Pack } from "../property/arbitraries/pack.ts";
import { figuresOf, referenceFigures } from "../property/figures.ts";
import { rulesFor } from "../property/rules-for.ts";
import { expected, told } from "../property/rows.ts";
import { countingDay, yearOf } from "../reference/dates.ts";
import { referenceSettle } from "../reference/settle.ts";
import type { ReferenceResult, ReferenceRules } from "../reference/settle.ts";
import type { Course, Stretch } from "./stretch.ts";

/** Two that do not agree. */
export interface Difference {
  readonly between: string;
  readonly claim: Claim | null;
  /** Before the claim. */
  readonly account: Account | null;
  readonly one: unknown;
  readonly other: unknown;
}

/** What a stretch gave. */
export interface Agreed {
  readonly settled: number;
  readonly refused: number;
  /** Of those settled, with amounts whose products with rates may pass 2^53. */
  readonly large: number;
  /** Rows that the kernel itself has settled; at the others it stopped, and they went as by the loop. */
  readonly byKernel: number;
  /** The first, where there is any. */
  readonly difference: Difference | null;
}

/** What settling gave: figures, or the codes of the refusal. */
type Outcome = { readonly settled: Settled } | { readonly codes: readonly string[] };

class Differs extends Error {
  constructor(readonly difference: Difference) {
    super(difference.between);
  }
}

/** Settles a stretch in four ways. */
export function agreeOn({ pack, courses }: Stretch): Agreed {
  const count = { settled: 0, refused: 0, large: 0, byKernel: 0 };
  try {
    const rulebook = createRulebook(ruleFiles(pack));
    const session = createSession(
      rulebook,
      courses.map(({ account }) => account),
    );
    const rulesOf = rulesByVisit(pack);
    const outcomes = courses.flatMap((course) => settleCourse(session, rulesOf, course, count));
    holdBatch(rulebook, session, courses, outcomes, false);
    count.byKernel = holdKernel(() => holdBatch(rulebook, session, courses, outcomes, true));
    return { ...count, difference: null };
  } catch (error) {
    if (!(error instanceof Differs)) throw error;
    return { ...count, difference: error.difference };
  }
}

/** The rules of claims by the naive resolution, found once for all of a kind, which share their visits. */
function rulesByVisit(pack: Pack): (claim: Claim) => ReferenceRules | null {
  const known = new Map<Visit, ReferenceRules | null>();
  return (claim) => {
    const found = known.get(claim.visit);
    if (found !== undefined) return found;
    const rules = rulesFor(pack, claim);
    known.set(claim.visit, rules);
    return rules;
  };
}

function settleCourse(
  session: Session,
  rulesOf: (claim: Claim) => ReferenceRules | null,
  { claims, account }: Course,
  count: { settled: number; refused: number; large: number },
): Outcome[] {
  const accounts = new Map([[account.year, account]]);
  return claims.map((claim) => {
    const outcome = trySession(session, claim);
    const rules = rulesOf(claim);
    const year = rules === null ? 0 : yearOf(countingDay(claim, rules.pipeline));
    const before = accounts.get(year) ?? null;
    const reference = rules === null ? null : referenceSettle(rules, claim, before);
    const fault = faultIn(outcome, reference);
    if (fault !== null) throw new Differs({ between: "object and reference", claim, account: before, ...fault });
    if (!("settled" in outcome)) count.refused++;
    else {
      count.settled++;
      if (Number(outcome.settled.settlement.total) > GUARD) count.large++;
      accounts.set(year, outcome.settled.account);
    }
    return outcome;
  });
}

/** A product of more yuan than this, in fen, with a rate of six places passes 2^53. */
const GUARD = 2 ** 53 / 1e8;

function trySession(session: Session, claim: Claim): Outcome {
  try {
    return { settled: session.settle(claim, { trace: false }) };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { codes: error.issues.map(({ code }) => code) };
  }
}

/** How the engine's outcome and the reference's differ. */
function faultIn(outcome: Outcome, reference: ReferenceResult | null): Pick<Difference, "one" | "other"> | null {
  const one = "settled" in outcome ? figuresOf(outcome.settled) : outcome.codes;
  if (reference === null) return "codes" in outcome ? null : { one, other: "no rules" };
  if ("codes" in outcome) {
    // The engine collects the findings of a stage, the reference stops at its first.
    if (!reference.ok && reference.codes.every((code) => outcome.codes.some((own) => own === code))) return null;
    if (reference.ok && isPastAllTotals(reference.account) && outcome.codes.every((code) => code === OVERFLOW))
      return null;
    return { one, other: reference.ok ? referenceFigures(reference) : reference.codes };
  }
  const other = reference.ok ? referenceFigures(reference) : reference.codes;
  return isDeepStrictEqual(one, other) ? null : { one, other };
}

/** The code by which a claim is refused that would bring a year's total past the largest there is. */
const OVERFLOW = "invalid_account";
const LARGEST_TOTAL = 9_999_999_999_999.99;

function isPastAllTotals({ amounts }: Account): boolean {
  return Object.values(amounts).some((amount) => Number(amount) > LARGEST_TOTAL);
}

/** The rows that the kernel settles meanwhile. */
function holdKernel(hold: () => void): number {
  const host = countingHost();
  try {
    hold();
    return host.rows();
  } finally {
    host.restore();
  }
}

function holdBatch(
  rulebook: Rulebook,
  session: Session,
  courses: readonly Course[],
  outcomes: readonly Outcome[],
  webAssembly: boolean,
): void {
  // A stretch is too short for a kernel to be opened by itself.
  const name = webAssembly ? "kernel" : "loop";
  const claims = courses.flatMap((course) => course.claims);
  const columns = collectClaims(claims);
  const batch = createBatch(rulebook, { webAssembly });
  const places = new Map(columns.dictionaries.persons.map((id, place) => [id, place]));
  // A person all of whose claims are none is not in the columns.
  for (const { account } of courses) {
    const place = places.get(account.person);
    if (place !== undefined) batch.open(place, account);
  }
  const results = batch.run(columns);
  outcomes.forEach((outcome, row) => {
    const one = told(results, row);
    const other = expected("settled" in outcome ? outcome.settled : (outcome.codes[0] ?? ""));
    if (!isDeepStrictEqual(one, other))
      throw new Differs({ between: `${name} and object`, claim: claims[row] ?? null, account: null, one, other });
  });
  const one = batch.accounts();
  const other = session.accounts().filter(({ person }) => places.has(person));
  const at = one.findIndex((account, i) => !isDeepStrictEqual(account, other[i]));
  if (at !== -1 || one.length !== other.length)
    throw new Differs({
      between: `accounts of ${name} and object`,
      claim: null,
      account: null,
      one: one[at] ?? one.length,
      other: other[at] ?? other.length,
    });
}
