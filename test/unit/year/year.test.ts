/** The dates of practice: what a pipeline says of them, or what rules can say already. */
import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { verify } from "../../../src/verify/verify.ts";
import { settleInHousehold } from "../../../src/year/household.ts";
import { withContinuation } from "../../../src/year/readmission.ts";
import { splitStay } from "../../../src/year/split.ts";
import { settleYearEnd } from "../../../src/year/year-end.ts";
import { quote } from "../../../src/quote/quote.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat, line, REGION, settleInTurn, TITLE } from "../pack.ts";

const source = "n 1";
const inPool = (amount: string): Partial<Benefit> => ({ limits: [{ amount, on: "paid", per: "year", pool: "home" }] });

describe("a stay over the turn of the year", () => {
  const half = benefit("b", {
    limits: [{ amount: "60.00", on: "paid", per: "year" }],
    cases: [flat("0.5", { deductible: "20.00" })],
    adjust: [{ id: "on", source, when: { "==": [{ var: "visit.continuation" }, true] }, deductible: { set: "0.00" } }],
  });
  const poor = { in: ["extremePoor", { var: "person.categories" }] };
  const whole = bookOf({ basic: [half] });
  const split = bookOf({ basic: [half] }, { pipeline: { crossYear: { split: "lineDay", source } } });
  const excepted = bookOf(
    { basic: [half] },
    { pipeline: { crossYear: { split: "lineDay", when: { "!": poor }, source } } },
  );
  const visit = { admitted: "2018-12-20", discharged: "2019-01-10", settled: "2019-01-10", continuation: false };
  const stay = claimOf(
    [
      line("a", "100.00", { day: "2018-12-31" }),
      line("b", "40.00", { day: "2019-01-01" }),
      line("c", "100.00", { day: "2018-12-20" }),
    ],
    {
      person: { categories: [] },
      visit,
    },
  );

  it("is of the year that yearOf says, where nothing else is said", () => {
    expect(settle(whole, stay).settlement.year).toBe(2019);
    expect(splitStay(whole, stay)).toEqual([{ year: 2019, claim: stay }]);
    const byAdmission = bookOf({ basic: [half] }, { pipeline: { yearOf: "admission" } });
    expect(settle(byAdmission, stay).settlement.year).toBe(2018);
  });

  it("is split by the day of each line, each part on the account of its year", () => {
    const parts = splitStay(split, stay);
    expect(
      parts.map(({ year, claim: { id, visit: own, lines } }) => [
        year,
        id,
        own.admitted,
        own.discharged,
        own.continuation,
        lines?.map((each) => each.id),
      ]),
    ).toEqual([
      [2018, "c-1/2018", "2018-12-20", "2018-12-31", false, ["a", "c"]],
      [2019, "c-1/2019", "2019-01-01", "2019-01-10", true, ["b"]],
    ]);
    const session = createSession(split);
    // (200 - 20) / 2, of which 60 are the year's limit; in the new year without a second deductible.
    expect(parts.map(({ claim }) => session.settle(claim).settlement.patient.amount)).toEqual(["140.00", "20.00"]);
    expect(session.accounts().map(({ year, amounts }) => [year, amounts["basic.b.paid"]])).toEqual([
      [2018, "60.00"],
      [2019, "20.00"],
    ]);
  });

  it("sums to the whole, over three years, years without lines left out", () => {
    const long = {
      ...stay,
      visit: { ...stay.visit, discharged: "2021-02-01", settled: "2021-02-01" },
      lines: [...(stay.lines ?? []), line("d", "7.00", { day: "2021-01-31" })],
    };
    const parts = splitStay(split, long);
    expect(parts.map(({ year, claim: { visit: own } }) => [year, own.admitted, own.discharged])).toEqual([
      [2018, "2018-12-20", "2018-12-31"],
      [2019, "2019-01-01", "2019-12-31"],
      [2021, "2021-01-01", "2021-02-01"],
    ]);
    expect(
      parts
        .flatMap(({ claim }) => claim.lines ?? [])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["a", "b", "c", "d"]);
  });

  it("is of its days in the year also where all lines are of that year, and is then no continuation", () => {
    const late = splitStay(split, { ...stay, lines: [line("b", "40.00", { day: "2019-01-01" })] });
    const early = splitStay(split, { ...stay, lines: [line("c", "40.00", { day: "2018-12-20" })] });
    expect(
      [...late, ...early].map(({ year, claim: { visit: own } }) => [
        year,
        own.admitted,
        own.discharged,
        own.continuation,
      ]),
    ).toEqual([
      [2019, "2019-01-01", "2019-01-10", false],
      [2018, "2018-12-20", "2018-12-31", false],
    ]);
  });

  it("is not split for whom the pipeline excepts", () => {
    const extreme = { ...stay, person: { ...stay.person, categories: [{ code: "extremePoor" }] } };
    expect(splitStay(excepted, extreme)).toEqual([{ year: 2019, claim: extreme }]);
    expect(settle(excepted, extreme).settlement.year).toBe(2019);
    expect(splitStay(excepted, stay)).toHaveLength(2);
  });

  it("is never settled whole where it has to be split", () => {
    const refused = [
      "invalid_claim",
      "visit.discharged",
      '"2019-01-10"',
      "a day in the year of admission: stays over years are split here (splitStay)",
    ] as const;
    expectRefusal(() => settle(split, stay), [refused]);
    expectRefusal(() => settle(excepted, stay), [refused]);
    const {
      person: { categories: _, ...person },
      ...rest
    } = stay;
    const unknown = { ...rest, person };
    expectRefusal(() => settle(excepted, unknown), [["missing_fact", "person.categories", "nothing"]]);
    expectRefusal(() => splitStay(excepted, unknown), [["missing_fact", "person.categories", "nothing"]]);
    const { patient, refusals } = quote(excepted, unknown);
    expect([patient.least.facts, refusals[0]?.path]).toEqual([
      { "person.categories": ["extremePoor"] },
      "visit.discharged",
    ]);
    const outpatient = claimOf({ inScope: "1.00" }, { visit: { ...visit, kind: "outpatient" } });
    expect(settle(split, outpatient).settlement.year).toBe(2019);
  });

  it("is refused where it cannot be split, with every finding", () => {
    expectRefusal(
      () => splitStay(split, claimOf({ inScope: "1.00" }, { visit, paid: [{ layer: "basic", amount: "0.50" }] })),
      [
        ["invalid_claim", "lines", "nothing"],
        ["invalid_claim", "paid", "a list of 1"],
      ],
    );
    expectRefusal(
      () => splitStay(split, claimOf([line("a", "1.00"), line("b", "1.00", { day: "2018-12-19" })], { visit })),
      [
        ["invalid_claim", "lines[0].day", "nothing", "a day of the stay, 2018-12-20 to 2019-01-10"],
        ["invalid_claim", "lines[1].day", '"2018-12-19"'],
      ],
    );
    expectRefusal(
      () => splitStay(split, {}),
      [
        ["invalid_claim", "id", "nothing"],
        ["invalid_claim", "person", "nothing"],
        ["invalid_claim", "visit", "nothing"],
        ["invalid_claim", "", "nothing"],
      ],
    );
  });
});

