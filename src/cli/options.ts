/** Options of the command line: what is wrong with them is said in both languages. */
import { parseArgs } from "node:util";
import { Misuse } from "./unusable.ts";

/** An option by its name: whether it takes a value, and whether it may stand several times. */
export interface Options {
  readonly [name: string]: {
    readonly type: "string" | "boolean";
    readonly multiple?: boolean;
    readonly short?: string;
  };
}

/** What was read. */
export interface ReadOptions {
  readonly positionals: readonly string[];
  /** The value of an option, `null` where it is not given. */
  readonly text: (name: string) => string | null;
  /** The values of an option that may stand several times, in order. */
  readonly texts: (name: string) => readonly string[];
  /** Whether an option without a value is given. */
  readonly has: (name: string) => boolean;
}

/**
 * Reads arguments.
 *
 * @throws Misuse for the first option that is not one of them, lacks its value, has one too many, or is given twice.
 */
export function readOptions(argv: readonly string[], options: Options): ReadOptions {
  // Not strict: what is wrong is said below, in both languages.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === "option") checkOption(token, options);
  const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
  const again = names.find((name, i) => options[name]?.multiple !== true && names.indexOf(name) !== i);
  if (again !== undefined) throw misuse(`选项 --${again} 给了两次`, `the option --${again} is given twice`);
  return {
    positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === "string" ? value : null;
    },
    texts: (name) => {
      const list = values[name];
      return Array.isArray(list) ? list.filter((value) => typeof value === "string") : [];
    },
    has: (name) => values[name] === true,
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) throw misuse(`没有选项 ${rawName}`, `there is no option ${rawName}`);
  if (option.type === "boolean") {
    if (value !== undefined) throw misuse(`选项 ${rawName} 不带值`, `the option ${rawName} takes no value`);
    return;
  }
  // What follows may be the next option; a value that begins with a dash is given as --option=-value.
  const next = inlineValue !== true && value?.startsWith("-") === true;
  if (value === undefined || value === "" || next)
    throw misuse(`选项 ${rawName} 缺少值`, `the option ${rawName} needs a value`);
}

/**
 * The one of some words that an option has as its value, or `null` where it is not given.
 *
 * @throws Misuse if it is none of them.
 */
export function oneOf<T extends string>(name: string, allowed: readonly T[], value: string | null): T | null {
  if (value === null) return null;
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw misuse(
      `${name} 应为 ${allowed.join("、")} 之一，实为 ${value}`,
      `${name} is one of ${allowed.join(", ")}, not ${value}`,
    );
  return found;
}

/** Arguments that cannot be used, said in both languages. */
export function misuse(zh: string, en: string): Misuse {
  return new Misuse({ zh, en });
}
