import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, daysBetween } from "../../src/date.ts";

const DAY_LENGTH = 86_400_000;

/** The day so many days after the first of 1900, by the calendar of the language. */
function calendarDay(number: number): string {
  return new Date(Date.UTC(1900, 0, 1) + number * DAY_LENGTH).toISOString().slice(0, 10);
}

const LAST = 300 * 365;

describe("days from one to another", () => {
  test.each([
    ["2020-02-28", "2020-02-28", 0],
    ["2020-02-28", "2020-03-01", 2],
    ["2019-02-28", "2019-03-01", 1],
    ["1900-02-28", "1900-03-01", 1],
    ["2000-02-28", "2000-03-01", 2],
    ["2018-12-31", "2019-01-01", 1],
    ["2019-01-01", "2018-12-31", -1],
    ["1900-01-01", "2199-12-31", 109_572],
  ])("%s to %s", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test("are those of the calendar", () => {
    fc.assert(
      fc.property(fc.nat(LAST), fc.nat(LAST), (from, to) => {
        expect(daysBetween(calendarDay(from), calendarDay(to))).toBe(to - from);
      }),
    );
  });
});

describe("the next day", () => {
  test.each([
    ["2018-01-31", "2018-02-01"],
    ["2018-02-28", "2018-03-01"],
    ["2020-02-28", "2020-02-29"],
    ["2018-12-31", "2019-01-01"],
    ["2018-09-09", "2018-09-10"],
  ])("%s", (day, next) => {
    expect(dayAfter(day)).toBe(next);
  });

  test("is that of the calendar", () => {
    fc.assert(
      fc.property(fc.nat(LAST), (number) => {
        expect(dayAfter(calendarDay(number))).toBe(calendarDay(number + 1));
      }),
    );
  });
});
