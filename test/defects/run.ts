/**
 * Applies the seeded defects one by one to a copy of the sources and runs the tests on it: each must fail there.
 * `npm run defects` prints a line per defect and exits 1 if one was not caught. Arguments choose defects by name.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEFECTS } from "./defects.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["src", "test", "rules", "package.json", "tsconfig.json", "README.md"];
/** The tests that a defect of the engine must not pass, the quick ones first; each run ends at its first failure. */
const quick = [
  "test/golden",
  "test/unit/plan",
  "test/unit/settle",
  "test/unit/money",
  "test/unit/apportion",
  "test/refusals/kept.test.ts",
  "test/unit/batch/check.test.ts",
  "test/unit/batch/plans-of-a-year.test.ts",
];
const laws = ["test/property/law"];

function pass(folder: string, suites: readonly string[]): boolean {
  const args = ["vitest", "run", "--config", "test/vitest.config.ts", "--bail", "1", ...suites];
  const env = { ...process.env, CI: "true" };
  return spawnSync("npx", args, { cwd: folder, env, stdio: "ignore" }).status === 0;
}

const folder = mkdtempSync(join(tmpdir(), "yizhan-defects-"));
let missed = 0;
try {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const wanted = process.argv.slice(2);
  if (!pass(folder, quick)) throw new Error("the tests fail without any defect");
  for (const { name, file, find, replace } of DEFECTS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const path = join(folder, "src", file);
    const sound = readFileSync(path, "utf8");
    if (sound.split(find).length !== 2) throw new Error(`${file} does not read exactly once: ${find}`);
    writeFileSync(
      path,
      sound.replace(find, () => replace),
    );
    const by = pass(folder, quick) ? (pass(folder, laws) ? null : "a law") : "a case";
    writeFileSync(path, sound);
    if (by === null) missed++;
    process.stdout.write(`${by === null ? "MISSED" : `caught by ${by}`}  ${name} (${file})\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
