/** One version as it stands in its file, as a section: what the file says, not what it comes to over its parent. */
import type { PipelineVersion } from "../rules/pipeline-version.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { ExtendingVersion, LayerVersion, Text } from "../rules/types.ts";
import { adjustSection, benefitSection } from "../show/benefit-section.ts";
import { both, same } from "../show/bilingual.ts";
import { citationOf, originOf } from "../show/citation.ts";
import type { AnyVersion } from "../show/citation.ts";
import { documentSections, unencodedSections, versionValues } from "../show/layer-section.ts";
import type { Names } from "../show/names.ts";
import { indicatorSections, openSections } from "../show/open-section.ts";
import { pipelineSection } from "../show/pipeline-section.ts";
import { sectionOf, valuesOf } from "../show/section.ts";
import type { Entry, Section } from "../show/section.ts";

/** A version of a layer or a pipeline. */
export function versionSection(version: Sourced<AnyVersion>, names: Names): Section {
  const { data } = version;
  const documents = documentSections(version);
  if ("layer" in data) return layerVersionSection({ ...version, data }, names, documents);
  const values = [...versionValues(version, true), ...statementOf({ ...version, data })];
  if ("ended" in data)
    return sectionOf("pipeline", "", {
      title: both("支付顺序和代码", "Order of payment, and codes"),
      values,
      sections: documents,
    });
  const own = { ...version, data };
  const section = pipelineSection({ ...own, statedBy: () => own }, [], names, values);
  return { ...section, sections: [...section.sections, ...documents] };
}

/** What a pipeline that is none in full is. */
function statementOf(version: Sourced<PipelineVersion>): Section["values"] {
  const { data } = version;
  const [first = ""] = Object.keys(data.documents);
  const place = { source: citationOf(first, data.documents), origin: originOf(version) };
  if ("ended" in data)
    return valuesOf([statement(both("本地不再另定，用上级的", "nothing: the one above holds"))], place);
  if (!("extends" in data)) return [];
  return valuesOf([statement(both("沿用上级的，只写不同之处", "what differs from the one above"))], place);
}

function statement(words: Text): Entry {
  return ["statement", both("写法", "What it states"), words];
}

function layerVersionSection(version: Sourced<LayerVersion>, names: Names, documents: readonly Section[]): Section {
  const { data } = version;
  const [first = ""] = Object.keys(data.documents);
  const place = { source: citationOf(first, data.documents), origin: originOf(version) };
  const notEncoded = ("notEncoded" in data ? (data.notEncoded ?? []) : []).map((entry) => ({ entry, version }));
  const parts = partsOf(version, names);
  return sectionOf("layer", data.layer, {
    title: names.layer(data.layer),
    code: data.layer,
    values: [...versionValues(version, true), ...valuesOf(parts.entries, place)],
    sections: [
      ...parts.sections,
      ...unencodedSections(notEncoded, names),
      ...indicatorSections(version),
      ...openSections(version, names),
      ...documents,
    ],
    ordered: ["benefit"],
  });
}

interface Parts {
  readonly entries: readonly Entry[];
  readonly sections: readonly Section[];
}

function partsOf(version: Sourced<LayerVersion>, names: Names): Parts {
  const { data } = version;
  if ("ended" in data)
    return { entries: [statement(both("本地不再规定，用上级的", "nothing: the rules above hold"))], sections: [] };
  if ("frame" in data)
    return { entries: [statement(both("只定下级可另定的范围", "only how far regions below may go"))], sections: [] };
  if ("extends" in data) {
    const { entries, sections } = changesOfParent(version, data, names);
    return { entries: [statement(both("在上级规定之上改动", "changes to the rules above")), ...entries], sections };
  }
  return {
    entries: [statement(both("全部规定", "the layer in full"))],
    sections: data.benefits.map((benefit) => benefitSection(benefit, { layer: data.layer, version, names })),
  };
}

function changesOfParent(version: Sourced<LayerVersion>, data: ExtendingVersion, names: Names): Parts {
  const { replace = [], add = [], remove = [], amend = {}, lift = [], layer } = data;
  return {
    entries: [
      ...replace.map(({ id }): Entry => [`replace.${id}`, both("替换上级的待遇", "Stands for the parent's"), same(id)]),
      ...add.map(({ id }): Entry => [`add.${id}`, both("新增的待遇", "Added to the parent's"), same(id)]),
      ...remove.map((id): Entry => [`remove.${id}`, both("取消上级的待遇", "Takes away the parent's"), same(id)]),
      ...Object.keys(amend).map((id): Entry => [
        `amend.${id}`,
        both("追加调整的待遇", "Adjusts the parent's"),
        same(id),
      ]),
      ...lift.map((id): Entry => [`lift.${id}`, both("解除上级的未收录项", "Lifts the parent's remark"), same(id)]),
    ],
    sections: [
      ...[...replace, ...add].map((benefit) => benefitSection(benefit, { layer, version, names })),
      ...Object.entries(amend).map(([id, { adjust }]) =>
        sectionOf("benefit", `amend ${id}`, {
          title: same(id),
          code: id,
          sections: adjust.map((each) => adjustSection(each, version, names)),
          ordered: ["adjust"],
        }),
      ),
    ],
  };
}
