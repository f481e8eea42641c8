/** Changes of a case: its condition, exceptions, limits, rounding and mechanism. */
import { readDecimal } from "../money.ts";
import { fieldOf, isPlainObject } from "../rules/raw.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { itemsOf } from "./items.ts";
import { limitChanges } from "./limits.ts";
import { roundingChanges } from "./rounding.ts";
import { amountChanges, countChanges, edgeChanges, rateChanges } from "./values.ts";

/** Every change of a case, but for its base. */
export function caseChanges(path: Path, owner: unknown, codes: Codes): Change[] {
  return [
    ...whenChanges(path, owner, codes),
    ...exceptionChanges(path, owner),
    ...limitChanges(path, owner),
    ...roundingChanges(path, owner, false),
    ...bandsChanges(path, owner),
    ...burdenChanges([...path, "burden"], fieldOf(owner, "burden")),
    ...lumpChanges([...path, "lump"], fieldOf(owner, "lump")),
    ...quotaChanges([...path, "quota"], fieldOf(owner, "quota")),
  ];
}

function exceptionChanges(path: Path, owner: unknown): Change[] {
  const here = [...path, "exceptionTo"];
  const exceptions = itemsOf(owner, "exceptionTo");
  if (exceptions.length > 1) return exceptions.map(({ at }) => removed([...here, at]));
  return fieldOf(owner, "exceptionTo") === undefined ? [] : [removed(here)];
}

function bandsChanges(path: Path, owner: unknown): Change[] {
  const bands = itemsOf(owner, "bands");
  if (bands.length === 0) return [];
  const isSlab = fieldOf(owner, "bandMode") === "slab";
  const edges = isSlab ? edgeChanges : amountChanges;
  const bandsFrom = fieldOf(owner, "bandsFrom") ?? "zero";
  const deductible = fieldOf(owner, "deductible");
  const several = bands.length > 1;
  return [
    ...deductibleChanges([...path, "deductible"], deductible),
    ...bands.flatMap(({ item, at }) => [
      ...edges([...path, "bands", at, "upTo"], fieldOf(item, "upTo")),
      ...rateChanges([...path, "bands", at, "rate"], fieldOf(item, "rate")),
    ]),
    // One band is the same however it is applied and wherever it begins.
    ...(several
      ? [replaced("mode", [...path, "bandMode"], isSlab ? "slab" : "marginal", isSlab ? "marginal" : "slab")]
      : []),
    ...(several && deductible !== undefined
      ? [replaced("mode", [...path, "bandsFrom"], bandsFrom, bandsFrom === "zero" ? "deductible" : "zero")]
      : []),
  ];
}

function deductibleChanges(path: Path, deductible: unknown): Change[] {
  if (deductible === undefined) return [];
  const stated = isPlainObject(deductible) ? deductible : { amount: deductible };
  const { amount, mode = "subtract", per } = stated;
  const amountPath = isPlainObject(deductible) ? [...path, "amount"] : path;
  const isNothing = typeof amount === "string" && readDecimal(amount, 2) === 0;
  const turned = { ...stated, mode: mode === "trigger" ? "subtract" : "trigger" };
  const turn = replaced("mode", [...path, "mode"], mode, turned.mode);
  return [
    ...(mode === "trigger" ? edgeChanges : amountChanges)(amountPath, amount),
    ...(isNothing ? [] : [{ ...turn, edits: [{ path, set: turned }] }]),
    ...(per === undefined ? [] : [replaced("mode", [...path, "per"], per, per === "visit" ? "year" : "visit")]),
  ];
}

function burdenChanges(path: Path, burden: unknown): Change[] {
  if (!isPlainObject(burden)) return [];
  const allow = itemsOf(burden, "allow");
  const { pick = "least", per } = burden;
  return [
    ...allow.flatMap(({ item, at }) => [
      ...(allow.length > 1 ? [removed([...path, "allow", at])] : []),
      ...amountChanges([...path, "allow", at, "amount"], fieldOf(item, "amount")),
      ...rateChanges([...path, "allow", at, "ratio"], fieldOf(item, "ratio")),
    ]),
    ...(allow.length > 1 ? [replaced("mode", [...path, "pick"], pick, pick === "least" ? "most" : "least")] : []),
    replaced("mode", [...path, "per"], per, per === "year" ? "visit" : "year"),
  ];
}

function lumpChanges(path: Path, lump: unknown): Change[] {
  if (!isPlainObject(lump)) return [];
  const times = lump["times"];
  const { times: _times, per: _per, ...unbounded } = lump;
  const dropped = removed([...path, "times"]);
  return [
    ...itemsOf(lump, "bands").flatMap(({ item, at }) => [
      ...edgeChanges([...path, "bands", at, "upTo"], fieldOf(item, "upTo")),
      ...amountChanges([...path, "bands", at, "amount"], fieldOf(item, "amount")),
    ]),
    ...countChanges([...path, "times"], times, 1),
    ...(times === undefined ? [] : [{ ...dropped, edits: [{ path, set: unbounded }] }]),
    ...(lump["rest"] === undefined ? [] : [removed([...path, "rest"])]),
  ];
}

function quotaChanges(path: Path, quota: unknown): Change[] {
  if (!isPlainObject(quota)) return [];
  const below = quota["below"];
  return [
    ...amountChanges([...path, "amount"], quota["amount"]),
    replaced("mode", [...path, "below"], below, below === "keep" ? "cost" : "keep"),
  ];
}
