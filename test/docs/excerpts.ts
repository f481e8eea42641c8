/** Excerpts of files: word for word, and one after the other. */
import type { Known } from "./kinds.ts";

/**
 * Everything in which a document's excerpts differ from their files. Those of a file are consecutive lines of it; where
 * the first begins at its first line, they are the whole of it.
 */
export function excerptFaults(blocks: readonly Known[], read: (file: string) => string): string[] {
  const excerpts = blocks.filter(({ kind }) => kind === "excerpt");
  return [...new Set(excerpts.map(({ of }) => of))].flatMap((file) => {
    const lines = read(file).trimEnd().split("\n");
    const faults: string[] = [];
    const own = excerpts.filter(({ of }) => of === file);
    const start = startOf(lines, linesOf(own[0]));
    let at = start;
    for (const excerpt of own) {
      const text = linesOf(excerpt);
      const there = lines.slice(at, at + text.length);
      const different = text.findIndex((line, i) => line !== there[i]);
      if (different !== -1)
        faults.push(
          `line ${excerpt.line + 1 + different}: ${file}:${at + different + 1} is "${there[different] ?? ""}"`,
        );
      at += text.length;
    }
    if (start === 0 && at < lines.length) faults.push(`${file} goes on after line ${at}`);
    return faults;
  });
}

function linesOf(block: Known | undefined): string[] {
  return (block?.text ?? "").trimEnd().split("\n");
}

/** Where an excerpt begins in a file; 0 where it is not in it, so that the difference shows. */
function startOf(lines: readonly string[], excerpt: readonly string[]): number {
  const at = lines.findIndex((_, start) => excerpt.every((line, i) => line === lines[start + i]));
  return Math.max(0, at);
}
