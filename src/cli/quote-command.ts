/** `yizhan quote`: what a settlement would give, before it is made. */
import { createRulebook } from "../rulebook.ts";
import { quote } from "../quote/quote.ts";
import { benefitYear } from "../settlement.ts";
import { readAccountOf, readOne } from "./one.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { formatQuote } from "./quote-words.ts";
import { withAllRules } from "./rule-files.ts";
import { dayOf } from "./rules-show-command.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const OPTIONS = {
  accounts: { type: "string" },
  "known-at": { type: "string" },
  rules: { type: "string", multiple: true },
  format: { type: "string" },
  lang: { type: "string" },
} as const;

/** The verb `quote`. */
export const quoteVerb: Verb = {
  name: "quote",
  help: {
    zh: `  yizhan quote 单据文件
    预结算：结算会得出什么；缺少事实时，哪些要紧，个人负担最少最多各是多少。不产生台账。
    --accounts 文件、--known-at 日期、--rules 文件夹 同 settle；--format json 输出数据`,
    en: `  yizhan quote CLAIM
    what settling a claim would give; where facts are missing, which of them matter, and the least and the
    greatest that the patient would bear. No account comes of it.
    --accounts FILE, --known-at DAY, --rules FOLDER as for settle; --format json: data`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const format = oneOf("--format", ["table", "json"], text("format")) ?? "table";
    const [file, ...more] = positionals;
    if (file === undefined) throw misuse("quote 之后缺少单据文件", "quote needs the file of a claim");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const knownAt = dayOf("--known-at", text("known-at"));
    const options = knownAt === null ? {} : { knownAt };
    const rulebook = withAllRules(texts("rules"), { ...context, language }, createRulebook);
    const claim = await readOne(file, "invalid_claim");
    const { person, year } = benefitYear(rulebook, claim, options);
    const quoted = quote(rulebook, claim, await readAccountOf(text("accounts"), person, year), options);
    await createWriter(context.streams.stdout).write(
      format === "json" ? `${JSON.stringify(quoted, null, 2)}\n` : formatQuote(quoted, language),
    );
    return 0;
  },
};
