import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim, GivenPayment } from "../../../src/claim/types.ts";
import type { Issue } from "../../../src/errors.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { takeGiven } from "../../../src/settle/given.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { runOf, settledOn } from "./run.ts";

const grouping = benefit("b", { base: { of: ["inScope"], tags: ["drug"] }, cases: [flat("0.5")] });
const plan = planOf({ basic: [grouping], backstop: [] }, { pipeline: { tags: { drug: { title: TITLE } } } });
const LINES = [
  line("1", "60.00"),
  line("2", "40.00", { tags: ["drug"] }),
  line("3", "10.00", { catalogue: "B", preSelfPayRate: "1" }),
  line("4", "20.00", { catalogue: "C" }),
];

function taken(payment: Omit<GivenPayment, "layer">, bill: Parameters<typeof claimOf>[0] = LINES) {
  const from: Claim = claimOf(bill, {
    paid: [
      { layer: "medicalAssistance", amount: "0.00" },
      { layer: "basic", ...payment },
    ],
  });
  const claim = parseClaim(from);
  const run = runOf(plan, claim);
  const given = claim.paid[1];
  if (given === undefined) throw new RangeError("nothing given");
  const issues: Issue[] = [];
  takeGiven(run, claim, given, issues);
  const [amount, ...cells] = run.moved.slice(0, run.movedEnd);
  return { amount, cells, unpaid: [...run.unpaid], issues };
}

describe("a given payment", () => {
  it("is taken in the order of the buckets, over all groups", () => {
    // In scope: 60.00 untagged, 40.00 drug.
    const { amount, cells, unpaid, issues } = taken({ amount: "50.00" });
    expect([amount, cells]).toEqual([5_000, [3_000, 2_000, 0, 0, 0, 0, 0, 0]]);
    expect(unpaid).toEqual([3_000, 2_000, 1_000, 0, 0, 0, 2_000, 0]);
    expect(issues).toEqual([]);
  });

  it("goes on with the next bucket", () => {
    expect(taken({ amount: "115.00" }).cells).toEqual([6_000, 4_000, 1_000, 0, 0, 0, 500, 0]);
  });

  it("is taken from the buckets that it names", () => {
    const { amount, cells, issues } = taken({ amount: "25.00", buckets: { ownPay: "15.00", inScope: "10.00" } });
    expect([amount, cells]).toEqual([2_500, [600, 400, 0, 0, 0, 0, 1_500, 0]]);
    expect(issues).toEqual([]);
  });

  it("of nothing takes nothing, and has no cells", () => {
    expect(taken({ amount: "0.00" })).toMatchObject({ amount: 0, cells: [], issues: [] });
  });

  it("states quantities, or none, which the outcome has", () => {
    const stated = (payment: Omit<GivenPayment, "layer">) => {
      const claim = claimOf(LINES, { paid: [{ layer: "basic", ...payment }] });
      const [event] = readOutcome(settledOn(plan, claim).outcome).events;
      return event?.kind === "given" ? [event.given.part, event.given.stated] : event;
    };
    const nothing = { payer: 0, amount: 0, cells: [0, 0, 0, 0, 0, 0, 0, 0] };
    expect(stated({ amount: "0.00", deductible: "1.00", penalty: "0.00" })).toEqual([nothing, [100, null, 0]]);
    expect(stated({ amount: "0.00", statedDeductible: "2.00" })).toEqual([nothing, [null, 200, null]]);
    const one = { payer: 0, amount: 1, cells: [1, 0, 0, 0, 0, 0, 0, 0] };
    expect(stated({ amount: "0.01" })).toEqual([one, [null, null, null]]);
  });
});

describe("more than is unpaid is refused", () => {
  it.each<readonly [string, Omit<GivenPayment, "layer">, readonly (readonly [string, string, string])[]]>([
    ["all of it is not", { amount: "130.00" }, []],
    ["one fen more is", { amount: "130.01" }, [["paid[1].amount", "at most what is unpaid, 130.00", "130.01"]]],
    ["all of a bucket is not", { amount: "10.00", buckets: { preSelfPay: "10.00" } }, []],
    [
      "more than a bucket is, though the bill has it",
      { amount: "10.01", buckets: { preSelfPay: "10.01" } },
      [["paid[1].buckets.preSelfPay", "at most what is unpaid, 10.00", "10.01"]],
    ],
    [
      "every bucket is said",
      { amount: "120.02", buckets: { inScope: "100.01", overLimit: "0.01", ownPay: "20.00" } },
      [
        ["paid[1].buckets.inScope", "at most what is unpaid, 100.00", "100.01"],
        ["paid[1].buckets.overLimit", "at most what is unpaid, 0.00", "0.01"],
      ],
    ],
  ])("%s", (_, payment, refused) => {
    const { issues } = taken(payment);
    expect(issues.map(({ path, expected, found }) => [path, expected.en, found])).toEqual(refused);
    for (const { code, claim } of issues) expect([code, claim]).toEqual(["overpaid", "c-1"]);
  });
});
