/** What findings found, in Chinese: `found` is one text, in English where it is words and not a value. */

/** The words that readers and schemas use for what they found, with how Chinese says them. */
const PHRASES: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^(?:nothing|none)$/, "无"],
  [/^(?:an )?object$/, "对象"],
  [/^a list of (\d+)$/, "$1 项的列表"],
  [/^an empty object$/, "空对象"],
  [/^an object of a class$/, "类的实例"],
  [/^an object that cannot be read$/, "无法读取的对象"],
  [/^an object with (.+)$/s, "含 $1 的对象"],
  [/^another value$/, "其他值"],
  [/^an accessor$/, "取值函数"],
  [/^a function$/, "函数"],
  [/^a (symbol|bigint)$/, "$1 类型的值"],
  [/^a lone surrogate$/, "孤立的代理字符"],
  [/^itself$/, "其自身"],
  [/^others$/, "空缺或其他属性"],
  [/^neither$/, "二者皆无"],
  [/^both$/, "二者皆有"],
  [/^more$/, "更多"],
  [/^more at line (\d+), column (\d+)$/, "更多,自第 $1 行第 $2 列起"],
  [
    /^(.+) again at line (\d+), column (\d+), first at line (\d+), column (\d+)$/s,
    "第 $2 行第 $3 列又有 $1,首次在第 $4 行第 $5 列",
  ],
  [/^the end at line (\d+), column (\d+)$/, "文末,第 $1 行第 $2 列"],
  [/^(.+) at line (\d+), column (\d+)$/s, "第 $2 行第 $3 列的 $1"],
  [/^(?:other bytes|bytes that are not UTF-8)$/, "其他编码的字节"],
  [/^more bytes than are read$/, "超出可读取长度的文本"],
  [/^a version that has ended$/, "已过末日的版本"],
  [/^nothing on (\S+), known at (\S+)$/, "$1 无(以 $2 已知者为准)"],
  [/^(.+) to (\d{4}-\d{2}-\d{2})$/s, "$1,止于 $2"],
  [/^(\S+), known from (\S+)$/, "$1,自 $2 可知"],
  [/^(\S+) with other content$/, "$1,内容不同"],
  [/^(\S+) again$/, "与 $1 重复"],
  [/^(\S+) \(removed\)$/, "$1(已取消)"],
  [/^(.+), settled by (.+)$/s, "$1,已由 $2 结算"],
  [/^a ready bill$/, "已分好的账单"],
  [/^all of them$/, "全部"],
  [/^a sum of (\S+)$/, "合计 $1"],
  [/^layer (\S+)$/, "$1 层"],
  [/^that of another person, (.+)$/s, "他人($1)的台账"],
];

/**
 * What was found, in Chinese; values, which are the same in every language, as they are.
 *
 * @example
 * foundInChinese("a list of 2"); // "2 项的列表"
 */
export function foundInChinese(found: string): string {
  const phrase = PHRASES.find(([english]) => english.test(found));
  return phrase === undefined ? found : found.replace(...phrase);
}
