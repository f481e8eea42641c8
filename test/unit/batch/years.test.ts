/** Years that a batch is given: held before anything begins with them, and given back whole. */
import { describe, expect, it } from "vitest";
import { SettlementError } from "../../../src/index.ts";
import { collectClaims, createBatch, createColumns, REFUSALS } from "../../../src/batch.ts";
import type { YearColumns } from "../../../src/batch.ts";
import { loadRules } from "../../../src/node.ts";
import { writePack } from "../../cli/pack.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

const rulebook = loadRules({ folders: [writePack()], shipped: false });
const account = { person: "p-1", year: 2018, revision: 3, admissions: 2, highestTier: "city", amounts: {} } as const;

/** Half of a bill, where it is known whether she was referred. */
const halves = bookOf({ basic: [benefit("b", { cases: [flat("0.5")], when: { var: "visit.referred" } })] });
const visitOf = (id: string, referred: boolean) =>
  claimOf({ inScope: "10.00" }, { person: { id }, ...(referred && { visit: { referred } }) });

/** Two persons' years, with totals that no rule of the pack asks for. */
function given(changed: Partial<YearColumns> = {}): YearColumns {
  return {
    count: 2,
    person: Int32Array.of(0, 1),
    year: Int32Array.of(2018, 2019),
    revision: Int32Array.of(3, 4),
    admissions: Int32Array.of(2, 0),
    highestTier: Uint8Array.of(2, 0),
    amounts: { "pool.other": Float64Array.of(1400, 0), "other.stay.paid": Float64Array.of(0, 777) },
    counts: { "other.stay": Int32Array.of(0, 5) },
    ...changed,
  };
}

/** Columns without a row, of two persons. */
function noRows() {
  const columns = createColumns(1);
  columns.dictionaries.persons.push("p-1", "p-2");
  return columns;
}

describe("years are given back", () => {
  it("as columns gave them, before and after a run, whatever rules were met", () => {
    const batch = createBatch(rulebook);
    batch.openYears(given());
    expect(batch.years()).toEqual(given());
    batch.run(noRows());
    expect(batch.years()).toEqual(given());
    expect(batch.accounts()).toEqual([
      { ...account, highestTier: "county", amounts: { "pool.other": "14.00" } },
      {
        person: "p-2",
        year: 2019,
        revision: 4,
        admissions: 0,
        highestTier: null,
        amounts: { "other.stay.paid": "7.77" },
        counts: { "other.stay": 5 },
      },
    ]);
  });

  it("without what stands in a column beyond its rows", () => {
    const batch = createBatch(rulebook);
    batch.openYears(given({ count: 1 }));
    batch.open(1, { ...account, admissions: 7 });
    const years = batch.years();
    expect([[...years.admissions], years.amounts["other.stay.paid"]?.[1]]).toEqual([[2, 7], 0]);
  });

  it("but for those of which every claim was refused, and after a reset those that were not given", () => {
    const claims = [1, 2, 3].map((person) => visitOf(`p-${person}`, person === 2));
    const columns = collectClaims(claims);
    const batch = createBatch(halves);
    batch.open(0, { ...account, amounts: {} });
    const { refusal } = batch.run(columns);
    expect([...refusal.subarray(0, 3)].map((code) => REFUSALS[code - 1] ?? "")).toEqual([
      "missing_fact",
      "",
      "missing_fact",
    ]);
    expect([...batch.years().person]).toEqual([0, 1]);
    const next = createBatch(halves);
    next.openYears(batch.years());
    next.run(columns);
    expect(next.accounts().map(({ person, revision }) => [person, revision])).toEqual([
      ["p-1", 3],
      ["p-2", 2],
    ]);
    batch.reset();
    expect([...batch.years().person]).toEqual([0]);
  });

  it.each([
    ["revision", { revision: 2_147_483_648 }],
    ["admissions", { admissions: 2_147_483_648 }],
    ['counts["other.stay"]', { counts: { "other.stay": 4_000_000_000 } }],
  ])("or refused where a count is more than a column holds: %s", (name, more) => {
    const batch = createBatch(rulebook);
    batch.open(0, { ...account, ...more });
    expect(() => batch.years()).toThrow(
      `${name}: ${Object.values(more).map((value) => (typeof value === "number" ? value : value["other.stay"]))[0]} is more`,
    );
  });

  it("as an account gave them, but for totals of a day or month", () => {
    const batch = createBatch(rulebook);
    const amounts = { "pool.other": "14.00", "other.stay.base@2018-05": "3.00" };
    batch.open(1, { ...account, amounts, counts: { "other.stay": 5 } });
    expect(batch.years()).toEqual({
      count: 1,
      person: Int32Array.of(1),
      year: Int32Array.of(2018),
      revision: Int32Array.of(3),
      admissions: Int32Array.of(2),
      highestTier: Uint8Array.of(3),
      amounts: { "pool.other": Float64Array.of(1400) },
      counts: { "other.stay": Int32Array.of(5) },
    });
  });
});