describe("a readmission", () => {
  const book = (hospital: "same" | "any", when?: { readonly [operator: string]: unknown }) =>
    bookOf(
      { basic: [benefit("b", { cases: [flat("0.5")] })] },
      { pipeline: { readmission: { days: 10, hospital, ...(when && { when }), source } } },
    );
  const stay = claimOf({ inScope: "1.00" });
  const continues = (where: ReturnType<typeof book>, hospital: string, discharged: string) =>
    withContinuation(where, stay, [
      { hospital: "h-9", discharged: "2018-01-01" },
      { hospital, discharged },
    ]).visit.continuation;

  it("continues a stay within the window, the last day included, in the same hospital or in any", () => {
    expect([
      continues(book("same"), "h-1", "2018-10-22"),
      continues(book("same"), "h-1", "2018-10-21"),
      continues(book("same"), "h-1", "2018-11-01"),
      continues(book("same"), "h-1", "2018-11-02"),
      continues(book("same"), "h-2", "2018-10-31"),
      continues(book("any"), "h-2", "2018-10-31"),
    ]).toEqual([true, false, true, false, false, true]);
  });

  it("for the same disease, by its code or its category, where the pipeline asks for it", () => {
    const of = (
      disease: "code" | "category",
      own: readonly string[] | null,
      ...earlier: (readonly string[] | null)[]
    ) => {
      const readmission = { days: 10, hospital: "any" as const, disease, source };
      const asking = bookOf({ basic: [benefit("b", { cases: [flat("0.5")] })] }, { pipeline: { readmission } });
      const claim = claimOf({ inScope: "1.00" }, { visit: own === null ? {} : { diseases: own } });
      const stays = earlier.map((diseases) => {
        return { hospital: "h-2", discharged: "2018-10-25", ...(diseases === null ? {} : { diseases }) };
      });
      return withContinuation(asking, claim, stays).visit.continuation;
    };
    expect([
      of("code", ["I63.9"], ["I10", "I63.9"]),
      of("code", ["I63.9"], ["I63.1"]),
      of("category", ["I63.9"], ["I63.1"]),
      of("category", ["I63.9"], ["I64"]),
      of("code", ["I63.9"]),
      of("code", null),
    ]).toEqual([true, false, true, false, false, false]);
    // What is not known decides nothing where another stay does, and else is not guessed.
    expect(of("code", ["I63.9"], null, ["I63.9"])).toBe(true);
    expectRefusal(() => of("code", ["I63.9"], null, ["I10"]), [["missing_fact", "stays", "nothing"]]);
    expectRefusal(() => of("code", null, ["I10"]), [["missing_fact", "visit.diseases", "nothing"]]);
  });

  it("only where the pipeline says so", () => {
    expect(continues(book("any", { "==": [{ var: "visit.tier" }, "city"] }), "h-1", "2018-10-31")).toBe(false);
    expect(withContinuation(bookOf({ basic: [] }), stay, [])).toEqual(stay);
    const stated = claimOf({ inScope: "1.00" }, { visit: { continuation: false } });
    expect(withContinuation(book("any"), stated, [{ hospital: "h-1", discharged: "2018-10-31" }])).toEqual(stated);
    const outpatient = claimOf({ inScope: "1.00" }, { visit: { kind: "outpatient" } });
    expect(withContinuation(book("any"), outpatient, [{ hospital: "h-1", discharged: "2018-10-31" }])).toEqual(
      outpatient,
    );
    expectRefusal(
      () => withContinuation(book("any", { var: "visit.tcm" }), stay, []),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    );
    expect(() => withContinuation(book("any"), stay, [{ hospital: "h-1", discharged: "2018-02-30" }])).toThrow(
      TypeError,
    );
  });

  it("counts by its ordinal in the year, which rules read", () => {
    const again = { ">=": [{ var: "visit.admission" }, 2] };
    const own = benefit("b", {
      cases: [flat("0.5", { deductible: "50.00" })],
      adjust: [{ id: "again", source, when: again, deductible: { times: "0.5" } }],
    });
    const stays = [stay, stay, stay].map((each): Claim => ({
      ...each,
      bill: { inScope: "100.00", preSelfPay: 0, overLimit: 0, ownPay: 0 },
    }));
    expect(settleInTurn(bookOf({ basic: [own] }), stays).paid).toEqual([["25.00"], ["37.50"], ["37.50"]]);
  });
});

