/** What is in force as a table for a terminal. */
import type { Language } from "../errors.ts";
import { paint } from "../report/sheet.ts";
import { fillRight, printable, textWidth, wrapText } from "../report/width.ts";
import { EVIDENCE_NAMES } from "../report/words.ts";
import type { Text } from "../rules/types.ts";
import { both, joined } from "./bilingual.ts";
import { citationWords } from "./citation.ts";
import { headingOf, PARTS, runsOf } from "./heading.ts";
import type { ShownRules } from "./rules.ts";
import type { Section, Value } from "./section.ts";

/** How to print a table. */
export interface ShowTableOptions {
  readonly language: Language;
  /** Whether to colour it with ANSI escape sequences. Default: no. */
  readonly color?: boolean;
  /** Columns of the terminal; fewer than 60 count as 60. Default: 100. */
  readonly width?: number;
}

const NARROWEST = 60;
const USUAL = 100;
/** Columns of the widest label, and between a label and its value. */
const LABEL = 26;
const GAP = 2;
const INDENT = 2;
const DIGITS = 12;

/**
 * Prints what is in force, layer by layer in the order of payment.
 *
 * @returns Lines with a line feed after each.
 * @example
 * const shown = showRules(readRuleFiles(shippedRules()), { region: "411322", on: "2020-03-01" });
 * formatRules(shown, { language: "en" }).split("\n")[0]; // "Rules of Fangcheng (411322) in force on 2020-03-01"
 */
export function formatRules(shown: ShownRules, options: ShowTableOptions): string {
  const print = printerOf(options);
  const { pipeline, layers, documents } = shown;
  const blocks = [
    headLines(shown, print),
    sectionLines(pipeline, 0, print),
    ...layers.map((layer) => sectionLines(layer, 0, print)),
    documentLines(documents, print),
    versionLines(shown, print),
  ];
  return blocks
    .flatMap((block, i) => (i === 0 ? block : ["", ...block]))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** Prints lines of a width in a language. */
interface Printer {
  readonly say: (text: Text) => string;
  readonly title: (text: Text, indent: number) => string[];
  readonly dim: (text: Text, indent: number) => string[];
  readonly warning: (text: Text, indent: number) => string[];
  readonly plain: (text: Text, indent: number) => string[];
  readonly row: (label: Text, value: Text, indent: number, labels: number) => string[];
}

function printerOf({ language, color = false, width = USUAL }: ShowTableOptions): Printer {
  const columns = Math.max(NARROWEST, width);
  const say = (text: Text): string => printable(text[language]);
  const lines = (style: "title" | "dim" | "warning" | "plain") => (text: Text, indent: number) =>
    wrapText(say(text), columns - indent, 2).map((line) => paint(" ".repeat(indent) + line, style, color));
  return {
    say,
    title: lines("title"),
    dim: lines("dim"),
    warning: lines("warning"),
    plain: lines("plain"),
    row(label, value, indent, labels) {
      const left = wrapText(say(label), labels);
      const right = wrapText(say(value), columns - indent - labels - GAP);
      return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
        [" ".repeat(indent), fillRight(left[i] ?? "", labels), " ".repeat(GAP), right[i] ?? ""].join(""),
      );
    },
  };
}

function headLines(
  { name, region, on, knownAt, chain, summary, covers, checked }: ShownRules,
  print: Printer,
): string[] {
  const places = joined(
    chain.map((each) => both(`${each.name.zh} ${each.code}`, `${each.name.en} ${each.code}`)),
    " → ",
    " → ",
  );
  const known = both(
    `${knownAt} 前（含当日）公布的规则；规则逐级向上查找：`,
    `Published by ${knownAt}; rules are looked for from the region upwards: `,
  );
  const lines = [...print.title(PARTS.title(name, region, on), 0), ...print.plain(joined([known, places], "", ""), 0)];
  if (checked !== null) lines.push(...print.plain(both(`核对至 ${checked}`, `Checked through ${checked}`), 0));
  for (const [title, text] of [
    [PARTS.summary, summary],
    [PARTS.covers, covers],
  ] as const)
    if (text !== null) lines.push("", ...print.title(title, 0), ...print.plain(text, INDENT));
  return lines;
}

function sectionLines(section: Section, indent: number, print: Printer): string[] {
  const inner = section.sections.flatMap((each) => {
    const lines = sectionLines(each, indent + INDENT, print);
    return each.kind === "benefit" ? ["", ...lines] : lines;
  });
  return [...print.title(headingOf(section), indent), ...valueLines(section.values, indent + INDENT, print), ...inner];
}

function valueLines(values: readonly Value[], indent: number, print: Printer): string[] {
  return runsOf(values).flatMap(({ values: run, source, origin }) => {
    const labels = Math.min(LABEL, Math.max(...run.map(({ label }) => textWidth(print.say(label)))));
    const cited = citationWords(source);
    const place = both(
      `出处 ${cited.zh}；${origin.version}，${origin.file}`,
      `Source: ${cited.en}; ${origin.version}, ${origin.file}`,
    );
    const style = source.evidence === "official" ? print.dim : print.warning;
    return [...run.flatMap(({ label, value }) => print.row(label, value, indent, labels)), ...style(place, indent)];
  });
}

/** The documents, which are their own source. */
function documentLines(versions: readonly Section[], print: Printer): string[] {
  return [
    ...print.title(PARTS.documents, 0),
    ...versions.flatMap((version) => [
      ...print.plain(version.title, INDENT),
      ...version.sections.flatMap((document) => [
        ...print.plain(headingOf(document), 2 * INDENT),
        ...document.values.flatMap(({ label, value }) => print.row(label, value, 3 * INDENT, LABEL / 2)),
      ]),
    ]),
  ];
}

function versionLines({ versions }: ShownRules, print: Printer): string[] {
  return [
    ...print.title(PARTS.versions, 0),
    ...versions.flatMap(({ version, file, digest, evidence }) => {
      const { zh, en } = EVIDENCE_NAMES[evidence];
      const short = digest.slice(0, "sha256-".length + DIGITS);
      return print.plain(both(`${version}，${file}，${zh}，${short}`, `${version}, ${file}, ${en}, ${short}`), INDENT);
    }),
  ];
}
