/** Files beside the rules: companion cases, explanations, the register; and what is still to be filled in anywhere. */
import { benefitOf, COUNTY, flat, inCategory, packWith, PROVINCE, REGIONS_FILE, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import { REGIONS } from "../rules/files.ts";

const TITLE = { zh: "案例", en: "case" };

const CLAIM = {
  id: "c",
  person: { id: "p", region: COUNTY },
  visit: { kind: "outpatient", facility: { id: "h", region: "410000", tier: "county" }, settled: "2020-01-01" },
  bill: { inScope: "1.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
};

const CASE = {
  title: TITLE,
  source: "n",
  evidence: "illustrative",
  claim: CLAIM,
  expect: { payments: [], patient: "1.00" },
  working: [],
};

/** A companion case with other values, beside sound rules. */
function caseOf(more: object): FindingCase["files"] {
  return [...packWith(), { file: "CN/x/cases/one.json", data: { ...CASE, ...more } }];
}

const payment = { layer: "basic", benefit: "inpatient", case: "county", payer: "basic", amount: "1.00" };

export const COMPANIONS: readonly FindingCase[] = [
  { name: "a case that is sound", files: caseOf({}), found: [] },
  {
    name: "text that is no JSON, and a case outside its form",
    files: [
      ...caseOf({ wrong: 1, expect: { payments: [{ ...payment, amount: "1" }], patient: "1.00" } }),
      { file: "cases/a.json", text: "{" },
      { file: "cases/deep/b.json", text: "{" },
    ],
    found: [
      [
        "schema",
        "CN/x/cases/one.json#expect.payments[0].amount",
        'expected an amount, which may be negative, such as "-10.00", found "1"',
      ],
      ["schema", "CN/x/cases/one.json#wrong", 'expected a key of the format, found "wrong"'],
      ["unreadable", "cases/a.json", "expected a key in double quotes, found the end at line 1, column 2"],
    ],
  },
  {
    name: "a case outside a folder named cases, but not a sample",
    files: [
      ...packWith(),
      { file: "CN/x/case/one.json", data: CASE },
      { file: "CN/x/samples/one.json", data: CASE },
      { file: "two.json", data: { ...CASE, stays: [{}] } },
    ],
    found: ["CN/x/case/one.json", "two.json"].map((file) => [
      "unreadable",
      file,
      "it is a case, but not right in a folder named cases, so that none runs it; move it into cases",
    ]),
  },
  {
    name: "arithmetic that does not work out",
    files: caseOf({
      working: [
        { layer: "basic", benefit: "inpatient", payer: "basic", expression: "100.00 × 60%%" },
        { layer: "basic", benefit: "inpatient", payer: "basic", expression: "floor(0.015 × 100) + 1 ÷ 4" },
        { layer: "basic", benefit: "inpatient", payer: "basic", expression: "1 ÷ 3" },
      ],
      patientWorking: "1 + (2",
    }),
    found: [
      ["working[0].expression", "100.00 × 60%%"],
      ["working[2].expression", "1 ÷ 3"],
      ["patientWorking", "1 + (2"],
    ].map(([path, expression]) => [
      "schema",
      `CN/x/cases/one.json#${path}`,
      `"${expression}" does not work out to an amount exact to the fen`,
    ]),
  },
  {
    name: "conditions, codes and sources of the version of a case of ranges, beside what is wrong with its form",
    files: [
      ...packWith(),
      {
        file: "cases/range.json",
        data: {
          title: TITLE,
          source: "n",
          evidence: "illustrative",
          version: versionFile("", {
            region: COUNTY,
            extends: "parent",
            replace: [
              benefitOf("inpatient", {
                when: { "==": [{ var: "visit.kinds" }, "inpatient"] },
                cases: [
                  flat("a", { source: "z", when: inCategory("bogus") }),
                  flat("b", { when: { bogus: [1] }, bands: [{ rate: "2" }] }),
                ],
              }),
            ],
          }).data,
          expect: { findings: [] },
        },
      },
    ],
    found: [
      [
        "schema",
        "cases/range.json#version.replace[0].cases[1].bands[0].rate",
        'expected a rate from 0 to 1 such as "0.70", found "2"',
      ],
      [
        "missing_source",
        "cases/range.json#version.replace[0].cases[0].source",
        'expected a key of documents first: n, found "z"',
      ],
      ["condition", "cases/range.json#version.replace[0].when.==[0].var", 'expected a known fact, found "visit.kinds"'],
      [
        "undeclared_code",
        "cases/range.json#version.replace[0].cases[0].when.some[1].in[1][0]",
        'expected a declared code of person.categories, found "bogus"',
      ],
      [
        "condition",
        "cases/range.json#version.replace[0].cases[1].when.bogus",
        'expected one of the operators and or ! == != < <= > >= in some var, found "bogus"',
      ],
    ],
  },
  {
    name: "a claim and an account that are none, beside what else is wrong",
    files: caseOf({
      claim: { ...CLAIM, visit: { ...CLAIM.visit, settled: "2020-02-30" }, bill: undefined },
      account: { person: "p" },
      working: [{ layer: "basics", benefit: null, payer: "basic", expression: "1" }],
    }),
    found: [
      [
        "schema",
        "CN/x/cases/one.json#claim.visit.settled",
        'expected a calendar day YYYY-MM-DD from 1900 to 2199, found "2020-02-30"',
      ],
      ["schema", "CN/x/cases/one.json#claim", "expected exactly one of lines and bill, found nothing"],
      ...[
        ["year", "a year from 1900 to 2199"],
        ["revision", "an integer of 0 or more"],
        ["admissions", "an integer of 0 or more"],
        ["highestTier", 'one of "township", "county", "city", "province", or null'],
        ["amounts", "an object"],
      ].map(
        ([key = "", expected = ""]) =>
          ["schema", `CN/x/cases/one.json#account.${key}`, `expected ${expected}, found nothing`] as const,
      ),
      [
        "undeclared_code",
        "CN/x/cases/one.json#working[0].layer",
        `no pipeline of ${COUNTY} or above declares a layer "basics"`,
      ],
    ],
  },
  {
    name: "a region that is not there, unless that is what the bill is refused for",
    files: [
      ...caseOf({ claim: { ...CLAIM, person: { id: "p", region: "980000" } } }),
      {
        file: "cases/refused.json",
        data: {
          ...CASE,
          claim: { ...CLAIM, person: { id: "p", region: "980000" } },
          expect: { refused: ["unknown_region"] },
        },
      },
    ],
    found: [["unknown_region", "CN/x/cases/one.json#claim.person.region", 'there is no region "980000"']],
  },
  {
    name: "layers and payers that nobody declares, unless that is what the bill is refused for",
    files: [
      ...caseOf({
        claim: { ...CLAIM, paid: [{ layer: "basics", amount: "0.00" }] },
        expect: {
          payments: [payment, { ...payment, layer: "civil", payer: "county" }],
          patient: "0.00",
          notes: [{ layer: "extra", source: "n" }],
        },
      }),
      {
        file: "cases/refused.json",
        data: {
          ...CASE,
          claim: { ...CLAIM, paid: [{ layer: "basics", amount: "0.00" }] },
          expect: { refused: ["unknown_layer"] },
        },
      },
    ],
    found: [
      ["expect.payments[1].layer", 'a layer "civil"'],
      ["expect.payments[1].payer", 'a payer "county"'],
      ["expect.notes[0].layer", 'a layer "extra"'],
      ["claim.paid[0].layer", 'a layer "basics"'],
    ].map(([path = "", what = ""]) => [
      "undeclared_code",
      `CN/x/cases/one.json#${path}`,
      `no pipeline of ${COUNTY} or above declares ${what}`,
    ]),
  },
  {
    name: "an explanation of another form, and one of a file that is not there",
    files: [
      ...packWith(),
      {
        file: "cases/survivors.json",
        data: {
          survivors: [
            { file: "basic.json", path: "from", change: "a", why: TITLE },
            { file: "basics.json", path: "from", change: "a", why: TITLE, who: "b" },
          ],
        },
      },
    ],
    found: [
      ["schema", "cases/survivors.json#survivors[1].who", 'expected a key of the format, found "who"'],
      ["unknown_file", "cases/survivors.json#survivors[1].file", 'there is no rule file "basics.json"'],
    ],
  },
  {
    name: "what is still to be filled in, once for a text in two languages",
    files: [
      ...packWith(
        versionFile("basic.json", {
          documents: { n: { title: "待填 TO FILL IN：通知", evidence: "illustrative" } },
          note: { zh: "待填", en: "TO FILL IN: the day" },
        }),
        {
          ...REGIONS_FILE,
          data: REGIONS.map((each) =>
            each.code === COUNTY ? { ...each, name: { zh: "待填 TO FILL IN", en: "X" } } : each,
          ),
        },
      ),
      { file: "cases/one.json", data: { ...CASE, source: "待填 TO FILL IN" } },
    ],
    found: [
      ["basic.json#documents.n.title"],
      ["basic.json#note"],
      ["regions.json#[2].name"],
      ["cases/one.json#source"],
    ].map(([place = ""]) => ["to_fill_in", place, '"TO FILL IN" still stands here']),
  },
  {
    name: "a register of another form, and one that nobody looked at for too long",
    files: packWith({
      ...REGIONS_FILE,
      data: REGIONS.map((each) =>
        each.code === PROVINCE
          ? { ...each, evidence: "repost", checked: "2024-01-01" }
          : each.code === COUNTY
            ? { ...each, covers: "all", evidence: "official" }
            : { ...each, evidence: "recalled" },
      ),
    }),
    options: { today: "2026-01-01" },
    found: [
      ["stale_evidence", "pipeline.json#documents.n", "nobody says when it was looked at"],
      ["stale_evidence", "basic.json#documents.n", "nobody says when it was looked at"],
      ["schema", "regions.json#[2].covers", 'expected an object, found "all"'],
      ["stale_evidence", "regions.json#[0].checked", "looked at on 2024-01-01, 731 days ago; more than 365"],
      ["stale_evidence", "regions.json#[2]", "nobody says when it was looked at"],
    ],
  },
];
