/** Golden years: what re-adjudication and late events change for whom, each figure by a clerk's expression. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluateWorking } from "../../src/check/working.ts";
import { applyEvent, createRulebook, journalState, openAccount, openJournal, readjudicate } from "../../src/index.ts";
import type { Account, Changes, Journal, JournalEvent, RuleFile, Rulebook } from "../../src/index.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { figuresOf, worked } from "./figures.ts";
import type { Figures } from "./figures.ts";

interface GoldenYear {
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly evidence: "illustrative";
  /** Rule files whose day of publication is not known, and the one that is taken for it. */
  readonly known?: readonly { readonly file: string; readonly published: string | null; readonly why: string }[];
  /** Files beside the shipped rules, or instead of them. */
  readonly pack?: string;
  readonly only?: string;
  readonly person?: string;
  readonly year?: number;
  readonly opening?: Account;
  readonly events: readonly JournalEvent[];
  /** Where it is the point that only funds owe. */
  readonly patientBears?: "the same";
  /** Absent: what the last event changes is held, not a re-adjudication. */
  readonly knownAt?: string;
  readonly expect: readonly { readonly of: string; readonly before: Figures; readonly after: Figures | null }[];
  readonly owed: readonly (readonly [from: string, to: string, amount: string])[];
}

const here = fileURLToPath(new URL(".", import.meta.url));
const shipped = readRuleFiles(shippedRules());

const years = readdirSync(join(here, "journals")).map((file) => ({
  file,
  golden: JSON.parse(readFileSync(join(here, "journals", file), "utf8")) as GoldenYear,
}));

function rulebookOf({ known = [], pack, only }: GoldenYear): Rulebook {
  const base = only === undefined ? shipped : readRuleFiles(join(here, only));
  const files = base.map((file): RuleFile => {
    const own = known.find((each) => each.file === file.file);
    if (own === undefined || own.published === null) return file;
    return { file: file.file, data: { ...(JSON.parse(file.text ?? "") as object), published: own.published } };
  });
  const more =
    pack === undefined
      ? []
      : readRuleFiles(join(here, pack)).map(({ file, text = "" }) => ({ file: `${pack}/${file}`, text }));
  return createRulebook([...files, ...more]);
}

function live(golden: GoldenYear): { readonly journal: Journal; readonly last: Changes } {
  const { opening = openAccount(golden.person ?? "", golden.year ?? 0) } = golden;
  const rulebook = rulebookOf(golden);
  let last: Changes = { settlements: [], sums: [] };
  const journal = golden.events.reduce((before, event) => {
    const applied = applyEvent(rulebook, before, event);
    last = applied.changes;
    return applied.journal;
  }, openJournal(opening));
  return { journal, last };
}

describe.each(years)("$file", ({ golden }) => {
  const { journal, last } = live(golden);
  const rulebook = rulebookOf(golden);
  const { knownAt } = golden;
  const changes = knownAt === undefined ? last : readjudicate(journal, rulebook, { knownAt });

  it("says what it is and where it is from", () => {
    expect(golden.source).toMatch(/\S/);
    expect(golden.title).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  it("gives both receipts of each settlement", () => {
    const found = changes.settlements.map(({ of, before, after }, at) => {
      const named = golden.expect[at];
      return {
        of,
        before: before === null ? null : figuresOf(before, named?.before ?? {}),
        after: after === null ? null : figuresOf(after, named?.after ?? {}),
      };
    });
    const expected = golden.expect.map(({ of, before, after }) => ({
      of,
      before: worked(before),
      after: after === null ? null : worked(after),
    }));
    expect(found).toEqual(expected);
  });

  it("says who owes whom, and that nothing is left over", () => {
    const owed = changes.sums.flatMap((sum) => sum.owed.map(({ from, to, amount }) => [from, to, amount]));
    expect(owed).toEqual(golden.owed.map(([from, to, amount]) => [from, to, evaluateWorking(amount)]));
    for (const { deltas } of [...changes.settlements, ...changes.sums]) {
      const fen = [...Object.values(deltas.payers), deltas.patient, deltas.facility].map((amount) =>
        Number(amount.replace(".", "")),
      );
      expect(fen.reduce((sum, each) => sum + each, 0)).toBe(0);
    }
  });

  if (golden.patientBears === "the same")
    it("leaves what the patient bears, while funds owe each other", () => {
      for (const { before, after } of changes.settlements) expect(after?.patient).toEqual(before?.patient);
      expect(changes.sums.map(({ deltas }) => [deltas.patient, deltas.facility])).toEqual([["0.00", "0.00"]]);
      expect(changes.sums.flatMap(({ owed }) => owed).length).toBeGreaterThan(0);
    });

  it("changes nothing the second time", () => {
    const day = knownAt ?? golden.events.at(-1)?.day ?? "";
    const { revision } = journalState(journal).account;
    const event = { id: "again", day, kind: "readjudicated", revision, knownAt: day };
    const recorded = applyEvent(rulebook, journal, event).journal;
    expect(readjudicate(recorded, rulebook, { knownAt: day }).sums.flatMap(({ owed }) => owed)).toEqual([]);
  });
});
