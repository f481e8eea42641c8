/** Making shared data safe to hand out. */

/**
 * Freezes plain data with all that it holds, and gives it back. Rules are frozen once when they load: settlements hand
 * out their titles, documents and notes, and what a host does with one must not change the next.
 *
 * @param value Plain data without cycles, nested as deep as the parsers allow at most.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
