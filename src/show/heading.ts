/** What stands over values: the words for a section, and runs of values that come from one place. */
import type { Text } from "../rules/types.ts";
import { both, frame, same } from "./bilingual.ts";
import type { Provenance, Section, SectionKind, Value } from "./section.ts";

const KINDS: { readonly [kind in SectionKind]: Text } = {
  region: { zh: "地区", en: "Region" },
  pipeline: { zh: "", en: "" },
  layer: { zh: "", en: "" },
  benefit: { zh: "待遇", en: "Benefit" },
  case: { zh: "情形", en: "Case" },
  adjust: { zh: "调整", en: "Adjustment" },
  declaration: { zh: "声明的代码", en: "Declared codes" },
  entitlement: { zh: "非金钱待遇", en: "Right that is not money" },
  unencoded: { zh: "文件说了而规则未能表达", en: "What a notice says and the rules cannot" },
  open: { zh: "下级可另定的范围", en: "Regions below may decide" },
  indicator: { zh: "所依据的统计数据", en: "Statistics that it stands on" },
  document: { zh: "文件", en: "Document" },
};

/** What a section is called: its kind, its title and its code. */
export function headingOf({ kind, title, code }: Section): Text {
  const word = KINDS[kind];
  const named = word.zh === "" ? title : frame("{0}：{1}", "{0}: {1}", word, title);
  const isSaid = code === null || code === title.zh || code === title.en;
  return isSaid ? named : frame("{0}（{1}）", "{0} ({1})", named, same(code));
}

/** Values that stand one after the other and come from one place. */
export interface Run extends Provenance {
  readonly values: readonly Value[];
}

/** Cuts values where their source or origin changes. */
export function runsOf(values: readonly Value[]): Run[] {
  const runs: { values: Value[]; source: Value["source"]; origin: Value["origin"] }[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      last.source.source === value.source.source &&
      last.source.title === value.source.title &&
      last.origin.file === value.origin.file &&
      last.origin.version === value.origin.version;
    if (goesOn) last.values.push(value);
    else runs.push({ values: [value], source: value.source, origin: value.origin });
  }
  return runs;
}

/** The titles of the parts of a showing. */
export const PARTS = {
  title: (name: Text, region: string, on: string) =>
    frame("{0}（{1}）{2} 有效的规则", "Rules of {0} ({1}) in force on {2}", name, same(region), same(on)),
  summary: both("患者能得到什么", "What a patient gets"),
  covers: both("已收录的规定", "What is covered"),
  source: both("出处", "Source"),
  file: both("规则文件", "Rule file"),
  documents: both("所引文件", "Documents cited"),
  versions: both("规则版本", "Rule versions"),
} as const;
