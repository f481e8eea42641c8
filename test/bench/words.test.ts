/** Words that the programs of bench and tests do not know: refused before anything is measured. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it.each([
  ["bench/main.ts", ["--short", "nothing"], "no section: nothing; there are core, lines, batch, "],
  ["test/mutants/run.ts", ["nothing"], "no part: nothing; there are money, "],
  ["test/kernel/equal.ts", ["abc"], "rows are not 1 or more, a whole number: abc\n"],
  ["test/kernel/equal.ts", ["0"], "rows are not 1 or more, a whole number: 0\n"],
  ["test/kernel/equal.ts", ["5", "--seed", "1.5"], "numbers of a seed are not 0 or more, a whole number: 1.5\n"],
])("%s %j", (program, words, said) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import=tsx", program, ...words], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
  });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.startsWith(said)).toBe(true);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});
