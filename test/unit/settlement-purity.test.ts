import jsonLogic from "json-logic-js";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Account, Claim } from "../../src/claim/types.ts";
import { createRulebook } from "../../src/rulebook.ts";
import { settle } from "../../src/settlement.ts";
import { expectRefusal } from "./claim/refusal.ts";
import { benefit, bookOf, claimOf, filesOf, flat, line, TITLE } from "./pack.ts";

const account: Account = {
  person: "p-1",
  year: 2018,
  revision: 3,
  admissions: 1,
  highestTier: "township",
  amounts: {
    "basic.half.base": "5.00",
    "basic.old.paid": "7.00",
    "pool.gone@2018-02": "1.00",
    "civil.x.gross.ownPay": "2.00",
  },
  counts: { "basic.old": 2 },
};

/** Everything that a rule can do, more or less. */
const RICH = filesOf(
  {
    hospitalWaiver: [
      benefit("quota", {
        when: { var: "visit.tcm" },
        cases: [{ id: "q", source: "n", quota: { amount: "90.00", below: "keep" } }],
      }),
    ],
    basic: [
      benefit("half", {
        base: { of: ["inScope"], tags: ["drug", "bed"], per: "year" },
        limits: [{ amount: "500.00", on: "paid", per: "month", pool: "p" }],
        adjust: [
          {
            id: "poor",
            when: { in: ["orphan", { var: "person.categories" }] },
            source: "n",
            rate: { add: "0.1", tags: ["drug"] },
          },
        ],
        choose: "best",
        cases: [flat("0.5", { id: "x", deductible: "10.00" }), flat("0.333333", { id: "y" })],
      }),
    ],
    backstop: [
      benefit("ceiling", {
        base: { of: ["inScope", "preSelfPay", "ownPay"], less: [{ of: "basic", what: "penalty" }] },
        cases: [{ id: "all", source: "n", burden: { allow: [{ ratio: "0.1", of: ["total"] }], per: "year" } }],
        payers: [
          { payer: "finance", share: "0.7" },
          { payer: "fund", share: "0.3" },
        ],
      }),
    ],
  },
  { pipeline: { tags: { drug: { title: TITLE }, bed: { title: TITLE } }, payers: { finance: TITLE, fund: TITLE } } },
);

const RICH_CLAIM = claimOf(
  [
    line("1", "33.33", { tags: ["drug"] }),
    line("2", "66.67", { tags: ["bed"] }),
    line("10", "12.34", { catalogue: "B", preSelfPayRate: "0.15" }),
    line("9", "-1.00"),
    line("3", "5.00", { catalogue: "C" }),
  ],
  { person: { categories: [{ code: "orphan" }] }, facility: { tcm: true } },
);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("settle is a function of its arguments", () => {
  it("reads no clock and no chance", () => {
    const book = createRulebook(RICH);
    const expected = JSON.stringify(settle(book, RICH_CLAIM));
    const refuse = (): never => {
      throw new Error("read");
    };
    vi.spyOn(Math, "random").mockImplementation(refuse);
    vi.stubGlobal(
      "Date",
      Object.assign(
        function clock() {
          refuse();
        },
        { now: refuse, parse: refuse, UTC: refuse },
      ),
    );
    vi.stubGlobal("performance", { now: refuse });
    vi.stubGlobal("Intl", {});
    expect(JSON.stringify(settle(book, RICH_CLAIM))).toBe(expected);
    expect(JSON.stringify(settle(createRulebook(RICH), RICH_CLAIM))).toBe(expected);
  });

  it("changes nothing that it is given", () => {
    const files = deepFreeze(structuredClone(RICH));
    const claim = deepFreeze(structuredClone(RICH_CLAIM));
    const before = deepFreeze(structuredClone(account));
    const { account: after } = settle(createRulebook(files), claim, before);
    expect([claim, before]).toEqual([RICH_CLAIM, account]);
    const again = deepFreeze(structuredClone(after));
    expect(settle(createRulebook(files), claim, again).account.revision).toBe(5);
  });

  it("gives the same bytes for the same inputs, whatever was settled before", () => {
    const book = createRulebook(RICH);
    const first = JSON.stringify(settle(book, RICH_CLAIM, account));
    for (const claim of [
      claimOf({ inScope: "5.00" }, { person: { categories: [] }, facility: { tcm: false } }),
      RICH_CLAIM,
    ])
      settle(book, claim);
    const refused = claimOf({ inScope: "5.00" }, { facility: { tcm: true } });
    expectRefusal(() => settle(book, refused), [["missing_fact", "person.categories", "nothing"]]);
    expect(JSON.stringify(settle(book, RICH_CLAIM, account))).toBe(first);
    expect(JSON.stringify(settle(createRulebook(RICH), structuredClone(RICH_CLAIM), structuredClone(account)))).toBe(
      first,
    );
  });

  it("pays for every fen, whoever pays", () => {
    const { settlement } = settle(createRulebook(RICH), RICH_CLAIM, account);
    const fen = (amount: string): number => Number(amount.replace(".", ""));
    const sum = (amounts: readonly string[]): number => amounts.reduce((total, amount) => total + fen(amount), 0);
    expect(sum([...Object.values(settlement.payers), settlement.patient.amount])).toBe(fen(settlement.total));
    expect(sum(settlement.lines.map(({ patient }) => patient))).toBe(fen(settlement.patient.amount));
  });
});

describe("predicates", () => {
  const tier = (name: string) => ({ "==": [{ var: "visit.tier" }, name] });
  const book = bookOf({
    basic: [
      benefit("b", {
        when: { var: "visit.tcm" },
        cases: [flat("0.5", { id: "x", when: tier("county") }), flat("0.6", { id: "y", when: tier("city") })],
      }),
    ],
  });
  const claim = (tierName: Claim["visit"]["facility"]["tier"], more: Parameters<typeof claimOf>[1] = {}) =>
    claimOf({ inScope: "1.00" }, { ...more, facility: { tier: tierName, tcm: true } });

  it("are evaluated by json-logic-js once for each distinct tuple of the facts named, and never again", () => {
    const apply = vi.spyOn(jsonLogic, "apply");
    /** How often a whole predicate was evaluated; json-logic-js calls itself for its parts. */
    const predicatesIn = (run: () => unknown): number => {
      apply.mockClear();
      run();
      return apply.mock.calls.filter(([logic]) => JSON.stringify(logic) === '{"var":"visit.tcm"}').length;
    };
    expect(predicatesIn(() => settle(book, claim("county")))).toBe(1);
    expect(predicatesIn(() => settle(book, claim("city")))).toBe(1);
    expect(predicatesIn(() => settle(book, claim("province")))).toBe(1);
    apply.mockClear();
    const others: readonly Claim[] = [
      claim("county"),
      claim("city"),
      claim("county", { person: { insurance: "employee", birthDate: "1990-01-01" }, visit: { referred: true } }),
      claim("city", { visit: { diseases: ["I10"] } }),
      claim("township"), // like the province: neither of the two that are named
    ];
    for (const each of others) settle(book, each, undefined, { trace: false });
    expect(apply).not.toHaveBeenCalled();
  });
});
