import { describe, expect, test } from "vitest";
import { SettlementError } from "../../../src/index.ts";
import { mutateRules } from "../../../src/mutate/mutate.ts";
import { reaches, scoreOf } from "../../../src/mutate/score.ts";
import { formatMutation } from "../../../src/mutate/words.ts";
import { companion, RULES } from "../cases/pack.ts";

const half = { file: "cases/half.json", data: companion({}) };
const explaining = (path: string, change: string) => ({
  file: "cases/survivors.json",
  data: { survivors: [{ file: "basic.json", path, change, why: { zh: "因为", en: "Because" } }] },
});
const only = (file: string): boolean => file === "basic.json";

describe("mutating a pack", () => {
  const report = mutateRules(RULES, [half], { only });
  const verdicts = Object.fromEntries(
    report.mutants.map(({ path, change, verdict }) => [`${path} ${change}`, verdict.kind]),
  );

  test("each place is changed, and the case notices what it can", () => {
    expect(verdicts).toEqual({
      "from 2018-01-01 → 2018-01-02": "survived",
      "from 2018-01-01 → 2017-12-31": "survived",
      "benefits[0] removed": "noticed",
      "benefits[0].base.of added preSelfPay": "survived",
      "benefits[0].base.net unpaid → gross": "survived",
      "benefits[0].base.per visit → year": "survived",
      "benefits[0].rounding.mode half-up → down": "survived",
      "benefits[0].cases[0].bands[0].rate 0.50 → 0.51": "noticed",
      "benefits[0].cases[0].bands[0].rate 0.50 → 0.49": "noticed",
    });
    expect(report.total).toEqual({ noticed: 3, refused: 0, explained: 0, survived: 6, share: "0.3333" });
  });

  test("a case on the first day and one on the day before notice the days", () => {
    const on = (settled: string, expected: object) => {
      const { claim } = companion({});
      return {
        file: `cases/${settled}.json`,
        data: companion({ claim: { ...claim, visit: { ...claim.visit, settled } }, ...expected }),
      };
    };
    const { mutants } = mutateRules(RULES, [half, on("2018-01-01", {})], { only });
    expect(mutants.filter(({ kind }) => kind === "date").map(({ verdict }) => verdict.kind)).toEqual([
      "noticed",
      "survived",
    ]);
  });

  test("an explanation counts, and one of nothing is stale", () => {
    const explained = mutateRules(RULES, [half, explaining("benefits[0].base.net", "unpaid → gross")], { only });
    expect(explained.total).toEqual({ noticed: 3, refused: 0, explained: 1, survived: 5, share: "0.3750" });
    expect(explained.stale).toEqual([]);
    const stale = mutateRules(RULES, [half, explaining("benefits[0]", "removed")], { only });
    expect(stale.stale.map(({ file, path }) => [file, path])).toEqual([["cases/survivors.json", "survivors[0]"]]);
  });

  test("a case that does not hold for the rules as they are is refused", () => {
    const wrong = { file: "cases/wrong.json", data: companion({ expect: { payments: [], patient: "100.00" } }) };
    expect(() => mutateRules(RULES, [wrong])).toThrow(SettlementError);
  });

  test("in words, in both languages", () => {
    expect(formatMutation(report, "en")).toContain(
      "not noticed: part at basic.json#benefits[0].base.of: added preSelfPay\n",
    );
    expect(formatMutation(report, "zh")).toContain(
      "未察觉：组成部分 basic.json#benefits[0].base.of：加上 preSelfPay\n",
    );
    expect(formatMutation(report, "en")).toContain("total 33.33% (noticed 3, refused 0, explained 0, not noticed 6)\n");
  });
});

describe("a base of the year", () => {
  /** The pack with this base and these bands, and a case of 100.00 after 100.00 of which 50.00 were paid. */
  const verdictsOf = (more: object, bands: readonly object[], expression: string, amount: string) => {
    const rules = RULES.map(({ file, data }) => {
      if (file !== "basic.json") return { file, data };
      const version = data as { readonly benefits: readonly object[] };
      const base = { of: ["inScope"], per: "year", ...more };
      const benefits = version.benefits.map((each) => ({ ...each, base, cases: [{ id: "all", bands, source: "n" }] }));
      return { file, data: { ...version, benefits } };
    });
    const totals = { "basic.half.base": "100.00", "basic.half.paid": "50.00" };
    const account = { person: "p", year: 2018, revision: 1, admissions: 0, highestTier: "county", amounts: totals };
    const payment = { layer: "basic", benefit: "half", case: "all", payer: "basic", amount };
    const patient = (100 - Number(amount)).toFixed(2);
    const data = companion({
      account,
      expect: { payments: [payment], patient },
      working: [{ layer: "basic", benefit: "half", payer: "basic", expression }],
      patientWorking: `100.00 − ${amount}`,
    });
    const { mutants } = mutateRules(rules, [{ file: "cases/year.json", data }], { only });
    return mutants.flatMap(({ path, change, verdict }) =>
      /accumulate|per$/.test(path) ? [`${path} ${change}: ${verdict.kind}`] : [],
    );
  };
  const several = [{ upTo: "100.00", rate: "0.50" }, { rate: "0.80" }];

  test("that counts whole is made net, where bands have several rates", () => {
    expect(verdictsOf({}, several, "100.00 × 80%", "80.00")).toEqual([
      "benefits[0].base.per year → visit: noticed",
      "benefits[0].base.accumulate added net: noticed",
    ]);
    const one = [{ upTo: "50.00", rate: "0" }, { rate: "0.50" }];
    expect(verdictsOf({}, one, "100.00 × 50%", "50.00")).toEqual(["benefits[0].base.per year → visit: noticed"]);
  });

  test("that is net is made whole, and its period another", () => {
    // From 50.00 to 150.00: 25.00 and 40.00.
    expect(verdictsOf({ accumulate: "net" }, several, "(100.00 − 50.00) × 50% + 50.00 × 80%", "65.00")).toEqual([
      "benefits[0].base.per year → visit: noticed",
      "benefits[0].base.accumulate removed: noticed",
    ]);
  });
});

describe("the choice of a case", () => {
  test.each([
    [{ choose: "best" }, ["choose: best → first-of-year", "choose: removed"]],
    [{ choose: "first-of-year" }, ["choose: first-of-year → best", "choose: removed"]],
    [{ choose: "first-of-year", lock: "category" }, ["lock: removed"]],
  ])("%j is changed in turn", (more, changes) => {
    const rules = RULES.map(({ file, data }) => {
      const { benefits } = data as { readonly benefits?: readonly object[] };
      return file === "basic.json" && benefits !== undefined
        ? { file, data: { ...(data as object), benefits: benefits.map((each) => ({ ...each, ...more })) } }
        : { file, data };
    });
    const { mutants } = mutateRules(rules, [half], { only });
    const own = /^benefits\[0\]\.(choose|lock)$/;
    const found = mutants.flatMap(({ path, change }) => (own.test(path) ? [`${path.slice(12)}: ${change}`] : []));
    expect(found).toEqual(changes);
  });
});

test("a score reaches a threshold without rounding", () => {
  const score = scoreOf([
    ...Array.from({ length: 9_499 }, () => ({ verdict: { kind: "refused" as const } })),
    ...Array.from({ length: 501 }, () => ({ verdict: { kind: "survived" as const } })),
  ]);
  expect(score.share).toBe("0.9499");
  expect([reaches(score, "0.95"), reaches(score, "0.9499")]).toEqual([false, true]);
});
