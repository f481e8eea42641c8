/** JSON Schemas of the rule files, for editors. Printed from the schemas that parsing uses. */
import { FACTS } from "../facts.ts";
import * as z from "zod";
import { companionSchema } from "./companion.ts";
import { documentation } from "./documented.ts";
import { explanationsSchema } from "./explanations.ts";
import { pipelineSchema, regionsSchema } from "./schema-pipeline.ts";
import { versionSchema } from "./schema-version.ts";

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const PRINTED = {
  layer: [versionSchema, "层的一个版本 / One version of a layer"],
  pipeline: [pipelineSchema, "流程 / A pipeline"],
  regions: [regionsSchema, "地区 / Regions"],
  case: [companionSchema, "随规则的案例 / A companion case"],
  survivors: [explanationsSchema, "没有案例能察觉的改动 / Changes that no case can notice"],
} as const;

/** The names of the schemas: `layer`, `pipeline`, `regions`, `case`, `survivors`. */
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
    return { $schema, title, ...printed };
  };
  return {
    layer: print("layer"),
    pipeline: print("pipeline"),
    regions: print("regions"),
    case: print("case"),
    survivors: print("survivors"),
  };
}

const operands = { type: "array", minItems: 2, maxItems: 2 };
const parts = { type: "array", minItems: 1, items: { $ref: "#/$defs/predicate" } };
const pair = (zh: string, en: string): JsonSchema => ({ ...operands, description: `${zh} / ${en}` });

/** The operators of a predicate and the names of facts; literals are checked when the rules are parsed. */
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
    "==": pair("等于", "equal"),
    "!=": pair("不等于", "not equal"),
    "<": pair("小于", "less"),
    "<=": pair("小于等于", "less or equal"),
    ">": pair("大于", "greater"),
    ">=": pair("大于等于", "greater or equal"),
    in: pair("代码属于集合事实,或事实属于列表", "a code in a set fact, or a fact in a list"),
    some: pair("集合事实中有列表里的", "a set fact has one of a list"),
    var: { description: "是非类事实 / a true-or-false fact", enum: Object.keys(FACTS) },
  },
};
