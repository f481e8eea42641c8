/** The steps of a year: each is applied to the journal and to the model, and what comes of both is held together. */
import * as fc from "fast-check";
import { expect } from "vitest";
import {
  applyEvent,
  journalState,
  openAccount,
  openJournal,
  readjudicate,
  SettlementError,
} from "../../../src/index.ts";
import type {
  Account,
  Applied,
  Claim,
  FeeLine,
  HouseholdUse,
  Journal,
  JournalEvent,
  Readjudication,
  Rulebook,
  Surroundings,
  YearEndEvent,
} from "../../../src/index.ts";
import { decimal, fen } from "../arbitraries/amounts.ts";
import { CATEGORIES, CERTIFICATES } from "../arbitraries/vocabulary.ts";
import {
  expectAtLeast,
  expectSame,
  holdChanges,
  holdMirror,
  holdParts,
  holdReadjudication,
  holdReceipt,
  holdReversal,
} from "./laws.ts";
import {
  after,
  compute,
  EMPTY,
  figuresOf,
  isOverRefunded,
  isRefused,
  ordered,
  units,
  withoutRevision,
} from "./model.ts";
import type { Computed, Kept, Year } from "./model.ts";
import { ELSEWHERE, NOWHERE, YEAR } from "./world.ts";
import type { World } from "./world.ts";
import { shift } from "../arbitraries/visit.ts";

/** What the model knows. */
export interface Model {
  readonly world: World;
  readonly opening: Account;
  year: Year;
  day: string;
  published: number;
  count: number;
}

/** The journal under test. */
export interface Real {
  journal: Journal;
  /** Receipts that laws have been held of. */
  readonly held: Set<string>;
}

/** Counts what was done, by name. */
export type Count = (name: string) => void;

/** Where a year is entered. */
export interface Start {
  readonly model: Model;
  readonly real: Real;
}

/** The first of January. */
export function beginning(world: World): Start {
  const opening = openAccount(world.person.id, YEAR);
  return {
    model: { world, opening, year: EMPTY, day: "2018-02-01", published: 0, count: 0 },
    real: { journal: openJournal(opening), held: new Set() },
  };
}

/** Later, with the first claims settled; what holds of them has been held. */
export function middle(world: World, count: Count): Start {
  const { model, real } = beginning(world);
  for (const claim of known(model).slice(0, 3)) {
    if (claim.visit.settled > model.day) model.day = claim.visit.settled;
    apply(model, real, { kind: "settled", claim, ...around(model, model.count) }, count);
  }
  return { model, real };
}

/** The same again, for another run. */
export function copied({ model, real }: Start): Start {
  return { model: { ...model }, real: { journal: real.journal, held: new Set(real.held) } };
}

function rulebookOf({ world, published }: Model): Rulebook {
  const rulebook = world.rulebooks[published];
  if (rulebook === undefined) throw new RangeError("no such rulebook");
  return rulebook;
}

type Step = fc.Command<Model, Real>;

function step(name: string, check: (m: Model) => boolean, run: (m: Model, r: Real) => void): Step {
  return { check, run, toString: () => name };
}

/** An event without what the model fills in: its id, its day, the revision. */
type Part =
  | ({ readonly kind: "settled"; readonly claim: Claim; readonly knownAt?: string } & Surroundings)
  | { readonly kind: "yearEnd"; readonly bills: YearEndEvent["bills"]; readonly household?: HouseholdUse }
  | { readonly kind: "reversed"; readonly of: string }
  | { readonly kind: "refunded"; readonly of: string; readonly lines: Refunded; readonly paid?: Claim["paid"] }
  | ({ readonly kind: "corrected"; readonly of: string; readonly claim: Claim } & Surroundings)
  | { readonly kind: "recognised"; readonly category?: string; readonly certificate?: string; readonly held: Ranges }
  | { readonly kind: "readjudicated"; readonly knownAt: string };
