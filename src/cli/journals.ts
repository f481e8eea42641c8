/** Journals of a folder. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareCodePoints } from "../order.ts";
import { openFile, readPieces, readValue } from "./input.ts";
import type { Value } from "./input.ts";
import { systemReason, Unusable } from "./unusable.ts";

/** One journal as it came: whether it is one is for `readjudicate` to judge. */
export interface FoundJournal {
  /** File and line, for messages. */
  readonly place: string;
  readonly read: Value;
}

const OF_JOURNALS = /\.(?:json|ndjson|jsonl)$/i;

/**
 * Reads the journals of a file, or of every `.json`, `.ndjson` and `.jsonl` below a folder but for hidden ones; files in
 * the order of their names, one after the other.
 *
 * @throws Unusable if something cannot be read.
 */
export async function* readJournals(folder: string): AsyncGenerator<FoundJournal> {
  for (const file of filesOf(folder)) yield* journalsIn(file);
}

async function* journalsIn(file: string): AsyncGenerator<FoundJournal> {
  for await (const pieces of readPieces(openFile(file), file))
    for (const piece of pieces) yield { place: `${file}:${piece.line}`, read: readValue(piece, "invalid_journal") };
}

function filesOf(folder: string): string[] {
  try {
    if (!statSync(folder).isDirectory()) return [folder];
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => OF_JOURNALS.test(name) && !/(?:^|[/\\])\./.test(name))
      .sort(compareCodePoints)
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile());
  } catch (error) {
    const reason = systemReason(error);
    throw new Unusable({ zh: `无法读取 ${folder}：${reason}`, en: `cannot read ${folder}: ${reason}` });
  }
}
