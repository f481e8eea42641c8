/**
 * Own values of plain objects and lists, asked for exactly as `readPlain` asks.
 *
 * A plain read (`object.key`) would run an accessor or the `get` of a proxy, which may answer one thing now and another
 * when the careful reader asks. So each value is taken from its descriptor, once, and what was taken is what is used:
 * an accessor has no value there and is given up, and a proxy is asked what `readPlain` would ask it. Symbols and
 * properties that are not enumerable are passed over by both.
 */
import { unusual } from "./unusual.ts";

/** A value by its key; `undefined` counts as absent. */
export function ownValue(holder: object, key: string | number): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key);
  if (descriptor === undefined) return unusual();
  const value: unknown = descriptor.value;
  return value === undefined && !("value" in descriptor) ? unusual() : value;
}

/** An object that no class made. Those of another realm are left to the careful reader. */
export function plainObject(value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return unusual();
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? value : unusual();
}

/** A list of at most so many items, without holes and further properties, each item read. */
export function listOf<T>(value: unknown, most: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) return unusual();
  const { length } = value;
  if (length > most || Object.keys(value).length !== length) return unusual();
  const items: T[] = [];
  for (let at = 0; at < length; at++) items.push(read(ownValue(value, at)));
  return items;
}
