import { describe, expect, it } from "vitest";
import { createFactCoder } from "../../../src/plan/coding.ts";
import { createRemarks, createTest } from "../../../src/plan/remarks.ts";
import type { NotEncodedPlan } from "../../../src/plan/types.ts";
import { factUses, viewFacts } from "../../../src/predicate.ts";
import type { Entitlement, NotEncoded, Predicate } from "../../../src/rules/types.ts";
import { TITLE } from "../pack.ts";
import { tupleOf } from "./tuple.ts";
import type { Facts } from "./tuple.ts";

const tcm = { var: "visit.tcm" };
const referred = { var: "visit.referred" };
const coder = createFactCoder([tcm, referred].flatMap(factUses));

const entitlement = (code: string, when?: Predicate): Entitlement => ({
  code,
  title: TITLE,
  source: "n",
  ...(when === undefined ? {} : { when }),
});
const entry = (
  source: string,
  more: Partial<NotEncoded> = {},
  above: NotEncodedPlan["above"] = null,
): NotEncodedPlan => ({
  layer: "basic",
  entry: { source, why: TITLE, ...more },
  origin: "990101/basic@2018-01-01",
  file: "basic.json",
  at: 0,
  above,
});

describe("remarks", () => {
  const always = entry("n 1");
  const note = entry("n 2", { when: tcm, effect: "note" });
  const refused = entry("n 3", { when: referred, effect: "refuse" });
  const remarks = createRemarks([entitlement("always"), entitlement("tcm", tcm)], [always, note, refused], coder);
  const of = (facts: Facts) => {
    const { codes, view } = tupleOf(coder, facts);
    return remarks.get(codes, view);
  };

  it.each<readonly [Facts, readonly string[], readonly NotEncodedPlan[], readonly NotEncodedPlan[]]>([
    [{ "visit.tcm": true, "visit.referred": true }, ["always", "tcm"], [note], [always, refused]],
    [{ "visit.tcm": true, "visit.referred": false }, ["always", "tcm"], [note], [always]],
    [{ "visit.tcm": false, "visit.referred": true }, ["always"], [], [always, refused]],
    [{ "visit.tcm": false, "visit.referred": false }, ["always"], [], [always]],
  ])("of %j", (facts, entitlements, notes, refusals) => {
    expect(of(facts)).toEqual({ entitlements, notes, refused: refusals, above: [], missing: [] });
  });

  it("say every fact that was read and is missing, with the layer that read it, and hold the others", () => {
    const { entitlements, notes, refused: refusals, missing } = of({ "visit.referred": true });
    expect({ entitlements, notes, refusals }).toEqual({
      entitlements: ["always"],
      notes: [],
      refusals: [always, refused],
    });
    const ofTcm = [
      { fact: "visit.tcm", layer: null },
      { fact: "visit.tcm", layer: "basic" },
    ];
    expect(missing).toEqual(ofTcm);
    expect(of({}).missing).toEqual([...ofTcm, { fact: "visit.referred", layer: "basic" }]);
  });

  it("are found once for a tuple", () => {
    const facts = { "visit.tcm": true, "visit.referred": true };
    const first = of(facts);
    const tuple = tupleOf(coder, facts);
    expect(remarks.get(tuple.codes, tuple.view)).toBe(first);
    expect(tuple.views).toBe(0);
  });

  it("are shared by all tuples that they hold for", () => {
    const either = createRemarks([entitlement("either", { or: [tcm, referred] })], [], coder);
    const said = (isTcm: boolean, isReferred: boolean) => {
      const { codes, view } = tupleOf(coder, { "visit.tcm": isTcm, "visit.referred": isReferred });
      return either.get(codes, view);
    };
    const first = said(true, true);
    expect(said(false, false)).not.toBe(first);
    expect(said(true, false)).toBe(first);
    expect(said(false, true)).toBe(first);
  });

  it("are none where there is nothing to say", () => {
    const none = createRemarks([], [], coder).get(tupleOf(coder).codes, tupleOf(coder).view);
    expect(none).toEqual({ entitlements: [], notes: [], refused: [], above: [], missing: [] });
  });

  it("that wait for an amount stand apart, and only where their condition holds", () => {
    const mark = { slot: 0, amount: 100 };
    const [waits, waitsToRefuse] = [entry("n 4", { when: tcm, effect: "note" }, mark), entry("n 5", {}, mark)];
    const waiting = createRemarks([], [waits, note, waitsToRefuse], coder);
    const said = (isTcm: boolean) => {
      const { codes, view } = tupleOf(coder, { "visit.tcm": isTcm });
      const { notes, refused: refusals, above } = waiting.get(codes, view);
      return { notes, refusals, above };
    };
    expect(said(true)).toEqual({ notes: [note], refusals: [], above: [waits, waitsToRefuse] });
    expect(said(false)).toEqual({ notes: [], refusals: [], above: [waitsToRefuse] });
  });
});

