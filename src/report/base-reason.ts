/** The sentence of a base: what was found, what narrowed it, and where the year's running base goes. */
import type { Step } from "../settle/types.ts";
import { BUCKET_NAMES, percent, wordFor } from "./words.ts";
import type { Say } from "./words.ts";

/** What counted, how it was narrowed, and the running base before and after. */
export function baseSentence({ inputs, amount }: Step, say: Say): string {
  const of = (inputs["of"] ?? "").split(" ").map((bucket) => wordFor(BUCKET_NAMES, bucket, say));
  const net =
    inputs["net"] === "gross" ? say("按账单原额", "as billed") : say("按前面各方支付后的余额", "what is still unpaid");
  const parts = [
    `${say("基数：", "Base: ")}${of.join(" + ")}${say(`（${net}）`, ` (${net})`)} ${inputs["found"] ?? ""}`,
  ];
  const add = (key: string, words: (value: string) => string): void => {
    const value = inputs[key];
    if (value !== undefined) parts.push(words(value));
  };
  add("tags", (tags) => say(`只计标记为 ${tags} 的费用`, `only lines tagged ${tags}`));
  add("ratio", (ratio) => `× ${percent(ratio)} = ${inputs["shared"] ?? ""}`);
  add("atMost", (bound) =>
    inputs["over"] === "none"
      ? say(`超过 ${bound} 则全部不计`, `nothing counts above ${bound}`)
      : say(`至多计 ${bound}`, `at most ${bound} counts`),
  );
  add("less", (less) => say(`减去 ${inputs["lessOf"] ?? ""} ${less}`, `less ${inputs["lessOf"] ?? ""} ${less}`));
  add("left", (left) => say(`限额内尚可计 ${left}`, `limits leave ${left}`));
  if (parts.length > 1) parts.push(say(`计入 ${amount}`, `${amount} counts`));
  const year =
    inputs["accumulate"] === "net"
      ? say("本年累计（已扣除此前支付）", "the year's base, less what was paid before,")
      : say("本年累计", "the year's base");
  add("after", (after) =>
    say(`${year}由 ${inputs["before"] ?? ""} 到 ${after}`, `${year} goes from ${inputs["before"] ?? ""} to ${after}`),
  );
  add("choose", () => say("情形即本年首次支付所用的", "by the case that first paid in the year"));
  return parts.join(say("，", ", "));
}
