import { expect, it } from "vitest";
import { settle } from "../../src/index.ts";
import { holdLaw } from "./law.ts";
import { replay } from "./replay.ts";

it("law 7: replaying the trace's steps gives the amounts", () => {
  holdLaw("law 7", "all", 10_000, ({ settled }) => {
    if (settled !== null) expect(replay(settled.settlement)).toEqual([]);
  });
});

it("law 7: a settlement without steps is the same settlement", () => {
  holdLaw("law 7, untraced", "first", 10_000, ({ rulebook, claim, account, settled }) => {
    if (settled === null) return;
    const untraced = settle(rulebook, claim, account, { trace: false });
    expect(untraced.settlement).toEqual({ ...settled.settlement, steps: [] });
    expect(untraced.account).toEqual(settled.account);
  });
});
