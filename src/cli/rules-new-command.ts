/** `yizhan rules new`: the folder with which a county begins. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startingFolder } from "../start/folder.ts";
import type { StartFile } from "../start/folder.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import { withAllRules } from "./rule-files.ts";
import { dayOf } from "./rules-show-command.ts";
import { systemReason, Unusable } from "./unusable.ts";
import type { Verb } from "./verb.ts";
import { createWriter } from "./writer.ts";

const OPTIONS = {
  from: { type: "string" },
  "name-zh": { type: "string" },
  "name-en": { type: "string" },
  start: { type: "string" },
  rules: { type: "string", multiple: true },
  lang: { type: "string" },
} as const;

/** The verb `new`. */
export const rulesNewVerb: Verb = {
  name: "new",
  help: {
    zh: `  yizhan rules new 地区 --from 上级 文件夹
    写一个新地区的起始文件夹，注明要填写什么；不覆盖任何文件。
    --name-zh 名称  --name-en 名称  --start 首日（缺省今年一月一日）  --rules 文件夹`,
    en: `  yizhan rules new REGION --from PARENT FOLDER
    writes the starting folder of a new region, which says what must be filled in; overwrites nothing.
    --name-zh NAME  --name-en NAME  --start DAY (default: 1 January of this year)  --rules FOLDER`,
  },
  run: async (argv, context) => {
    const { positionals, text, texts } = readOptions(argv, OPTIONS);
    const language = oneOf("--lang", ["zh", "en"], text("lang")) ?? context.language;
    const [region, folder, ...more] = positionals;
    if (region === undefined) throw misuse("new 之后缺少地区代码", "new needs the code of a region");
    if (folder === undefined) throw misuse("缺少要写的文件夹", "the folder to write is missing");
    if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
    const parent = text("from");
    if (parent === null) throw misuse("缺少 --from 上级地区", "--from PARENT is missing");
    const [nameZh, nameEn] = [text("name-zh"), text("name-en")];
    const files = withAllRules(texts("rules"), { ...context, language }, (rules) =>
      startingFolder(rules, {
        region,
        parent,
        from: dayOf("--start", text("start")) ?? `${new Date().getFullYear()}-01-01`,
        ...(nameZh === null ? {} : { nameZh }),
        ...(nameEn === null ? {} : { nameEn }),
      }),
    );
    writeFolder(folder, files);
    const written = files.map(({ file }) => `${join(folder, file)}\n`).join("");
    const next = {
      zh: `接下来要填写什么，见 ${join(folder, "README.md")}\n`,
      en: `What to fill in: ${join(folder, "README.md")}\n`,
    };
    await createWriter(context.streams.stdout).write(written + next[language]);
    return 0;
  },
};

/** Writes the files into a folder that is empty or not there. */
function writeFolder(folder: string, files: readonly StartFile[]): void {
  try {
    const existing = statSync(folder, { throwIfNoEntry: false });
    if (existing !== undefined && (!existing.isDirectory() || readdirSync(folder).length > 0))
      throw new Unusable({
        zh: `${folder} 已有内容，不覆盖`,
        en: `${folder} is not empty, and nothing is overwritten`,
      });
    for (const { file, text } of files) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: "wx" });
    }
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const reason = systemReason(error);
    throw new Unusable({ zh: `无法写入 ${folder}：${reason}`, en: `cannot write ${folder}: ${reason}` });
  }
}