type Refunded = readonly { readonly id: string; readonly quantity?: string }[];
type Ranges = readonly { readonly from?: string; readonly to?: string }[];

function eventOf(m: Model, part: Part): JournalEvent {
  const head = { id: `e-${m.count}`, day: m.day };
  const whole = part.kind === "recognised" ? { ...head, ...part } : { ...head, revision: m.year.revision, ...part };
  return whole as JournalEvent;
}

/** Applies an event to both, and holds them together; gives what was applied, `null` where both refuse. */
function apply(m: Model, r: Real, part: Part, count: Count): Applied | null {
  m.count++;
  const event = eventOf(m, part);
  const year = after(m.year, event);
  const expected = refusalOf(m.year, year, event) ?? computed(m, year);
  const before = r.journal;
  try {
    const applied = applyEvent(rulebookOf(m), before, event);
    if (isRefused(expected)) throw new Error(`the model refuses: ${expected.join()}`);
    m.year = year;
    r.journal = applied.journal;
    count(part.kind);
    countMore(m, applied, count);
    holdChanges(applied.changes);
    holdState(m, r, expected);
    if (part.kind === "settled") holdReversal(rulebookOf(m), before, r.journal, event.id, m.day);
    return applied;
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    const codes = [...new Set(error.issues.map(({ code }) => code))].sort();
    expect(codes).toEqual(expected);
    count(`${part.kind}, refused`);
    return null;
  }
}

function computed(m: Model, year: Year): readonly Computed[] | readonly string[] {
  return compute(rulebookOf(m), m.opening, year, m.world.practice);
}

/** What else there was of note. */
function countMore(m: Model, { journal, changes }: Applied, count: Count): void {
  const { entries } = journal;
  const { event, receipts = [] } = entries.at(-1) ?? {};
  if (event?.kind === "settled" && m.world.practice.shared.length > 0) count("settled in a household");
  if (event?.kind === "settled" && receipts[0]?.continuation === true) count("settled, a stay continued");
  if (receipts.some(({ notApplied }) => notApplied !== undefined)) count("recognised elsewhere");
  if (changes.settlements.some((change) => change.before?.yearEnd === true && change.after !== null))
    count("year's end settled again");
}

/** Why an event does not fit the year, whatever the rules say. */
function refusalOf(before: Year, now: Year, event: JournalEvent): readonly string[] | null {
  if (event.kind === "recognised") return event.category === NOWHERE ? ["invalid_event"] : null;
  if (event.kind === "yearEnd") return before.kept.some(({ yearEnd }) => yearEnd) ? ["event_conflict"] : null;
  if (event.kind !== "refunded") return null;
  const [was, is] = [before, now].map(({ kept }) => kept.find(({ of }) => of === event.of)?.claim);
  return was !== undefined && is !== undefined && isOverRefunded(was, is, event.lines) ? ["over_refunded"] : null;
}

/** The journal stands where the model does, computed from scratch; laws hold of every receipt that is new. */
function holdState(m: Model, r: Real, due: readonly Computed[]): void {
  const state = journalState(r.journal);
  const found = state.settlements.map(({ of, claim, knownAt, settlement, after: account, notApplied }): Computed => {
    const passedOver = notApplied !== undefined;
    if (passedOver) expectSame(notApplied, [{ category: ELSEWHERE }]);
    const figures = figuresOf(settlement);
    return { of, claim: ordered(claim), knownAt, figures, account: withoutRevision(account), passedOver };
  });
  expectSame(found, due);
  expectSame(withoutRevision(state.account), due.at(-1)?.account ?? withoutRevision(m.opening));
  expectSame(state.account.revision, m.year.revision);
  state.settlements.forEach((each, at) => {
    // A receipt that was issued again with the same figures on the same account has been held.
    const key = JSON.stringify([due[at - 1]?.account, due[at]]);
    if (r.held.has(key)) return;
    r.held.add(key);
    holdReceipt(rulebookOf(m), each);
  });
  const { parts } = m.world;
  const next = parts[m.count % Math.max(1, parts.length)];
  if (next !== undefined) holdParts(rulebookOf(m), r.journal, next);
}

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length];
  if (found === undefined) throw new RangeError("an empty list");
  return found;
}

