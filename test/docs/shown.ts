/** What a module of the documents calls where it promises a value. */
import { inspect, isDeepStrictEqual } from "node:util";

/**
 * Gives the value back where it is as promised.
 *
 * @param promise As the comment says it.
 * @param literal The value of the promise, where it is a literal; else the value is compared as it is printed.
 * @throws Error naming the line otherwise.
 */
export function shown<T>(line: number, value: T, promise: string, literal: (() => unknown) | null): T {
  const printed = typeof value === "string" ? value : inspect(value, { depth: Infinity, breakLength: Infinity });
  const kept =
    literal === null ? printed === promise : isDeepStrictEqual(plain(value), literal()) || printed === promise;
  if (!kept) throw new Error(`line ${line}: ${promise} is promised, ${printed} is found`);
  return value;
}

/** As JSON has it, so that an object of a class may be shown as an object. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
