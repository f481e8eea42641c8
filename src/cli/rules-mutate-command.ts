/** `yizhan rules mutate`: which changes of a pack no companion case would notice. */
import { readDecimal } from "../money.ts";
import { mutateRules } from "../mutate/mutate.ts";
import { placed } from "../placed.ts";
import { reaches } from "../mutate/score.ts";
import { formatMutation } from "../mutate/words.ts";
import { misuse } from "./options.ts";
import { openRulesFolder } from "./rules-folder.ts";
import { readFolderArguments, writeResult } from "./rules-output.ts";
import type { Verb } from "./verb.ts";

const USUAL_SHARE = "0.95";

/** The verb `mutate`. */
export const rulesMutateVerb: Verb = {
  name: "mutate",
  help: {
    zh: `  yizhan rules mutate [文件夹] [--at-least 比例]
    依次改动规则文件中的每个金额、比例、条件、日期、方式和组成部分，列出没有配套案例能察觉的改动和得分；
    不给文件夹即随附规则，随附规则中的一个地区文件夹也可。--format json 输出数据。
    得分低于 --at-least（缺省 0.95）或有过时的说明（cases/survivors.json）时退出码为 1`,
    en: `  yizhan rules mutate [FOLDER] [--at-least SHARE]
    changes each amount, rate, condition, date, mode and part of the rule files in turn, and lists the changes
    that no companion case notices, with the score. Without FOLDER: the shipped rules; a region's folder among
    them will do. --format json: data. Exit code 1 below --at-least (0.95 by default), or where an explanation
    in cases/survivors.json is stale`,
  },
  run: async (argv, context) => {
    const { folder, asData, options } = readFolderArguments(argv, { "at-least": { type: "string" } });
    const atLeast = options.text("at-least") ?? USUAL_SHARE;
    const threshold = readDecimal(atLeast, 6);
    if (threshold === null || threshold < 0 || threshold > 1_000_000)
      throw misuse(
        `--at-least 应为 0 至 1 的小数，实为 ${atLeast}`,
        `--at-least is a decimal from 0 to 1, not ${atLeast}`,
      );
    const { files, cases, isOwn, placeOf } = openRulesFolder(folder, context);
    const report = placed(() => mutateRules(files(), cases(), { only: isOwn }), placeOf);
    await writeResult(context, asData, report, (language) => formatMutation(report, language));
    return reaches(report.total, atLeast) && report.stale.length === 0 ? 0 : 1;
  },
};
