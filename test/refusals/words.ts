/** What refusals expect, in both languages. */
import type { Text } from "../../src/index.ts";

/** A text in both languages. */
export function both(zh: string, en: string): Text {
  return { zh, en };
}

export const KEY = both("本格式的字段", "a key of the format");
export const OTHER_KEY = both("其他键名", "another key");
export const OBJECT = both("对象", "an object");
export const LIST = both("列表", "a list");
export const NOT_EMPTY = both("非空列表", "a list that is not empty");
export const NAME = both("1 至 256 个字符的文本", "a text of 1 to 256 characters");
export const REGION = both("6 位地区代码", "a region code of 6 digits");
export const DAY = both("YYYY-MM-DD 的公历日期,1900 至 2199 年", "a calendar day YYYY-MM-DD from 1900 to 2199");
export const FINITE = both("有限的数", "a finite number");
export const JSON_VALUE = both("JSON 值", "a JSON value");
export const ONCE = both("每个键只出现一次", "each key once");
export const NO_MARK = both("不带字节顺序标记(BOM)的 JSON", "JSON without a byte-order mark");
export const SHALLOW = both("嵌套至多 64 层", "nesting of at most 64 levels");
export const SHORT = both("至多 8388608 个字符", "at most 8388608 characters");

/** Of claims. */
export const DECIMAL = both('十进制数,如 "12.50"', 'a decimal such as "12.50"');
export const NOT_NEGATIVE = both("不小于 0", "0 or more");
export const TIER = oneOf("township", "county", "city", "province");

/** Of rules and accounts. */
export const AMOUNT = both('两位小数的金额,如 "1938.00"', 'an amount such as "1938.00"');
export const RATE = both('0 至 1 的比例,如 "0.70"', 'a rate from 0 to 1 such as "0.70"');
export const SIGNED_RATE = both('-1 至 1 的比例,如 "0.10"', 'a rate from -1 to 1 such as "0.10"');
export const TIMES = both('不小于 0 的倍数,如 "0.5"', 'a factor of at least 0 such as "0.5"');
export const OFTEN = both("1 至 999 的整数", "an integer from 1 to 999");
export const COUNT = both("不小于 0 的整数", "an integer of 0 or more");
export const YEAR = both("1900 至 2199 的年份", "a year from 1900 to 2199");
export const ID = both(
  "字母开头、由字母、数字和 - 组成的编号,至多 64 字符",
  "an id: a letter, then letters, digits and -, at most 64",
);
export const CITATION = both(
  '出处:文件键加条款,如 "n 二"',
  'a source: a key of documents, then the article, such as "n 2"',
);
export const WORDS = both("非空文本", "a text that is not empty");

/** One of some texts. */
export function oneOf(...values: readonly string[]): Text {
  const quoted = values.map((value) => JSON.stringify(value));
  return both(`${quoted.join("、")} 之一`, `one of ${quoted.join(", ")}`);
}

/** Exactly one of some keys. */
export function oneKey(...keys: readonly string[]): Text {
  return both(`${keys.join("、")} 中恰有一个`, `exactly one of ${keys.join(", ")}`);
}

export function decimals(most: number): Text {
  return both(`至多 ${most} 位小数`, `at most ${most} decimals`);
}

export function atMost(most: string): Text {
  return both(`至多 ${most}`, `at most ${most}`);
}

export function eitherWay(most: string): Text {
  return both(`绝对值至多 ${most}`, `at most ${most} either way`);
}
