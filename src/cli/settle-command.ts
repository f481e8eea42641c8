/** `yizhan settle`: claims in, settlements out, one after the other. */
import { scanClaim } from "../claim/scan.ts";
import { formatIssues, SettlementError } from "../errors.ts";
import type { Issue, Language } from "../errors.ts";
import { loadRules } from "../node.ts";
import { printable } from "../report/width.ts";
import type { Rulebook } from "../rulebook.ts";
import { openSession } from "../session.ts";
import type { OpenSession } from "../session.ts";
import type { Settled } from "../settle/types.ts";
import type { SettleOptions } from "../settlement.ts";
import { openTarget, readAccounts } from "./accounts.ts";
import type { SettleArguments } from "./arguments.ts";
import { createPrinter } from "./formats.ts";
import type { Printer } from "./formats.ts";
import { openFile, readPieces, readValue } from "./input.ts";
import type { Piece } from "./pieces.ts";
import { createProgress } from "./progress.ts";
import { replacedLine } from "./replaced.ts";
import type { Streams } from "./streams.ts";
import { createWriter } from "./writer.ts";

const ALL_SETTLED = 0;
const SOME_REFUSED = 1;

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
  const printer = createPrinter(args.format ?? (isTerminal ? "table" : "ndjson"), {
    language: args.language,
    color: color && isTerminal,
    width: isTerminal ? Math.min(WIDEST, stdout.columns ?? USUAL_WIDTH) : USUAL_WIDTH,
  });
  const out = createWriter(stdout);
  const log = createWriter(stderr);
  await log.write(replaced);
  // A terminal that shows the settlements needs no other sign of life.
  const progress = createProgress(stderr, stderr.isTTY === true && !isTerminal, args.language);
  const desk = openDesk(args, session, printer);
  const source = args.input === "-" ? stdin : openFile(args.input);
  for await (const pieces of readPieces(source, args.input)) {
    const { settled, refused } = desk.settle(pieces);
    if (refused !== "") progress.clear();
    await log.write(refused);
    await out.write(settled);
    if (out.closed()) return desk.exitCode();
    progress.show(desk.done());
  }
  await out.write(printer.end());
  progress.clear();
  await log.write(desk.summary());
  target?.write(session.accounts());
  return desk.exitCode();
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

/** Settles pieces, and counts. */
interface Desk {
  /** What is printed of the pieces, and what is said of those that are refused. */
  readonly settle: (pieces: readonly Piece[]) => { readonly settled: string; readonly refused: string };
  readonly done: () => number;
  readonly summary: () => string;
  readonly exitCode: () => number;
}

function openDesk(args: SettleArguments, session: OpenSession, printer: Printer): Desk {
  const { language, input, knownAt, trace } = args;
  const options: SettleOptions = { trace, ...(knownAt === null ? {} : { knownAt }) };
  let done = 0;
  let refusals = 0;
  /** Prints what settling gives, or gives the findings, each with the claim's id. */
  const print = (settle: () => Settled, claim: { readonly claim?: string }): string | readonly Issue[] => {
    try {
      return printer.next(settle().settlement);
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return error.issues.map((issue) => ({ ...claim, ...issue }));
    }
  };
  const settlePiece = (piece: Piece): string | readonly Issue[] => {
    const scanned = piece.bytes === null ? null : scanClaim(piece.bytes);
    if (scanned !== null) return print(() => session.settleParsed(scanned, options), { claim: scanned.id });
    const read = readValue(piece, "invalid_claim");
    if (!read.ok) return read.issues;
    const { value } = read;
    return print(() => session.settle(value, options), claimOf(value));
  };
  return {
    settle(pieces) {
      let settled = "";
      let refused = "";
      for (const piece of pieces) {
        done++;
        const result = settlePiece(piece);
        if (typeof result === "string") settled += result;
        else {
          refusals++;
          for (const issue of result) refused += refusalLine(`${input}:${piece.line}`, issue, language);
        }
      }
      return { settled, refused };
    },
    done: () => done,
    summary: () =>
      refusals === 0
        ? ""
        : language === "zh"
          ? `${done} 张单据中 ${refusals} 张被拒\n`
          : `${refusals} of ${done} claims refused\n`,
    exitCode: () => (refusals === 0 ? ALL_SETTLED : SOME_REFUSED),
  };
}

/** The id of whatever came as a claim, for findings that do not name it. */
function claimOf(value: unknown): { readonly claim?: string } {
  if (typeof value !== "object" || value === null || !("id" in value)) return {};
  return typeof value.id === "string" && value.id.length <= 256 ? { claim: value.id } : {};
}

function refusalLine(place: string, issue: Issue, language: Language): string {
  return `${printable(`${place}: ${formatIssues([issue], language)}`)}\n`;
}
