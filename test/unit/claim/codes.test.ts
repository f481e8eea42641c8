import { describe, expect, it } from "vitest";
import { bucketsOf } from "../../../src/claim/choice.ts";
import { packCodes, placeOf } from "../../../src/claim/codes.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { HAS_ITEMS, HAS_TAGS } from "../../../src/claim/parsed.ts";
import type { ParsedClaim } from "../../../src/claim/parsed.ts";
import { CATEGORIES, CLOSED_FACTS, CLOSED_RADIX, FACTS, SECOND_PACK } from "../../../src/facts.ts";
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

/** The codes of the closed facts, unpacked. */
function unpacked({ packedCodes, packedFlags }: ParsedClaim): number[] {
  const digits: number[] = [];
  const unpack = (packed: number, from: number, to: number): void => {
    for (let at = to - 1, left = packed; at >= from; at--) {
      const radix = CLOSED_RADIX[at] ?? NaN;
      digits[at] = left % radix;
      left = Math.floor(left / radix);
    }
  };
  unpack(packedCodes, 0, SECOND_PACK);
  unpack(packedFlags, SECOND_PACK, CLOSED_FACTS.length);
  return digits;
}

function codeOf(fact: (typeof CLOSED_FACTS)[number], more: object): number | undefined {
  return unpacked(parseClaim(claimWith({ visit: { ...stay, ...more } })))[CLOSED_FACTS.indexOf(fact)];
}

it("packs codes in mixed radix, each place in its own range", () => {
  expect(packCodes([2, 5, 4, 4, 4], 0, SECOND_PACK)).toBe(3 * 6 * 5 * 5 * 5 - 1);
  expect(packCodes([0, 0, 0, 0, 0, 2, 2, 2, 2, 2], SECOND_PACK, CLOSED_FACTS.length)).toBe(3 ** 5 - 1);
});

describe("a fact is one more than its place among the values", () => {
  it.each(["township", "county", "city", "province"] as const)("tier %s", (tier) => {
    const type = FACTS["visit.tier"];
    const place = type !== undefined && "values" in type ? type.values.indexOf(tier) : NaN;
    expect(codeOf("visit.tier", { facility: { ...facility, tier } })).toBe(place + 1);
    expect(parseClaim(claimWith({ visit: { ...stay, facility: { ...facility, tier } } })).tierCode).toBe(place + 1);
  });

  it.each(["inpatient", "outpatient", "chronic", "special", "emergency"].map((kind, at) => [kind, at + 1] as const))(
    "kind %s: %i",
    (kind, code) => {
      expect(codeOf("visit.kind", { kind })).toBe(code);
      expect(parseClaim(claimWith({ visit: { ...stay, kind } })).inpatient).toBe(code === 1 ? 1 : 0);
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
    expect(unpacked(parseClaim(claimWith({ person: { ...person, insurance } })))[0]).toBe(code);
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
    const { extras } = parseClaim(claimOf({ id: "1", ...amount }, { id: "2", ...amount, ...more }));
    expect(extras).toBe((tagged ? HAS_TAGS : 0) + (coded ? HAS_ITEMS : 0));
  });

  it("parts of a ready bill", () => {
    const claim = parseClaim(claimWith({ bill: [bill, { ...bill, tags: ["x"] }] }));
    expect(claim.extras).toBe(HAS_TAGS);
    expect(bucketsOf(claim)).toStrictEqual([10_800_000, 0, 0, 1_200_000]);
  });
});

it("has the bits of the national categories held on each of the three days", () => {
  const categories = [
    { code: "subsistence", to: "2018-11-05" },
    { code: "orphan", from: "2018-11-12" },
    { code: "of a region" },
  ];
  const bit = (code: (typeof CATEGORIES)[number]): number => 1 << CATEGORIES.indexOf(code);
  const held = ({ heldAtAdmission, heldAtDischarge, heldAtSettlement }: ParsedClaim): number[] => [
    heldAtAdmission,
    heldAtDischarge,
    heldAtSettlement,
  ];
  expect(held(parseClaim(claimWith({ person: { ...person, categories } })))).toStrictEqual([
    1 + bit("subsistence"),
    1,
    1 + bit("orphan"),
  ]);
  expect(held(parseClaim(claimWith({ person: { ...person, categories: [] } })))).toStrictEqual([1, 1, 1]);
});
