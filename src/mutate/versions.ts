/** Changes of a version of a layer. */
import { fieldOf, isPlainObject } from "../rules/raw.ts";
import { adjustmentsChanges, benefitChanges } from "./benefits.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { itemsOf } from "./items.ts";
import { rangeChanges } from "./ranges.ts";
import { dayChanges, edgeChanges } from "./values.ts";

/** Every change of the days on which a version holds and from which it is known. */
export function spanChanges(version: unknown): Change[] {
  return ["from", "to", "published"].flatMap((key) => dayChanges([key], fieldOf(version, key)));
}

/** Every change of a version of a layer. */
export function versionChanges(version: unknown, codes: Codes): Change[] {
  const amend = fieldOf(version, "amend");
  return [
    ...spanChanges(version),
    ...["benefits", "replace", "add"].flatMap((key) =>
      itemsOf(version, key).flatMap(({ item, at }) => [removed([key, at]), ...benefitChanges([key, at], item, codes)]),
    ),
    ...["remove", "lift"].flatMap((key) => itemsOf(version, key).map(({ at }) => removed([key, at]))),
    ...(isPlainObject(amend) ? Object.entries(amend) : []).flatMap(([id, amendment]) =>
      adjustmentsChanges(["amend", id], amendment, codes),
    ),
    ...itemsOf(version, "open").flatMap(({ item, at }) => rangeChanges(["open", at], item, codes)),
    ...itemsOf(version, "notEncoded").flatMap(({ item, at }) => notEncodedChanges(["notEncoded", at], item, codes)),
  ];
}

function notEncodedChanges(path: Path, entry: unknown, codes: Codes): Change[] {
  const effect = fieldOf(entry, "effect") ?? "refuse";
  const above = fieldOf(entry, "above");
  return [
    removed(path),
    ...whenChanges(path, entry, codes),
    ...(above === undefined
      ? []
      : [removed([...path, "above"]), ...edgeChanges([...path, "above", "amount"], fieldOf(above, "amount"))]),
    replaced("mode", [...path, "effect"], effect, effect === "refuse" ? "note" : "refuse"),
  ];
}
