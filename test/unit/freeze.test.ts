import { expect, it } from "vitest";
import { createRulebook, settle } from "../../src/index.ts";
import { deepFreeze } from "../../src/freeze.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { readFileSync } from "node:fs";

it("freezes all that a value holds", () => {
  const value = deepFreeze({ a: [{ b: 1 }], c: null });
  expect([value, value.a, value.a[0]].every((part) => Object.isFrozen(part))).toBe(true);
});

it("keeps what a host does with one settlement from the next", () => {
  const claims = JSON.parse(
    readFileSync(new URL("../../rules/samples/henan.json", import.meta.url), "utf8"),
  ) as unknown[];
  const rulebook = createRulebook(readRuleFiles(shippedRules()));
  for (const claim of claims) {
    const first = JSON.stringify(settle(rulebook, claim));
    vandalise(settle(rulebook, claim));
    expect(JSON.stringify(settle(rulebook, claim))).toBe(first);
  }
});

/** Overwrites whatever can be overwritten. */
function vandalise(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    vandalise(part);
    Reflect.set(value, key, "vandalised");
  }
  if (Array.isArray(value)) Reflect.set(value, "length", 0);
}
