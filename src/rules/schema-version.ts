/** The schema of one version of one layer in one region. */
import * as z from "zod";
import { byKey } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked, distinct, distinctBy } from "./lists.ts";
import { adjustments, benefit } from "./schema-benefit.ts";
import { indicators, openRange } from "./schema-open.ts";
import { amount, byCode, citation, day, documents, id, predicate, regionCode, schemaAddress, text } from "./terms.ts";
import type {
  Above,
  EndedVersion,
  ExtendingVersion,
  FrameVersion,
  FullVersion,
  LayerVersion,
  NotEncoded,
} from "./types.ts";
import { spanFaults, versionFaults } from "./version-faults.ts";
import { expecting } from "./wording.ts";

/** What versions and pipelines begin with. */
export const standing = {
  region: field(regionCode, "地区代码", "region code"),
  from: field(day, "首日,含", "first day, inclusive"),
  to: optional(day, "末日,含;不写为至下一版本", "last day, inclusive; absent: until another version starts"),
  published: field(
    z.nullable(day),
    "公布日期,照抄;来源没有则为 null(视为首日即知)",
    "day of publication as copied; null if the source gives none: then known as from the first day",
  ),
};

const head = {
  $schema: z.exactOptional(schemaAddress),
  layer: field(id, "层", "the layer"),
  ...standing,
  documents: field(documents, "所引文件,按键", "the documents cited, by key"),
  note: optional(text, "备注", "note"),
};

const above = strictObject({
  benefit: field(id, "本层的待遇编号", "the id of a benefit of this layer"),
  amount: field(amount, "年度累计支付额,元,不含本数", "what it has paid in the year, yuan: beyond this amount"),
}) satisfies z.ZodType<Above>;

const notEncoded = strictObject({
  id: optional(id, "编号,供下级以 lift 解除", "an id, by which a region below may lift it"),
  source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
  why: field(text, "文件说了而此处未能表达的", "what the notice says and the file cannot express"),
  when: optional(predicate, "涉及哪些单据;不写为全部", "which claims it is about; absent: all"),
  above: optional(
    above,
    "本年(含本次)该待遇支付超过多少才算;不写为不论多少",
    "only once a benefit has paid more than this in the year, this visit included; absent: whatever was paid",
  ),
  effect: optional(
    z.enum(["refuse", "note"]),
    "refuse 拒绝结算(默认);note 结算并注明",
    "refuse the claim (default), or settle it with the note",
  ),
}) satisfies z.ZodType<NotEncoded>;

const unencoded = optional(z.array(notEncoded), "未能表达的规定", "what the file cannot express");
const stated = optional(
  indicators,
  "本文件数字所依据的统计数据,供上级的范围核对",
  "statistics on which the figures of this file stand, for ranges of the regions above",
);
const open = optional(z.array(openRange), "下级可另行规定的范围", "how far regions below may decide otherwise");

const fullVersion = strictObject({
  ...head,
  benefits: field(
    distinctBy("id", benefit),
    "全部待遇;空列表为本层不支付",
    "all benefits; none: the layer pays nothing",
  ),
  notEncoded: unencoded,
  indicators: stated,
  open,
}) satisfies z.ZodType<FullVersion>;

const CHANGE = expecting("非空列表", "a list that is not empty");
const amendment = strictObject({
  adjust: field(
    checked(adjustments, (list) => (list.length === 0 ? [{ path: [], message: CHANGE }] : [])),
    "追加的调整",
    "adjustments put after the benefit's own",
  ),
});

const extendingVersion = strictObject({
  ...head,
  extends: field(z.literal("parent"), "在上级规定之上改动", "changes what the parent region has in force"),
  replace: optional(
    distinctBy("id", benefit),
    "按编号替换的待遇",
    "benefits that stand for the parent's of the same id",
  ),
  add: optional(distinctBy("id", benefit), "新增的待遇", "benefits that the parent has not"),
  remove: optional(distinct(id), "取消的待遇编号", "ids of benefits that do not hold here"),
  amend: optional(byCode(amendment), "按编号追加调整", "adjustments added to the parent's benefits, by id"),
  lift: optional(
    distinct(id),
    "上级未能表达而本地已写明的:notEncoded 的编号",
    "ids of the parent's notEncoded entries that this version encodes",
  ),
  notEncoded: unencoded,
  indicators: stated,
  open,
}) satisfies z.ZodType<ExtendingVersion>;

const endedVersion = strictObject({
  ...head,
  ended: field(
    z.literal(true),
    "自此本地无规定,用上级的",
    "from this day the region states nothing: its parent's rules hold",
  ),
}) satisfies z.ZodType<EndedVersion>;

const frameVersion = strictObject({
  ...head,
  frame: field(
    z.literal(true),
    "本身不支付,只定下级的范围",
    "pays nothing by itself: only says how far regions below may go",
  ),
  open: field(
    z.array(openRange).min(1, expecting("非空列表", "a list that is not empty")),
    "下级规定须在的范围",
    "ranges within which regions below must stay",
  ),
}) satisfies z.ZodType<FrameVersion>;

/** One version of one layer. */
export const versionSchema = named(
  checked(
    byKey<LayerVersion>({ benefits: fullVersion, extends: extendingVersion, ended: endedVersion, frame: frameVersion }),
    (version) => [...spanFaults(version), ...versionFaults(version)],
    true,
  ),
  "version",
) satisfies z.ZodType<LayerVersion>;