/** What the household's others have used, and that there were no stays before the year, in worlds that ask for it. */
function around({ world: { practice } }: Model, which: number): Surroundings {
  const amounts = practice.shared.flatMap((key) => [
    [`${key}.base`, "300.00"],
    [`${key}.paid`, "120.00"],
  ]);
  // How often they had a lump is said, be it never; and whether a case first paid.
  const counts = Object.fromEntries(practice.counted.map((key) => [key, (which % 3) - 1]));
  const household = which % 3 === 0 ? { amounts: {} } : { amounts: Object.fromEntries(amounts), counts };
  return {
    ...(practice.shared.length > 0 && { household }),
    ...(practice.readmission && { stays: [] }),
  };
}

const visits = (m: Model): readonly Kept[] => m.year.kept.filter(({ yearEnd }) => !yearEnd);
const stands = (m: Model): boolean => m.year.kept.length > 0;
/** Claims that were settled before the next notice comes out. */
const known = (m: Model): readonly Claim[] => m.world.claims.filter(({ visit }) => visit.settled <= lastDay(m));
const free = (m: Model): readonly Claim[] =>
  known(m).filter(({ id }) => m.year.kept.every(({ claim }) => claim.id !== id));

/** The day before the next notice comes out: what is known by then is known. */
function lastDay({ world, published }: Model): string {
  const next = world.notices[published];
  return next === undefined ? "2018-12-31" : shift(next, -1);
}

function later(m: Model, gap: number): void {
  const day = shift(m.day, gap);
  m.day = day < lastDay(m) ? day : lastDay(m);
}

