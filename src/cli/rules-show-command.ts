/** `yizhan rules show`: what is in force, for people to read and to sign. */
import { writeFileSync } from "node:fs";
import { isDay } from "../date.ts";
import type { Day } from "../rules/types.ts";
import { printRules } from "../show/page.ts";
import { showRules } from "../show/rules.ts";
import { formatRules } from "../show/table.ts";
import { layoutOf } from "./layout.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { withAllRules } from "./rule-files.ts";
import { systemReason, Unusable } from "./unusable.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const OPTIONS = {
  on: { type: "string" },
  "known-at": { type: "string" },
  rules: { type: "string", multiple: true },
  html: { type: "string" },
  format: { type: "string" },
  lang: { type: "string" },
} as const;

/** The verb `show`. */
export const rulesShowVerb: Verb = {
  name: "show",
  help: {
    zh: `  yizhan rules show 地区 --on 日期
    列出该地区当日有效的规则：逐层逐项，附出处、依据和规则文件。
    --html 文件 另写一份可打印、可签署的网页（不覆盖已有文件）；--known-at 日期 只计此日前公布的；
    --rules 文件夹；--format json 输出数据`,
    en: `  yizhan rules show REGION --on DAY
    lists the rules in force there on that day, layer by layer and value by value, with source, evidence and file.
    --html FILE also writes a page to print and sign (never over an existing file); --known-at DAY counts only what
    was published by then; --rules FOLDER; --format json: data`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const format = oneOf("--format", ["table", "json"], text("format")) ?? "table";
    const [region, ...more] = positionals;
    if (region === undefined) throw misuse("show 之后缺少地区代码", "show needs the code of a region");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const on = dayOf("--on", text("on"));
    if (on === null) throw misuse("缺少 --on 日期", "--on DAY is missing");
    const knownAt = dayOf("--known-at", text("known-at"));
    const shown = withAllRules(texts("rules"), { ...context, language }, (files) =>
      showRules(files, { region, on, ...(knownAt === null ? {} : { knownAt }) }),
    );
    const page = text("html");
    if (page !== null) writePage(page, printRules(shown, language));
    const layout = layoutOf({ ...context, language });
    await createWriter(context.streams.stdout).write(
      format === "json" ? `${JSON.stringify(shown, null, 2)}\n` : formatRules(shown, layout),
    );
    return 0;
  },
};

/**
 * A day that an option names, or `null` where it is not given.
 *
 * @throws Misuse if it is none.
 */
export function dayOf(option: string, value: string | null): Day | null {
  if (value !== null && !isDay(value))
    throw misuse(`${option} 应为日期 YYYY-MM-DD，实为 ${value}`, `${option} is not a day YYYY-MM-DD: ${value}`);
  return value;
}

/** Writes a page, and never over another: what was signed stays. */
function writePage(file: string, html: string): void {
  try {
    writeFileSync(file, html, { flag: "wx" });
  } catch (error) {
    const reason = systemReason(error);
    throw new Unusable({ zh: `无法写入 ${file}：${reason}`, en: `cannot write ${file}: ${reason}` });
  }
}
