/** Rows that are filled by hand: what is no claim is refused, and the rows beside it are settled. */
import { expect, it } from "vitest";
import {
  collectClaims,
  createBatch,
  createColumns,
  createDictionaries,
  createGiven,
  createParts,
  createResults,
  flagCode,
  REFUSALS,
  visitCode,
} from "../../../src/batch.ts";
import type { Batch, ClaimColumns } from "../../../src/batch.ts";
import { loadRules } from "../../../src/node.ts";
import { claimOf, writePack } from "../../cli/pack.ts";

const rulebook = loadRules({ folders: [writePack()], shipped: false });
const ROWS = 3;

/** Three visits of one person, half of 10.00 each. */
function filled(): ClaimColumns {
  const columns = createColumns(ROWS);
  columns.dictionaries.persons.push("p-1");
  columns.dictionaries.regions.push("990000");
  columns.dictionaries.layers.push("basic");
  columns.dictionaries.items.push({ tags: [], charge: null, code: null });
  columns.visit.fill(visitCode({ kind: "outpatient", tier: "county", place: "county" }));
  columns.flags.fill(flagCode({}));
  for (const days of [columns.admitted, columns.discharged, columns.settled]) days.fill(20_180_501);
  columns.inScope.fill(1000);
  columns.parts = createParts(4);
  columns.given = createGiven(4);
  columns.count = ROWS;
  return columns;
}

/** What becomes of the rows; the kernel says the same when it meets them first, and when it knows them. */
function settled(columns: ClaimColumns): unknown[] {
  const rows = rowsOf(columns, createBatch(rulebook, { webAssembly: false }));
  const batch = createBatch(rulebook, { webAssembly: true });
  for (let time = 0; time < 3; time++) expect(rowsOf(columns, batch)).toEqual(rows);
  return rows;
}

function rowsOf(columns: ClaimColumns, batch: Batch): unknown[] {
  const { refusal, payers, patient } = batch.run(columns);
  return Array.from({ length: columns.count }, (_, row) => {
    const code = refusal[row] ?? 0;
    const amounts = [payers["basic"]?.[row] ?? 0, patient.inScope[row]];
    return code === 0
      ? amounts
      : [REFUSALS[code - 1], ...amounts].slice(0, amounts[0] === 0 && amounts[1] === 0 ? 1 : 3);
  });
}

const HALF = [500, 500];

it("what is a claim is settled", () => {
  expect(settled(filled())).toEqual([HALF, HALF, HALF]);
});

it.each<[string, (columns: ClaimColumns) => void]>([
  ["a part of a fen", ({ inScope }) => (inScope[1] = 1000.5)],
  ["parts of fen that sum", ({ inScope, ownPay }) => (inScope[1] = ownPay[1] = 0.5)],
  ["a part of a fen that a sum loses", ({ inScope, ownPay }) => ([inScope[1], ownPay[1]] = [1.1 * 100, 1000])],
  ["the least part of a fen, beside much", ({ inScope, ownPay }) => ([inScope[1], ownPay[1]] = [9e-10, 8_388_608])],
  ["half a fen beside very much", ({ preSelfPay, overLimit }) => ([preSelfPay[1], overLimit[1]] = [0.005, 9e13])],
  ["the other half a fen", ({ preSelfPay, ownPay }) => ([preSelfPay[1], ownPay[1]] = [9e13, 0.005])],
  ["less than nothing", ({ ownPay }) => (ownPay[1] = -1)],
  ["no number", ({ preSelfPay }) => (preSelfPay[1] = NaN)],
  ["more than all numbers", ({ overLimit }) => (overLimit[1] = Infinity)],
  ["more than there may be", ({ overLimit }) => (overLimit[1] = 99_999_999_999_000)],
  ["no such person", ({ person }) => (person[1] = 1)],
  ["a person before the first", ({ person }) => (person[1] = -1)],
  ["no such region", ({ region }) => (region[1] = 7)],
  [
    "no region and no days",
    ({ region, admitted, discharged, settled: days }) => {
      for (const column of [region, admitted, discharged, days]) column[1] = -1;
    },
  ],
  ["no such categories", ({ categories }) => (categories[1] = 1)],
  ["no such extras", ({ extras }) => (extras[1] = -2)],
  ["a visit without kind, tier and place", ({ visit }) => (visit[1] = 0)],
  ["no such visit", ({ visit }) => (visit[1] = 1_000_000)],
  ["no such flags", ({ flags }) => (flags[1] = 243)],
  ["no day", ({ settled: days }) => (days[1] = 0)],
  ["no day of the calendar", ({ discharged }) => (discharged[1] = 20_180_431)],
  ["discharge after settlement", ({ discharged }) => (discharged[1] = 20_180_502)],
  [
    "discharge before admission",
    ({ admitted, discharged }) => {
      admitted[1] = 20_180_430;
      discharged[1] = 20_180_429;
    },
  ],
  ["a refusal that is none", ({ refused }) => (refused[1] = REFUSALS.length + 1)],
  ["the last refusal that a column can hold", ({ refused }) => (refused[1] = 255)],
  ["birth after the visit", ({ birth }) => (birth[1] = 20_180_502)],
  ["birth on no day", ({ birth }) => (birth[1] = 19_990_229)],
])("a row with %s is refused", (_, spoil) => {
  const columns = filled();
  spoil(columns);
  expect(settled(columns)).toEqual([HALF, ["invalid_claim"], HALF]);
});