describe("the highest tier of the year", () => {
  it("rises with a later visit, and the year's ceiling with it", () => {
    const tier = (name: string) => ({ "==": [{ var: "year.highestTier" }, name] });
    const ceiling = (id: string, amount: string) => ({
      id,
      source,
      when: tier(id),
      burden: { allow: [{ amount }], per: "year" as const },
    });
    const own = benefit("b", { cases: [ceiling("county", "300.00"), ceiling("city", "500.00")] });
    const at = (where: "county" | "city", inScope: string) => claimOf({ inScope }, { facility: { tier: where } });
    // Over 300 at first; the city raises it to 500, and 400 + 250 - 100 paid are 150 above it less what was paid.
    expect(
      settleInTurn(bookOf({ basic: [own] }), [at("county", "400.00"), at("city", "250.00"), at("county", "10.00")])
        .paid,
    ).toEqual([["100.00"], ["50.00"], ["10.00"]]);
  });
});

describe("a newborn with the mother's status", () => {
  it("is a category that the pipeline declares and the claim gives", () => {
    const born = {
      and: [{ "<": [{ var: "person.age" }, 1] }, { in: ["motherInsured", { var: "person.categories" }] }],
    };
    const own = benefit("b", { when: born, cases: [flat("0.7")] });
    const book = bookOf({ basic: [own] }, { pipeline: { categories: { motherInsured: { title: TITLE } } } });
    const child = (birthDate: string, ...codes: readonly string[]) =>
      settle(
        book,
        claimOf({ inScope: "100.00" }, { person: { birthDate, categories: codes.map((code) => ({ code })) } }),
      ).settlement.payers;
    expect(child("2018-11-01", "motherInsured")).toEqual({ basic: "70.00" });
    expect(child("2018-11-01")).toEqual({ basic: "0.00" });
    expect(child("2017-11-10", "motherInsured")).toEqual({ basic: "0.00" });
  });
});

