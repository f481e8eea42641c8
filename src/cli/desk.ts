/** Settling pieces of input one after the other: what is printed of each, or said where it is refused. */
import { parseClaim } from "../claim/parse.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { scanClaim } from "../claim/scan.ts";
import { formatIssues, SettlementError } from "../errors.ts";
import type { Issue, Language } from "../errors.ts";
import { printable } from "../report/width.ts";
import { readValue } from "./input.ts";
import type { Piece } from "./pieces.ts";

const ALL_SETTLED = 0;
const SOME_REFUSED = 1;

/** Settles pieces, and counts. */
export interface Desk {
  /** What is printed of the pieces, and what is said of those that are refused. */
  readonly settle: (pieces: readonly Piece[]) => { readonly settled: string; readonly refused: string };
  readonly done: () => number;
  /** How many were refused; empty if none was. */
  readonly summary: () => string;
  readonly exitCode: () => number;
}

/**
 * Opens a desk.
 *
 * @param input The name of the input, for findings.
 * @param print Settles a claim and prints what that gives.
 */
export function openDesk(input: string, language: Language, print: (claim: ParsedClaim) => string): Desk {
  let done = 0;
  let refusals = 0;
  /** What is printed, or the findings, each with the claim's id. */
  const attempt = (read: () => ParsedClaim, claim: { readonly claim?: string }): string | readonly Issue[] => {
    try {
      return print(read());
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return error.issues.map((issue) => ({ ...claim, ...issue }));
    }
  };
  const settlePiece = (piece: Piece): string | readonly Issue[] => {
    const scanned = piece.bytes === null ? null : scanClaim(piece.bytes);
    if (scanned !== null) return attempt(() => scanned, { claim: scanned.id });
    const read = readValue(piece, "invalid_claim");
    return read.ok ? attempt(() => parseClaim(read.value), claimOf(read.value)) : read.issues;
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
