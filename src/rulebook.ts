/** The rulebook: parsed rule files, and the plans made of them. */
import { dayNumber, dayText } from "./date.ts";
import { compilePlan } from "./plan/compile.ts";
import type { Plan } from "./plan/types.ts";
import { onlyDigests } from "./rules/digests.ts";
import { epochsOf, keyOf } from "./rules/epochs.ts";
import type { Epochs, VisitDays } from "./rules/epochs.ts";
import { parseRuleFiles } from "./rules/parse.ts";
import type { RuleSet } from "./rules/parse.ts";
import { indexRules } from "./rules/rule-index.ts";
import { atYearEnd, resolvePipeline } from "./rules/resolve-pipeline.ts";
import { resolveRules, signatureOf } from "./rules/resolve.ts";
import type { RuleIndex } from "./rules/rule-index.ts";
import { turnsDuring } from "./rules/turns.ts";
import { openPlaces, openRegion as openSealed, PLACES_FILE, regionFile } from "./rules/sealed.ts";
import type { SealedRegion } from "./rules/sealed.ts";
import type { Day, RuleFile } from "./rules/types.ts";

declare const opaque: unique symbol;

/** Rule files that have passed every check. Opaque; made by `createRulebook`. */
export interface Rulebook {
  readonly [opaque]: "rulebook";
}

/** How many plans by day a rulebook remembers for a region; bounds memory whatever claims come. */
const MAX_DAYS = 4096;

interface Opened {
  /** The rules of a region and of those above it, perhaps with others. */
  readonly indexFor: (region: string) => RuleIndex;
  /** Regions in whose indices all rules are. */
  readonly stating: () => readonly string[];
  readonly regions: Map<string, RegionPlans>;
  /** By the versions in force, which many days share. */
  readonly byVersions: Map<string, Plan>;
}

interface RegionPlans {
  readonly index: RuleIndex;
  readonly epochs: Epochs;
  /** By the epochs of days. */
  readonly byEpochs: Map<number, Plan>;
}

const opened = new WeakMap<Rulebook, Opened>();

function open(stating: Opened["stating"], indexFor: Opened["indexFor"]): Rulebook {
  const rulebook = Object.freeze({}) as Rulebook;
  opened.set(rulebook, { indexFor, stating, regions: new Map(), byVersions: new Map() });
  return rulebook;
}

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
  const index = indexRules(rules);
  const stating = (): readonly string[] => [...index.chains.keys()].slice(0, 1);
  return open(stating, () => index);
}

/**
 * A rulebook that reads the files of a region when the first claim of it comes, with those of the regions above it.
 *
 * @param regions The file `regions.json`.
 * @param filesOf The other files of a region; none where it has no rules of its own.
 * @throws SettlementError `invalid_rules` for `regions`; for the other files when they are read.
 */
export function createLazyRulebook(regions: RuleFile, filesOf: (region: string) => readonly RuleFile[]): Rulebook {
  const none = indexRules(parseRuleFiles([regions]));
  // Counties without rules of their own share what is read for their city.
  const read = new Map<string, RuleIndex>();
  const stating = (): readonly string[] => [...none.chains.keys()].filter((code) => filesOf(code).length > 0);
  return open(stating, (region) => {
    const files = (none.chains.get(region) ?? []).map(filesOf).filter((own) => own.length > 0);
    const key = files.map(([first]) => first?.file).join("\n");
    const index = read.get(key) ?? indexRules(parseRuleFiles([regions, ...files.flat()]));
    read.set(key, index);
    return index;
  });
}

/**
 * A rulebook of sealed rules, which opens the file of a region when the first claim of it comes, with those of the
 * regions above it.
 *
 * @param textOf The text of a sealed file.
 */
export function createSealedRulebook(textOf: (file: string) => string): Rulebook {
  const { parents, stated } = openPlaces(textOf(PLACES_FILE));
  const regions = new Map(Object.entries(parents).map(([code, parent]) => [code, { parent }]));
  const { chains } = indexRules({ regions, pipelines: [], versions: [] });
  const regionsRead = new Map<string, SealedRegion>();
  const openOnce = (code: string): SealedRegion => {
    const own = regionsRead.get(code) ?? openSealed(textOf(regionFile(code)));
    regionsRead.set(code, own);
    return own;
  };
  // Counties without rules of their own share the index of their city.
  const indices = new Map<string, RuleIndex>();
  const stating = (): readonly string[] => stated;
  return open(stating, (region) => {
    const chain = (chains.get(region) ?? []).filter((code) => stated.includes(code));
    const key = chain.join();
    const parts = chain.map(openOnce);
    const index =
      indices.get(key) ??
      indexRules({
        regions,
        pipelines: parts.flatMap(({ pipelines }) => pipelines),
        versions: parts.flatMap(({ versions }) => versions),
      });
    indices.set(key, index);
    return index;
  });
}

