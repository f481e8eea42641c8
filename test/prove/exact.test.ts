/** The two arithmetics of the reference give the same. */
import fc from "fast-check";
import { expect, it } from "vitest";
import * as decimal from "../reference/decimal.ts";
import * as big from "./exact.ts";

/** Plain decimals: small, past 2^53, with up to eight places, at halves. */
const texts = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(8), fc.constantFrom("", "5", "50", "499", "0"))
  .map(([digits, places, tail]) => {
    const text = `${String(digits < 0n ? -digits : digits).padStart(places + 1, "0")}${places === 0 ? "" : tail}`;
    const after = places === 0 ? 0 : places + tail.length;
    const whole = after === 0 ? text : `${text.slice(0, -after) || "0"}.${text.slice(-after)}`;
    return `${digits < 0n ? "-" : ""}${whole}`;
  });

type Arithmetic = typeof decimal;

/** Everything that the reference asks of an arithmetic, of two numbers, as text. */
function all({ exact, fen, halfUp, floor, least, most, sum, yuan }: Arithmetic, left: string, right: string): unknown {
  const [a, b] = [exact(left), exact(right)];
  const show = (value: ReturnType<typeof exact>): string => exact(value).toFixed().replace(/^-0$/, "0");
  const divided = b.isZero() ? [] : [a.dividedToIntegerBy(b), a.modulo(b)];
  return {
    numbers: [
      a.plus(b),
      a.minus(b),
      a.times(b),
      a.times(2),
      ...divided,
      a.abs(),
      a.negated(),
      halfUp(a),
      floor(a),
      least(a, b, a),
      most(a, b, b),
      sum([a, b, a]),
      fen(left),
    ].map(show),
    yuan: yuan(floor(a)).replace(/^-0\.00$/, "0.00"),
    truths: [
      a.comparedTo(b),
      a.equals(b),
      a.greaterThan(b),
      a.greaterThanOrEqualTo(b),
      a.lessThan(b),
      a.lessThan(1),
      a.lessThanOrEqualTo(b),
      a.isZero(),
      a.isInteger(),
      a.isNegative() && !a.isZero(),
      floor(a).toNumber(),
    ],
  };
}

it("the arithmetic on BigInt gives what decimal.js gives", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      expect(all(big as unknown as Arithmetic, left, right)).toEqual(all(decimal, left, right));
    }),
    { numRuns: 5000 },
  );
});

it.each(["1e3", "", "1.", ".5", "NaN", "0x1", " 1"])("reads no %j", (text) => {
  expect(() => big.exact(text)).toThrow(RangeError);
});
