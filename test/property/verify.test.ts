/** Receipts give themselves again whatever has been published since, and no changed leaf goes unnoticed. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook, SettlementError, settle, verify } from "../../src/index.ts";
import type { LayerVersion, Rulebook, Settlement } from "../../src/index.ts";
import { pathOf } from "../../src/path.ts";
import { seed } from "../seed.ts";
import type { Pack } from "./arbitraries/pack.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import type { Run } from "./arbitraries/scenario.ts";
import { scenarios } from "./arbitraries/scenario.ts";
import { trySettle } from "./law.ts";

/** The pack with a second version of each layer that starts with the first, was published after it and pays nothing. */
function published(pack: Pack): Pack {
  const later = pack.versions.flatMap((version): LayerVersion[] => {
    const { layer, region, from, documents } = version;
    return [{ layer, region, from, documents, published: "2017-06-30", benefits: [] }];
  });
  const taken = new Set(
    pack.versions.map(({ layer, region, from, published: day }) => [layer, region, from, day].join()),
  );
  const fresh = later.filter(({ layer, region, from }) => !taken.has([layer, region, from, "2017-06-30"].join()));
  return {
    ...pack,
    versions: [...pack.versions, ...new Map(fresh.map((each) => [JSON.stringify(each), each])).values()],
  };
}

/** A copy as it comes out of a store: other objects, keys sorted. */
function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, stored(inner)]),
  );
}

const counts = { receipts: 0, otherwiseToday: 0, leaves: 0 };

it("gives itself again, byte for byte, whatever has been published since", () => {
  fc.assert(
    fc.property(scenarios("all", 4), ({ pack, runs }) => {
      const rulebook = createRulebook(ruleFiles(pack));
      const today = createRulebook(ruleFiles(published(pack)));
      for (const { claim, account } of runs) {
        const { settled } = trySettle(rulebook, claim, account);
        if (settled === null) continue;
        const text = JSON.stringify(settled.settlement);
        for (const book of [rulebook, today]) {
          expect(verify(book, JSON.parse(text), claim, account)).toEqual({ same: true });
          expect(verify(book, stored(settled.settlement), claim, account)).toEqual({ same: true });
        }
        const quiet = settle(rulebook, claim, account, { trace: false }).settlement;
        expect(verify(today, quiet, claim, account, { trace: false })).toEqual({ same: true });
        expect(verify(today, quiet, claim, account).same).toBe(false);
        counts.receipts++;
        const now = trySettle(today, claim, account).settled;
        if (JSON.stringify(now?.settlement) !== text) counts.otherwiseToday++;
      }
    }),
    { numRuns: 100 },
  );
  process.stdout.write(`receipts, seed ${seed}: ${JSON.stringify(counts)}\n`);
  expect(counts.receipts).toBeGreaterThan(200);
  expect(counts.otherwiseToday).toBeGreaterThan(100);
});

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function leavesOf(value: unknown, path: Leaf["path"] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, [...path, at]));
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Leaf["path"], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, at): unknown => (at === key ? replaced(item, rest, leaf) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? replaced(inner, rest, leaf) : inner]),
  );
}

/** Another value of the kind that a leaf has: one character or unit off. */
function altered(value: unknown, by: number): unknown {
  if (typeof value === "number") return value + 1 + by;
  if (typeof value !== "string" || value === "") return value === null ? "x" : null;
  const at = by % value.length;
  const changed = value[at] === "1" ? "2" : "1";
  return value.slice(0, at) + changed + value.slice(at + 1);
}

/** The path that is named: of the difference, or of the refusal. */
function namedPath(rulebook: Rulebook, receipt: unknown, { claim, account }: Run): string | null {
  try {
    const verified = verify(rulebook, receipt, claim, account);
    return verified.same ? null : verified.difference.path;
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues.map(({ path }) => path).join();
  }
}

it("names every single leaf that is changed", () => {
  fc.assert(
    fc.property(scenarios("all", 1), fc.nat(1000), ({ pack, runs }, by) => {
      const rulebook = createRulebook(ruleFiles(pack));
      for (const run of runs) {
        const { settled } = trySettle(rulebook, run.claim, run.account);
        if (settled === null) continue;
        const receipt: Settlement = settled.settlement;
        for (const { path, value } of leavesOf(receipt)) {
          const forged = replaced(receipt, path, altered(value, by));
          expect(namedPath(rulebook, forged, run)).toBe(pathOf(path));
          counts.leaves++;
        }
      }
    }),
    { numRuns: 8 },
  );
  process.stdout.write(`changed leaves, seed ${seed}: ${counts.leaves}\n`);
  expect(counts.leaves).toBeGreaterThan(2000);
});
