import { describe, expect, test } from "vitest";
import { ageAt, ageOn, dayNumber, isDay, monthOf, yearOf } from "../../src/date.ts";

describe("days of the calendar", () => {
  test.each([
    "1900-01-01",
    "2199-12-31",
    "2018-01-31",
    "2018-02-28",
    "2020-02-29",
    "2000-02-29",
    "2018-04-30",
    "2018-06-30",
    "2018-09-30",
    "2018-11-30",
    "2018-12-31",
  ])("%s is one", (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    "1899-12-31",
    "2200-01-01",
    "2018-02-29",
    "1900-02-29",
    "2100-02-29",
    "2020-02-30",
    "2018-04-31",
    "2018-06-31",
    "2018-09-31",
    "2018-11-31",
    "2018-01-32",
    "2018-00-10",
    "2018-13-01",
    "2018-01-00",
    "",
    "2018",
    "2018-1-1",
    "2018-01-1",
    "20180101",
    "2018/01/01",
    "2018-01-01T00:00:00Z",
    "2018-01-01 ",
    " 2018-01-01",
    "2018-01-01\n",
    "\uFF12018-01-01",
    "-2018-01-01",
    "02018-01-01",
    "NaN-NaN-NaN",
  ])("%j is none", (text) => {
    expect(isDay(text)).toBe(false);
  });

  test("every day of 400 years, against the platform's calendar", () => {
    const known = new Set<string>();
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2200, 0, 1); time += 86_400_000) {
      known.add(new Date(time).toISOString().slice(0, 10));
    }
    const wrong: string[] = [];
    for (let year = 1900; year < 2200; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          if (isDay(text) !== known.has(text)) wrong.push(text);
        }
      }
    }
    expect(wrong).toStrictEqual([]);
  });
});

test("year and month", () => {
  expect(yearOf("2018-11-01")).toBe(2018);
  expect(monthOf("2018-11-01")).toBe("2018-11");
});

test.each<[string, string, number]>([
  ["2004-11-02", "2018-11-01", 13],
  ["2004-11-02", "2018-11-02", 14],
  ["2004-11-02", "2018-11-03", 14],
  ["2004-11-02", "2018-12-01", 14],
  ["2004-11-02", "2018-10-30", 13],
  ["2018-11-01", "2018-11-01", 0],
  ["2018-11-01", "2019-10-31", 0],
  ["2004-02-29", "2018-02-28", 13], // common year: the birthday is 1 March
  ["2004-02-29", "2018-03-01", 14],
  ["2004-02-29", "2020-02-28", 15],
  ["2004-02-29", "2020-02-29", 16],
  ["1918-12-31", "2018-12-31", 100],
])("born %s, on %s: %i", (birth, on, age) => {
  expect(ageOn(birth, on)).toBe(age);
});

test.each<[string, number]>([
  ["2018-11-02", 20181102],
  ["1900-01-01", 19000101],
  ["2199-12-31", 21991231],
  ["2000-10-09", 20001009],
])("%s as a number: %i", (day, number) => {
  expect(dayNumber(day)).toBe(number);
});

test("days as numbers compare like days, and give the same ages", () => {
  const days = ["1918-12-31", "2000-02-28", "2000-02-29", "2000-03-01", "2004-02-29", "2004-11-02", "2017-12-31"];
  for (let month = 1; month <= 12; month++) {
    for (const day of ["01", "15", "28"]) days.push(`2018-${String(month).padStart(2, "0")}-${day}`);
  }
  for (const birth of days) {
    for (const on of days) {
      expect(Math.sign(dayNumber(on) - dayNumber(birth))).toBe(on === birth ? 0 : on < birth ? -1 : 1);
      expect(ageAt(dayNumber(birth), dayNumber(on))).toBe(ageOn(birth, on));
    }
  }
});
