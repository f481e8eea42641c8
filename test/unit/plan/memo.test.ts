import { describe, expect, it } from "vitest";
import { createFactCoder } from "../../../src/plan/coding.ts";
import type { FactCoder } from "../../../src/plan/coding.ts";
import { createMemo } from "../../../src/plan/memo.ts";
import type { FactUse, FactView } from "../../../src/predicate.ts";
import { tupleOf } from "./tuple.ts";
import type { Facts } from "./tuple.ts";

const use = (fact: string, literals: readonly string[] = [], cuts: readonly number[] = []): FactUse => ({
  fact,
  literals,
  cuts,
});

/** A memo of what the facts are, with a count of its evaluations. */
function memoOf(uses: readonly FactUse[], coder: FactCoder = createFactCoder(uses)) {
  let evaluations = 0;
  const memo = createMemo(uses, coder, (view: FactView) => {
    evaluations++;
    return JSON.stringify(
      Object.fromEntries(
        [...new Set(uses.map((each) => each.fact))].map((fact) => {
          const value = fact.split(".").reduce<unknown>((at, key) => (at as FactView | undefined)?.[key], view);
          return [fact, value];
        }),
      ),
    );
  });
  const get = (facts: Facts): string => {
    const { codes, view } = tupleOf(coder, facts);
    return memo.get(codes, view);
  };
  return { memo, get, count: () => evaluations };
}

const TIERS = ["township", "county", "city"];

describe("a memo", () => {
  it("evaluates once for each distinct tuple and never again", () => {
    const coder = createFactCoder([use("visit.tier", TIERS), use("visit.tcm")]);
    let evaluations = 0;
    const memo = createMemo([use("visit.tier", TIERS), use("visit.tcm")], coder, () => ++evaluations);
    const tuples = TIERS.flatMap((tier) => [true, false].map((tcm) => ({ "visit.tier": tier, "visit.tcm": tcm })));
    for (let round = 0; round < 3; round++) {
      const made = tuples.map((facts) => tupleOf(coder, facts));
      expect(made.map(({ codes, view }) => memo.get(codes, view))).toEqual([1, 2, 3, 4, 5, 6]);
      expect(made.map(({ views }) => views)).toEqual(made.map(() => (round === 0 ? 1 : 0)));
    }
  });

  it("remembers false and the empty text too", () => {
    const coder = createFactCoder([]);
    for (const value of [false, "", 0, null]) {
      let evaluations = 0;
      const memo = createMemo([], coder, () => {
        evaluations++;
        return value;
      });
      expect([memo.get([], () => ({})), memo.get([], () => ({})), evaluations]).toEqual([value, value, 1]);
    }
  });

  it("shares what differs only in facts and literals that it does not name", () => {
    const own = [use("visit.tier", ["county"]), use("person.categories", ["orphan"])];
    const others = [use("visit.tcm"), use("visit.tier", ["city"]), use("person.categories", ["disabled", "marginal"])];
    const { get, count } = memoOf(own, createFactCoder([...others, ...own]));
    const base = { "visit.tier": "county", "person.categories": ["orphan"], "visit.tcm": true };
    const first = get(base);
    expect(get({ ...base, "visit.tcm": false })).toBe(first);
    expect(get({ ...base, "person.categories": ["disabled", "orphan"] })).toBe(first);
    expect(get({ ...base, "person.categories": ["orphan", "marginal", "localPoor"] })).toBe(first);
    expect(count()).toBe(1);
    get({ ...base, "person.categories": ["disabled"] });
    expect(count()).toBe(2);
  });

  it("tells a missing fact from an empty set and from false", () => {
    const uses = [use("person.categories", ["orphan"]), use("visit.tcm")];
    const coder = createFactCoder(uses);
    let evaluations = 0;
    const memo = createMemo(uses, coder, () => ++evaluations);
    const tuples: Facts[] = [
      {},
      { "person.categories": [] },
      { "visit.tcm": false },
      { "person.categories": [], "visit.tcm": false },
      { "person.categories": ["orphan"], "visit.tcm": true },
    ];
    const values = tuples.map((facts) => memo.get(tupleOf(coder, facts).codes, () => ({})));
    expect(values).toEqual([1, 2, 3, 4, 5]);
  });

  it("splits integers at the comparisons, not at every value", () => {
    const { get, count } = memoOf([use("person.age", [], [18, 19])]);
    for (const age of [1, 5, 17]) get({ "person.age": age });
    expect(count()).toBe(1);
    for (const age of [18, 18]) get({ "person.age": age });
    expect(count()).toBe(2);
    for (const age of [19, 64, 130]) get({ "person.age": age });
    expect(count()).toBe(3);
  });
});

