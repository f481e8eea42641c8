/** The guide in a starting folder: what must be filled in, in the order in which it is done. */
import type { Day, Region, Text } from "../rules/types.ts";

/** What the guide is about. */
export interface GuideSubject {
  readonly name: Text;
  readonly region: string;
  readonly parent: Region;
  /** The folder of the region's files. */
  readonly folder: string;
  /** Its versions. */
  readonly versions: readonly string[];
  /** The companion case; `null`: there is none yet. */
  readonly firstCase: string | null;
  readonly from: Day;
}

/** Markdown in both languages. */
export function guideOf({ name, region, parent, folder, versions, firstCase, from }: GuideSubject): string {
  const files = versions.length === 0 ? nothingOpen(folder, from) : versions.map((file) => `- \`${file}\``).join("\n");
  return `# ${name.zh} ${name.en} (${region})

上级：${parent.name.zh}（${parent.code}）。本文件夹里没有写的层，用上级的规则。
Region above: ${parent.name.en} (${parent.code}). Layers that no file here states follow the rules above.

${files}

## 要填写的 What to fill in

1. 把每个“待填 TO FILL IN”换成真实内容；找不到来源的数字不要写。
   Replace every "待填 TO FILL IN". A figure without a source is not written.
2. \`documents\`：通知名称、文号、发文日期（文中没有则 \`null\`）、依据 \`evidence\`、核对日期 \`checked\`。
   The notice: title, number, day of issue (\`null\` if it gives none), evidence, the day on which you checked it.
3. \`from\`：通知规定的首日，文件名同时改；\`published\`：公布日期，来源没有则 \`null\`。现在写的是 ${from}。
   The first day, in the file's name too, and the day of publication. It says ${from} now.
4. \`benefits\`：待遇、情形、起付线、比例、限额；每项的 \`source\` 写文件键和条款，如 \`"n 二"\`。
   Benefits, cases, deductibles, rates and limits, each with its article.
5. 本县没有的层，删去那份文件。
   Delete the file of a layer that the county does not have.
6. 不能用规则表达的，写进 \`notEncoded\`，不要省略。
   What the format cannot say goes into \`notEncoded\`.
7. 一份文件填完，就删去其中 \`notEncoded\` 的“尚未填写”一条；在此之前每张单据都被拒绝（\`not_encoded\`）。
   When a file is complete, take out the entry of \`notEncoded\` that says it is not filled in; until then every claim is refused.
8. ${firstCase === null ? `在 \`${folder}/cases/\` 写配套案例` : `\`${firstCase}\` 是第一个配套案例：现在它说“应被拒绝”，所以通过`}。规则填好后，人工按通知算出应付，写进 \`expect\`（\`payments\`、\`patient\`），算式写进 \`working\`；不要抄程序的结果。待遇表每行、每个界限两侧、每个限额各写一个。
   ${firstCase === null ? `Write companion cases in \`${folder}/cases/\`` : `\`${firstCase}\` is the first companion case: it says “refused” now, and so it holds`}. Once the rules are filled in, work out by hand, from the notice, what must be paid: \`payments\` and \`patient\` under \`expect\`, the arithmetic under \`working\`. Do not copy what the program prints. One case for each row of the table, both sides of each edge, and each limit.
9. 核对、案例都通过，打印签字之后，才用来结算。
   Settle by it only when check and cases pass and the printed rules are signed.

## 核对 To check

在本文件夹内 In this folder:

\`\`\`sh
npx yizhan rules check .
npx yizhan rules test .
npx yizhan rules mutate .
npx yizhan rules show ${region} --on ${from} --rules . --html ${region}.html
\`\`\`

\`check\` 列出文件里的错误，\`test\` 逐分核对案例，\`mutate\` 列出还没有案例能察觉的改动，得分应到 95%。
\`check\` lists what is wrong with the files, \`test\` compares the cases to the fen, \`mutate\` lists what no case notices yet; the score should reach 95 %.

用编辑器打开本文件夹本身，\`.vscode/settings.json\` 说明哪份文件用哪份 schema。 Open this folder itself in the editor; \`.vscode/settings.json\` says which schema is for which file.

格式见 yizhan 的 \`rules/README.md\`。 The format is described in \`rules/README.md\` of yizhan.
`;
}

function nothingOpen(folder: string, from: Day): string {
  const file = `${folder}/basic/${from}.json`;
  return `上级各层都有规定，没有必须由本地写的层。本地另有规定的，写本层的一份文件，如 \`${file}\`：少量改动用 \`"extends": "parent"\`，否则把本层全部写出；写法见 yizhan 的 \`rules/README.md\`。
The regions above state every layer; none is left that must be written here. Where this region has rules of its own, write a version of the layer, such as \`${file}\`: with \`"extends": "parent"\` where it changes little, else in full.`;
}
