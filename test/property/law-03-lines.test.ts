import fc from "fast-check";
import { expect, it } from "vitest";
import { createRulebook } from "../../src/index.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { RUNS, scenarios } from "./arbitraries/scenario.ts";
import { holdLaw, trySettle } from "./law.ts";

it("law 3: allocations sum to their payment, and the order of lines changes nothing", () => {
  holdLaw("law 3", "all", 10_000, ({ rulebook, claim, account, settled, codes }) => {
    if (claim.lines === undefined) return;
    const turned = trySettle(rulebook, { ...claim, lines: [...claim.lines].reverse() }, account);
    expect(turned.codes).toEqual(codes);
    if (settled === null || turned.settled === null) return;
    const byId = (lines: typeof settled.settlement.lines) => Object.fromEntries(lines.map((line) => [line.id, line]));
    expect(byId(turned.settled.settlement.lines)).toEqual(byId(settled.settlement.lines));
    expect({ ...turned.settled.settlement, lines: [] }).toEqual({ ...settled.settlement, lines: [] });
    expect(turned.settled.account).toEqual(settled.account);
  });
});

it("law 3: any order of lines", () => {
  const turnable = scenarios("all").chain((scenario) =>
    fc.record({ scenario: fc.constant(scenario), order: fc.infiniteStream(fc.nat()) }),
  );
  fc.assert(
    fc.property(turnable, ({ scenario: { pack, runs }, order }) => {
      const rulebook = createRulebook(ruleFiles(pack));
      for (const { claim, account } of runs) {
        if (claim.lines === undefined) continue;
        const keyed = claim.lines.map((line) => ({ line, key: Number(order.next().value) }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ line }) => line);
        const first = trySettle(rulebook, claim, account);
        const second = trySettle(rulebook, { ...claim, lines: shuffled }, account);
        expect(second.settled?.settlement.payments).toEqual(first.settled?.settlement.payments);
        expect(second.settled?.account).toEqual(first.settled?.account);
      }
    }),
    { numRuns: Math.ceil(1000 / RUNS) },
  );
});
