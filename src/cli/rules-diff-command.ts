/** `yizhan rules diff`: the change of policy between two days, two files or two packs. */
import { readFileSync, statSync } from "node:fs";
import { isDay } from "../date.ts";
import { SettlementError } from "../errors.ts";
import { diffDays, diffFiles, diffPacks } from "../diff/rules.ts";
import type { RulesDiff } from "../diff/rules.ts";
import { formatDiff } from "../diff/table.ts";
import { readRuleFiles } from "../node.ts";
import type { RuleFile } from "../rules/types.ts";
import type { ShowOptions } from "../show/rules.ts";
import { layoutOf } from "./layout.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { withAllRules } from "./rule-files.ts";
import { systemReason, Unusable } from "./unusable.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const OPTIONS = {
  rules: { type: "string", multiple: true },
  format: { type: "string" },
  lang: { type: "string" },
} as const;

/** The verb `diff`. */
export const rulesDiffVerb: Verb = {
  name: "diff",
  help: {
    zh: `  yizhan rules diff 甲 乙
    说明两者之间规定的变化，逐项列出新增、取消、改动和出处。甲、乙同为：规则文件；文件夹；
    或 地区@日期（地区代码@2018-12-31），可再加已知日期（地区代码@2018-12-31@2019-05-10）。
    --rules 文件夹；--format json 输出数据`,
    en: `  yizhan rules diff A B
    says how the rules change from A to B: what is added, removed and changed, value by value, with sources.
    Both are files, or folders, or REGION@DAY (a code, @, 2018-12-31), with the day on which they are known after
    it where that is another (REGION@2018-12-31@2019-05-10). --rules FOLDER; --format json: data`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const format = oneOf("--format", ["table", "json"], text("format")) ?? "table";
    const [from, to, ...more] = positionals;
    if (from === undefined || to === undefined)
      throw misuse("diff 之后缺少要比较的两项", "diff needs two things to compare");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const diff = compare(from, to, (use) => withAllRules(texts("rules"), { ...context, language }, use));
    await createWriter(context.streams.stdout).write(
      format === "json" ? `${JSON.stringify(diff, null, 2)}\n` : formatDiff(diff, layoutOf({ ...context, language })),
    );
    return 0;
  },
};

type Side =
  | { readonly kind: "day"; readonly options: ShowOptions }
  | { readonly kind: "file"; readonly file: RuleFile }
  | { readonly kind: "folder"; readonly name: string };

function compare(
  from: string,
  to: string,
  rules: (use: (files: readonly RuleFile[]) => RulesDiff) => RulesDiff,
): RulesDiff {
  const [left, right] = [sideOf(from), sideOf(to)];
  if (left.kind === "day" && right.kind === "day")
    return rules((files) => betweenDays(files, left.options, right.options));
  if (left.kind === "file" && right.kind === "file") return rules((files) => diffFiles(left.file, right.file, files));
  if (left.kind === "folder" && right.kind === "folder")
    return rules((files) => diffPacks(packOf(left.name), packOf(right.name), files));
  throw misuse(
    `${from} 与 ${to} 不是同一类：应同为文件、文件夹或 地区@日期`,
    `${from} and ${to} are not of one kind: two files, two folders, or REGION@DAY twice`,
  );
}

/** Between two days; one on which there are no rules is said as such, and not as a bill would be refused. */
function betweenDays(files: readonly RuleFile[], from: ShowOptions, to: ShowOptions): RulesDiff {
  try {
    return diffDays(files, from, to);
  } catch (error) {
    if (!(error instanceof SettlementError) || error.issues[0].code !== "not_in_force") throw error;
    const shown = [from, to].map(({ region, on, knownAt = on }) => `${region}@${on}@${knownAt}`);
    throw new Unusable({
      zh: `${shown.join("、")} 中有一天没有规则，无从比较：请给规则开始以后、到期以前的日期；最早的规则写了什么，用 rules show 看（not_in_force：${error.issues[0].found}）`,
      en: `one of ${shown.join(" and ")} has no rules, so there is nothing to compare: give days on which there are; what the first rules say is told by rules show (not_in_force: ${error.issues[0].found})`,
    });
  }
}

function packOf(name: string): { readonly name: string; readonly files: readonly RuleFile[] } {
  return { name, files: readRuleFiles(name) };
}

function sideOf(given: string): Side {
  const [region = "", on = "", knownAt, ...more] = given.split("@");
  if (/^\d{6}$/.test(region) && isDay(on) && (knownAt === undefined || isDay(knownAt)) && more.length === 0)
    return { kind: "day", options: { region, on, ...(knownAt === undefined ? {} : { knownAt }) } };
  try {
    if (statSync(given).isDirectory()) return { kind: "folder", name: given };
    return {
      kind: "file",
      file: { file: given, text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(given)) },
    };
  } catch (error) {
    const reason = systemReason(error);
    throw new Unusable({
      zh: `${given} 不是 地区@日期，也不是可读的文件或文件夹：${reason}`,
      en: `${given} is not REGION@DAY, nor a file or folder that can be read: ${reason}`,
    });
  }
}
