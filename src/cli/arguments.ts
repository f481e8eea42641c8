/** The arguments of the command line. */
import { parseArgs } from "node:util";
import { isDay } from "../date.ts";
import type { Language } from "../errors.ts";
import type { Day } from "../rules/types.ts";
import { Misuse } from "./unusable.ts";

/** How settlements are printed. */
export type Format = "table" | "json" | "ndjson";

/** What `yizhan settle` was asked to do. */
export interface SettleArguments {
  readonly command: "settle";
  readonly language: Language;
  /** A file, or `-` for standard input. */
  readonly input: string;
  /** Rule folders beside the shipped rules. */
  readonly rules: readonly string[];
  /** `null`: a table for a terminal, else NDJSON. */
  readonly format: Format | null;
  readonly accounts: string | null;
  readonly accountsOut: string | null;
  readonly knownAt: Day | null;
  readonly trace: boolean;
}

/** What the command line asks for. */
export type Arguments = SettleArguments | { readonly command: "help" | "version"; readonly language: Language };

const OPTIONS = {
  rules: { type: "string", multiple: true },
  format: { type: "string" },
  lang: { type: "string" },
  accounts: { type: "string" },
  "accounts-out": { type: "string" },
  "known-at": { type: "string" },
  "no-trace": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

const FORMATS: readonly Format[] = ["table", "json", "ndjson"];

/**
 * Reads the arguments.
 *
 * @throws Misuse for the first that cannot be used.
 */
export function readArguments(argv: readonly string[]): Arguments {
  // Not strict: what is wrong is said below, in both languages.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === "option") checkOption(token);
  checkRepeats(tokens.flatMap((token) => (token.kind === "option" ? [token.name] : [])));
  const text = (name: keyof typeof OPTIONS): string | null => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? "zh";
  if (values.help === true) return { command: "help", language };
  if (values.version === true) return { command: "version", language };
  const [command, input, ...more] = positionals;
  if (command === undefined) throw misuse("缺少命令", "a command is missing");
  if (command !== "settle") throw misuse(`没有命令 ${command}`, `there is no command ${command}`);
  if (input === undefined) throw misuse("settle 之后缺少文件名，或 -", "settle needs a file, or -");
  if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
  const knownAt = text("known-at");
  if (knownAt !== null && !isDay(knownAt))
    throw misuse(`--known-at 应为日期 YYYY-MM-DD，实为 ${knownAt}`, `--known-at is not a day YYYY-MM-DD: ${knownAt}`);
  return {
    command,
    language,
    input,
    rules: (values.rules ?? []).filter((folder) => typeof folder === "string"),
    format: oneOf("--format", FORMATS, text("format")),
    accounts: text("accounts"),
    accountsOut: text("accounts-out"),
    knownAt,
    trace: values["no-trace"] !== true,
  };
}

/** The language that the arguments name, whatever else is wrong with them. */
export function languageOf(argv: readonly string[]): Language {
  return argv.includes("--lang=en") || argv[argv.indexOf("--lang") + 1] === "en" ? "en" : "zh";
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof typeof OPTIONS] : undefined;
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

function checkRepeats(names: readonly string[]): void {
  const again = names.find((name, i) => name !== "rules" && names.indexOf(name) !== i);
  if (again !== undefined) throw misuse(`选项 --${again} 给了两次`, `the option --${again} is given twice`);
}

function oneOf<T extends string>(name: string, allowed: readonly T[], value: string | null): T | null {
  if (value === null) return null;
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw misuse(
      `${name} 应为 ${allowed.join("、")} 之一，实为 ${value}`,
      `${name} is one of ${allowed.join(", ")}, not ${value}`,
    );
  return found;
}

function misuse(zh: string, en: string): Misuse {
  return new Misuse({ zh, en });
}
