/** One verb of a command that has several, such as `yizhan rules check`. */
import type { Language } from "../errors.ts";
import type { Text } from "../rules/types.ts";
import type { Streams } from "./streams.ts";
import { createWriter } from "./writer.ts";

/** What a verb is run with beside its own arguments. */
export interface VerbContext {
  readonly streams: Streams;
  readonly language: Language;
  /** Whether colour is wanted; only a terminal gets it. */
  readonly color: boolean;
}

/** A verb: its name, its line in the help text, and what it does. */
export interface Verb {
  readonly name: string;
  /** How it is called, and indented below it what it does, as `--help` prints them. */
  readonly help: Text;
  /**
   * @param argv What stands after the verb.
   * @returns The exit code.
   * @throws Misuse, Unusable, SettlementError.
   */
  readonly run: (argv: readonly string[], context: VerbContext) => Promise<number>;
}

/** Runs a verb, or prints its help where that is asked for. */
export async function runVerb(verb: Verb, argv: readonly string[], context: VerbContext): Promise<number> {
  return asksForHelp(argv) ? printHelp([verb], context) : verb.run(argv, context);
}

/** Prints the help of verbs. */
export async function printHelp(verbs: readonly Verb[], { streams, language }: VerbContext): Promise<number> {
  await createWriter(streams.stdout).write(verbs.map(({ help }) => `${help[language]}\n`).join(""));
  return 0;
}

/** Whether one of some arguments asks for help. */
export function asksForHelp(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === "--help" || argument === "-h");
}
