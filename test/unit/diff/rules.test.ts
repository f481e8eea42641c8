import { describe, expect, it } from "vitest";
import { diffDays, diffFiles, diffPacks } from "../../../src/diff/rules.ts";
import type { RulesDiff } from "../../../src/diff/rules.ts";
import { SettlementError } from "../../../src/errors.ts";
import { formatDiff } from "../../../src/diff/table.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { BENEFIT, COMMON, DOCUMENTS, PIPELINE, REGIONS_FILE, VERSION } from "../rules/files.ts";
import { filesWith } from "../show/pack.ts";

/** Changes in English: what, the place below the layer, the label, from and to; policy first. */
function wordsOf({ changes }: RulesDiff, policy = true): string[] {
  return changes
    .filter((change) => change.policy === policy)
    .map(({ what, place, label, from, to }) =>
      [
        what,
        place
          .slice(1)
          .map(({ en }) => en)
          .join(" › "),
        label.en,
        [from, to].map((side) => side?.value.en ?? "-").join(" → "),
      ].join(" | "),
    );
}

const fileOf = (benefit: object = {}, version: object = {}): RuleFile => ({
  file: "a.json",
  data: { ...VERSION, benefits: [{ ...BENEFIT, ...benefit }], ...version },
});

const between = (from: RuleFile, to: RuleFile): string[] => wordsOf(diffFiles(from, { ...to, file: "b.json" }));

const CASE = { ...COMMON, bands: [{ upTo: "800.00", rate: "0.70" }, { rate: "0.90" }], deductible: "150.00" };
const at = "Benefit: name (inpatient)";
const inCase = `${at} › Case: county`;

