/** Values for which a region above sets a range and which a region below no longer has. */
import { benefitOf, CITY, COUNTY, flat, inCategory, packWith, pipelineFile, PROVINCE, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const BASIS = `${PROVINCE} (basic.json, n 3)`;

function range(more: object): object {
  return { what: "rate", atMost: "0.60", source: "n 3", ...more };
}

const BOTH = [flat("x"), flat("y", { exceptionTo: "x", when: inCategory("subsistence") })];

/** A province of two benefits with ranges, and what stands below it. */
function below(open: readonly object[], ...files: FindingCase["files"]): FindingCase["files"] {
  const benefits = [benefitOf("a", { cases: BOTH }), benefitOf("b")];
  return packWith(versionFile("basic.json", { benefits, open }), ...files);
}

function county(more: object): FindingCase["files"][number] {
  return versionFile("county.json", { region: COUNTY, ...more });
}

export const ESCAPES: readonly FindingCase[] = [
  {
    name: "a benefit with a range that is taken out, and one that stands under another id",
    files: below(
      [range({ benefit: "a" }), range({ benefit: "b" })],
      county({
        extends: "parent",
        remove: ["a"],
        add: [benefitOf("c", { cases: [flat("x", { bands: [{ rate: "0.99" }] })] })],
      }),
    ),
    found: [
      [
        "escapes_range",
        "county.json#remove[0]",
        `${BASIS} sets a range for the rate of benefit a of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "a case with a range that a replaced benefit has no more; not one without a range",
    files: below(
      [range({ benefit: "a", case: "x" })],
      county({ extends: "parent", replace: [benefitOf("a", { cases: [flat("z")] })] }),
      versionFile("city.json", { region: CITY, extends: "parent", replace: [benefitOf("a", { cases: [flat("x")] })] }),
    ),
    found: [
      [
        "escapes_range",
        "county.json#replace[0].cases",
        `${BASIS} sets a range for the rate of case x of benefit a of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "a case whose range is of whatever benefit: in each that had it",
    files: below([range({ case: "x" })], county({ benefits: [benefitOf("c", { cases: BOTH })] })),
    found: [
      [
        "escapes_range",
        "county.json#benefits",
        `${BASIS} sets a range for the rate of case x of benefit a of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "a layer stated in full without the benefit, and with it but another kind of value",
    files: below(
      [range({ benefit: "a" }), range({ what: "deductible", benefit: "b" })],
      county({
        benefits: [benefitOf("b", { cases: [{ id: "all", source: "n", lump: { bands: [{ amount: "1.00" }] } }] })],
      }),
    ),
    found: [
      [
        "escapes_range",
        "county.json#benefits",
        `${BASIS} sets a range for the rate of benefit a of layer basic, and here is none`,
      ],
      [
        "escapes_range",
        "county.json#benefits[0].cases",
        `${BASIS} sets a range for the deductible of benefit b of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "a range of whatever the layer has, where nothing is left",
    files: below([range({})], county({ benefits: [] })),
    found: [
      ["escapes_range", "county.json#benefits", `${BASIS} sets a range for the rate of layer basic, and here is none`],
    ],
  },
  {
    name: "a benefit that moves to another layer",
    files: below(
      [range({ benefit: "b" })],
      pipelineFile({ order: ["basic", "civilServants"], optional: ["civilServants"] }),
      county({ extends: "parent", remove: ["b"] }),
      versionFile("moved.json", { layer: "civilServants", region: COUNTY, benefits: [benefitOf("b")] }),
    ),
    found: [
      [
        "escapes_range",
        "county.json#remove[0]",
        `${BASIS} sets a range for the rate of benefit b of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "once, where it is lost: not in the regions below that",
    files: below(
      [range({ benefit: "b" })],
      versionFile("city.json", { region: CITY, extends: "parent", remove: ["b"] }),
      county({ extends: "parent", amend: { a: { adjust: [{ id: "m", source: "n", rate: { times: "0.5" } }] } } }),
    ),
    found: [
      [
        "escapes_range",
        "city.json#remove[0]",
        `${BASIS} sets a range for the rate of benefit b of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "a frame that names a benefit which a region below does not state",
    files: packWith(
      versionFile("basic.json", { frame: true, open: [range({ benefit: "a" }), range({ benefit: "b" }), range({})] }),
      county({ benefits: [benefitOf("b")] }),
    ),
    found: [
      [
        "escapes_range",
        "county.json#benefits",
        `${BASIS} sets a range for the rate of benefit a of layer basic, and here is none`,
      ],
    ],
  },
  {
    name: "an order of payment of its own that leaves the layer out",
    files: below([range({})], pipelineFile(), {
      ...pipelineFile({ region: COUNTY, order: ["civilServants"], optional: ["civilServants"] }),
      file: "own.json",
    }),
    found: [
      [
        "escapes_range",
        "own.json#order",
        `${BASIS} sets a range for layer basic, which this order of payment leaves out`,
      ],
    ],
  },
  {
    name: "nothing where the ids stay and the values with them, or from the day on which the range is gone",
    files: below(
      [range({ benefit: "a", case: "x" }), range({ what: "limit", benefit: "b", atMost: "9.00" })],
      county({
        benefits: [
          benefitOf("a", { cases: BOTH }),
          benefitOf("b", { limits: [{ amount: "1.00", on: "paid", per: "year" }] }),
          benefitOf("c"),
        ],
      }),
      versionFile("later.json", { from: "2019-01-01" }),
      versionFile("county-later.json", { region: COUNTY, from: "2019-01-01", benefits: [benefitOf("z")] }),
    ),
    found: [],
  },
];
