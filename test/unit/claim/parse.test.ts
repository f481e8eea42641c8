import { describe, expect, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { bill, claimOf, claimWith, person, stay } from "./samples.ts";

const amountA = { catalogue: "A", amount: "5.00" } as const;

describe("a claim becomes integers and codes", () => {
  test("the claim of the format's description", () => {
    const claim = {
      id: "c-1",
      person: {
        ...person,
        categories: [{ code: "registeredPoor", from: "2016-01-01" }],
        certificates: [],
        mother: { categories: [{ code: "orphan", to: "2018-11-10" }] },
      },
      visit: {
        ...stay,
        facility: {
          id: "h-1",
          region: "411224",
          tier: "county",
          grade: 2,
          designated: true,
          tcm: false,
          class: "general",
        },
        referred: true,
        accident: false,
        continuation: false,
        programmes: [],
        flags: ["abroad"],
        diseases: ["I63.9"],
      },
      lines: [
        {
          id: "1",
          code: "X1",
          name: "注射液",
          charge: "09",
          catalogue: "B",
          unitPrice: "12.50",
          quantity: "2",
          ceilingPrice: 10,
          preSelfPayRate: "0.10",
          tags: ["injection"],
          day: "2018-11-02",
        },
        { id: "2", split: { inScope: 1, preSelfPay: "2", overLimit: "3.0", ownPay: "4.00" }, amount: "10.00" },
      ],
      paid: [
        { layer: "basic", amount: "5.00", buckets: { inScope: "4.00", ownPay: 1 }, deductible: "0.00", penalty: 2 },
        { layer: "criticalIllness", amount: 0 },
      ],
    };
    expect(parseClaim(claim)).toStrictEqual({
      id: "c-1",
      person: {
        id: "p-1",
        insurance: "resident",
        region: "411224",
        birthDate: "1957-03-01",
        categories: [{ code: "registeredPoor", from: 20160101, to: 99999999 }],
        certificates: [],
        motherCategories: [{ code: "orphan", from: 0, to: 20181110 }],
      },
      visit: {
        kind: "inpatient",
        facilityRegion: "411224",
        tier: "county",
        grade: 2,
        designated: true,
        tcm: false,
        class: "general",
        referred: true,
        accident: false,
        continuation: false,
        duringStay: null,
        programmes: [],
        flags: ["abroad"],
        diseases: ["I63.9"],
        admitted: "2018-11-01",
        discharged: "2018-11-10",
        settled: "2018-11-12",
      },
      lines: [
        { id: "1", code: "X1", charge: "09", tags: ["injection"], parts: [1800, 200, 500, 0], day: "2018-11-02" },
        { id: "2", code: null, charge: null, tags: [], parts: [100, 200, 300, 400], day: null },
      ],
      parts: [],
      paid: [
        {
          layer: "basic",
          amount: 500,
          buckets: [400, 0, 0, 100],
          deductible: 0,
          statedDeductible: null,
          penalty: 200,
        },
        { layer: "criticalIllness", amount: 0, buckets: null, deductible: null, statedDeductible: null, penalty: null },
      ],
      stay: null,
      // resident, inpatient, county, grade 2, same county: 1 1 2 3 1 in mixed radix 3 6 5 5 5
      packedCodes: 941,
      // referred, designated; not tcm, accident or continuation: 2 2 1 1 1 in radix 3
      packedFlags: 229,
      tierCode: 2,
      inpatient: 1,
      admission: 20181101,
      discharge: 20181110,
      settlement: 20181112,
      birth: 19570301,
      inScope: 1900,
      preSelfPay: 400,
      overLimit: 800,
      ownPay: 400,
      heldAtAdmission: 2,
      heldAtDischarge: 2,
      heldAtSettlement: 2,
      // certificates, class, programmes, diseases, tags, items, codes of a region, flags, the mother's categories
      extras: 2 + 4 + 8 + 16 + 32 + 64 + 128 + 256 + 512,
      lineCount: 2,
      items: [1800, 200, 500, 0, 1, 100, 200, 300, 400, 0],
      tagSets: [["injection"]],
    });
  });

  test("the least that a claim may say", () => {
    const claim = {
      id: "c-2",
      person: { id: "p-1", region: "411224" },
      visit: {
        kind: "outpatient",
        facility: { id: "h-1", region: "411224", tier: "township" },
        settled: "2018-11-12",
      },
      bill,
    };
    expect(parseClaim(claim)).toStrictEqual({
      id: "c-2",
      person: {
        id: "p-1",
        insurance: null,
        region: "411224",
        birthDate: null,
        categories: null,
        certificates: null,
        motherCategories: null,
      },
      visit: {
        kind: "outpatient",
        facilityRegion: "411224",
        tier: "township",
        grade: null,
        designated: null,
        tcm: null,
        class: null,
        referred: null,
        accident: null,
        continuation: null,
        duringStay: null,
        programmes: null,
        flags: null,
        diseases: null,
        admitted: "2018-11-12",
        discharged: "2018-11-12",
        settled: "2018-11-12",
      },
      lines: [],
      parts: [{ tags: [], parts: [5_400_000, 0, 0, 600_000] }],
      paid: [],
      stay: null,
      // outpatient, township, same county; the rest is not said: 0 2 1 0 1
      packedCodes: 276,
      packedFlags: 0,
      tierCode: 1,
      inpatient: 0,
      admission: 20181112,
      discharge: 20181112,
      settlement: 20181112,
      birth: 0,
      inScope: 5_400_000,
      preSelfPay: 0,
      overLimit: 0,
      ownPay: 600_000,
      heldAtAdmission: 0,
      heldAtDischarge: 0,
      heldAtSettlement: 0,
      extras: 0,
      lineCount: 0,
      items: [],
      tagSets: [],
    });
  });

  test("a bill in parts", () => {
    expect(parseClaim(claimWith({ bill: [{ ...bill, tags: ["injection"] }, bill] })).parts).toStrictEqual([
      { tags: ["injection"], parts: [5_400_000, 0, 0, 600_000] },
      { tags: [], parts: [5_400_000, 0, 0, 600_000] },
    ]);
  });

  test("a field that is undefined is absent", () => {
    const absent = { ...person, birthDate: undefined, categories: undefined };
    expect(parseClaim(claimWith({ person: absent, lines: undefined, paid: undefined }))).toStrictEqual(
      parseClaim(claimWith({ person: { id: "p-1", insurance: "resident", region: "411224" } })),
    );
  });

  test("nothing of the input is changed or kept", () => {
    const line = { id: "1", catalogue: "A", amount: "5.00", tags: ["injection"] };
    const claim = { ...claimWith({ bill: undefined }), lines: [line] };
    const before = structuredClone(claim);
    const parsed = parseClaim(claim);
    expect(claim).toStrictEqual(before);
    line.tags.push("later");
    expect(parsed.lines[0]?.tags).toStrictEqual(["injection"]);
  });
});

describe("lines", () => {
  test.each<[string, { readonly [field: string]: unknown }, readonly number[]]>([
    ["A, amount", { catalogue: "A", amount: "5.00" }, [500, 0, 0, 0]],
    ["A with a rate", { catalogue: "A", amount: "5.00", preSelfPayRate: "0.1" }, [450, 50, 0, 0]],
    ["B, rate 0", { catalogue: "B", amount: "5.00", preSelfPayRate: 0 }, [500, 0, 0, 0]],
    ["B, rate 1", { catalogue: "B", amount: "5.00", preSelfPayRate: 1 }, [0, 500, 0, 0]],
    ["C", { catalogue: "C", amount: "5.00" }, [0, 0, 0, 500]],
    ["C, rate 1", { catalogue: "C", amount: "5.00", preSelfPayRate: "1.00" }, [0, 0, 0, 500]],
    ["C, price", { catalogue: "C", unitPrice: "2.50", quantity: 2, ceilingPrice: "1" }, [0, 0, 0, 500]],
    ["A, price", { catalogue: "A", unitPrice: "0.333333", quantity: "3" }, [100, 0, 0, 0]],
    [
      "A, ceiling above the price",
      { catalogue: "A", unitPrice: "5", quantity: "1", ceilingPrice: "6" },
      [500, 0, 0, 0],
    ],
    [
      "A, ceiling below the price",
      { catalogue: "A", unitPrice: "5", quantity: "1", ceilingPrice: "4" },
      [400, 0, 100, 0],
    ],
    ["A, ceiling 0", { catalogue: "A", unitPrice: "5", quantity: "1", ceilingPrice: "0" }, [0, 0, 500, 0]],
    ["quantity 0", { catalogue: "A", unitPrice: "5", quantity: 0 }, [0, 0, 0, 0]],
    ["a split", { split: bill }, [5_400_000, 0, 0, 600_000]],
    ["a split with a catalogue", { catalogue: "C", split: bill }, [5_400_000, 0, 0, 600_000]],
    ["a split and its sum", { split: bill, amount: 60_000 }, [5_400_000, 0, 0, 600_000]],
    [
      "a split with both signs",
      { split: { inScope: "9.00", preSelfPay: "0", overLimit: "0", ownPay: "0.00" } },
      [900, 0, 0, 0],
    ],
    ["the largest amount", { catalogue: "A", amount: "999999999999.99" }, [99_999_999_999_999, 0, 0, 0]],
  ])("%s", (_, line, parts) => {
    expect(
      parseClaim({ ...claimWith({ bill: undefined }), lines: [{ id: "1", ...line }] }).lines[0]?.parts,
    ).toStrictEqual(parts);
  });

  test("a correction takes back what it corrects, whole or in part", () => {
    const given = { catalogue: "B", unitPrice: "12.505", ceilingPrice: "12.5", preSelfPayRate: "0.15" };
    const [first, second] = parseClaim(claimOf({ ...given, quantity: "3" }, { ...given, quantity: "-3" })).lines;
    expect(first?.parts).toStrictEqual([3187, 563, 2, 0]);
    expect(second?.parts).toStrictEqual([-3187, -563, -2, 0]);
  });

  test("amounts with both signs count by their size, the bound included", () => {
    const half = { catalogue: "A", amount: "499999999999.99" };
    const back = { catalogue: "A", amount: "-499999999999.99" };
    const sum = parseClaim(claimOf(half, back, { catalogue: "A", amount: "0.01" })).lines;
    expect(sum.map(({ parts }) => parts[0])).toStrictEqual([49_999_999_999_999, -49_999_999_999_999, 1]);
  });

  test("10 000 lines are a claim", () => {
    const lines = Array.from({ length: 10_000 }, () => amountA);
    expect(parseClaim(claimOf(...lines)).lines).toHaveLength(10_000);
  });
});

test.each<[string, { readonly [field: string]: string }, readonly [string, string, string]]>([
  ["outpatient", { settled: "2018-11-12" }, ["2018-11-12", "2018-11-12", "2018-11-12"]],
  ["outpatient", { admitted: "2018-11-01", settled: "2018-11-12" }, ["2018-11-01", "2018-11-12", "2018-11-12"]],
  ["emergency", { discharged: "2018-11-10", settled: "2018-11-12" }, ["2018-11-12", "2018-11-10", "2018-11-12"]],
  [
    "inpatient",
    { admitted: "2018-11-12", discharged: "2018-11-12", settled: "2018-11-12" },
    ["2018-11-12", "2018-11-12", "2018-11-12"],
  ],
])("%s days %o", (kind, days, resolved) => {
  const facility = { id: "h-1", region: "411224", tier: "county" };
  const { visit } = parseClaim(claimWith({ visit: { kind, facility, ...days } }));
  expect([visit.admitted, visit.discharged, visit.settled]).toStrictEqual(resolved);
});

test("one code may be held in ranges that do not overlap, and different codes overlap as they like", () => {
  const categories = [
    { code: "subsistence", to: "2016-12-31" },
    { code: "subsistence", from: "2017-01-01", to: "2017-12-31" },
    { code: "subsistence", from: "2018-01-01" },
    { code: "disabled" },
    { code: "orphan", from: "2018-01-01", to: "2018-01-01" },
  ];
  expect(parseClaim(claimWith({ person: { ...person, categories } })).person.categories).toStrictEqual([
    { code: "subsistence", from: 0, to: 20161231 },
    { code: "subsistence", from: 20170101, to: 20171231 },
    { code: "subsistence", from: 20180101, to: 99999999 },
    { code: "disabled", from: 0, to: 99999999 },
    { code: "orphan", from: 20180101, to: 20180101 },
  ]);
});
