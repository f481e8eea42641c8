import { describe, expect, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { expectRefusal, issuesOf } from "./refusal.ts";
import type { Row } from "./refusal.ts";
import { bill, claimOf, claimWith, person, stay, without } from "./samples.ts";

const shape: readonly Row[] = [
  ["nothing", undefined, [["invalid_claim", "", "nothing", "a JSON value"]]],
  ["null", null, [["invalid_claim", "", "null", "an object"]]],
  ["a text, perhaps an id of a person, is masked", "c-1", [["invalid_claim", "", "c***", "an object"]]],
  ["a list", [], [["invalid_claim", "", "a list of 0", "an object"]]],
  [
    "an empty object",
    {},
    [
      ["invalid_claim", "id", "nothing", "a text of 1 to 256 characters"],
      ["invalid_claim", "person", "nothing", "an object"],
      ["invalid_claim", "visit", "nothing", "an object"],
      ["invalid_claim", "", "nothing", "exactly one of lines and bill"],
    ],
  ],
  ["an empty id", claimWith({ id: "" }), [["invalid_claim", "id", '""', "a text of 1 to 256 characters"]]],
  ["an id that is a number", claimWith({ id: 5 }), [["invalid_claim", "id", "5"]]],
  [
    "an unknown field",
    claimWith({ currency: "CNY" }),
    [["invalid_claim", "currency", '"currency"', "a key of the format"]],
  ],
  [
    "neither lines nor bill",
    without(claimWith({}), "bill"),
    [["invalid_claim", "", "nothing", "exactly one of lines and bill"]],
  ],
  [
    "both lines and bill",
    claimWith({ lines: [{ id: "1", catalogue: "A", amount: "1.00" }] }),
    [["invalid_claim", "", "lines, bill", "exactly one of lines and bill"]],
  ],
  ["no lines", claimOf(), [["invalid_claim", "lines", "a list of 0", "a list that is not empty"]]],
  ["no parts", claimWith({ bill: [] }), [["invalid_claim", "bill", "a list of 0", "a list that is not empty"]]],
  [
    "a bill that is a text",
    claimWith({ bill: "60000.00" }),
    [["invalid_claim", "bill", '"60000.00"', "an object or a list"]],
  ],
  ["lines that are null", claimWith({ bill: undefined, lines: null }), [["invalid_claim", "lines", "null", "a list"]]],
  [
    "a line that is null",
    claimWith({ bill: undefined, lines: [null] }),
    [["invalid_claim", "lines[0]", "null", "an object"]],
  ],
];

describe("hostile values", () => {
  test("keys that reach for prototypes", () => {
    const claim: unknown = JSON.parse(
      JSON.stringify(claimWith({})).replace('"id":"c-1"', '"id":"c-1","__proto__":{"id":"x"}'),
    );
    expect(issuesOf(() => parseClaim(claim)).map(({ code }) => code)).toStrictEqual(["invalid_claim"]);
    expect(
      issuesOf(() => parseClaim(claimWith({ constructor: { prototype: {} } }))).map(({ code }) => code),
    ).toStrictEqual(["invalid_claim"]);
    expect(Reflect.get({}, "id")).toBeUndefined();
  });

  test("nesting of 20 000 levels, and a circle", () => {
    let deep: unknown = {};
    for (let i = 0; i < 20_000; i++) deep = { deep };
    const circle: { [key: string]: unknown } = {};
    circle["circle"] = circle;
    for (const value of [deep, circle]) {
      for (const claim of [value, { ...claimWith({}), person: value }, { ...claimWith({}), lines: [value] }])
        expect(issuesOf(() => parseClaim(claim)).every(({ code }) => code === "invalid_claim")).toBe(true);
    }
  });
});

test("every finding at once: those of the shape, then those of the parts whose shape is right", () => {
  const claim = {
    id: "c-9",
    extra: 1,
    person: { ...person, region: "x", birthDate: "2018-12-01" },
    visit: { ...stay, discharged: "2018-10-01" },
    lines: [
      { id: "1", catalogue: "A", amount: "1e3" },
      { id: "2", catalogue: "B", amount: "1.00" },
      { id: "2", catalogue: "A", amount: "-9.00" },
    ],
    bill,
    paid: [
      { layer: "basic", amount: "1.00", buckets: {} },
      { layer: "", amount: 0 },
      { layer: "basic", amount: 0 },
    ],
  };
  expectRefusal(
    () => parseClaim(claim),
    [
      ["invalid_claim", "person.region", '"x"'],
      ["invalid_claim", "lines[0].amount", '"1e3"'],
      ["invalid_claim", "paid[1].layer", '""'],
      ["invalid_claim", "extra", '"extra"'],
      ["invalid_claim", "visit.discharged", '"2018-10-01"'],
      ["invalid_claim", "", "lines, bill"],
      ["invalid_claim", "lines[2].id", '"2"'],
      ["invalid_claim", "lines[1].preSelfPayRate", "nothing"],
      ["invalid_claim", "paid[2].layer", '"basic"'],
      ["unbalanced", "paid[0].buckets", "0.00"],
    ],
  );
});

test("findings name the file and the claim, where there is one", () => {
  const issues = issuesOf(() => parseClaim(claimWith({ bill: { ...bill, ownPay: "x" } }), { file: "claims.json" }));
  expect(issues).toStrictEqual([
    {
      code: "invalid_claim",
      file: "claims.json",
      claim: "c-1",
      path: "bill.ownPay",
      expected: { zh: '十进制数,如 "12.50"', en: 'a decimal such as "12.50"' },
      found: '"x"',
    },
  ]);
  expect(issuesOf(() => parseClaim(claimWith({ id: "" })))[0]).not.toHaveProperty("claim");
  expect(issuesOf(() => parseClaim(claimWith({ id: "x".repeat(257) })))[0]).not.toHaveProperty("claim");
});

describe.each<[string, readonly Row[]]>([["the claim", shape]])("refusals of %s", (_, rows) => {
  test.each(rows)("%s", (_name, claim, refused) => {
    expectRefusal(() => parseClaim(claim), refused);
  });
});
