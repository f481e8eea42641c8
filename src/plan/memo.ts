/** Values that depend on facts alone, found once per distinct tuple of the facts named and remembered. */
import type { FactUse, FactView } from "../predicate.ts";
import type { FactCoder } from "./coding.ts";

/** A remembered value. */
export interface Memo<T> {
  /**
   * @param codes The claim's codes in the order of the plan's coder.
   * @param view  Gives the view of the facts; called only for a tuple that is not remembered.
   */
  get(codes: readonly number[], view: () => FactView): T;
}

/** How many tuples one memo holds before it starts anew; bounds memory whatever claims come. */
const MAX_TUPLES = 4096;

/** Makes a memo of what `evaluate` finds; it may read no fact that `uses` does not name. */
export function createMemo<T>(uses: readonly FactUse[], coder: FactCoder, evaluate: (view: FactView) => T): Memo<T> {
  const keyOf = createKey(uses, coder);
  const remembered = new Map<number | string, T>();
  let generation = coder.generation();
  return {
    get(codes, view) {
      if (generation !== coder.generation()) {
        remembered.clear();
        generation = coder.generation();
      }
      const key = keyOf(codes);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      if (remembered.size >= MAX_TUPLES) remembered.clear();
      const value = evaluate(view());
      remembered.set(key, value);
      return value;
    },
  };
}

/** Packs the codes of the facts named into one key: a number while it is below 2^53, else text. */
function createKey(uses: readonly FactUse[], coder: FactCoder): (codes: readonly number[]) => number | string {
  const named = [...new Set(uses.map((use) => use.fact))];
  const places = named.map((fact) => {
    const index = coder.facts.indexOf(fact);
    const literals = uses.filter((use) => use.fact === fact).flatMap((use) => use.literals);
    const mask = coder.maskOf(index, literals);
    return { index, mask, radix: mask === -1 ? coder.radix(index) : mask + 2 };
  });
  const fits = places.reduce((product, place) => product * place.radix, 1) <= Number.MAX_SAFE_INTEGER;
  const part = (codes: readonly number[], index: number, mask: number): number => {
    const code = codes[index] ?? 0;
    return code === 0 ? code : ((code - 1) & mask) + 1;
  };
  return fits
    ? (codes) => {
        let key = 0;
        for (const { index, mask, radix } of places) key = key * radix + part(codes, index, mask);
        return key;
      }
    : (codes) => places.map(({ index, mask }) => part(codes, index, mask)).join();
}
