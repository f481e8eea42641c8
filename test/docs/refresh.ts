/** Shown output of commands and modules, as it is now. */
import { commandsIn, createDesk, isRemoval, kindOfCommand } from "./desk.ts";
import type { Desk, Run } from "./desk.ts";
import { knownBlocks } from "./kinds.ts";
import type { Known } from "./kinds.ts";
import type { Markdown } from "./markdown.ts";
import { checkingModule } from "./modules.ts";
import type { Entries } from "./modules.ts";

/** The text of a document in which everything that its commands and modules print is as they print it now. */
export function withOutputs(document: Markdown): string {
  const { blocks } = knownBlocks(document);
  const desk = createDesk();
  try {
    // In the order of the document: a command may work on what one before it wrote.
    const texts = blocks.map((block, at) => {
      layOut(desk, blocks, block);
      return { block, text: textNow(desk, block, blocks[at - 1]) };
    });
    const lines = document.text.split("\n");
    // From the end, so that the lines before keep their numbers.
    for (const { block, text } of texts.reverse())
      if (text !== null) lines.splice(block.line, block.text.split("\n").length - 1, ...text.split("\n"));
    return lines.join("\n");
  } finally {
    desk.clear();
  }
}

/** Writes the files that the document shows before a block, and takes away those that it shows after it. */
export function layOut(desk: Desk, blocks: readonly Known[], block: Known): void {
  const files = blocks.filter(({ kind, of }) => kind === "json" && of !== "");
  for (const { of, line } of files) if (line >= block.line) desk.remove(of);
  for (const { of, line, text } of files) if (line < block.line) desk.write(of, text);
}

/** Runs a block that is a module, which compares what its comments promise. */
export function runModule(desk: Desk, { line, of, text }: Known, entries?: Entries): Run {
  return desk.runModule(`block-${line}.${of === "ts" ? "mts" : "mjs"}`, checkingModule(text, entries));
}

function textNow(desk: Desk, block: Known, before: Known | undefined): string | null {
  if (block.kind === "output" && before?.kind === "module") return runModule(desk, before).stdout.trimEnd();
  if (block.kind !== "commands" || !block.text.startsWith("$ ")) return null;
  return commandsIn(block)
    .map(({ command, shown }) => {
      if (isRemoval(command)) desk.run(command);
      if (shown === null || kindOfCommand(command) !== "run") return [`$ ${command}`, shown ?? []].flat().join("\n");
      const { stdout, stderr } = desk.run(command);
      return `$ ${command}\n${(stdout + stderr).trimEnd()}`;
    })
    .join("\n");
}
