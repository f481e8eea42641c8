/** The schemas of a pipeline and of `regions.json`. */
import * as z from "zod";
import { choice } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked, distinct, distinctBy } from "./lists.ts";
import type { EndedPipeline, ExtendingPipeline, PipelineVersion } from "./pipeline-version.ts";
import { fieldOf } from "./raw.ts";
import { standing } from "./schema-version.ts";
import {
  byCode,
  citation,
  day,
  declared,
  documents,
  evidence,
  form,
  id,
  predicate,
  regionCode,
  schemaAddress,
  text,
  words,
} from "./terms.ts";
import type { DeclaredProgramme, DeclaredTag, Entitlement, Pipeline, Region, Unrecorded } from "./types.ts";
import { nameFaults, orderFaults, practiceFaults, tierFaults } from "./pipeline-faults.ts";
import { crossRules, crossYear, household, readmission, validities, yearEnd } from "./schema-practice.ts";
import { spanFaults } from "./version-faults.ts";

const declaredTag = strictObject({
  ...declared.shape,
  charge: optional(distinct(words), "由这些收费类别推出", "charge categories that imply it"),
  codes: optional(distinct(words), "由这些项目编码推出", "item codes that imply it"),
}) satisfies z.ZodType<DeclaredTag>;

const prefix = form(
  "[A-Z](\\d{1,2}|\\d{2}\\.[0-9A-Za-z]{0,6})?",
  "ICD-10 编码或其前缀,如 I10",
  "an ICD-10 code or a prefix of one, such as I10",
);

const declaredProgramme = strictObject({
  ...declared.shape,
  diseases: optional(distinct(prefix), "由这些 ICD-10 前缀推出", "prefixes of ICD-10 codes that imply it"),
}) satisfies z.ZodType<DeclaredProgramme>;

const entitlement = strictObject({
  code: field(id, "编号", "code, unique in the pipeline"),
  title: field(text, "名称", "title"),
  when: optional(predicate, "适用条件;不写为总适用", "when it holds; absent: always"),
  source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
}) satisfies z.ZodType<Entitlement>;

const visitDate = z.enum(["admission", "discharge", "settlement"]);

const head = {
  $schema: z.exactOptional(schemaAddress),
  ...standing,
};

/** What a pipeline in full has to say. */
const needed = {
  order: field(distinct(id, 1), "各层的支付顺序", "the layers in the order in which they pay"),
  selectBy: field(visitDate, "按哪一天选用规则、身份和年龄", "the date that selects rules, categories and age"),
  yearOf: field(visitDate, "按哪一天定年度、月、日", "the date whose year, month and day count"),
};

const unneeded = {
  optional: optional(distinct(id), "可以没有规定的层", "layers that may have no rule in force"),
  highestTier: optional(
    strictObject({
      when: field(predicate, "计入的就诊", "which visits count"),
      source: optional(citation, "出处", "a key of documents, then the article"),
    }),
    "哪些就诊计入年度最高级别;不写为全部",
    "which visits count for year.highestTier; absent: all",
  ),
  validity: optional(
    validities,
    "人员类别、证件的追溯、有效期和延续",
    "when categories and certificates count beside the days that a claim states",
  ),
  crossYear: optional(crossYear, "跨年度住院怎样分段", "which stays over the turn of a year are split"),
  crossRules: optional(
    crossRules,
    "住院期间规则改变的怎样分段",
    "which stays over a day on which rules change are split",
  ),
  readmission: optional(readmission, "何时视为连续住院", "when a stay continues an earlier one"),
  household: optional(household, "全家合并累计的", "what the members of a household have together"),
  yearEnd: optional(yearEnd, "年终按全年费用支付的", "what is paid on the bills of a whole year"),
  layers: optional(byCode(text), "八层以外的层", "layers beyond the eight named ones"),
  payers: optional(byCode(text), "各层以外的支付方", "payers beyond the layers' own"),
  tags: optional(byCode(declaredTag), "费用标签", "tags of fee lines"),
  programmes: optional(byCode(declaredProgramme), "病种、项目", "programmes of care"),
  flags: optional(byCode(declared), "就诊标记,由单据给出", "marks of a visit, which the claim states"),
  categories: optional(byCode(declared), "国家名录以外的人员类别", "categories beyond the national ones"),
  certificates: optional(byCode(declared), "门诊慢特病等资格", "certificates"),
  classes: optional(byCode(declared), "本地医院类别", "the region's own hospital classes"),
  entitlements: optional(distinctBy("code", entitlement), "非金钱待遇", "rights that are not money"),
};

