/** What is wrong with one part of a file hides nothing of the rest, and what only follows from it is not told. */
import { describe, expect, it } from "vitest";
import { checkRules } from "../../../src/check/check.ts";
import type { RuleFinding, RuleFindingCode } from "../../../src/check/types.ts";
import { pathOf, valueAt } from "../../../src/path.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { changed } from "../rules/files.ts";
import type { Path } from "../rules/files.ts";
import {
  benefitOf,
  CITY,
  COUNTY,
  flat,
  inCategory,
  packWith,
  pipelineFile,
  REGIONS_FILE,
  versionFile,
} from "./pack.ts";

const poor = inCategory("subsistence");
const OPTIONS = { today: "2026-01-01" };
const limits = [{ amount: "100.00", on: "paid", per: "year" }] as const;

/** A folder with something wrong in every part of it. */
const PACK: readonly RuleFile[] = packWith(
  REGIONS_FILE,
  pipelineFile({
    order: ["basic", "civilServants", "medicalAssistance"],
    optional: ["civilServants"],
    categories: { localPoor: { title: { zh: "一", en: "a" } } },
    documents: { n: { title: "notice", evidence: "repost", checked: "2020-01-01" } },
    entitlements: [
      {
        code: "noDeposit",
        title: { zh: "一", en: "a" },
        when: { "==": [{ var: "visit.tier" }, "county"] },
        source: "n",
      },
      {
        code: "never",
        title: { zh: "一", en: "a" },
        when: { and: [{ var: "visit.tcm" }, { "!": { var: "visit.tcm" } }] },
        source: "n",
      },
    ],
  }),
  versionFile("basic.json", {
    documents: { n: { title: "notice", evidence: "repost" }, o: { title: "other", evidence: "recalled" } },
    benefits: [
      benefitOf("a", {
        limits,
        cases: [
          flat("all", { deductible: "500.00", limits }),
          flat("poor", { when: poor, exceptionTo: "all" }),
          flat("late", { when: inCategory("marginal"), exceptionTo: "all", deductible: "900.00", limits }),
        ],
        adjust: [{ id: "m", source: "n", when: { "<": [{ var: "person.age" }, 14] }, rate: { times: "0.5" } }],
      }),
      benefitOf("b", {
        limits,
        cases: [
          flat("minor", {
            when: { "<": [{ var: "person.age" }, 14] },
            bands: [{ upTo: "1.00", rate: "0.50" }, { rate: "0.60" }],
            deductible: "2.00",
          }),
        ],
      }),
      benefitOf("c", {
        when: { and: [{ var: "visit.tcm" }, { "!": { var: "visit.tcm" } }] },
        cases: [flat("all")],
      }),
    ],
    notEncoded: [
      { id: "x", source: "n", why: { zh: "一", en: "a" }, when: { "==": [{ var: "visit.kind" }, "chronic"] } },
    ],
    open: [
      { what: "rate", benefit: "a", atMost: "0.60", source: "n 3" },
      { what: "rate", benefit: "gone", atMost: "0.60", source: "n 3" },
    ],
    indicators: { incomePerHead: { year: 2017, amount: "1.00", source: "n" } },
    note: { zh: "一", en: "a" },
  }),
  versionFile("later.json", {
    from: "2018-07-01",
    to: "2019-06-30",
    benefits: [
      benefitOf("a", { limits, base: { of: ["ownPay"] } }),
      benefitOf("d", {
        limits: [{ amount: "80.00", on: "paid", per: "year" }],
        base: { of: ["inScope"], per: "year" },
      }),
    ],
  }),
  versionFile("city.json", {
    region: CITY,
    extends: "parent",
    replace: [benefitOf("a", { cases: [flat("all", { bands: [{ rate: "0.70" }] })] }), benefitOf("nobody")],
    add: [benefitOf("e", { base: { of: ["inScope"], less: [{ of: "basic.z", what: "deductible" }] } })],
    amend: {
      b: { adjust: [{ id: "w", source: "n", deductible: { add: "1.00" } }] },
      none: { adjust: [{ id: "w", source: "n", deductible: { add: "1.00" } }] },
    },
  }),
  versionFile("county.json", { region: COUNTY, from: "2018-02-01", extends: "parent", remove: ["a"], lift: ["y"] }),
  versionFile("other.json", { layer: "hospitalReduction", benefits: [benefitOf("a")] }),
);

