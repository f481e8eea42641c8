import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { expectRefusal } from "../claim/refusal.ts";
import type { Refused } from "../claim/refusal.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { accountWith, settledOn, totalsIn } from "./run.ts";
import type { SettledRow } from "./run.ts";

function outcomeOf(plan: Plan, claim: Claim, account: Partial<Account> = {}): SettledRow {
  return settledOn(plan, claim, accountWith(account));
}

const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });

const tcm = { var: "visit.tcm" };

describe("refused", () => {
  const book = (layers: Parameters<typeof planOf>[0], options?: Parameters<typeof planOf>[1]) =>
    planOf(layers, options);
  const aid = half("aid", { base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] } });

  it.each<readonly [string, Plan, Claim, readonly Refused[]]>([
    [
      "a fact that is read",
      book({ basic: [half("a", { when: tcm })] }),
      claimOf({}),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    ],
    [
      "two cases",
      book({ basic: [half("a", { cases: [flat("0.1", { id: "x" }), flat("0.1", { id: "y" })] })] }),
      claimOf({}),
      [["rule_conflict", "benefits.a.cases", "x, y"]],
    ],
    [
      "a layer without rules",
      book({ basic: [] }, { without: ["backstop"] }),
      claimOf({}),
      [["no_rule", "backstop", "nothing"]],
    ],
    [
      "what no file can say",
      book({ basic: [half("a")] }, { notEncoded: { basic: [{ source: "n 9", why: TITLE, when: { "!": tcm } }] } }),
      claimOf({}, { facility: { tcm: false } }),
      [["not_encoded", "notEncoded", "n 9", "a claim that the rule file can express (Name)"]],
    ],
    [
      "a fact that an entitlement reads",
      book(
        { basic: [half("a")] },
        { pipeline: { entitlements: [{ code: "e", title: TITLE, when: tcm, source: "n" }] } },
      ),
      claimOf({}),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    ],
    [
      "a quantity that a given payment does not state",
      book({ basic: [half("a")], medicalAssistance: [aid] }),
      claimOf({}, { paid: [{ layer: "basic", amount: "0.00", deductible: "1.00" }] }),
      [["missing_fact", "paid.basic.penalty", "nothing"]],
    ],
    [
      "more than is unpaid",
      book({ basic: [] }),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "1.01" }] }),
      [["overpaid", "paid[0].amount", "1.01"]],
    ],
    [
      "a layer that is not in the order",
      book({ basic: [] }),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "backstop", amount: "1.00" }] }),
      [["unknown_layer", "paid[0].layer", '"backstop"']],
    ],
    [
      "codes and sums first, all of them; nothing is settled on such a claim",
      book(
        {
          basic: [half("a", { when: tcm, base: { of: ["inScope"], tags: ["drug"] } })],
        },
        { pipeline: { tags: { drug: { title: TITLE } } }, without: ["backstop"] },
      ),
      claimOf([line("1", "-1.00", { tags: ["drug"] }), line("2", "1.00", { tags: ["bed"] })], {
        person: { categories: [{ code: "martian" }] },
      }),
      [
        ["invalid_claim", "person.categories[0].code", '"martian"'],
        ["invalid_claim", "lines[1].tags[0]", '"bed"'],
        ["unbalanced", "lines", "-1.00"],
      ],
    ],
    [
      "then everything that settling finds, in the order of the layers",
      book(
        {
          hospitalWaiver: [half("w")],
          basic: [half("a", { when: tcm }), half("b", { cases: [flat("0.1", { id: "x" }), flat("0.1", { id: "y" })] })],
        },
        {
          without: ["backstop"],
          pipeline: {
            highestTier: { when: { var: "visit.referred" }, source: "n" },
            entitlements: [{ code: "e", title: TITLE, when: { var: "visit.accident" }, source: "n" }],
          },
          notEncoded: { basic: [{ source: "n 9", why: TITLE }] },
        },
      ),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "hospitalWaiver", amount: "2.00" }] }),
      [
        ["missing_fact", "visit.referred", "nothing"],
        ["overpaid", "paid[0].amount", "2.00"],
        ["missing_fact", "visit.facility.tcm", "nothing"],
        ["rule_conflict", "benefits.b.cases", "x, y"],
        ["no_rule", "backstop", "nothing"],
        ["missing_fact", "visit.accident", "nothing"],
        ["not_encoded", "notEncoded", "n 9", "a claim that the rule file can express (Name)"],
      ],
    ],
  ])("%s", (_, plan, claim, refused) => {
    expectRefusal(() => outcomeOf(plan, claim), refused);
  });

  it("a fact that no predicate comes to is not missing", () => {
    const when = { or: [{ "==": [{ var: "visit.tier" }, "county"] }, tcm] };
    const plan = planOf({ basic: [half("a", { when })] });
    expect(readOutcome(outcomeOf(plan, claimOf({ inScope: "1.00" })).outcome).unpaid).toEqual([50, 0, 0, 0]);
    expectRefusal(
      () => outcomeOf(plan, claimOf({}, { facility: { tier: "city" } })),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    );
  });

  it("a running total that an account cannot hold; the last that it can is no refusal", () => {
    const plan = planOf({ basic: [half("a")] });
    const after = (base: string) =>
      outcomeOf(plan, claimOf({ inScope: "0.02" }), { amounts: { "basic.a.base": base } });
    expect(totalsIn(plan, after("9999999999999.97").row)[0]).toBe(999_999_999_999_999);
    expectRefusal(
      () => after("9999999999999.98"),
      [["invalid_account", "account.amounts.basic.a.base", "10000000000000.00"]],
    );
  });

  // The layer has no benefits here, so its name alone is looked up: 300.00 are taken off in silence.
  it("a quantity of one benefit of a given layer that has no rules", () => {
    const less = [{ of: "basic.inpatient", what: "deductible" }] as const;
    const plan = planOf(
      { criticalIllness: [half("c", { base: { of: ["inScope"], less } })] },
      { pipeline: { order: ["basic", "criticalIllness"] } },
    );
    const paid = [{ layer: "basic", amount: "100.00", deductible: "300.00" }];
    expectRefusal(
      () => outcomeOf(plan, claimOf({ inScope: "1000.00" }, { paid })),
      [["missing_fact", "paid.basic.inpatient.deductible", "nothing"]],
    );
  });

  it("what no file can say of a given layer, and a fact that only that reads, are none; an entitlement's fact is", () => {
    const notEncoded = { basic: [{ source: "n 9", why: TITLE, when: tcm }] };
    const entitlements = [{ code: "e", title: TITLE, when: { var: "visit.accident" }, source: "n" }];
    const plan = planOf({ basic: [half("a")] }, { notEncoded, pipeline: { entitlements } });
    const paid = [{ layer: "basic", amount: "0.00" }];
    const computed: readonly Refused[] = [["missing_fact", "visit.facility.tcm", "nothing"]];
    const ofEntitlement: Refused = ["missing_fact", "visit.accident", "nothing"];
    expectRefusal(() => outcomeOf(plan, claimOf({})), [ofEntitlement, ...computed]);
    for (const facility of [{}, { tcm: true }])
      expectRefusal(() => outcomeOf(plan, claimOf({}, { facility, paid })), [ofEntitlement]);
  });
});
