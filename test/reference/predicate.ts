import type { Predicate } from "../../src/rules/types.ts";
import type { Facts } from "./facts.ts";

/** Whether a predicate of the JsonLogic subset is true; an absent one always holds. */
export function holds(predicate: Predicate | undefined, facts: Facts): boolean {
  return predicate === undefined || isTrue(evaluate(predicate, facts));
}

function isTrue(value: unknown): boolean {
  if (typeof value !== "boolean") throw new Error(`not a truth value: ${String(value)}`);
  return value;
}

function evaluate(node: unknown, facts: Facts): unknown {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map((item) => evaluate(item, facts));
  const [entry, ...more] = Object.entries(node);
  if (entry === undefined || more.length > 0) throw new Error("a node has one key");
  const [operator, operand] = entry;
  const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];

  switch (operator) {
    case "var":
      return facts(String(operands[0]));
    case "and":
      return operands.every((item) => isTrue(evaluate(item, facts)));
    case "or":
      return operands.some((item) => isTrue(evaluate(item, facts)));
    case "!":
      return !isTrue(evaluate(operands[0], facts));
    case "in":
      return isIn(evaluate(operands[0], facts), evaluate(operands[1], facts));
    case "some":
      return someIn(operands, facts);
    default:
      return compared(
        operator,
        operands.map((item) => evaluate(item, facts)),
      );
  }
}

function isIn(item: unknown, all: unknown): boolean {
  if (all instanceof Set) return all.has(item);
  if (Array.isArray(all)) return all.includes(item);
  throw new Error("`in` looks in a set or a list");
}

function someIn([all, test]: readonly unknown[], facts: Facts): boolean {
  const set = evaluate(all, facts);
  if (!(set instanceof Set)) throw new Error("`some` looks in a set");
  return [...set].some((element) => isTrue(evaluate(test, (name) => (name === "" ? String(element) : facts(name)))));
}

function compared(operator: string, values: readonly unknown[]): boolean {
  if (operator === "==") return values[0] === values[1];
  if (operator === "!=") return values[0] !== values[1];
  const order = ORDERS[operator];
  if (order === undefined) throw new Error(`no such operator: ${operator}`);
  // JsonLogic reads {"<=": [0, x, 14]} as a chain.
  return values.slice(1).every((value, index) => order(whole(values[index]), whole(value)));
}

const ORDERS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function whole(value: unknown): number {
  if (typeof value !== "number") throw new Error(`not a number: ${String(value)}`);
  return value;
}
