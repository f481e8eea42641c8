/** The change of policy between two days of a region, two files, or two packs. */
import { placed } from "../placed.ts";
import type { RuleFile, Text } from "../rules/types.ts";
import { parseRuleFiles } from "../rules/parse.ts";
import { both, frame, same } from "../show/bilingual.ts";
import { shownRules } from "../show/rules.ts";
import type { ShownRules, ShowOptions } from "../show/rules.ts";
import { originOf } from "../show/citation.ts";
import { sectionOf, valuesOf } from "../show/section.ts";
import type { Entry, Section } from "../show/section.ts";
import { changesOf } from "./change.ts";
import type { Change } from "./change.ts";
import { namesAmong, readPack } from "./pack.ts";
import type { Pack } from "./pack.ts";
import { versionSection } from "./version-section.ts";

/** What was compared and how it differs. */
export interface RulesDiff {
  readonly from: Text;
  readonly to: Text;
  /** In the order of the rules; empty where nothing differs. */
  readonly changes: readonly Change[];
}

/**
 * The change of what is in force between two days, or two regions.
 *
 * @param files Rule files, as `createRulebook` takes them.
 * @throws SettlementError as `showRules`, for either side.
 * @example
 * const files = readRuleFiles(shippedRules());
 * diffDays(files, { region: "411322", on: "2019-12-31" }, { region: "411322", on: "2020-01-01" }).changes.length > 0; // true
 */
export function diffDays(files: readonly RuleFile[], from: ShowOptions, to: ShowOptions): RulesDiff {
  const parsed = parseRuleFiles(files);
  const [left, right] = [shownRules(parsed, from), shownRules(parsed, to)];
  return { from: dayTitle(left), to: dayTitle(right), changes: changesOf(sectionsOf(left), sectionsOf(right)) };
}

function dayTitle({ name, region, on, knownAt }: ShownRules): Text {
  const known = on === knownAt ? same("") : both(`（${knownAt} 已知）`, ` (known at ${knownAt})`);
  return frame("{0}（{1}）{2}{3}", "{0} ({1}) on {2}{3}", name, same(region), same(on), known);
}

function sectionsOf({ pipeline, layers, documents }: ShownRules): Section[] {
  return [pipeline, ...layers, ...byTitle(documents.flatMap(({ sections }) => sections))];
}

/** Documents once each, whatever key each file cites them under. */
function byTitle(documents: readonly Section[]): Section[] {
  const named = documents.map((each): [string, Section] => [
    each.title.zh,
    { ...each, key: `document ${each.title.zh}`, code: null },
  ]);
  return [...new Map(named).values()];
}

/**
 * The change between two files: two versions of a layer, or two pipelines.
 *
 * @param context Files that declare codes and name regions; those that declare none may be left out.
 * @throws SettlementError `invalid_rules` for a file that its schema refuses.
 * @example
 * const [, first, second] = readRuleFiles(shippedRules());
 * if (first !== undefined && second !== undefined) diffFiles(first, second).changes.length;
 */
export function diffFiles(from: RuleFile, to: RuleFile, context: readonly RuleFile[] = []): RulesDiff {
  const around = readPack(context);
  const side = (file: RuleFile): Section[] => {
    const pack = readPack([file]);
    return [...pack.regions.map(regionSection), ...versionSections(pack, around, false)];
  };
  return { from: same(from.file), to: same(to.file), changes: changesOf(side(from), side(to)) };
}

/**
 * The change between two packs: regions, and versions of one region, layer, first day and publication.
 *
 * @param from Its name for readers, and its files.
 * @throws SettlementError `invalid_rules` for a file that its schema refuses.
 * @example
 * const files = readRuleFiles(shippedRules());
 * diffPacks({ name: "old", files }, { name: "new", files }).changes.length; // 0
 */
export function diffPacks(from: NamedPack, to: NamedPack, context: readonly RuleFile[] = []): RulesDiff {
  const around = readPack(context);
  const side = ({ name, files }: NamedPack): Section[] => {
    const pack = placed(
      () => readPack(files),
      (file) => `${name.replace(/[\\/]+$/, "")}/${file}`,
    );
    return [...pack.regions.map(regionSection), ...versionSections(pack, around, true)];
  };
  return { from: same(from.name), to: same(to.name), changes: changesOf(side(from), side(to)) };
}

/** A pack to compare. */
export interface NamedPack {
  readonly name: string;
  readonly files: readonly RuleFile[];
}

/** Each version; as one among many it is named by its region, layer and days. */
function versionSections(pack: Pack, around: Pack, many: boolean): Section[] {
  return pack.versions.map((version) => {
    const section = versionSection(version, namesAmong([pack, around], version.data.region));
    const documents = section.sections.filter(({ kind }) => kind === "document");
    const inner = {
      ...section,
      sections: [...section.sections.filter((each) => !documents.includes(each)), ...byTitle(documents)],
    };
    if (!many) return inner;
    const { version: name } = originOf(version);
    const key = `${name} ${version.data.published ?? ""}`;
    return { ...inner, key, title: frame("{0} {1}", "{0} {1}", section.title, same(name)), code: null };
  });
}

function regionSection({ file, region }: Pack["regions"][number]): Section {
  const { code, name, parent, level, covers, summary, evidence, checked } = region;
  const entries: Entry[] = [
    ["name", both("名称", "Name"), name],
    ["parent", both("上级", "Region above"), parent === null ? both("无", "none") : same(parent)],
    ["level", both("级别", "Level"), same(level)],
  ];
  if (covers !== undefined) entries.push(["covers", both("已收录的规定", "What is covered"), covers]);
  if (summary !== undefined) entries.push(["summary", both("患者能得到什么", "What a patient gets"), summary]);
  if (checked !== undefined) entries.push(["checked", both("核对至", "Checked through"), same(checked)]);
  // A region cites nothing; without an evidence of its own nothing was read for it.
  const source = {
    source: "",
    title: file,
    article: "",
    number: null,
    url: null,
    evidence: evidence ?? "recalled",
    checked: checked ?? null,
  } as const;
  const values = valuesOf(entries, { source, origin: { file, version: code } });
  return sectionOf("region", code, { title: name, code, values });
}