describe("the end of a year", () => {
  const refund = benefit("refund", {
    base: { of: ["inScope", "preSelfPay", "overLimit", "ownPay"] },
    cases: [{ id: "all", source, burden: { allow: [{ ratio: "0.10", of: ["total"] }], per: "visit" } }],
  });
  const half = benefit("b", { cases: [flat("0.5")] });
  const layers = {
    basic: [half],
    criticalIllness: [benefit("c", { cases: [flat("0.5", { deductible: "400.00" })] })],
    refund: [refund],
  };
  const book = bookOf(
    { ...layers },
    {
      pipeline: {
        order: ["basic", "criticalIllness"],
        layers: { refund: TITLE },
        yearEnd: { layers: ["refund"], source },
      },
    },
  );
  const person = { id: "p-1", region: REGION };
  const first = settle(book, claimOf({ inScope: "1000.00", ownPay: "50.00" }));
  const second = settle(book, claimOf({ inScope: "500.00" }, { id: "c-2" }), first.account);
  const settlements = [first.settlement, second.settlement];
  const bills = { id: "y-1", person, settled: "2018-12-31", settlements };

  it("is nothing that a visit knows of", () => {
    expect(first.settlement.payers).toEqual({ basic: "500.00", criticalIllness: "50.00" });
    expect("yearEnd" in first.settlement).toBe(false);
  });

  it("pays on the bills of the whole year, with what was paid on them", () => {
    const { settlement, account, claim } = settleYearEnd(book, bills, second.account);
    expect([settlement.yearEnd, settlement.total, settlement.bill.ownPay, settlement.year]).toEqual([
      true,
      "1550.00",
      "50.00",
      2018,
    ]);
    // The patient has borne 500 + 250 of 1550 and bears 155 of it.
    expect(settlement.payers).toEqual({ basic: "750.00", criticalIllness: "50.00", refund: "595.00" });
    expect(settlement.patient.amount).toBe("155.00");
    expect(account).toEqual({
      ...second.account,
      revision: 3,
      amounts: { ...second.account.amounts, "refund.refund.base": "750.00", "refund.refund.paid": "595.00" },
    });
    expect(claim.paid?.map(({ layer, amount }) => [layer, amount])).toEqual([
      ["basic", "750.00"],
      ["criticalIllness", "50.00"],
    ]);
    expect(verify(book, JSON.parse(JSON.stringify(settlement)), claim, second.account)).toEqual({ same: true });
    expect(verify(book, { ...settlement, yearEnd: undefined }, claim, second.account)).not.toEqual({ same: true });
  });

  it("gives every layer of the order a payment, if of nothing", () => {
    const { settlement } = settleYearEnd(book, { ...bills, settlements: [] });
    expect([settlement.total, settlement.payers]).toEqual([
      "0.00",
      { basic: "0.00", criticalIllness: "0.00", refund: "0.00" },
    ]);
  });

  it("is settled once", () => {
    const { account } = settleYearEnd(book, bills, second.account);
    expectRefusal(
      () => settleYearEnd(book, bills, account),
      [["invalid_account", "account.amounts.refund.refund.base", "an amount"]],
    );
  });

  it("is refused for what is not of the year, all at once", () => {
    const [one, two] = settlements as [(typeof settlements)[0], (typeof settlements)[0]];
    const end = settleYearEnd(book, bills, second.account).settlement;
    const minus = { ...one, claim: "c-3", payments: one.payments.map((each) => ({ ...each, amount: "-1.00" })) };
    const wrong = [one, one, { ...two, person: "p-2", year: 2017, region: "990102" }, end, minus];
    expectRefusal(
      () => settleYearEnd(book, { ...bills, settlements: wrong }),
      [
        ["invalid_claim", "settlements[1].claim", '"c-1"'],
        ["invalid_claim", "settlements[2].person", "another person"],
        ["invalid_claim", "settlements[2].year", "2017"],
        ["invalid_claim", "settlements[2].region", '"990102"'],
        ["invalid_claim", "settlements[3].yearEnd", "true"],
        ["invalid_claim", "settlements[4].payments[0].amount", "-1.00"],
        ["invalid_claim", "settlements[4].payments[1].amount", "-1.00"],
        ["unbalanced", "settlements[4].payments[0].amount", "-1.00", "500.00, which its parts come to"],
        ["unbalanced", "settlements[4].payments[1].amount", "-1.00", "50.00, which its parts come to"],
        ["unbalanced", "settlements[4].payers.basic", "500.00"],
        ["unbalanced", "settlements[4].payers.criticalIllness", "50.00"],
      ],
    );
    const none = bookOf({ basic: [half] });
    expectRefusal(
      () => settleYearEnd(none, { ...bills, settlements: [] }),
      [["invalid_claim", "person.region", `"${REGION}"`]],
    );
  });
});

