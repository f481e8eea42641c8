/** `yizhan verify`: a receipt is made again from its claim and its rule files. */
import { createRulebook } from "../rulebook.ts";
import { printable } from "../report/width.ts";
import { fieldOf } from "../rules/raw.ts";
import { verify } from "../verify/verify.ts";
import { readAccountOf, readOne } from "./one.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { withAllRules } from "./rule-files.ts";
import { dayOf } from "./rules-show-command.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const OPTIONS = {
  accounts: { type: "string" },
  "known-at": { type: "string" },
  "no-trace": { type: "boolean" },
  rules: { type: "string", multiple: true },
  lang: { type: "string" },
} as const;

/** The verb `verify`. */
export const verifyVerb: Verb = {
  name: "verify",
  help: {
    zh: `  yizhan verify 凭证文件 单据文件
    按凭证所列摘要的规则文件重新结算，逐项核对，指出第一处不同。不同的退出码为 1。
    --accounts 文件 结算前的台账；--known-at 日期 当时所给的日期；--no-trace 当时未要步骤；--rules 文件夹`,
    en: `  yizhan verify RECEIPT CLAIM
    settles again by the rule files whose digests the receipt lists, and names the first difference.
    Exit code 1 if there is one. --accounts FILE: accounts before it; --known-at DAY, --no-trace: as they were
    given then; --rules FOLDER`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts, has } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const [receiptFile, claimFile, ...more] = positionals;
    if (receiptFile === undefined || claimFile === undefined)
      throw misuse("verify 之后缺少凭证文件和单据文件", "verify needs the file of a receipt and that of its claim");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const knownAt = dayOf("--known-at", text("known-at"));
    const rulebook = withAllRules(texts("rules"), { ...context, language }, createRulebook);
    const receipt = await readOne(receiptFile, "invalid_receipt");
    const claim = await readOne(claimFile, "invalid_claim");
    const account = await readAccountOf(text("accounts"), fieldOf(receipt, "person"), fieldOf(receipt, "year"));
    const options = { trace: !has("no-trace"), ...(knownAt === null ? {} : { knownAt }) };
    const verified = verify(rulebook, receipt, claim, account, options);
    const same = { zh: "凭证与规则一致", en: "the receipt is what its rules give" };
    await createWriter(context.streams.stdout).write(
      `${printable(verified.same ? same[language] : verified.difference.text[language])}\n`,
    );
    return verified.same ? 0 : 1;
  },
};
