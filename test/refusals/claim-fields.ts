/** Fields of claims that are refused before any rule is looked for. */
import type { Issue, Text } from "../../src/index.ts";
import { BILL, claimWith, hostile, HOSPITAL, HUGE, nested, PERSON, VISIT, withLines } from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import {
  atMost,
  both,
  DAY,
  DECIMAL,
  eitherWay,
  KEY,
  NAME,
  OBJECT,
  oneOf,
  OTHER_KEY,
  REGION,
  SHALLOW,
  TIER,
} from "./words.ts";

const KIND = oneOf("inpatient", "outpatient", "chronic", "special", "emergency");
const LINES_OR_BILL = both("lines 与 bill 恰有其一", "exactly one of lines and bill");
const SHOWN = `"${"9".repeat(60)}…"`;

/** The issue of a claim whose own id is one. */
function unnamed(path: string, expected: Text, found: string): Issue {
  return { code: "invalid_claim", path, expected, found };
}

const unknown = (path: string): Issue => ofClaim(path, KEY, '"x"');
const key = (path: string, found: string): Issue => ofClaim(path, OTHER_KEY, found);

/** Fields: missing, unknown, hostile, too deep, too long. */
export const FIELDS: readonly Refusal[] = [
  {
    name: "nothing at all",
    claim: {},
    issues: [
      unnamed("id", NAME, "nothing"),
      unnamed("person", OBJECT, "nothing"),
      unnamed("visit", OBJECT, "nothing"),
      unnamed("", LINES_OR_BILL, "nothing"),
    ],
  },
  { name: "null", claim: null, issues: [unnamed("", OBJECT, "null")] },
  {
    name: "fields missing in every part",
    claim: { id: "c-1", person: {}, visit: { facility: {} }, lines: [{}, { split: {} }], paid: [{}] },
    issues: [
      ofClaim("person.id", NAME, "nothing"),
      ofClaim("person.region", REGION, "nothing"),
      ofClaim("visit.kind", KIND, "nothing"),
      ofClaim("visit.facility.id", NAME, "nothing"),
      ofClaim("visit.facility.region", REGION, "nothing"),
      ofClaim("visit.facility.tier", TIER, "nothing"),
      ofClaim("visit.settled", DAY, "nothing"),
      ofClaim("lines[0].id", NAME, "nothing"),
      ofClaim("lines[1].id", NAME, "nothing"),
      ofClaim("lines[1].split.inScope", DECIMAL, "nothing"),
      ofClaim("lines[1].split.preSelfPay", DECIMAL, "nothing"),
      ofClaim("lines[1].split.overLimit", DECIMAL, "nothing"),
      ofClaim("lines[1].split.ownPay", DECIMAL, "nothing"),
      ofClaim("paid[0].layer", NAME, "nothing"),
      ofClaim("paid[0].amount", DECIMAL, "nothing"),
    ],
  },
  {
    name: "fields missing that others need",
    claim: {
      ...withLines(
        { id: "1", catalogue: "A" },
        { id: "2", amount: "1.00" },
        { id: "3", catalogue: "B", amount: "1.00" },
      ),
      visit: { ...VISIT, admitted: undefined, discharged: undefined },
    },
    issues: [
      ...["visit.admitted", "visit.discharged"].map((path) =>
        ofClaim(path, both("住院必填的日期,YYYY-MM-DD", "a day, YYYY-MM-DD, which an inpatient stay needs"), "nothing"),
      ),
      ofClaim(
        "lines[0]",
        both(
          "split、amount、unitPrice 与 quantity 三者取一",
          "exactly one of split, amount, or unitPrice with quantity",
        ),
        "nothing",
      ),
      ofClaim(
        "lines[1].catalogue",
        both("A、B、C 之一(没有 split 时必填)", "one of A, B, C, unless there is a split"),
        "nothing",
      ),
      ofClaim(
        "lines[2].preSelfPayRate",
        both("乙类先行自付比例,0 至 1", "the share paid first for catalogue B, 0 to 1"),
        "nothing",
      ),
    ],
  },
  {
    name: "unknown fields in every part, with lines",
    claim: {
      ...withLines({ id: "1", catalogue: "A", amount: "1.00", x: 1 }, { id: "2", split: { ...BILL, x: 1 } }),
      x: 1,
      person: { ...PERSON, x: 1, categories: [{ code: "marginal", x: 1 }] },
      visit: { ...VISIT, x: 1, facility: { ...HOSPITAL, x: 1 } },
      paid: [{ layer: "basic", amount: "1.00", x: 1, buckets: { inScope: "1.00", x: 1 } }],
    },
    issues: [
      unknown("person.categories[0].x"),
      unknown("person.x"),
      unknown("visit.facility.x"),
      unknown("visit.x"),
      unknown("lines[0].x"),
      unknown("lines[1].split.x"),
      unknown("paid[0].buckets.x"),
      unknown("paid[0].x"),
      unknown("x"),
    ],
  },
  { name: "an unknown field in a bill", claim: claimWith({ bill: { ...BILL, x: 1 } }), issues: [unknown("bill.x")] },
  {
    name: "an unknown field in a part of a bill",
    claim: claimWith({ bill: [BILL, { ...BILL, x: 1 }] }),
    issues: [unknown("bill[1].x")],
  },
  {
    name: "keys that reach for a prototype, everywhere",
    claim: {
      ...hostile("constructor", claimWith()),
      person: hostile("__proto__", PERSON),
      visit: { ...VISIT, facility: hostile("prototype", HOSPITAL) },
      bill: [hostile("__proto__", BILL)],
    },
    issues: [
      key("constructor", '"constructor"'),
      key("person.__proto__", '"__proto__"'),
      key("visit.facility.prototype", '"prototype"'),
      key("bill[0].__proto__", '"__proto__"'),
    ],
  },
  {
    name: "20 000 levels of objects in an unknown field, and in a known one",
    claim: claimWith({
      person: nested(20_000, (id) => ({ id })),
      x: nested(20_000, (y) => ({ y })),
    }),
    issues: [ofClaim(`person${".id".repeat(63)}`, SHALLOW, "more"), ofClaim(`x${".y".repeat(63)}`, SHALLOW, "more")],
  },
  {
    name: "20 000 levels of lists in place of a claim",
    claim: nested(20_000, (inner) => [inner]),
    issues: [unnamed("[0]".repeat(64), SHALLOW, "more")],
  },
  {
    name: "a text of 50 MB everywhere, masked where it stands for a person",
    claim: {
      ...claimWith({ id: HUGE, person: { id: `p${HUGE}`, region: HUGE, birthDate: HUGE } }),
      visit: { ...VISIT, kind: HUGE, facility: { ...HOSPITAL, id: HUGE }, settled: HUGE, diseases: [HUGE] },
      paid: [{ layer: HUGE, amount: HUGE }],
      [HUGE]: HUGE,
    },
    issues: [
      unnamed("id", NAME, SHOWN),
      unnamed("person.id", NAME, "p***"),
      unnamed("person.region", REGION, SHOWN),
      unnamed("person.birthDate", DAY, SHOWN),
      unnamed("visit.kind", KIND, SHOWN),
      unnamed("visit.facility.id", NAME, SHOWN),
      unnamed("visit.settled", DAY, SHOWN),
      unnamed("visit.diseases[0]", both("ICD-10 编码,如 I63.9", "an ICD-10 code such as I63.9"), SHOWN),
      unnamed("paid[0].layer", NAME, SHOWN),
      unnamed("paid[0].amount", atMost("999999999999.99"), SHOWN),
      unnamed(`[${SHOWN}]`, KEY, SHOWN),
    ],
  },
  {
    name: "a text of 50 MB in lines",
    claim: withLines(
      { id: HUGE, name: HUGE, catalogue: "A", amount: HUGE },
      { id: "2", catalogue: HUGE, unitPrice: HUGE, quantity: HUGE, preSelfPayRate: HUGE },
    ),
    issues: [
      ofClaim("lines[0].id", NAME, SHOWN),
      ofClaim("lines[0].name", NAME, "9***"),
      ofClaim("lines[0].amount", eitherWay("999999999999.99"), SHOWN),
      ofClaim("lines[1].catalogue", oneOf("A", "B", "C"), SHOWN),
      ofClaim("lines[1].unitPrice", atMost("999999999.999999"), SHOWN),
      ofClaim("lines[1].quantity", eitherWay("99999999999.9999"), SHOWN),
      ofClaim("lines[1].preSelfPayRate", atMost("1"), SHOWN),
    ],
  },
];
