/** Changes of the order of adjustments, which are made one after the other. */
import { readDecimal } from "../money.ts";
import { fieldOf, textOf } from "../rules/raw.ts";
import type { Change, Path } from "./edit.ts";
import { exchanged, itemsOf } from "./items.ts";

/** Rates and factors have at most six decimals; amounts are read with as many. */
const PLACES = 6;
const ONE = 1_000_000;

/**
 * Each adjustment changes places with the next one that it does not commute with. Two that have the same effect in
 * either order by their form are not tried: no case could notice.
 */
export function adjustOrderChanges(path: Path, owner: unknown): Change[] {
  const list = itemsOf(owner, "adjust");
  return list.flatMap(({ item, at }): Change[] => {
    const next = list.find((other) => other.at > at && !commute(item, other.item));
    if (next === undefined) return [];
    const names = [item, next.item].map((each) => textOf(each, "id") ?? "");
    return [exchanged([...path, "adjust"], { item, at }, next, names.join(" ↔ "))];
  });
}

/** Whether the order of two adjustments makes no difference, whatever they adjust. */
function commute(left: unknown, right: unknown): boolean {
  return (["deductible", "rate", "limit"] as const).every((key) => {
    const [a, b] = [operationOf(fieldOf(left, key)), operationOf(fieldOf(right, key))];
    return a === null || b === null || operationsCommute(a, b, key === "rate" ? ONE : Infinity);
  });
}

interface Operation {
  readonly kind: "set" | "add" | "times";
  /** Unit: a millionth. */
  readonly size: number;
}

function operationOf(change: unknown): Operation | null {
  for (const kind of ["set", "add", "times"] as const) {
    const text = textOf(change, kind);
    if (text !== undefined) return { kind, size: readDecimal(text, PLACES) ?? 0 };
  }
  return null;
}

/** @param top What is above it comes down to it, as what is below zero comes up to it. */
function operationsCommute(a: Operation, b: Operation, top: number): boolean {
  if (a.kind === "set") return keeps(b, a.size, top);
  if (b.kind === "set") return keeps(a, b.size, top);
  if (isNeutral(a) || isNeutral(b)) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "add") return a.size > 0 === b.size > 0;
  // Rates are exact until they are paid by; amounts are rounded.
  return a.size === b.size || (top === ONE && a.size > ONE === b.size > ONE);
}

function isNeutral({ kind, size }: Operation): boolean {
  return kind === "times" ? size === ONE : kind === "add" && size === 0;
}

/** Whether it leaves a value as it is. */
function keeps(operation: Operation, value: number, top: number): boolean {
  const { kind, size } = operation;
  if (kind === "set") return size === value;
  if (isNeutral(operation)) return true;
  if (value === 0) return kind === "times" || size < 0;
  return value === top && (kind === "times" ? size > ONE : size > 0);
}