describe("what the end of a year is settled from", () => {
  const layers = { basic: [benefit("b", { cases: [flat("0.5")] })], refund: [benefit("r", { cases: [flat("0.1")] })] };
  const pipeline = { order: ["basic"], layers: { refund: TITLE }, yearEnd: { layers: ["refund"], source } };
  const book = bookOf(layers, { pipeline });
  const first = settle(book, claimOf({ inScope: "100.00" }));
  const second = settle(book, claimOf({ ownPay: "30.00" }, { id: "c-2" }), first.account);
  const third = settle(book, claimOf({ inScope: "10.00" }, { id: "c-3" }), second.account);
  const all = [third, first, second].map(({ settlement }) => settlement);
  const head = { id: "y-1", person: { id: "p-1", region: REGION }, settled: "2018-12-31" };
  const end = (settlements: readonly unknown[], account: Account | undefined = third.account) => {
    return settleYearEnd(book, { ...head, settlements: settlements as typeof all }, account);
  };
  const whole = (found: string) =>
    [
      "invalid_claim",
      "settlements",
      found,
      "exactly one settlement for each revision of the account from 0 to 3",
    ] as const;

  it("is all that the account has seen, in any order, also out of JSON", () => {
    expect(end(all).settlement.payers).toEqual({ basic: "55.00", refund: "5.50" });
    expect(end(JSON.parse(JSON.stringify(all)) as typeof all)).toEqual(end(all));
  });

  it("is refused where a settlement is missing, one that nobody paid too, or comes twice", () => {
    expectRefusal(() => end(all.slice(0, 2)), [whole("none from 1 to 2")]);
    expectRefusal(
      () => end(all.slice(1)),
      [whole("none from 2 to 3"), ["invalid_claim", "account.amounts.basic.b.paid", "50.00 in the settlements"]],
    );
    expectRefusal(() => end([...all, { ...second.settlement, claim: "c-9" }]), [whole("another one from 1")]);
    expectRefusal(
      () => settleYearEnd(book, { ...head, settlements: all.slice(1, 2) }),
      [
        ["invalid_claim", "settlements", "another one from 0"],
        [
          "invalid_claim",
          "account.amounts.basic.b.paid",
          "50.00 in the settlements",
          "0.00 in all, as the account says",
        ],
      ],
    );
  });

  it("is refused where a settlement balances, but says another payment than its account", () => {
    const { settlement } = settle(book, claimOf({ inScope: "120.00" }));
    const forged = { ...settlement, account: first.settlement.account };
    expectRefusal(
      () => end([forged, second.settlement, third.settlement]),
      [
        [
          "invalid_claim",
          "account.amounts.basic.b.paid",
          "65.00 in the settlements",
          "55.00 in all, as the account says",
        ],
      ],
    );
  });

  it("is refused where something is no settlement", () => {
    const { bill: _, ...rest } = first.settlement;
    expectRefusal(
      () => end([rest, 5]),
      [
        ["invalid_claim", "settlements[0].bill", "nothing"],
        ["invalid_claim", "settlements[1]", "5"],
      ],
    );
  });
});