describe("keys", () => {
  it("tell apart the first code of one fact with the last of another, and the other way round", () => {
    const { get, count } = memoOf([use("visit.class", ["a", "b", "c", "d"]), use("person.age", [], [18, 60])]);
    // Codes 5 and 1, 1 and 2: a quarter of the first and the second are the same sum.
    get({ "visit.class": "e", "person.age": 17 });
    expect(get({ "visit.class": "a", "person.age": 18 })).toBe('{"visit.class":"a","person.age":18}');
    expect(count()).toBe(2);
  });

  const diseases = Array.from({ length: 30 }, (_, i) => `I${10 + i}`);
  const programmes = Array.from({ length: 30 }, (_, i) => `p${i}`);
  const uses = (bits: number) => [use("visit.diseases", diseases), use("visit.programmes", programmes.slice(0, bits))];

  it.each([
    [22, "below 2^53"], // (2^30 + 1) × (2^22 + 1) < 2^53
    [23, "past 2^53"],
    [30, "far past 2^53"],
  ])("tell every tuple apart with %i bits more, %s", (bits) => {
    const { get, count } = memoOf(uses(bits));
    const setsOf = (size: number) => [[], [0], [size - 1], [0, size - 1], Array.from({ length: size }, (_, i) => i)];
    const tuples = setsOf(30).flatMap((first) =>
      setsOf(bits).map((second) => ({
        "visit.diseases": first.map((i) => diseases[i] ?? ""),
        "visit.programmes": second.map((i) => programmes[i] ?? ""),
      })),
    );
    const values = tuples.map(get);
    expect(new Set(values).size).toBe(tuples.length);
    expect(tuples.map(get)).toEqual(values);
    expect(count()).toBe(tuples.length);
  });

  it("tell apart tuples whose key as a double would be the same", () => {
    // Codes 2^30 and 1 or 2: 2^30 × (2^30 + 1) + 1 and + 2 are one double.
    const all = { "visit.diseases": diseases };
    const { get, count } = memoOf(uses(30));
    const values = [get({ ...all, "visit.programmes": [] }), get({ ...all, "visit.programmes": ["p0"] })];
    expect(values[0]).not.toBe(values[1]);
    expect(count()).toBe(2);
  });
});

describe("bounds", () => {
  it("starts anew after 4096 tuples, with the same values", () => {
    const cuts = Array.from({ length: 4100 }, (_, i) => i + 1);
    const { get, count } = memoOf([use("person.age", [], cuts)]);
    for (let age = 0; age < 4096; age++) get({ "person.age": age });
    expect(count()).toBe(4096);
    get({ "person.age": 4096 });
    expect(count()).toBe(4097);
    expect(get({ "person.age": 0 })).toBe('{"person.age":0}');
    expect(count()).toBe(4098);
    expect(get({ "person.age": 0 })).toBe('{"person.age":0}');
    expect(count()).toBe(4098);
  });

  it("drops what it remembers under numbers of sets that are given anew, however little that is", () => {
    const diseases = Array.from({ length: 31 }, (_, i) => `I${10 + i}`);
    const named = [use("visit.diseases", diseases)];
    const coder = createFactCoder(named);
    const { get } = memoOf(named, coder);
    const triples = diseases.flatMap((a, i) =>
      diseases.slice(i + 1).flatMap((b, j) => diseases.slice(i + j + 2).map((c) => [a, b, c])),
    );
    const [first = [], ...others] = triples.slice(0, 4097);
    expect(get({ "visit.diseases": first })).toBe(JSON.stringify({ "visit.diseases": first }));
    // Other memos of the plan number 4095 sets more; the next has the number of the first.
    for (const value of others.slice(0, -1)) coder.code(0, value);
    const last = others.at(-1) ?? [];
    expect(get({ "visit.diseases": last })).toBe(JSON.stringify({ "visit.diseases": last }));
    expect(coder.generation()).toBe(1);
  });

  it("drops what it remembers under numbers of sets that are given anew", () => {
    const diseases = Array.from({ length: 31 }, (_, i) => `I${10 + i}`);
    const { get } = memoOf([use("visit.diseases", diseases)]);
    const triples = diseases.flatMap((a, i) =>
      diseases.slice(i + 1).flatMap((b, j) => diseases.slice(i + j + 2).map((c) => [a, b, c])),
    );
    expect(triples).toHaveLength(4495);
    for (let round = 0; round < 2; round++)
      for (const value of triples)
        expect(get({ "visit.diseases": value })).toBe(JSON.stringify({ "visit.diseases": value }));
  });
});
