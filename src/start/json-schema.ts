/** JSON Schemas of the rule files, for editors. Printed from the schemas that parsing uses. */
import { account } from "../account/schema.ts";
import { claim } from "../claim/schema.ts";
import { FACT_WORDS } from "../fact-words.ts";
import { FACTS } from "../facts.ts";
import * as z from "zod";
import { acceptedSchema } from "../rules/accepted.ts";
import { companionOf } from "../rules/companion.ts";
import { documentation } from "../rules/documented.ts";
import { explanationsSchema } from "../rules/explanations.ts";
import { caseFileOf } from "../rules/case-file.ts";
import { pipelineSchema, regionsSchema } from "../rules/schema-pipeline.ts";
import { versionSchema } from "../rules/schema-version.ts";

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A companion case with its claim and account spelled out: when it is read they are left to `settle`. */
const spelledCase = caseFileOf(companionOf(claim, account));

const PRINTED = {
  layer: [versionSchema, "层的一个版本 / One version of a layer"],
  pipeline: [pipelineSchema, "流程 / A pipeline"],
  regions: [regionsSchema, "地区 / Regions"],
  accepted: [acceptedSchema, "已接受的警告 / Warnings that are accepted"],
  case: [spelledCase, "随规则的案例 / A companion case"],
  survivors: [explanationsSchema, "没有案例能察觉的改动 / Changes that no case can notice"],
} as const;

/** The names of the schemas: `layer`, `pipeline`, `regions`, `accepted`, `case`, `survivors`. */
export type SchemaName = keyof typeof PRINTED;

/**
 * Prints every schema by its name. They say the form of a file; what its parts must be to each other and to other files
 * is only found when the rules are parsed.
 */
export function jsonSchemas(): { readonly [name in SchemaName]: JsonSchema } {
  const print = (name: SchemaName): JsonSchema => {
    const [schema, title] = PRINTED[name];
    const { $schema, ...printed } = z.toJSONSchema(schema, {
      metadata: documentation,
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        if (documentation.get(zodSchema)?.id === "predicate") Object.assign(jsonSchema, PREDICATE);
      },
    });
    const { $defs } = printed;
    return {
      $schema,
      title,
      ...printed,
      ...($defs?.["predicate"] === undefined ? {} : { $defs: { ...$defs, fact: FACT } }),
    };
  };
  return {
    layer: print("layer"),
    pipeline: print("pipeline"),
    regions: print("regions"),
    accepted: print("accepted"),
    case: print("case"),
    survivors: print("survivors"),
  };
}

/** The name of a fact; an editor shows what each is called. */
const factName = (zh: string, en: string): JsonSchema => ({
  description: `${zh} / ${en}`,
  enum: Object.keys(FACTS),
  enumDescriptions: Object.keys(FACTS).map((code) => {
    const name = FACT_WORDS[code]?.name;
    return name === undefined ? code : `${name.zh} / ${name.en}`;
  }),
});

/** A list of exactly two. */
const two = { type: "array", minItems: 2, maxItems: 2 };
const object = (properties: JsonSchema): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const fact = { $ref: "#/$defs/fact" };
const FACT = object({ var: factName("事实", "a fact") });
const literals = { type: "array", minItems: 1, items: { type: ["string", "integer"] } };
const parts = { type: "array", minItems: 1, items: { $ref: "#/$defs/predicate" } };

const comparison = (zh: string, en: string): JsonSchema => ({
  ...two,
  description: `${zh} / ${en}`,
  items: { anyOf: [fact, { type: ["string", "integer", "boolean"] }] },
});

/** `{ "in": [{ "var": "" }, list] }`: an element of the set, and what it may be. */
const elementIn = object({
  in: {
    ...two,
    description: "集合的一项属于列表 / an element of the set is in the list",
    prefixItems: [
      object({ var: { const: "", description: "空文本:集合的一项 / an empty text: an element of the set" } }),
      { ...literals, items: { type: "string" } },
    ],
  },
});

/** The operators of a predicate and the names of facts; whether literals fit their fact is checked when rules are parsed. */
const PREDICATE: JsonSchema = {
  type: "object",
  description: "条件:只有一个运算符的 JsonLogic / A condition: JsonLogic with one operator",
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    and: { ...parts, description: "全部成立 / all hold" },
    or: { ...parts, description: "至少一个成立 / at least one holds" },
    "!": {
      description: "不成立 / does not hold",
      anyOf: [{ $ref: "#/$defs/predicate" }, { ...parts, maxItems: 1 }],
    },
    "==": comparison("等于", "equal"),
    "!=": comparison("不等于", "not equal"),
    "<": comparison("小于", "less"),
    "<=": comparison("小于等于", "less or equal"),
    ">": comparison("大于", "greater"),
    ">=": comparison("大于等于", "greater or equal"),
    in: {
      ...two,
      description: "代码属于集合事实,或事实属于列表 / a code in a set fact, or a fact in a list",
      items: { anyOf: [fact, { type: "string" }, literals] },
    },
    some: {
      ...two,
      description: "集合事实中有列表里的 / a set fact has one of a list",
      prefixItems: [fact, elementIn],
    },
    var: factName("是非类事实", "a true-or-false fact"),
  },
};
