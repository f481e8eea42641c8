/** One layer as a section: the versions in force, its benefits, and what they leave unencoded. */
import { EVIDENCE_NAMES } from "../report/words.ts";
import type { Absence, ResolvedLayer, ResolvedRules, Sourced } from "../rules/resolved.ts";
import type { Above, Day, Document, LayerVersion, NotEncoded, Text } from "../rules/types.ts";
import { benefitSection } from "./benefit-section.ts";
import { both, frame, same } from "./bilingual.ts";
import { citationOf, originOf, provenanceOf } from "./citation.ts";
import type { AnyVersion } from "./citation.ts";
import { conditionWords } from "./condition.ts";
import type { Names } from "./names.ts";
import { indicatorSections, openSections } from "./open-section.ts";
import { sectionOf, valuesOf } from "./section.ts";
import type { Entry, Section } from "./section.ts";

/**
 * A layer of the pipeline's order, whether it has a rule in force or not.
 *
 * @param open Versions of the region and of those above that leave ranges open.
 */
export function layerSection(
  name: string,
  rules: ResolvedRules,
  open: readonly Sourced<LayerVersion>[],
  names: Names,
): Section {
  const { pipeline, layers, absent } = rules;
  const layer = layers.get(name);
  const title = names.layer(name);
  const ranges = open.flatMap((version) => openSections(version, names));
  if (layer === undefined) {
    const why = absenceWords(absent.get(name), pipeline.data.optional?.includes(name) === true);
    const values = valuesOf([["absent", both("规定", "Rules"), why]], provenanceOf(pipeline, pipeline.data.source));
    return sectionOf("layer", name, { title, code: name, values, sections: ranges });
  }
  return sectionOf("layer", name, {
    title,
    code: name,
    values: layer.versions.flatMap((version) => versionValues(version, false)),
    sections: [
      ...benefitSections(layer, names),
      ...unencodedSections(layer.notEncoded, names),
      ...layer.versions.flatMap(indicatorSections),
      ...ranges,
    ],
    ordered: ["benefit"],
  });
}

function absenceWords(absence: Absence | undefined, optional: boolean): Text {
  if (absence === "not_in_force")
    return both(
      "已到期，没有后续规定：单据拒绝结算，除非单据给出这一层的支付",
      "expired with nothing that follows: claims are refused unless they give the layer's payment",
    );
  if (absence === undefined && optional)
    return both("没有收录规定，跳过本层", "no rule is recorded: the layer is skipped");
  return both(
    "没有规定：单据拒绝结算，除非单据给出这一层的支付",
    "no rule: claims are refused unless they give the layer's payment",
  );
}

function benefitSections(layer: ResolvedLayer, names: Names): Section[] {
  return layer.benefits.map(({ benefit, version, adjustVersions }) =>
    benefitSection(benefit, { layer: layer.name, version, adjustVersions, names }),
  );
}

const UNKNOWN_DAY: Text = { zh: "不详（视为首日即知）", en: "not known (counts as known from its first day)" };

/**
 * What a version says of itself. Its documents as a whole are the source, and the first of them stands for them.
 *
 * @param dated With its days as values of their own, for comparing two versions of one thing.
 */
export function versionValues(version: Sourced<AnyVersion>, dated: boolean): Section["values"] {
  const { data, file } = version;
  const { version: name } = originOf(version);
  const entries: Entry[] = dated
    ? [
        ["from", both("首日", "First day"), same(data.from)],
        ["to", both("末日", "Last day"), toWords(data.to)],
        ["published", both("公布日期", "Published"), publishedWords(data.published)],
      ]
    : [
        ["version", both("有效版本", "Version in force"), versionWords(name, data)],
        ["file", both("规则文件", "Rule file"), same(file)],
      ];
  if (data.note !== undefined) entries.push(["note", both("说明", "Note"), data.note]);
  const [first = ""] = Object.keys(data.documents);
  return valuesOf(entries, {
    source: citationOf("source" in data ? data.source : first, data.documents),
    origin: originOf(version),
  });
}

function toWords(to: Day | undefined): Text {
  return to === undefined ? both("至下一版本", "until another version") : same(to);
}

function publishedWords(published: Day | null): Text {
  return published === null ? UNKNOWN_DAY : same(published);
}

function versionWords(name: string, { from, to, published }: AnyVersion): Text {
  return frame(
    "{0}，{1} 起，{2}，公布日期{3}",
    "{0}, from {1}, {2}, day of publication {3}",
    same(name),
    same(from),
    to === undefined ? toWords(to) : frame("至 {0}", "to {0}", same(to)),
    published === null ? UNKNOWN_DAY : frame(" {0}", "{0}", same(published)),
  );
}

/** What notices say and files cannot express. An entry is named by its reason: another reason is another entry. */
export function unencodedSections(
  entries: readonly { readonly entry: NotEncoded; readonly version: Sourced<LayerVersion> }[],
  names: Names,
): Section[] {
  return entries.map(({ entry: { source, why, when, above, effect }, version }) => {
    const values: Entry[] = [
      ["when", both("涉及的单据", "Claims that it is about"), conditionWords(when, names.value)],
      ...(above === undefined ? [] : [["above", both("何时起", "From when"), aboveWords(above)] as const]),
      [
        "effect",
        both("处理", "What happens"),
        effect === "note" ? both("照常结算并注明", "settled, with this note") : both("拒绝结算", "refused"),
      ],
    ];
    return sectionOf("unencoded", why.zh, { title: why, values: valuesOf(values, provenanceOf(version, source)) });
  });
}

function aboveWords({ benefit, amount }: Above): Text {
  const [zh, en] = [
    `本年 ${benefit} 支付超过 ${amount} 元`,
    `once ${benefit} has paid more than ${amount} yuan in the year`,
  ];
  return { zh, en };
}

/** The documents of a version, each a section that is its own source. */
export function documentSections(version: Sourced<AnyVersion>): Section[] {
  const origin = originOf(version);
  return Object.entries(version.data.documents).map(([key, document]) =>
    sectionOf("document", key, {
      title: same(document.title),
      code: key,
      values: valuesOf(documentEntries(document), { source: citationOf(key, version.data.documents), origin }),
    }),
  );
}

function documentEntries({ number, issued, evidence, url, checked, note }: Document): Entry[] {
  const stated: readonly (readonly [string, Text, string | null | undefined])[] = [
    ["number", both("文号", "Number"), number],
    ["issued", both("发文日期", "Issued"), issued],
    ["url", both("网址", "Address"), url],
    ["checked", both("核对日期", "Checked"), checked],
    ["note", both("备注", "Note"), note],
  ];
  return [
    ["evidence", both("依据", "Evidence"), EVIDENCE_NAMES[evidence]],
    ...stated.flatMap(([key, label, text]): Entry[] => (typeof text === "string" ? [[key, label, same(text)]] : [])),
  ];
}
