/** Paths into a value, as findings print them: `benefits[0].cases[1].bands`. */

const PLAIN = /^[^\s\p{C}.[\]"']{1,64}$/u;
const SHOWN = 60;

/**
 * Prints a path; a key that could be misread stands in brackets and quotes.
 *
 * @example
 * pathOf(["amend", "in.patient", "adjust", 0]); // 'amend["in.patient"].adjust[0]'
 */
export function pathOf(segments: readonly PropertyKey[]): string {
  let path = "";
  for (const segment of segments) {
    if (typeof segment === "number") path += `[${segment}]`;
    else path += keyAfter(path, String(segment));
  }
  return path;
}

function keyAfter(path: string, key: string): string {
  if (PLAIN.test(key)) return path === "" ? key : `.${key}`;
  return `[${JSON.stringify(key.length > SHOWN ? `${key.slice(0, SHOWN)}…` : key)}]`;
}

/** The value at a path, or `undefined` where the path leads nowhere. Reads own properties only. */
export function valueAt(root: unknown, segments: readonly PropertyKey[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as { readonly [key: PropertyKey]: unknown })[segment];
  }
  return value;
}

const SEGMENT = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]]+)/g;

/**
 * Reads a printed path back. A key that was shortened in printing is not the key that it was.
 *
 * @example
 * segmentsOf("benefits[0].title"); // ["benefits", 0, "title"]
 */
export function segmentsOf(path: string): (string | number)[] {
  return [...path.matchAll(SEGMENT)].map(([, index, quoted, plain]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? (plain ?? "") : String(JSON.parse(quoted));
  });
}