describe("a household", () => {
  const lump = benefit("lump", {
    cases: [
      {
        id: "all",
        source,
        lump: { bands: [{ upTo: "1000.00", amount: "0.00" }, { amount: "800.00" }], times: 1, per: "year" },
      },
    ],
  });
  const half = benefit("b", { cases: [flat("0.1")], ...inPool("150.00") });
  const household = { pools: ["home"], benefits: ["supplemental.lump"], source };
  const book = bookOf({ basic: [half], supplemental: [lump] }, { pipeline: { household } });
  const bill = (id: string) => claimOf({ inScope: "2000.00" }, { person: { id }, id: `c-${id}` });
  const first = settleInHousehold(book, bill("p-1"), undefined, { id: "home-1" });

  it("has its lump once, whichever member it comes to", () => {
    expect(first.settlement.payers).toEqual({ basic: "150.00", supplemental: "800.00" });
    const second = settleInHousehold(book, bill("p-2"), undefined, { id: "home-1", account: first.household });
    expect(second.settlement.payers).toEqual({ basic: "0.00", supplemental: "0.00" });
    const elsewhere = settleInHousehold(book, bill("p-2"), undefined, { id: "home-2" });
    expect(elsewhere.settlement.payers).toEqual({ basic: "150.00", supplemental: "800.00" });
  });

  it("keeps what is shared in its own account, and the rest in the member's", () => {
    const own: Account = {
      person: "p-1",
      year: 2018,
      revision: 1,
      admissions: 1,
      highestTier: "county",
      amounts: { "basic.b.base": "2000.00", "basic.b.paid": "150.00" },
    };
    expect(first.account).toEqual(own);
    expect(first.household).toEqual({
      person: "home-1",
      year: 2018,
      revision: 1,
      admissions: 0,
      highestTier: null,
      amounts: { "pool.home": "150.00", "supplemental.lump.base": "1850.00", "supplemental.lump.paid": "800.00" },
      counts: { "supplemental.lump": 1 },
    });
    const again = settleInHousehold(book, bill("p-1"), first.account, { id: "home-1", account: first.household });
    expect([
      again.account.revision,
      again.household.revision,
      again.household.amounts["supplemental.lump.base"],
    ]).toEqual([2, 2, "3850.00"]);
    expect(verify(book, again.settlement, bill("p-1"), again.joined)).toEqual({ same: true });
  });

  it("goes by the case that first paid any of its members in the year, where it shares that", () => {
    const poor = { in: ["registeredPoor", { var: "person.categories" }] };
    const chosen = benefit("lump", {
      choose: "first-of-year",
      cases: [flat("0.1", { id: "x", when: poor }), flat("0.2", { id: "y" })],
    });
    const own = bookOf(
      { supplemental: [chosen] },
      { pipeline: { household: { benefits: ["supplemental.lump"], source } } },
    );
    const visit = (id: string, codes: readonly string[]) =>
      claimOf({ inScope: "100.00" }, { person: { id, categories: codes.map((code) => ({ code })) }, id: `c-${id}` });
    const all = settleInHousehold(own, visit("p-1", []), undefined, { id: "home-1" });
    expect([all.account.counts, all.household.counts]).toEqual([undefined, { "supplemental.lump.case.y": 1 }]);
    const other = (account: Account) =>
      settleInHousehold(own, visit("p-2", ["registeredPoor"]), undefined, { id: "home-1", account }).settlement.payers;
    expect(other(all.household)).toEqual({ supplemental: "20.00" });
    const { counts: _, ...rest } = all.household;
    // 0 says that none of them has first paid: the best counts.
    expect(other({ ...rest, counts: { "supplemental.lump.case.x": 0 } })).toEqual({ supplemental: "20.00" });
    expect(other({ ...rest, counts: { "supplemental.lump.case.x": 1 } })).toEqual({ supplemental: "10.00" });
  });

  it("refuses accounts that do not fit, all at once", () => {
    const misplaced = { ...first.account, amounts: { "pool.home": "1.00" } };
    expectRefusal(
      () =>
        settleInHousehold(book, bill("p-1"), misplaced, { id: "home-2", account: { ...first.household, year: 2017 } }),
      [
        ["wrong_account", "household.account.person", "h***"],
        ["wrong_account", "household.account.year", "2017"],
        ["invalid_account", "account.amounts.pool.home", "an amount"],
      ],
    );
    const { counts: _, ...uncounted } = first.household;
    expectRefusal(
      () => settleInHousehold(book, bill("p-2"), undefined, { id: "home-1", account: uncounted }),
      [["invalid_account", "household.account.counts.supplemental.lump", "nothing"]],
    );
    const chosen = benefit("lump", {
      choose: "first-of-year",
      cases: [flat("0.1", { id: "x" }), flat("0.2", { id: "y" })],
    });
    const byCase = bookOf({ basic: [half], supplemental: [chosen] }, { pipeline: { household } });
    expectRefusal(
      () => settleInHousehold(byCase, bill("p-2"), undefined, { id: "home-1", account: uncounted }),
      [["invalid_account", "household.account.counts.supplemental.lump.case.x", "nothing"]],
    );
    expectRefusal(
      () => settleInHousehold(book, bill("p-1"), undefined, { id: "p-1" }),
      [["wrong_account", "household.id", "that of the person"]],
    );
    expectRefusal(
      () => settleInHousehold(bookOf({ basic: [half] }), bill("p-1"), undefined, { id: "home-1" }),
      [["invalid_account", "household", `"${REGION}"`]],
    );
  });
});
