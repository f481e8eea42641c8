/** What codes are called: those of the nation and those that pipelines declare. A code that nothing names stays itself. */
import { HOSPITAL, HOSPITAL_NAME, LAYER_NAMES } from "../plan/names.ts";
import type { DeclaredCodes } from "../rules/resolved.ts";
import type { Declared, Text } from "../rules/types.ts";
import { factType } from "../facts.ts";
import { same } from "./bilingual.ts";
import type { ValueNamer } from "./condition.ts";
import { VALUE_WORDS } from "../fact-words.ts";

/** The namers of what rules speak of. */
export interface Names {
  readonly layer: (code: string) => Text;
  readonly payer: (code: string) => Text;
  readonly tag: (code: string) => Text;
  readonly value: ValueNamer;
}

/** The names that a set of declared codes gives. */
export function namesFrom(declared: DeclaredCodes): Names {
  const layer = (code: string): Text => own(LAYER_NAMES, code) ?? declared.layers.get(code) ?? same(code);
  const value = (fact: string, code: string): Text => {
    const national = own(own(VALUE_WORDS, fact) ?? {}, code);
    if (national !== undefined) return national;
    const type = factType(fact);
    const kind = type !== undefined && "declared" in type ? type.declared : undefined;
    if (kind === undefined) return same(code);
    if (kind === "layers") return layer(code);
    const codes: ReadonlyMap<string, Declared> = declared[kind];
    return codes.get(code)?.title ?? same(code);
  };
  return {
    layer,
    payer: (code) => (code === HOSPITAL ? HOSPITAL_NAME : (declared.payers.get(code) ?? layer(code))),
    tag: (code) => declared.tags.get(code)?.title ?? same(code),
    value,
  };
}

function own<T>(table: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
