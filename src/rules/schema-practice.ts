/** The schemas of the dates of practice in a pipeline. */
import * as z from "zod";
import { byKey } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked, distinct } from "./lists.ts";
import type {
  CrossRules,
  CrossYear,
  Household,
  LookBack,
  Readmission,
  Span,
  Validities,
  Validity,
  YearEnd,
} from "./practice.ts";
import { benefitKey, byCode, citation, id, predicate } from "./terms.ts";
import { expecting } from "./wording.ts";

const LONGEST = 9999;

function count(least: 0 | 1) {
  const message = expecting(`${least} 至 ${LONGEST} 的整数`, `an integer from ${least} to ${LONGEST}`);
  return z.int(message).min(least, message).max(LONGEST, message);
}

const cited = field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"');

const days = strictObject({ days: field(count(1), "天数", "days") });
const months = strictObject({ months: field(count(1), "月数", "months") });

const span = named(byKey<Span>({ days, months }), "span") satisfies z.ZodType<Span>;

const lookBack = named(
  byKey<LookBack>({
    days,
    months,
    startOf: strictObject({
      startOf: field(
        z.enum(["year", "month"]),
        "自首日所在之年(year)或之月(month)的第一天起",
        "since the start of the calendar year or month in which the first day lies",
      ),
    }),
  }),
  "lookBack",
) satisfies z.ZodType<LookBack>;

const ONE_SPAN = expecting("before、lasts、after 至少其一", "at least one of before, lasts and after");

const validity = named(
  checked<Validity>(
    strictObject({
      before: optional(
        lookBack,
        "首日之前多久即计入(追溯),或自当年、当月之初",
        "how long before its first day it counts already, or since the start of that year or month",
      ),
      lasts: optional(
        span,
        "自首日起有效多久(未另行终止的);单据须写首日",
        "for how long it is good from its first day, which a claim then has to state",
      ),
      after: optional(span, "末日之后多久仍计入", "how long after its last day it still counts"),
      source: cited,
    }),
    ({ before, lasts, after }) =>
      before === undefined && lasts === undefined && after === undefined ? [{ path: [], message: ONE_SPAN }] : [],
  ),
  "validity",
) satisfies z.ZodType<Validity>;

/** When categories and certificates count beside the days that a claim states. */
export const validities = strictObject({
  categories: optional(byCode(validity), "人员类别,按代码", "categories, by code"),
  certificates: optional(byCode(validity), "证件、资格,按代码", "certificates, by code"),
}) satisfies z.ZodType<Validities>;

/** How stays over the turn of a year are settled. */
export const crossYear = strictObject({
  split: field(
    z.enum(["lineDay"]),
    "按什么分段:每条明细归其费用日的年度",
    "each fee line is of the year of its own day",
  ),
  when: optional(predicate, "哪些住院分段;不写为全部", "which stays are split; absent: all"),
  source: cited,
}) satisfies z.ZodType<CrossYear>;

/** How stays over a day on which rules change are settled. */
export const crossRules = strictObject({
  split: field(
    z.enum(["lineDay"]),
    "按什么分段:每条明细按其费用日的规则",
    "each fee line is settled by the rules of its own day",
  ),
  when: optional(predicate, "哪些住院分段;不写为全部", "which stays are split; absent: all"),
  source: cited,
}) satisfies z.ZodType<CrossRules>;

/** When a stay continues an earlier one. */
export const readmission = strictObject({
  days: field(count(0), "上次出院至本次入院至多几天,含", "most days from discharge to admission, inclusive"),
  hospital: field(z.enum(["same", "any"]), "同一医院,或任一医院", "an earlier stay in the same hospital, or in any"),
  disease: optional(
    z.enum(["code", "category"]),
    "仅限同一疾病:ICD-10 编码相同,或前三位类目相同;不写为不限",
    "only for the same disease, by its ICD-10 code or its category of three characters; absent: for any",
  ),
  when: optional(predicate, "哪些住院可视为连续;不写为全部", "which stays can continue another; absent: all"),
  source: cited,
}) satisfies z.ZodType<Readmission>;

const ONE_LIST = expecting("pools、benefits 至少其一", "at least one of pools and benefits");

/** What the members of a household have together. */
export const household = checked<Household>(
  strictObject({
    pools: optional(distinct(id, 1), "全家共用的额度", "pools of limits that its members share"),
    benefits: optional(distinct(benefitKey, 1), "全家合并累计的待遇", "benefits of which its members share the totals"),
    source: cited,
  }),
  ({ pools, benefits }) => (pools === undefined && benefits === undefined ? [{ path: [], message: ONE_LIST }] : []),
) satisfies z.ZodType<Household>;

/** What is paid at the end of a year. */
export const yearEnd = strictObject({
  layers: field(
    distinct(id, 1),
    "年终在各层之后支付的层",
    "layers that pay at the end of the year, after those of order",
  ),
  source: cited,
}) satisfies z.ZodType<YearEnd>;
