/** What `yizhan readjudicate` does: journals in, who owes whom out. */
import { formatIssues, mask, SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { readjudicate } from "../journal/readjudicate.ts";
import type { Readjudication } from "../journal/types.ts";
import { loadRules } from "../node.ts";
import { printable } from "../report/width.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import { createDebtPrinter } from "./debts.ts";
import type { DebtFormat } from "./debts.ts";
import type { FoundJournal } from "./journals.ts";
import { readJournals } from "./journals.ts";
import { layoutOf } from "./layout.ts";
import { replacedLine } from "./replaced.ts";
import type { VerbContext } from "./verb.ts";
import { createWriter } from "./writer.ts";

/** What it was asked to do. */
export interface ReadjudicateArguments {
  readonly folder: string;
  readonly knownAt: Day;
  /** Rule folders beside the shipped rules. */
  readonly rules: readonly string[];
  readonly format: DebtFormat;
}

const ALL_DONE = 0;
const SOME_REFUSED = 1;

/**
 * Runs the command.
 *
 * @returns The exit code: 0, or 1 where journals were refused; the others are still settled again.
 * @throws Unusable, SettlementError for files that cannot be used.
 */
export async function readjudicateCommand(args: ReadjudicateArguments, context: VerbContext): Promise<number> {
  const { language, streams } = context;
  const log = createWriter(streams.stderr);
  const out = createWriter(streams.stdout);
  let replaced = "";
  const rulebook = loadRules({
    folders: args.rules,
    onReplaced: (replacement) => (replaced += replacedLine(replacement, language)),
  });
  await log.write(replaced);
  const printer = createDebtPrinter(args.format, args.knownAt, layoutOf(context));
  let refused = 0;
  const places: Places = new Map();
  for await (const found of readJournals(args.folder)) {
    const result = attempt(found, rulebook, args.knownAt, places);
    if (result.ok) await out.write(printer.next(found.place, result.value));
    else {
      refused++;
      const lines = result.issues.map((issue) => printable(`${found.place}: ${formatIssues([issue], language)}`));
      await log.write(`${lines.join("\n")}\n`);
    }
    if (out.closed()) break;
  }
  await out.write(printer.end());
  if (refused > 0) await log.write(language === "zh" ? `${refused} 份账目被拒\n` : `${refused} journals refused\n`);
  return refused === 0 ? ALL_DONE : SOME_REFUSED;
}

type Attempt =
  | { readonly ok: true; readonly value: ReturnType<typeof readjudicate> }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Where the journal of a person and year was first. */
type Places = Map<string, string>;

function attempt({ place, read }: FoundJournal, rulebook: Rulebook, knownAt: Day, places: Places): Attempt {
  if (!read.ok) return read;
  try {
    const value = readjudicate(read.value, rulebook, { knownAt });
    const key = JSON.stringify([value.person, value.year]);
    const first = places.get(key);
    if (first !== undefined) return { ok: false, issues: [again(value, first)] };
    places.set(key, place);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { ok: false, issues: error.issues };
  }
}

/** A copy of a journal would count every debt twice, and of two that differ nobody knows which one holds. */
function again({ person, year }: Readjudication, first: string): Issue {
  const expected = {
    zh: `一人一年只有一份账目（已见于 ${first}）`,
    en: `one journal of a person and year, which was in ${first}`,
  };
  return { code: "invalid_journal", path: "opening", expected, found: `${mask(person)}/${year} again` };
}
