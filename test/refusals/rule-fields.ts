/** Fields of rule files: unknown, hostile, too deep, too long. */
import type { Issue } from "../../src/index.ts";
import {
  BASIC,
  BENEFIT,
  CASE,
  childOf,
  DOCUMENTS,
  fileOf,
  hostile,
  HUGE,
  nested,
  packOf,
  PIPELINE,
  REGIONS,
  withBenefit,
} from "./pack.ts";
import { ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both, ID, KEY, OTHER_KEY, SHALLOW, SHORT } from "./words.ts";

const SHOWN = `"${"9".repeat(60)}…"`;
const unknown = (file: string, path: string): Issue => ofFile(file, path, KEY, '"x"');
const key = (file: string, path: string, found: string): Issue => ofFile(file, path, OTHER_KEY, `"${found}"`);

const UNKNOWN: readonly Refusal[] = [
  {
    name: "unknown fields in every part",
    rules: [
      fileOf("regions.json", [{ ...REGIONS[0], x: 1 }, REGIONS[1]]),
      fileOf("pipeline.json", {
        ...PIPELINE,
        x: 1,
        documents: { n: { ...DOCUMENTS.n, x: 1 } },
        tags: { drug: { title: { zh: "药", en: "drugs", x: 1 }, x: 1 } },
      }),
      fileOf("basic.json", {
        ...BASIC,
        x: 1,
        benefits: [
          {
            ...BENEFIT,
            x: 1,
            base: { of: ["inScope"], x: 1 },
            cases: [{ ...CASE, x: 1, deductible: { amount: "1.00", x: 1 }, bands: [{ rate: "1", x: 1 }] }],
            limits: [{ amount: "1.00", on: "paid", per: "year", x: 1 }],
            rounding: { unit: "1", mode: "up", x: 1 },
            payers: [{ payer: "basic", share: "1", x: 1 }],
            adjust: [{ id: "a", source: "n", x: 1, rate: { set: "1", x: 1 } }],
          },
        ],
        notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, x: 1 }],
      }),
      childOf({ amend: { half: { adjust: [{ id: "a", source: "n", rate: { set: "1" } }], x: 1 } } }),
    ],
    issues: [
      unknown("regions.json", "[0].x"),
      unknown("pipeline.json", "tags.drug.title.x"),
      unknown("pipeline.json", "tags.drug.x"),
      unknown("pipeline.json", "documents.n.x"),
      unknown("pipeline.json", "x"),
      unknown("basic.json", "benefits[0].base.x"),
      unknown("basic.json", "benefits[0].cases[0].deductible.x"),
      unknown("basic.json", "benefits[0].cases[0].bands[0].x"),
      unknown("basic.json", "benefits[0].cases[0].x"),
      unknown("basic.json", "benefits[0].limits[0].x"),
      unknown("basic.json", "benefits[0].rounding.x"),
      unknown("basic.json", "benefits[0].payers[0].x"),
      unknown("basic.json", "benefits[0].adjust[0].rate.x"),
      unknown("basic.json", "benefits[0].adjust[0].x"),
      unknown("basic.json", "benefits[0].x"),
      unknown("basic.json", "notEncoded[0].x"),
      unknown("basic.json", "x"),
      unknown("child.json", "amend.half.x"),
    ],
  },
];

const HOSTILE: readonly Refusal[] = [
  {
    name: "keys that reach for a prototype, everywhere",
    rules: [
      fileOf("regions.json", [hostile("__proto__", REGIONS[0]), REGIONS[1]]),
      fileOf("pipeline.json", { ...PIPELINE, tags: hostile("constructor") }),
      fileOf("basic.json", {
        ...BASIC,
        benefits: [{ ...BENEFIT, when: hostile("__proto__"), base: hostile("prototype", { of: ["inScope"] }) }],
      }),
      childOf({ amend: hostile("constructor") }),
    ],
    issues: [
      key("regions.json", "[0].__proto__", "__proto__"),
      key("pipeline.json", "tags.constructor", "constructor"),
      key("basic.json", "benefits[0].base.prototype", "prototype"),
      key("basic.json", "benefits[0].when.__proto__", "__proto__"),
      key("child.json", "amend.constructor", "constructor"),
    ],
  },
  {
    name: "an expression nested 20 000 deep, one of 33 levels, and other values as deep",
    rules: [
      ...withBenefit({ when: nested(20_000, (inner) => ({ "!": inner }), { var: "visit.referred" }) }),
      fileOf("33.json", {
        ...BASIC,
        from: "2018-06-01",
        benefits: [{ ...BENEFIT, when: nested(33, (inner) => ({ "!": inner }), { var: "visit.referred" }) }],
      }),
      fileOf("note.json", { ...BASIC, note: nested(20_000, (inner) => [inner]) }),
    ],
    issues: [
      ofFile("basic.json", `benefits[0].when${".!".repeat(61)}`, SHALLOW, "more"),
      ofFile(
        "33.json",
        "benefits[0].when",
        both("深度不超过 32、节点不超过 5000 的条件", "a predicate of at most 32 levels and 5000 nodes"),
        "more",
      ),
      ofFile("note.json", `note${"[0]".repeat(63)}`, SHALLOW, "more"),
    ],
  },
  {
    name: "a text of 50 MB as a value",
    rules: packOf({
      note: { zh: HUGE, en: "short" },
      layer: HUGE,
      benefits: [{ ...BENEFIT, id: HUGE, source: HUGE, when: { in: [HUGE, { var: "person.categories" }] } }],
    }),
    issues: ["layer", "benefits[0].id", "benefits[0].source", "benefits[0].when.in[0]", "note.zh"].map((path) =>
      ofFile("basic.json", path, SHORT, "50000000"),
    ),
  },
  {
    name: "a text of 50 MB as a key",
    rules: packOf({ [HUGE]: 1, documents: { [HUGE]: DOCUMENTS.n }, benefits: [] }, fileOf("key.json", { [HUGE]: 1 })),
    issues: [
      ofFile("basic.json", `documents[${SHOWN}]`, ID, SHOWN),
      ofFile("basic.json", `[${SHOWN}]`, KEY, SHOWN),
      ofFile(
        "key.json",
        "",
        both(
          "regions.json、流程(有 order、extends 或 ended)或层(有 layer)",
          "regions.json, a pipeline (it has order, extends or ended) or a layer (it has layer)",
        ),
        `an object with ${"9".repeat(60)}…`,
      ),
    ],
  },
];

/** All of them. */
export const RULE_FIELDS: readonly Refusal[] = [...UNKNOWN, ...HOSTILE];
