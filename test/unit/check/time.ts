/** What is wrong between the versions of a layer from day to day. */
import { benefitOf, CITY, COUNTY, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

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
    name: "gaps and overlaps of other versions beside one that ends before it starts",
    files: packWith(
      versionFile("basic.json", { to: "2018-12-30" }),
      versionFile("next.json", { from: "2019-01-01", to: "2018-01-01", published: "2019-05-01" }),
      versionFile("third.json", { from: "2020-01-01", to: "2021-01-01" }),
      versionFile("fourth.json", { from: "2021-01-01", published: "2017-12-02" }),
    ),
    found: [
      ["gap", "basic.json#to", "no version from 2018-12-31 until 2019-01-01: bills are refused"],
      ["schema", "next.json#to", 'expected a day on or after 2019-01-01, found "2018-01-01"'],
      ["overlap", "third.json#to", "lasts to 2021-01-01, but fourth.json takes over on 2021-01-01"],
    ],
  },
];