describe("two files", () => {
  it("differ in nothing where they say the same, however it is written", () => {
    const short = fileOf();
    const long = fileOf({
      base: { of: ["inScope"], net: "unpaid", per: "visit" },
      rounding: { unit: "0.01", mode: "half-up" },
      payers: [{ payer: "basic", share: "1" }],
      when: { in: [{ var: "visit.kind" }, ["inpatient"]] },
      adjust: [],
      cases: [{ ...CASE, bandMode: "marginal", bandsFrom: "zero", deductible: { amount: "150.00", mode: "subtract" } }],
    });
    const diff = diffFiles(short, long);
    expect(diff.changes).toEqual([]);
    expect(formatDiff(diff, { language: "zh" })).toBe("a.json → a.json\n规定没有变化。\n文件本身也没有变化。\n");
    expect(formatDiff(diff, { language: "en" })).toBe(
      "a.json → a.json\nNo rule changed.\nNor did anything about the files.\n",
    );
  });

  it.each<[string, object, string[]]>([
    [
      "a deductible and a band",
      { cases: [{ ...CASE, deductible: "200.00", bands: [{ upTo: "900.00", rate: "0.70" }, { rate: "0.90" }] }] },
      [
        `changed | ${inCase} | Deductible | 150.00 yuan, each visit, what is below it stays with the patient → 200.00 yuan, each visit, what is below it stays with the patient`,
        `changed | ${inCase} | Band 1 | 70% up to 800.00 yuan → 70% up to 900.00 yuan`,
        `changed | ${inCase} | Band 2 | 90% above 800.00 yuan → 90% above 900.00 yuan`,
      ],
    ],
    [
      "a limit that is added",
      { limits: [{ amount: "5.00", on: "paid", per: "year", pool: "p" }] },
      [`added | ${at} | Limit on payments, a year, shared with other benefits (p) | - → 5.00 yuan`],
    ],
    [
      "a case that is added, with every value",
      {
        cases: [
          CASE,
          { id: "city", source: "n 2", when: { "==": [{ var: "visit.tier" }, "city"] }, bands: [{ rate: "0.5" }] },
        ],
      },
      [
        `added | ${at} › Case: city | Holds if | - → the tier of the hospital is city`,
        `added | ${at} › Case: city | Deductible | - → none`,
        `added | ${at} › Case: city | Rate | - → 50%`,
      ],
    ],
    [
      "another mechanism",
      { cases: [{ ...COMMON, burden: { allow: [{ amount: "9.00" }], per: "visit" } }] },
      [
        `removed | ${inCase} | Deductible | 150.00 yuan, each visit, what is below it stays with the patient → -`,
        `removed | ${inCase} | Band 1 | 70% up to 800.00 yuan → -`,
        `removed | ${inCase} | Band 2 | 90% above 800.00 yuan → -`,
        `removed | ${inCase} | Bands | each part at the rate of its band; edges count from zero, the deductible inside → -`,
        `added | ${inCase} | The patient bears at most | - → 9.00 yuan`,
        `added | ${inCase} | Period of the burden | - → each visit by itself`,
      ],
    ],
  ])("differ in %s", (_, benefit, changes) => {
    expect(between(fileOf(), fileOf(benefit))).toEqual(changes);
    // The other way round says the same with sides exchanged.
    expect(between(fileOf(benefit), fileOf()).length).toBe(changes.length);
  });

  it("differ in the order of adjustments, which are made one after the other", () => {
    const adjust = [
      { id: "a", source: "n", rate: { add: "0.1" } },
      { id: "b", source: "n", rate: { times: "0.5" } },
      { id: "c", source: "n", rate: { times: "0.5" } },
    ];
    const [a, b, c] = adjust;
    expect(between(fileOf({ adjust }), fileOf({ adjust: [b, a, c] }))).toEqual([
      `changed | ${at} | Order | a, b, c → b, a, c`,
    ]);
    expect(between(fileOf({ adjust }), fileOf({ adjust: [b, c] })).map((line) => line.split(" | ")[2])).toEqual([
      "Made if",
      "Every rate",
    ]);
  });

  it("differ in the order of payers, which says who gets an odd fen", () => {
    const payers = [
      { payer: "hospital", share: "0.5" },
      { payer: "basic", share: "0.5" },
    ];
    expect(between(fileOf({ payers }), fileOf({ payers: [...payers].reverse() }))).toEqual([
      `changed | ${at} | Where remainders are equal, odd fen go to | Hospital, then Basic insurance → Basic insurance, then Hospital`,
    ]);
  });

  it("differ in the order of cases only where one of several is taken", () => {
    const cases = [CASE, { id: "b", source: "n", bands: [{ rate: "1" }] }];
    const turned = [...cases].reverse();
    expect(between(fileOf({ cases }), fileOf({ cases: turned }))).toEqual([]);
    for (const choose of ["best", "first-of-year"] as const)
      expect(between(fileOf({ cases, choose }), fileOf({ cases: turned, choose }))).toEqual([
        `changed | ${at} | Order | county, b → b, county`,
      ]);
  });

  it("list what is no rule apart: titles, sources, documents, notes", () => {
    const to = fileOf(
      { source: "n 7", title: { zh: "新名", en: "new name" } },
      { documents: { n: { title: "notice", evidence: "official" } }, note: { zh: "注", en: "note" } },
    );
    const diff = diffFiles(fileOf(), to);
    expect(wordsOf(diff)).toEqual([]);
    expect(wordsOf(diff, false)).toEqual([
      "added |  | Note | - → note",
      "changed |  | Source | notice [a repost, not held against the official text] → notice [official text]",
      "changed | Benefit: new name (inpatient) | Title | name → new name",
      "changed | Benefit: new name (inpatient) | Source | notice 1 [a repost, not held against the official text] → notice 7 [official text]",
      "changed | Benefit: new name (inpatient) › Case: county | Source | notice 1 [a repost, not held against the official text] → notice 1 [official text]",
      "changed | Document: notice | Evidence | a repost, not held against the official text → official text",
    ]);
    expect(formatDiff(diff, { language: "en" }).split("\n").slice(1, 4)).toEqual([
      "No rule changed.",
      "",
      "Not about payments: titles, sources, files",
    ]);
  });

  it("differ in their days and in what they state", () => {
    const ended = {
      ...VERSION,
      benefits: undefined,
      from: "2019-01-01",
      to: "2019-12-31",
      published: null,
      ended: true,
    };
    const to = { file: "b.json", data: JSON.parse(JSON.stringify(ended)) as unknown };
    expect(wordsOf(diffFiles(fileOf(), to)).slice(0, 4)).toEqual([
      "changed |  | First day | 2018-01-01 → 2019-01-01",
      "changed |  | Last day | until another version → 2019-12-31",
      "changed |  | Published | 2017-12-01 → not known (counts as known from its first day)",
      "changed |  | What it states | the layer in full → nothing: the rules above hold",
    ]);
  });

  it("differ in what a county changes of its parent's", () => {
    const head = {
      layer: "basic",
      region: "990101",
      from: "2018-02-01",
      published: null,
      documents: DOCUMENTS,
      extends: "parent",
    };
    const add = { ...BENEFIT, id: "more" };
    const from = { file: "a.json", data: { ...head, remove: ["old"], add: [add] } };
    const to = {
      file: "b.json",
      data: { ...head, replace: [add], amend: { old: { adjust: [{ id: "x", source: "n", rate: { set: "1" } }] } } },
    };
    expect(wordsOf(diffFiles(from, to))).toEqual([
      "removed |  | Added to the parent's | more → -",
      "removed |  | Takes away the parent's | old → -",
      "added |  | Stands for the parent's | - → more",
      "added |  | Adjusts the parent's | - → old",
      "added | Benefit: old › Adjustment: x | Made if | - → always",
      "added | Benefit: old › Adjustment: x | Every rate | - → becomes 100%",
    ]);
  });

  it("name codes by the pipelines around them", () => {
    const when = { in: ["localPoor", { var: "person.categories" }] };
    const pipeline = { ...PIPELINE, categories: { localPoor: { title: { zh: "本地贫困", en: "local poor" } } } };
    const context = [REGIONS_FILE, { file: "pipeline.json", data: pipeline }];
    const said = (around: readonly RuleFile[]): string | undefined =>
      wordsOf(diffFiles(fileOf(), fileOf({ when }), around))[0]?.split(" → ")[1];
    expect([said([]), said(context)]).toEqual([
      "the person's categories include localPoor",
      "the person's categories include local poor",
    ]);
  });

  it("refuse files that their schema refuses, with every finding", () => {
    const wrong = fileOf({ title: null, source: 1 });
    const refused = (): readonly string[] => {
      try {
        diffFiles(fileOf(), { ...wrong, file: "b.json" });
        return [];
      } catch (error) {
        return error instanceof SettlementError ? error.issues.map(({ file, path }) => `${file ?? ""}#${path}`) : ["?"];
      }
    };
    expect(refused()).toEqual(["b.json#benefits[0].title", "b.json#benefits[0].source"]);
  });
});

