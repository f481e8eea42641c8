/** The order of payment, the codes that pipelines declare, and the rights that are not money, as sections. */
import { statingOf } from "../rules/extend-pipeline.ts";
import type { StatingPipeline } from "../rules/pipeline-version.ts";
import type { ResolvedRules, Sourced } from "../rules/resolved.ts";
import type { Declared, DeclaredProgramme, DeclaredTag, Entitlement, Text, VisitDate } from "../rules/types.ts";
import { both, listed, same } from "./bilingual.ts";
import { provenanceOf } from "./citation.ts";
import { conditionWords } from "./condition.ts";
import { versionValues } from "./layer-section.ts";
import type { Names } from "./names.ts";
import { practiceValues } from "./practice-values.ts";
import type { StatedBy } from "./practice-values.ts";
import { sectionOf, valuesOf } from "./section.ts";
import type { Entry, Section, Value } from "./section.ts";

const DATES: { readonly [date in VisitDate]: Text } = {
  admission: { zh: "入院日", en: "the day of admission" },
  discharge: { zh: "出院日", en: "the day of discharge" },
  settlement: { zh: "结算日", en: "the day of settlement" },
};

/** A pipeline whose keys may each come from another version. */
export interface PlacedPipeline extends Sourced<StatingPipeline> {
  /** The version that states a key. */
  readonly statedBy: StatedBy;
}

/**
 * What a pipeline says: in full, or as far as it differs from its parent's.
 *
 * @param values What the version says of itself.
 */
export function pipelineSection(
  pipeline: PlacedPipeline,
  declaring: readonly Sourced<StatingPipeline>[],
  names: Names,
  values: Section["values"] = versionValues(pipeline, false),
): Section {
  const { data, statedBy } = pipeline;
  return sectionOf("pipeline", "", {
    title: both("支付顺序和代码", "Order of payment, and codes"),
    values: [...values, ...orderValues(data, statedBy, names), ...practiceValues(data, statedBy, names)],
    sections: [
      ...declarationSections([pipeline, ...declaring]),
      ...(data.entitlements ?? []).map((each) => entitlementSection(each, statedBy("entitlements"), names)),
    ],
  });
}

function orderValues(data: StatingPipeline, statedBy: StatedBy, names: Names): Value[] {
  const { order = [], optional = [], selectBy, yearOf, highestTier, yearEnd } = data;
  const own = order.filter((layer) => yearEnd?.layers.includes(layer) !== true);
  const entries: (readonly [key: keyof StatingPipeline, label: Text, value: Text])[] = [
    ["order", both("支付顺序", "Order of payment"), joinedOrder(own.map(names.layer))],
    ["optional", both("可以没有规定的层", "Layers that may have no rule"), orNone(optional.map(names.layer))],
    [
      "selectBy",
      both("选用规则、认定身份的日期", "The day that selects rules and categories"),
      DATES[selectBy ?? "discharge"],
    ],
    ["yearOf", both("确定年度的日期", "The day whose year counts"), DATES[yearOf ?? "discharge"]],
    [
      "highestTier",
      both("计入本年最高级别的就诊", "Visits that count for the year's highest tier"),
      highestTier === undefined ? both("全部", "all") : conditionWords(highestTier.when, names.value),
    ],
  ];
  // What one that extends another does not say, the other says.
  const said = entries.filter(([key]) => !("extends" in data) || Object.hasOwn(data, key));
  return said.flatMap(([key, label, value]) => {
    const version = statedBy(key);
    return valuesOf([[key, label, value]], provenanceOf(version, version.data.source));
  });
}

/** The pipeline that rules for a resolution. */
export function pipelineOf({ pipeline, declaring }: ResolvedRules, names: Names): Section {
  const { versions } = pipeline;
  const placed = { ...pipeline, statedBy: (key: keyof StatingPipeline) => statingOf(pipeline, key) };
  return pipelineSection(
    placed,
    declaring,
    names,
    versions.flatMap((version) => versionValues(version, false)),
  );
}

function joinedOrder(layers: readonly Text[]): Text {
  return { zh: layers.map(({ zh }) => zh).join(" → "), en: layers.map(({ en }) => en).join(" → ") };
}

function orNone(parts: readonly Text[]): Text {
  return parts.length === 0 ? both("无", "none") : listed(parts);
}

type Declares = Declared | DeclaredTag | DeclaredProgramme;

const DECLARATIONS: readonly (readonly [
  label: Text,
  codes: (pipeline: StatingPipeline) => { readonly [code: string]: Declares | Text } | undefined,
])[] = [
  [both("层", "Layers"), ({ layers }) => layers],
  [both("支付方", "Payers"), ({ payers }) => payers],
  [both("费用标签", "Tags of fee lines"), ({ tags }) => tags],
  [both("专项保障", "Programmes"), ({ programmes }) => programmes],
  [both("就诊标记", "Flags of a visit"), ({ flags }) => flags],
  [both("人员类别", "Categories"), ({ categories }) => categories],
  [both("证件或资格", "Certificates"), ({ certificates }) => certificates],
  [both("本地医院类别", "Classes of hospitals"), ({ classes }) => classes],
];

/** The declared codes by kind, the nearest pipeline first; of two that declare one code the nearest stands. */
function declarationSections(pipelines: readonly Sourced<StatingPipeline>[]): Section[] {
  return DECLARATIONS.flatMap(([title, codesOf]) => {
    const seen = new Set<string>();
    const values = pipelines.flatMap((pipeline) => {
      const fresh = Object.entries(codesOf(pipeline.data) ?? {}).filter(([code]) => !seen.has(code));
      fresh.forEach(([code]) => seen.add(code));
      const entries = fresh.map(([code, declared]): Entry => [code, same(code), declaredWords(declared)]);
      return valuesOf(entries, provenanceOf(pipeline, pipeline.data.source));
    });
    return values.length === 0 ? [] : [sectionOf("declaration", title.en, { title, values })];
  });
}

function declaredWords(declared: Declares | Text): Text {
  if (!("title" in declared)) return declared;
  const { title, note } = declared;
  const codes = (key: "charge" | "codes" | "diseases"): readonly string[] =>
    (declared as { readonly [list in typeof key]?: readonly string[] })[key] ?? [];
  const parts: Text[] = [title];
  const add = (list: readonly string[], zh: string, en: string): void => {
    if (list.length > 0) parts.push(both(`${zh} ${list.join("、")}`, `${en} ${list.join(", ")}`));
  };
  add(codes("charge"), "由收费类别", "from charge categories");
  add(codes("codes"), "由项目编码", "from item codes");
  add(codes("diseases"), "由疾病编码", "from disease codes");
  if (note !== undefined) parts.push(note);
  return { zh: parts.map(({ zh }) => zh).join("；"), en: parts.map(({ en }) => en).join("; ") };
}

function entitlementSection(each: Entitlement, pipeline: Sourced<StatingPipeline>, names: Names): Section {
  const { code, title, when, source } = each;
  const entries: Entry[] = [["when", both("适用条件", "Holds if"), conditionWords(when, names.value)]];
  return sectionOf("entitlement", code, { title, code, values: valuesOf(entries, provenanceOf(pipeline, source)) });
}
