/** Pieces of a file: every line once, whatever the edges. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cutFile, readLines } from "../../../src/pool/piece.ts";

const file = join(mkdtempSync(join(tmpdir(), "yizhan-piece-")), "lines");

function linesOf(pieces: number, size: number): string[] {
  let before = 0;
  return cutFile(file, size, pieces).flatMap((piece) => {
    const found: string[] = [];
    const feeds = readLines(piece, (lines) => {
      for (const { line, bytes } of lines) found.push(`${before + line} ${Buffer.from(bytes ?? []).toString("utf8")}`);
    });
    before += feeds;
    return found;
  });
}

it.each([
  ["an empty file", "", []],
  ["a line without an end", "一站", ["1 一站"]],
  ["lines with ends", "a\nbb\n", ["1 a", "2 bb"]],
  ["the last line without an end", "a\n一站二\nccc", ["1 a", "2 一站二", "3 ccc"]],
  ["blank lines", "\n\na\n \r\n\n医\n\n", ["3 a", "6 医"]],
  ["only blank lines", "\n\n\n", []],
  ["carriage returns", "a\r\n医保\r\n", ["1 a", "2 医保"]],
  ["a long line among short ones", `a\n${"医".repeat(40)}\nb\n`, ["1 a", `2 ${"医".repeat(40)}`, "3 b"]],
])("%s, cut anywhere", (_, text, lines) => {
  writeFileSync(file, text);
  const size = Buffer.byteLength(text);
  for (let pieces = 1; pieces <= size + 2; pieces++) expect(linesOf(pieces, size)).toEqual(lines);
});

it("lines that are longer than what is read at a time", () => {
  const long = "医".repeat(500_000);
  writeFileSync(file, `a\n${long}\nb`);
  const size = 2 + 1_500_000 + 2;
  for (const pieces of [1, 2, 3, 4]) expect(linesOf(pieces, size)).toEqual(["1 a", `2 ${long}`, "3 b"]);
});

it("a file that is no longer what it was is refused", () => {
  writeFileSync(file, "a\nb\n");
  expect(() => linesOf(2, 5)).toThrow(`${file} was changed while it was read`);
});
