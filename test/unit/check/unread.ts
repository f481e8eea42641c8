/** Text that is no JSON hides what may depend on it, and nothing else. */
import { COUNTY, inCategory, packWith, pipelineFile, PROVINCE, versionFile, benefitOf, REGIONS_FILE } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import { REGIONS } from "../rules/files.ts";

const HEAD = `"region": "${PROVINCE}", "from": "2018-01-01"`;
const BROKEN = { file: "broken.json", text: `{"layer": "civilServants", ${HEAD},` };
const UNREAD = (text: string) => `expected a key in double quotes, found the end at line 1, column ${text.length + 1}`;
const unreadable = ({ file, text }: { readonly file: string; readonly text: string }) =>
  ["unreadable", file, UNREAD(text)] as const;

/** A benefit for a category that nobody declares, split with a payer that nobody declares. */
const UNDECLARED = versionFile("basic.json", {
  benefits: [benefitOf("a", { when: inCategory("bogus"), payers: [{ payer: "nobody", share: "1" }] })],
});
const FOUND = [
  [
    "undeclared_code",
    "basic.json#benefits[0].payers[0].payer",
    'expected a payer that a pipeline of the region or above declares, a layer, or hospital, found "nobody"',
  ],
  [
    "undeclared_code",
    "basic.json#benefits[0].when.some[1].in[1][0]",
    'expected a declared code of person.categories, found "bogus"',
  ],
] as const;

const UNPLACED = {
  file: "regions.json",
  data: [...REGIONS, { ...REGIONS[2], code: "990102", parent: "990999" }],
};
const WITHOUT_PARENT = [
  "unknown_parent",
  "regions.json#[3].parent",
  'expected the code of a known region, or null, found "990999"',
] as const;

export const UNREADABLE: readonly FindingCase[] = [
  {
    name: "undeclared codes and an unknown parent beside a layer's file that is no JSON",
    files: [...packWith(UNPLACED, UNDECLARED), BROKEN],
    found: [WITHOUT_PARENT, ...FOUND, unreadable(BROKEN)],
  },
  {
    name: "no undeclared codes where the file may be a pipeline of the region, but the unknown parent",
    files: [...packWith(UNPLACED, UNDECLARED), { file: "broken.json", text: `{"order": [], ${HEAD},` }],
    found: [WITHOUT_PARENT, unreadable({ file: "broken.json", text: `{"order": [], ${HEAD},` })],
  },
  {
    name: "nor where it does not say what it is",
    files: [...packWith(UNDECLARED), { file: "broken.json", text: "{" }],
    found: [unreadable({ file: "broken.json", text: "{" })],
  },
  {
    name: "undeclared codes where it is a pipeline of another region",
    files: [...packWith(UNDECLARED), { file: "broken.json", text: `{"order": [], "region": "${COUNTY}",` }],
    found: [...FOUND, unreadable({ file: "broken.json", text: `{"order": [], "region": "${COUNTY}",` })],
  },
  {
    name: "regions that are in no list, but not where a list is no JSON",
    files: packWith(pipelineFile(), versionFile("basic.json"), versionFile("other.json", { region: "990777" }), {
      file: "more/regions.json",
      text: "{",
    }),
    found: [unreadable({ file: "more/regions.json", text: "{" })],
  },
  {
    name: "a case of a region that is in no list, beside a layer's file that does not say its region",
    files: [
      ...packWith(REGIONS_FILE),
      { file: "broken.json", text: '{"layer": "civilServants",' },
      {
        file: "cases/one.json",
        data: {
          title: { zh: "案例", en: "case" },
          source: "n",
          evidence: "illustrative",
          claim: {
            id: "c",
            person: { id: "p", region: "990777" },
            visit: {
              kind: "outpatient",
              facility: { id: "h", region: PROVINCE, tier: "county" },
              settled: "2020-01-01",
            },
            bill: { inScope: "1.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
          },
          expect: { payments: [], patient: "1.00" },
          working: [],
        },
      },
    ],
    found: [
      unreadable({ file: "broken.json", text: '{"layer": "civilServants",' }),
      ["unknown_region", "cases/one.json#claim.person.region", 'there is no region "990777"'],
    ],
  },
];
