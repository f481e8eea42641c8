/** What is wrong between the versions of a layer from day to day. */
import { benefitOf, CITY, COUNTY, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const limits = [{ amount: "100.00", on: "paid", per: "year" }] as const;

export const TIME: readonly FindingCase[] = [
  {
    name: "days without a version, between two and after the last",
    files: packWith(
      versionFile("basic.json", { to: "2018-12-30" }),
      versionFile("next.json", { from: "2019-01-01", to: "2019-12-31" }),
    ),
    found: [
      ["gap", "basic.json#to", "no version from 2018-12-31 until 2019-01-01: bills are refused"],
      ["gap", "next.json#to", "nothing follows 2019-12-31: bills after it are refused"],
    ],
  },
  {
    name: "nothing where one version follows another, or its own correction, or has ended",
    files: packWith(
      versionFile("basic.json", { to: "2018-12-31" }),
      versionFile("next.json", { from: "2019-01-01", to: "2019-06-30", published: "2018-12-01" }),
      versionFile("corrected.json", { from: "2019-01-01", published: "2018-12-20" }),
      versionFile("county.json", { region: COUNTY, to: "2018-12-31" }),
      versionFile("ended.json", { region: COUNTY, from: "2019-01-01", ended: true }),
    ),
    found: [],
  },
  {
    name: "no gap after a frame",
    files: packWith(
      versionFile("frame.json", {
        region: CITY,
        to: "2018-12-31",
        frame: true,
        open: [{ what: "rate", atLeast: "0.10", source: "n" }],
      }),
    ),
    found: [],
  },
  {
    name: "a layer of the order without a rule, for some time and for good",
    files: packWith(
      pipelineFile({
        from: "2017-01-01",
        published: "2016-12-01",
        order: ["hospitalWaiver", "basic", "civilServants"],
        optional: ["civilServants"],
      }),
    ),
    found: [
      ["gap", "pipeline.json#order[1]", "layer basic has no rule from 2017-01-01 until 2018-01-01: bills are refused"],
      ["gap", "pipeline.json#order[0]", "layer hospitalWaiver has no rule from 2017-01-01: bills are refused"],
    ],
  },
  {
    name: "a version that extends where nothing is in force above, though the layer is optional",
    files: packWith(
      pipelineFile({ order: ["basic", "civilServants"], optional: ["civilServants"] }),
      versionFile("extra.json", { layer: "civilServants", region: COUNTY, extends: "parent", add: [benefitOf("a")] }),
    ),
    found: [["gap", "pipeline.json#order[1]", "layer civilServants has no rule from 2018-01-01: bills are refused"]],
  },
  {
    name: "a version that runs into the next",
    files: packWith(versionFile("basic.json", { to: "2019-01-01" }), versionFile("next.json", { from: "2019-01-01" })),
    found: [["overlap", "basic.json#to", "lasts to 2019-01-01, but next.json takes over on 2019-01-01"]],
  },
  {
    name: "a version that reaches back, but not over one that was known before and started later",
    files: packWith(
      versionFile("later.json", { from: "2019-01-01", published: "2018-12-01" }),
      versionFile("back.json", { from: "2018-06-01", published: "2019-05-01" }),
    ),
    found: [
      [
        "later_version_stands",
        "back.json#published",
        "published on 2019-05-01 to hold from 2018-06-01; but later.json still rules from 2019-01-01",
      ],
    ],
  },
  {
    name: "nothing where it restates the one that started later, or ends before it",
    files: packWith(
      versionFile("later.json", { from: "2019-01-01", published: "2018-12-01" }),
      versionFile("back.json", { from: "2018-06-01", published: "2019-05-01" }),
      versionFile("restated.json", { from: "2019-01-01", published: "2019-05-01" }),
      versionFile("short.json", { from: "2018-03-01", to: "2018-05-31", published: "2018-07-01" }),
    ),
    found: [],
  },
  {
    name: "a key that goes on in the middle of a year with another base",
    files: packWith(
      versionFile("basic.json", { benefits: [benefitOf("a", { base: { of: ["inScope"], per: "year" } })] }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [benefitOf("a", { base: { of: ["inScope", "preSelfPay"], per: "year", net: "gross" } })],
      }),
    ),
    found: [
      [
        "changed_meaning",
        "next.json#benefits[0].id",
        "basic.a goes on within the year, but its base.of, base.net changed",
      ],
    ],
  },
  {
    name: "nothing where it begins with a year, or where no total runs over the year",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("a", { base: { of: ["inScope"], per: "year" } }), benefitOf("b")],
      }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [
          benefitOf("a", { base: { of: ["inScope"], per: "year" } }),
          benefitOf("b", { base: { of: ["ownPay"] } }),
        ],
      }),
      versionFile("year.json", {
        from: "2019-01-01",
        benefits: [benefitOf("a", { base: { of: ["ownPay"], per: "year" } })],
      }),
    ),
    found: [],
  },
  {
    name: "a key that passes to other visits in the middle of a year; not one that gains or loses some",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          benefitOf("a", { limits, when: { "==": [{ var: "visit.kind" }, "inpatient"] } }),
          benefitOf("b", { limits, when: { "==": [{ var: "visit.kind" }, "inpatient"] } }),
        ],
      }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [
          benefitOf("a", { limits, when: { "==": [{ var: "visit.kind" }, "outpatient"] } }),
          benefitOf("b", { limits, when: { in: [{ var: "visit.kind" }, ["inpatient", "chronic"]] } }),
        ],
      }),
    ),
    found: [["changed_meaning", "next.json#benefits[0].id", "basic.a goes on within the year, but its when changed"]],
  },
  {
    name: "a pool that goes on in the middle of a year with another meaning",
    files: packWith(
      versionFile("basic.json", { benefits: [benefitOf("a", { limits: [{ ...limits[0], pool: "p" }] })] }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [benefitOf("a", { limits: [{ ...limits[0], on: "base", pool: "p" }] })],
      }),
    ),
    found: [
      [
        "changed_meaning",
        "next.json#benefits[0].limits[0].pool",
        "pool p goes on within the year, but was on paid per year and is on base per year",
      ],
    ],
  },
  {
    name: "another id in the middle of a year, and another pool",
    files: packWith(
      versionFile("basic.json", { benefits: [benefitOf("a", { limits }), benefitOf("b", { limits })] }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [benefitOf("c", { limits }), benefitOf("b", { limits: [{ ...limits[0], pool: "p" }] })],
      }),
    ),
    found: [
      [
        "total_starts_anew",
        "next.json#benefits[0].id",
        "basic.c takes the place of basic.a within the year, and its totals start from zero",
      ],
      [
        "total_starts_anew",
        "next.json#benefits[1].limits[0].pool",
        "pool p is new within the year: what was paid before does not count in it",
      ],
    ],
  },
  {
    name: "a key that moves to another layer in the middle of a year, and a cap that does under another id",
    files: packWith(
      pipelineFile({ order: ["basic", "civilServants"], optional: ["civilServants"] }),
      versionFile("basic.json", {
        benefits: [benefitOf("a", { limits }), benefitOf("b", { limits: [{ ...limits[0], amount: "70.00" }] })],
      }),
      versionFile("next.json", { from: "2018-07-01", benefits: [] }),
      versionFile("moved.json", {
        layer: "civilServants",
        from: "2018-07-01",
        benefits: [
          benefitOf("a", { limits: [{ ...limits[0], amount: "90.00" }] }),
          benefitOf("d", { limits: [{ ...limits[0], amount: "70.00" }] }),
        ],
      }),
    ),
    found: [
      [
        "total_starts_anew",
        "moved.json#benefits[0].id",
        "civilServants.a takes the place of basic.a within the year, and its totals start from zero",
      ],
      [
        "total_starts_anew",
        "moved.json#benefits[1].id",
        "civilServants.d takes the place of basic.b within the year, and its totals start from zero",
      ],
    ],
  },
  {
    name: "nothing where a key moves with a year, stands in both layers, or another benefit comes in another layer",
    files: packWith(
      pipelineFile({ order: ["basic", "civilServants"], optional: ["civilServants"] }),
      versionFile("basic.json", { benefits: [benefitOf("a", { limits }), benefitOf("b", { limits }), benefitOf("e")] }),
      versionFile("next.json", { from: "2018-07-01", benefits: [benefitOf("b", { limits })] }),
      versionFile("more.json", {
        layer: "civilServants",
        from: "2018-07-01",
        benefits: [
          benefitOf("b", { limits: [{ ...limits[0], amount: "8.00" }] }),
          benefitOf("c", { limits: [{ ...limits[0], amount: "7.00" }] }),
          benefitOf("d", { limits, when: { "==": [{ var: "visit.kind" }, "outpatient"] } }),
          benefitOf("e"),
        ],
      }),
      versionFile("year.json", { from: "2019-01-01", benefits: [] }),
      versionFile("moved.json", {
        layer: "civilServants",
        from: "2019-01-01",
        benefits: [benefitOf("b", { limits }), benefitOf("a", { limits })],
      }),
    ),
    found: [],
  },
  {
    name: "what was in force before the year began counts in it",
    files: packWith(
      versionFile("basic.json", { benefits: [benefitOf("a", { limits })] }),
      versionFile("next.json", { from: "2020-07-01", benefits: [benefitOf("c", { limits })] }),
    ),
    found: [
      [
        "total_starts_anew",
        "next.json#benefits[0].id",
        "basic.c takes the place of basic.a within the year, and its totals start from zero",
      ],
    ],
  },
];
