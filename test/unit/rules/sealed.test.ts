/** Sealed rules are the parsed rules: in content, in what is settled by them, and in what is refused. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test, vi } from "vitest";
import { testCases } from "../../../src/cases/test.ts";
import { readCaseFiles, readRuleFiles, shippedRules } from "../../../src/node.ts";
import { createRulebook, createSealedRulebook, planFor } from "../../../src/rulebook.ts";
import type { Rulebook } from "../../../src/rulebook.ts";
import { SettlementError } from "../../../src/errors.ts";
import { settle } from "../../../src/settlement.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import type { Sourced } from "../../../src/rules/resolved.ts";
import { openPlaces, openRegion, PLACES_FILE, regionFile, sealRules } from "../../../src/rules/sealed.ts";

const files = readRuleFiles(shippedRules());
const rules = parseRuleFiles(files);
const sealed = new Map(sealRules(rules).map(({ file, text }) => [file, text]));
const textOf = (file: string): string => {
  const text = sealed.get(file);
  if (text === undefined) throw new RangeError(`no ${file}`);
  return text;
};

/** With what is computed or read when it is asked for. */
function shown({ file, data, digest, evidence }: Sourced<unknown>): unknown {
  return { file, data, digest, evidence };
}

describe("the shipped rules, sealed and opened", () => {
  const { parents, stated } = openPlaces(textOf(PLACES_FILE));
  const opened = stated.map((code) => openRegion(textOf(regionFile(code))));

  it("have every region below the one it was below", () => {
    expect(parents).toStrictEqual(
      Object.fromEntries([...rules.regions.values()].map(({ code, parent }) => [code, parent])),
    );
    expect(sealed.size).toBe(1 + stated.length);
  });

  it("are the parsed rules to the last value, with their files, digests and evidence", () => {
    const byFile = (left: { readonly file: string }, right: { readonly file: string }): number =>
      left.file < right.file ? -1 : 1;
    for (const kind of ["pipelines", "versions"] as const) {
      const own = opened.flatMap((region) => [...region[kind]]).sort(byFile);
      expect(own.length).toBeGreaterThan(20);
      expect(own.map(shown)).toStrictEqual([...rules[kind]].sort(byFile).map(shown));
      for (const { dated, data } of own) expect(data).toMatchObject({ ...dated });
    }
  });
});

/** What a rulebook gives for every claim of the shipped cases: the settlement, or what is refused. */
function settled(rulebook: Rulebook, claims: readonly CaseOf[]): unknown[] {
  return claims.map(({ claim, account, knownAt }) => {
    try {
      return settle(rulebook, claim, account, knownAt === undefined ? {} : { knownAt });
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return error.issues;
    }
  });
}

interface CaseOf {
  readonly claim: unknown;
  readonly account?: unknown;
  readonly knownAt?: string;
}

function claimsOf(folder: string): CaseOf[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /[\\/]cases[\\/][^\\/]+\.json$/.test(file) && !file.endsWith("survivors.json"))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as CaseOf)
    .filter(({ claim }) => claim !== undefined);
}

test("settle every shipped case as the parsed rules do, and refuse alike", () => {
  const cases = claimsOf(shippedRules());
  expect(cases.length).toBeGreaterThan(500);
  const [bySeal, byFiles] = [createSealedRulebook(textOf), createRulebook(files)].map((book) => settled(book, cases));
  // To the byte: also the order of what is printed.
  expect(JSON.stringify(bySeal)).toBe(JSON.stringify(byFiles));
});

test("hold a version to the ranges above it as the parsed rules do", () => {
  const ranges = readCaseFiles(shippedRules()).filter(({ file }) => /[\\/]range-[^\\/]*$/.test(file));
  expect(ranges.length).toBeGreaterThan(5);
  const results = testCases(createSealedRulebook(textOf), ranges);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});

test("what is handed out of sealed rules cannot be changed", () => {
  const { settlement } = settle(createSealedRulebook(textOf), sample());
  const [receipt] = settlement.rules;
  expect(Object.isFrozen(receipt?.documents)).toBe(true);
  expect(settlement.steps.length).toBeGreaterThan(10);
  const open = (value: unknown): boolean =>
    typeof value === "object" && value !== null && (!Object.isFrozen(value) || Object.values(value).some(open));
  expect(open(receipt?.documents)).toBe(false);
});

function sample(): unknown {
  const [first] = JSON.parse(readFileSync(join(shippedRules(), "samples/henan.json"), "utf8")) as unknown[];
  return first;
}

test("of a region's versions those are read that rule on the days of its visits", () => {
  const days = { admission: "2019-05-05", discharge: "2019-05-05", settlement: "2019-05-05" };
  const parse = vi.spyOn(JSON, "parse");
  planFor(createSealedRulebook(textOf), "411322", days, "2019-05-05");
  const read = parse.mock.calls.map(([text]) => text);
  parse.mockRestore();
  const own = textOf("410000.ndjson").split("\n");
  const [heads = "", ...versions] = own;
  expect(read).toContain(heads);
  const some = versions.filter((line) => read.includes(line));
  expect(some.length).toBeGreaterThan(1);
  expect(some.length).toBeLessThan(versions.length / 2);
  expect(new Set(read).size).toBe(read.length);
});

test("a region's file is opened with its first claim, once, with those above it and no other", () => {
  const asked: string[] = [];
  const book = createSealedRulebook((file) => {
    asked.push(file);
    return textOf(file);
  });
  expect(asked).toEqual([PLACES_FILE]);
  const days = { admission: "2019-05-05", discharge: "2019-05-05", settlement: "2019-05-05" };
  for (const region of ["411224", "411224", "411322"])
    expect(planFor(book, region, days, "2019-05-05").region).toBe(region);
  expect(asked.slice(1).sort()).toEqual(["100000.ndjson", "410000.ndjson", "411322.ndjson"]);
  expect(() => planFor(book, "999999", days, "2019-05-05")).toThrow(SettlementError);
});