it.each(REFUSALS.map((code, place) => [code, place] as const))(
  "a row that was refused as %s stays so",
  (code, place) => {
    const columns = filled();
    columns.refused[1] = place + 1;
    expect(settled(columns)).toEqual([HALF, [code], HALF]);
  },
);

/** A part of the second row. */
function addPart({ parts }: ClaimColumns, inScope: number, item = 0): void {
  const at = parts.count++;
  parts.row[at] = 1;
  parts.item[at] = item;
  parts.inScope[at] = inScope;
}

/** A payment that the second row gives, out of what is in scope where it says so. */
function addGiven({ given }: ClaimColumns, amount: number, inScope = NaN): number {
  const at = given.count++;
  given.row[at] = 1;
  given.amount[at] = amount;
  given.inScope[at] = inScope;
  const other = Number.isNaN(inScope) ? NaN : 0;
  given.preSelfPay[at] = given.overLimit[at] = given.ownPay[at] = other;
  given.deductible[at] = given.statedDeductible[at] = given.penalty[at] = NaN;
  return at;
}

it.each<[string, string | null, (columns: ClaimColumns) => void]>([
  ["parts that sum", null, (columns) => [1500, -500].forEach((amount) => addPart(columns, amount))],
  ["parts that do not", "unbalanced", (columns) => [400, 599].forEach((amount) => addPart(columns, amount))],
  ["a part of a fen", "invalid_claim", (columns) => [400.5, 599.5].forEach((amount) => addPart(columns, amount))],
  [
    "a part of a fen that a sum loses",
    "invalid_claim",
    (columns) => {
      columns.ownPay[1] = 4_194_304;
      addPart(columns, 1.1 * 100);
      addPart(columns, 1000 - 110);
      columns.parts.ownPay[0] = 4_194_304;
    },
  ],
  [
    "a part of a fen below zero that a sum loses",
    "invalid_claim",
    (columns) => {
      addPart(columns, 2000);
      addPart(columns, -1000);
      columns.parts.ownPay[1] = -1e-20;
    },
  ],
  ["a part of no item", "invalid_claim", (columns) => addPart(columns, 1000, 1)],
])("a row with %s", (_, code, spoil) => {
  const columns = filled();
  // What gives a payment is looked at in all its parts.
  addGiven(columns, 0);
  spoil(columns);
  expect(settled(columns)).toEqual([HALF, code === null ? [0, 1000] : [code], HALF]);
});

