/** `yizhan rules test`: companion cases against the rules, to the fen. */
import { testCases } from "../cases/test.ts";
import { formatCases } from "../cases/words.ts";
import { openRulesFolder } from "./rules-folder.ts";
import { readFolderArguments, writeResult } from "./rules-output.ts";
import type { Text } from "../rules/types.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const NO_CASES: Text = {
  zh: "没有配套案例：案例写在名为 cases 的文件夹里，写法见 rules/README.md",
  en: "There are no companion cases: they stand in folders named cases; rules/README.md says how they are written",
};

/** The verb `test`. */
export const rulesTestVerb: Verb = {
  name: "test",
  help: {
    zh: `  yizhan rules test [文件夹]
    结算 cases 文件夹中的配套案例并重算算式，逐层逐分列出差异，不写任何文件；授权区间的案例则核对其中的版本；
    不给文件夹即随附规则。--format json 输出数据。有不符的退出码为 1`,
    en: `  yizhan rules test [FOLDER]
    settles the companion cases in cases folders, works out their arithmetic, and prints every difference
    by layer and fen; holds the versions of cases of open ranges to them; writes nothing. Without FOLDER: the shipped rules. --format json: data.
    Exit code 1 if any fails`,
  },
  run: async (argv, context) => {
    const { folder, asData } = readFolderArguments(argv);
    const { rulebook, cases, isOwn, placeOf } = openRulesFolder(folder, context);
    const own = cases()
      .filter(({ file }) => isOwn(file))
      .map((each) => ({ ...each, file: placeOf(each.file) }));
    const results = testCases(rulebook(), own);
    if (results.length === 0) await createWriter(context.streams.stderr).write(`${NO_CASES[context.language]}\n`);
    await writeResult(context, asData, results, (language) => formatCases(results, language));
    return results.every(({ passed }) => passed) ? 0 : 1;
  },
};
