/** The scanner of claims against the reader of JSON and the careful reader, which are the authority. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCarefully } from "../../src/claim/careful.ts";
import type { ParsedClaim } from "../../src/claim/parsed.ts";
import { scanClaim } from "../../src/claim/scan.ts";
import { readJson } from "../../src/json.ts";
import { oddValues, soundClaims } from "./arbitraries/reading.ts";

const encoder = new TextEncoder();

/** What decoding, `readJson` and the careful reader give; `null` where one of them has a finding. */
function carefully(bytes: Uint8Array): ParsedClaim | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const read = readJson(text);
    return read.ok ? readCarefully(read.value) : null;
  } catch {
    return null;
  }
}

interface Style {
  /** White space, one after the other. */
  readonly spaces: readonly string[];
  /** Whether characters beyond ASCII are escaped. */
  readonly ascii: boolean;
}

const styles: fc.Arbitrary<Style> = fc.record({
  spaces: fc.oneof(
    fc.constant([""]),
    fc.array(fc.constantFrom("", "", " ", "\t", "\r\n", "  "), { minLength: 1, maxLength: 7 }),
  ),
  ascii: fc.boolean(),
});

/** JSON text of a value in a style. */
function written(value: unknown, { spaces, ascii }: Style): string {
  let at = 0;
  const space = (): string => spaces[at++ % spaces.length] ?? "";
  const text = (each: string): string =>
    ascii
      ? JSON.stringify(each).replace(
          /[\u0080-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
        )
      : JSON.stringify(each);
  const write = (each: unknown): string => {
    if (Array.isArray(each)) return `[${space()}${each.map((item) => write(item) + space()).join(`,${space()}`)}]`;
    if (typeof each === "string") return text(each);
    if (typeof each !== "object" || each === null) return JSON.stringify(each);
    const fields = Object.entries(each).map(
      ([key, item]) => `${text(key)}${space()}:${space()}${write(item)}${space()}`,
    );
    return `{${space()}${fields.join(`,${space()}`)}}`;
  };
  return `${space()}${write(value)}${space()}`;
}

/** Tokens that stand where others should, as they are written. */
const TOKENS = [
  ...oddValues.flatMap((value) => {
    const token = typeof value === "bigint" || typeof value === "symbol" ? undefined : JSON.stringify(value);
    return token === undefined ? [] : [token];
  }),
  "-0",
  "01",
  "1.0",
  "1.",
  ".5",
  "+1",
  "--1",
  "1e2",
  "12.50",
  "12.500",
  "1.0000000",
  "0.1000000000000000055511151231257827",
  "9007199254740993",
  "123456789012345678",
  "999999999999.99",
  "-999999999999.99",
  '"-0"',
  '"1."',
  '"012.50"',
  '"A\\u0042"',
  '"\\u0041"',
  '"\\ud800"',
  '"\\ud842\\udfb7"',
  '"\\x"',
  '"a\tb"',
  '"',
  "tru",
  "truex",
  "2.0",
  "NaN",
  "",
  '{"inScope":1,"inScope":1}',
];

/** Strings and numbers of JSON text. */
const ATOM = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false/g;

describe("the scanner", () => {
  it("reads every sound claim as the careful reader does, but for few of them", () => {
    let read = 0;
    let all = 0;
    fc.assert(
      fc.property(soundClaims, styles, (claim, style) => {
        const bytes = encoder.encode(written(claim, style));
        const scanned = scanClaim(bytes);
        const careful = carefully(bytes);
        expect(careful).not.toBeNull();
        all++;
        if (scanned === null) return;
        read++;
        expect(scanned).toStrictEqual(careful);
      }),
      { numRuns: 1500 },
    );
    // Lines of catalogue C with a rate of `1` and the like are all usual: only numbers with an exponent are not.
    expect(read / all).toBeGreaterThan(0.9);
  });

  it("reads what has been changed as the careful reader does, or not at all", () => {
    let both = 0;
    fc.assert(
      fc.property(soundClaims, styles, fc.constantFrom(...TOKENS), fc.nat(), (claim, style, token, which) => {
        const text = written(claim, style);
        const atoms = [...text.matchAll(ATOM)];
        const atom = atoms[which % atoms.length];
        if (atom === undefined) return;
        const changed = text.slice(0, atom.index) + token + text.slice(atom.index + atom[0].length);
        both += agree(encoder.encode(changed));
      }),
      { numRuns: 6000 },
    );
    expect(both).toBeGreaterThan(100);
  });

  it("reads cut, damaged and repeated bytes as the careful reader does, or not at all", () => {
    fc.assert(
      fc.property(
        soundClaims,
        styles,
        fc.constantFrom("cut", "flip", "put", "take", "twice", "swap"),
        fc.nat(),
        fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x2c, 0x3a, 0x5c, 0x7b, 0x7d, 0xc0, 0xed, 0xa0, 0xf0, 0xff)),
        (claim, style, how, which, byte) => {
          const bytes = [...encoder.encode(written(claim, style))];
          const at = which % bytes.length;
          if (how === "cut") bytes.length = at;
          else if (how === "flip") bytes[at] = byte;
          else if (how === "put") bytes.splice(at, 0, byte);
          else if (how === "take") bytes.splice(at, 1);
          else if (how === "twice") bytes.splice(at, 0, ...bytes.slice(at, at + (byte % 40)));
          else bytes.splice(at, 2, bytes[at + 1] ?? byte, bytes[at] ?? byte);
          agree(Uint8Array.from(bytes));
        },
      ),
      { numRuns: 6000 },
    );
  });

  it("leaves to the careful reader what is twice, unknown or hostile", () => {
    const sound =
      '{"id":"c-1","person":{"id":"p-1","region":"411224"},"visit":{"kind":"outpatient","facility":' +
      '{"id":"h-1","region":"411224","tier":"county"},"settled":"2018-11-12"},' +
      '"bill":{"inScope":"1.00","preSelfPay":0,"overLimit":"0.00","ownPay":"0.00"}}';
    expect(scanClaim(encoder.encode(sound))).not.toBeNull();
    for (const [from, to] of [
      ['"id":"c-1"', '"id":"c-1","id":"c-1"'],
      ['"id":"c-1"', '"\\u0069d":"c-1"'],
      ['"id":"c-1"', '"id":"c-1","__proto__":{}'],
      ['"id":"c-1"', '"id":"c-1","further":1'],
      ['"id":"c-1"', '"id":""'],
      ['"id":"c-1"', `"id":"${"x".repeat(257)}"`],
      ['"id":"c-1"', '"ie":"c-1"'],
      ['"region"', '"regiom"'],
      [/$/, "{}"],
      [/$/, ","],
      [/^/, "\ufeff"],
    ] as const)
      expect([from, to, scanClaim(encoder.encode(sound.replace(from, to)))]).toStrictEqual([from, to, null]);
    const long = sound.replace("c-1", `${"é".repeat(200)}`);
    expect(scanClaim(encoder.encode(long))).toStrictEqual(carefully(encoder.encode(long)));
  });

  it("leaves to the careful reader what sums below zero, however far", () => {
    const line = (amount: string): Uint8Array =>
      encoder.encode(
        '{"id":"c-1","person":{"id":"p-1","region":"411224"},"visit":{"kind":"outpatient","facility":' +
          '{"id":"h-1","region":"411224","tier":"county"},"settled":"2018-11-12"},' +
          `"lines":[{"id":"1","catalogue":"A","amount":"${amount}"}]}`,
      );
    expect(scanClaim(line("42949672.96"))).toStrictEqual(carefully(line("42949672.96")));
    for (const amount of ["-0.01", "-21474836.48", "-21474836.49", "-30000000.00", "-42949672.96", "-42949672.97"])
      expect([amount, scanClaim(line(amount))]).toStrictEqual([amount, null]);
  });

  it("reads a range of a larger buffer, and nothing beyond it", () => {
    fc.assert(
      fc.property(soundClaims, fc.nat(9), (claim, before) => {
        const own = encoder.encode(JSON.stringify(claim));
        const all = new Uint8Array(own.length + before + 20).fill(0x7d);
        all.set(own, before);
        expect(scanClaim(all.subarray(before, before + own.length))).toStrictEqual(scanClaim(own));
        expect(scanClaim(all.subarray(before, before + own.length - 1))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

/** Holds the scanner against the careful reader; 1 where both give a claim. */
function agree(bytes: Uint8Array): 0 | 1 {
  const scanned = scanClaim(bytes);
  if (scanned === null) return 0;
  expect(scanned).toStrictEqual(carefully(bytes));
  return 1;
}
