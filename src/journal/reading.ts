/** Reading events and journals from anything at all: their shape, then what their claims mean. */
import { addFindings, createFindings, nonEmpty, refusal, shapeFindings } from "../claim/finding.ts";
import type { InputCode } from "../claim/finding.ts";
import { parseClaim } from "../claim/parse.ts";
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { pathOf, valueAt } from "../path.ts";
import { readPlain } from "../plain.ts";
import type * as z from "zod";
import * as schema from "./schema.ts";
import type { JournalEvent } from "./event-types.ts";
import type { Journal } from "./types.ts";

type Path = readonly (string | number)[];

/**
 * Reads an event.
 *
 * @throws SettlementError with every finding: `invalid_event`, and those of its claim under `claim`.
 */
export function readEvent(value: unknown): JournalEvent {
  return read(
    value,
    schema.event,
    "invalid_event",
    (event) => [["claim"], ...lineNames(event, ["claim"]), ...endPersons([])],
    claimsOf,
  );
}

function claimsOf(event: unknown): Path[] {
  return valueAt(event, ["claim"]) === undefined ? [] : [["claim"]];
}

/**
 * Reads the shape of a journal. Whether its entries follow from each other is checked after it.
 *
 * @throws SettlementError with every finding: `invalid_journal`, and those of its claims under their paths.
 */
export function readJournal(value: unknown): Journal {
  const places = (journal: unknown): Path[] => {
    const entries = valueAt(journal, ["entries"]);
    return Array.isArray(entries) ? entries.map((_, at) => ["entries", at, "event", "claim"]) : [];
  };
  return read(
    value,
    schema.journal,
    "invalid_journal",
    (journal) =>
      places(journal).flatMap((claim) => [claim, ...lineNames(journal, claim), ...endPersons(claim.slice(0, -1))]),
    (journal) => places(journal).filter((claim) => valueAt(journal, claim) !== undefined),
  );
}

/** Paths of a claim that hold a person's id or a name. */
function lineNames(root: unknown, claim: Path): Path[] {
  const lines = valueAt(root, [...claim, "lines"]);
  const names = Array.isArray(lines) ? lines.map((_, at): Path => [...claim, "lines", at, "name"]) : [];
  return [[...claim, "person"], [...claim, "person", "id"], ...names];
}

/** Those of the end of a year, in its event. */
function endPersons(event: Path): Path[] {
  return [
    [...event, "bills", "person"],
    [...event, "bills", "person", "id"],
  ];
}

/**
 * Most values of a journal: each refund or correction keeps the receipts of all that was settled after it anew, so that a
 * year of many visits comes to far more than a claim.
 */
const MAX_NODES = 20_000_000;

function read<T>(
  value: unknown,
  shape: z.ZodType<T>,
  code: InputCode,
  personal: (plain: unknown) => Path[],
  claims: (plain: unknown) => Path[],
): T {
  const plain = readPlain(value, { nodes: MAX_NODES });
  if (!plain.ok) throw refusal(code, {}, plain.findings);
  const parsed = shape.safeParse(plain.value);
  const findings = createFindings(code, {});
  const claimPaths = claims(plain.value);
  const ofClaims = claimPaths.flatMap((path) => claimIssues(valueAt(plain.value, path), path));
  if (!parsed.success) {
    // What a claim's own reader says of it, with the claim's id, is not said twice.
    const inClaims = claimPaths.map(pathOf);
    // What is no object at all may be a person's id.
    const root = typeof plain.value === "object" ? [] : [[]];
    const own = shapeFindings(parsed.error.issues, plain.value, [...root, ...personal(plain.value)]).filter(
      ({ path }) => !inClaims.some((claim) => path === claim || path.startsWith(`${claim}.`)),
    );
    addFindings(findings, own);
  }
  const issues = [...findings.issues, ...ofClaims];
  if (issues.length > 0 || !parsed.success) throw new SettlementError(nonEmpty(issues));
  return parsed.data;
}

/** What is wrong with a claim, each finding at its place in the whole. */
function claimIssues(claim: unknown, place: Path): readonly Issue[] {
  try {
    parseClaim(claim);
    return [];
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return placed(error.issues, pathOf(place));
  }
}

/** Issues with their paths under another. */
export function placed(issues: readonly Issue[], place: string): readonly Issue[] {
  return issues.map((issue) => {
    const { path } = issue;
    const joined = path === "" || path.startsWith("[") ? place + path : `${place}.${path}`;
    return { ...issue, path: place === "" ? path : joined };
  });
}
