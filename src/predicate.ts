/**
 * Predicates: JsonLogic in the subset where json-logic-js is right. Checked when the rules load, so that evaluation
 * cannot meet a type error; reading a fact that the claim lacks is a refusal, never a default.
 */
import jsonLogic from "json-logic-js";
import type { RulesLogic } from "json-logic-js";
import { show } from "./errors.ts";
import { factType } from "./facts.ts";
import type { FactType, FactValue } from "./facts.ts";
import type { Predicate, Text } from "./rules/types.ts";

/** A finding in a predicate; `path` is relative to it, such as `.and[1].==`. */
export interface PredicateFinding {
  readonly code: "invalid_rules" | "unsupported_operator";
  readonly path: string;
  readonly expected: Text;
  readonly found: string;
}

/** Deepest nesting of a predicate, and the most nodes it may have, both inclusive. */
const MAX_DEPTH = 32;
const MAX_NODES = 5000;

const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">="]);
const OPERATORS = "and or ! == != < <= > >= in some var";

/**
 * Everything that is wrong with a predicate, or an empty list.
 *
 * @param declared Whether a literal of a code or set fact is national or declared.
 */
export function checkPredicate(
  value: unknown,
  declared: (fact: string, literal: string) => boolean,
): PredicateFinding[] {
  const findings: PredicateFinding[] = [];
  const invalid = (path: string, zh: string, en: string, found: unknown): void => {
    findings.push({ code: "invalid_rules", path, expected: { zh, en }, found: show(found) });
  };
  if (isTooLarge(value)) {
    const expected = {
      zh: `深度不超过 ${MAX_DEPTH}、节点不超过 ${MAX_NODES} 的条件`,
      en: `a predicate of at most ${MAX_DEPTH} levels and ${MAX_NODES} nodes`,
    };
    return [{ code: "invalid_rules", path: "", expected, found: "more" }];
  }

  const checkLiteral = (name: string, type: FactType, literal: unknown, path: string): void => {
    const fits =
      type.kind === "boolean"
        ? typeof literal === "boolean"
        : type.kind === "integer"
          ? Number.isSafeInteger(literal)
          : typeof literal === "string" && declared(name, literal);
    if (fits) return;
    const kinds = { boolean: ["true 或 false", "true or false"], integer: ["整数", "an integer"] } as const;
    const [zh, en] =
      type.kind === "boolean" || type.kind === "integer"
        ? kinds[type.kind]
        : ([`${name} 的已声明代码`, `a declared code of ${name}`] as const);
    invalid(path, zh, en, literal);
  };
  const checkList = (name: string, type: FactType, list: unknown, path: string): void => {
    if (!Array.isArray(list) || list.length === 0) return invalid(path, "非空列表", "a list that is not empty", list);
    list.forEach((literal: unknown, at) => checkLiteral(name, type, literal, `${path}[${at}]`));
  };
  /** The fact that `{ "var": name }` names, with its type; a finding if it names none. */
  const readVar = (node: unknown, path: string): { name: string; type: FactType } | null => {
    const name = varName(node);
    if (name === null) return (invalid(path, '{"var": 事实名}', 'a {"var": fact}', node), null);
    const type = factType(name);
    if (type === undefined) return (invalid(`${path}.var`, "已知事实名", "a known fact", name), null);
    return { name, type };
  };

  const check = (node: unknown, path: string): void => {
    const entry = onlyEntry(node);
    if (entry === null) return invalid(path, "只有一个运算符的对象", "an object with one operator", node);
    const [operator, argument] = entry;
    const here = `${path}.${operator}`;
    const pair = Array.isArray(argument) && argument.length === 2 ? (argument as [unknown, unknown]) : null;
    if (operator === "and" || operator === "or") {
      if (!Array.isArray(argument) || argument.length === 0)
        return invalid(here, "非空列表", "a list that is not empty", argument);
      argument.forEach((part: unknown, at) => check(part, `${here}[${at}]`));
    } else if (operator === "!") {
      const inner: unknown = Array.isArray(argument) && argument.length === 1 ? argument[0] : argument;
      check(inner, here);
    } else if (operator === "var") {
      const fact = readVar(node, path);
      if (fact !== null && fact.type.kind !== "boolean") invalid(path, "是非类事实", "a true-or-false fact", fact.name);
    } else if (COMPARISONS.has(operator)) {
      if (pair === null) return invalid(here, "两项", "two operands", argument);
      const first = varName(pair[0]) !== null ? 0 : 1;
      const fact = readVar(pair[first], `${here}[${first}]`);
      if (fact === null) return;
      const ordered = operator !== "==" && operator !== "!=";
      if (fact.type.kind === "set" || (ordered && fact.type.kind !== "integer"))
        return invalid(
          here,
          ordered ? "整数类事实" : "单值事实",
          ordered ? "an integer fact" : "a fact of one value",
          fact.name,
        );
      checkLiteral(fact.name, fact.type, pair[1 - first], `${here}[${1 - first}]`);
    } else if (operator === "in") {
      if (pair === null) return invalid(here, "两项", "two operands", argument);
      const first = varName(pair[0]) !== null ? 0 : 1;
      const fact = readVar(pair[first], `${here}[${first}]`);
      if (fact === null) return;
      if ((fact.type.kind === "set") !== (first === 1))
        return invalid(
          here,
          "代码属于集合事实,或单值事实属于列表",
          "a code in a set fact, or a fact of one value in a list",
          fact.name,
        );
      if (first === 1) checkLiteral(fact.name, fact.type, pair[0], `${here}[0]`);
      else checkList(fact.name, fact.type, pair[1], `${here}[1]`);
    } else if (operator === "some") {
      if (pair === null) return invalid(here, "两项", "two operands", argument);
      const fact = readVar(pair[0], `${here}[0]`);
      if (fact === null) return;
      if (fact.type.kind !== "set") return invalid(`${here}[0]`, "集合事实", "a set fact", fact.name);
      const list = someList(pair[1]);
      if (list === null)
        return invalid(`${here}[1]`, '{"in": [{"var": ""}, 列表]}', '{"in": [{"var": ""}, list]}', pair[1]);
      checkList(fact.name, fact.type, list, `${here}[1].in[1]`);
    } else {
      const expected = { zh: `运算符之一:${OPERATORS}`, en: `one of the operators ${OPERATORS}` };
      findings.push({ code: "unsupported_operator", path: here, expected, found: show(operator) });
    }
  };
  check(value, "");
  return findings;
}

