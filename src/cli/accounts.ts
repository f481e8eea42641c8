/** Files of accounts: read before a run, and written after it, whole or not at all. */
import { accessSync, closeSync, constants, fsyncSync, openSync } from "node:fs";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Account } from "../claim/types.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { openFile, readPieces, readValue } from "./input.ts";
import { systemReason, Unusable } from "./unusable.ts";

/**
 * Reads a file of accounts, a JSON array or NDJSON. Whether they are accounts is for the session to judge.
 *
 * @throws Unusable if the file cannot be read; SettlementError `invalid_account` for what is not JSON.
 */
export async function readAccounts(file: string): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  const issues: Issue[] = [];
  for await (const pieces of readPieces(openFile(file), file)) {
    for (const piece of pieces) {
      const read = readValue(piece, "invalid_account");
      if (read.ok) values.push(read.value);
      else issues.push(...read.issues.map((issue) => ({ ...issue, file: `${file}:${piece.line}` })));
    }
  }
  refuse(issues);
  return values;
}

/** A file that is to be written. */
export interface Target {
  /** Replaces the file by these accounts. */
  readonly write: (accounts: readonly Account[]) => void;
}

/** Only the owner may read what is written of persons, unless a file that is replaced says otherwise. */
const PRIVATE = 0o600;
const BATCH = 1000;

/**
 * Looks whether a file can be written, before any work is done for it.
 *
 * @throws Unusable if its folder cannot be written, or something that is not a file has its name.
 */
export function openTarget(file: string): Target {
  return attempt(file, () => {
    const existing = statSync(file, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile())
      throw new Unusable({ zh: `${file} 不是普通文件`, en: `${file} is not a regular file` });
    // Through a link, so that the link stays.
    const real = existing === undefined ? file : realpathSync(file);
    const folder = dirname(real);
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory())
      throw new Unusable({ zh: `${folder} 不是文件夹`, en: `${folder} is no folder` });
    const mode = existing === undefined ? PRIVATE : existing.mode & 0o777;
    return { write: (accounts) => attempt(file, () => replace(real, mode, accounts)) };
  });
}

function replace(file: string, mode: number, accounts: readonly Account[]): void {
  // In the same folder, because only within a file system is a rename all or nothing.
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const handle = openSync(draft, "wx", mode);
  try {
    try {
      // Not `writeSync`, which writes what there is room for and says how much that was.
      for (const text of printed(accounts, file.endsWith(".json"))) writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** An array, one account a line, or NDJSON; some lines at a time. */
function* printed(accounts: readonly Account[], list: boolean): Generator<string> {
  if (list) yield "[";
  for (let i = 0; i < accounts.length; i += BATCH) {
    const lines = accounts.slice(i, i + BATCH).map((account) => JSON.stringify(account));
    yield list ? `${i === 0 ? "" : ","}\n${lines.join(",\n")}` : `${lines.join("\n")}\n`;
  }
  if (list) yield "\n]\n";
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const reason = systemReason(error);
    throw new Unusable({ zh: `无法写入 ${file}：${reason}`, en: `cannot write ${file}: ${reason}` });
  }
}
