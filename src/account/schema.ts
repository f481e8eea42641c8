/** The shape of an account. */
import { name } from "../claim/schema.ts";
import type { Account } from "../claim/types.ts";
import { TIERS } from "../facts.ts";
import { documentation, field, optional, strictObject } from "../rules/documented.ts";
import { expecting } from "../rules/wording.ts";
import * as z from "zod";
import { COUNT_KEY, FIRST_YEAR, isOfTheCalendar, LAST_YEAR, LONGEST_KEY, RUNNING_TOTAL, TOTAL_KEY } from "./keys.ts";

/** A key; one that is too long is not looked at. */
function key(pattern: RegExp, zh: string, en: string) {
  const message = expecting(zh, en);
  const schema = z.string(message).max(LONGEST_KEY, { error: message, abort: true }).regex(pattern, message);
  documentation.add(schema, { patternErrorMessage: `${zh} / ${en}` });
  return schema;
}

const totalKey = key(
  TOTAL_KEY,
  "键:层.待遇.base、.paid、.granted、.deductible、.gross.部分,或 pool.名称,其后可有 @YYYY-MM 或 @YYYY-MM-DD",
  "keys layer.benefit.base, .paid, .granted, .deductible, .gross.bucket, or pool.name, with or without @YYYY-MM or @YYYY-MM-DD",
).refine(isOfTheCalendar, expecting("键中 @ 之后为公历的月或日", "a month or day of the calendar after @"));
const countKey = key(COUNT_KEY, "键:层.待遇 或 层.待遇.case.情形", "keys layer.benefit, or layer.benefit.case.id");

const total = key(RUNNING_TOTAL, '两位小数的金额,如 "1938.00"', 'an amount such as "1938.00"');

const COUNT = expecting("不小于 0 的整数", "an integer of 0 or more");
const count = z.int(COUNT).min(0, COUNT);
const tiers = TIERS.map((each) => `"${each}"`);
const TIER = expecting(`${tiers.join("、")} 之一,或 null`, `one of ${tiers.join(", ")}, or null`);
const YEAR = expecting("1900 至 2199 的年份", "a year from 1900 to 2199");

const totals = {
  amounts: field(z.record(totalKey, total), "各项累计,元", "running totals, yuan"),
  counts: optional(
    z.record(countKey, count),
    "已用次数,及首次支付所用的情形",
    "times used, and the case that first paid",
  ),
};

/** What was used, by whoever. */
export const used = strictObject(totals) satisfies z.ZodType<Pick<Account, "amounts" | "counts">>;

/** An account: one person's benefit year. */
export const account = strictObject({
  person: field(name, "人员编号", "id of the person"),
  year: field(z.int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR), "待遇年度", "benefit year"),
  revision: field(count, "每次结算加一", "rises by one with every settlement"),
  admissions: field(count, "本年已结算的住院次数", "inpatient settlements so far"),
  highestTier: field(z.nullable(z.enum(TIERS, TIER)), "本年就诊的最高级别", "highest tier of the visits that count"),
  ...totals,
}) satisfies z.ZodType<Account>;
