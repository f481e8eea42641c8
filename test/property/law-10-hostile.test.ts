import Decimal from "decimal.js";
import { afterEach, expect, it, vi } from "vitest";
import { settle, SettlementError } from "../../src/index.ts";
import type * as Yizhan from "../../src/index.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { holdLaw } from "./law.ts";

const PRECISION = Decimal.precision;
const ROUNDING = Decimal.rounding;

afterEach(() => {
  Decimal.set({ precision: PRECISION, rounding: ROUNDING, toExpPos: 21, toExpNeg: -7 });
});

it("law 10: a host's Decimal.set and a second copy of the package change nothing", async () => {
  vi.resetModules();
  const second = (await import("../../src/index.ts")) as typeof Yizhan;
  holdLaw("law 10, a second copy", "all", 10_000, ({ pack, claim, account, settled }) => {
    Decimal.set({ precision: 1, rounding: Decimal.ROUND_DOWN, toExpPos: 0, toExpNeg: 0 });
    try {
      if (settled === null) return;
      const again = second.settle(second.createRulebook(ruleFiles(pack)), claim, account);
      expect(again).toEqual(settled);
      expect(JSON.stringify(again)).toBe(JSON.stringify(settled));
    } finally {
      Decimal.set({ precision: PRECISION, rounding: ROUNDING, toExpPos: 21, toExpNeg: -7 });
    }
  });
});

it("law 10: a hostile __proto__ in the input is refused and pollutes nothing", () => {
  holdLaw("law 10, __proto__", "first", 10_000, ({ rulebook, claim, account }) => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const hostile: unknown = JSON.parse(
        JSON.stringify(claim).replace('"visit":{', `"visit":{${JSON.stringify(key)}:{"polluted":true},`),
      );
      expect(issuesOf(rulebook, hostile, account)).toEqual([["invalid_claim", `visit.${key}`]]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

function issuesOf(rulebook: Yizhan.Rulebook, claim: unknown, account: unknown): (readonly [string, string])[] {
  try {
    settle(rulebook, claim, account);
    return [];
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues.map(({ code, path }) => [code, path] as const);
  }
}
