import { describe, expect, it } from "vitest";
import { CLOSED_FACTS, placeOf } from "../../../src/claim/codes.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { FACTS } from "../../../src/facts.ts";
import { bill, claimOf, claimWith, person, stay } from "./samples.ts";

it.each([
  ["411322", "411322", "county"],
  ["411323", "411322", "city"],
  ["411300", "411322", "city"],
  ["411400", "411322", "province"],
  ["410000", "411322", "province"],
  ["421322", "411322", "outside"],
  ["510000", "411322", "outside"],
])("a hospital in %s, seen from %s: %s", (facility, insured, place) => {
  expect(placeOf(facility, insured)).toBe(place);
});

const facility = { id: "h-1", region: "411224", tier: "county" };

function codeOf(fact: (typeof CLOSED_FACTS)[number], more: object): number | undefined {
  return parseClaim(claimWith({ visit: { ...stay, ...more } })).codes.facts[CLOSED_FACTS.indexOf(fact)];
}

describe("a fact is one more than its place among the values", () => {
  it.each(["township", "county", "city", "province"] as const)("tier %s", (tier) => {
    const type = FACTS["visit.tier"];
    const place = type !== undefined && "values" in type ? type.values.indexOf(tier) : NaN;
    expect(codeOf("visit.tier", { facility: { ...facility, tier } })).toBe(place + 1);
  });

  it.each(["inpatient", "outpatient", "chronic", "special", "emergency"].map((kind, at) => [kind, at + 1] as const))(
    "kind %s: %i",
    (kind, code) => {
      expect(codeOf("visit.kind", { kind })).toBe(code);
    },
  );

  it.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [undefined, 0],
  ])("grade %s: %i", (grade, code) => {
    expect(codeOf("visit.grade", { facility: { ...facility, ...(grade === undefined ? {} : { grade }) } })).toBe(code);
  });

  it.each([
    [false, 1],
    [true, 2],
    [undefined, 0],
  ])("flags: %s is %i", (flag, code) => {
    const given = flag === undefined ? {} : { referred: flag, accident: flag, continuation: flag };
    const own = flag === undefined ? {} : { designated: flag, tcm: flag };
    const more = { ...given, facility: { ...facility, ...own } };
    for (const fact of ["referred", "designated", "tcm", "accident", "continuation"] as const)
      expect(codeOf(`visit.${fact}`, more)).toBe(code);
  });

  it.each([
    ["resident", 1],
    ["employee", 2],
  ] as const)("insurance %s: %i", (insurance, code) => {
    expect(parseClaim(claimWith({ person: { ...person, insurance } })).codes.facts[0]).toBe(code);
  });
});

describe("tags and codes of lines", () => {
  const amount = { catalogue: "A", amount: "5.00" };

  it.each([
    [{}, false, false],
    [{ tags: [] }, false, false],
    [{ tags: ["x"] }, true, false],
    [{ code: "X1" }, false, true],
    [{ charge: "09" }, false, true],
    [{ code: "X1", tags: ["x"] }, true, true],
  ])("a line with %j", (more, tagged, coded) => {
    const { codes } = parseClaim(claimOf({ id: "1", ...amount }, { id: "2", ...amount, ...more }));
    expect([codes.tagged, codes.coded]).toStrictEqual([tagged, coded]);
  });

  it("parts of a ready bill", () => {
    expect(parseClaim(claimWith({ bill: [bill, { ...bill, tags: ["x"] }] })).codes).toMatchObject({
      tagged: true,
      coded: false,
      bill: [10_800_000, 0, 0, 1_200_000],
    });
  });
});
