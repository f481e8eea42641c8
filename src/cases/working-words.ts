/** Why an expression gives no amount, in Chinese: what `evaluateWorking` says is one text, in English. */

const REASONS: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^not exact to the fen$/, "除不尽到分"],
  [/^larger than any amount$/, "超出金额的范围"],
  [/^unreadable at "(.*)"$/su, "自“$1”起读不懂"],
  [/^"(.*)" is left over$/su, "多出“$1”"],
  [/^expected "(.*)", found the end$/su, "末尾缺少“$1”"],
  [/^expected "(.*)", found (.*)$/su, "应为“$1”，实为“$2”"],
  [/^nested too deeply$/, "括号或正负号套得太深"],
  [/^ends too early$/, "没有写完"],
  [/^no such function: (.*)$/su, "没有函数 $1"],
  [/^an amount and at most a unit$/, "只能有金额和一个单位"],
  [/^a unit is above zero$/, "单位须大于零"],
  [/^division by zero$/, "除数为零"],
];

/**
 * What an expression gave, in Chinese; an amount as it is.
 *
 * @example
 * workingInChinese('cannot work out "1 2": "2" is left over', "1 2"); // "算不出：多出“2”"
 */
export function workingInChinese(found: string, expression: string): string {
  const prefix = `cannot work out "${expression}": `;
  if (!found.startsWith(prefix)) return found;
  const reason = found.slice(prefix.length);
  const known = REASONS.find(([english]) => english.test(reason));
  return `算不出：${known === undefined ? reason : reason.replace(...known)}`;
}