/** All kinds of steps. */
export function steps(count: Count): readonly fc.Arbitrary<Step>[] {
  const at = fc.nat(1000);
  const gap = fc.integer({ min: 0, max: 12 });
  const settled = fc.tuple(at, gap, fc.boolean()).map(([which, days, late]) =>
    step(
      `settle ${which} after ${days}${late ? ", known late" : ""}`,
      (m) => free(m).length > 0,
      (m, r) => {
        const claim = pick(free(m), which);
        later(m, days);
        if (claim.visit.settled > m.day) m.day = claim.visit.settled;
        apply(m, r, { kind: "settled", claim, ...around(m, which), ...(late ? { knownAt: m.day } : {}) }, count);
      },
    ),
  );
  const refused = fc.tuple(at, gap).map(([which, days]) =>
    step(
      `settle ${which} with a code that nobody declared`,
      (m) => free(m).length > 0,
      (m, r) => {
        later(m, days);
        const claim = pick(free(m), which);
        if (claim.visit.settled > m.day) m.day = claim.visit.settled;
        const visit = { ...claim.visit, programmes: ["nobody"] };
        const before = r.journal;
        expect(apply(m, r, { kind: "settled", claim: { ...claim, visit }, ...around(m, which) }, count)).toBeNull();
        expect(r.journal).toBe(before);
      },
    ),
  );
  const reversed = fc.tuple(at, gap).map(([which, days]) =>
    step(`reverse ${which}`, stands, (m, r) => {
      later(m, days);
      const { of } = pick(m.year.kept, which);
      const receipt = journalState(r.journal).settlements.find((each) => each.of === of)?.settlement;
      const applied = apply(m, r, { kind: "reversed", of }, count);
      const change = applied?.changes.settlements.find((each) => each.of === of);
      if (change?.mirror && receipt !== undefined) holdMirror(receipt, change.mirror);
    }),
  );
  const refunded = fc.tuple(at, gap, fc.nat(255), fc.boolean()).map(([which, days, mask, half]) =>
    step(
      `refund ${which} by ${mask}${half ? ", in part" : ""}`,
      (m) => refundable(m).length > 0,
      (m, r) => {
        later(m, days);
        const kept = pick(refundable(m), which);
        const lines = refundOf(kept.claim.lines ?? [], mask, half);
        const { paid } = kept.claim;
        const applied = apply(m, r, { kind: "refunded", of: kept.of, lines, ...(paid && { paid }) }, count);
        if (applied === null) return;
        const change = applied.changes.settlements.find(({ of }) => of === kept.of);
        // Never more back than was paid: what is left is nobody's debt.
        for (const [payer, amount] of Object.entries(change?.after?.payers ?? {}))
          if (payer !== "hospital") expectAtLeast(fen(amount), 0);
        for (const line of lines)
          if (line.quantity === undefined) expect(change?.after?.lines.some(({ id }) => id === line.id)).toBe(false);
      },
    ),
  );
  const corrected = fc.tuple(at, at, gap).map(([which, other, days]) =>
    step(
      `correct ${which} by ${other}`,
      (m) => visits(m).length > 0 && known(m).length > 0,
      (m, r) => {
        later(m, days);
        const kept = pick(visits(m), which);
        const claim = { ...pick(known(m), other), id: kept.claim.id };
        if (claim.visit.settled > m.day) m.day = claim.visit.settled;
        const more = other % 2 === 0 ? {} : around(m, other);
        apply(m, r, { kind: "corrected", of: kept.of, claim, ...more }, count);
      },
    ),
  );
  const ranges = fc.constantFrom<Ranges>(
    [],
    [{}],
    [{ from: "2018-01-01" }],
    [{ from: "2018-05-01", to: "2018-08-31" }],
  );
  const codes = fc.constantFrom(...CATEGORIES, ...CERTIFICATES, ELSEWHERE, NOWHERE);
  const recognised = fc.tuple(codes, ranges, gap).map(([code, held, days]) =>
    step(
      `recognise ${code} ${JSON.stringify(held)}`,
      () => true,
      (m, r) => {
        later(m, days);
        const isCategory = !CERTIFICATES.some((each) => each === code);
        const applied = apply(
          m,
          r,
          { kind: "recognised", ...(isCategory ? { category: code } : { certificate: code }), held },
          count,
        );
        if (code === NOWHERE) expect(applied).toBeNull();
        else expect(applied?.changes).toEqual({ settlements: [], sums: [] });
      },
    ),
  );
  const ended = fc.tuple(at, gap).map(([which, days]) =>
    step(`end the year after ${days}`, stands, (m, r) => {
      later(m, days);
      const bills = { id: `end-${m.count}`, person: m.world.person, settled: m.day };
      const { household } = around(m, which);
      apply(m, r, { kind: "yearEnd", bills, ...(household && { household }) }, count);
    }),
  );
  const published = fc.constant(
    step(
      "publish",
      (m) => m.published < m.world.notices.length,
      (m, r) => {
        const before = JSON.stringify(journalState(r.journal));
        m.published++;
        m.day = m.world.notices[m.published - 1] ?? "";
        count("published");
        // Nothing changes by what is only known now.
        expectSame(JSON.stringify(journalState(r.journal)), before);
        const due = computed(m, m.year);
        if (isRefused(due)) throw new Error("the model refuses what stands");
        holdState(m, r, due);
      },
    ),
  );
  const readjudicated = fc.tuple(gap, gap).map(([days, recorded]) =>
    step(
      `re-adjudicate, recorded ${recorded} days later`,
      () => true,
      (m, r) => {
        later(m, days);
        const { journal } = r;
        const knownAt = m.day;
        const dry = (): Readjudication => readjudicate(journal, rulebookOf(m), { knownAt });
        later(m, recorded);
        const applied = apply(m, r, { kind: "readjudicated", knownAt }, count);
        // A rule that is known later may refuse what an earlier one settled.
        if (applied === null) return expect(dry).toThrow(SettlementError);
        const said = dry();
        if (said.sums.some(({ owed }) => owed.length > 0)) count("readjudicated, with debts");
        if (said.sums.some(({ deltas, owed }) => owed.length > 0 && deltas.patient === "0.00"))
          count("readjudicated, the patient's 0");
        holdReadjudication(rulebookOf(m), said, applied);
      },
    ),
  );
  const repeated = at.map((which) =>
    step(
      `send again ${which}`,
      (m) => m.count > 0,
      (m, r) => {
        const { entries } = r.journal;
        if (entries.length === 0) return;
        const { event, receipts } = pick(entries, which);
        const again = applyEvent(rulebookOf(m), r.journal, structuredClone(event));
        expect(again.journal).toEqual(r.journal);
        const settlements = again.changes.settlements.flatMap((change) =>
          change.after === null ? [] : [change.after],
        );
        expect(settlements).toEqual(receipts.map(({ settlement }) => settlement));
        refusing("event_conflict", () => applyEvent(rulebookOf(m), r.journal, { ...event, day: "2018-12-31" }));
        if (event.kind !== "recognised")
          refusing("stale_account", () =>
            applyEvent(rulebookOf(m), r.journal, { ...event, id: "stale", revision: m.year.revision + 1 }),
          );
        count("sent again");
      },
    ),
  );
  const reopened = fc.tuple(at, at).map(([one, other]) =>
    step(
      "read again",
      (m) => m.count > 0,
      (m, r) => {
        const text = JSON.stringify(r.journal);
        const read = JSON.parse(text) as Journal;
        holdTampering(JSON.parse(text) as Journal, one, other);
        // Sent again to the journal as it was read, the last event gives it back.
        const last = read.entries.at(-1)?.event;
        if (last !== undefined) r.journal = applyEvent(rulebookOf(m), read, last).journal;
        expectSame(JSON.stringify(r.journal), JSON.stringify(read));
        count("read again");
      },
    ),
  );
  // As often as they stand here.
  return [
    settled,
    settled,
    settled,
    settled,
    settled,
    settled,
    refused,
    reversed,
    reversed,
    refunded,
    refunded,
    corrected,
    ended,
    recognised,
    recognised,
    published,
    published,
    readjudicated,
    readjudicated,
    readjudicated,
    repeated,
    reopened,
  ];
}

