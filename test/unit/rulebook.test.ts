import { beforeEach, describe, expect, it, vi } from "vitest";
import { compilePlan } from "../../src/plan/compile.ts";
import type * as compile from "../../src/plan/compile.ts";
import { createRulebook, planFor } from "../../src/rulebook.ts";
import type { Rulebook } from "../../src/rulebook.ts";
import type { VisitDays } from "../../src/rules/epochs.ts";
import type { Pipeline, RuleFile } from "../../src/rules/types.ts";
import { expectRefusal, issuesOf } from "./claim/refusal.ts";
import { benefit, DAY, filesOf, flat, pipelineOf, REGION, REGIONS_FILE, TITLE, versionOf } from "./pack.ts";

vi.mock("../../src/plan/compile.ts", async (original) => {
  const actual = await original<typeof compile>();
  return { ...actual, compilePlan: vi.fn(actual.compilePlan) };
});
const compiled = vi.mocked(compilePlan);
beforeEach(() => {
  compiled.mockClear();
});

const daysOn = (day: string, more: Partial<VisitDays> = {}): VisitDays => ({
  admission: day,
  discharge: day,
  settlement: day,
  ...more,
});
const planOn = (book: Rulebook, day: string, knownAt = "2019-12-31", region = REGION) =>
  planFor(book, region, daysOn(day), knownAt);

const rate = (value: string) => benefit("b", { cases: [flat(value)] });
const rateOf = (book: Rulebook, day: string, knownAt?: string): string => {
  const [own] = planOn(book, day, knownAt).benefits[0]?.benefit.cases ?? [];
  return own !== undefined && "bands" in own ? (own.bands[0]?.rate ?? "") : "";
};
const pipelineFile = (more: Partial<Pipeline> = {}): RuleFile => ({
  file: "pipeline.json",
  data: pipelineOf(["basic"], more),
});

/** 0.5 from 2018 on, 0.6 from July on as published in May. */
const TWO_VERSIONS: RuleFile[] = [
  REGIONS_FILE,
  pipelineFile(),
  { file: "first.json", data: versionOf("basic", [rate("0.5")]) },
  { file: "second.json", data: versionOf("basic", [rate("0.6")], { from: "2018-07-01", published: "2018-05-01" }) },
];

describe("a rulebook", () => {
  it("says nothing of what is in it", () => {
    const book = createRulebook(TWO_VERSIONS);
    expect([Object.keys(book), Object.isFrozen(book), JSON.stringify(book)]).toEqual([[], true, "{}"]);
  });

  it("is a copy: what becomes of the files afterwards changes nothing", () => {
    const version = structuredClone(versionOf("basic", [rate("0.5")]));
    const book = createRulebook([REGIONS_FILE, pipelineFile(), { file: "first.json", data: version }]);
    Object.assign(version, { benefits: [rate("0.9")] });
    expect(rateOf(book, "2018-01-01")).toBe("0.5");
  });

  it("is not what somebody else has made", () => {
    for (const other of [{}, Object.freeze({}), { ...createRulebook(TWO_VERSIONS) }])
      expect(() => planOn(other as Rulebook, DAY)).toThrow(TypeError);
  });

  it("refuses a predicate nested 20 000 deep, as text and as data, without a stack overflow", () => {
    const depth = 20_000;
    let when: unknown = { var: "visit.tcm" };
    for (let i = 0; i < depth; i++) when = { "!": when };
    const data = { ...versionOf("basic", []), benefits: [{ ...rate("0.5"), when }] };
    const whenText = `${'{"!":'.repeat(depth)}{"var":"visit.tcm"}${"}".repeat(depth)}`;
    const text = JSON.stringify({ ...data, benefits: [{ ...rate("0.5"), when: "WHEN" }] }).replace('"WHEN"', whenText);
    const refused = (file: RuleFile) =>
      issuesOf(() => createRulebook([REGIONS_FILE, pipelineFile(), file])).map(({ code, path, found }) => [
        code,
        path,
        found,
      ]);
    expect(refused({ file: "deep.json", data })).toEqual([
      ["invalid_rules", `benefits[0].when${".!".repeat(61)}`, "more"],
    ]);
    expect(refused({ file: "deep.json", text })).toEqual([
      ["invalid_rules", "", expect.stringMatching(/^more at line 1, column \d+$/)],
    ]);
  });
});

