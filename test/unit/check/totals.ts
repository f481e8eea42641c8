/** Running totals across a change in the middle of a year. */
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { benefitOf, flat, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const firstOfYear = (id: string, cases: readonly Case[], more: Partial<Benefit> = {}): Benefit =>
  benefitOf(id, {
    when: { in: [{ var: "visit.kind" }, ["inpatient", "outpatient"]] },
    choose: "first-of-year",
    cases,
    ...more,
  });
const ofKind = (kind: string) => ({ "==": [{ var: "visit.kind" }, kind] });
const limits = [{ amount: "100.00", on: "paid", per: "year" }] as const;

export const TOTALS: readonly FindingCase[] = [
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
        "from 2018-07-01, within the year, basic.a goes on, but its base.of, base.net differ from basic.json",
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
    found: [
      [
        "changed_meaning",
        "next.json#benefits[0].id",
        "from 2018-07-01, within the year, basic.a goes on, but its when differ from basic.json",
      ],
    ],
  },
  {
    name: "first cases of the year that are gone in the middle of it, or pass to other visits; not ones that gain some",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          firstOfYear("a", [flat("x"), flat("y")]),
          firstOfYear("b", [
            flat("x", { when: ofKind("inpatient") }),
            flat("y", { when: ofKind("inpatient") }),
            flat("z", { when: ofKind("outpatient") }),
          ]),
          benefitOf("c", { choose: "best", cases: [flat("x"), flat("y")] }),
        ],
      }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [
          firstOfYear("a", [flat("y"), flat("z")], { base: { of: ["ownPay"] } }),
          firstOfYear("b", [
            flat("x", { when: { in: [{ var: "visit.kind" }, ["inpatient", "outpatient"]] } }),
            flat("y", { when: ofKind("outpatient") }),
            flat("z", { when: ofKind("outpatient") }),
          ]),
          firstOfYear("c", [flat("y")]),
        ],
      }),
    ),
    found: [
      [
        "total_starts_anew",
        "next.json#benefits[0].cases",
        "from 2018-07-01, within the year, basic.a has no case x: whoever it paid first has the choice anew",
      ],
      [
        "changed_meaning",
        "next.json#benefits[1].cases[1].id",
        "from 2018-07-01, within the year, case y of basic.b goes on, but its when differs from basic.json",
      ],
    ],
  },
  {
    name: "a benefit of first cases of the year that has another lock in the middle of it",
    files: packWith(
      versionFile("basic.json", { benefits: [firstOfYear("a", [flat("x"), flat("y")], { lock: "one" })] }),
      versionFile("next.json", {
        from: "2018-07-01",
        benefits: [firstOfYear("a", [flat("x"), flat("y")], { lock: "two" })],
      }),
      versionFile("last.json", {
        from: "2018-09-01",
        benefits: [firstOfYear("a", [flat("x"), flat("y")], { lock: "two", base: { of: ["ownPay"] } })],
      }),
    ),
    found: [
      [
        "total_starts_anew",
        "next.json#benefits[0].lock",
        "from 2018-07-01, within the year, basic.a looks elsewhere for the case that first paid (lock): the choice is anew",
      ],
    ],
  },
  {
    name: "a benefit of first cases of the year that gives way to another id in the middle of it",
    files: packWith(
      versionFile("basic.json", { benefits: [firstOfYear("a", [flat("x"), flat("y")])] }),
      versionFile("next.json", { from: "2018-07-01", benefits: [firstOfYear("b", [flat("x"), flat("y")])] }),
    ),
    found: [
      [
        "total_starts_anew",
        "next.json#benefits[0].id",
        "from 2018-07-01, within the year, basic.b takes the place of basic.a, and its totals start from zero",
      ],
    ],
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
        "from 2018-07-01, within the year, pool p goes on, but was on paid per year and is on base per year",
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
        "from 2018-07-01, within the year, basic.c takes the place of basic.a, and its totals start from zero",
      ],
      [
        "total_starts_anew",
        "next.json#benefits[1].limits[0].pool",
        "from 2018-07-01, within the year, pool p is new: what was paid before does not count in it",
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
        "from 2018-07-01, within the year, civilServants.a takes the place of basic.a, and its totals start from zero",
      ],
      [
        "total_starts_anew",
        "moved.json#benefits[1].id",
        "from 2018-07-01, within the year, civilServants.d takes the place of basic.b, and its totals start from zero",
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
        "from 2020-07-01, within the year, basic.c takes the place of basic.a, and its totals start from zero",
      ],
    ],
  },
];
