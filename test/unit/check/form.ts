/** What is wrong with one file, or with the regions and names that it refers to. */
import { CITY, COUNTY, PROVINCE, packOf, packWith, pipelineFile, REGIONS_FILE, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import { REGIONS } from "../rules/files.ts";

const KNOWN_CODE = "a tag that a pipeline of the region or above declares";

export const FORM: readonly FindingCase[] = [
  { name: "nothing", files: packWith(), found: [] },
  {
    name: "text that is no JSON, and a file that is no rule",
    files: [...packWith(), { file: "a.json", text: "{" }, { file: "b.json", data: { what: 1 } }],
    found: [
      ["unreadable", "a.json", "expected a key in double quotes, found the end at line 1, column 2"],
      [
        "unreadable",
        "b.json",
        "expected regions.json, a pipeline (it has order, extends or ended) or a layer (it has layer), found an object with what",
      ],
    ],
  },
  {
    name: "a number for money, with what is wrong elsewhere in the folder",
    files: packWith(
      versionFile("basic.json", { benefits: [{ id: "a" }] }),
      versionFile("later.json", { from: "2019-01-01", to: "2019-12-31" }),
    ),
    found: [
      ["schema", "basic.json#benefits[0].title", "expected an object, found nothing"],
      [
        "schema",
        "basic.json#benefits[0].source",
        'expected a source: a key of documents, then the article, such as "n 2", found nothing',
      ],
      ["schema", "basic.json#benefits[0].base", "expected an object, found nothing"],
      ["schema", "basic.json#benefits[0].cases", "expected a list, found nothing"],
      ["gap", "later.json#to", "nothing follows 2019-12-31: bills after it are refused"],
    ],
  },
  {
    name: "an operator and a fact that are none",
    files: packOf([["when"], { and: [{ "+": [1, 2] }, { "==": [{ var: "visit.what" }, 1] }] }]),
    found: [
      [
        "condition",
        "basic.json#benefits[0].when.and[0].+",
        'expected one of the operators and or ! == != < <= > >= in some var, found "+"',
      ],
      ["condition", "basic.json#benefits[0].when.and[1].==[0].var", 'expected a known fact, found "visit.what"'],
    ],
  },
  {
    name: "a version of a region that is not there",
    files: packWith(versionFile("other.json", { region: "980000" })),
    found: [["unknown_region", "other.json#region", 'expected a region of regions.json, found "980000"']],
  },
  {
    name: "a region above that is not there, and a root that extends",
    files: packWith(
      {
        file: "regions.json",
        data: REGIONS.map((each) => (each.code === CITY ? { ...each, parent: "980000" } : each)),
      },
      versionFile("root.json", { from: "2019-01-01", extends: "parent" }),
    ),
    found: [
      ["unknown_parent", "regions.json#[1].parent", 'expected the code of a known region, or null, found "980000"'],
      ["unknown_parent", "root.json#extends", 'expected a region that has a parent, found "990000"'],
    ],
  },
  {
    name: "regions above each other in a circle, with what is wrong elsewhere in the folder",
    files: packWith(
      {
        file: "regions.json",
        data: REGIONS.map((each) => (each.code === PROVINCE ? { ...each, parent: COUNTY } : each)),
      },
      versionFile("basic.json", { to: "2018-12-31" }),
    ),
    found: [
      [
        "unknown_parent",
        "regions.json#[1].parent",
        `expected a region that is not below this one, found "${PROVINCE}"`,
      ],
      ["gap", "basic.json#to", "nothing follows 2018-12-31: bills after it are refused"],
    ],
  },
  {
    name: "a region in two ways",
    files: packWith(REGIONS_FILE, {
      file: "more/regions.json",
      data: [{ ...REGIONS[2], level: "city" }],
    }),
    found: [
      [
        "repeated_region",
        "more/regions.json#[0].code",
        `expected the same as in regions.json, or another code, found "${COUNTY}" with other content`,
      ],
    ],
  },
  {
    name: "a region in two ways, in files of one name from two folders",
    files: [...packWith(), { file: "regions.json", data: [{ ...REGIONS[2], level: "city" }] }],
    found: [
      [
        "repeated_region",
        "regions.json#[0].code",
        `expected the same as in regions.json, or another code, found "${COUNTY}" with other content`,
      ],
    ],
  },
  {
    name: "two versions of one start and publication",
    files: packWith(versionFile("again.json")),
    found: [
      [
        "repeated_version",
        "again.json#from",
        "expected another first day or day of publication than basic.json, found 2018-01-01, known from 2017-12-01",
      ],
    ],
  },
  {
    name: "a source that is no document",
    files: packOf([["cases", 0, "source"], "m 1"]),
    found: [
      ["missing_source", "basic.json#benefits[0].cases[0].source", 'expected a key of documents first: n, found "m 1"'],
    ],
  },
  {
    name: "codes that nobody declares",
    files: packOf([["base", "tags"], ["drugs"]], [["when"], { in: ["poor", { var: "person.categories" }] }]),
    found: [
      ["undeclared_code", "basic.json#benefits[0].base.tags[0]", `expected ${KNOWN_CODE}, found "drugs"`],
      [
        "undeclared_code",
        "basic.json#benefits[0].when.in[0]",
        'expected a declared code of person.categories, found "poor"',
      ],
    ],
  },
  {
    name: "days of publication that are not known",
    files: packWith(pipelineFile({ published: null }), versionFile("basic.json", { published: null })),
    notes: true,
    found: [
      [
        "published_unknown",
        "pipeline.json#published",
        "the day of publication is not known: it counts as known from its first day",
      ],
      [
        "published_unknown",
        "basic.json#published",
        "the day of publication is not known: it counts as known from its first day",
      ],
    ],
  },
  {
    name: "sources that nobody looked at for more than a year, or ever",
    files: packWith(
      pipelineFile({ documents: { n: { title: "a", evidence: "official", checked: "2025-02-28" } } }),
      versionFile("basic.json", {
        documents: {
          n: { title: "a", evidence: "repost", checked: "2025-02-27" },
          m: { title: "b", evidence: "repost" },
          r: { title: "c", evidence: "recalled" },
          i: { title: "d", evidence: "illustrative", checked: "2001-01-01" },
        },
      }),
    ),
    options: { today: "2026-02-28" },
    found: [
      ["stale_evidence", "basic.json#documents.n.checked", "looked at on 2025-02-27, 366 days ago; more than 365"],
      ["stale_evidence", "basic.json#documents.m", "nobody says when it was looked at"],
    ],
  },
  {
    name: "sources that nobody looked at for more than the days given",
    files: packWith(
      pipelineFile({ documents: { n: { title: "a", evidence: "official", checked: "2026-02-01" } } }),
      versionFile("basic.json", { documents: { n: { title: "a", evidence: "official", checked: "2026-01-31" } } }),
    ),
    options: { today: "2026-03-03", staleAfter: 30 },
    found: [["stale_evidence", "basic.json#documents.n.checked", "looked at on 2026-01-31, 31 days ago; more than 30"]],
  },
  {
    name: "sources and regions that were looked at on a day to come",
    files: packWith(
      { file: "regions.json", data: [{ ...REGIONS[0], evidence: "recalled", checked: "2026-03-04" }] },
      versionFile("basic.json", {
        documents: {
          n: { title: "a", evidence: "official", checked: "2026-03-03" },
          m: { title: "b", evidence: "illustrative", checked: "2027-01-01" },
        },
      }),
      pipelineFile({ documents: { n: { title: "a", evidence: "official", checked: "2026-03-01" } } }),
    ),
    options: { today: "2026-03-03" },
    found: [
      ["future_evidence", "regions.json#[0].checked", "said to be looked at on 2026-03-04, but today is 2026-03-03"],
      [
        "future_evidence",
        "basic.json#documents.m.checked",
        "said to be looked at on 2027-01-01, but today is 2026-03-03",
      ],
    ],
  },
];
