import { expect, test } from "vitest";
import { formatIssues, show } from "../../src/errors.ts";
import { foundInChinese } from "../../src/found.ts";

test.each<[string, string]>([
  [show(undefined), "无"],
  [show({}), "对象"],
  [show([1, 2]), "2 项的列表"],
  ["none", "无"],
  ["an empty object", "空对象"],
  ["an object with id, name", "含 id, name 的对象"],
  ["an object of a class", "类的实例"],
  ["an object that cannot be read", "无法读取的对象"],
  ["another value", "其他值"],
  ["an accessor", "取值函数"],
  ["a function", "函数"],
  ["a symbol", "symbol 类型的值"],
  ["a bigint", "bigint 类型的值"],
  ["a lone surrogate", "孤立的代理字符"],
  ["itself", "其自身"],
  ["others", "空缺或其他属性"],
  ["neither", "二者皆无"],
  ["both", "二者皆有"],
  ["more", "更多"],
  ["more at line 1, column 65", "更多,自第 1 行第 65 列起"],
  ['"x" at line 2, column 3', '第 2 行第 3 列的 "x"'],
  ["the end at line 1, column 9", "文末,第 1 行第 9 列"],
  ["U+FEFF at line 1, column 1", "第 1 行第 1 列的 U+FEFF"],
  ['"a b" again at line 2, column 1, first at line 1, column 2', '第 2 行第 1 列又有 "a b",首次在第 1 行第 2 列'],
  ["other bytes", "其他编码的字节"],
  ["bytes that are not UTF-8", "其他编码的字节"],
  ["more bytes than are read", "超出可读取长度的文本"],
  ["a version that has ended", "已过末日的版本"],
  ["nothing on 2017-12-31, known at 2018-01-01", "2017-12-31 无(以 2018-01-01 已知者为准)"],
  ["a b/pipeline.json to 2019-12-31", "a b/pipeline.json,止于 2019-12-31"],
  ["2018-01-01, known from 2017-12-01", "2018-01-01,自 2017-12-01 可知"],
  ['"990000" with other content', '"990000",内容不同'],
  ["accounts[0] again", "与 accounts[0] 重复"],
  ["half (removed)", "half(已取消)"],
  ["a sum of 0.9", "合计 0.9"],
  ["layer basic", "basic 层"],
  ["that of another person, 张***", "他人(张***)的台账"],
])("%s is %s in Chinese", (found, chinese) => {
  expect(foundInChinese(found)).toBe(chinese);
});

test.each([
  show("nothing"),
  show("an object"),
  show("the end at line 1, column 1"),
  show("a to 2019-12-31"),
  "12.50",
  "NaN",
  "null",
  "true",
  "p***",
  "county, city",
  "Infinity",
])("%s, a value, is the same in Chinese", (found) => {
  expect(foundInChinese(found)).toBe(found);
});

test("words of a text that holds a dollar sign are not replaced by parts of it", () => {
  expect(foundInChinese('"$1$&" at line 1, column 2')).toBe('第 1 行第 2 列的 "$1$&"');
});

test("a message is Chinese as a whole, with spaces only beside what is not", () => {
  const expected = { zh: "6 位地区代码", en: "a region code of 6 digits" };
  const issue = { code: "invalid_claim", path: "person.region", expected } as const;
  const format = (found: string): string => formatIssues([{ ...issue, found }], "zh").replace(/.*region/, "");
  expect([show(undefined), show("x"), show([])].map(format)).toEqual([
    ":应为 6 位地区代码,实为无",
    ':应为 6 位地区代码,实为 "x"',
    ":应为 6 位地区代码,实为 0 项的列表",
  ]);
});
