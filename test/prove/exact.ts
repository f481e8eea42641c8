/**
 * The arithmetic of the reference on BigInt, in place of test/reference/decimal.ts: the same names, exact as well, and
 * many times faster, so that ten million claims can be settled by the reference. test/prove/exact.test.ts holds the two
 * against each other.
 */

/** `digits / 10^places`. */
class Exact {
  constructor(
    readonly digits: bigint,
    readonly places: number,
  ) {}

  plus(other: Exact): Exact {
    if (this.places === other.places) return new Exact(this.digits + other.digits, this.places);
    const places = Math.max(this.places, other.places);
    return new Exact(at(this, places) + at(other, places), places);
  }

  minus(other: Exact): Exact {
    if (this.places === other.places) return new Exact(this.digits - other.digits, this.places);
    const places = Math.max(this.places, other.places);
    return new Exact(at(this, places) - at(other, places), places);
  }

  times(other: Exact | number): Exact {
    const { digits, places } = exact(other);
    return new Exact(this.digits * digits, this.places + places);
  }

  /** The quotient without its fraction, as towards zero. */
  dividedToIntegerBy(other: Exact): Exact {
    const places = Math.max(this.places, other.places);
    return new Exact(at(this, places) / at(other, places), 0);
  }

  modulo(other: Exact | number): Exact {
    const divisor = exact(other);
    const places = Math.max(this.places, divisor.places);
    return new Exact(at(this, places) % at(divisor, places), places);
  }

  abs(): Exact {
    return this.digits < 0n ? this.negated() : this;
  }

  negated(): Exact {
    return new Exact(-this.digits, this.places);
  }

  comparedTo(other: Exact | number): number {
    const right = exact(other);
    const places = Math.max(this.places, right.places);
    const [a, b] = [at(this, places), at(right, places)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Exact): boolean {
    return this.comparedTo(other) === 0;
  }

  greaterThan(other: Exact): boolean {
    return this.comparedTo(other) > 0;
  }

  greaterThanOrEqualTo(other: Exact): boolean {
    return this.comparedTo(other) >= 0;
  }

  lessThan(other: Exact | number): boolean {
    return this.comparedTo(other) < 0;
  }

  lessThanOrEqualTo(other: Exact): boolean {
    return this.comparedTo(other) <= 0;
  }

  isZero(): boolean {
    return this.digits === 0n;
  }

  isNegative(): boolean {
    return this.digits < 0n;
  }

  isInteger(): boolean {
    return this.places === 0 || this.digits % power(this.places) === 0n;
  }

  toNumber(): number {
    return Number(this.toString());
  }

  toString(): string {
    return this.toFixed();
  }

  /** Without zeros at the end. */
  toFixed(): string {
    const printed = this.print();
    return this.places === 0 ? printed : printed.replace(/\.?0+$/, "");
  }

  /** With as many places as there are. */
  print(): string {
    const text = (this.digits < 0n ? -this.digits : this.digits).toString().padStart(this.places + 1, "0");
    const whole = this.places === 0 ? text : `${text.slice(0, -this.places)}.${text.slice(-this.places)}`;
    return `${this.digits < 0n ? "-" : ""}${whole}`;
  }
}

export type { Exact };

const POWERS: bigint[] = [1n];

function power(places: number): bigint {
  for (let next = POWERS.length; next <= places; next++) POWERS.push((POWERS[next - 1] ?? 1n) * 10n);
  return POWERS[places] ?? 1n;
}

/** The digits at so many places, no fewer than there are. */
function at({ digits, places }: Exact, wanted: number): bigint {
  return places === wanted ? digits : digits * power(wanted - places);
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** What has been read: rules say the same again for every claim. Emptied when it is full. */
const READ = new Map<string, Exact>();
const MOST_READ = 8192;

/** Reads a decimal exactly as it is written. */
export function exact(value: string | number | Exact): Exact {
  if (value instanceof Exact) return value;
  const text = String(value);
  const known = READ.get(text);
  if (known !== undefined) return known;
  const read = readExact(text);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(text, read);
  return read;
}

function readExact(text: string): Exact {
  if (!DECIMAL.test(text)) throw new RangeError(`not a plain decimal: ${text}`);
  const point = text.indexOf(".");
  if (point === -1) return new Exact(BigInt(text), 0);
  return new Exact(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
}

export const ZERO: Exact = new Exact(0n, 0);
export const ONE: Exact = new Exact(1n, 0);
const FEN_PER_YUAN = new Exact(100n, 0);

/** The fen of an amount in yuan. */
export function fen(amount: string | number): Exact {
  const yuans = exact(amount);
  // Without places, as amounts of whole fen are, so that sums of them need none brought to the same.
  if (yuans.places === 2) return new Exact(yuans.digits, 0);
  return yuans.times(FEN_PER_YUAN);
}

/** Prints fen as yuan with two decimals. */
export function yuan(amount: Exact): string {
  if (!amount.isInteger()) throw new Error(`not a whole number of fen: ${amount.toString()}`);
  return new Exact(amount.digits / power(amount.places), 2).print();
}

export function sum(amounts: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

export function least(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.lessThan(a) ? b : a), first);
}

export function most(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.greaterThan(a) ? b : a), first);
}

/** Nearest fen, a half away from zero. */
export function halfUp(amount: Exact): Exact {
  const one = power(amount.places);
  const size = amount.abs().digits;
  const whole = size / one + (2n * (size % one) >= one ? 1n : 0n);
  return new Exact(amount.digits < 0n ? -whole : whole, 0);
}

/** Next whole fen towards minus infinity. */
export function floor(amount: Exact): Exact {
  const one = power(amount.places);
  const whole = amount.digits / one;
  return new Exact(amount.digits < 0n && amount.digits % one !== 0n ? whole - 1n : whole, 0);
}
