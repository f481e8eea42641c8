/** What files of several regions and layers say of each other. */
import { benefitOf, CITY, COUNTY, flat, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import { PIPELINE } from "../rules/files.ts";

const adjust = [{ id: "more", source: "n", rate: { add: "0.10" } }];
const TITLE = { zh: "一", en: "one" };

function kindOf(kind: string): { readonly "==": readonly unknown[] } {
  return { "==": [{ var: "visit.kind" }, kind] };
}

function less(of: string): object {
  return { base: { of: ["inScope"], less: [{ of, what: "deductible" }] } };
}

export const BETWEEN: readonly FindingCase[] = [
  {
    name: "changes of benefits that the region above has not, and one that it has",
    files: packWith(
      versionFile("county.json", {
        region: COUNTY,
        extends: "parent",
        replace: [benefitOf("a")],
        remove: ["b"],
        amend: { c: { adjust } },
        add: [benefitOf("inpatient")],
      }),
    ),
    found: [
      ["dangling_change", "county.json#replace[0].id", "expected a benefit that the parent's basic has, found a"],
      ["dangling_change", "county.json#remove[0]", "expected a benefit that the parent's basic has, found b"],
      ["dangling_change", "county.json#add[0].id", "expected a benefit that the parent has not, found inpatient"],
      ["dangling_change", "county.json#amend.c", "expected a benefit that the parent's basic has, found c"],
    ],
  },
  {
    name: "a change of what the region above takes out later",
    files: packWith(
      versionFile("later.json", { from: "2020-01-01", benefits: [benefitOf("other")] }),
      versionFile("city.json", { region: CITY, extends: "parent", amend: { inpatient: { adjust } } }),
    ),
    found: [
      [
        "dangling_change",
        "city.json#amend.inpatient",
        "expected a benefit that the parent's basic has, found inpatient",
      ],
    ],
  },
  {
    name: "a change that only dangles as long as a correction is not known",
    files: packWith(
      versionFile("basic.json", { benefits: [benefitOf("other")] }),
      versionFile("corrected.json", { published: "2018-03-01" }),
      versionFile("city.json", {
        region: CITY,
        published: "2017-12-20",
        extends: "parent",
        amend: { inpatient: { adjust } },
      }),
    ),
    found: [
      [
        "dangling_change",
        "city.json#amend.inpatient",
        "expected a benefit that the parent's basic has, found inpatient",
      ],
    ],
  },
  {
    name: "a benefit for visits that the region above leaves unencoded; not one that some of its visits reach",
    files: packWith(
      versionFile("basic.json", {
        notEncoded: [
          { source: "n", why: TITLE, when: kindOf("outpatient") },
          { source: "n", why: TITLE, when: kindOf("chronic"), effect: "note" },
        ],
      }),
      versionFile("city.json", {
        region: CITY,
        extends: "parent",
        add: [
          benefitOf("outpatient", { when: kindOf("outpatient") }),
          benefitOf("chronic", { when: kindOf("chronic") }),
          benefitOf("both", { when: { in: [{ var: "visit.kind" }, ["outpatient", "special"]] } }),
        ],
      }),
      versionFile("county.json", {
        region: COUNTY,
        extends: "parent",
        notEncoded: [{ source: "n", why: TITLE }],
      }),
    ),
    found: [
      [
        "never_applies",
        "city.json#add[0]",
        "notEncoded of basic.json refuses every visit that it holds for; where the region settles them, it states the layer in full in place of extends",
      ],
    ],
  },
  {
    name: "quantities of what does not come before, or is not there",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("first", less("basic.second")), benefitOf("second", less("basic.first"))],
      }),
      versionFile("extra.json", {
        layer: "civilServants",
        benefits: [
          benefitOf("a", less("basic.none")),
          benefitOf("b", { ...less("hospitalWaiver.any"), cases: [flat("all", less("civilServants"))] }),
        ],
      }),
    ),
    found: [
      ["wrong_less", "basic.json#benefits[0].base.less[0].of", "basic.second does not come before basic"],
      ["wrong_less", "extra.json#benefits[0].base.less[0].of", "layer basic has no benefit none"],
      [
        "wrong_less",
        "extra.json#benefits[1].cases[0].base.less[0].of",
        "civilServants does not come before civilServants",
      ],
    ],
  },
  {
    name: "a pool of two kinds, over two layers",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("a", { limits: [{ amount: "1.00", on: "paid", per: "year", pool: "p" }] })],
      }),
      versionFile("extra.json", {
        layer: "civilServants",
        benefits: [
          benefitOf("b", {
            cases: [flat("all", { limits: [{ amount: "1.00", on: "paid", per: "visit", pool: "p" }] })],
          }),
        ],
      }),
    ),
    found: [["mixed_pool", "extra.json#benefits[0].cases[0].limits[0]", "pool p is on paid per year elsewhere"]],
  },
  {
    name: "what only a plan refuses: more tags than it can tell apart",
    files: packWith(
      pipelineFile({ tags: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`t${i}`, { title: TITLE }])) }),
      versionFile("basic.json", {
        benefits: [benefitOf("a", { base: { of: ["inScope"], tags: Array.from({ length: 31 }, (_, i) => `t${i}`) } })],
      }),
    ),
    found: [["plan_refused", "pipeline.json#base.tags", "expected at most 30 tags, found 31"]],
  },
  {
    name: "an acceptance of what is not there, and of an error",
    files: packWith(
      versionFile("basic.json", { to: "2018-12-31" }),
      versionFile("next.json", {
        from: "2018-06-01",
        published: "2018-05-01",
        benefits: [benefitOf("a", { cases: [flat("a"), flat("b")] })],
      }),
      {
        file: "accepted.json",
        data: [
          { code: "overlap", file: "basic.json", path: "to", why: TITLE },
          { code: "gap", file: "basic.json", why: TITLE },
          { code: "cases_conflict", file: "next.json", why: TITLE },
        ],
      },
    ),
    found: [
      ["overlap", "basic.json#to", "lasts to 2018-12-31, but next.json takes over on 2018-06-01"],
      [
        "cases_conflict",
        "next.json#benefits[0].cases[1]",
        "a and b both hold for visit.kind=inpatient",
        { "visit.kind": "inpatient" },
      ],
      ["unused_acceptance", "accepted.json#[1]", "there is no gap to accept in basic.json"],
      ["unused_acceptance", "accepted.json#[2]", "there is no cases_conflict to accept in next.json"],
    ],
  },
  {
    name: "an accepted.json of another form, and one that is no JSON",
    files: packWith({ file: "accepted.json", data: [{ code: "gap" }] }, { file: "more/accepted.json", text: "" }),
    found: [
      ["schema", "accepted.json#[0].file", "expected a text that is not empty, found nothing"],
      ["schema", "accepted.json#[0].why", "expected an object, found nothing"],
      ["unreadable", "more/accepted.json", "expected a JSON value, found the end at line 1, column 1"],
    ],
  },
  {
    name: "nothing that depends on the pipeline of another region",
    files: packWith({
      file: "county-pipeline.json",
      data: {
        ...PIPELINE,
        region: COUNTY,
        from: "2019-01-01",
        published: "2018-12-01",
        order: ["basic"],
        optional: [],
      },
    }),
    found: [],
  },
];
