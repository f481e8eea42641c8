import { it } from "vitest";
import { expectAgreement } from "./agreement.ts";
import { holdLaw } from "./law.ts";

it("law 8: the engine and the reference agree on every fen, first constructs", () => {
  holdLaw("law 8, first constructs", "first", 10_000, expectAgreement);
});

it("law 8: the engine and the reference agree on every fen, all constructs", () => {
  holdLaw("law 8, all constructs", "all", 50_000, expectAgreement);
});
