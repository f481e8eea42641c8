/** The scalars and small parts of which every rule file is made. */
import { isDay } from "../date.ts";
import * as z from "zod";
import { documentation, field, named, optional, strictObject } from "./documented.ts";
import type { Day, Declared, Document, Predicate, Text } from "./types.ts";
import { expecting } from "./wording.ts";

const AMOUNT = "(0|[1-9]\\d{0,11})\\.\\d{2}";
const RATE = "(0(\\.\\d{1,6})?|1(\\.0{1,6})?)";

/** A text of a form, with what is expected where it has another. */
export function form(pattern: string, zh: string, en: string): z.ZodString {
  return matching(new RegExp(`^${pattern}$`), zh, en);
}

/** A text with a pattern, with what is expected where it does not have it. */
export function matching(pattern: RegExp, zh: string, en: string): z.ZodString {
  const message = expecting(zh, en);
  const schema = z.string(message).regex(pattern, message);
  documentation.add(schema, { patternErrorMessage: `${zh} / ${en}` });
  return schema;
}

/** An amount of 0 or more. */
export const amount = named(form(AMOUNT, '两位小数的金额,如 "1938.00"', 'an amount such as "1938.00"'), "amount");
/** An amount that may be negative. */
export const signedAmount = named(
  form(`-?${AMOUNT}`, '两位小数的金额,可为负,如 "-10.00"', 'an amount, which may be negative, such as "-10.00"'),
  "signedAmount",
);
/** A rate from 0 to 1. */
export const rate = named(form(RATE, '0 至 1 的比例,如 "0.70"', 'a rate from 0 to 1 such as "0.70"'), "rate");
/** A rate from -1 to 1. */
export const signedRate = named(
  form(`-?${RATE}`, '-1 至 1 的比例,如 "0.10"', 'a rate from -1 to 1 such as "0.10"'),
  "signedRate",
);
/** A factor of 0 or more. */
export const times = named(
  form("(0|[1-9]\\d{0,3})(\\.\\d{1,6})?", '不小于 0 的倍数,如 "0.5"', 'a factor of at least 0 such as "0.5"'),
  "times",
);
/** An id or code that a rule file gives. */
export const id = named(
  form(
    "[A-Za-z][A-Za-z0-9-]{0,63}",
    "字母开头、由字母、数字和 - 组成的编号,至多 64 字符",
    "an id: a letter, then letters, digits and -, at most 64",
  ),
  "id",
);
/** A benefit by its layer and id. */
export const benefitKey = form(
  "[A-Za-z][A-Za-z0-9-]{0,63}\\.[A-Za-z][A-Za-z0-9-]{0,63}",
  "层.待遇,如 supplemental.lump",
  "layer.benefit, such as supplemental.lump",
);
/** The code of a region. */
export const regionCode = named(form("\\d{6}", "6 位地区代码", "a region code of 6 digits"), "regionCode");

const DAY_WORDS = ["YYYY-MM-DD 的公历日期,1900 至 2199 年", "a calendar day YYYY-MM-DD from 1900 to 2199"] as const;
const DAY = expecting(...DAY_WORDS);
/** A calendar day. */
export const day: z.ZodType<Day> = named(z.string(DAY).refine(isDay, DAY), "day", {
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  patternErrorMessage: DAY_WORDS.join(" / "),
});

/** A text for people, not empty. */
export const words = matching(/\S/, "非空文本", "a text that is not empty");
/** A citation; that it names a document is checked with the documents at hand. */
export const citation = z.string(
  expecting('出处:文件键加条款,如 "n 二"', 'a source: a key of documents, then the article, such as "n 2"'),
);

/** A text in two languages. */
export const text = named(
  strictObject({ zh: field(words, "中文", "in Chinese"), en: field(words, "英文", "in English") }),
  "text",
) satisfies z.ZodType<Text>;

/** A predicate; what it says is checked by `checkPredicate`, which knows the declared codes. */
export const predicate: z.ZodType<Predicate> = named(z.custom<Predicate>(), "predicate");

/** How far a number can be trusted. */
export const evidence = z.enum(["official", "repost", "recalled", "illustrative"]);

const document = named(
  strictObject({
    title: field(words, "文件名", "title"),
    evidence: field(
      evidence,
      "依据:官方公报、转载、凭记忆、示意",
      "how far it can be trusted: read in the gazette, in a repost, recalled, made up",
    ),
    number: optional(words, "文号", "number of the document"),
    issued: optional(
      z.nullable(day),
      "发文日期,照抄;文中没有则为 null",
      "day of issue as copied; null if it gives none",
    ),
    url: optional(words, "网址", "address"),
    checked: optional(day, "最近一次核对来源的日期", "day on which the source was last looked at"),
    note: optional(words, "备注", "note"),
  }),
  "document",
) satisfies z.ZodType<Document>;

/** A map by code. */
export function byCode<S extends z.ZodType>(schema: S): z.ZodRecord<typeof id, S> {
  return z.record(id, schema);
}

const ONE_DOCUMENT = expecting("至少一份文件", "at least one document");
/** The documents that a file cites. */
export const documents = byCode(document).refine((all) => Object.keys(all).length > 0, ONE_DOCUMENT);

/** A declared code. */
export const declared = strictObject({
  title: field(text, "名称", "title"),
  note: optional(text, "备注", "note"),
}) satisfies z.ZodType<Declared>;

/** Where a schema for editors is. */
export const schemaAddress = z.string().register(documentation, {
  description: "编辑器用的 JSON Schema / JSON Schema for editors",
});