/** A finding without the visit that shows it: a condition of another code is shown with that code. */
function keyOf({ code, file, path, message }: RuleFinding): string {
  return `${code} ${file}#${path}: ${message.en.replace(/ \(for .*\)$/, "")}`;
}

const BEFORE = checkRules(PACK, OPTIONS);
const told = new Set(BEFORE.map(keyOf));

/** What says of a place that it could not be read, or refers to something that is not there. */
const FAULTS = new Set<RuleFindingCode>([
  "unreadable",
  "schema",
  "condition",
  "unknown_region",
  "unknown_parent",
  "repeated_region",
  "repeated_version",
  "missing_source",
  "undeclared_code",
]);

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every place in a file, the outer ones first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const entries = Array.isArray(value)
    ? value.map((item: unknown, at) => [at, item] as const)
    : Object.entries(typeof value === "object" && value !== null ? value : {});
  return entries.flatMap(([key, item]) => {
    const own = [...path, key];
    // A condition is one thing, and so is a text.
    return [own, ...(["when", "title", "why", "note"].includes(String(key)) ? [] : placesIn(item, own))];
  });
}

it("has findings of every kind that a part can hide", () => {
  expect(new Set(BEFORE.map(({ code }) => code))).toEqual(
    new Set([
      "band_never_starts",
      "cases_conflict",
      "changed_meaning",
      "dangling_change",
      "dangling_range",
      "escapes_range",
      "gap",
      "limit_below_deductible",
      "never_applies",
      "out_of_range",
      "stale_evidence",
      "total_starts_anew",
      "uncovered_visit",
      "wrong_less",
    ]),
  );
});

/** What a file shows by itself: it stays, whatever is wrong elsewhere. */
const OWN = new Set<RuleFindingCode>(["band_never_starts", "limit_below_deductible", "stale_evidence"]);

/** The part that goes with a place: a case, else a benefit, an entry, or a key of the file. */
function partOf(path: Path): string {
  return pathOf(path.slice(0, path[2] === "cases" ? 4 : 2));
}

describe.each(PACK.map((given) => [given.file, given] as const))("%s", (file, given) => {
  const packOf = (data: unknown): RuleFile[] => PACK.map((each) => (each === given ? { file, data } : each));

  /** What is told that follows from a fault alone, and what is not told any more beside it. */
  function amiss(path: Path, value: unknown): string[] {
    const found = checkRules(packOf(changed(given.data, path, value)), OPTIONS);
    if (!found.some(({ code }) => FAULTS.has(code))) return [];
    const shown = new Set(found.map(keyOf));
    const part = partOf(path);
    const isApart = (finding: RuleFinding): boolean =>
      finding.file !== file || !(finding.path.startsWith(part) || part.startsWith(finding.path));
    return [
      ...found.filter((each) => !FAULTS.has(each.code) && !told.has(keyOf(each))).map((each) => `new ${keyOf(each)}`),
      ...BEFORE.filter((each) => OWN.has(each.code) && isApart(each) && !shown.has(keyOf(each))).map(
        (each) => `hidden ${keyOf(each)}`,
      ),
    ].map((each) => `${pathOf(path)}: ${each}`);
  }

  it("tells nothing new of the rest, and hides none of it, where a value in it is none", () => {
    expect(placesIn(given.data).flatMap((path) => amiss(path, ["?"]))).toEqual([]);
  });

  it("tells nothing new of the rest, and hides none of it, where an object in it has a key that is none", () => {
    const objects = [[], ...placesIn(given.data)].filter((path) => isObject(valueAt(given.data, path)));
    expect(objects.flatMap((path) => amiss([...path, "wrong"], 1))).toEqual([]);
  });

  it("tells nothing new of the rest, and hides none of it, where a condition is of a code that nobody declares", () => {
    const nobody = { in: ["nobody", { var: "person.categories" }] };
    const conditions = placesIn(given.data).filter((path) => path.at(-1) === "when");
    expect(conditions.flatMap((path) => amiss(path, nobody))).toEqual([]);
  });

  it("hides nothing of other files but what refers to it, where its text is no JSON", () => {
    const text = `${JSON.stringify(given.data)}}`;
    const found = new Set(
      checkRules(
        PACK.map((each) => (each === given ? { file, text } : each)),
        OPTIONS,
      ).map(keyOf),
    );
    const own = BEFORE.filter((finding) => finding.file !== file && OWN.has(finding.code));
    expect(own.filter((finding) => !found.has(keyOf(finding))).map(keyOf)).toEqual([]);
  });
});
