/** The rulebook: parsed rule files, and the plans made of them. */
import { compilePlan } from "./plan/compile.ts";
import type { Plan } from "./plan/types.ts";
import { parseRuleFiles } from "./rules/parse.ts";
import type { RuleSet } from "./rules/parse.ts";
import { indexRules, resolvePipeline, resolveRules, signatureOf } from "./rules/resolve.ts";
import type { RuleIndex } from "./rules/resolve.ts";
import type { Day, RuleFile, VisitDate } from "./rules/types.ts";

declare const opaque: unique symbol;

/** Rule files that have passed every check. Opaque; made by `createRulebook`. */
export interface Rulebook {
  readonly [opaque]: "rulebook";
}

/** The days of a visit by which rules are chosen. */
export type VisitDays = { readonly [which in VisitDate]: Day };

/** How many days of regions a rulebook remembers plans for; bounds memory whatever claims come. */
const MAX_DAYS = 4096;

interface Opened {
  readonly index: RuleIndex;
  /** By region and days; and by the versions in force, which many days share. */
  readonly byDay: Map<string, Plan>;
  readonly byVersions: Map<string, Plan>;
}

const opened = new WeakMap<Rulebook, Opened>();

/**
 * Reads rule files into a rulebook.
 *
 * @param files Every file of one or more rule folders, each as text or as parsed JSON: `regions.json`, pipelines and
 *              layer versions. Companion cases, samples and schemas among them are passed over.
 * @throws SettlementError `invalid_rules`, `unsupported_operator`: every finding of every file.
 * @example
 * createRulebook([{ file: "regions.json", data: [] }]);
 */
export function createRulebook(files: readonly RuleFile[]): Rulebook {
  return rulebookOf(parseRuleFiles(files));
}

/** The rulebook of rules that have been parsed. */
export function rulebookOf(rules: RuleSet): Rulebook {
  const rulebook = Object.freeze({}) as Rulebook;
  opened.set(rulebook, { index: indexRules(rules), byDay: new Map(), byVersions: new Map() });
  return rulebook;
}

/**
 * The plan for a visit, made once and remembered.
 *
 * @param knownAt Only what was published by this day counts.
 * @throws SettlementError `unknown_region`, `not_in_force`, `invalid_rules`.
 */
export function planFor(rulebook: Rulebook, region: string, days: VisitDays, knownAt: Day): Plan {
  const book = opened.get(rulebook);
  if (book === undefined) throw new TypeError("not a rulebook of this copy of yizhan; use createRulebook");
  const key = `${region} ${days.admission} ${days.discharge} ${days.settlement} ${knownAt}`;
  const known = book.byDay.get(key);
  if (known !== undefined) return known;
  if (book.byDay.size >= MAX_DAYS) book.byDay.clear();
  const pipeline = resolvePipeline(book.index, region, days.discharge, knownAt);
  const on = days[pipeline.data.selectBy];
  const rules = resolveRules(book.index, region, pipeline, on, days.discharge, knownAt);
  const versions = signatureOf(rules);
  const plan = book.byVersions.get(versions) ?? compilePlan(rules);
  book.byVersions.set(versions, plan);
  book.byDay.set(key, plan);
  return plan;
}
