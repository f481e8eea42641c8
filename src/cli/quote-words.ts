/** A quote in words. */
import { formatIssues } from "../errors.ts";
import type { Language } from "../errors.ts";
import { FACT_WORDS } from "../fact-words.ts";
import type { Quote, QuotedBound } from "../quote/types.ts";
import { printable } from "../report/width.ts";

/** Prints a quote: some lines of text. */
export function formatQuote(quote: Quote, language: Language): string {
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const { least, greatest } = quote.patient;
  const lines = [say(`单据 ${quote.claim} 的预结算，不是结算`, `Quote for claim ${quote.claim}; nothing is settled`)];
  if (quote.settlement !== null) {
    const { payers, names } = quote.settlement;
    for (const [payer, amount] of Object.entries(payers)) lines.push(`${names[payer]?.[language] ?? payer} ${amount}`);
    lines.push(say(`个人负担 ${least.amount}`, `Patient ${least.amount}`));
  } else {
    lines.push(
      say(`个人负担 ${least.amount} 至 ${greatest.amount}`, `Patient ${least.amount} to ${greatest.amount}`),
      say(`  最少：${boundText(least)}`, `  least with ${boundText(least)}`),
      say(`  最多：${boundText(greatest)}`, `  greatest with ${boundText(greatest)}`),
    );
    for (const { fact, path, matters } of quote.missing) {
      const name = FACT_WORDS[fact]?.name[language] ?? fact;
      lines.push(
        matters
          ? say(`缺少${name}（${path}），影响结果`, `Missing: ${name} (${path}), which matters`)
          : say(`缺少${name}（${path}），不影响金额`, `Missing: ${name} (${path}), which changes no amount`),
      );
    }
    if (quote.refusals.length > 0) lines.push(say("有的取值会被拒绝：", "Refused for some values:"));
    for (const issue of quote.refusals) lines.push(`  ${formatIssues([issue], language)}`);
  }
  return `${lines.map(printable).join("\n")}\n`;
}

function boundText({ facts }: QuotedBound): string {
  const text = (value: QuotedBound["facts"][string]): string =>
    typeof value === "object" ? `[${value.join(", ")}]` : String(value);
  return Object.entries(facts)
    .map(([fact, value]) => `${fact} = ${text(value)}`)
    .join(", ");
}
