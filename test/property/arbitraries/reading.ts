/** Claims of every shape that the format allows, written in every way, and changes that may spoil them. */
import fc from "fast-check";

/** A JSON value, which tests change at will. */
export type Loose = { [key: string]: unknown };

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom("注射用头孢曲松钠", "é", "𠮷野家", 'a"b\\c\n\u2028', "constructor", "\u0000", "x".repeat(256)),
);
const day = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((numbers) => numbers.map((number) => String(number).padStart(2, "0")).join("-"));
const region = fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, "0"));

/** A decimal of so many places, as text of few or many digits or as a number. */
function decimal(min: number, max: number, places: number): fc.Arbitrary<string | number> {
  return fc.tuple(fc.integer({ min, max }), fc.constantFrom("padded", "short", "number", "zeros")).map(([n, style]) => {
    const digits = String(Math.abs(n)).padStart(places + 1, "0");
    const padded = `${n < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
    if (style === "padded") return padded;
    if (style === "number") return Number(padded);
    return style === "zeros" ? padded.replace(/^(-?)/, "$10") : padded.replace(/\.?0+$/, "");
  });
}

/** Also beyond what fits into 31 bits. */
const amount = fc.oneof({ weight: 7, arbitrary: decimal(0, 9_999_999, 2) }, decimal(0, 9_999_999_999, 2));
const rate = decimal(0, 1_000_000, 6);
const price = decimal(0, 99_999_999, 6);
const tags = fc.uniqueArray(text, { maxLength: 3 });

function parts(each: fc.Arbitrary<unknown>): fc.Arbitrary<Loose> {
  return fc.record({ inScope: each, preSelfPay: each, overLimit: each, ownPay: each });
}

const optionalOfLine = { code: text, name: text, charge: text, tags, day };
const line: fc.Arbitrary<Loose> = fc.oneof(
  fc.record({ catalogue: fc.constant("A"), amount, ...optionalOfLine }, { requiredKeys: ["catalogue", "amount"] }),
  fc.record(
    {
      catalogue: fc.constant("B"),
      unitPrice: price,
      quantity: decimal(0, 99_999, 4),
      preSelfPayRate: rate,
      ...optionalOfLine,
      ceilingPrice: price,
    },
    { requiredKeys: ["catalogue", "unitPrice", "quantity", "preSelfPayRate"] },
  ),
  fc.record(
    { catalogue: fc.constant("C"), amount, preSelfPayRate: fc.constantFrom("1", 1, "1.00"), ...optionalOfLine },
    { requiredKeys: ["catalogue", "amount"] },
  ),
  fc.record(
    { split: parts(amount), catalogue: fc.constantFrom("A", "B", "C"), ...optionalOfLine },
    { requiredKeys: ["split"] },
  ),
);

const held = fc.uniqueArray(
  fc.record(
    { code: text, from: fc.constant("1990-01-01"), to: day.filter((to) => to > "1990") },
    { requiredKeys: ["code"] },
  ),
  { maxLength: 3, selector: ({ code }) => code },
);

const person = fc.record(
  {
    id: text,
    insurance: fc.constantFrom("resident", "employee"),
    region,
    birthDate: fc.constant("1900-01-01"),
    categories: held,
    certificates: held,
    mother: fc.record({ categories: held }, { requiredKeys: [] }),
  },
  { requiredKeys: ["id", "region"] },
);
const facility = fc.record(
  {
    id: text,
    region,
    tier: fc.constantFrom("township", "county", "city", "province"),
    grade: fc.constantFrom(0, 1, 2, 3),
    designated: fc.boolean(),
    tcm: fc.boolean(),
    class: text,
  },
  { requiredKeys: ["id", "region", "tier"] },
);
const more = {
  facility,
  referred: fc.boolean(),
  accident: fc.boolean(),
  continuation: fc.boolean(),
  programmes: tags,
  flags: tags,
  diseases: fc.array(fc.constantFrom("I63.9", "C50.911", "A00"), { maxLength: 2 }),
};
const visit = fc
  .tuple(
    fc.array(day, { minLength: 3, maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom("inpatient", "outpatient", "chronic", "special", "emergency"),
  )
  .chain(([days, dated, kind]) => {
    const [admitted, discharged, settled] = [...days].sort().map((each) => fc.constant(each));
    const known = dated || kind === "inpatient" ? { admitted, discharged } : {};
    const all = { kind: fc.constant(kind), ...known, settled, ...more };
    return fc.record(all as { [key: string]: fc.Arbitrary<unknown> }, {
      requiredKeys: ["kind", "facility", "settled", ...Object.keys(known)],
    });
  });

const given = fc.oneof(
  fc.record(
    { layer: text, amount, deductible: amount, statedDeductible: amount, penalty: amount },
    { requiredKeys: ["layer", "amount"] },
  ),
  fc.record({
    layer: text,
    amount: fc.constantFrom("5.00", 5),
    buckets: fc.constantFrom({ inScope: "4.00", ownPay: 1 }, { preSelfPay: 5 }),
  }),
);
const paid = fc.uniqueArray(given, { maxLength: 3, selector: ({ layer }) => layer });
const lines = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((each, at) => ({ ...each, id: String(at + 1) })));
const bill = fc.oneof(
  parts(amount),
  fc.array(
    fc.tuple(parts(amount), fc.option(tags)).map(([each, own]) => (own === null ? each : { ...each, tags: own })),
    { minLength: 1, maxLength: 3 },
  ),
);

/** Keys of an object, and of those in it, in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.entries(value).map(
    ([key, item], at) => [(at * 7919 + seed) % 13, key, shuffled(item, seed)] as const,
  );
  return Object.fromEntries(keys.sort(([a], [b]) => a - b).map(([, key, item]) => [key, item]));
}

/** A claim that is sound. */
export const soundClaims: fc.Arbitrary<Loose> = fc
  .tuple(
    fc.record({ id: text, person, visit, paid }, { requiredKeys: ["id", "person", "visit"] }),
    fc.oneof(fc.record({ lines }), fc.record({ bill })),
    fc.nat(12),
  )
  .map(([claim, money, seed]) => shuffled({ ...claim, ...money }, seed) as Loose);

/** Sound claims but for lines that give back, in sums that may be far below zero. */
export const correctingClaims: fc.Arbitrary<Loose> = fc
  .tuple(soundClaims, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
  .map(([claim, back]) =>
    Array.isArray(claim["lines"])
      ? { ...claim, lines: claim["lines"].map((own, i) => (back[i] ? givenBack(own) : own)) }
      : claim,
  );

/** A line with its amounts below zero. */
function givenBack(billed: Loose): Loose {
  const less = (value: unknown): unknown => (typeof value === "number" ? 0 - value : `-${String(value)}`);
  const { amount: own, split } = billed;
  return {
    ...billed,
    ...(own === undefined ? {} : { amount: less(own) }),
    ...(split === undefined
      ? {}
      : { split: Object.fromEntries(Object.entries(split as Loose).map(([bucket, part]) => [bucket, less(part)])) }),
  };
}

/** Values that stand where others should. */
export const oddValues: readonly unknown[] = [
  undefined,
  null,
  true,
  "",
  "A",
  "1",
  "-1",
  "-0.00",
  "1e3",
  "1.005",
  "0000000000001.00",
  "999999999999.99",
  "9".repeat(40),
  " 1",
  "1 ",
  "１",
  "2018-02-29",
  "2018-02-28",
  "2018-2-28",
  "2018-11-31",
  "inpatient",
  "\ud800",
  "a\udc00b",
  "y".repeat(257),
  0,
  -0,
  1,
  2,
  -1,
  0.1 + 0.2,
  0.3,
  1.005,
  1e21,
  1e-7,
  5e-324,
  123456789.12,
  999999999999.99,
  99999999999999.98,
  Number.MAX_SAFE_INTEGER,
  NaN,
  Infinity,
  [],
  {},
  [undefined],
  ["x", "x"],
  [1],
  10n,
  Symbol("s"),
];
