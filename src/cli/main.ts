/** The command line from its arguments to its exit code. */
import { formatIssues, SettlementError } from "../errors.ts";
import { printable } from "../report/width.ts";
import { ENGINE } from "../version.ts";
import { languageOf, readArguments } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import { helpText } from "./help.ts";
import { CLAIM_VERBS } from "./claim-verbs.ts";
import { rulesCommand } from "./rules-command.ts";
import { settleCommand } from "./settle-command.ts";
import type { Streams } from "./streams.ts";
import { Misuse, Unusable } from "./unusable.ts";
import { runVerb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const UNUSABLE = 2;
/** `EX_SOFTWARE` of sysexits: neither the input nor the arguments are to blame. */
const FAULT = 70;

/**
 * Runs the command line.
 *
 * @param argv Arguments without the interpreter and the script.
 * @param env  Of it only `NO_COLOR` and `TERM` are read.
 * @returns The exit code.
 */
export async function main(
  argv: readonly string[],
  streams: Streams,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const language = languageOf(argv);
  const say = (text: string): void => void streams.stderr.write(`${text}\n`);
  try {
    const [command, ...rest] = argv;
    const verb = CLAIM_VERBS.find(({ name }) => name === command);
    if (verb !== undefined) return await runVerb(verb, rest, { streams, language, color: wantsColor(env) });
    if (command === "rules") return await rulesCommand(rest, { streams, language, color: wantsColor(env) });
    return await run(readArguments(argv), streams, wantsColor(env));
  } catch (error) {
    if (error instanceof Unusable) {
      say(printable(`yizhan: ${error.text[language]}`));
      if (error instanceof Misuse) say(language === "zh" ? "用法见 yizhan --help" : "see yizhan --help --lang en");
      return UNUSABLE;
    }
    if (error instanceof SettlementError) {
      for (const issue of error.issues) say(printable(formatIssues([issue], language)));
      return UNUSABLE;
    }
    say(
      language === "zh"
        ? "yizhan 自身的错误，请附以下内容报告："
        : "A fault of yizhan; please report it with what follows:",
    );
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return FAULT;
  }
}

async function run(args: Arguments, streams: Streams, color: boolean): Promise<number> {
  switch (args.command) {
    case "settle":
      return settleCommand(args, streams, color);
    case "help":
      await createWriter(streams.stdout).write(helpText(args.language));
      return 0;
    case "version":
      await createWriter(streams.stdout).write(`${ENGINE.replace(/^.*\//, "")}\n`);
      return 0;
  }
}

/** See no-color.org: any value but an empty one turns colour off. */
function wantsColor(env: Readonly<Record<string, string | undefined>>): boolean {
  return (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