it("an error that is not of a missing fact is the caller's", () => {
  const { codes } = tupleOf(coder, { "visit.tcm": true });
  const view = () =>
    viewFacts(coder.facts, () => {
      throw new RangeError("bug");
    });
  expect(() => createTest(tcm, coder).get(codes, view)).toThrow(new RangeError("bug"));
});

it.each<readonly [Predicate | undefined, Facts, boolean | string]>([
  [undefined, {}, true],
  [tcm, { "visit.tcm": true }, true],
  [tcm, { "visit.tcm": false }, false],
  [tcm, {}, "visit.tcm"],
  [{ or: [tcm, referred] }, { "visit.tcm": true }, true],
  [{ or: [tcm, referred] }, { "visit.tcm": false }, "visit.referred"],
])("a test of %j for %j: %j", (when, facts, expected) => {
  const { codes, view } = tupleOf(coder, facts);
  expect(createTest(when, coder).get(codes, view)).toBe(expected);
});

describe("what is said alike", () => {
  const both = createFactCoder([tcm, referred].flatMap(factUses));
  const shared = createRemarks([entitlement("any", { or: [tcm, referred] })], [entry("n 1", { when: tcm })], both);
  const of = (facts: Facts) => {
    const { codes, view } = tupleOf(both, facts);
    return shared.get(codes, view);
  };

  it("is one thing, whatever is said in between", () => {
    const alike = createRemarks([entitlement("any", { or: [tcm, referred] })], [], both);
    const [first, none, second] = [
      { "visit.tcm": true, "visit.referred": false },
      { "visit.tcm": false, "visit.referred": false },
      { "visit.tcm": false, "visit.referred": true },
    ].map((facts) => {
      const { codes, view } = tupleOf(both, facts);
      return alike.get(codes, view);
    });
    expect(first?.entitlements).toEqual(["any"]);
    expect(none?.entitlements).toEqual([]);
    expect(second).toBe(first);
  });

  it("is not what differs in an entry alone", () => {
    const [one, other] = [
      of({ "visit.tcm": true, "visit.referred": false }),
      of({ "visit.tcm": false, "visit.referred": true }),
    ];
    expect([one.refused.length, other.refused.length]).toEqual([1, 0]);
  });

  it("is kept 4096 times, and made anew after one more", () => {
    const codes = Array.from({ length: 13 }, (_, i) => `c${i}`);
    const held = codes.map((code) => entitlement(code, { in: [code, { var: "person.categories" }] }));
    const coderOf = createFactCoder(held.flatMap(({ when }) => (when === undefined ? [] : factUses(when))));
    const many = createRemarks(held, [], coderOf);
    const ask = (bits: number) => {
      const categories = codes.filter((_, i) => ((bits >> i) & 1) === 1);
      const { codes: tuple, view } = tupleOf(coderOf, { "person.categories": categories });
      return many.get(tuple, view);
    };
    const first = ask(0);
    for (let bits = 1; bits < 4096; bits++) ask(bits);
    expect(ask(0)).toBe(first);
    ask(4096);
    const anew = ask(0);
    expect(anew).toEqual(first);
    expect(anew).not.toBe(first);
  });
});

it("an error that is not of a missing fact is the caller's", () => {
  const { codes } = tupleOf(coder, { "visit.tcm": true });
  const view = () =>
    viewFacts(coder.facts, () => {
      throw new RangeError("bug");
    });
  expect(() => createTest(tcm, coder).get(codes, view)).toThrow(new RangeError("bug"));
});
