/** Reading claims, accounts and journals from a file or standard input, with bounded memory. */
import { createReadStream } from "node:fs";
import type { Issue } from "../errors.ts";
import { readJson } from "../json.ts";
import { splitLines } from "./lines.ts";
import type { Piece } from "./pieces.ts";
import { createSplitter } from "./splitter.ts";
import { systemReason, Unusable } from "./unusable.ts";

const CHUNK = 256 * 1024;

/** What a piece is refused with when it is not JSON. */
export type PieceCode = "invalid_claim" | "invalid_account" | "invalid_receipt" | "invalid_journal";

/** The value of a piece, or why it has none. */
export type Value =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Opens a file, of which no more is read than is asked for. */
export function openFile(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: CHUNK });
}

/**
 * Reads pieces, as many at a time as a chunk holds.
 *
 * @param name The file's name: one that ends in `.ndjson` or `.jsonl` is read by line; and for messages.
 * @throws Unusable if it cannot be read, or is an array that does not end.
 */
export async function* readPieces(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<readonly Piece[]> {
  const splitter = /\.(?:ndjson|jsonl)$/i.test(name) ? splitLines(1) : createSplitter();
  try {
    for await (const chunk of source) yield splitter.push(chunk);
    yield splitter.end();
  } catch (error) {
    if (error instanceof Unusable)
      throw new Unusable({ zh: `${name}：${error.text.zh}`, en: `${name}: ${error.text.en}` });
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    const reason = systemReason(error);
    throw new Unusable({ zh: `无法读取 ${name}：${reason}`, en: `cannot read ${name}: ${reason}` });
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads the JSON of a piece. */
export function readValue({ bytes, line }: Piece, code: PieceCode): Value {
  if (bytes === null) return refused(code, "较短的文本", "a shorter text", "more bytes than are read");
  const text = decoded(bytes);
  if (text === null) return refused(code, "UTF-8 编码", "text in UTF-8", "other bytes");
  const read = readJson(text, { line });
  return read.ok ? read : { ok: false, issues: read.findings.map((finding) => ({ code, ...finding })) };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function refused(code: PieceCode, zh: string, en: string, found: string): Value {
  return { ok: false, issues: [{ code, path: "", expected: { zh, en }, found }] };
}
