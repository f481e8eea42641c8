/** Changes of conditions: operators, literals, and parts taken out. */
import { factType } from "../facts.ts";
import type { FactType } from "../facts.ts";
import { pathOf } from "../path.ts";
import { fieldOf, isPlainObject } from "../rules/raw.ts";
import { added, removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";

/** The codes that a fact may have beside the national ones, as the pipelines of the pack declare them. */
export type Codes = (fact: FactType) => readonly string[];

/** Each operator with the one that differs in what it is about: whether it holds, or whether the edge is in. */
const OTHER: { readonly [operator: string]: string } = {
  "==": "!=",
  "!=": "==",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
};

/** Every change of the condition under the key `when` of an object. */
export function whenChanges(path: Path, owner: unknown, codes: Codes): Change[] {
  const when = fieldOf(owner, "when");
  if (!isPlainObject(when)) return [];
  const here = [...path, "when"];
  const inside = conditionChanges(here, when, codes);
  // What is more than one part loses one at a time, which is nearer to the rule than losing all.
  const parts = fieldOf(when, "and");
  return Array.isArray(parts) && parts.length > 1 ? inside : [removed(here, "condition"), ...inside];
}

function conditionChanges(path: Path, node: unknown, codes: Codes): Change[] {
  if (!isPlainObject(node)) return [];
  const [entry] = Object.entries(node);
  if (entry === undefined) return [];
  const [operator, argument] = entry;
  const here = [...path, operator];
  if (operator === "and" || operator === "or") {
    const parts: readonly unknown[] = Array.isArray(argument) ? argument : [];
    return parts.flatMap((part, at) => [
      ...(parts.length > 1 ? [removed([...here, at], "condition")] : []),
      ...conditionChanges([...here, at], part, codes),
    ]);
  }
  if (operator === "!") {
    const inner: unknown = Array.isArray(argument) ? argument[0] : argument;
    const innerPath = Array.isArray(argument) ? [...here, 0] : here;
    return [negated(path, inner), ...conditionChanges(innerPath, inner, codes)];
  }
  const other = OTHER[operator];
  if (other === undefined) return [negated(path, { "!": node }), ...listChanges(here, operator, argument, codes)];
  const turned: Change = {
    kind: "condition",
    path: pathOf(here),
    change: `${operator} → ${other}`,
    edits: [{ path, set: { [other]: argument } }],
  };
  return [turned, ...comparedChanges(here, operator, argument, codes)];
}

function negated(path: Path, to: unknown): Change {
  return { kind: "condition", path: pathOf(path), change: "negated", edits: [{ path, set: to }] };
}

/** Changes of the literal of a comparison. */
function comparedChanges(here: Path, operator: string, operands: unknown, codes: Codes): Change[] {
  if (!Array.isArray(operands)) return [];
  const [left, right]: readonly unknown[] = operands;
  const first = isPlainObject(left);
  const type = typeOf(first ? left : right);
  const literal = first ? right : left;
  const path = [...here, first ? 1 : 0];
  if (type === undefined || type.kind === "boolean") return []; // The other truth value is what the operator turned gives.
  if (type.kind === "integer") {
    // One less of `<=` is `<`, and one more of `<` is `<=`; likewise the others. Equality is tried on both sides.
    const steps = { "<": [-1], "<=": [1], ">": [1], ">=": [-1] }[operator] ?? [1, -1];
    return steps.map((step) => replaced("condition", path, literal, Number(literal) + step));
  }
  const to = another(type, [literal], codes);
  return to === undefined ? [] : [replaced("condition", path, literal, to)];
}

/** Changes of the literals of `in` and `some`. */
function listChanges(here: Path, operator: string, operands: unknown, codes: Codes): Change[] {
  if (!Array.isArray(operands)) return [];
  const [left, right]: readonly unknown[] = operands;
  if (operator === "some") {
    const inner: unknown = fieldOf(right, "in");
    const list: unknown = Array.isArray(inner) ? inner[1] : undefined;
    return literalChanges([...here, 1, "in", 1], list, typeOf(left), codes);
  }
  if (operator !== "in") return [];
  if (Array.isArray(right)) return literalChanges([...here, 1], right, typeOf(left), codes);
  const type = typeOf(right);
  const to = type === undefined ? undefined : another(type, [left], codes);
  return to === undefined ? [] : [replaced("condition", [...here, 0], left, to)];
}

function literalChanges(path: Path, list: unknown, type: FactType | undefined, codes: Codes): Change[] {
  if (!Array.isArray(list) || type === undefined) return [];
  const literals: readonly unknown[] = list;
  const drops = literals.length > 1 ? literals.map((_, at) => removed([...path, at], "condition")) : [];
  const more =
    type.kind === "integer"
      ? literals.map(Number).reduce((a, b) => Math.max(a, b), 0) + 1
      : another(type, literals, codes);
  if (more === undefined) return drops;
  return [...drops, added("condition", path, literals, more)];
}

function typeOf(operand: unknown): FactType | undefined {
  const name = fieldOf(operand, "var");
  return typeof name === "string" ? factType(name) : undefined;
}

/** A code of the fact that none of the literals is: the next after the first of them, so that the mutant is a near one. */
function another(type: FactType, literals: readonly unknown[], codes: Codes): string | undefined {
  const all = codes(type);
  const start = all.findIndex((code) => code === literals[0]) + 1;
  return [...all.slice(start), ...all.slice(0, start)].find((code) => !literals.includes(code));
}
