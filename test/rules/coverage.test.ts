/**
 * Every shipped region on every day that matters: exactly one reading, or the refusal that the rules declare. No figure
 * is expected here.
 */
import { describe, expect, it } from "vitest";
import { dayAfter, daysBetween } from "../../src/date.ts";
import { CATEGORIES, TIERS } from "../../src/facts.ts";
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { Claim, Day, RuleFile } from "../../src/index.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { planFor } from "../../src/rulebook.ts";
import { parseRuleFiles } from "../../src/rules/parse.ts";
import { chainOf, declaredCodes, declaredOf, EVER, knownFrom } from "./declared.ts";
import type { Declaring } from "./declared.ts";

const files: readonly RuleFile[] = readRuleFiles(shippedRules());
const rules = parseRuleFiles(files);
const rulebook = createRulebook(files);
const stating = new Set([...rules.versions, ...rules.pipelines].map(({ data }) => data.region));
const versions = [...rules.versions, ...rules.pipelines].map(({ data }) => data);

/** The day before, of and after every boundary of a version, and each quarter day from the first year to the last. */
function daysThatMatter(dated: typeof versions): Day[] {
  const around = (day: Day): Day[] => [dayBefore(day), day, dayAfter(day)];
  const days = dated.flatMap(({ from, to }) => [...around(from), ...(to === undefined ? [] : around(to))]);
  const years = days.map((day) => Number(day.slice(0, 4)));
  for (let year = Math.min(...years); year <= Math.max(...years) + 1; year++)
    for (const quarter of ["01-01", "04-01", "07-01", "10-01"]) days.push(`${year}-${quarter}`);
  return [...new Set(days)].sort();
}

function dayBefore(day: Day): Day {
  const month = `${day.slice(0, 8)}01`;
  if (day !== month) return `${day.slice(0, 8)}${String(Number(day.slice(8)) - 1).padStart(2, "0")}`;
  const [year, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const before = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
  return `${before}-${String(daysBetween(`${before}-01`, month)).padStart(2, "0")}`;
}

const KINDS = ["inpatient", "outpatient", "chronic", "special", "emergency"] as const;

/** What nobody states is given as 0.00. A visit of each kind, tier and category, with and without all programmes and flags, and an employee's; or one of them. */
function claimsOf(region: string, day: Day, given: readonly string[], all: boolean, knownAt = EVER): Claim[] {
  const declared = (kind: Declaring): string[] => declaredCodes(rules, region, day, kind, knownAt);
  const classes = declared("classes");
  const categories = [[], ...[...CATEGORIES, ...declared("categories")].map((code) => [code])];
  const stay = (kind: string): object => (kind === "inpatient" ? { admitted: day, discharged: day } : {});
  const persons = [
    ...categories.map((codes) => ({ insurance: "resident" as const, codes })),
    { insurance: "employee" as const, codes: [] },
  ];
  const some = <T>(list: readonly T[]): readonly T[] => (all ? list : list.slice(0, 1));
  return some(KINDS).flatMap((kind) =>
    some(TIERS).flatMap((tier, at) =>
      some(persons).flatMap(({ insurance, codes }) =>
        some([false, true]).map((every): Claim => {
          const programmes = every ? declared("programmes") : [];
          const named = classes[Math.min(at, classes.length - 1)];
          return {
            id: [kind, tier, insurance, ...codes, programmes.length].join(" "),
            person: {
              id: "p",
              region,
              insurance,
              birthDate: "1960-01-01",
              categories: codes.map((code) => ({ code })),
              certificates: declared("certificates").map((code) => ({ code })),
            },
            visit: {
              kind,
              facility: {
                id: "h",
                region: [region, region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`][at] ?? region,
                tier,
                grade: ([1, 2, 3, 3] as const)[at] ?? 0,
                designated: true,
                tcm: false,
                ...(named === undefined ? {} : { class: named }),
              },
              ...stay(kind),
              settled: day,
              referred: true,
              accident: false,
              continuation: false,
              duringStay: every,
              programmes,
              flags: every ? declared("flags") : [],
              diseases: [],
            },
            bill: { inScope: "60000.00", preSelfPay: "3000.00", overLimit: "500.00", ownPay: "2000.00" },
            paid: given.map((layer) => ({ layer, amount: "0.00" })),
          };
        }),
      ),
    ),
  );
}

/** What comes of a claim: `settled`, or the codes with which it is refused. */
function outcome(claim: Claim, knownAt: Day): string {
  try {
    settle(rulebook, claim, undefined, { trace: false, knownAt });
    return "settled";
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return [...new Set(error.issues.map(({ code }) => code))].join(" ");
  }
}

const days = daysThatMatter(versions);

/** What is wrong with the readings of a region's visits, as far as the rules are known. */
function sweep(region: string, on: readonly Day[], knownAt: Day, seen: Set<unknown>): string[] {
  return on.flatMap((day) => {
    const { refusal, given } = declaredOf(rules, region, day, knownAt);
    const visitDays = { admission: day, discharge: day, settlement: day };
    const plan = refusal === null ? planFor(rulebook, region, visitDays, knownAt) : null;
    // All days on which the same versions rule have the same readings, and so has a region that states nothing.
    const isNew = plan !== null && !seen.has(plan) && stating.has(region);
    seen.add(plan);
    return claimsOf(region, day, given, isNew, knownAt).flatMap((claim) => {
      const found = outcome(claim, knownAt);
      // A bill that is refused for one reason is told the others too.
      const right =
        refusal === null ? ["settled", "not_encoded"].includes(found) : found.replace(/ not_encoded$/, "") === refusal;
      return right
        ? []
        : [`${day}, known at ${knownAt}, ${claim.id}: ${found}, not ${refusal ?? "settled or not_encoded"}`];
    });
  });
}

/** What is published of a region and of those above it, the boundaries of which are days that matter there. */
function publishedOf(region: string): { readonly moments: readonly Day[]; readonly near: readonly Day[] } {
  const chain = chainOf(rules, region);
  const own = versions.filter((version) => chain.includes(version.region));
  return { moments: [...new Set(own.map(knownFrom))].sort(), near: daysThatMatter(own) };
}

describe.each([...rules.regions.keys()])("%s", (region) => {
  it("has one reading of each visit, or refuses it as its rules say", () => {
    const seen = new Set<unknown>();
    expect(sweep(region, days, EVER, seen)).toEqual([]);
    const isOrdered = rules.pipelines.some(({ data }) => chainOf(rules, region).includes(data.region));
    expect(seen.size > 1).toBe(isOrdered);
  });
});

describe.each([...stating].sort())("%s", (region) => {
  it("has one on each day on which something was published, as far as it was known then", () => {
    const { moments, near } = publishedOf(region);
    const seen = new Set<unknown>();
    expect(moments.length).toBeGreaterThan(0);
    expect(moments.flatMap((knownAt) => sweep(region, near, knownAt, seen))).toEqual([]);
  });
});