describe("two days", () => {
  const later = {
    ...VERSION,
    from: "2019-01-01",
    published: "2018-12-01",
    benefits: [{ ...BENEFIT, limits: [{ amount: "9.00", on: "paid", per: "year" }] }],
  };
  const files = [...filesWith({}), { file: "later.json", data: later }];
  const day = (on: string, knownAt?: string) => ({
    region: "990101",
    on,
    ...(knownAt === undefined ? {} : { knownAt }),
  });

  it("differ by the version that starts between them", () => {
    const diff = diffDays(files, day("2018-12-31"), day("2019-01-01"));
    expect([diff.from.en, diff.to.zh]).toEqual(["name (990101) on 2018-12-31", "名称（990101）2019-01-01"]);
    expect(wordsOf(diff)).toEqual([`added | ${at} | Limit on payments, a year | - → 9.00 yuan`]);
    expect(wordsOf(diff, false).map((line) => line.split(" | ")[2])).toEqual(["Version in force", "Rule file"]);
  });

  it("differ in nothing within a version", () => {
    expect(diffDays(files, day("2018-06-01"), day("2018-12-31")).changes).toEqual([]);
  });

  it("may be one day, known at two", () => {
    const reaching = { ...later, from: "2018-01-01", published: "2018-09-01" };
    const diff = diffDays(
      [...filesWith({}), { file: "later.json", data: reaching }],
      day("2018-06-01"),
      day("2018-06-01", "2018-09-01"),
    );
    expect(diff.to.en).toBe("name (990101) on 2018-06-01 (known at 2018-09-01)");
    expect(wordsOf(diff)).toEqual([`added | ${at} | Limit on payments, a year | - → 9.00 yuan`]);
  });
});

