/** One verb of a command that has several, such as `yizhan rules check`. */
import type { Language } from "../errors.ts";
import type { Text } from "../rules/types.ts";
import type { Streams } from "./streams.ts";

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
