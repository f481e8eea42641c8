/** The arguments of the command line. */
import { isDay } from "../date.ts";
import type { Language } from "../errors.ts";
import type { Day } from "../rules/types.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import type { Options } from "./options.ts";

/** How settlements are printed. */
export type Format = "table" | "json" | "ndjson" | "summary";

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

const OPTIONS: Options = {
  rules: { type: "string", multiple: true },
  format: { type: "string" },
  lang: { type: "string" },
  accounts: { type: "string" },
  "accounts-out": { type: "string" },
  "known-at": { type: "string" },
  "no-trace": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

const FORMATS: readonly Format[] = ["table", "json", "ndjson", "summary"];

/**
 * Reads the arguments.
 *
 * @throws Misuse for the first that cannot be used.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const { positionals, text, texts, has } = readOptions(argv, OPTIONS);
  const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? "zh";
  if (has("help")) return { command: "help", language };
  if (has("version")) return { command: "version", language };
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
    rules: texts("rules"),
    format: oneOf("--format", FORMATS, text("format")),
    accounts: text("accounts"),
    accountsOut: text("accounts-out"),
    knownAt,
    trace: !has("no-trace"),
  };
}

/** The language that the arguments name, whatever else is wrong with them. */
export function languageOf(argv: readonly string[]): Language {
  return argv.includes("--lang=en") || argv[argv.indexOf("--lang") + 1] === "en" ? "en" : "zh";
}
