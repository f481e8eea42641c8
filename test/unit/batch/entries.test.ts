/** Entries of dictionaries that are none: the rows that use them are refused, and all others are settled. */
import { describe, expect, it } from "vitest";
import {
  collectClaims,
  createBatch,
  createColumns,
  createGiven,
  createParts,
  flagCode,
  REFUSALS,
  visitCode,
} from "../../../src/batch.ts";
import type { ClaimColumns, Dictionaries } from "../../../src/batch.ts";
import { SOUND } from "../../../src/batch/entries.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { loadRules } from "../../../src/node.ts";
import { claimOf, writePack } from "../../cli/pack.ts";

const rulebook = loadRules({ folders: [writePack()], shipped: false });
const ROWS = 3;
type Name = Exclude<keyof Dictionaries, "persons">;

/** Three visits of one person, half of 10.00 each; every one with a part and a given payment of nothing. */
function filled(): ClaimColumns {
  const columns = createColumns(ROWS);
  columns.dictionaries.persons.push("p-1");
  columns.dictionaries.regions.push("990000");
  columns.dictionaries.layers.push("other");
  columns.dictionaries.items.push({ tags: [], charge: null, code: null });
  columns.visit.fill(visitCode({ kind: "outpatient", tier: "county", place: "county" }));
  columns.flags.fill(flagCode({}));
  for (const days of [columns.admitted, columns.discharged, columns.settled]) days.fill(20_180_501);
  columns.inScope.fill(1000);
  columns.parts = Object.assign(createParts(ROWS), { count: ROWS, row: Int32Array.of(0, 1, 2) });
  columns.parts.inScope.fill(1000);
  columns.count = ROWS;
  return columns;
}

/** Gives the last row a payment of nothing. */
function give(columns: ClaimColumns, layer: number): void {
  columns.given = Object.assign(createGiven(1), { count: 1 });
  const { given } = columns;
  given.row[0] = 2;
  given.layer[0] = layer;
  for (const column of [given.inScope, given.preSelfPay, given.overLimit, given.ownPay]) column[0] = NaN;
  for (const column of [given.deductible, given.statedDeductible, given.penalty]) column[0] = NaN;
}

/** What becomes of the rows, the same with the kernel: when it meets them first, and when it knows them. */
function settled(columns: ClaimColumns): unknown[] {
  const [rows, ...others] = [false, true].flatMap((webAssembly) => {
    const batch = createBatch(rulebook, { webAssembly });
    return [1, 2, 3].map(() => {
      const { refusal, payers } = batch.run(columns);
      return [...refusal.subarray(0, ROWS)].map((code, row) => REFUSALS[code - 1] ?? payers["basic"]?.[row]);
    });
  });
  for (const other of others) expect(other).toEqual(rows);
  return rows ?? [];
}

/** Has the last row use a place of a dictionary. */
function use(columns: ClaimColumns, name: Name, place: number): void {
  if (name === "layers") give(columns, place);
  else if (name === "items") columns.parts.item[2] = place;
  else columns[name === "regions" ? "region" : name][2] = place;
}

const NOTHING = {
  certificates: null,
  motherCategories: null,
  class: null,
  programmes: null,
  flags: null,
  diseases: null,
};
const held = { code: "registeredPoor", from: 0, to: 99_999_999 };

const BAD: readonly (readonly [Name, unknown])[] = [
  ...[7, null, undefined, "", "99", "99000x", "9900000"].map((entry) => ["regions", entry] as const),
  ...[7, undefined, "", {}, "x".repeat(257)].map((entry) => ["layers", entry] as const),
  ...[
    "registeredPoor",
    undefined,
    {},
    [null],
    [undefined],
    // eslint-disable-next-line no-sparse-arrays -- a hole is none either
    [, held],
    [{ code: "registeredPoor" }],
    [{ ...held, code: "" }],
    [{ ...held, code: 7 }],
    [{ ...held, from: "2018-01-01" }],
    [{ ...held, to: 100_000_000 }],
    [{ ...held, from: -1 }],
    [{ ...held, to: NaN }],
    [{ ...held, from: 20_180_502, to: 20_180_501 }],
  ].map((entry) => ["categories", entry] as const),
  ...[
    null,
    undefined,
    {},
    7,
    { ...NOTHING, certificates: undefined },
    { ...NOTHING, certificates: [{ code: "c" }] },
    { ...NOTHING, motherCategories: "garbage" },
    { ...NOTHING, class: 7 },
    { ...NOTHING, class: "" },
    { ...NOTHING, programmes: "p" },
    { ...NOTHING, programmes: [7] },
    { ...NOTHING, flags: {} },
    { ...NOTHING, diseases: ["pneumonia"] },
    { ...NOTHING, duringStay: "false" },
    { ...NOTHING, stay: {} },
    { ...NOTHING, stay: { deductibles: [["basic.half", 1.5]], counted: true } },
    { ...NOTHING, stay: { deductibles: [["basic.half"]], counted: true } },
    { ...NOTHING, stay: { deductibles: [], counted: 1 } },
  ].map((entry) => ["extras", entry] as const),
  ...[
    null,
    undefined,
    {},
    { tags: null, charge: null, code: null },
    { tags: [7], charge: null, code: null },
    { tags: "tcm", charge: null, code: null },
    { tags: [], code: null },
    { tags: [], charge: null, code: 7 },
  ].map((entry) => ["items", entry] as const),
];

