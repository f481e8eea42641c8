import { describe, expect, test } from "vitest";
import { createScale } from "../../../src/report/bars.ts";

describe("bars", () => {
  test("a whole fills the scale, a half half of it", () => {
    const scale = createScale("10.00", 8);
    expect(scale.whole("10.00")).toBe("████████");
    expect(scale.whole("5.00")).toBe("████");
    expect(scale.whole("0.00")).toBe("");
  });

  test("parts stand one behind the other", () => {
    const scale = createScale("10.00", 10);
    expect(["6.00", "0.00", "3.00", "1.00"].map(scale.part)).toEqual(["██████", "", "      ███", "         █"]);
  });

  test("payments are taken off the right end, with what is left in front", () => {
    const scale = createScale("10.00", 10);
    expect(["6.00", "3.00", "1.00"].map(scale.taken)).toEqual(["░░░░██████", "░███", "█"]);
  });

  test("an amount too small for a column is a sliver", () => {
    const scale = createScale("99999999999.99", 10);
    expect(scale.taken("0.01")).toBe("░░░░░░░░░░▏");
  });

  test("a payment below zero has no bar, and lengthens what is left", () => {
    const scale = createScale("10.00", 10);
    expect(["-2.00", "2.00", "10.00"].map(scale.taken)).toEqual(["", "░░░░░░░░░░▏", "██████████"]);
  });

  test("nothing to draw under a total of zero", () => {
    const scale = createScale("0.00", 10);
    expect([scale.whole("0.00"), scale.part("0.00"), scale.taken("0.00")]).toEqual(["", "", ""]);
  });
});