const cited = {
  documents: field(documents, "所引文件,按键", "the documents cited, by key"),
  source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
  note: optional(text, "备注", "note"),
};

const fullPipeline = strictObject({ ...head, ...needed, ...unneeded, ...cited }) satisfies z.ZodType<Pipeline>;

const extendingPipeline = strictObject({
  ...head,
  extends: field(
    z.literal("parent"),
    "沿用上级当日的支付顺序:这里写的键替代上级的,其余照上级",
    "holds over the parent region's of the same day: a key that stands here replaces the parent's, the rest is taken over",
  ),
  order: optional(needed.order, "各层的支付顺序", "the layers in the order in which they pay"),
  selectBy: optional(visitDate, "按哪一天选用规则、身份和年龄", "the date that selects rules, categories and age"),
  yearOf: optional(visitDate, "按哪一天定年度、月、日", "the date whose year, month and day count"),
  ...unneeded,
  ...cited,
}) satisfies z.ZodType<ExtendingPipeline>;

const endedPipeline = strictObject({
  ...head,
  ended: field(
    z.literal(true),
    "自此本地没有自己的支付顺序,用上级的",
    "from this day the region has no pipeline of its own: its parent's holds",
  ),
  documents: cited.documents,
  note: cited.note,
}) satisfies z.ZodType<EndedPipeline>;

/** What is neither of the two others is one in full. */
const anyPipeline = choice<PipelineVersion>([fullPipeline, extendingPipeline, endedPipeline], (value) => {
  if (fieldOf(value, "extends") !== undefined) return extendingPipeline;
  return fieldOf(value, "ended") === undefined ? fullPipeline : endedPipeline;
});

/** A region's order of layers and its declared codes; or what of them differs from the parent's; or that it has ended. */
export const pipelineSchema = named(
  checked<PipelineVersion>(
    anyPipeline,
    (pipeline) =>
      [spanFaults, nameFaults, orderFaults, tierFaults, practiceFaults].flatMap((faults) => faults(pipeline)),
    true,
  ),
  "pipeline",
) satisfies z.ZodType<PipelineVersion>;

const unrecorded = strictObject({
  what: field(text, "没有收录什么", "what is not recorded"),
  why: field(text, "为什么", "why"),
}) satisfies z.ZodType<Unrecorded>;

const region = strictObject({
  code: field(regionCode, "地区代码", "region code"),
  name: field(text, "名称", "name"),
  parent: field(z.nullable(regionCode), "上级地区代码;null 为最上级", "code of the region above; null for a root"),
  level: field(z.enum(["country", "province", "city", "county"]), "级别", "level"),
  covers: optional(text, "已收录的规定", "what is covered"),
  summary: optional(text, "患者能得到什么，一段话", "what a patient of the region gets, in one paragraph"),
  missing: optional(z.array(unrecorded).min(1), "没有收录的规定", "what is known of and not recorded"),
  evidence: optional(evidence, "依据", "how far it can be trusted"),
  checked: optional(day, "核对到哪一天", "day through which it was checked"),
}) satisfies z.ZodType<Region>;

/** The list of regions. */
export const regionsSchema = named(distinctBy("code", region), "regions") satisfies z.ZodType<readonly Region[]>;
