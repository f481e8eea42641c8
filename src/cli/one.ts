/** Files of one claim or receipt, and the account of a year among those of a file. */
import { SettlementError } from "../errors.ts";
import { nonEmpty } from "../claim/finding.ts";
import { fieldOf } from "../rules/raw.ts";
import { readAccounts } from "./accounts.ts";
import { openFile, readPieces, readValue } from "./input.ts";
import type { PieceCode } from "./input.ts";
import { misuse } from "./options.ts";

/**
 * Reads a file that holds one JSON object.
 *
 * @throws Unusable if it cannot be read; Misuse if it holds none or several; SettlementError for what is not JSON.
 */
export async function readOne(file: string, code: PieceCode): Promise<unknown> {
  const values: unknown[] = [];
  for await (const pieces of readPieces(openFile(file), file))
    for (const piece of pieces) {
      const read = readValue(piece, code);
      if (!read.ok)
        throw new SettlementError(nonEmpty(read.issues.map((issue) => ({ ...issue, file: `${file}:${piece.line}` }))));
      values.push(read.value);
    }
  const [value, ...more] = values;
  if (value === undefined || more.length > 0)
    throw misuse(`${file} 应恰有一个 JSON 对象`, `${file} must hold exactly one JSON object`);
  return value;
}

/**
 * The account of a person and year among those of a file; `undefined` where there is no file, or none of them.
 *
 * @param file As `yizhan settle --accounts-out` writes it; `null`: none.
 */
export async function readAccountOf(file: string | null, person: unknown, year: unknown): Promise<unknown> {
  if (file === null) return undefined;
  const accounts = await readAccounts(file);
  return accounts.find((each) => fieldOf(each, "person") === person && fieldOf(each, "year") === year);
}
