import { describe, expect, it } from "vitest";
import { createRulebook } from "../../../src/rulebook.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { settle } from "../../../src/settlement.ts";
import { verify } from "../../../src/verify/verify.ts";
import { expectRefusal, issuesOf } from "../claim/refusal.ts";
import { benefit, claimOf, filesOf, flat, versionOf } from "../pack.ts";

const half = benefit("b", { cases: [flat("0.5")] });
const claim = claimOf({ inScope: "1000.00" });
const files = filesOf({ basic: [half] });
const book = createRulebook(files);
const { settlement: receipt, account } = settle(book, claim);

/** A version that starts with the others and was published after them, but entered only now. */
const since: RuleFile = {
  file: "late.json",
  data: versionOf("basic", [benefit("b", { cases: [flat("0.9")] })], { published: "2018-01-15" }),
};

function differenceOf(changed: object) {
  const verified = verify(book, { ...receipt, ...changed }, claim);
  return verified.same ? null : verified.difference;
}

describe("verify", () => {
  it("gives the receipt again, also as text that was read again", () => {
    expect(verify(book, receipt, claim)).toEqual({ same: true });
    expect(verify(book, JSON.parse(JSON.stringify(receipt)), claim)).toEqual({ same: true });
  });

  it("of one without steps says so only to whom says that it was settled without", () => {
    const quiet = settle(book, claim, undefined, { trace: false }).settlement;
    expect(verify(book, quiet, claim, undefined, { trace: false })).toEqual({ same: true });
    // Nobody can tell it from one of which the steps were cut out.
    expect({ ...receipt, steps: [] }).toEqual(quiet);
    expect(differenceOf({ steps: [] })).toMatchObject({ path: "steps[0]", found: "nothing" });
    const verified = verify(book, receipt, claim, undefined, { trace: false });
    expect(verified.same ? null : verified.difference).toMatchObject({ path: "steps[0]", expected: "nothing" });
  });

  it("by its own files, whatever has come since", () => {
    const today = createRulebook([...files, since]);
    expect(settle(today, claim).settlement.patient.amount).toBe("100.00");
    expect(verify(today, receipt, claim)).toEqual({ same: true });
  });

  it("on its own account", () => {
    const second = settle(book, claim, account).settlement;
    expect(verify(book, second, claim, account)).toEqual({ same: true });
    const verified = verify(book, second, claim);
    expect(verified.same ? null : verified.difference.path).toBe("account.before");
    expectRefusal(
      () => verify(book, second, claim, { ...account, year: 2017 }),
      [["wrong_account", "account.year", "2017"]],
    );
  });

  it("as it was known, where that was said", () => {
    const later = settle(book, claim, undefined, { knownAt: "2019-05-01" }).settlement;
    expect(verify(book, later, claim, undefined, { knownAt: "2019-05-01" })).toEqual({ same: true });
    const verified = verify(book, later, claim);
    expect(verified.same ? null : verified.difference).toMatchObject({
      path: "knownAt",
      expected: '"2018-11-10"',
      found: '"2019-05-01"',
    });
    expect(() => verify(book, later, claim, undefined, { knownAt: "2019-02-29" })).toThrow(TypeError);
  });

  it("names the first difference, in words", () => {
    expect(differenceOf({ total: "1000.01", ratio: "0.5001" })).toEqual({
      path: "total",
      expected: '"1000.00"',
      found: '"1000.01"',
      text: {
        zh: 'total：按规则为 "1000.00"，凭证为 "1000.01"',
        en: 'total: the rules give "1000.00", the receipt says "1000.01"',
      },
    });
    expect(differenceOf({ payers: { basic: "500.00", extra: "0.00" } })).toMatchObject({
      path: "payers.extra",
      expected: "nothing",
      text: { zh: 'payers.extra：按规则为 无，凭证为 "0.00"' },
    });
    expect(differenceOf({ payers: {} })).toMatchObject({ path: "payers.basic", found: "nothing" });
    expect(differenceOf({ payments: {} })).toMatchObject({
      path: "payments",
      expected: "a list of 1",
      found: "an object",
    });
    expect(differenceOf({ notes: [1] })).toMatchObject({ path: "notes[0]", expected: "nothing", found: "1" });
    expect(differenceOf({ person: "p-2" })).toMatchObject({ path: "person", expected: "p***", found: "p***" });
    expect(differenceOf({ engine: "yizhan/0.0.1" })?.path).toBe("engine");
  });

  it("refuses where a file is not in the rulebook, and names each", () => {
    const other = createRulebook(filesOf({ basic: [benefit("b", { cases: [flat("0.6")] })] }));
    const [pipeline, basic] = receipt.rules;
    expect(issuesOf(() => verify(other, receipt, claim))).toEqual([
      {
        code: "unknown_rules",
        claim: "c-1",
        file: "basic.json",
        path: "rules[1].digest",
        expected: {
          zh: "规则库中该摘要的规则文件(990101/basic@2018-01-01)",
          en: "the rule file of this digest in the rulebook (990101/basic@2018-01-01)",
        },
        found: basic?.digest,
      },
    ]);
    const forged = {
      ...receipt,
      rules: [{ ...pipeline, digest: `sha256-${"0".repeat(64)}` }, { digest: `sha256-${"1".repeat(64)}` }],
    };
    expect(issuesOf(() => verify(book, forged, claim)).map(({ path }) => path)).toEqual([
      "rules[0].digest",
      "rules[1].digest",
    ]);
  });

  it("does not take rules that were not known then, though they are named", () => {
    const late: RuleFile = { file: "late.json", data: versionOf("basic", [half], { published: "2018-12-15" }) };
    const today = createRulebook([...files, late]);
    const afterwards = settle(today, claim, undefined, { knownAt: "2019-01-01" }).settlement;
    expectRefusal(
      () => verify(today, { ...afterwards, knownAt: "2018-11-10" }, claim),
      [["no_rule", "basic", "nothing"]],
    );
  });

  it("refuses what is no receipt", () => {
    const wanted = "the list of the rule files used";
    expectRefusal(
      () => verify(book, { ...receipt, rules: undefined }, claim),
      [["invalid_receipt", "rules", "nothing", wanted]],
    );
    expectRefusal(() => verify(book, null, claim), [["invalid_receipt", "rules", "nothing"]]);
    expectRefusal(
      () => verify(book, { ...receipt, rules: [{ digest: "sha256-0" }, 5] }, claim),
      [
        ["invalid_receipt", "rules[0].digest", '"sha256-0"'],
        ["invalid_receipt", "rules[1].digest", "nothing"],
      ],
    );
    expectRefusal(
      () => verify(book, { ...receipt, total: () => 1 }, claim),
      [["invalid_receipt", "total", "a function"]],
    );
    expectRefusal(
      () => verify(book, receipt, {}),
      [
        ["invalid_claim", "id", "nothing"],
        ["invalid_claim", "person", "nothing"],
        ["invalid_claim", "visit", "nothing"],
        ["invalid_claim", "", "nothing"],
      ],
    );
  });
});
