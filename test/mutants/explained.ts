import { OF_BANDS } from "./explained-bands.ts";
import { OF_BILL } from "./explained-bill.ts";
import { OF_PLAN } from "./explained-plan.ts";
import { OF_SETTLE } from "./explained-settle.ts";
import { OF_TAPE } from "./explained-tape.ts";

/** Mutants that live because nothing that they change can be seen, each with why. */
export interface Explained {
  readonly file: string;
  /** The source line on which the mutant begins, without its margins. */
  readonly line: string;
  /** What stands there instead, as Stryker prints it; `"any"` for every mutant of the line. */
  readonly replacements: readonly string[] | "any";
  readonly why: string;
}

const BOTH_LANES = "the lane of whole integers gives the same split, only slower: a test may not tell them apart";
const ANY_PIVOT = "any value between low and high is a pivot that ends; which one changes the time alone";

export const EXPLAINED: readonly Explained[] = [
  ...OF_BANDS,
  ...OF_BILL,
  ...OF_PLAN,
  ...OF_SETTLE,
  ...OF_TAPE,
  {
    file: "src/money.ts",
    line: 'const [whole = "", fraction = ""] = text.split(".");',
    replacements: ['"Stryker was here!"'],
    why: "a split gives one part at least: the default of the first is there for the type",
  },
  {
    file: "src/money.ts",
    line: 'const text = yuan + (CENTS[size - yuan * 100] ?? "");',
    replacements: ['"Stryker was here!"'],
    why: "there is a text for each of a hundred fen; the default is there for the type",
  },
  {
    file: "src/money.ts",
    line: "if (left > 0) left--;",
    replacements: ["left >= 0"],
    why: "left is not 0 here: the line before gave null",
  },
  {
    file: "src/money.ts",
    line: "const size = fen < 0 ? -fen : fen;",
    replacements: ["fen <= 0"],
    why: "only nothing differs, as -0, which prints as 0",
  },
  {
    file: "src/money.ts",
    line: "const isSafe = product <= Number.MAX_SAFE_INTEGER;",
    replacements: ["product < Number.MAX_SAFE_INTEGER", "false"],
    why: BOTH_LANES,
  },
  {
    file: "src/money.ts",
    line: 'return `${part < 0 && size > 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;',
    replacements: ["part <= 0"],
    why: "nothing of a whole is nothing",
  },
  {
    file: "src/money.ts",
    line: "return product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER",
    replacements: [
      "false",
      "product < Number.MAX_SAFE_INTEGER",
      "product > Number.MAX_SAFE_INTEGER",
      "product > -Number.MAX_SAFE_INTEGER",
      "product < -Number.MAX_SAFE_INTEGER",
      "+Number.MAX_SAFE_INTEGER",
    ],
    why: "sends exact products through BigInt too, which gives the same, only slower",
  },
  {
    file: "src/apportion.ts",
    line: "const classesFor = (count: number): number => (count < 8 ? 4 : count < 48 ? 16 : MOST_CLASSES);",
    replacements: "any",
    why: "any number of ranges keeps the order of remainders; which one changes the time alone",
  },
  {
    file: "src/apportion.ts",
    line: "for (let i = from; i < from + count; i++) {",
    replacements: ["i <= from + count"],
    why: "looks at one weight more, which at most sends the split to whole integers, where it is the same",
  },
  {
    file: "src/apportion.ts",
    line: "for (; last > 0 && rank > (classes[last] ?? 0); last--) rank -= classes[last] ?? 0;",
    replacements: ["true", "last >= 0"],
    why: "all ranges hold as many remainders as there are places, more than units are left: it ends at the first range",
  },
  {
    file: "src/apportion.ts",
    line: "if (count === 2) return splitInTwo(shares, amount, weights[from] ?? 0, sum, before);",
    replacements: ["false"],
    why: "two places are split as any number of them, only slower",
  },
  {
    file: "src/apportion.ts",
    line: "if (amount * largest <= Number.MAX_SAFE_INTEGER - sum) {",
    replacements: ["false", "amount * largest < Number.MAX_SAFE_INTEGER - sum"],
    why: BOTH_LANES,
  },
  {
    file: "src/apportion.ts",
    line: "const size = weight < 0 ? -weight : weight;",
    replacements: ["weight <= 0"],
    why: "only nothing differs, as -0, which is not above the largest",
  },
  {
    file: "src/apportion.ts",
    line: "if (size > largest) largest = size;",
    replacements: ["size >= largest"],
    why: "an equal size leaves the largest as it is",
  },
  {
    file: "src/apportion.ts",
    line: "const pivot = median(values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0);",
    replacements: "any",
    why: ANY_PIVOT,
  },
  {
    file: "src/apportion.ts",
    line: "return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;",
    replacements: "any",
    why: ANY_PIVOT,
  },
  {
    file: "src/apportion.ts",
    line: "for (let i = 0; i < count; i++) {",
    replacements: ["i <= count"],
    why: "looks at one weight more, which is absent or at most sends the split to whole integers, where it is the same",
  },
  {
    file: "src/apportion.ts",
    line: "if (before !== undefined && rest < tied) scratch.subarray(0, tied).sort((a, b) => (before(a, b) ? -1 : 1));",
    replacements: ["true", "rest <= tied"],
    why: "orders ties that all have a turn",
  },
  {
    file: "src/apportion.ts",
    line: "while (low < high) {",
    replacements: ["low <= high"],
    why: "one value is its own pivot: the turn more ends at it",
  },
  {
    file: "src/apportion.ts",
    line: "else if (target >= i) low = i;",
    replacements: ["true"],
    why: "between the two halves stands the pivot: with the bounds crossed the loop ends at the same value",
  },
  {
    file: "src/apportion.ts",
    line: "const order: number[] = [];",
    replacements: ['["Stryker was here"]'],
    why: "a place without a remainder comes after all that have one, and no unit reaches it",
  },
  {
    file: "src/apportion.ts",
    line: "const share = product < 0n && cut * sum !== product ? cut - 1n : cut; // BigInt division cuts towards zero",
    replacements: ["product <= 0n", "true", "cut / sum"],
    why: "a whole part taken one too low has the whole sum left over, so it is the first to get that unit back",
  },
  {
    file: "src/apportion.ts",
    line: "const earlier = before ?? ((a: number, b: number) => a < b);",
    replacements: ["() => undefined", "false", "a <= b"],
    why: "the order begins ascending and sort is stable: ties stay as they are, and no place meets itself",
  },
  {
    file: "src/apportion.ts",
    line: "return difference !== 0n ? (difference > 0n ? 1 : -1) : earlier(a, b) ? -1 : 1;",
    replacements: ["difference >= 0n"],
    why: "the difference is not 0 here",
  },
  {
    file: "src/predicate.ts",
    line: 'const fact = name ?? varName(right) ?? "";',
    replacements: ['"Stryker was here!"'],
    why: "a checked comparison names a fact on one side",
  },
  {
    file: "src/predicate.ts",
    line: 'const name = groups.pop() ?? "";',
    replacements: ['"Stryker was here!"'],
    why: "a split gives one part at least; the default is there for the type",
  },
  {
    file: "src/predicate.ts",
    line: "Object.defineProperty(holder, name, { get, enumerable: true });",
    replacements: ["false"],
    why: "json-logic-js reads by name and lists nothing",
  },
  {
    file: "src/predicate.ts",
    line: "if (entry === null) return;",
    replacements: ["false"],
    why: "a checked predicate is an object with one operator all the way down",
  },
];
