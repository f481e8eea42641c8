/** A small pack around one benefit, shown or compared. */
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { showRules } from "../../../src/show/rules.ts";
import type { ShownRules } from "../../../src/show/rules.ts";
import type { Section } from "../../../src/show/section.ts";
import { BENEFIT, PIPELINE, REGIONS_FILE, VERSION } from "../rules/files.ts";

/** The files of a pack whose basic layer is one benefit, with changes to its version and its pipeline. */
export function filesWith(benefit: object, version: object = {}, pipeline: object = {}): RuleFile[] {
  return [
    REGIONS_FILE,
    { file: "pipeline.json", data: { ...PIPELINE, ...pipeline } },
    { file: "basic.json", data: { ...VERSION, benefits: [{ ...BENEFIT, ...benefit }], ...version } },
  ];
}

/** What is in force in its county. */
export function shownOf(files: readonly RuleFile[], on = "2018-06-01"): ShownRules {
  return showRules(files, { region: "990101", on });
}

/** The section of the benefit. */
export function benefitIn(benefit: Partial<Benefit>): Section {
  const [section] = shownOf(filesWith(benefit)).layers[1]?.sections ?? [];
  if (section === undefined) throw new Error("no benefit is shown");
  return section;
}

/** The values of a section: key, and the label with the value in both languages. */
export function linesOf({ values }: Section): string[][] {
  return values.map(({ key, label, value }) => [key, `${label.zh}：${value.zh}`, `${label.en}: ${value.en}`]);
}