function refundable(m: Model): readonly Kept[] {
  return m.year.kept.filter(({ claim }) => (claim.lines ?? []).length > 1);
}

/** Some lines but not all, or half of some that have a quantity. */
function refundOf(lines: readonly FeeLine[], mask: number, half: boolean): Refunded {
  const chosen = lines.filter((_, i) => ((mask >> (i % 8)) & 1) === 1);
  const some = chosen.length === 0 ? lines.slice(0, 1) : chosen;
  const most = some.length === lines.length ? some.slice(1) : some;
  return most.map(({ id, quantity }) => {
    const part = Math.floor(units(quantity) / 2);
    return half && part > 0 ? { id, quantity: decimal(part, 4) } : { id };
  });
}

function refusing(code: string, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    expect(error.issues.map((issue) => issue.code)).toContain(code);
    return;
  }
  throw new Error(`not refused: ${code}`);
}

/** A changed, dropped or moved entry is found. */
function holdTampering({ opening, entries, digest }: Journal, one: number, other: number): void {
  if (entries.length === 0) return;
  const [left, right] = [one % entries.length, (one + 1 + other) % entries.length];
  const changed = entries.map((entry, i) =>
    i === left ? { ...entry, event: { ...entry.event, id: `${entry.event.id}x` } } : entry,
  );
  const dropped = entries.filter((_, i) => i !== left);
  const moved = entries.map((entry, i) => (i === left ? entries[right] : i === right ? entries[left] : entry));
  const tampered = other % 3 === 0 ? changed : other % 3 === 1 || left === right ? dropped : moved;
  refusing("broken_chain", () => journalState({ opening, entries: tampered, digest }));
}
