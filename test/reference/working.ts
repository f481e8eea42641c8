import { exact, fen, yuan } from "./decimal.ts";
import {
  compare,
  dividedBy,
  fraction,
  negated,
  plus,
  roundTo,
  times,
  type Fraction,
  type RoundingMode,
} from "./fraction.ts";

const CENT = fraction("0.01");
const HUNDREDTH = fraction("0.01");
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z]+)|([-+−–×*÷/%(),]))/uy;

/**
 * Works out what a clerk would write down, such as `"(6137.60 − 400.00) × 70%"`, exactly.
 *
 * Knows `+ − × ÷` (and `- * /`), `%` after a number or a bracket, brackets, `min`, `max`, `round` (half-up) and
 * `floor`, the last two to the fen or to a unit given second.
 *
 * @throws Error naming the expression, when it cannot be read or is not exact to the fen.
 * @example
 * evaluateWorking("1500.00 × 63% + 52500.00 × 83%"); // "44520.00"
 */
export function evaluateWorking(expression: string): string {
  try {
    const value = new Reader(tokensOf(expression)).whole();
    const inFen = times(value, fraction(fen(1)));
    const rounded = roundTo(inFen, exact(1), "down");
    if (compare(inFen, fraction(rounded)) !== 0) throw new Error("not exact to the fen");
    return yuan(rounded);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot work out "${expression}": ${reason}`, { cause: error });
  }
}

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`unreadable at "${text.slice(at)}"`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  whole(): Fraction {
    const value = this.#sum();
    const rest = this.#peek();
    if (rest !== undefined) throw new Error(`"${rest}" is left over`);
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
    if (this.#takeOneOf(wanted) === undefined) {
      throw new Error(`expected "${wanted}", found ${this.#peek() ?? "the end"}`);
    }
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
    const sign = this.#takeOneOf("-", "−", "–");
    return sign === undefined ? this.#percent() : negated(this.#signed());
  }

  #percent(): Fraction {
    const value = this.#operand();
    return this.#takeOneOf("%") === undefined ? value : times(value, HUNDREDTH);
  }

  #operand(): Fraction {
    if (this.#takeOneOf("(") !== undefined) {
      const value = this.#sum();
      this.#expect(")");
      return value;
    }
    const token = this.#peek();
    if (token === undefined) throw new Error("ends too early");
    this.#next += 1;
    if (/^\d/u.test(token)) return fraction(token);
    return applied(token, this.#operands());
  }

  #operands(): readonly Fraction[] {
    this.#expect("(");
    const values = [this.#sum()];
    while (this.#takeOneOf(",") !== undefined) values.push(this.#sum());
    this.#expect(")");
    return values;
  }
}

function applied(name: string, operands: readonly Fraction[]): Fraction {
  switch (name) {
    case "min":
      return operands.reduce((a, b) => (compare(b, a) < 0 ? b : a));
    case "max":
      return operands.reduce((a, b) => (compare(b, a) > 0 ? b : a));
    case "round":
      return toUnit(operands, "half-up");
    case "floor":
      return toUnit(operands, "floor");
    default:
      throw new Error(`no such function: ${name}`);
  }
}

function toUnit([value, unit = CENT, ...more]: readonly Fraction[], mode: RoundingMode): Fraction {
  if (value === undefined || more.length > 0) throw new Error("an amount and at most a unit");
  if (compare(unit, fraction("0")) <= 0) throw new Error("a unit is above zero");
  // Units are counted in whole steps: an amount divided by its unit, rounded, and multiplied again.
  const steps = roundTo(dividedBy(value, unit), exact(1), mode);
  return times(fraction(steps), unit);
}