describe("years are held before anything begins with them", () => {
  const amounts = (value: number) => ({ amounts: { "pool.basic": Float64Array.of(0, value) } });
  it.each([
    ['amounts["pool.basic"][1]', "-1", amounts(-1)],
    ['amounts["pool.basic"][1]', "NaN", amounts(NaN)],
    ['amounts["pool.basic"][1]', "0.5", amounts(0.5)],
    ['amounts["pool.basic"][1]', "1000000000000000", amounts(1_000_000_000_000_000)],
    ["amounts", '"pool.basic@2018-05"', { amounts: { "pool.basic@2018-05": new Float64Array(2) } }],
    ["amounts", '"basic"', { amounts: { basic: new Float64Array(2) } }],
    ["counts", '"basic"', { counts: { basic: new Int32Array(2) } }],
    ['counts["basic.stay"][0]', "-2", { counts: { "basic.stay": Int32Array.of(-2, 0) } }],
    ["person[1]", "-1", { person: Int32Array.of(0, -1) }],
    ["year[0]", "1899", { year: Int32Array.of(1899, 2199) }],
    ["year[1]", "2200", { year: Int32Array.of(1900, 2200) }],
    ["revision[0]", "-5", { revision: Int32Array.of(-5, 0) }],
    ["admissions[1]", "-1", { admissions: Int32Array.of(0, -1) }],
    ["highestTier[0]", "5", { highestTier: Uint8Array.of(5, 4) }],
  ])("%s: %s", (path, found, changed) => {
    const batch = createBatch(rulebook);
    let thrown: unknown;
    try {
      batch.openYears(given(changed));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SettlementError);
    const told = (thrown as SettlementError).issues.map((issue) => [issue.code, issue.path, issue.found]);
    expect(told).toEqual([["invalid_account", path, found]]);
    expect(batch.years().count).toBe(0);
  });

  it.each([
    ["person has 1 of 2 rows", { person: Int32Array.of(0) }],
    ['amounts["pool.basic"] has 1 of 2 rows', { amounts: { "pool.basic": new Float64Array(1) } }],
    ["-1 rows of years", { count: -1 }],
    ["1.5 rows of years", { count: 1.5 }],
    ["year is no Int32Array", { year: Float64Array.of(2018, 2019) as unknown as Int32Array }],
    ["a person's year stands twice in the columns", { person: new Int32Array(2), year: Int32Array.of(2018, 2018) }],
  ])("%s", (message, changed) => {
    const batch = createBatch(rulebook);
    expect(() => batch.openYears(given(changed))).toThrow(new RangeError(message));
    // Nothing of them is there, so that right ones can be given.
    batch.openYears(given());
    expect(batch.years()).toEqual(given());
  });

  it("the first thousand findings are told", () => {
    const count = 1001;
    const person = Int32Array.from({ length: count }, (_, row) => row);
    const [none, year] = [new Int32Array(count), new Int32Array(count)];
    const years = { count, person, year, revision: none, admissions: none, highestTier: new Uint8Array(count) };
    try {
      createBatch(rulebook).openYears({ ...years, amounts: {}, counts: {} });
      expect.unreachable();
    } catch (error) {
      expect((error as SettlementError).issues.at(-1)?.path).toBe("year[999]");
    }
  });
});

describe("accounts are given before the first run, each year once", () => {
  it("not after a run", () => {
    const batch = createBatch(rulebook);
    batch.open(0, account);
    batch.run(noRows());
    const again = { ...account, year: 2019 };
    expect(() => batch.open(0, again)).toThrow(new RangeError("accounts are given before the first run"));
    expect(batch.years().count).toBe(1);
  });

  it("not twice", () => {
    const batch = createBatch(rulebook);
    batch.open(0, account);
    const other = { ...account, revision: 9 };
    expect(() => batch.open(0, other)).toThrow(new RangeError("a person's year has been given already"));
    expect([...batch.years().revision]).toEqual([3]);
  });

  it.each([-1, 0.5, NaN, 2 ** 31, "0" as unknown as number])("not to a person at %s", (person) => {
    const batch = createBatch(rulebook);
    expect(() => batch.open(person, account)).toThrow(RangeError);
    expect(batch.years().count).toBe(0);
  });
});
