/** What is in force as a page to print and sign: one file of HTML without scripts, images or anything from elsewhere. */
import type { Language } from "../errors.ts";
import { EVIDENCE_NAMES } from "../report/words.ts";
import type { Text } from "../rules/types.ts";
import { ENGINE } from "../version.ts";
import { both, joined } from "./bilingual.ts";
import { citationWords } from "./citation.ts";
import { headingOf, PARTS, runsOf } from "./heading.ts";
import { escapeHtml, htmlPage } from "./html.ts";
import type { ShownRules } from "./rules.ts";
import type { Section, Value } from "./section.ts";

const SIGNATURES: readonly Text[] = [
  { zh: "编写", en: "Drafted by" },
  { zh: "核对", en: "Checked by" },
  { zh: "批准", en: "Approved by" },
];

const COLUMNS: readonly Text[] = [
  { zh: "项目", en: "Item" },
  { zh: "规定", en: "Rule" },
  { zh: "出处", en: "Source" },
  { zh: "规则文件", en: "Rule file" },
];

/**
 * Prints what is in force as a page for sign-off: the same values, words, sources and files as the table, and a block
 * for signatures. Every text from rule files is escaped.
 *
 * @returns HTML, complete in itself.
 * @example
 * const shown = showRules(readRuleFiles(shippedRules()), { region: "411322", on: "2020-03-01" });
 * printRules(shown, "zh").startsWith("<!doctype html>"); // true
 */
export function printRules(shown: ShownRules, language: Language): string {
  const say = (text: Text): string => escapeHtml(text[language]);
  const { pipeline, layers, documents } = shown;
  const body = [
    head(shown, say),
    ...[pipeline, ...layers].map((section) => sectionHtml(section, 2, say)),
    documentsHtml(documents, say),
    versionsHtml(shown, say),
    signatures(say),
  ];
  return htmlPage(language, PARTS.title(shown.name, shown.region, shown.on)[language], body.join("\n"));
}

type Say = (text: Text) => string;

function head({ name, region, on, knownAt, chain, summary, covers, checked }: ShownRules, say: Say): string {
  const places = joined(
    chain.map((each) => both(`${each.name.zh} ${each.code}`, `${each.name.en} ${each.code}`)),
    " → ",
    " → ",
  );
  const lines: Text[] = [
    both(`${knownAt} 前（含当日）公布的规则`, `Rules published by ${knownAt}`),
    both(`规则逐级向上查找：${places.zh}`, `Rules are looked for from the region upwards: ${places.en}`),
  ];
  if (checked !== null) lines.push(both(`核对至 ${checked}`, `Checked through ${checked}`));
  const paragraphs = [
    [PARTS.summary, summary],
    [PARTS.covers, covers],
  ] as const;
  return [
    `<h1>${say(PARTS.title(name, region, on))}</h1>`,
    ...lines.map((line) => `<p class="line">${say(line)}</p>`),
    ...paragraphs.flatMap(([title, text]) => (text === null ? [] : [`<h2>${say(title)}</h2>`, `<p>${say(text)}</p>`])),
  ].join("\n");
}

function sectionHtml(section: Section, level: number, say: Say): string {
  const heading = `h${Math.min(level, 6)}`;
  return [
    `<section class="${section.kind}">`,
    `<${heading}>${say(headingOf(section))}</${heading}>`,
    valuesHtml(section.values, say),
    ...section.sections.map((each) => sectionHtml(each, level + 1, say)),
    "</section>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** A row a value; source and file stand once beside the values that share them. */
function valuesHtml(values: readonly Value[], say: Say): string {
  if (values.length === 0) return "";
  const rows = runsOf(values).flatMap(({ values: run, source, origin }) => {
    const span = run.length === 1 ? "" : ` rowspan="${run.length}"`;
    const weak = source.evidence === "official" ? "" : ' class="weak"';
    const place = escapeHtml(`${origin.version} ${origin.file}`);
    const from = `<td${span}${weak}>${say(citationWords(source))}</td><td${span} class="file">${place}</td>`;
    return run.map(
      ({ label, value }, i) =>
        `<tr><th scope="row">${say(label)}</th><td>${say(value)}</td>${i === 0 ? from : ""}</tr>`,
    );
  });
  const titles = COLUMNS.map((column) => `<th scope="col">${say(column)}</th>`).join("");
  return `<table>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}

function documentsHtml(versions: readonly Section[], say: Say): string {
  const rows = versions.flatMap((version) =>
    version.sections.map((document) => {
      const values = document.values.map(({ label, value }) => `${say(label)} ${say(value)}`).join("<br>");
      return `<tr><td class="file">${say(version.title)}</td><td>${say(headingOf(document))}</td><td>${values}</td></tr>`;
    }),
  );
  return `<section class="documents">\n<h2>${say(PARTS.documents)}</h2>\n<table>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>\n</section>`;
}

function versionsHtml({ versions }: ShownRules, say: Say): string {
  const rows = versions.map(({ version, file, digest, evidence }) => {
    const cells = [version, file, EVIDENCE_NAMES[evidence], digest];
    return `<tr>${cells.map((cell) => `<td class="file">${typeof cell === "string" ? escapeHtml(cell) : say(cell)}</td>`).join("")}</tr>`;
  });
  return `<section class="versions">\n<h2>${say(PARTS.versions)}</h2>\n<table>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>\n</section>`;
}

function signatures(say: Say): string {
  const boxes = SIGNATURES.map(
    (who) =>
      `<div class="box"><p>${say(who)}</p><p class="blank"></p><p>${say(both("日期", "Date"))}</p><p class="blank"></p></div>`,
  );
  const statement = both(
    "以上规则已与所引文件逐项核对。",
    "The rules above were held against the documents cited, value by value.",
  );
  const printed = both(`由 ${ENGINE} 从规则文件打印。`, `Printed from the rule files by ${ENGINE}.`);
  return [
    '<section class="signatures">',
    `<h2>${say(both("签署", "Sign-off"))}</h2>`,
    `<p>${say(statement)}</p>`,
    `<div class="boxes">${boxes.join("")}<div class="box"><p>${say(both("（盖章）", "(Seal)"))}</p></div></div>`,
    `<p class="line">${say(printed)}</p>`,
    "</section>",
  ].join("\n");
}
