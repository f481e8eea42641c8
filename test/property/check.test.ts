/** Whatever is done to rule files, a check says what is wrong with them, and what it passes loads. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkRules } from "../../src/check/check.ts";
import { SettlementError } from "../../src/errors.ts";
import { createRulebook } from "../../src/rulebook.ts";
import type { RuleFile } from "../../src/rules/types.ts";
import { seed } from "../seed.ts";
import { AMOUNTS } from "../unit/check/amounts.ts";
import { BETWEEN } from "../unit/check/between.ts";
import { CASES } from "../unit/check/cases.ts";
import { COMPANIONS } from "../unit/check/companions.ts";
import { ESCAPES } from "../unit/check/escapes.ts";
import { FORM } from "../unit/check/form.ts";
import { PARTS } from "../unit/check/parts.ts";
import { RANGES } from "../unit/check/ranges.ts";
import { TIME } from "../unit/check/time.ts";
import { TOTALS } from "../unit/check/totals.ts";

const RUNS = 200;

/** The folders of the findings' own tests, as values that may be changed. */
const FOLDERS = [FORM, PARTS, TIME, TOTALS, CASES, AMOUNTS, BETWEEN, RANGES, ESCAPES, COMPANIONS]
  .flat()
  .map(({ files }) => files.filter(({ data }) => data !== undefined));

/** One value in the tree of another: the object or list that holds it, and its key there. */
type Place = readonly [holder: Record<string, unknown>, key: string];

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Place[] => [[holder, key], ...placesIn(holder[key])]);
}

const JUNK = [null, 0, -1, 1.5, true, "", "x", "n", "0.5", "100.00", "2018-06-30", "990101", "990000", "parent"];

const changes = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.oneof(
      fc.constant({ take: true } as const),
      fc.record({ other: fc.nat() }),
      fc.record({ put: fc.constantFrom(...JUNK, [], {}, { var: "person.age" }) }),
    ),
  }),
  // None in some: folders that load have findings too.
  { minLength: 0, maxLength: 4 },
);

function changed(
  files: readonly RuleFile[],
  edits: readonly { readonly at: number; readonly how: object }[],
): RuleFile[] {
  const copy = structuredClone(files) as RuleFile[];
  for (const { at, how } of edits) {
    const places = copy.flatMap(({ data }) => placesIn(data));
    const [holder, key] = places[at % places.length] ?? [{}, ""];
    if ("other" in how) {
      const [from, name] = places[Number(how.other) % places.length] ?? [{}, ""];
      holder[key] = structuredClone(from[name]);
    } else if ("put" in how) holder[key] = structuredClone(how.put);
    else if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  }
  return copy;
}

function isRefused(files: readonly RuleFile[]): boolean {
  try {
    createRulebook(files);
    return false;
  } catch (error) {
    if (error instanceof SettlementError) return true;
    throw error;
  }
}

it("never fails, and finds an error in all that would not load", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...FOLDERS), changes, (files, edits) => {
      const folder = changed(files, edits);
      const found = checkRules(folder, { today: "2026-02-28" });
      const hasError = found.some(({ severity }) => severity === "error");
      const isUnusable = isRefused(folder);
      if (isUnusable) refused++;
      expect(hasError || !isUnusable).toBe(true);
      expect(found.filter(({ file, message }) => file === "" || message.zh === "" || message.en === "")).toEqual([]);
    }),
    { seed, numRuns: RUNS },
  );
  // Both kinds are common, so that neither half of the law is empty.
  expect([refused > RUNS / 10, refused < RUNS * 0.95]).toEqual([true, true]);
});