describe("two packs", () => {
  it("differ by versions of one region, layer and start", () => {
    const county = { file: "c.json", data: { ...VERSION, region: "990101", benefits: [] } };
    const from = { name: "old", files: filesWith({}) };
    const to = {
      name: "new",
      files: [...filesWith({ limits: [{ amount: "9.00", on: "paid", per: "year" }] }), county],
    };
    const diff = diffPacks(from, to);
    expect([diff.from.en, diff.to.en]).toEqual(["old", "new"]);
    expect(diff.changes.map(({ what, place, label }) => [what, place[0]?.en, label.en])).toEqual([
      ["added", "Basic insurance 990000/basic@2018-01-01", "Limit on payments, a year"],
      ["added", "Basic insurance 990101/basic@2018-01-01", "First day"],
      ["added", "Basic insurance 990101/basic@2018-01-01", "Last day"],
      ["added", "Basic insurance 990101/basic@2018-01-01", "Published"],
      ["added", "Basic insurance 990101/basic@2018-01-01", "What it states"],
      ["added", "Basic insurance 990101/basic@2018-01-01", "Evidence"],
    ]);
  });

  it("say which regions came, with their paragraph", () => {
    const region = {
      code: "990102",
      name: { zh: "新县", en: "New" },
      parent: "990100",
      level: "county",
      summary: { zh: "甲", en: "A" },
    };
    const files = [{ file: "regions.json", data: [...(REGIONS_FILE.data as readonly object[]), region] }];
    const diff = diffPacks({ name: "a", files: [REGIONS_FILE] }, { name: "b", files });
    expect(
      diff.changes.map(({ what, place, label, to, policy }) => [what, place[0]?.en, label.en, to?.value.en, policy]),
    ).toEqual([
      ["added", "Region: New (990102)", "Name", "New", false],
      ["added", "Region: New (990102)", "Region above", "990100", false],
      ["added", "Region: New (990102)", "Level", "county", false],
      ["added", "Region: New (990102)", "What a patient gets", "A", false],
    ]);
  });
});

describe("in words", () => {
  it("says from what to what, and on what each stands", () => {
    const to = {
      ...fileOf(
        { cases: [{ ...CASE, source: "p 二", deductible: "200.00" }] },
        { documents: { ...DOCUMENTS, p: { title: "新通知", evidence: "official" } } },
      ),
      file: "b.json",
    };
    expect(formatDiff(diffFiles(fileOf(), to), { language: "zh", width: 100 })).toMatchInlineSnapshot(`
      "a.json → b.json
      规定的变化：改动 1 项，新增 0 项，取消 0 项。

      基本医保统筹（basic） › 待遇：名称（inpatient） › 情形：county
        改动 起付线：150.00 元，每次一个，以下由个人负担 → 200.00 元，每次一个，以下由个人负担
          原出处 《notice》 1[转载，未核对官方原文]，990000/basic@2018-01-01
          现出处 《新通知》 二[官方原文]，990000/basic@2018-01-01

      与支付无关：名称、出处、文件

      基本医保统筹（basic） › 待遇：名称（inpatient） › 情形：county
        改动 出处：《notice》 1[转载，未核对官方原文] → 《新通知》 二[官方原文]

      基本医保统筹（basic） › 文件：新通知
        新增 依据：官方原文
      "
    `);
    expect(formatDiff(diffFiles(fileOf(), to), { language: "en", width: 100 })).toMatchInlineSnapshot(`
      "a.json → b.json
      Rules: 1 changed, 0 added, 0 removed.

      Basic insurance (basic) › Benefit: name (inpatient) › Case: county
        changed Deductible: 150.00 yuan, each visit, what is below it stays with the patient → 200.00
          yuan, each visit, what is below it stays with the patient
          source before: notice 1 [a repost, not held against the official text], 990000/basic@2018-01-01
          source now: 新通知 二 [official text], 990000/basic@2018-01-01

      Not about payments: titles, sources, files

      Basic insurance (basic) › Benefit: name (inpatient) › Case: county
        changed Source: notice 1 [a repost, not held against the official text] → 新通知 二 [official
          text]

      Basic insurance (basic) › Document: 新通知
        added Evidence: official text
      "
    `);
  });
});
