/** Which of the cases that hold stand. */
import type { Case } from "./benefit.ts";

/** The live cases without those that a live case is an exception to, and those that these are exceptions to in turn. */
export function standingCases(live: readonly Case[], all: readonly Case[]): Case[] {
  const removed = new Set<string>();
  const remove = (each: Case | undefined): void => {
    const named = each?.exceptionTo ?? [];
    for (const id of typeof named === "string" ? [named] : named) {
      if (removed.has(id)) continue;
      removed.add(id);
      remove(all.find((other) => other.id === id));
    }
  };
  live.forEach(remove);
  return live.filter((each) => !removed.has(each.id));
}
