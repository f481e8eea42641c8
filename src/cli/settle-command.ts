/** `yizhan settle`: claims in, settlements out, one after the other. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { SettlementError } from "../errors.ts";
import { loadRules } from "../node.ts";
import type { Rulebook } from "../rulebook.ts";
import { openSession } from "../session.ts";
import type { OpenSession } from "../session.ts";
import type { SettleOptions } from "../settlement.ts";
import { openTarget, readAccounts } from "./accounts.ts";
import type { Format, SettleArguments } from "./arguments.ts";
import { openDesk } from "./desk.ts";
import { createPrinter } from "./formats.ts";
import type { Terminal } from "./formats.ts";
import { openFile, readPieces } from "./input.ts";
import { createProgress } from "./progress.ts";
import { replacedLine } from "./replaced.ts";
import type { Streams } from "./streams.ts";
import { createWriter } from "./writer.ts";

/** Columns where standard output is no terminal, and the most that a line of text is comfortable to read at. */
const USUAL_WIDTH = 100;
const WIDEST = 120;

/**
 * Runs the command.
 *
 * @param color Whether colour is wanted on a terminal.
 * @returns The exit code.
 * @throws Unusable, SettlementError for files that cannot be used.
 */
export async function settleCommand(args: SettleArguments, streams: Streams, color: boolean): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  const target = args.accountsOut === null ? null : openTarget(args.accountsOut);
  let replaced = "";
  const rulebook = loadRules({
    folders: args.rules,
    onReplaced: (replacement) => (replaced += replacedLine(replacement, args.language)),
  });
  const session = await sessionOf(args, rulebook);
  const isTerminal = stdout.isTTY === true;
  const { language } = args;
  const form = formOf(session, args.format ?? (isTerminal ? "table" : "ndjson"), optionsOf(args), {
    language,
    color: color && isTerminal,
    width: isTerminal ? Math.min(WIDEST, stdout.columns ?? USUAL_WIDTH) : USUAL_WIDTH,
  });
  const out = createWriter(stdout);
  const log = createWriter(stderr);
  await log.write(replaced);
  // A terminal that shows the settlements needs no other sign of life.
  const progress = createProgress(stderr, stderr.isTTY === true && !isTerminal, language);
  const desk = openDesk(args.input, language, form.print);
  const source = args.input === "-" ? stdin : openFile(args.input);
  for await (const pieces of readPieces(source, args.input)) {
    const { settled, refused } = desk.settle(pieces);
    if (refused !== "") progress.clear();
    await log.write(refused);
    await out.write(settled);
    if (out.closed()) return desk.exitCode();
    progress.show(desk.done());
  }
  await out.write(form.end());
  progress.clear();
  await log.write(desk.summary());
  target?.write(session.accounts());
  return desk.exitCode();
}

function optionsOf({ knownAt, trace }: SettleArguments): SettleOptions {
  return { trace, ...(knownAt === null ? {} : { knownAt }) };
}

/** Settles a claim and prints it in a form, and what closes the output. */
interface Form {
  readonly print: (claim: ParsedClaim) => string;
  readonly end: () => string;
}

function formOf(session: OpenSession, format: Format, options: SettleOptions, terminal: Terminal): Form {
  if (format === "summary")
    return { print: (claim) => `${JSON.stringify(session.sumUp(claim, options))}\n`, end: () => "" };
  const printer = createPrinter(format, terminal);
  return { print: (claim) => printer.next(session.settleParsed(claim, options).settlement), end: printer.end };
}

async function sessionOf(args: SettleArguments, rulebook: Rulebook): Promise<OpenSession> {
  const { accounts } = args;
  if (accounts === null) return openSession(rulebook, []);
  const values = await readAccounts(accounts);
  try {
    return openSession(rulebook, values);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    const [first, ...rest] = error.issues;
    throw new SettlementError([{ file: accounts, ...first }, ...rest.map((issue) => ({ file: accounts, ...issue }))]);
  }
}
