import { describe, expect, it } from "vitest";
import type { Account } from "../../src/claim/types.ts";
import { createRulebook } from "../../src/rulebook.ts";
import { benefitYear, newAccount, openClaim, settle, settleOpened } from "../../src/settlement.ts";
import { expectRefusal } from "./claim/refusal.ts";
import { benefit, bookOf, claimOf, filesOf, flat, versionOf } from "./pack.ts";

const half = benefit("half", { cases: [flat("0.5", { deductible: "10.00" })] });
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

describe("settle", () => {
  it("gives the settlement and the account after it", () => {
    const { settlement, account: after } = settle(bookOf({ basic: [half] }), claimOf({ inScope: "100.00" }), account);
    expect([settlement.payers, settlement.patient.amount, settlement.account]).toEqual([
      { basic: "45.00" },
      "55.00",
      { before: 3, after: 4 },
    ]);
    expect(after).toEqual({
      person: "p-1",
      year: 2018,
      revision: 4,
      admissions: 2,
      highestTier: "county",
      amounts: {
        "basic.half.base": "105.00",
        "basic.half.deductible": "10.00",
        "basic.half.paid": "45.00",
        // What these rules do not know is kept.
        "basic.old.paid": "7.00",
        "civil.x.gross.ownPay": "2.00",
        "pool.gone@2018-02": "1.00",
      },
      counts: { "basic.old": 2 },
    });
    expect(Object.keys(after.amounts)).toEqual(Object.keys(after.amounts).sort());
  });

  it("begins the year where there is no account", () => {
    const book = bookOf({ basic: [half] });
    const claim = claimOf({ inScope: "100.00" });
    const fresh: Account = { person: "p-1", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} };
    expect(settle(book, claim)).toEqual(settle(book, claim, fresh));
    expect(settle(book, claim, undefined)).toEqual(settle(book, claim, fresh));
    expectRefusal(() => settle(book, claim, null), [["invalid_account", "", "null"]]);
  });

  it("opened claims settle the same, and leave an account to go on with", () => {
    const book = bookOf({ basic: [half] });
    const claim = claimOf({ inScope: "100.00" });
    const opened = openClaim(book, claim, {});
    const first = settleOpened(opened, newAccount(opened));
    expect(first.settled).toEqual(settle(book, claim));
    expect(settleOpened(opened, first.after).settled).toEqual(settle(book, claim, first.settled.account));
  });
});

describe("the account of somebody else, or of another year", () => {
  const book = bookOf({ basic: [half] });
  const claim = claimOf({ inScope: "1.00" }, { person: { id: "陈小明" } });
  const of = (changes: Partial<Account>) => () => settle(book, claim, { ...account, person: "陈小明", ...changes });

  it("is wrong, with masked ids", () => {
    expect(of({})().settlement.person).toBe("陈小明");
    expectRefusal(of({ person: "李小明" }), [
      ["wrong_account", "account.person", "that of another person, 李***", "the account of the claim's person, 陈***"],
    ]);
    expectRefusal(of({ person: "陈小红" }), [
      ["wrong_account", "account.person", "that of another person, 陈***", "the account of the claim's person, 陈***"],
    ]);
    expectRefusal(of({ year: 2017 }), [["wrong_account", "account.year", "2017", "the year 2018"]]);
    expectRefusal(of({ person: "😀x", year: 2019 }), [
      ["wrong_account", "account.person", "that of another person, 😀***"],
      ["wrong_account", "account.year", "2019"],
    ]);
  });

  it("no message has an id in full", () => {
    expect(of({ person: "李小明" })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/小明|小红/) }),
    );
  });
});

describe("the benefit year", () => {
  const over = { admitted: "2018-12-30", discharged: "2018-12-31", settled: "2019-01-02" };

  it.each([
    ["admission", 2018],
    ["discharge", 2018],
    ["settlement", 2019],
  ] as const)("is that of the %s, as the pipeline says: %i", (yearOf, year) => {
    const book = bookOf({ basic: [half] }, { pipeline: { yearOf } });
    const claim = claimOf({}, { visit: over });
    expect(benefitYear(book, claim)).toEqual({ person: "p-1", year });
    const { settlement, account: after } = settle(book, claim);
    expect([settlement.year, after.year]).toEqual([year, year]);
    const other = { ...account, year: year === 2018 ? 2019 : 2018 };
    expectRefusal(
      () => settle(book, claim, other),
      [["wrong_account", "account.year", String(other.year), `the year ${year}`]],
    );
  });

  it("of a claim that is refused is none", () => {
    const book = bookOf({ basic: [half] });
    expectRefusal(
      () => benefitYear(book, claimOf({}, { person: { region: "999999" } })),
      [["unknown_region", "person.region", "999999"]],
    );
    expectRefusal(() => benefitYear(book, null), [["invalid_claim", "", "null"]]);
  });
});

describe("knownAt", () => {
  const book = createRulebook([
    ...filesOf({ basic: [half] }),
    {
      file: "late.json",
      data: versionOf("basic", [benefit("half", { cases: [flat("0.9")] })], {
        from: "2018-02-01",
        published: "2018-11-20",
      }),
    },
  ]);
  const claim = (settled: string) => claimOf({ inScope: "100.00" }, { visit: { settled } });

  it("is the day of settlement, unless it is said", () => {
    const paid = (settled: string, knownAt?: string) => {
      const { settlement } = settle(book, claim(settled), undefined, knownAt === undefined ? {} : { knownAt });
      return [settlement.knownAt, settlement.payers["basic"]];
    };
    expect(paid("2018-11-19")).toEqual(["2018-11-19", "45.00"]);
    expect(paid("2018-11-20")).toEqual(["2018-11-20", "90.00"]);
    expect(paid("2018-11-19", "2018-11-20")).toEqual(["2018-11-20", "90.00"]);
    expect(paid("2018-11-20", "2018-11-19")).toEqual(["2018-11-19", "45.00"]);
  });

  it.each(["", "2018-02-29", "2018-1-1", "today", "2018-01-01T00:00"])("is a day: not %j", (knownAt) => {
    expect(() => settle(book, claim("2018-11-19"), undefined, { knownAt })).toThrow(TypeError);
  });
});
