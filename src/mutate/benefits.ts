/** Changes of a benefit: its base, limits, payers, adjustments and cases. */
import { BUCKETS } from "../buckets.ts";
import { pathOf } from "../path.ts";
import { fieldOf, isPlainObject, textOf } from "../rules/raw.ts";
import { readDecimal } from "../money.ts";
import { adjustOrderChanges } from "./adjust-order.ts";
import { caseChanges } from "./cases.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { added, removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { itemsOf, swapChanges } from "./items.ts";
import { limitChanges } from "./limits.ts";
import { roundingChanges } from "./rounding.ts";
import { amountChanges, edgeChanges, rateChanges } from "./values.ts";

/** Every change of a benefit. */
export function benefitChanges(path: Path, benefit: unknown, codes: Codes): Change[] {
  const cases = itemsOf(benefit, "cases");
  const hasBands = cases.some(({ item }) => fieldOf(item, "bands") !== undefined);
  return [
    ...whenChanges(path, benefit, codes),
    ...baseChanges([...path, "base"], fieldOf(benefit, "base"), true),
    ...accumulateChanges([...path, "base"], fieldOf(benefit, "base"), cases),
    ...limitChanges(path, benefit),
    ...roundingChanges(path, benefit, hasBands),
    ...chooseChanges(path, benefit),
    ...payerChanges(path, benefit),
    ...cases.flatMap(({ item, at }) => [
      ...(cases.length > 1 ? [removed([...path, "cases", at])] : []),
      ...caseChanges([...path, "cases", at], item, codes),
      ...baseChanges([...path, "cases", at, "base"], fieldOf(item, "base"), false),
    ]),
    ...adjustmentsChanges(path, benefit, codes),
  ];
}

/** A lock goes with what it is of: without that the file is refused. */
function chooseChanges(path: Path, benefit: unknown): Change[] {
  const [choose, lock] = [fieldOf(benefit, "choose"), fieldOf(benefit, "lock")];
  if (lock !== undefined) return [removed([...path, "lock"])];
  if (choose === undefined) return [];
  const here = [...path, "choose"];
  return [replaced("mode", here, choose, choose === "best" ? "first-of-year" : "best"), removed(here, "mode")];
}

/** Every change of the adjustments of a benefit or an amendment, and of their order. */
export function adjustmentsChanges(path: Path, owner: unknown, codes: Codes): Change[] {
  return [
    ...itemsOf(owner, "adjust").flatMap(({ item, at }) => adjustChanges([...path, "adjust", at], item, codes)),
    ...adjustOrderChanges(path, owner),
  ];
}

/** Every change of an adjustment, that it is taken out among them. */
function adjustChanges(path: Path, adjust: unknown, codes: Codes): Change[] {
  const rate = fieldOf(adjust, "rate");
  return [
    removed(path),
    ...whenChanges(path, adjust, codes),
    ...["deductible", "limit"].flatMap((key) => {
      const change = fieldOf(adjust, key);
      return [
        ...amountChanges([...path, key, "set"], fieldOf(change, "set")),
        ...amountChanges([...path, key, "add"], fieldOf(change, "add")),
        ...rateChanges([...path, key, "times"], fieldOf(change, "times"), 0, 9999),
      ];
    }),
    ...rateChanges([...path, "rate", "set"], fieldOf(rate, "set")),
    ...rateChanges([...path, "rate", "add"], fieldOf(rate, "add"), -1),
    ...rateChanges([...path, "rate", "times"], fieldOf(rate, "times"), 0, 9999),
    ...tagChanges([...path, "rate", "tags"], rate),
  ];
}

/** The tags all taken out, so that everything counts; and each of several. */
function tagChanges(path: Path, owner: unknown): Change[] {
  const tags = itemsOf(owner, "tags");
  if (tags.length === 0) return [];
  return [removed(path), ...(tags.length > 1 ? tags.map(({ at }) => removed([...path, at])) : [])];
}

const WHATS = ["deductible", "statedDeductible", "penalty"];

