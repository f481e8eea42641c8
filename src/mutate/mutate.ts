/** Mutating a pack: each place of each rule file is changed in turn, and the companion cases must notice. */
import { isRange, readCases } from "../cases/read.ts";
import type { NamedCase } from "../cases/read.ts";
import { holdsFor, testCase } from "../cases/test.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { rulebookOf } from "../rulebook.ts";
import { indexRules } from "../rules/rule-index.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import { openRuleFiles, variantOf } from "../rules/parse.ts";
import type { OpenRules } from "../rules/parse.ts";
import { fieldOf, textOf } from "../rules/raw.ts";
import type { Source } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";
import { edited } from "./edit.ts";
import { readExplanations } from "./explanations.ts";
import type { Explanations } from "./explanations.ts";
import { inForce } from "./in-force.ts";
import type { InForce } from "./in-force.ts";
import { codesIn, mutantsOf } from "./mutants.ts";
import { scoreOf } from "./score.ts";
import type { Judged, Mutant, MutationReport, Verdict } from "./types.ts";

/** Which files to mutate. */
export interface MutateOptions {
  /** Whether to mutate a file, by its name. Default: all. */
  readonly only?: (file: string) => boolean;
}

/**
 * Changes each value, comparator, date, mode and part of the rule files in turn, and says which changes no companion
 * case notices.
 *
 * A case notices what it states: payments, the patient's part, and the account, notes, entitlements or refusal where it
 * has them; a case of open ranges, what a version below is found to go beyond. Rules that no longer load count as noticed.
 *
 * @param files Rule files, as for `createRulebook`.
 * @param cases Case files with the `survivors.json` beside them, as `readCaseFiles` of `yizhan/node` gives them.
 * @throws SettlementError `invalid_rules`, `unsupported_operator`: every finding of the rule files; of the case files; or
 *   every case that does not hold for the rules as they are.
 * @example
 * mutateRules([{ file: "regions.json", data: [] }], []).total.share; // "1.0000"
 */
export function mutateRules(
  files: readonly RuleFile[],
  cases: readonly RuleFile[],
  { only = () => true }: MutateOptions = {},
): MutationReport {
  const open = openRuleFiles(files);
  const chainOf = chains(open);
  const tried = triedCases(open, readCases(cases), chainOf);
  const explanations = readExplanations(cases);
  const asked = open.sources.filter(({ file }) => only(file));
  const mutants = asked.flatMap((source) => judged(open, source, tried, explanations, chainOf));
  const names = asked.filter(({ kind }) => kind !== "regions").map(({ file }) => file);
  return {
    mutants,
    files: names.map((file) => ({ file, score: scoreOf(mutants.filter((each) => each.file === file)) })),
    total: scoreOf(mutants),
    stale: explanations.stale(new Set(names), new Set(open.sources.map(({ file }) => file))),
  };
}

type ChainOf = (region: string | undefined) => ReadonlySet<string>;

/** A region with all above it. */
function chains({ rules: { regions } }: OpenRules): ChainOf {
  return (region) => {
    const chain = new Set<string>();
    for (let at = region ?? null; at !== null && !chain.has(at); at = regions.get(at)?.parent ?? null) chain.add(at);
    return chain;
  };
}

/** A case with what is needed to know whether a mutant can concern it. */
interface Tried {
  readonly data: NamedCase;
  readonly regions: ReadonlySet<string>;
  /** What is in force for its bill in the rules as they are. */
  readonly inForce: InForce | null;
}

function triedCases(open: OpenRules, cases: readonly NamedCase[], chainOf: ChainOf): Tried[] {
  const rulebook = rulebookOf(open.rules);
  const failing = cases.map((each) => testCase(rulebook, each)).filter(({ passed }) => !passed);
  refuse(
    failing.map(({ file }): Issue => {
      const expected = {
        zh: "对现行规则成立的案例(见 rules test)",
        en: "a case that holds for the rules as they are (see rules test)",
      };
      return { code: "invalid_rules", file, path: "expect", expected, found: "one that does not" };
    }),
  );
  const index = indexRules(open.rules);
  return cases.map((data): Tried => {
    if (isRange(data)) return { data, regions: chainOf(data.data.version.region), inForce: null };
    const region = textOf(fieldOf(data.data.claim, "person"), "region");
    return { data, regions: chainOf(region), inForce: inForce(index, data.data) };
  });
}

function judged(
  open: OpenRules,
  source: Source,
  tried: readonly Tried[],
  explanations: Explanations,
  chainOf: ChainOf,
): Judged[] {
  const region = textOf(source.value, "region");
  const chain = chainOf(region);
  const near = open.sources.filter(({ value }) => chain.has(textOf(value, "region") ?? ""));
  const concerned = tried.filter(({ regions }) => regions.has(region ?? ""));
  return mutantsOf(source, codesIn(near)).map(({ edits, ...mutant }) => {
    const verdict = verdictOf(open, source, { ...mutant, edits }, concerned, explanations);
    if (verdict.kind === "noticed") advance(concerned, verdict.case);
    return { ...mutant, verdict };
  });
}

/** Puts a case first: what notices one change is likely to notice the next, which stands beside it. */
function advance(cases: Tried[], file: string): void {
  const at = cases.findIndex(({ data }) => data.file === file);
  if (at > 0) cases.unshift(...cases.splice(at, 1));
}

function verdictOf(
  open: OpenRules,
  source: Source,
  mutant: Mutant,
  cases: readonly Tried[],
  explanations: Explanations,
): Verdict {
  const rules = variantOf(open, source, edited(source.value, mutant.edits));
  if (rules === null) return { kind: "refused" };
  const rulebook = rulebookOf(rules);
  const index = mutant.kind === "date" ? indexRules(rules) : null;
  const noticing = cases.find((each) => isReached(each, source, index) && !holdsFor(rulebook, each.data));
  if (noticing !== undefined) return { kind: "noticed", case: noticing.data.file };
  const why = explanations.of(mutant);
  return why === null ? { kind: "survived" } : { kind: "explained", why };
}

/**
 * Whether a mutant of a file can change what comes out of a case.
 *
 * @param index The mutant's rules where it is of a day: then only what is in force changes, not what it says.
 */
function isReached({ data, inForce: before }: Tried, source: Source, index: RuleIndex | null): boolean {
  const { file, value } = source;
  // A version is held to the ranges of its layer, and to nothing else.
  if (isRange(data)) return fieldOf(value, "open") !== undefined && textOf(value, "layer") === data.data.version.layer;
  if (before === null) return true;
  return index === null ? before.files.has(file) : inForce(index, data.data)?.signature !== before.signature;
}