describe.each(BAD)("an entry of %s that is none: %j", (name, entry) => {
  const columns = filled();
  const place = (columns.dictionaries[name] as unknown[]).push(entry) - 1;

  it("where no row uses it, all are settled", () => {
    expect(settled(columns)).toEqual([500, 500, 500]);
  });

  it("where a row uses it, that is refused", () => {
    use(columns, name, place);
    expect(settled(columns)).toEqual([500, 500, "invalid_claim"]);
  });
});

it("an entry that comes in the place of another is looked at", () => {
  const columns = filled();
  const batch = createBatch(rulebook);
  expect([...batch.run(columns).refusal]).toEqual([0, 0, 0]);
  (columns.dictionaries.items as unknown[])[0] = null;
  expect([...batch.run(columns).refusal]).toEqual([1, 1, 1]);
  columns.dictionaries.items[0] = { tags: [], charge: null, code: null };
  expect([...batch.run(columns).refusal]).toEqual([0, 0, 0]);
});

it("entries of other columns are others", () => {
  const batch = createBatch(rulebook);
  const columns = filled();
  (columns.dictionaries.items as unknown[])[0] = null;
  expect([...batch.run(columns).refusal]).toEqual([1, 1, 1]);
  const other = filled();
  Object.assign(other.dictionaries, { persons: columns.dictionaries.persons });
  expect([...batch.run(other).refusal]).toEqual([0, 0, 0]);
});

it("a row that was refused before it became one stays refused as that", () => {
  const columns = filled();
  columns.refused[2] = REFUSALS.indexOf("unbalanced") + 1;
  use(columns, "items", (columns.dictionaries.items as unknown[]).push(null) - 1);
  expect(settled(columns)).toEqual([500, 500, "unbalanced"]);
});

it("persons without a name, lists that are none and first places that say something are errors; nothing is settled", () => {
  const run = (change: (dictionaries: Record<keyof Dictionaries, unknown[]>) => void): string => {
    const columns = filled();
    const batch = createBatch(rulebook);
    change(columns.dictionaries as unknown as Record<keyof Dictionaries, unknown[]>);
    try {
      batch.run(columns);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect(batch.accounts()).toEqual([]);
      return (error as Error).message;
    }
    return "settled";
  };
  const NO_NAME = "is no text of 1 to 256 characters";
  for (const none of [7, "", null, "x".repeat(257)])
    expect(run(({ persons }) => persons.push(none))).toBe(`dictionaries.persons[1] ${NO_NAME}`);
  expect(run(({ persons }) => (persons.length = 5))).toBe(`dictionaries.persons[1] ${NO_NAME}`);
  for (const name of ["persons", "regions", "categories", "extras", "items", "layers"] as const)
    expect(run((dictionaries) => (dictionaries[name] = "none" as never))).toBe(`dictionaries.${name} is no list`);
  expect(run(({ categories }) => (categories[0] = [held]))).toBe("dictionaries.categories[0] is not null");
  expect(run(({ categories }) => (categories.length = 0))).toBe("dictionaries.categories[0] is not null");
  for (const first of [{}, null, { ...NOTHING, class: "c" }, { ...NOTHING, duringStay: false }])
    expect(run(({ extras }) => (extras[0] = first))).toBe("dictionaries.extras[0] says something");
});

it("what a claim says is sound", () => {
  const { person, visit, ...claim } = claimOf("c", "p-1", "10.00");
  const whole = {
    ...claim,
    person: {
      ...person,
      categories: [{ code: "x".repeat(256), from: "1900-01-01", to: "2199-12-31" }, { code: "a" }],
      certificates: [],
      mother: { categories: [{ code: "m" }] },
    },
    visit: {
      ...visit,
      facility: { ...visit.facility, class: "own" },
      programmes: ["p"],
      flags: ["f"],
      diseases: ["I63.9"],
      duringStay: false,
      kind: "inpatient",
      admitted: "2018-04-20",
      discharged: "2018-05-01",
      continuation: true,
    },
    paid: [{ layer: "other", amount: "1.00" }],
    stay: { deductibles: { "basic.half": "999999999999.99" }, counted: true },
  };
  parseClaim(whole);
  const { dictionaries } = collectClaims([whole]);
  for (const [name, isSound] of Object.entries(SOUND))
    expect(dictionaries[name as Name].map(isSound)).not.toContain(false);
  expect(dictionaries.extras).toHaveLength(2);
});

it("claims are collected into dictionaries that hold what is no entry", () => {
  const { dictionaries } = collectClaims([claimOf("c-1", "p-1", "10.00")]);
  for (const list of [dictionaries.categories, dictionaries.extras, dictionaries.items] as unknown[][])
    list.push("garbage", undefined, {});
  const columns = collectClaims([claimOf("c-2", "p-1", "10.00")], false, dictionaries);
  expect([...createBatch(rulebook).run(columns).refusal]).toEqual([0]);
});
