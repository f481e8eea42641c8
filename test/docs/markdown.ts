/** A document in Markdown as the tests need it: its blocks of code, headings, links and tables. */

/** A fenced block of code. */
export interface Block {
  /** The line of its opening fence, from 1. */
  readonly line: number;
  /** What stands after the opening fence, such as `jsonc example`. */
  readonly info: string;
  readonly text: string;
}

/** A heading with the anchor that links to it. */
export interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** A link, or an image. */
export interface Link {
  readonly line: number;
  readonly target: string;
}

/** A table; cells are Markdown without the space around them. */
export interface Table {
  readonly line: number;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A document. */
export interface Markdown {
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly tables: readonly Table[];
}

/** Reads a document. What is in a block of code is neither heading nor link nor table. */
export function readMarkdown(file: string, text: string): Markdown {
  const { blocks, prose } = splitBlocks(file, text);
  return { file, text, blocks, headings: headingsOf(prose), links: linksOf(prose), tables: tablesOf(prose) };
}

/** Blocks of code, and the lines with nothing in place of them. */
function splitBlocks(file: string, text: string): { blocks: Block[]; prose: string[] } {
  const blocks: Block[] = [];
  let open: { readonly fence: string; readonly line: number; readonly info: string; readonly own: string[] } | null =
    null;
  const prose = text.split("\n").map((line, at) => {
    const fence = /^\s*(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (open === null) {
      if (fence === null) return line;
      open = { fence: fence[1] ?? "", line: at + 1, info: (fence[2] ?? "").trim(), own: [] };
    } else if (fence?.[2] === "" && fence[1]?.startsWith(open.fence) === true) {
      blocks.push({ line: open.line, info: open.info, text: `${open.own.join("\n")}\n` });
      open = null;
    } else open.own.push(line);
    return "";
  });
  const unclosed = open as { readonly line: number } | null;
  if (unclosed !== null) throw new Error(`${file}:${unclosed.line}: a block of code that is not closed`);
  return { blocks, prose };
}

function headingsOf(prose: readonly string[]): Heading[] {
  const before = new Map<string, number>();
  return prose.flatMap((line, at) => {
    const match = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (match === null) return [];
    const text = match[2] ?? "";
    const anchor = anchorOf(text);
    const times = before.get(anchor) ?? 0;
    before.set(anchor, times + 1);
    return [{ line: at + 1, level: match[1]?.length ?? 0, text, anchor: times === 0 ? anchor : `${anchor}-${times}` }];
  });
}

/** The anchor that GitHub gives to a heading. */
function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

function linksOf(prose: readonly string[]): Link[] {
  return prose.flatMap((line, at) => {
    const bare = line.replace(/`[^`]*`/g, (code) => "x".repeat(code.length));
    const targets = [
      ...bare.matchAll(/\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+"[^"]*")?\s*\)/g),
      ...bare.matchAll(/^\s*\[[^\]]+\]:\s+<?([^\s>]+)>?/g),
      ...bare.matchAll(/\b(?:href|src)="([^"]*)"/g),
    ];
    return targets.map(([, target = ""]) => ({ line: at + 1, target }));
  });
}

function tablesOf(prose: readonly string[]): Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < prose.length; at++) {
    const [head, rule] = [cellsOf(prose[at]), cellsOf(prose[at + 1])];
    if (head === null || rule === null || !rule.every((cell) => /^:?-+:?$/.test(cell))) continue;
    const line = at + 1;
    const rows: string[][] = [];
    at += 1;
    for (let row = cellsOf(prose[at + 1]); row !== null; row = cellsOf(prose[at + 1])) {
      rows.push(row);
      at += 1;
    }
    tables.push({ line, head, rows });
  }
  return tables;
}

function cellsOf(line: string | undefined): string[] | null {
  const match = /^\s*\|(.*)\|\s*$/.exec(line ?? "");
  if (match === null) return null;
  return (match[1] ?? "").split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The pieces of code in a text, without their back quotes. */
export function codeIn(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** The tables under a heading that matches, down to the next heading of its level; `null` without such a heading. */
export function tablesUnder(document: Markdown, heading: RegExp): readonly Table[] | null {
  const start = document.headings.find(({ text }) => heading.test(text));
  if (start === undefined) return null;
  const next = document.headings.find(({ line, level }) => line > start.line && level <= start.level);
  return document.tables.filter(({ line }) => line > start.line && (next === undefined || line < next.line));
}