/** Walks without recursion, so that no nesting can exhaust the stack. */
function isTooLarge(value: unknown): boolean {
  let level: unknown[] = [value];
  let nodes = 0;
  for (let depth = 0; level.length > 0; depth++) {
    nodes += level.length;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return true;
    const next: unknown[] = [];
    for (const node of level) {
      if (typeof node !== "object" || node === null) continue;
      for (const part of Object.values(node)) next.push(part);
    }
    level = next;
  }
  return false;
}

function onlyEntry(node: unknown): readonly [string, unknown] | null {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return null;
  const entries = Object.entries(node as Record<string, unknown>);
  return entries.length === 1 ? (entries[0] ?? null) : null;
}

function varName(node: unknown): string | null {
  const entry = onlyEntry(node);
  return entry !== null && entry[0] === "var" && typeof entry[1] === "string" ? entry[1] : null;
}

/** The list of `{ "in": [{ "var": "" }, list] }`. */
function someList(node: unknown): unknown {
  const entry = onlyEntry(node);
  if (entry === null || entry[0] !== "in" || !Array.isArray(entry[1]) || entry[1].length !== 2) return null;
  return varName(entry[1][0]) === "" ? (entry[1][1] as unknown) : null;
}

/** The facts that a predicate names, each with the literals it is compared with and the integers at which it turns. */
export interface FactUse {
  readonly fact: string;
  readonly literals: readonly string[];
  /** A comparison changes its value where the fact reaches one of these. */
  readonly cuts: readonly number[];
}

/** Collects what a checked predicate names. */
export function factUses(predicate: Predicate): FactUse[] {
  const uses: FactUse[] = [];
  const visit = (node: unknown): void => {
    const entry = onlyEntry(node);
    if (entry === null) return;
    const [operator, argument] = entry;
    if (operator === "var") uses.push({ fact: String(argument), literals: [], cuts: [] });
    else if (operator === "and" || operator === "or" || operator === "!")
      for (const part of Array.isArray(argument) ? (argument as unknown[]) : [argument]) visit(part);
    else uses.push(leafUse(operator, argument as readonly [unknown, unknown]));
  };
  visit(predicate);
  return uses;
}

function leafUse(operator: string, [left, right]: readonly [unknown, unknown]): FactUse {
  const name = varName(left);
  const fact = name ?? varName(right) ?? "";
  const other = operator === "some" ? someList(right) : name === null ? left : right;
  const values = (Array.isArray(other) ? other : [other]) as readonly unknown[];
  const literals = values.filter((value) => typeof value === "string");
  // Both ends of each integer literal: fine enough for every comparison.
  const cuts = values.filter((value) => typeof value === "number").flatMap((value) => [value, value + 1]);
  return { fact, literals, cuts };
}

/** Thrown inside an evaluation when it reads a fact that the claim lacks; caught where the refusal is made. */
export class MissingFact extends Error {
  constructor(readonly fact: string) {
    super(fact);
  }
}

/** The facts of one claim as json-logic-js reads them; a missing one throws `MissingFact`. */
export interface FactView {
  readonly [name: string]: unknown;
}

interface Group {
  [name: string]: Group;
}

/** Makes the view of a claim's facts. `read` gives a fact's value at the moment when a predicate asks for it. */
export function viewFacts(names: readonly string[], read: (fact: string) => FactValue): FactView {
  const view: Group = {};
  for (const fact of names) {
    const groups = fact.split(".");
    const name = groups.pop() ?? "";
    const get = (): FactValue => {
      const value = read(fact);
      if (value === null) throw new MissingFact(fact);
      return value;
    };
    const holder = groups.reduce((group, each) => (group[each] ??= {}), view);
    Object.defineProperty(holder, name, { get, enumerable: true });
  }
  return view;
}

/** Whether a checked predicate holds; an absent one always does. */
export function holds(predicate: Predicate | undefined, view: FactView): boolean {
  return predicate === undefined || jsonLogic.apply(predicate as RulesLogic, view) === true;
}
