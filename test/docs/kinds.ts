/** The kinds of blocks that the documents may have, and what becomes of each. */
import type { Block, Markdown } from "./markdown.ts";

/** A block of a kind; `of` is the file or path that its info names. */
export interface Known extends Block {
  readonly kind: Kind;
  readonly of: string;
}

/** What is done with a block. */
export type Kind = keyof typeof KINDS;

const KINDS = {
  /** Settled by the engine. */
  example: /^jsonc example$/,
  /** Consecutive lines of a file of this repository, word for word. */
  excerpt: /^jsonc from ([\w./-]+)$/,
  /** Parses; with a name it is also written to the desk at which commands and modules run. */
  json: /^json(?: file ([\w./-]+))?$/,
  jsonc: /^jsonc$/,
  /** Run as a module of its own. */
  module: /^(ts|js)$/,
  /** What the module before it printed. */
  output: /^text output$/,
  /** Commands after `$`, with what they print. */
  commands: /^(?:sh|console)$/,
  /** A picture: nothing to run. */
  text: /^text$/,
} as const satisfies Record<string, RegExp>;

/** The blocks of a document by kind; an unknown kind is a fault. */
export function knownBlocks(document: Markdown): { readonly blocks: readonly Known[]; readonly faults: string[] } {
  const faults: string[] = [];
  const blocks = document.blocks.flatMap((block): Known[] => {
    for (const [kind, pattern] of Object.entries(KINDS) as [Kind, RegExp][]) {
      const match = pattern.exec(block.info);
      if (match !== null) return [{ ...block, kind, of: match[1] ?? "" }];
    }
    faults.push(`${document.file}:${block.line}: no such kind of block: "${block.info}"`);
    return [];
  });
  return { blocks, faults };
}

/** Comments of JSON with comments, as nothing. */
export function withoutComments(jsonc: string): string {
  return jsonc.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[^]*?\*\//g, "$1");
}
