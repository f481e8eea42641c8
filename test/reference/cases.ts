import type { Benefit, Case } from "../../src/rules/benefit.ts";
import type { Facts } from "./facts.ts";
import { holds } from "./predicate.ts";

/** The cases that hold and that no other holding case is an exception to, directly or through others. */
export function standingCases(benefit: Benefit, facts: Facts): readonly Case[] {
  const live = benefit.cases.filter((candidate) => holds(candidate.when, facts));
  const removed = new Set<string>();
  for (const candidate of live) {
    const pending = [...exceptionsOf(candidate)];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (removed.has(id)) continue;
      removed.add(id);
      const overruled = benefit.cases.find((other) => other.id === id);
      if (overruled !== undefined) pending.push(...exceptionsOf(overruled));
    }
  }
  return live.filter((candidate) => !removed.has(candidate.id));
}

function exceptionsOf({ exceptionTo }: Case): readonly string[] {
  if (exceptionTo === undefined) return [];
  return typeof exceptionTo === "string" ? [exceptionTo] : exceptionTo;
}
