import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import { settle } from "../../../src/index.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

const rulebook = bookOf(
  { basic: [benefit("b", { cases: [flat("0.50")] })], supplemental: [benefit("s", { cases: [flat("0.00")] })] },
  { without: ["backstop"], pipeline: { optional: ["backstop"] } },
);
const plain = claimOf({ inScope: "100.00" }, { id: "c-1" });
const given = claimOf({ inScope: "100.00" }, { id: "c-2", paid: [{ layer: "backstop", amount: "7.00" }] });

describe.each([["the kernel", true] as const, ["the loop", false] as const])(
  "columns of payers by %s",
  (_, webAssembly) => {
    const payersOf = (claims: readonly unknown[]): Record<string, number[]> => {
      const { payers } = createBatch(rulebook, { webAssembly }).run(collectClaims(claims));
      return Object.fromEntries(
        Object.entries(payers).map(([payer, column]) => [payer, [...column.subarray(0, claims.length)]]),
      );
    };

    it("are those of the rules in force, also of one that pays nothing", () => {
      expect(payersOf([plain])).toEqual({ basic: [5_000], supplemental: [0] });
      expect(Object.keys(settle(rulebook, plain).settlement.payers)).toEqual(["basic", "supplemental"]);
    });

    it("and of a payment that a claim gives, wherever it stands among the rows", () => {
      expect(payersOf([plain, given, plain])).toEqual({
        basic: [5_000, 5_000, 5_000],
        supplemental: [0, 0, 0],
        backstop: [0, 700, 0],
      });
    });
  },
);
