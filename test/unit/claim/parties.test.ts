import { describe, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { expectRefusal } from "./refusal.ts";
import type { Row } from "./refusal.ts";
import { claimWith, hospital, stay, withFacility, withPerson, withVisit, without } from "./samples.ts";

const people: readonly Row[] = [
  [
    "no region",
    claimWith({ person: { id: "p-1" } }),
    [["invalid_claim", "person.region", "nothing", "a region code of 6 digits"]],
  ],
  ["a region that is none", withPerson({ region: "4112" }), [["invalid_claim", "person.region", '"4112"']]],
  ["a full-width region", withPerson({ region: "41122\uFF14" }), [["invalid_claim", "person.region", '"41122\uFF14"']]],
  [
    "an insurance that is none",
    withPerson({ insurance: "rural" }),
    [["invalid_claim", "person.insurance", '"rural"', 'one of "resident", "employee"']],
  ],
  ["an id is masked", withPerson({ id: 410102195703011 }), [["invalid_claim", "person.id", "4***"]]],
  ["an id of 50 MB is masked", withPerson({ id: "9".repeat(50_000_000) }), [["invalid_claim", "person.id", "9***"]]],
  ["a person that is a name", claimWith({ person: "张三" }), [["invalid_claim", "person", "张***", "an object"]]],
  [
    "a name is an unknown field, its value is not told",
    withPerson({ name: "张三" }),
    [["invalid_claim", "person.name", '"name"']],
  ],
  [
    "a birth date that does not exist",
    withPerson({ birthDate: "1957-02-29" }),
    [["invalid_claim", "person.birthDate", '"1957-02-29"']],
  ],
  [
    "born after admission",
    withPerson({ birthDate: "2018-11-02" }),
    [["invalid_claim", "person.birthDate", '"2018-11-02"', "on or before the first day of the visit, 2018-11-01"]],
  ],
  [
    "a range that ends before it starts",
    withPerson({ categories: [{ code: "orphan", from: "2018-02-01", to: "2018-01-31" }] }),
    [["invalid_claim", "person.categories[0].to", '"2018-01-31"', "on or after from, 2018-02-01"]],
  ],
  [
    "ranges of one code that share a day",
    withPerson({ certificates: [{ code: "x", to: "2018-01-31" }, { code: "y" }, { code: "x", from: "2018-01-31" }] }),
    [["invalid_claim", "person.certificates[2]", '"x"', "days that do not overlap with person.certificates[0]"]],
  ],
  [
    "one code twice",
    withPerson({ categories: [{ code: "orphan" }, { code: "orphan" }] }),
    [["invalid_claim", "person.categories[1]", '"orphan"']],
  ],
  [
    "too many codes",
    withPerson({ categories: Array.from({ length: 201 }, (_, i) => ({ code: `c${i}` })) }),
    [["invalid_claim", "person.categories", "a list of 201", "at most 200 entries"]],
  ],
];

const visits: readonly Row[] = [
  [
    "a kind that is none",
    withVisit({ kind: "ward" }),
    [["invalid_claim", "visit.kind", '"ward"', 'one of "inpatient", "outpatient", "chronic", "special", "emergency"']],
  ],
  [
    "no hospital",
    claimWith({ visit: without(stay, "facility") }),
    [["invalid_claim", "visit.facility", "nothing", "an object"]],
  ],
  [
    "a tier that is none",
    withFacility({ tier: "village" }),
    [["invalid_claim", "visit.facility.tier", '"village"', 'one of "township", "county", "city", "province"']],
  ],
  [
    "a grade that is none",
    withFacility({ grade: 4 }),
    [["invalid_claim", "visit.facility.grade", "4", "one of 0, 1, 2, 3"]],
  ],
  ["a grade that is a text", withFacility({ grade: "3" }), [["invalid_claim", "visit.facility.grade", '"3"']]],
  [
    "a flag that is a text",
    withVisit({ referred: "true" }),
    [["invalid_claim", "visit.referred", '"true"', "true or false"]],
  ],
  ["a flag that is a number", withFacility({ tcm: 1 }), [["invalid_claim", "visit.facility.tcm", "1"]]],
  [
    "a disease that is no code",
    withVisit({ diseases: ["I63.9", "stroke"] }),
    [["invalid_claim", "visit.diseases[1]", '"stroke"', "an ICD-10 code such as I63.9"]],
  ],
  [
    "an inpatient stay without its days",
    claimWith({ visit: { kind: "inpatient", facility: hospital, settled: "2018-11-12" } }),
    [
      ["invalid_claim", "visit.admitted", "nothing", "a day, YYYY-MM-DD, which an inpatient stay needs"],
      ["invalid_claim", "visit.discharged", "nothing"],
    ],
  ],
  [
    "no day of settlement",
    claimWith({ visit: without(stay, "settled") }),
    [["invalid_claim", "visit.settled", "nothing"]],
  ],
  [
    "discharged before admission",
    withVisit({ discharged: "2018-10-31" }),
    [["invalid_claim", "visit.discharged", '"2018-10-31"', "on or after admitted, 2018-11-01"]],
  ],
  [
    "settled before discharge",
    withVisit({ settled: "2018-11-09" }),
    [["invalid_claim", "visit.settled", '"2018-11-09"', "on or after discharged, 2018-11-10"]],
  ],
  [
    "settled before an admission without discharge",
    withVisit({ kind: "outpatient", admitted: "2018-11-13", discharged: undefined }),
    [["invalid_claim", "visit.settled", '"2018-11-12"', "on or after admitted, 2018-11-13"]],
  ],
  ...["2018-02-29", "2018-13-01", "2018-1-1", "20181101", "2018-11-01T00:00:00", "1899-12-31", ""].map((day): Row => [
    `day ${day}`,
    withVisit({ admitted: day }),
    [["invalid_claim", "visit.admitted", JSON.stringify(day), "a calendar day YYYY-MM-DD from 1900 to 2199"]],
  ]),
  ["a day that is a number", withVisit({ settled: 20181112 }), [["invalid_claim", "visit.settled", "20181112"]]],
];

describe.each<[string, readonly Row[]]>([
  ["the person", people],
  ["the visit", visits],
])("refusals of %s", (_, rows) => {
  test.each(rows)("%s", (_name, claim, refused) => {
    expectRefusal(() => parseClaim(claim), refused);
  });
});