it.each<[string, unknown, (columns: ClaimColumns) => void]>([
  ["a payment", [300, 700], (columns) => void addGiven(columns, 300)],
  ["a payment by buckets", [300, 700], (columns) => void addGiven(columns, 300, 300)],
  ["buckets that do not sum to it", ["unbalanced"], (columns) => void addGiven(columns, 300, 299)],
  ["less than nothing", ["invalid_claim"], (columns) => void addGiven(columns, -1)],
  ["no such layer", ["invalid_claim"], (columns) => void (columns.given.layer[addGiven(columns, 1)] = 1)],
  ["a layer twice", ["invalid_claim"], (columns) => void [1, 2].forEach((amount) => addGiven(columns, amount))],
  [
    "a deductible below nothing",
    ["invalid_claim"],
    (columns) => void (columns.given.deductible[addGiven(columns, 1)] = -1),
  ],
  ["more than is unpaid", ["overpaid"], (columns) => void addGiven(columns, 1001)],
])("a row that gives %s", (_, row, spoil) => {
  const columns = filled();
  spoil(columns);
  expect(settled(columns)).toEqual([HALF, row, HALF]);
});

it("what is wrong with columns as a whole is an error, and nothing is settled", () => {
  const batch = createBatch(rulebook);
  const run = (change: (columns: ClaimColumns) => void, into = createResults(ROWS)): (() => unknown) => {
    const columns = filled();
    change(columns);
    return () => batch.run(columns, into);
  };
  expect(run(() => {}, createResults(2))).toThrow("room for 2 of 3 rows");
  expect(run((columns) => (columns.count = 4))).toThrow("4 rows in columns of 3");
  expect(run(({ parts }) => (parts.count = 9))).toThrow("9 parts in columns of 4");
  const wrongOrder = run(({ given }) => {
    given.count = 2;
    given.row[0] = 2;
  });
  expect(wrongOrder).toThrow("given payments are not in the order of their rows");
  expect(run(({ parts, count }) => (parts.row[parts.count++] = count))).toThrow("parts are not in the order");
  expect(batch.accounts()).toEqual([]);
  expect(() => createBatch(rulebook, { knownAt: "2018-02-30" })).toThrow(TypeError);
});

it("columns that follow one another share their dictionaries", () => {
  const dictionaries = createDictionaries();
  const claims = ["1.00", "3.00"].map((amount, i) => claimOf(`c-${i}`, "p-1", amount));
  const [first, second] = claims.map((claim) => collectClaims([claim], false, dictionaries)) as [
    ClaimColumns,
    ClaimColumns,
  ];
  const batch = createBatch(rulebook);
  batch.run(first);
  expect(batch.run(second).payers["basic"]?.[0]).toBe(150);
  expect(batch.accounts()).toMatchObject([{ person: "p-1", revision: 2, amounts: { "basic.half.paid": "2.00" } }]);
  expect(() => batch.run(collectClaims(claims))).toThrow("share their dictionary of persons");
});

it("codes that only look alike when they are joined stay apart", () => {
  const held = (...codes: readonly string[]) => codes.map((code) => ({ code, from: "2018-01-01" }));
  const claim = claimOf("c", "p", "1.00");
  const columns = collectClaims(
    [held("a", "b"), held("a 0 99999999,b"), held("a"), held("a", "b")].map((categories) => ({
      ...claim,
      person: { ...claim.person, categories },
    })),
  );
  expect([...columns.categories]).toEqual([1, 2, 3, 1]);
});

it("accounts that no columns name cannot be given", () => {
  const batch = createBatch(rulebook);
  batch.open(0, { person: "p-1", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} });
  expect(() => batch.accounts()).toThrow("no columns have been run that name the person at 0");
});

it("a person's year that columns have given is not given again by an account", () => {
  const batch = createBatch(rulebook);
  const one = Int32Array.of(1);
  batch.openYears({
    count: 1,
    person: Int32Array.of(0),
    year: Int32Array.of(2018),
    revision: one,
    admissions: one,
    highestTier: Uint8Array.of(2),
    amounts: {},
    counts: {},
  });
  const account = { person: "p-1", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} };
  expect(() => batch.open(0, account)).toThrow(RangeError);
  batch.open(0, { ...account, year: 2019 });
  expect(batch.years().count).toBe(2);
});
