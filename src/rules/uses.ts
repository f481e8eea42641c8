/** Everything in a rule file that refers to something declared elsewhere. Reads files that have findings of their own too. */
import { fieldOf, isPlainObject } from "./raw.ts";

/** What is referred to by a name. */
export type UseKind = "document" | "tag" | "payer" | "layer" | "category" | "certificate" | "pool" | "benefit";

/** A name with its place. */
export interface Use {
  readonly kind: UseKind;
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** A predicate with its place. */
export interface PredicateUse {
  readonly predicate: unknown;
  readonly path: readonly (string | number)[];
}

/** What a rule file refers to, in its order. */
export interface Uses {
  readonly names: readonly Use[];
  readonly predicates: readonly PredicateUse[];
}

/** Keys at the root of a file whose value declares: a map by code, or by the key of a document. */
const DECLARATIONS = new Set([
  "documents",
  "layers",
  "payers",
  "tags",
  "programmes",
  "flags",
  "categories",
  "certificates",
  "classes",
]);

type Path = readonly (string | number)[];

/** Collects the uses in plain data (so it is not deep). */
export function usesIn(root: unknown): Uses {
  const names: Use[] = [];
  const predicates: PredicateUse[] = [];
  const use = (kind: UseKind, name: unknown, path: Path): void => {
    if (typeof name === "string") names.push({ kind, name, path });
  };
  const visit = (key: string, value: unknown, path: Path): void => {
    if (key === "when") predicates.push({ predicate: value, path });
    else if (key === "source") use("document", value, path);
    else if (key === "payer") use("payer", value, path);
    else if (key === "tags" && Array.isArray(value))
      value.forEach((tag: unknown, at) => use("tag", tag, [...path, at]));
    else if (key === "less" && Array.isArray(value))
      value.forEach((less: unknown, at) => {
        if (isPlainObject(less)) use("layer", layerOf(less["of"]), [...path, at, "of"]);
      });
    else descend(value, path);
  };
  const descend = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) value.forEach((item: unknown, at) => descend(item, [...path, at]));
    else if (isPlainObject(value)) for (const [key, inner] of Object.entries(value)) visit(key, inner, [...path, key]);
  };
  /** Its keys are codes, which may be called anything. */
  const visitValidity = (value: unknown): void => {
    for (const [list, kind] of [
      ["categories", "category"],
      ["certificates", "certificate"],
    ] as const)
      for (const [code, validity] of Object.entries(fieldsOf(fieldOf(value, list)))) {
        use(kind, code, ["validity", list, code]);
        descend(validity, ["validity", list, code]);
      }
  };
  const visitLayers = (value: unknown, list: string, key: string): void => {
    const named = fieldOf(value, list);
    if (Array.isArray(named)) named.forEach((each: unknown, at) => use("layer", layerOf(each), [key, list, at]));
    descend(value, [key]);
  };
  const visitHousehold = (value: unknown): void => {
    for (const [list, kind] of [
      ["pools", "pool"],
      ["benefits", "benefit"],
    ] as const) {
      const named = fieldOf(value, list);
      if (Array.isArray(named)) named.forEach((each: unknown, at) => use(kind, each, ["household", list, at]));
    }
    visitLayers(value, "benefits", "household");
  };
  if (isPlainObject(root))
    for (const [key, value] of Object.entries(root)) {
      if (key === "order" && Array.isArray(value))
        value.forEach((layer: unknown, at) => use("layer", layer, [key, at]));
      else if (key === "layer") use("layer", value, [key]);
      else if (key === "validity") visitValidity(value);
      else if (key === "yearEnd") visitLayers(value, "layers", key);
      else if (key === "household") visitHousehold(value);
      // Its keys are ids of benefits, which may be called anything.
      else if (key === "amend" && isPlainObject(value))
        for (const [id, amendment] of Object.entries(value)) descend(amendment, [key, id]);
      else if (!DECLARATIONS.has(key)) visit(key, value, [key]);
    }
  return { names, predicates };
}

function fieldsOf(value: unknown): { readonly [key: string]: unknown } {
  return isPlainObject(value) ? value : {};
}

/** The layer of `"basic"` and of `"basic.inpatient"`. */
function layerOf(of: unknown): unknown {
  return typeof of === "string" ? of.split(".")[0] : undefined;
}
