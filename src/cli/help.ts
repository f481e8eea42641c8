/** The help text of the command line. */
import type { Language } from "../errors.ts";
import type { Text } from "../rules/types.ts";
import { CLAIM_VERBS } from "./claim-verbs.ts";
import { RULES_VERBS } from "./rules-command.ts";

/** What `yizhan --help` prints; the other verbs are put in the place of `VERBS`. */
const HELP: Text = {
  zh: `yizhan — 按规则文件结算医疗单据，精确到分，逐步说明依据

用法
  yizhan settle 文件|-   结算文件中的单据；- 为标准输入
VERBS
  yizhan --help | --version

输入
  一个 JSON 对象、一个 JSON 数组，或 NDJSON（每行一张单据；扩展名为 .ndjson、.jsonl 的一律按行读）。
  同一人同一年度的单据按输入顺序共用一个台账。

选项
  --rules 文件夹          在随附规则之外再读的规则文件夹，可重复；同一版本取代随附的，并在标准错误说明
  --format 格式           table（表格）、json（数组）、ndjson（每行一个）、summary（每行只有各方合计）；
                          缺省：标准输出为终端时 table，否则 ndjson
  --lang zh|en            文字的语言，缺省 zh
  --accounts 文件         结算前的台账，JSON 数组或 NDJSON
  --accounts-out 文件     结束时写出全部台账（.json 为数组，其余为 NDJSON）；要么写全，要么不写
  --known-at 日期         只用此日（含）之前公布的规则，缺省为每张单据的结算日
  --no-trace              不输出步骤

退出码
  0 全部结算   1 部分单据被拒（逐条写到标准错误，其余照常结算）   2 参数或文件不可用   70 yizhan 自身的错误

结果是试算，不是正式结算单。
`,
  en: `yizhan: settles medical bills by rule files, exact to the fen, with every step explained

Usage
  yizhan settle FILE|-    settle the claims of a file; - is standard input
VERBS
  yizhan --help | --version

Input
  One JSON object, a JSON array, or NDJSON (a claim a line; files named .ndjson or .jsonl are always read by line).
  Claims of one person and benefit year share an account, in the order of the input.

Options
  --rules FOLDER          a folder of rules beside the shipped ones; may be repeated. A file of the same version
                          replaces the shipped one, which standard error says
  --format FORMAT         table, json (an array), ndjson (a settlement a line) or summary (a line with the sums alone);
                          default: table when standard output is a terminal, else ndjson
  --lang zh|en            language of the words, zh by default
  --accounts FILE         accounts before the first claim, a JSON array or NDJSON
  --accounts-out FILE     write all accounts at the end (.json: an array, else NDJSON), whole or not at all
  --known-at DAY          use only rules published by this day; default: the day each claim is settled
  --no-trace              leave out the steps

Exit codes
  0 all settled   1 some claims refused (each on standard error, the others still settled)
  2 unusable arguments or files   70 a fault of yizhan itself

Results are computed for information; they are not official settlements.
`,
};

/** The help text. */
export function helpText(language: Language): string {
  return HELP[language].replace("VERBS", [...CLAIM_VERBS, ...RULES_VERBS].map(({ help }) => help[language]).join("\n"));
}
