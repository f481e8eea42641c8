/** Companion cases of open ranges: a version of a region below is held to what the region above leaves open. */
import { describe, expect, it } from "vitest";
import { testCases } from "../../../src/cases/test.ts";
import { formatCases } from "../../../src/cases/words.ts";
import { mutateRules } from "../../../src/mutate/mutate.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import type { BandsCase } from "../../../src/rules/benefit.ts";
import type { OpenRange } from "../../../src/rules/open.ts";
import type { ExpectedFinding } from "../../../src/rules/range-case.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { benefit, flat, pipelineOf, TITLE, versionOf } from "../pack.ts";

const ABOVE = "990100";
const BELOW = "990101";

const open: readonly OpenRange[] = [
  { what: "rate", benefit: "inpatient", case: "poor", atLeast: "0.50", atMost: "0.80", source: "n" },
  { what: "deductible", atMost: { ratio: "0.05", of: "incomePerHead" }, source: "n" },
  { what: "limit", per: "visit", atLeast: "300.00", source: "n" },
];

const RULES: readonly RuleFile[] = [
  {
    file: "regions.json",
    data: [
      { code: ABOVE, name: TITLE, parent: null, level: "city" },
      { code: BELOW, name: TITLE, parent: ABOVE, level: "county" },
    ],
  },
  { file: "pipeline.json", data: { ...pipelineOf(["basic"]), region: ABOVE } },
  { file: "basic.json", data: versionOf("basic", [], { region: ABOVE, open }) },
];

interface County {
  readonly poor?: Partial<BandsCase>;
  readonly other?: Partial<BandsCase>;
  readonly income?: string;
}

const POOR = { in: ["subsistence", { var: "person.categories" }] } as const;

/** What the county might write: at every bound unless told otherwise. */
function version({ poor = {}, other = {}, income = "20000.00" }: County) {
  const limits = [{ amount: "300.00", on: "paid", per: "visit" }] as const;
  const inpatient = benefit("inpatient", {
    cases: [
      flat("0.50", { id: "poor", when: POOR, deductible: "1000.00", limits, ...poor }),
      flat("0.10", { id: "other", when: { "!": [POOR] }, limits, ...other }),
    ],
  });
  const outpatient = benefit("outpatient", { cases: [flat("0.90", { id: "poor" })] });
  return {
    ...versionOf("basic", [inpatient, outpatient], { region: BELOW }),
    indicators: { incomePerHead: { year: 2017, amount: income, source: "n" } },
  };
}

function file(name: string, of: object, ...findings: readonly ExpectedFinding[]): RuleFile {
  const head = { title: TITLE, source: "made up", evidence: "illustrative" };
  return { file: `cases/${name}.json`, data: { ...head, version: of, expect: { findings } } };
}

function beyond(path: string): ExpectedFinding {
  return { code: "out_of_range", path };
}

const POOR_RATE = "benefits[0].cases[0].bands[0].rate";
const POOR_DEDUCTIBLE = "benefits[0].cases[0].deductible";
const POOR_LIMIT = "benefits[0].cases[0].limits";

const CASES: readonly RuleFile[] = [
  file("at-the-bounds", version({})),
  file("at-the-top", version({ poor: { bands: [{ rate: "0.80" }] } })),
  file("rate-below", version({ poor: { bands: [{ rate: "0.49" }] } }), beyond(POOR_RATE)),
  file("rate-above", version({ poor: { bands: [{ rate: "0.81" }] } }), beyond(POOR_RATE)),
  file("deductible-above", version({ poor: { deductible: "1000.01" } }), beyond(POOR_DEDUCTIBLE)),
  file(
    "limit-below",
    version({ poor: { limits: [{ amount: "299.99", on: "paid", per: "visit" }] } }),
    beyond(POOR_LIMIT),
  ),
  file("limit-of-a-year", version({ other: { limits: [{ amount: "1.00", on: "paid", per: "year" }] } })),
  file("no-income", { ...version({}), indicators: {} }, { code: "unknown_indicator", path: "indicators" }),
];

const run = (...files: readonly RuleFile[]) => testCases(createRulebook(RULES), files);