function baseChanges(path: Path, base: unknown, hasPer: boolean): Change[] {
  if (!isPlainObject(base)) return [];
  const of: readonly unknown[] = Array.isArray(base["of"]) ? base["of"] : [];
  const more = BUCKETS.find((bucket) => !of.includes(bucket));
  const net = base["net"] ?? "unpaid";
  const per = base["per"] ?? "visit";
  const less = itemsOf(base, "less");
  return [
    ...(of.length > 1 ? of.map((_, at) => removed([...path, "of", at])) : []),
    ...(more === undefined ? [] : [added("part", [...path, "of"], of, more)]),
    replaced("mode", [...path, "net"], net, net === "gross" ? "unpaid" : "gross"),
    ...(hasPer ? [periodChange(path, base, per)] : []),
    ...tagChanges([...path, "tags"], base),
    ...rateChanges([...path, "ratio"], base["ratio"]),
    ...atMostChanges([...path, "atMost"], base["atMost"]),
    ...less.flatMap(({ item, at }) => {
      const what = fieldOf(item, "what");
      const others = WHATS.filter((each) => each !== what);
      return [
        removed([...path, "less", at]),
        ...others.map((to) => replaced("mode", [...path, "less", at, "what"], what, to)),
      ];
    }),
  ];
}

/** Another period; what only a base of the year may say goes with it. */
function periodChange(path: Path, base: object, per: unknown): Change {
  const change = replaced("mode", [...path, "per"], per, per === "year" ? "visit" : "year");
  if (!("accumulate" in base)) return change;
  return { ...change, edits: [...change.edits, { path: [...path, "accumulate"], removed: true }] };
}

/**
 * What was paid taken off the year's base, or no longer. Under one rate above the deductible both pay the same, but for a
 * fen of rounding, so that is not changed.
 */
function accumulateChanges(path: Path, base: unknown, cases: ReturnType<typeof itemsOf>): Change[] {
  const place = [...path, "accumulate"];
  if (fieldOf(base, "accumulate") !== undefined) return [removed(place, "mode")];
  const ratesOf = (each: unknown): number[] => itemsOf(each, "bands").map(({ item }) => valueOf(textOf(item, "rate")));
  const several = cases.some(({ item }) => new Set(ratesOf(item).filter((rate) => rate !== 0)).size > 1);
  if (fieldOf(base, "per") !== "year" || !several) return [];
  return [{ kind: "mode", path: pathOf(place), change: "added net", edits: [{ path: place, set: "net" }] }];
}

function atMostChanges(path: Path, atMost: unknown): Change[] {
  if (!isPlainObject(atMost)) return [];
  const over = atMost["over"];
  const amounts = over === "none" ? edgeChanges : amountChanges;
  return [
    removed(path),
    replaced("mode", [...path, "over"], over, over === "none" ? "cut" : "none"),
    ...amounts([...path, "amount"], atMost["amount"]),
    ...rateChanges([...path, "ratio"], atMost["ratio"]),
  ];
}

/**
 * A point of the base from each payer to the next, as one share alone would no longer sum to the whole; and the order of
 * the payers, since the earlier gets the odd fen.
 */
function payerChanges(path: Path, benefit: unknown): Change[] {
  const payers = itemsOf(benefit, "payers");
  const swaps = swapChanges([...path, "payers"], benefit, "payers", (item) => textOf(item, "payer") ?? "");
  const shares = payers.flatMap(({ item, at }): Change[] => {
    const next = payers[at + 1];
    const from = fieldOf(item, "share");
    const less = rateChanges([...path, "payers", at, "share"], from).find(
      ({ change }) => valueOf(change.split(" → ")[1]) < valueOf(change.split(" → ")[0]),
    );
    const [more] =
      next === undefined ? [] : rateChanges([...path, "payers", at + 1, "share"], fieldOf(next.item, "share"));
    if (less === undefined || more === undefined) return [];
    return [{ ...less, path: pathOf([...path, "payers", at, "share"]), edits: [...less.edits, ...more.edits] }];
  });
  return [...shares, ...swaps];
}

function valueOf(rate: string | undefined): number {
  return readDecimal(rate ?? "", 6) ?? 0;
}
