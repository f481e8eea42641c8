/** No change of a shipped rule goes unsaid: each figure, word and fact of every file is changed in turn. */
import { describe, expect, it } from "vitest";
import { diffFiles } from "../../src/diff/rules.ts";
import { SettlementError } from "../../src/errors.ts";
import { FACTS } from "../../src/facts.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";

const files = readRuleFiles(shippedRules()).filter(({ text }) => text?.includes('"layer"') === true);

type Path = readonly (string | number)[];

/** Words that stand for one another in a key. */
const WORDS: { readonly [key: string]: readonly string[] } = {
  net: ["unpaid", "gross"],
  per: ["visit", "year"],
  on: ["paid", "base"],
  effect: ["refuse", "note"],
  mode: ["subtract", "trigger"],
  what: ["deductible", "statedDeductible", "penalty"],
};

const OPERATORS: { readonly [operator: string]: string } = {
  "==": "!=",
  "!=": "==",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  and: "or",
  or: "and",
};

/** Every place at which a value can be changed, with another value for it. */
function mutantsOf(value: unknown, path: Path = []): { readonly path: Path; readonly other: unknown }[] {
  const key = path.at(-1);
  const named = [...path].reverse().find((part) => typeof part === "string");
  if (typeof value === "number") return [{ path, other: value + 1 }];
  if (typeof value === "boolean") return [{ path, other: !value }];
  if (typeof value === "string") {
    const others = WORDS[String(key)]?.filter((word) => word !== value) ?? [];
    if (others.length > 0) return others.map((other) => ({ path, other }));
    if (/^\d+\.\d{2}$/.test(value))
      return [{ path, other: `${Number(value.split(".")[0]) + 1}.${value.split(".")[1] ?? ""}` }];
    if (/^0(\.\d+)?$/.test(value)) return [{ path, other: `${value.includes(".") ? value : "0."}1` }];
    if (key === "var" && value !== "") return [{ path, other: anotherFact(value) }];
    return typeof key === "number" && named !== "of" && named !== "exceptionTo" && named !== "tags"
      ? [{ path, other: `${value}X` }]
      : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([inner, part]) => {
    if (["documents", "title", "note", "why", "source", "id", "$schema"].includes(inner)) return [];
    const here = [...path, Array.isArray(value) ? Number(inner) : inner];
    return mutantsOf(part, here);
  });
}

/** A fact of the same kind, where there is one. */
function anotherFact(fact: string): string {
  const alike = Object.keys(FACTS).filter((other) => other !== fact && FACTS[other]?.kind === FACTS[fact]?.kind);
  return alike[0] ?? "visit.tcm";
}

/** Predicates with another operator. */
function operatorsIn(value: unknown, path: Path = []): { readonly path: Path; readonly other: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const [[operator = "", argument] = [], ...more] = Object.entries(value);
  const other = OPERATORS[operator];
  // Of a list of one, "and" and "or" are the same.
  const swapped = more.length === 0 && other !== undefined && Array.isArray(argument) && argument.length > 1;
  return [
    ...(swapped ? [{ path, other: { [other]: argument } }] : []),
    ...Object.entries(value).flatMap(([key, part]) =>
      operatorsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function withValue(root: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = (Array.isArray(root) ? [...(root as unknown[])] : { ...(root as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = withValue(copy[key], rest, other);
  return copy;
}

let tried = 0;

describe.each(files)("$file", ({ file, text = "" }) => {
  it("says every change of a value", () => {
    const data = JSON.parse(text) as unknown;
    const mutants = [...mutantsOf(data), ...operatorsIn(data)];
    const unsaid: string[] = [];
    for (const { path, other } of mutants) {
      try {
        const { changes } = diffFiles({ file, data }, { file, data: withValue(data, path, other) });
        tried++;
        if (!changes.some(({ policy }) => policy)) unsaid.push(`${path.join(".")} = ${JSON.stringify(other)}`);
      } catch (error) {
        // Not every other value makes a file that its schema takes.
        if (!(error instanceof SettlementError)) throw error;
      }
    }
    expect(unsaid).toEqual([]);
  });
});

it("tried a change of many values", () => {
  expect(tried).toBeGreaterThan(20 * files.length);
});