/**
 * The plan for a visit, made once and remembered.
 *
 * @param knownAt Only what was published by this day counts.
 * @throws SettlementError `unknown_region`, `not_in_force`, `invalid_rules`.
 */
export function planFor(rulebook: Rulebook, region: string, days: VisitDays, knownAt: Day): Plan {
  const at = dayNumber;
  return planAt(rulebook, region, at(days.admission), at(days.discharge), at(days.settlement), at(knownAt));
}

/** As `planFor`, for days as numbers `YYYYMMDD`. What has been asked before is answered without making anything. */
export function planAt(
  rulebook: Rulebook,
  region: string,
  admission: number,
  discharge: number,
  settlement: number,
  knownAt: number,
): Plan {
  const book = openedOf(rulebook);
  const own = regionOf(book, region);
  const key = keyOf(own.epochs, admission, discharge, settlement, knownAt);
  const known = Number.isSafeInteger(key) ? own.byEpochs.get(key) : undefined;
  if (known !== undefined) return known;
  const days = { admission: dayText(admission), discharge: dayText(discharge), settlement: dayText(settlement) };
  const plan = makePlan(book, own.index, region, days, dayText(knownAt));
  // A key that is no longer exact could stand for other days too.
  if (!Number.isSafeInteger(key)) return plan;
  if (own.byEpochs.size >= MAX_DAYS) own.byEpochs.clear();
  own.byEpochs.set(key, plan);
  return plan;
}

/** All pipelines, region by region; those that regions share come with each of them. */
export function pipelinesByRegion(rulebook: Rulebook): readonly (() => RuleSet["pipelines"])[] {
  const { stating, indexFor } = openedOf(rulebook);
  return stating().map((code) => () => [...indexFor(code).pipelines.values()].flat());
}

/** What rules a visit among rule files that are named. */
export interface NamedRules {
  /** Digests that are of no rule file of the region or of those above it. */
  readonly unknown: readonly string[];
  /** The plan of these files alone, whatever else the rulebook holds; `null` where one is unknown. */
  readonly plan: Plan | null;
}

/**
 * The plan for a visit of the rule files with these digests, and of no others.
 *
 * @param yearEnd Whether it is for the end of a year, as `planOfYear`.
 * @throws SettlementError as `planFor`.
 */
export function planOfDigests(
  rulebook: Rulebook,
  region: string,
  days: VisitDays,
  knownAt: Day,
  digests: ReadonlySet<string>,
  yearEnd: boolean,
): NamedRules {
  const book = openedOf(rulebook);
  const { index, unknown } = onlyDigests(indexOfRegion(rulebook, region), digests);
  return { unknown, plan: unknown.length > 0 ? null : makePlan(book, index, region, days, knownAt, yearEnd) };
}

/**
 * The plan for the end of a year: as that of a visit on these days, with the layers that pay then after the others.
 *
 * @throws SettlementError as `planFor`.
 */
export function planOfYear(rulebook: Rulebook, region: string, days: VisitDays, knownAt: Day): Plan {
  return makePlan(openedOf(rulebook), indexOfRegion(rulebook, region), region, days, knownAt, true);
}

/** The indexed rules of a region and of those above it, perhaps with others. */
export function indexOfRegion(rulebook: Rulebook, region: string): RuleIndex {
  return regionOf(openedOf(rulebook), region).index;
}

/** The epochs of a region. */
export function epochsOfRegion(rulebook: Rulebook, region: string): Epochs {
  return regionOf(openedOf(rulebook), region).epochs;
}

function openedOf(rulebook: Rulebook): Opened {
  const book = opened.get(rulebook);
  if (book === undefined) throw new TypeError("not a rulebook of this copy of yizhan; use createRulebook");
  return book;
}

function regionOf(book: Opened, region: string): RegionPlans {
  const known = book.regions.get(region);
  if (known !== undefined) return known;
  const index = book.indexFor(region);
  const plans = { index, epochs: epochsOf(index, region), byEpochs: new Map<number, Plan>() };
  // One that is unknown is not remembered: claims may name any number of them.
  if (index.chains.has(region)) book.regions.set(region, plans);
  return plans;
}

function makePlan(
  book: Opened,
  index: RuleIndex,
  region: string,
  days: VisitDays,
  knownAt: Day,
  yearEnd = false,
): Plan {
  const ruling = resolvePipeline(index, region, days.discharge, knownAt);
  const pipeline = yearEnd ? atYearEnd(ruling) : ruling;
  const rules = resolveRules(index, region, pipeline, days[pipeline.data.selectBy], days.discharge, knownAt);
  const turns = turnsDuring(pipeline.data, index, region, days, knownAt);
  const versions = [signatureOf(rules), ...(yearEnd ? ["year end"] : []), ...(turns ? ["turn"] : [])].join("\n");
  const plan = book.byVersions.get(versions) ?? compilePlan(rules, turns);
  book.byVersions.set(versions, plan);
  return plan;
}
