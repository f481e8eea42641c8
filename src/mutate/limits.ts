/** Changes of the limits of a benefit or a case. */
import { fieldOf } from "../rules/raw.ts";
import { removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { itemsOf } from "./items.ts";
import { amountChanges } from "./values.ts";

/** The nearest other span. */
export const SPANS: { readonly [per: string]: string } = { visit: "year", day: "month", month: "year", year: "visit" };

/** Every change of the limits of an owner; a list that is empty is one that sets the benefit's aside. */
export function limitChanges(path: Path, owner: unknown): Change[] {
  const limits = itemsOf(owner, "limits");
  if (fieldOf(owner, "limits") !== undefined && limits.length === 0) return [removed([...path, "limits"])];
  return limits.flatMap(({ item, at }) => {
    const here = [...path, "limits", at];
    const on = fieldOf(item, "on");
    const per = fieldOf(item, "per");
    const span = typeof per === "string" ? SPANS[per] : undefined;
    return [
      removed(here),
      ...amountChanges([...here, "amount"], fieldOf(item, "amount")),
      replaced("mode", [...here, "on"], on, on === "paid" ? "base" : "paid"),
      ...(span === undefined ? [] : [replaced("mode", [...here, "per"], per, span)]),
      ...(fieldOf(item, "pool") === undefined ? [] : [removed([...here, "pool"])]),
    ];
  });
}
