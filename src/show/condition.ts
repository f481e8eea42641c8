/** Conditions in words. */
import type { Predicate, Text } from "../rules/types.ts";
import { both, frame, joined, listed, same } from "./bilingual.ts";
import { FACT_WORDS } from "../fact-words.ts";

/** The words for a value that a fact is compared with. */
export type ValueNamer = (fact: string, value: string) => Text;

/** A condition that always holds. */
export const ALWAYS: Text = { zh: "一律适用", en: "always" };

/**
 * Says a checked predicate in both languages. Whoever reads them needs no JSON: `and`, `or` and `!` become sentences with
 * brackets where they are nested, codes become their titles.
 *
 * @param predicate Absent: always.
 * @example
 * conditionWords({ "<": [{ var: "person.age" }, 14] }, (_, value) => ({ zh: value, en: value })).zh; // "年龄小于 14 周岁"
 */
export function conditionWords(predicate: Predicate | undefined, nameOf: ValueNamer): Text {
  return predicate === undefined ? ALWAYS : sentence(predicate, false, nameOf);
}

const AND = ["，且", " and "] as const;
const OR = ["，或", " or "] as const;

/** A node, or its opposite. */
function sentence(node: unknown, negated: boolean, nameOf: ValueNamer): Text {
  const [operator = "", argument] = Object.entries(node as object)[0] ?? [];
  const operands: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  switch (operator) {
    case "!":
      return sentence(operands[0], !negated, nameOf);
    case "and":
    case "or": {
      if (operands.length === 1) return sentence(operands[0], negated, nameOf);
      // Not both: one of the opposites; not either: both opposites.
      const [zh, en] = (operator === "and") === negated ? OR : AND;
      return joined(
        operands.map((part) => enclosed(part, sentence(part, negated, nameOf))),
        zh,
        en,
      );
    }
    case "var":
      return yesOrNo(String(argument), !negated);
    case "some":
      return someOf(operands, negated, nameOf);
    case "in":
      return memberOf(operands, negated, nameOf);
    default:
      return compared(operator, operands, negated, nameOf);
  }
}

/** In brackets if it is itself made of several. */
function enclosed(node: unknown, words: Text): Text {
  const isCompound = (inner: unknown): boolean => {
    const [operator = "", argument] = Object.entries(inner as object)[0] ?? [];
    const operands: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
    if (operator === "!") return isCompound(operands[0]);
    if (operator !== "and" && operator !== "or") return false;
    return operands.length > 1 || isCompound(operands[0]);
  };
  return isCompound(node) ? frame("（{0}）", "({0})", words) : words;
}

function yesOrNo(fact: string, holds: boolean): Text {
  const words = FACT_WORDS[fact];
  return (holds ? words?.holds : words?.fails) ?? both(`${fact} 为 ${String(holds)}`, `${fact} is ${String(holds)}`);
}

function factName(fact: string): Text {
  return FACT_WORDS[fact]?.name ?? same(fact);
}

function varOf(node: unknown): string | null {
  return typeof node === "object" && node !== null && "var" in node ? String(node.var) : null;
}

/** A value as words; an integer with the unit of its fact. */
function valueWords(fact: string, value: unknown, nameOf: ValueNamer): Text {
  if (typeof value === "string") return nameOf(fact, value);
  const unit = FACT_WORDS[fact]?.unit ?? same("");
  return frame("{0}{1}", "{0}{1}", same(String(value)), unit);
}

function oneOf(fact: string, values: readonly unknown[], nameOf: ValueNamer): Text {
  return listed(values.map((value) => valueWords(fact, value, nameOf)));
}

function someOf([set, test]: readonly unknown[], negated: boolean, nameOf: ValueNamer): Text {
  const fact = varOf(set) ?? "";
  const list = (test as { readonly in: readonly [unknown, readonly unknown[]] }).in[1];
  const values = oneOf(fact, list, nameOf);
  if (list.length === 1) return holdsCode(fact, values, negated);
  return negated
    ? frame("{0}不含{1}中任何一项", "{0} include none of {1}", factName(fact), values)
    : frame("{0}含{1}之一", "{0} include one of {1}", factName(fact), values);
}

function holdsCode(fact: string, value: Text, negated: boolean): Text {
  return negated
    ? frame("{0}不含{1}", "{0} do not include {1}", factName(fact), value)
    : frame("{0}含{1}", "{0} include {1}", factName(fact), value);
}

function memberOf([left, right]: readonly unknown[], negated: boolean, nameOf: ValueNamer): Text {
  const fact = varOf(left);
  if (fact === null) {
    const set = varOf(right) ?? "";
    return holdsCode(set, valueWords(set, left, nameOf), negated);
  }
  const list = right as readonly unknown[];
  const values = oneOf(fact, list, nameOf);
  if (list.length === 1) return equality(fact, values, negated);
  return negated
    ? frame("{0}不是{1}中任何一项", "{0} is none of {1}", factName(fact), values)
    : frame("{0}为{1}之一", "{0} is one of {1}", factName(fact), values);
}

function equality(fact: string, value: Text, negated: boolean): Text {
  return negated
    ? frame("{0}不是{1}", "{0} is not {1}", factName(fact), value)
    : frame("{0}为{1}", "{0} is {1}", factName(fact), value);
}

/** Each order with its opposite, and with what it is when its sides are exchanged. */
const ORDERS: { readonly [operator: string]: { readonly not: string; readonly turned: string } } = {
  "<": { not: ">=", turned: ">" },
  "<=": { not: ">", turned: ">=" },
  ">": { not: "<=", turned: "<" },
  ">=": { not: "<", turned: "<=" },
};

const ORDER_WORDS: { readonly [operator: string]: readonly [zh: string, en: string] } = {
  "<": ["{0}小于 {1}", "{0} is below {1}"],
  "<=": ["{0}至多 {1}", "{0} is at most {1}"],
  ">": ["{0}大于 {1}", "{0} is above {1}"],
  ">=": ["{0}至少 {1}", "{0} is at least {1}"],
};

function compared(operator: string, [left, right]: readonly unknown[], negated: boolean, nameOf: ValueNamer): Text {
  const first = varOf(left);
  const fact = first ?? varOf(right) ?? "";
  const value = first === null ? left : right;
  if (operator === "==" || operator === "!=") {
    const isNot = (operator === "!=") !== negated;
    if (typeof value === "boolean") return yesOrNo(fact, value !== isNot);
    const words = valueWords(fact, value, nameOf);
    return equality(fact, typeof value === "number" ? frame(" {0}", "{0}", words) : words, isNot);
  }
  const order = first === null ? (ORDERS[operator]?.turned ?? operator) : operator;
  const [zh, en] = ORDER_WORDS[negated ? (ORDERS[order]?.not ?? order) : order] ?? ["{0}{1}", "{0} {1}"];
  return frame(zh, en, factName(fact), valueWords(fact, value, nameOf));
}
