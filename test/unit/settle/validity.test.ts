import { describe, expect, it } from "vitest";
import type { HeldCode } from "../../../src/claim/parsed.ts";
import { LAST_DAY } from "../../../src/claim/person.ts";
import { dayAfter, daysBetween, daysLater, monthsLater } from "../../../src/date.ts";
import type { Validity } from "../../../src/rules/practice.ts";
import { isHeld } from "../../../src/settle/validity.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { settle } from "../../../src/settlement.ts";
import { benefit, bookOf, claimOf, flat, TITLE } from "../pack.ts";

const source = "n 1";

describe("days", () => {
  it("later and earlier, over months, years and leap days", () => {
    let day = "1999-12-30";
    for (let days = 0; days < 1200; days++) {
      expect(daysLater("1999-12-30", days)).toBe(day);
      expect(daysLater(day, -days)).toBe("1999-12-30");
      day = dayAfter(day);
    }
    expect(daysBetween("1999-12-30", daysLater("1999-12-30", 40_000))).toBe(40_000);
    expect([daysLater("1900-01-02", -1), daysLater("1900-01-02", -2), daysLater("2199-12-30", 5)]).toEqual([
      "1900-01-01",
      "1900-01-01",
      "2199-12-31",
    ]);
  });

  it("months later keep to the month", () => {
    expect([
      monthsLater("2020-01-31", 1),
      monthsLater("2019-01-31", 1),
      monthsLater("2020-02-29", 12),
      monthsLater("2020-02-29", -12),
      monthsLater("2020-01-15", -1),
      monthsLater("2020-12-15", 1),
      monthsLater("2020-06-15", -30),
      monthsLater("1900-06-15", -12),
      monthsLater("2199-06-15", 12),
    ]).toEqual([
      "2020-02-29",
      "2019-02-28",
      "2021-02-28",
      "2019-02-28",
      "2019-12-15",
      "2021-01-15",
      "2017-12-15",
      "1900-01-01",
      "2199-12-31",
    ]);
  });
});

describe("isHeld", () => {
  const held = { code: "c", from: 20180315, to: 20180930 };
  const open = { code: "c", from: 0, to: LAST_DAY };

  it.each<readonly [string, HeldCode, Validity | undefined, number, number]>([
    ["days stated", held, undefined, 20180315, 20180930],
    ["before in days", held, { before: { days: 14 }, source }, 20180301, 20180930],
    ["before in months", held, { before: { months: 12 }, source }, 20170315, 20180930],
    ["since the start of the month", held, { before: { startOf: "month" }, source }, 20180301, 20180930],
    ["since the start of the year", held, { before: { startOf: "year" }, source }, 20180101, 20180930],
    [
      "of which the first day is the start",
      { ...held, from: 20180101 },
      { before: { startOf: "year" }, source },
      20180101,
      20180930,
    ],
    [
      "which does not move how long it is good",
      { ...held, to: LAST_DAY },
      { before: { startOf: "month" }, lasts: { months: 1 }, source },
      20180301,
      20180414,
    ],
    [
      "a year from the first day, through the day before",
      { ...held, to: LAST_DAY },
      { lasts: { months: 12 }, source },
      20180315,
      20190314,
    ],
    ["days from the first", { ...held, to: LAST_DAY }, { lasts: { days: 1 }, source }, 20180315, 20180315],
    ["ended before that", held, { lasts: { months: 12 }, source }, 20180315, 20180930],
    ["after the last day", held, { after: { months: 6 }, source }, 20180315, 20190330],
    [
      "after what was good for a year",
      { ...held, to: LAST_DAY },
      { lasts: { months: 12 }, after: { days: 30 }, source },
      20180315,
      20190413,
    ],
    ["no first day has no start of its year", open, { before: { startOf: "year" }, source }, 19000101, 21991231],
    ["nor an end to last to", open, { lasts: { months: 12 }, source }, 19000101, 21991231],
    ["open ends stay open", open, { before: { days: 1 }, after: { days: 1 }, source }, 19000101, 21991231],
  ])("%s", (_, code, validity, first, last) => {
    expect([isHeld(code, first, validity), isHeld(code, last, validity)]).toEqual([true, true]);
    if (first > 19000101) expect(isHeld(code, first - 1, validity)).toBe(false);
    if (last < 21991231) expect(isHeld(code, last % 100 < 28 ? last + 1 : last + 100, validity)).toBe(false);
  });
});

describe("a pipeline's validity", () => {
  const poor = { in: ["illnessPoor", { var: "person.categories" }] };
  const sick = { in: ["dialysis", { var: "person.certificates" }] };
  const own = benefit("b", {
    cases: [flat("0.5"), { ...flat("0.8"), id: "poor", when: { or: [poor, sick] }, exceptionTo: "all" }],
  });
  const book = bookOf(
    { basic: [own] },
    {
      pipeline: {
        certificates: { dialysis: { title: TITLE } },
        validity: {
          categories: { illnessPoor: { before: { months: 12 }, lasts: { months: 12 }, source } },
          certificates: { dialysis: { after: { days: 30 }, source } },
        },
      },
    },
  );
  const pays = (person: object): string =>
    settle(book, claimOf({ inScope: "100.00" }, { person: { categories: [], certificates: [], ...person } })).settlement
      .payers["basic"] ?? "";

  it("looks back from the day of recognition, and lasts", () => {
    const recognised = (from: string): string => pays({ categories: [{ code: "illnessPoor", from }] });
    expect(["2019-11-10", "2019-11-11", "2017-11-11", "2017-11-10"].map(recognised)).toEqual([
      "80.00",
      "50.00",
      "80.00",
      "50.00",
    ]);
  });

  it.each([
    ["year", ["2018-12-31", "2019-01-01", "2018-11-11"], ["80.00", "50.00", "80.00"]],
    ["month", ["2018-11-30", "2018-12-01", "2018-11-11"], ["80.00", "50.00", "80.00"]],
  ] as const)("reaches back to the start of the %s of recognition", (startOf, days, expected) => {
    const certificates = { dialysis: { title: TITLE } };
    const pipeline = { certificates, validity: { categories: { illnessPoor: { before: { startOf }, source } } } };
    const back = bookOf({ basic: [own] }, { pipeline });
    const paid = days.map((from) => {
      const person = { categories: [{ code: "illnessPoor", from }], certificates: [] };
      return settle(back, claimOf({ inScope: "100.00" }, { person })).settlement.payers["basic"];
    });
    expect(paid).toEqual(expected);
  });

  it("goes on after the end, for certificates too", () => {
    const until = (to: string): string => pays({ certificates: [{ code: "dialysis", to }] });
    expect(["2018-10-11", "2018-10-10"].map(until)).toEqual(["80.00", "50.00"]);
  });

  it("changes nothing for other codes", () => {
    expect(pays({ categories: [{ code: "subsistence", from: "2019-01-01" }] })).toBe("50.00");
  });

  it("refuses a code that lasts from a day which the claim does not state", () => {
    expectRefusal(
      () => pays({ categories: [{ code: "orphan" }, { code: "illnessPoor", to: "2018-12-31" }] }),
      [["invalid_claim", "person.categories[1].from", "nothing", "a first day: illnessPoor lasts from it here"]],
    );
  });
});
