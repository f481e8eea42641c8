/** The quick readers of claims against the careful one, which is the authority. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCarefully } from "../../src/claim/careful.ts";
import type { ParsedClaim } from "../../src/claim/parsed.ts";
import { readQuickly } from "../../src/claim/quick.ts";
import { correctingClaims, oddValues, soundClaims } from "./arbitraries/reading.ts";
import type { Loose } from "./arbitraries/reading.ts";

/** What the careful reader gives; `null` where it has a finding. */
function carefully(value: unknown): ParsedClaim | null {
  try {
    return readCarefully(value);
  } catch {
    return null;
  }
}

/** Objects and lists of a claim, the claim first. */
function holdersIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}

interface Run {
  ran: boolean;
}

/** Changes one object or list of a claim, in place or into another. */
type Change = (holder: Loose, key: string, odd: unknown, run: Run) => object;

const CHANGES: { readonly [name: string]: Change } = {
  value: (holder, key, odd) => define(holder, key, { value: odd, enumerable: true, writable: true }),
  absent: (holder, key) => remove(holder, key),
  further: (holder, _, odd) => define(holder, "further", { value: odd, enumerable: true }),
  proto: (holder, _, odd) => define(holder, "__proto__", { value: odd, enumerable: true }),
  symbol: (holder, _, odd) => define(holder, Symbol("further"), { value: odd, enumerable: true }),
  hidden: (holder, _, odd) => define(holder, "hidden", { value: odd, enumerable: false }),
  unseen: (holder, key) => define(holder, key, { enumerable: false }),
  frozen: (holder) => Object.freeze(holder),
  accessor: (holder, key, _, run) => {
    const value = holder[key];
    return define(holder, key, { get: () => ((run.ran = true), value), enumerable: true });
  },
  setter: (holder, key) => define(holder, key, { set: () => {}, enumerable: true }),
  ofClass: (holder) => Object.setPrototypeOf(holder, Object.create({})) as object,
  ofNothing: (holder) => Object.setPrototypeOf(holder, null) as object,
  inherited: (holder, key) => {
    const value = holder[key];
    return Object.setPrototypeOf(remove(holder, key), { [key]: value }) as object;
  },
  proxy: (holder) => new Proxy(holder, {}),
  lying: (holder, key, odd, run) =>
    new Proxy(holder, {
      get(target, asked) {
        // The length of a list is asked for by every reader.
        if (asked !== "length") run.ran = true;
        return asked === key ? odd : Reflect.get(target, asked);
      },
    }),
  describing: (holder, key, odd) =>
    new Proxy(holder, {
      getOwnPropertyDescriptor(target, asked) {
        const own = Reflect.getOwnPropertyDescriptor(target, asked);
        return own === undefined || asked !== key ? own : { ...own, value: odd };
      },
    }),
  throwing: (holder) =>
    new Proxy(holder, {
      ownKeys() {
        throw new RangeError("no keys");
      },
    }),
  list: (holder) => Object.assign([], holder),
};

function define(holder: object, key: PropertyKey, descriptor: PropertyDescriptor): object {
  return Object.defineProperty(holder, key, { configurable: true, ...descriptor });
}

function remove(holder: Loose, key: string): Loose {
  Reflect.deleteProperty(holder, key);
  return holder;
}

describe("the quick reader", () => {
  it("reads every sound claim, as the careful one does", () => {
    fc.assert(
      fc.property(soundClaims, (claim) => {
        const careful = carefully(claim);
        expect(careful).not.toBeNull();
        expect(readQuickly(claim)).toStrictEqual(careful);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads what has been changed as the careful one does, or not at all", () => {
    const done = new Map<string, { both: number; careful: number }>();
    fc.assert(
      fc.property(
        soundClaims,
        fc.constantFrom(...Object.keys(CHANGES)),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...oddValues),
        (claim, name, which, where, odd) => {
          const { claim: changed, run } = change(claim, name, which, where, odd);
          const quick = readQuickly(changed);
          expect(run.ran).toBe(false);
          const careful = carefully(changed);
          if (quick !== null) expect(quick).toStrictEqual(careful);
          const counts = done.get(name) ?? { both: 0, careful: 0 };
          if (quick !== null) counts.both++;
          if (careful !== null) counts.careful++;
          done.set(name, counts);
        },
      ),
      { numRuns: 6000 },
    );
    // The test is worth something only where each kind of change was made and some of the claims are still read.
    expect([...done.keys()].sort()).toStrictEqual(Object.keys(CHANGES).sort());
    for (const name of ["value", "absent", "symbol", "hidden", "frozen", "ofNothing", "proxy"])
      expect([name, (done.get(name)?.both ?? 0) > 0]).toStrictEqual([name, true]);
    for (const name of ["accessor", "setter"]) expect(done.get(name)).toMatchObject({ both: 0 });
  });

  it("agrees on lines that give back, whatever they come to", () => {
    const done = { both: 0, neither: 0, large: 0 };
    fc.assert(
      fc.property(correctingClaims, (claim) => {
        const [quick, careful] = [readQuickly(claim), carefully(claim)];
        if (quick !== null) expect(quick).toStrictEqual(careful);
        if (quick !== null) done.both++;
        else if (careful === null) done.neither++;
        if (quick !== null && quick.inScope >= 2 ** 31) done.large++;
      }),
      { numRuns: 3000 },
    );
    for (const count of Object.values(done)) expect(count).toBeGreaterThan(100);
  });
});

/** Makes a change somewhere in a claim. */
function change(claim: Loose, name: string, which: number, where: number, odd: unknown) {
  const holders = holdersIn(claim);
  const at = which % holders.length;
  const holder = holders[at] as Loose;
  const keys = Object.keys(holder);
  const run = { ran: false };
  const instead = CHANGES[name]?.(holder, keys[where % Math.max(1, keys.length)] ?? "id", odd, run) ?? holder;
  for (const above of holders) {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(above)))
      if (value === holder && value !== instead) (above as Loose)[key] = instead;
  }
  return { claim: at === 0 ? instead : claim, run };
}
