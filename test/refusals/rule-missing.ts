/** Fields that rule files lack. */
import type { Issue, Text } from "../../src/index.ts";
import { childOf, fileOf, packOf, withBenefit } from "./pack.ts";
import { ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import {
  AMOUNT,
  both,
  CITATION,
  DAY,
  ID,
  LIST,
  NOT_EMPTY,
  OBJECT,
  oneKey,
  oneOf,
  RATE,
  REGION,
  WORDS,
} from "./words.ts";

const EVIDENCE = oneOf("official", "repost", "recalled", "illustrative");
const WHICH_DAY = oneOf("admission", "discharge", "settlement");
const MECHANISM = oneKey("bands", "burden", "lump", "quota");
const lacks = (file: string, path: string, expected: Text): Issue => ofFile(file, path, expected, "nothing");
const none = (file: string, path: string, expected: Text): Issue => ofFile(file, path, expected, "none");

/** All of them. */
export const RULE_MISSING: readonly Refusal[] = [
  {
    name: "fields missing in a version",
    rules: packOf({
      documents: { n: {} },
      benefits: [{ cases: [{ bands: [{}] }], limits: [{}], rounding: {}, payers: [{}], adjust: [{}] }],
      notEncoded: [{}],
    }),
    issues: [
      lacks("basic.json", "documents.n.title", WORDS),
      lacks("basic.json", "documents.n.evidence", EVIDENCE),
      lacks("basic.json", "benefits[0].id", ID),
      lacks("basic.json", "benefits[0].title", OBJECT),
      lacks("basic.json", "benefits[0].source", CITATION),
      lacks("basic.json", "benefits[0].base", OBJECT),
      lacks("basic.json", "benefits[0].cases[0].id", ID),
      lacks("basic.json", "benefits[0].cases[0].source", CITATION),
      lacks("basic.json", "benefits[0].cases[0].bands[0].rate", RATE),
      lacks("basic.json", "benefits[0].limits[0].amount", AMOUNT),
      lacks("basic.json", "benefits[0].limits[0].on", oneOf("paid", "base")),
      lacks("basic.json", "benefits[0].limits[0].per", oneOf("visit", "day", "month", "year")),
      lacks("basic.json", "benefits[0].rounding.unit", oneOf("1", "0.01", "0.1")),
      lacks("basic.json", "benefits[0].rounding.mode", oneOf("half-up", "half-even", "down", "up")),
      lacks("basic.json", "benefits[0].payers[0].payer", ID),
      lacks("basic.json", "benefits[0].payers[0].share", RATE),
      lacks("basic.json", "benefits[0].adjust[0].id", ID),
      lacks("basic.json", "benefits[0].adjust[0].source", CITATION),
      lacks("basic.json", "notEncoded[0].source", CITATION),
      lacks("basic.json", "notEncoded[0].why", OBJECT),
    ],
  },
  {
    name: "fields missing in the other mechanisms, bases and changes",
    rules: withBenefit(
      {
        base: { of: ["inScope"], atMost: {}, less: [{}] },
        cases: [
          { id: "a", source: "n", burden: { allow: [{}, { ratio: "0.1" }] } },
          { id: "b", source: "n", lump: { bands: [{}] } },
          { id: "c", source: "n" },
        ],
        adjust: [{ id: "d", source: "n" }],
      },
      childOf({ amend: { half: {} } }),
      childOf({ from: "2019-01-01", extends: undefined }, "neither.json"),
    ),
    issues: [
      none("basic.json", "benefits[0].base.atMost", oneKey("amount", "ratio")),
      lacks("basic.json", "benefits[0].base.less[0].of", both('层,或 "层.待遇"', 'a layer, or "layer.benefit"')),
      lacks("basic.json", "benefits[0].base.less[0].what", oneOf("deductible", "statedDeductible", "penalty")),
      none("basic.json", "benefits[0].cases[0].burden.allow[0]", oneKey("amount", "ratio")),
      lacks("basic.json", "benefits[0].cases[0].burden.allow[1].of", LIST),
      lacks("basic.json", "benefits[0].cases[0].burden.per", oneOf("visit", "year")),
      lacks("basic.json", "benefits[0].cases[1].lump.bands[0].amount", AMOUNT),
      none("basic.json", "benefits[0].cases[2]", MECHANISM),
      none(
        "basic.json",
        "benefits[0].adjust[0]",
        both("deductible、rate、limit 至少一项", "at least one of deductible, rate, limit"),
      ),
      lacks("child.json", "amend.half.adjust", LIST),
      none("neither.json", "", oneKey("benefits", "extends", "ended", "frame")),
    ],
  },
  {
    name: "fields missing in a pipeline and in regions, and a file that is neither",
    rules: [
      fileOf("regions.json", [{}]),
      fileOf("pipeline.json", { order: [], tags: { x: {} }, entitlements: [{}] }),
      fileOf("empty.json", {}),
      fileOf("other.json", { name: "x", rate: "0.5" }),
      fileOf("list.json", []),
    ],
    issues: [
      lacks("regions.json", "[0].code", REGION),
      lacks("regions.json", "[0].name", OBJECT),
      lacks("regions.json", "[0].parent", REGION),
      lacks("regions.json", "[0].level", oneOf("country", "province", "city", "county")),
      lacks("pipeline.json", "region", REGION),
      lacks("pipeline.json", "from", DAY),
      lacks("pipeline.json", "published", DAY),
      ofFile("pipeline.json", "order", NOT_EMPTY, "a list of 0"),
      lacks("pipeline.json", "selectBy", WHICH_DAY),
      lacks("pipeline.json", "yearOf", WHICH_DAY),
      lacks("pipeline.json", "tags.x.title", OBJECT),
      lacks("pipeline.json", "entitlements[0].code", ID),
      lacks("pipeline.json", "entitlements[0].title", OBJECT),
      lacks("pipeline.json", "entitlements[0].source", CITATION),
      lacks("pipeline.json", "documents", OBJECT),
      lacks("pipeline.json", "source", CITATION),
      ...(
        [
          ["empty.json", "an empty object"],
          ["other.json", "an object with name, rate"],
          ["list.json", "another value"],
        ] as const
      ).map(([file, found]) =>
        ofFile(
          file,
          "",
          both(
            "regions.json、流程(有 order、extends 或 ended)或层(有 layer)",
            "regions.json, a pipeline (it has order, extends or ended) or a layer (it has layer)",
          ),
          found,
        ),
      ),
    ],
  },
];
