import { expect } from "vitest";
import { SettlementError } from "../../../src/errors.ts";
import type { Issue } from "../../../src/errors.ts";

/** An issue as tests write it: code, path, what was found, and what was expected where that is the point. */
export type Refused = readonly [code: Issue["code"], path: string, found: string, expected?: string];

/** All issues that a function refuses with; fails the test when it refuses with anything else, or not at all. */
export function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SettlementError) return error.issues;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** Holds the whole list of issues, in order. */
export function expectRefusal(run: () => unknown, refused: readonly Refused[]): void {
  const issues = issuesOf(run);
  expect(
    issues.map(({ code, path, found, expected }, i) =>
      refused[i]?.[3] === undefined ? [code, path, found] : [code, path, found, expected.en],
    ),
  ).toStrictEqual(refused.map((each) => [...each]));
  for (const { expected } of issues) {
    expect(expected.en).not.toBe("");
    expect(expected.zh).toMatch(/\p{Script=Han}/u);
  }
}

/** Spoiled claims by name, each with the whole list of its issues. */
export type Row = readonly [name: string, claim: unknown, refused: readonly Refused[]];
