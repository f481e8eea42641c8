/** `yizhan readjudicate`: what it takes. What it does is read when it is asked for. */
import { isDay } from "../date.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import type { Options } from "./options.ts";
import type { Verb } from "./verb.ts";

const OPTIONS: Options = {
  "known-at": { type: "string" },
  rules: { type: "string", multiple: true },
  format: { type: "string" },
  lang: { type: "string" },
};

/** How re-adjudications are printed. */
export const READJUDICATE_FORMATS = ["table", "csv", "ndjson"] as const;

/** The verb. */
export const readjudicateVerb: Verb = {
  name: "readjudicate",
  help: {
    zh: `  yizhan readjudicate 文件夹 --known-at 日期
    按某日所知（已公布的规定、已得知的身份）重算文件夹中的账目，列出各方之间谁欠谁多少；不写任何文件。
    .json 为一份账目或数组，.ndjson、.jsonl 每行一份；--rules 文件夹；--format table|csv|ndjson`,
    en: `  yizhan readjudicate FOLDER --known-at DAY
    settles the journals of a folder again under what is known on a day (rules published, categories learnt) and
    prints who owes whom; writes nothing. A .json file holds a journal or an array, .ndjson and .jsonl one a line;
    --rules FOLDER; --format table|csv|ndjson`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const format = oneOf("--format", READJUDICATE_FORMATS, text("format")) ?? "table";
    const [folder, ...more] = positionals;
    if (folder === undefined) throw misuse("readjudicate 之后缺少文件夹", "readjudicate needs a folder");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const knownAt = text("known-at");
    if (knownAt === null) throw misuse("缺少 --known-at 日期", "--known-at DAY is missing");
    if (!isDay(knownAt))
      throw misuse(`--known-at 应为日期 YYYY-MM-DD，实为 ${knownAt}`, `--known-at is not a day YYYY-MM-DD: ${knownAt}`);
    const { readjudicateCommand } = await import("./readjudicate-command.ts");
    return readjudicateCommand({ folder, knownAt, rules: texts("rules"), format }, { ...context, language });
  },
};
