/** Changes of the dates of practice in a pipeline. */
import { fieldOf, isPlainObject } from "../rules/raw.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { itemsOf, swapChanges } from "./items.ts";
import { countChanges } from "./values.ts";

/** Every change of the dates of practice, that each part is taken out among them. */
export function practiceChanges(pipeline: unknown, codes: Codes): Change[] {
  const parts = ["crossYear", "crossRules", "readmission", "household", "yearEnd"].flatMap((key) => {
    const part = fieldOf(pipeline, key);
    return part === undefined ? [] : [removed([key]), ...whenChanges([key], part, codes)];
  });
  return [
    ...["categories", "certificates"].flatMap((list) => {
      const spans = fieldOf(fieldOf(pipeline, "validity"), list);
      return Object.entries(isPlainObject(spans) ? spans : {}).flatMap(([code, validity]) =>
        validityChanges(["validity", list, code], validity),
      );
    }),
    ...parts,
    ...readmissionChanges(["readmission"], fieldOf(pipeline, "readmission")),
    ...householdChanges(["household"], fieldOf(pipeline, "household")),
    ...layerChanges(["yearEnd"], fieldOf(pipeline, "yearEnd")),
  ];
}

function validityChanges(path: Path, validity: unknown): Change[] {
  const keys = ["before", "lasts", "after"].filter((key) => fieldOf(validity, key) !== undefined);
  return [
    removed(path),
    ...keys.flatMap((key) => [
      // At least one must be there.
      ...(keys.length > 1 ? [removed([...path, key])] : []),
      ...spanChanges([...path, key], fieldOf(validity, key)),
    ]),
  ];
}

/** One more and one less, and as many of the other unit; the start of the month for that of the year, and back. */
function spanChanges(path: Path, span: unknown): Change[] {
  const start = fieldOf(span, "startOf");
  if (start !== undefined) return [replaced("mode", [...path, "startOf"], start, start === "year" ? "month" : "year")];
  const [unit, other] = fieldOf(span, "days") === undefined ? ["months", "days"] : ["days", "months"];
  const count = fieldOf(span, unit);
  return [...countChanges([...path, unit], count, 1), replaced("mode", path, span, { [other]: count })];
}

function readmissionChanges(path: Path, readmission: unknown): Change[] {
  if (readmission === undefined) return [];
  const [hospital, disease] = [fieldOf(readmission, "hospital"), fieldOf(readmission, "disease")];
  return [
    ...countChanges([...path, "days"], fieldOf(readmission, "days"), 0),
    replaced("mode", [...path, "hospital"], hospital, hospital === "same" ? "any" : "same"),
    ...(disease === undefined
      ? []
      : [
          removed([...path, "disease"]),
          replaced("mode", [...path, "disease"], disease, disease === "code" ? "category" : "code"),
        ]),
  ];
}

function householdChanges(path: Path, household: unknown): Change[] {
  const lists = ["pools", "benefits"].filter((key) => fieldOf(household, key) !== undefined);
  return lists.flatMap((key) => {
    const items = itemsOf(household, key);
    if (items.length > 1) return items.map(({ at }) => removed([...path, key, at]));
    return lists.length > 1 ? [removed([...path, key])] : [];
  });
}

function layerChanges(path: Path, yearEnd: unknown): Change[] {
  const layers = itemsOf(yearEnd, "layers");
  if (layers.length < 2) return [];
  const here = [...path, "layers"];
  return [...layers.map(({ at }) => removed([...here, at])), ...swapChanges(here, yearEnd, "layers")];
}