describe("a plan", () => {
  it("is made once for a region and days, and shared by days with the same versions", () => {
    const book = createRulebook(TWO_VERSIONS);
    expect(compiled).not.toHaveBeenCalled();
    const plan = planOn(book, "2018-01-01");
    for (const day of ["2018-01-01", "2018-01-02", "2018-06-30"]) expect(planOn(book, day)).toBe(plan);
    expect(compiled).toHaveBeenCalledTimes(1);
    const next = planOn(book, "2018-07-01");
    expect(next).not.toBe(plan);
    for (const day of ["2018-07-01", "2019-05-05"]) expect(planOn(book, day)).toBe(next);
    expect(planOn(book, "2018-03-03")).toBe(plan);
    expect(compiled).toHaveBeenCalledTimes(2);
  });

  it("is another for what was known on another day, and the same where that changes nothing", () => {
    const book = createRulebook(TWO_VERSIONS);
    expect([rateOf(book, "2018-07-01", "2018-04-30"), rateOf(book, "2018-07-01", "2018-05-01")]).toEqual([
      "0.5",
      "0.6",
    ]);
    expect(planOn(book, "2018-07-01", "2018-04-30")).toBe(planOn(book, "2018-02-02", "2018-03-03"));
    expect(compiled).toHaveBeenCalledTimes(2);
  });

  it("is the rulebook's own, and the region's", () => {
    const regions = {
      file: "regions.json",
      data: [
        { code: "990000", name: TITLE, parent: null, level: "province" },
        { code: "990101", name: TITLE, parent: "990000", level: "county" },
        { code: "990102", name: TITLE, parent: "990000", level: "county" },
      ],
    };
    const files = [
      regions,
      pipelineFile({ region: "990000" }),
      { file: "basic.json", data: versionOf("basic", [rate("0.5")], { region: "990000" }) },
    ];
    const [book, other] = [createRulebook(files), createRulebook(files)];
    const plans = [
      planOn(book, DAY),
      planOn(other, DAY),
      planOn(book, DAY, DAY, "990102"),
      planOn(book, DAY, DAY, "990000"),
    ];
    expect(new Set(plans).size).toBe(4);
    expect(plans.map(({ region }) => region)).toEqual(["990101", "990101", "990102", "990000"]);
  });

  it.each([
    ["admission", "0.5"],
    ["discharge", "0.6"],
    ["settlement", "0.6"],
  ] as const)("is that of the day of %s, as the pipeline says", (selectBy, expected) => {
    const [regions, , ...versions] = TWO_VERSIONS;
    const book = createRulebook([regions ?? REGIONS_FILE, pipelineFile({ selectBy }), ...versions]);
    const plan = planFor(book, REGION, daysOn("2018-07-01", { admission: "2018-06-30" }), "2019-01-01");
    expect(plan.benefits[0]?.benefit).toEqual(rate(expected));
  });

  it("is remembered for more days than a rulebook keeps, by the versions in force", () => {
    const book = createRulebook(TWO_VERSIONS);
    const plan = planOn(book, "2018-01-01");
    for (let year = 1900; year < 2100; year++)
      for (let day = 1; day <= 28; day++)
        expect(
          planFor(book, REGION, daysOn("2018-01-01", { admission: `${year}-01-${String(day).padStart(2, "0")}` }), DAY),
        ).toBe(plan);
    expect(compiled).toHaveBeenCalledTimes(1);
  });
});

describe("days with different rules never share a plan", () => {
  it("though their files have the same name", () => {
    const named = TWO_VERSIONS.map((each, i) => (i < 2 ? each : { ...each, file: "basic.json" }));
    const book = createRulebook(named);
    expect([rateOf(book, "2018-06-30"), rateOf(book, "2018-07-01")]).toEqual(["0.5", "0.6"]);
  });

  it("though the codes that are declared further up have the same names and other meanings", () => {
    const tagged = benefit("b", { base: { of: ["inScope"], tags: ["drug"] }, cases: [flat("1")] });
    const declaring = (from: string, charge: string): RuleFile => ({
      file: `${from}.json`,
      data: pipelineOf(["basic"], { region: "990000", from, tags: { drug: { title: TITLE, charge: [charge] } } }),
    });
    const book = createRulebook([
      {
        file: "regions.json",
        data: [
          { code: "990000", name: TITLE, parent: null, level: "province" },
          { code: REGION, name: TITLE, parent: "990000", level: "county" },
        ],
      },
      pipelineFile(),
      declaring("2017-01-01", "09"),
      declaring("2018-07-01", "10"),
      { file: "basic.json", data: versionOf("basic", [tagged]) },
    ]);
    const charges = ["2018-06-30", "2018-07-01"].map((day) => [...planOn(book, day).chargeTags.keys()]);
    expect(charges).toEqual([["09"], ["10"]]);
  });

  it("though a layer is only there on some of them", () => {
    const book = createRulebook([
      REGIONS_FILE,
      pipelineFile({ optional: ["basic"] }),
      { file: "basic.json", data: versionOf("basic", [rate("0.5")], { to: "2018-06-30" }) },
    ]);
    const absences = ["2017-12-31", "2018-06-30", "2018-07-01"].map((day) => planOn(book, day).layers[0]?.absence);
    expect(absences).toEqual(["optional", null, "not_in_force"]);
  });
});

describe("refused, every time anew", () => {
  const book = createRulebook([
    REGIONS_FILE,
    pipelineFile({ to: "2018-12-31" }),
    { file: "basic.json", data: versionOf("basic", [rate("0.5")]) },
  ]);

  it.each([
    ["an unknown region", "999999", DAY, DAY, ["unknown_region", "person.region", "999999"]],
    [
      "before the first pipeline",
      REGION,
      "2016-12-31",
      DAY,
      ["not_in_force", "visit.discharged", "nothing on 2016-12-31, known at 2018-11-10"],
    ],
    [
      "before it was known",
      REGION,
      DAY,
      "2016-12-31",
      ["not_in_force", "visit.discharged", "nothing on 2018-11-10, known at 2016-12-31"],
    ],
    [
      "after the last day of one",
      REGION,
      "2019-01-01",
      "2019-01-01",
      ["not_in_force", "visit.discharged", "pipeline.json to 2018-12-31"],
    ],
  ] as const)("%s", (_, region, day, knownAt, refused) => {
    for (let again = 0; again < 2; again++) expectRefusal(() => planFor(book, region, daysOn(day), knownAt), [refused]);
  });

  it("the first and the last day of a pipeline are not", () => {
    for (const day of ["2017-01-01", "2018-12-31"]) expect(planOn(book, day, day).region).toBe(REGION);
  });
});

it("reads files as text or as data alike", () => {
  const files = filesOf({ basic: [rate("0.5")] });
  const texts = files.map(({ file, data }) => ({ file, text: JSON.stringify(data) }));
  expect(planOn(createRulebook(texts), DAY).receipts).toEqual(planOn(createRulebook(files), DAY).receipts);
});
