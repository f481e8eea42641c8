/** Conditions over the closed facts, in words that generated claims share: a good part of them hold. */
import type { Predicate } from "../../../src/rules/types.ts";
import type { Draw } from "./tape.ts";
import {
  AGES,
  CATEGORIES,
  CERTIFICATES,
  CLASSES,
  DISEASES,
  KINDS,
  LAYERS,
  PLACES,
  PROGRAMMES,
  VISIT_FLAGS,
  TIERS,
} from "./vocabulary.ts";

/** What a condition may be about. */
export interface Scope {
  /** Layers that may be asked for in `paid.layers` and `year.layers`; none where nothing of the settlement may be asked for. */
  readonly layers: readonly string[];
}

const BOOLEANS = [
  "visit.referred",
  "visit.designated",
  "visit.tcm",
  "visit.accident",
  "visit.continuation",
  "visit.duringStay",
] as const;
const CODED: readonly (readonly [string, readonly string[]])[] = [
  ["visit.tier", TIERS],
  ["visit.kind", KINDS],
  ["visit.place", PLACES],
  ["visit.class", CLASSES],
  ["person.insurance", ["resident", "employee"]],
];
const HIGHEST: readonly [string, readonly string[]] = ["year.highestTier", ["none", ...TIERS]];
const SETS: readonly (readonly [string, readonly string[]])[] = [
  ["person.categories", CATEGORIES],
  ["person.certificates", CERTIFICATES],
  ["visit.programmes", PROGRAMMES],
  ["visit.flags", VISIT_FLAGS],
  ["visit.diseases", DISEASES],
];

function drawBoolean(draw: Draw): Predicate {
  const fact = { var: draw.pick(BOOLEANS) };
  return draw.weighted<Predicate>(
    [2, { "==": [fact, draw.chance(0.5)] }],
    [1, fact],
    [1, { "!=": [fact, draw.chance(0.5)] }],
  );
}

function drawCoded(draw: Draw, layers: readonly string[]): Predicate {
  const asked = layers.length === 0 ? CODED : [...CODED, HIGHEST];
  const [name, values] = draw.pick(asked) ?? ["visit.tier", TIERS];
  const fact = { var: name };
  const literal = draw.pick(values);
  const most = draw.shuffle(values).slice(0, Math.max(1, values.length - 2));
  return draw.weighted<Predicate>(
    [3, { in: [fact, most] }],
    [2, { "!=": [fact, literal] }],
    [1, { "==": [fact, literal] }],
    [1, { "==": [literal, fact] }],
  );
}

/** How often a condition is about what settles a whole pack with more care; a pack has many conditions. */
const RARE = 0.01;
const MOTHER: readonly [string, readonly string[]] = ["person.mother.categories", CATEGORIES];

function drawSet(draw: Draw, layers: readonly string[]): Predicate {
  const paid = draw.chance(0.5) ? "paid.layers" : "year.layers";
  const asked: readonly (readonly [string, readonly string[]])[] =
    layers.length === 0 ? SETS : [...SETS, [paid, layers]];
  const [name, codes] = draw.chance(RARE) ? MOTHER : (draw.pick(asked) ?? [paid, LAYERS]);
  const fact = { var: name };
  const list = draw.shuffle(codes).slice(0, draw.int(1, codes.length));
  return draw.weighted<Predicate>(
    [3, { some: [fact, { in: [{ var: "" }, list] }] }],
    [2, { in: [draw.pick(codes), fact] }],
    [1, { "!": [{ in: [draw.pick(codes), fact] }] }],
  );
}

/** Ages in months and in days: few, far from those in years, so that whoever tries a birth in each year meets all. */
function drawYoung(draw: Draw): Predicate {
  const [name, literal] = draw.pick<readonly [string, number]>([
    ["person.ageMonths", 30],
    ["person.ageDays", 2000],
  ]);
  return { [draw.pick(["<", ">="])]: [{ var: name }, literal] };
}

function drawInteger(draw: Draw): Predicate {
  if (draw.chance(RARE)) return drawYoung(draw);
  const [name, values] = draw.pick<readonly [string, readonly number[]]>([
    ["person.age", AGES],
    ["visit.grade", [1, 2]],
    ["visit.admission", [1, 2]],
  ]);
  const operator = draw.weighted([3, ">="], [3, "<="], [2, "<"], [2, ">"], [1, "!="], [1, "=="]);
  const fact = { var: name };
  const literal = draw.pick(values);
  return { [operator]: draw.chance(0.8) ? [fact, literal] : [literal, fact] };
}

function drawLeaf(draw: Draw, layers: readonly string[]): Predicate {
  return draw.weighted(
    [4, () => drawCoded(draw, layers)],
    [3, () => drawSet(draw, layers)],
    [2, () => drawBoolean(draw)],
    [2, () => drawInteger(draw)],
  )();
}

/** A condition: a leaf, or a few of them joined. */
export function drawPredicate(draw: Draw, { layers }: Scope, depth = 2): Predicate {
  const leaf = (): Predicate => drawLeaf(draw, layers);
  if (depth === 0) return leaf();
  const parts = (): Predicate[] => draw.many(2, 3, (part) => drawPredicate(part, { layers }, depth - 1));
  return draw.weighted<() => Predicate>(
    [10, leaf],
    [4, () => ({ or: parts() })],
    [2, () => ({ and: parts() })],
    [1, () => ({ "!": drawPredicate(draw, { layers }, depth - 1) })],
  )();
}

/** Conditions of which exactly one holds for any claim, at least two of them. */
export function drawPartition(draw: Draw): Predicate[] {
  const coded = (name: string, values: readonly string[]): Predicate[] => {
    const cut = draw.int(1, values.length - 1);
    const rest = values.slice(cut);
    const fact = { var: name };
    const low: Predicate = { in: [fact, values.slice(0, cut)] };
    if (rest.length === 1 || draw.chance(0.5)) return [low, { in: [fact, rest] }];
    const middle = draw.int(1, rest.length - 1);
    return [low, { in: [fact, rest.slice(0, middle)] }, { in: [fact, rest.slice(middle)] }];
  };
  const split = (condition: Predicate): Predicate[] => [condition, { "!": [condition] }];
  const age = draw.pick(AGES);
  return draw.weighted<() => Predicate[]>(
    [4, () => coded("visit.tier", TIERS)],
    [2, () => coded("visit.kind", KINDS)],
    [2, () => coded("visit.place", PLACES)],
    [1, () => split({ in: [draw.pick(CATEGORIES), { var: "person.categories" }] })],
    [1, () => split({ "==": [{ var: "person.insurance" }, "resident"] })],
    [1, () => [{ "<": [{ var: "person.age" }, age] }, { ">=": [{ var: "person.age" }, age] }]],
    [1, () => split({ var: "visit.referred" })],
  )();
}
