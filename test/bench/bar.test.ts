/** Whether a bar holds: by the ratio, by what it may be past it, and never where amounts differ. */
import { describe, expect, it } from "vitest";
import { atLeast, atMost, bytesAtMost, statusOf } from "../../bench/harness/bar.ts";
import type { Bar, Row } from "../../bench/harness/bar.ts";

function row(median: number, bar: Bar | null, more: Partial<Row> = {}): Row {
  const value = { low: median, median, high: median };
  return { section: "s", what: "w", to: "t", value, bar, noise: 0, ns: null, note: "", differs: false, ...more };
}

describe("a bar", () => {
  it.each([
    [2, atMost(2), "holds"],
    [2.4, atMost(2), "past"],
    [2.41, atMost(2), "FAILS"],
    [1.7, atLeast(1.7), "holds"],
    [1.42, atLeast(1.7), "past"],
    [1.41, atLeast(1.7), "FAILS"],
    [200, bytesAtMost(200), "holds"],
    [201, bytesAtMost(200), "FAILS"],
    [NaN, atMost(2), "FAILS"],
    [9, null, ""],
  ])("%s against %o %s", (median, bar, status) => {
    expect(statusOf(row(median, bar))).toBe(status);
  });

  it("may be passed by the noise of the run beside", () => {
    expect(statusOf(row(2.5, atMost(2), { noise: 0.05 }))).toBe("past");
    expect(statusOf(row(2.51, atMost(2), { noise: 0.05 }))).toBe("FAILS");
  });

  it("fails where an amount differs, however fast it is", () => {
    expect(statusOf(row(1, atMost(2), { differs: true }))).toBe("FAILS");
    expect(statusOf(row(900, atLeast(300), { differs: true }))).toBe("FAILS");
    expect(statusOf(row(1, null, { differs: true }))).toBe("");
  });
});
