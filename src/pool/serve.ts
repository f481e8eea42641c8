/** The worker's side of a pool: a batch of the persons that it looks after, and what it reads of files. */
import type { MessagePort } from "node:worker_threads";
import { openBatch } from "../batch/batch.ts";
import { createDictionaries } from "../batch/columns.ts";
import type { ClaimColumns } from "../batch/columns.ts";
import type { ResultColumns } from "../batch/results.ts";
import { SettlementError } from "../errors.ts";
import { loadRules } from "../node.ts";
import { createRulebook } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Answer, News, Orders, Question, SharedColumns } from "./messages.ts";
import { createGroups } from "./groups.ts";
import type { Division } from "./groups.ts";
import { explainLines, readPieces } from "./reading.ts";
import type { Kept } from "./reading.ts";
import { writePiece } from "./writing.ts";
import type { GroupedYears } from "./years.ts";

/** Reads the rules, says so, and then answers one question after the other. */
export function serve(port: MessagePort, orders: Orders): void {
  const say = (answer: Answer): void => port.postMessage(answer);
  const attempt = (work: () => Answer): void => {
    try {
      say(work());
    } catch (error) {
      say(error instanceof SettlementError ? { kind: "refused", issues: error.issues } : { kind: "failed", error });
    }
  };
  attempt(() => {
    const answer = createDesk(orders);
    port.on("message", (question: Question) => attempt(() => answer(question)));
    return { kind: "done" };
  });
}

function createDesk({ rules, knownAt, share }: Orders): (question: Question) => Answer {
  const batch = openBatch(rulebookOf(rules), knownAt === null ? {} : { knownAt });
  const dictionaries = createDictionaries();
  let expected: GroupedYears | null = null;
  const groups = createGroups(share, (group) => {
    const [from = 0, to = from] = expected?.starts.subarray(group, group + 2) ?? [];
    if (expected !== null && from < to) batch.beginYears(expected.years, from, to);
  });
  /** Begins with all that is left, of which no copy is needed then. */
  const beginAll = (division: Division): void => {
    groups.open(division);
    groups.takeNote();
    expected = null;
  };
  let kept: readonly Kept[] = [];
  return (question) => {
    switch (question.ask) {
      case "settle": {
        learn(dictionaries, question.news);
        // Copied by the system with the prototype that it was made without.
        const payers = Object.assign(Object.create(null), question.results.payers) as ResultColumns["payers"];
        const results = { ...question.results, payers };
        const known = new Set(Object.keys(payers));
        groups.open(question.division);
        batch.run(withDictionaries(question.columns, dictionaries), results, groups);
        const added = Object.entries(payers).filter(([payer]) => !known.has(payer));
        return { kind: "settled", payers: Object.fromEntries(added) };
      }
      case "open":
        for (const [person, account] of question.accounts) batch.open(person, account);
        return { kind: "done" };
      case "openYears":
        expected = question.years;
        batch.expectYears(expected.years, groups);
        return { kind: "done" };
      case "reset":
        expected = question.years;
        groups.clear();
        batch.reset();
        return { kind: "done" };
      case "years":
        beginAll(question.division);
        return { kind: "years", years: batch.years() };
      case "accounts":
        beginAll(question.division);
        return { kind: "accounts", standing: batch.standing() };
      case "read":
        kept = readPieces(question.pieces, question.next);
        return { kind: "read", readings: kept.map(({ reading }) => reading) };
      case "write": {
        const unread = kept.flatMap(({ piece, columns, lines }, i) => {
          const target = question.targets[i];
          if (target === undefined) throw new RangeError(`no place for the piece from byte ${piece.from} on`);
          writePiece(columns, lines, question, target);
          return explainLines(piece, target.unread, target.at.line);
        });
        kept = [];
        return { kind: "written", unread };
      }
    }
  };
}

function rulebookOf(rules: Orders["rules"]): Rulebook {
  return isList(rules) ? createRulebook(rules) : loadRules(rules);
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}

function withDictionaries(columns: SharedColumns, dictionaries: ClaimColumns["dictionaries"]): ClaimColumns {
  return { ...columns, dictionaries };
}

/** Goes on with dictionaries by what is new in them. */
function learn(dictionaries: ClaimColumns["dictionaries"], { persons, ...lists }: News): void {
  // Only how many there are is looked at: whose claims they are does not change what is paid.
  dictionaries.persons.length = persons;
  for (const each of lists.regions) dictionaries.regions.push(each);
  for (const each of lists.categories) dictionaries.categories.push(each);
  for (const each of lists.extras) dictionaries.extras.push(each);
  for (const each of lists.items) dictionaries.items.push(each);
  for (const each of lists.layers) dictionaries.layers.push(each);
}
