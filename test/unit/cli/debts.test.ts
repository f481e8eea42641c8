/** The table of debts: funds are told apart by region, persons are counted once. */
import { describe, expect, test } from "vitest";
import { createDebtPrinter } from "../../../src/cli/debts.ts";
import type { Readjudication, SettlementChange } from "../../../src/journal/types.ts";
import type { Settlement } from "../../../src/settle/types.ts";

const owed = [{ from: "fund", to: "patient", amount: "1.00" }];
const deltas = { payers: { fund: "1.00" }, patient: "-1.00", facility: "0.00", hospitals: [] };

/** A result of which the table reads regions, names and debts alone. */
function resultOf(person: string, year: number, names: Readonly<Record<string, string>>): Readjudication {
  const settlements = Object.entries(names).map(([region, name]): SettlementChange => {
    const after = { names: { fund: { zh: name, en: name } } } as unknown as Settlement;
    const whole = { ...deltas, payments: [], lines: [] };
    return { of: "e-1", claim: "c-1", region, hospital: "h-1", before: null, after, mirror: null, deltas: whole, owed };
  });
  const sums = Object.keys(names).map((region) => ({ region, deltas, owed }));
  return { person, year, knownAt: "2018-12-31", settlements, sums };
}

describe("the table", () => {
  test("names the fund of each region, tells rows of regions apart and counts a person of two years once", () => {
    const printer = createDebtPrinter("table", "2018-12-31", { language: "en", color: false, width: 80 });
    printer.next("a", resultOf("p-1", 2018, { "990100": "North", "990200": "South" }));
    printer.next("b", resultOf("p-1", 2017, { "990100": "North" }));
    expect(printer.end().split("\n").slice(2)).toEqual([
      "Who owes whom (region, from, to, yuan)",
      "990100 (persons: 1)  North  Patient  2.00",
      "990200 (persons: 1)  South  Patient  1.00",
      "",
      "Person by person (person, year, region)",
      "p-1 2018 990100  North  Patient  1.00",
      "p-1 2018 990200  South  Patient  1.00",
      "p-1 2017 990100  North  Patient  1.00",
      "",
    ]);
  });
});

/** Two bills of one person whose reduction was another hospital's: what one gives back the other gives. */
const shifted = (): Readjudication => {
  const result = resultOf("p-1", 2018, { "990100": "North" });
  const named = { names: { hospital: { zh: "医院", en: "Reduction" } } } as unknown as Settlement;
  const debt = { from: "hospital", to: "hospital", amount: "3.00", fromHospital: "h-2", toHospital: "h-1" };
  const more = { from: "facility", to: "hospital", amount: "1.00", fromHospital: "h-2", toHospital: "h-2" };
  const [change] = result.settlements;
  if (change === undefined) throw new RangeError("no settlement");
  return {
    ...result,
    settlements: [{ ...change, after: named, owed: [debt] }],
    sums: [{ region: "990100", deltas, owed: [debt, more] }],
  };
};

describe("hospitals", () => {
  test("are named in the table, and summed each for itself", () => {
    const printer = createDebtPrinter("table", "2018-12-31", { language: "en", color: false, width: 80 });
    printer.next("a", shifted());
    printer.next("b", shifted());
    expect(printer.end().split("\n").slice(2, 5)).toEqual([
      "Who owes whom (region, from, to, yuan)",
      "990100 (persons: 1)  Reduction h-2  Reduction h-1  6.00",
      "990100 (persons: 1)  Hospital h-2   Reduction h-2  2.00",
    ]);
  });

  test("are the last columns of a row", () => {
    const printer = createDebtPrinter("csv", "2018-12-31", { language: "en", color: false, width: 80 });
    expect(printer.next("a", shifted()).split("\n")[1]).toBe("p-1,2018,990100,e-1,c-1,hospital,hospital,3.00,h-2,h-1");
  });
});
