import { describe, expect, test } from "vitest";
import { formatIssues, mask, refuse, SettlementError, show } from "../../src/errors.ts";
import type { Issue } from "../../src/errors.ts";

const region: Issue = {
  code: "unknown_region",
  path: "person.region",
  expected: { zh: "已知地区", en: "a known region" },
  found: '"990000"',
};
const conflict: Issue = {
  code: "rule_conflict",
  file: "CN/410000-henan/basic/2018-10-01.json",
  claim: "c-1",
  path: "benefits[0].cases",
  cases: ["county", "city"],
  expected: { zh: "恰有一种情形成立", en: "exactly one case to hold" },
  found: "county, city",
};
const whole: Issue = {
  code: "invalid_claim",
  claim: "c-2",
  path: "",
  expected: { zh: "对象", en: "an object" },
  found: "null",
};

describe("formatting", () => {
  test("one line an issue, in English", () => {
    expect(formatIssues([region, conflict, whole], "en")).toBe(
      [
        'unknown_region at person.region: expected a known region, found "990000"',
        "rule_conflict claim c-1 at CN/410000-henan/basic/2018-10-01.json#benefits[0].cases: expected exactly one case to hold, found county, city",
        "invalid_claim claim c-2: expected an object, found null",
      ].join("\n"),
    );
  });

  test("and in Chinese, with the same codes and paths", () => {
    expect(formatIssues([region, conflict, whole], "zh")).toBe(
      [
        '位于 person.region:应为已知地区,实为 "990000"',
        "单据 c-1 位于 CN/410000-henan/basic/2018-10-01.json#benefits[0].cases:应为恰有一种情形成立,实为 county, city",
        "单据 c-2:应为对象,实为 null",
      ]
        .map((line, i) => `${["unknown_region", "rule_conflict", "invalid_claim"][i] ?? ""} ${line}`)
        .join("\n"),
    );
  });

  test("an issue about a whole file names the file", () => {
    expect(formatIssues([{ ...whole, file: "a.json" }], "en")).toBe(
      "invalid_claim claim c-2 at a.json: expected an object, found null",
    );
  });
});

describe("refusing", () => {
  test("nothing without issues", () => {
    expect(refuse([])).toBeUndefined();
  });

  test("one error with all issues in order and its message in English", () => {
    const thrown = ((): unknown => {
      try {
        refuse([region, conflict]);
        return null;
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(SettlementError);
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({
      name: "SettlementError",
      issues: [region, conflict],
      message: formatIssues([region, conflict], "en"),
    });
  });
});

test.each<[string, string]>([
  ["p-1", "p***"],
  ["张三", "张***"],
  ["𠮷野", "𠮷***"],
  ["", "***"],
])("%s is masked as %s", (personal, masked) => {
  expect(mask(personal)).toBe(masked);
});

test("a very long id is masked without spreading it", () => {
  expect(mask("9".repeat(50_000_000))).toBe("9***");
});

test.each<[unknown, string]>([
  [undefined, "nothing"],
  [null, "null"],
  ["12.50", '"12.50"'],
  ['say "hi"\n', '"say \\"hi\\"\\n"'],
  ["x".repeat(61), `"${"x".repeat(60)}…"`],
  ["x".repeat(60), `"${"x".repeat(60)}"`],
  [Number.NaN, "NaN"],
  [-0, "0"],
  [12.5, "12.5"],
  [true, "true"],
  [5n, "5"],
  [Symbol("s"), "Symbol(s)"],
  [[1, 2], "a list of 2"],
  [{ a: 1 }, "an object"],
])("%s is shown as %s", (value, text) => {
  expect(show(value)).toBe(text);
});

test("a function or a huge value is cut", () => {
  expect(show(10n ** 100n)).toHaveLength(60);
  expect(show("9".repeat(50_000_000))).toHaveLength(63);
});

test("masks what looks like a person, wherever in the input it stood", () => {
  const expected = { zh: "键", en: "a key" };
  const error = new SettlementError([
    {
      code: "invalid_claim",
      claim: "410100195703011234-1",
      path: "person.410100195703011234",
      expected,
      found: '"王小明"',
    },
    { code: "invalid_account", path: "accounts[0].王小明", expected, found: '"41010019570301123X"' },
    { code: "invalid_rules", path: "benefits[0].source", expected, found: '"n 二"' },
  ]);
  expect(error.issues.map(({ claim, path, found }) => [claim, path, found])).toEqual([
    ["4***-1", "person.4***", '"王***"'],
    [undefined, "accounts[0].王***", '"4***"'],
    [undefined, "benefits[0].source", '"n 二"'],
  ]);
  expect(error.message).not.toMatch(/19570301|小明/);
});
