import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { dayNumber } from "../../../src/date.ts";
import { declaredPart, extrasOf, keyOf, UNDECLARED } from "../../../src/settle/profiles.ts";
import { benefit, claimOf, DAY, flat, planOf, TITLE } from "../pack.ts";
import { settledOn } from "./run.ts";

const holds = (code: string, fact: string) => ({ in: [code, { var: fact }] });
const plan = planOf(
  {
    basic: [
      benefit("b", {
        when: {
          or: [
            holds("local", "person.categories"),
            holds("heart", "person.certificates"),
            { "==": [{ var: "visit.class" }, "second"] },
            { var: "visit.duringStay" },
            holds("I10", "visit.diseases"),
          ],
        },
        cases: [flat("0.5")],
      }),
    ],
  },
  {
    pipeline: {
      categories: { local: { title: TITLE } },
      certificates: { heart: { title: TITLE } },
      classes: { first: { title: TITLE }, second: { title: TITLE } },
    },
  },
);
const { keys } = plan;
if (keys === null) throw new RangeError("no keys");
const ON = dayNumber(DAY);

type More = Parameters<typeof claimOf>[1];
const key = (more: More): number => keyOf(plan, keys, parseClaim(claimOf({}, more)), ON, 1);

/** The day of these claims is 10 November. */
const SPANS: readonly (readonly [string, boolean, { readonly from?: string; readonly to?: string }])[] = [
  ["up to that day", true, { to: "2018-11-10" }],
  ["from that day", true, { from: "2018-11-10" }],
  ["that day alone", true, { from: "2018-11-10", to: "2018-11-10" }],
  ["up to the day before", false, { to: "2018-11-09" }],
  ["from the day after", false, { from: "2018-11-11" }],
];

describe.each(["categories", "certificates"] as const)("the part of a key that %s give", (kind) => {
  const code = kind === "categories" ? "local" : "heart";
  const holding = key({ person: { [kind]: [{ code }] } });
  const none = key({ person: { [kind]: [] } });

  it.each(SPANS)("held %s: %s", (_, held, span) => {
    expect(holding).not.toBe(none);
    expect(key({ person: { [kind]: [{ code, ...span }] } })).toBe(held ? holding : none);
  });
});

it("a claim without categories has no part of them", () => {
  expect(declaredPart(keys.categories, null, ON)).toBe(0);
});

it("a day within another stay is a fact apart from diseases", () => {
  const found = [true, false].map((duringStay) => key({ visit: { duringStay, diseases: ["I10"] } }));
  expect(new Set([...found, key({ visit: { diseases: ["I10"] } })]).size).toBe(3);
});

describe("there is no key, whatever else the claim says", () => {
  const facility = { class: "second" };
  it.each<readonly [string, More]>([
    ["category", { person: { categories: [{ code: "martian" }], certificates: [{ code: "heart" }] }, facility }],
    ["certificate", { person: { certificates: [{ code: "martian" }] }, facility }],
  ])("with a %s that nobody declares", (_, more) => {
    expect(key(more)).toBe(UNDECLARED);
  });

  it("for the later part of a stay", () => {
    const parsed = parseClaim(claimOf({}, { facility }));
    const extras = parsed.extras;
    expect(extrasOf(plan, keys, parsed, ON, extras)).toBeGreaterThan(0);
    const later = { ...parsed, stay: { deductibles: [], counted: true } };
    expect(extrasOf(plan, keys, later, ON, extras)).toBe(UNDECLARED);
  });
});

it("1 is a key like others", () => {
  const own = planOf({ basic: [benefit("b", { when: { var: "visit.tcm" }, cases: [flat("0.5")] })] });
  const claim = claimOf({ inScope: "1.00" }, { facility: { tcm: false } });
  expect(own.keys === null ? null : keyOf(own, own.keys, parseClaim(claim), ON, 1)).toBe(1);
  // It goes the quick way, by a bound of what the bill can add to two totals; with care the peak is 1.00.
  expect(settledOn(own, claim).row[own.row.peak]).toBe(200);
});
