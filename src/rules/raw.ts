/** Reading of plain data that has not passed its schema: what is not there, or of another kind, is simply absent. */

/** An own property of an object. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
}

/** A property that is a text. */
export function textOf(value: unknown, key: string): string | undefined {
  const field = fieldOf(value, key);
  return typeof field === "string" ? field : undefined;
}

/** What the entries of a list have under a key. */
export function entriesOf(list: unknown, key: string): unknown[] {
  return Array.isArray(list) ? list.map((entry: unknown) => fieldOf(entry, key)) : [];
}

/** The keys of an object that is no list. */
export function keysOf(value: unknown): string[] {
  return isPlainObject(value) ? Object.keys(value) : [];
}

/** Whether a value is an object and no list. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