describe("a case of ranges", () => {
  it.each(CASES)("$file holds", (each) => {
    expect(formatCases(run(each), "en", false)).toBe("1 case, 0 of them failed\n");
  });

  it("fails for a finding that it does not expect, and for one that does not come", () => {
    const results = run(
      file("unexpected", version({ poor: { bands: [{ rate: "0.49" }] } })),
      file("missing", version({}), beyond(POOR_RATE)),
    );
    expect(formatCases(results, "en")).toBe(
      [
        "FAILED cases/unexpected.json: Name",
        `  finding: expected nothing, found out_of_range ${POOR_RATE}`,
        "FAILED cases/missing.json: Name",
        `  finding: expected out_of_range ${POOR_RATE}, found nothing`,
        "2 cases, 2 of them failed\n",
      ].join("\n"),
    );
    expect(formatCases(results, "zh")).toContain(`  核对所见：案例 无，结果 out_of_range ${POOR_RATE}\n`);
  });

  it("fails for a version that is no rule of its region, and says where", () => {
    const wrong = { ...version({}), region: "990199" };
    const [result] = run(file("nowhere", wrong));
    expect([result?.passed, result?.issues.map(({ file: of, path }) => [of, path])]).toEqual([
      false,
      [["cases/nowhere.json", "version.region"]],
    ]);
    const when = { in: ["nobody", { var: "person.categories" }] } as const;
    const [undeclared] = run(file("undeclared", version({ poor: { when } })));
    expect(undeclared?.issues.map(({ path }) => path)).toEqual(["version.benefits[0].cases[0].when.in[0]"]);
  });

  it("fails for a version that takes away what a range is for, or dangles, or is broken in itself", () => {
    const rules = RULES.map((each) =>
      each.file === "basic.json"
        ? {
            file: each.file,
            data: versionOf("basic", [benefit("inpatient", { cases: [flat("0.60", { id: "poor" })] })], {
              region: ABOVE,
              open,
            }),
          }
        : each,
    );
    const foundIn = (of: object, ...expected: readonly ExpectedFinding[]) =>
      testCases(createRulebook(rules), [file("broken", of, ...expected)]).flatMap(({ passed, differences }) => [
        passed,
        ...differences.map(({ found }) => found),
      ]);
    const { benefits, ...head } = versionOf("basic", [], { region: BELOW });
    expect(benefits).toEqual([]);
    const removing = { ...head, extends: "parent", remove: ["nothing", "inpatient"] };
    const escaping = { code: "escapes_range", path: "remove[1]" } as const;
    // What is named, and the layer, of which nothing is left.
    const left = { code: "escapes_range", path: "" } as const;
    expect(foundIn(removing)).toEqual([
      false,
      "dangling_change remove[0]",
      "escapes_range remove[1]",
      "escapes_range ",
    ]);
    expect(foundIn(removing, escaping, left)).toEqual([false, "dangling_change remove[0]"]);
    expect(foundIn({ ...removing, remove: ["inpatient"] }, { ...escaping, path: "remove[0]" }, left)).toEqual([true]);
    const twice = version({ other: { when: POOR } });
    expect(foundIn(twice)).toEqual([false, "cases_conflict benefits[0].cases[1]"]);
    const wrong = benefit("more", {
      base: { of: ["inScope"], less: [{ of: "backstop", what: "deductible" }] },
      cases: [flat("0.5")],
    });
    expect(foundIn({ ...head, extends: "parent", add: [wrong] })).toEqual([false, "wrong_less add[0].base.less[0].of"]);
  });

  it("stands in place of the region's own version of that start, and beside the others", () => {
    const own = { file: "own.json", data: version({ poor: { bands: [{ rate: "0.49" }] } }) };
    const results = testCases(createRulebook([...RULES, own]), [file("instead", version({}))]);
    expect(results.map(({ passed }) => passed)).toEqual([true]);
  });
});

it("cases notice each change of an open range", () => {
  const { mutants } = mutateRules(RULES, CASES, { only: (name) => name === "basic.json" });
  const found = mutants.filter(({ path }) => path.startsWith("open"));
  expect(found.map(({ path, change, verdict }) => `${verdict.kind} ${path}: ${change}`)).toEqual([
    "noticed open[0]: removed",
    "noticed open[0].benefit: removed",
    "noticed open[0].case: removed",
    "noticed open[0].what: rate → burdenRatio",
    "noticed open[0].atLeast: removed",
    "noticed open[0].atLeast: 0.50 → 0.51",
    "noticed open[0].atLeast: 0.50 → 0.49",
    "noticed open[0].atMost: removed",
    "noticed open[0].atMost: 0.80 → 0.81",
    "noticed open[0].atMost: 0.80 → 0.79",
    "noticed open[1]: removed",
    "noticed open[1].what: deductible → limit",
    "noticed open[1].atMost.ratio: 0.05 → 0.06",
    "noticed open[1].atMost.ratio: 0.05 → 0.04",
    "noticed open[2]: removed",
    "refused open[2].what: limit → deductible",
    "noticed open[2].atLeast: 300.00 → 300.01",
    "noticed open[2].atLeast: 300.00 → 299.99",
    "noticed open[2].per: visit → year",
  ]);
});
