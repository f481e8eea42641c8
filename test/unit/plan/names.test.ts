import { expect, it } from "vitest";
import { LAYERS } from "../../../src/facts.ts";
import { LAYER_NAMES, ownPayer } from "../../../src/plan/names.ts";

it("every layer with a fixed name has a title in both languages, and no other", () => {
  expect(Object.keys(LAYER_NAMES).sort()).toEqual([...LAYERS].sort());
  for (const { zh, en } of Object.values(LAYER_NAMES)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z]/);
  }
  expect(new Set(Object.values(LAYER_NAMES).map(({ zh }) => zh)).size).toBe(LAYERS.length);
  expect(new Set(Object.values(LAYER_NAMES).map(({ en }) => en)).size).toBe(LAYERS.length);
});

it.each([
  ["hospitalWaiver", "hospital"],
  ["hospitalReduction", "hospital"],
  ["basic", "basic"],
  ["backstop", "backstop"],
  ["civilServants", "civilServants"],
])("%s is paid by %s", (layer, payer) => {
  expect(ownPayer(layer)).toBe(payer);
});
