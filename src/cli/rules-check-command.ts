/** `yizhan rules check`: everything that is wrong with rule files, and with the form of their cases. */
import { formatRuleFindings } from "../check/format.ts";
import { checkRules } from "../check/check.ts";
import type { RuleFinding, RuleSeverity } from "../check/types.ts";
import { faultWords } from "../check/report.ts";
import type { Issue, Language } from "../errors.ts";
import { printable } from "../report/width.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { isPassedOver } from "../rules/source.ts";
import { openRulesFolder, withoutRules } from "./rules-folder.ts";
import { dayOf } from "./rules-show-command.ts";
import type { Verb, VerbContext } from "./verb.ts";
import { createWriter } from "./writer.ts";

const CLEAN = 0;
const ERRORS = 1;
/** Unit: days. */
const USUAL_AGE = "365";

/** The verb. */
export const rulesCheckVerb: Verb = {
  name: "check",
  help: {
    zh: `  yizhan rules check [文件夹]
    核对规则文件和案例的写法，列出全部问题：文件、位置、该怎么办。不给文件夹即随附规则。--all 连同提示和已接受的警告；
    --alone 不读随附规则；--today 日期；--stale-after 天数；--format ndjson 输出数据。有错误的退出码为 1`,
    en: `  yizhan rules check [FOLDER]
    finds everything that is wrong with rule files and their cases: file, place, and what to do. Without FOLDER: the shipped rules.
    --all: notes and accepted warnings too; --alone: without the shipped rules; --today DAY; --stale-after DAYS;
    --format ndjson: data. Exit code 1 if there is an error`,
  },
  run,
};

const OPTIONS = {
  all: { type: "boolean" },
  alone: { type: "boolean" },
  format: { type: "string" },
  lang: { type: "string" },
  today: { type: "string" },
  "stale-after": { type: "string" },
} as const;

interface CheckArguments {
  readonly folder: string | null;
  /** Notes and accepted warnings too. */
  readonly all: boolean;
  /** Without the shipped rules below. */
  readonly alone: boolean;
  readonly json: boolean;
  readonly today: string;
  readonly staleAfter: number;
}

async function run(argv: readonly string[], context: VerbContext): Promise<number> {
  const { streams, language } = context;
  const args = readArguments(argv);
  const log = createWriter(streams.stderr);
  const unreadable = new Map<string, Issue>();
  const { files, cases, placeOf, isOwn } = openRulesFolder(args.folder ?? undefined, context, {
    alone: args.alone,
    onUnreadable: (issue) => void unreadable.set(issue.file ?? "", issue),
  });
  const { folder } = args;
  // Cases alone are not checked: there is nothing of the folder's own that they could be held to.
  if (folder !== null && !files().some(({ file }) => isOwn(file) && !isPassedOver(file))) throw withoutRules(folder);
  const found = checkRules([...files(), ...cases()], { today: args.today, staleAfter: args.staleAfter })
    // Of the shipped rules below a folder only what the folder makes wrong matters here.
    .filter(({ file, severity }) => args.folder === null || isOwn(file) || severity === "error")
    .map((finding) => ({ ...finding, file: placeOf(finding.file) }))
    .map((finding) => asRead(finding, unreadable.get(finding.file)));
  const shown = args.all
    ? found
    : found.filter(({ severity, accepted }) => severity !== "note" && accepted === undefined);
  const out = createWriter(streams.stdout);
  if (args.json) await out.write(shown.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
  else if (shown.length > 0) await out.write(`${printableLines(formatRuleFindings(shown, language))}\n`);
  await log.write(`${summary(found, language)}\n`);
  return found.some(({ severity }) => severity === "error") ? ERRORS : CLEAN;
}

/** A finding about a file without text says why there is none. */
function asRead(finding: RuleFinding, issue: Issue | undefined): RuleFinding {
  if (issue === undefined) return finding;
  return { ...finding, message: faultWords(issue) };
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function summary(found: readonly RuleFinding[], language: Language): string {
  const count = (severity: RuleSeverity, accepted: boolean): number =>
    found.filter((each) => each.severity === severity && (each.accepted !== undefined) === accepted).length;
  const [errors, warnings, accepted] = [count("error", false), count("warning", false), count("warning", true)];
  const notes = count("note", false);
  return language === "zh"
    ? `错误 ${errors}，警告 ${warnings}（另已接受 ${accepted}），提示 ${notes}`
    : `${counted(errors, "error")}, ${counted(warnings, "warning")} (${accepted} more accepted), ${counted(notes, "note")}`;
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function readArguments(argv: readonly string[]): CheckArguments {
  const { positionals, text, has } = readOptions(argv, OPTIONS);
  const [folder = null, ...more] = positionals;
  if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
  oneOf("--lang", ["zh", "en"], text("lang"));
  const json = oneOf("--format", ["text", "ndjson"], text("format")) === "ndjson";
  const today = dayOf("--today", text("today")) ?? systemDay();
  const age = text("stale-after") ?? USUAL_AGE;
  if (!/^\d{1,5}$/.test(age))
    throw misuse(`--stale-after 应为天数，实为 ${age}`, `--stale-after is not a number of days: ${age}`);
  const alone = has("alone");
  if (alone && folder === null) throw misuse("--alone 须给出文件夹", "--alone needs a folder");
  return { folder, all: has("all"), alone, json, today, staleAfter: Number(age) };
}

/** The only look at a clock: the core is told the day. */
function systemDay(): string {
  const now = new Date();
  const [month, date] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month ?? ""}-${date ?? ""}`;
}
