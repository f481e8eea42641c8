/** What the end of a year looks at: layers that paid and are gone by then, and totals that a household has together. */
import { describe, expect, it } from "vitest";
import { openAccount } from "../../../src/account/account.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { openJournal } from "../../../src/journal/journal.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import type { Rulebook } from "../../../src/rulebook.ts";
import type { Household } from "../../../src/rules/practice.ts";
import { settle } from "../../../src/settlement.ts";
import { settleInHousehold } from "../../../src/year/household.ts";
import { settleYearEnd } from "../../../src/year/year-end.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, filesOf, flat, line, pipelineOf, REGION, TITLE } from "../pack.ts";

const source = "n 1";
const yearEnd = { layers: ["refund"], source };
const half = benefit("half", { cases: [flat("0.5")] });
/** The patient bears a tenth at most. */
const ceiling = benefit("ceiling", {
  base: { of: ["inScope", "preSelfPay", "overLimit", "ownPay"] },
  cases: [{ id: "all", source, burden: { allow: [{ ratio: "0.10", of: ["total"] }], per: "visit" } }],
});
const layers = { basic: [half], supplemental: [half], refund: [ceiling] };
const march = { admitted: "2018-03-01", discharged: "2018-03-10", settled: "2018-03-10" };
const claim = claimOf([line("1", "1000.00")], { visit: march });
const bills = { id: "y-1", person: { id: "p-1", region: REGION }, settled: "2018-12-31" };

/** Rules whose order from July on is basic insurance alone. */
function turning(order: readonly string[], more: object): Rulebook {
  const pipeline = { order, layers: { refund: TITLE }, ...more };
  const later = pipelineOf(["basic"], { from: "2018-07-01", layers: { refund: TITLE }, yearEnd });
  return createRulebook([...filesOf(layers, { pipeline }), { file: "later.json", data: later }]);
}

/** The year's end by itself, and as an event of a journal. */
function ends(rulebook: Rulebook): readonly (() => unknown)[] {
  const { settlement, account } = settle(rulebook, claim);
  const { journal } = applyEvent(rulebook, openJournal(openAccount("p-1", 2018)), {
    id: "e-1",
    day: "2018-12-01",
    kind: "settled",
    revision: 0,
    claim,
  });
  return [
    () => settleYearEnd(rulebook, { ...bills, settlements: [settlement] }, account),
    () => applyEvent(rulebook, journal, { id: "e-2", day: "2018-12-31", kind: "yearEnd", revision: 1, bills }),
  ];
}

describe("a layer that paid in the year", () => {
  it("and is no more in the order is not left out: what it paid would be paid again", () => {
    for (const end of ends(turning(["basic", "supplemental"], { yearEnd })))
      expectRefusal(end, [["invalid_claim", "settlements[0].payments[1].layer", '"supplemental"']]);
  });

  it("and pays at the year's end from July on is not paid a second time", () => {
    for (const end of ends(turning(["basic", "refund"], {})))
      expectRefusal(end, [["invalid_claim", "settlements[0].payments[1].layer", '"refund"']]);
  });

  it("is looked at where it is still there", () => {
    const rulebook = createRulebook(
      filesOf(layers, { pipeline: { order: ["basic", "supplemental"], layers: { refund: TITLE }, yearEnd } }),
    );
    const { settlement, account } = settle(rulebook, claim);
    const { payers } = settleYearEnd(rulebook, { ...bills, settlements: [settlement] }, account).settlement;
    expect(payers).toEqual({ basic: "500.00", supplemental: "250.00", refund: "150.00" });
  });
});

describe("totals of a household", () => {
  const limits = [{ amount: "100.00", on: "paid", per: "year", pool: "home" }] as const;
  const bookFor = (household: Household, own: object = {}): Rulebook =>
    bookOf(
      {
        basic: [benefit("b", { cases: [flat("0.5")], limits: [...limits] })],
        refund: [benefit("l", { cases: [flat("1", own)] })],
      },
      { pipeline: { order: ["basic"], layers: { refund: TITLE }, yearEnd, household } },
    );
  const ended = (rulebook: Rulebook) => {
    const { settlement, account } = settleInHousehold(rulebook, claimOf([line("1", "180.00")]), undefined, {
      id: "home",
    });
    return settleYearEnd(rulebook, { ...bills, settlements: [settlement] }, account).settlement.payers;
  };

  it.each([
    ["a pool", { pools: ["home"], source }, { limits: [...limits] }, '"pool.home"'],
    ["a benefit's own", { benefits: ["refund.l"], source }, {}, '"refund.l"'],
  ])("%s are not for a year's end that does not know the household", (_, household, own, found) => {
    expectRefusal(() => ended(bookFor(household, own)), [["invalid_claim", "person.region", found]]);
  });

  it("are others' than those of a year's end that uses none of them", () => {
    expect(ended(bookFor({ pools: ["home"], source }))).toEqual({ basic: "90.00", refund: "90.00" });
  });
});
