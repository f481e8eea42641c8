/** The arithmetic of a companion case, worked out exactly as it is written. */
import { MAX_FEN } from "../money.ts";
import type { Amount } from "../rules/types.ts";
import { compare, decimalFraction, dividedBy, floor, halfUp, negated, plus, times } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";

const CENT = decimalFraction("0.01");
const HUNDRED = decimalFraction("100");
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z]+)|([-+−–×*÷/%(),]))/uy;
/** The size of the largest amount. Unit: fen. */
const MOST = BigInt(MAX_FEN);
/** Deepest nesting of brackets and signs, so that no text exhausts the stack. */
const MAX_DEPTH = 100;

/**
 * Works out what a clerk would write down, such as `"(6137.60 − 400.00) × 70%"`.
 *
 * Knows `+ − × ÷` (and `- * /`), `%` after a number or a bracket, brackets, `min`, `max`, `round` (half-up, away from
 * zero) and `floor`, the last two to the fen or to a unit given second.
 *
 * @returns An amount. Unit: yuan; may be negative.
 * @throws RangeError naming the expression, when it cannot be read or is not exact to the fen.
 * @example
 * evaluateWorking("1500.00 × 63% + 52500.00 × 83%"); // "44520.00"
 */
export function evaluateWorking(expression: string): Amount {
  try {
    const fen = times(new Reader(tokensOf(expression)).whole(), HUNDRED);
    const whole = floor(fen);
    if (whole * fen.under !== fen.over) throw new RangeError("not exact to the fen");
    if (whole > MOST || -whole > MOST) throw new RangeError("larger than any amount");
    return printed(whole);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`cannot work out "${expression}": ${reason}`, { cause: error });
  }
}

function printed(fen: bigint): Amount {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new RangeError(`unreadable at "${text.slice(at)}"`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  whole(): Fraction {
    const value = this.#sum();
    const rest = this.#peek();
    if (rest !== undefined) throw new RangeError(`"${rest}" is left over`);
    return value;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  #takeOneOf(...wanted: readonly string[]): string | undefined {
    const token = this.#peek();
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#next += 1;
    return token;
  }

  #expect(wanted: string): void {
    if (this.#takeOneOf(wanted) === undefined)
      throw new RangeError(`expected "${wanted}", found ${this.#peek() ?? "the end"}`);
  }

  #sum(): Fraction {
    let value = this.#product();
    for (;;) {
      const operator = this.#takeOneOf("+", "-", "−", "–");
      if (operator === undefined) return value;
      const next = this.#product();
      value = plus(value, operator === "+" ? next : negated(next));
    }
  }

  #product(): Fraction {
    let value = this.#signed();
    for (;;) {
      const operator = this.#takeOneOf("×", "*", "÷", "/");
      if (operator === undefined) return value;
      const next = this.#signed();
      value = operator === "×" || operator === "*" ? times(value, next) : dividedBy(value, next);
    }
  }

  #signed(): Fraction {
    if ((this.#depth += 1) > MAX_DEPTH) throw new RangeError("nested too deeply");
    const sign = this.#takeOneOf("-", "−", "–");
    const value = sign === undefined ? this.#percent() : negated(this.#signed());
    this.#depth -= 1;
    return value;
  }

  #percent(): Fraction {
    const value = this.#operand();
    return this.#takeOneOf("%") === undefined ? value : dividedBy(value, HUNDRED);
  }

  #operand(): Fraction {
    if (this.#takeOneOf("(") !== undefined) {
      const value = this.#sum();
      this.#expect(")");
      return value;
    }
    const token = this.#peek();
    if (token === undefined) throw new RangeError("ends too early");
    this.#next += 1;
    if (/^\d/u.test(token)) return decimalFraction(token);
    return applied(token, this.#operands());
  }

  #operands(): readonly [Fraction, ...Fraction[]] {
    this.#expect("(");
    const values: [Fraction, ...Fraction[]] = [this.#sum()];
    while (this.#takeOneOf(",") !== undefined) values.push(this.#sum());
    this.#expect(")");
    return values;
  }
}

function applied(name: string, operands: readonly [Fraction, ...Fraction[]]): Fraction {
  switch (name) {
    case "min":
      return operands.reduce((a, b) => (compare(b, a) < 0 ? b : a));
    case "max":
      return operands.reduce((a, b) => (compare(b, a) > 0 ? b : a));
    case "round":
      return toUnit(operands, halfUp);
    case "floor":
      return toUnit(operands, floor);
    default:
      throw new RangeError(`no such function: ${name}`);
  }
}

function toUnit(
  [value, unit = CENT, ...more]: readonly [Fraction, ...Fraction[]],
  toWhole: (value: Fraction) => bigint,
): Fraction {
  if (more.length > 0) throw new RangeError("an amount and at most a unit");
  if (unit.over <= 0n) throw new RangeError("a unit is above zero");
  return times({ over: toWhole(dividedBy(value, unit)), under: 1n }, unit);
}
